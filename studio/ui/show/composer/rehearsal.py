"""The stage itself in the middle of the window: attract and visitor, touched with the mouse.

The screen of the display is drawn as large as there is room. It is shown upright, whatever way the
display is turned; while corners are dragged it is shown as the projector has it.
"""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.booth.pin import Lock
from studio.files.paths import config_folder
from studio.ui.engine.aside import Aside
from studio.ui.language.words import mark, tr
from studio.ui.show.composer.handed import RehearsedDesk, RehearsedPaper
from studio.ui.show.composer.show_state import ShowState
from studio.ui.show.controller import ShowController
from studio.ui.show.corners import CornerFrame, Corners
from studio.ui.show.drawing import Drawing
from studio.ui.show.operator import Operator
from studio.ui.show.parts import Parts
from studio.ui.show.prepared import Prepared
from studio.ui.show.window import ShowWindow
from studio.ui.theme import fonts
from studio.ui.widgets.paint import role
from studio.values.show.document import Look, Output, Show
from studio.values.show.edits import begun_at

SHORT_PX = 900
"""The shorter side of a screen that nobody knows."""
WAIT_MS = 250
EDGE_PX = 24
RESTS = mark("A show plays on this computer: the rehearsal rests, so that it has the processor.")
RESTING = 0.3
"""How much is seen of a rehearsal that rests."""
ASPECTS = {"16:9": 16 / 9, "16:10": 1.6, "4:3": 4 / 3, "21:9": 21 / 9}


class Rehearsal(QWidget):
    """Plays whatever show it is given, while `play` is on."""

    stage_changed = Signal(object)
    """`attract`, `visiting` or `countdown`."""
    corners_dragged = Signal(object)
    """Four corners, as an `Output` holds them; a hand let go of one."""

    def __init__(self, state: ShowState, aside: Aside) -> None:
        super().__init__()
        self._state, self._aside = state, aside
        self._show: Show | None = None
        self._first = 0
        self.aspect = "16:9"
        self._stage = ""
        self.window_: ShowWindow | None = None
        self.controller: ShowController | None = None
        self._drawing: Drawing | None = None
        self._on = self._resting = False
        self._output = -1
        self.frame: CornerFrame | None = None
        self._last = QImage()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_MS)
        self._soon.timeout.connect(self._begin)
        self._watch = QTimer(self)
        self._watch.setInterval(200)
        self._watch.timeout.connect(self._look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(tr("Rehearsal"))

    # ---- what is played -------------------------------------------------------------------------
    def set_show(self, show: Show | None) -> None:
        """Another show, or this one changed: what only looks different goes on."""
        before, self._show = self._show, show
        if before is None or show is None or not self._on or self.window_ is None:
            self._soon.start()
        elif before.playlist is show.playlist and _same_but_looks(before, show):
            self.window_.set_show(self._lying(), show.look)
            self._place()
        else:
            self._soon.start()

    def play_from(self, at: int) -> None:
        """Begin anew with item number `at`."""
        self._first = at
        self._begin()

    def play(self, on: bool) -> None:
        """Move, or rest: nothing is drawn for it any more."""
        if on == self._on:
            return
        self._on = on
        if on:
            self._begin()
        else:
            self._end()

    def rest(self, resting: bool) -> None:
        """The processor is wanted elsewhere: the last picture stands here meanwhile, dimmed."""
        if resting == self._resting:
            return
        self._resting = resting
        self._begin()
        self.update()

    def set_aspect(self, aspect: str) -> None:
        """The shape of a display that is not plugged in."""
        self.aspect = aspect
        self._begin()

    def drag_corners(self, output: int) -> None:
        """Show a display as the projector has it, with corners to drag; -1: rehearse again."""
        self._output = output
        self._begin()

    @property
    def stage(self) -> str:
        """What is going on."""
        return self.controller.visit.stage if self.controller is not None else ""

    # ---- inside ---------------------------------------------------------------------------------
    @Slot()
    def _begin(self) -> None:
        self._soon.stop()
        self._end()
        show = self._show
        if show is None or not self._on or (self._resting and self._output < 0):
            return
        show = begun_at(show, self._first) if self._first else show
        window = ShowWindow(self._lying(), show.look, self._screen())
        window.setParent(self)
        window.setCursor(Qt.CursorShape.PointingHandCursor)
        if not self._last.isNull():
            window.put(self._last, 0.0)
        self.window_ = window
        self._place()
        operator = Operator(Lock(config_folder()), window)
        operator.left.connect(operator.cancel)
        self._drawing = Drawing(self._aside, window)
        cards = self._state.cards
        wanted = {m.sha256: cards[m.sha256] for m in show.models if m.sha256 in cards}
        desk = RehearsedDesk(show.take_home, window) if show.take_home.on else None
        paper = RehearsedPaper(window) if show.printing.on else None
        parts = Parts(show, wanted, self._drawing, Prepared(()), operator, desk, paper)
        self.controller = ShowController(window, parts)
        window.show()
        window.lower()
        window.start()
        self.controller.start()
        self.controller.start_engine()
        self._drawing.largest = max(window.width(), window.height())
        if self._output >= 0:
            corners = show.outputs[self._output].corners
            self.frame = CornerFrame(Corners.of(corners), self)
            self.frame.settled.connect(self.corners_dragged)
            self.frame.moved.connect(self._bend)
            self.frame.show()
            self.frame.raise_()
            self._place()
        self._watch.start()

    def _end(self) -> None:
        self._watch.stop()
        if self.frame is not None:
            self.frame.hide()
            self.frame.deleteLater()
            self.frame = None
        if self.controller is not None and self.window_ is not None:
            self._last = self.window_.layers.image
            self.controller.stop()
            self.window_.hide()
            self.window_.deleteLater()
        self.controller = self.window_ = self._drawing = None

    @Slot(object)
    def _bend(self, corners: Corners) -> None:
        """The picture follows the hand."""
        show = self._show
        if self.window_ is not None and show is not None and self._output >= 0:
            output = show.outputs[self._output]
            bent = Output(output.display, output.rotation, output.fit, corners.points)
            self.window_.set_show(bent, show.look)

    @Slot()
    def _look(self) -> None:
        stage = self.stage
        if stage != self._stage:
            self._stage = stage
            self.stage_changed.emit(stage)

    def _lying(self) -> Output:
        """How the picture lies here: upright, unless corners are dragged."""
        outputs = self._show.outputs if self._show is not None else ()
        at = max(0, min(self._output, len(outputs) - 1))
        output = outputs[at] if outputs else Output()
        return output if self._output >= 0 else Output(fit=output.fit)

    def _screen(self) -> QSize:
        """The screen that is rehearsed for."""
        outputs = self._show.outputs if self._show is not None else ()
        output = outputs[max(0, min(self._output, len(outputs) - 1))] if outputs else Output()
        size = QSize(round(SHORT_PX * ASPECTS[self.aspect]), SHORT_PX)
        turned = output.rotation in (90, 270) and self._output < 0
        return size.transposed() if turned else size

    def _place(self) -> None:
        """In the middle, as large as there is room; with room around it for corners."""
        if self.window_ is None:
            return
        self.window_.set_screen(self._screen())
        where = self._where(0.8 if self._output >= 0 else 1.0)
        self.window_.setGeometry(where)
        if self._drawing is not None:
            self._drawing.largest = max(where.width(), where.height())
        if self.frame is not None:
            self.frame.setGeometry(self.rect())
            self.frame.set_screen(where)

    def _where(self, share: float) -> QRect:
        """Where the screen lies: in the middle, `share` of the largest that there is room for."""
        room = self.rect().adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        size = self._screen().scaled(room.size() * share, Qt.AspectRatioMode.KeepAspectRatio)
        size = size.expandedTo(QSize(16, 16))
        return QRect(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2,
            size.width(), size.height(),
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground of the canvas, and what stays of a rehearsal that rests."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), role("canvas"))
        if not self._resting or self.window_ is not None:
            return
        where = self._where(1.0)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(RESTING)
        if not self._last.isNull():
            painter.drawImage(where, self._last)
        painter.setOpacity(1.0)
        painter.setPen(role("text"))
        painter.setFont(fonts.words(15))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, tr(RESTS))


def _same_but_looks(a: Show, b: Show) -> bool:
    """Whether colours and displays are all that differs."""
    return replace(a, look=Look(), outputs=()) == replace(b, look=Look(), outputs=())
