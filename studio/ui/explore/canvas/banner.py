"""One sentence under the picture: an error, an offer, or how far a job is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from studio.ui.explore.canvas.label_row import HEIGHT_PX
from studio.ui.explore.canvas.sentence import Sentence
from studio.ui.language.words import tr
from studio.ui.state.notices import Notice, Progress, ProgressLine
from studio.ui.theme.tokens import current

GOOD_MS = 6_000
OFFER_MS = 20_000
"""Good news with a button stay long enough to reach it."""
FRESH_MS = 4_000
"""So long a sentence can be read before the progress of a job takes its place."""
MOST_UNREAD = 8
BUTTON_PX = 26
BAR_PX, SHORT_BAR_PX, WIDE_PX = 120, 56, 480
"""The bar of a banner that is wide, and of one in which the words need the room more."""
MARGINS = (28, 2, 8, 8)
TIGHT = (28, 0, 8, 2)
"""Around two lines, so that the picture need not move for the second one."""


class Banner(QWidget):
    """Shows one thing at a time; good news leave by themselves, bad ones stay until closed.

    What is bad and was only covered, by other news or by a job, comes back after them.
    """

    changed = Signal()
    """Another sentence, or none: whoever has placed it places it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Notice | ProgressLine | None = None
        self._unread: list[Notice] = []
        self._act: Callable[[], object] | None = None
        self._bad = self._bare = self._ground = False
        self._stay_ms = 0
        self._text = Sentence()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        self._action = QPushButton()
        self._action.hide()
        self._action.setFixedHeight(BUTTON_PX)
        self._action.setStyleSheet("padding: 2px 12px; min-height: 0px;")
        self._close = QToolButton()
        self._close.setObjectName("link")
        self._close.setText("×")
        self._close.setAccessibleName(tr("Close this message"))
        self._close.setToolTip(tr("Close (Esc)"))
        self._lay_out()
        self._action.clicked.connect(self._do)
        self._close.clicked.connect(self.close_message)
        self._leave, self._fresh = QTimer(self), QTimer(self)
        for timer in (self._leave, self._fresh):
            timer.setSingleShot(True)
        self._leave.timeout.connect(self._go)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence, empty when nothing is shown."""
        return "" if self._shown is None else self._text.whole

    def say(self, notice: Notice) -> None:
        """One sentence; good news leave by themselves."""
        if self._bare and not notice.bad:
            return
        if notice.bad:
            self._unread = [n for n in self._unread if n.text != notice.text]
            self._unread = [*self._unread, notice][-MOST_UNREAD:]
        self._show_notice(notice)
        self._fresh.start(FRESH_MS)

    def progress(self, so_far: Progress) -> None:
        """How far some work is; its action is Cancel. A sentence just said stays a while."""
        line, text = so_far.line, so_far.text
        if self._shown is not line and self._shown is not None and self._fresh.isActive():
            return
        self._stay_ms = 0
        if self._shown is not line or self._text.whole != text:
            self._show(line, text, False, tr("Cancel"), line.cancel)
        self._bar.setRange(0, max(0, so_far.total))
        self._bar.setValue(so_far.done)
        self._bar.show()
        self._close.hide()

    def withdraw(self, what: Notice | ProgressLine) -> None:
        """It is over, or not true any more."""
        self._unread = [notice for notice in self._unread if notice is not what]
        if self._shown is what:
            self._next()

    def close_message(self) -> bool:
        """The person has read what is shown; False where nothing but a job's line is."""
        if not isinstance(self._shown, Notice):
            return False
        self.withdraw(self._shown)
        return True

    def set_bare(self, bare: bool) -> None:
        """Picture only: nothing is shown, and what is bad comes back afterwards."""
        self._bare = bare
        if bare and isinstance(self._shown, Notice) and not self._shown.bad:
            self._next()
        self._follow()

    def set_ground(self, ground: bool) -> None:
        """Whether it hides what lies under it."""
        self._ground = ground
        self.update()

    def stop(self) -> None:
        """No timer runs on."""
        self._leave.stop()
        self._fresh.stop()

    def height_for(self, width_px: int) -> int:
        """Pixels that all of the sentence takes at this width; two lines go into the row.

        Its size hint is no help: of a short sentence Qt likes two lines better than one.
        """
        self._columns.setContentsMargins(*MARGINS)
        if isinstance(self._shown, ProgressLine):
            return HEIGHT_PX
        high = self.heightForWidth(width_px)
        spare = MARGINS[1] + MARGINS[3] - TIGHT[1] - TIGHT[3]
        if HEIGHT_PX < high <= HEIGHT_PX + spare:
            self._columns.setContentsMargins(*TIGHT)
            return HEIGHT_PX
        return high

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the bar takes less where there is little."""
        super().resizeEvent(event)
        self._bar.setFixedWidth(BAR_PX if self.width() >= WIDE_PX else SHORT_BAR_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A mark of its colour at the left; over other words, a ground of the canvas's."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ground:
            painter.fillRect(self.rect(), QColor(tokens.canvas))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.bad if self._bad else tokens.accent))
        painter.drawRoundedRect(QRectF(16, 7, 3, self.height() - 20), 1.5, 1.5)

    def showEvent(self, event: QShowEvent) -> None:
        """What was said before the window came counts from when it can be read."""
        super().showEvent(event)
        self._count_down()

    def hideEvent(self, event: QHideEvent) -> None:
        """What cannot be read does not count."""
        super().hideEvent(event)
        self._leave.stop()

    # ---- inside ---------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        layout = self._columns = QHBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(10)
        for widget in (self._text, self._bar, self._action, self._close):
            layout.addWidget(widget)

    def _show_notice(self, notice: Notice) -> None:
        self._stay_ms = 0 if notice.bad else OFFER_MS if notice.action_label else GOOD_MS
        self._bar.hide()
        self._close.show()
        self._show(notice, notice.text, notice.bad, notice.action_label, notice.on_action)
        self._count_down()

    def _show(
        self,
        what: Notice | ProgressLine,
        text: str,
        bad: bool,
        action: str,
        act: Callable[[], object] | None,
    ) -> None:
        self._leave.stop()
        self._shown, self._bad, self._act = what, bad, act
        self._text.say(text, one_line=isinstance(what, ProgressLine))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._follow()

    def _follow(self) -> None:
        self.setHidden(self._shown is None or self._bare)
        if not self.isHidden():
            self.raise_()
        self.update()
        self.changed.emit()

    def _next(self) -> None:
        """What was shown is over: the latest bad one that nobody closed, else nothing."""
        self._leave.stop()
        self._fresh.stop()
        if self._unread:
            self._show_notice(self._unread[-1])
        else:
            self._shown = None
            self._follow()

    def _count_down(self) -> None:
        if self._stay_ms and self.isVisible():
            self._leave.start(self._stay_ms)

    def _go(self) -> None:
        if self.underMouse():
            self._leave.start()
        else:
            self._next()

    def _do(self) -> None:
        act, shown = self._act, self._shown
        if shown is not None:
            self.withdraw(shown)
        if act is not None:
            act()
