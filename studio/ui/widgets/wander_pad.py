"""The square in which a place is moved in two ways at once."""

from __future__ import annotations

from collections import deque
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.pad_marks import Marks, PadMarks
from studio.ui.widgets.paint import antialiased, draw_box, draw_focus, mixed, role
from studio.ui.widgets.place_well import PlaceWell
from studio.ui.widgets.wheel import WheelGate, is_coarse, is_fine, wheel_steps

PadMode = Literal["axes", "nearby", "corners"]
SIDE_PX = 150
REACH_PX = 66.0
CORNER_REACH_PX = 48.0
WELL_PX = 34
STEP = 0.05
REMEMBERED = 120
APART = 0.02


class WanderPad(QWidget):
    """Positions are signed: x right, y up, 1 at the outer ring (at the corners' pictures).

    A drag is relative, wherever it begins; Shift goes finer. `moved` says where the hand wants
    to be: within the square for axes and corners, without end for nearby.
    """

    moved = Signal(float, float)
    gesture_ended = Signal()
    centre_requested = Signal()
    reroll_requested = Signal()
    menu_opening = Signal(object)
    """QMenu, to be added to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode: PadMode = "axes"
        self._at = QPointF(0, 0)
        self._path: deque[QPointF] = deque([QPointF(0, 0)], maxlen=REMEMBERED)
        self._grab: QPointF | None = None
        self._gate = WheelGate(self)
        names = (tr("Top left"), tr("Top right"), tr("Bottom left"), tr("Bottom right"))
        self.corners = tuple(PlaceWell("+", WELL_PX, self) for _ in names)
        for well, name in zip(self.corners, names, strict=True):
            well.setAccessibleName(tr("{name} corner", name=name))
            well.setToolTip(tr("Drop a place or a picture; click to put the current place here"))
            well.hide()
        self._marks = PadMarks(self, self._marks_now)
        self._marks.drawn.connect(self._describe)
        self.setFixedSize(SIDE_PX, SIDE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Wander pad"))

    # ---- what it shows ----------------------------------------------------------------------
    @property
    def mode(self) -> PadMode:
        """What a drag does."""
        return self._mode

    @property
    def position(self) -> tuple[float, float]:
        """Where the handle is; beyond the square it is drawn at its edge."""
        return self._at.x(), self._at.y()

    @property
    def path(self) -> tuple[tuple[float, float], ...]:
        """The way that is drawn, oldest first."""
        return tuple((p.x(), p.y()) for p in self._path)

    def set_mode(self, mode: PadMode) -> None:
        """Change what a drag does; the path begins anew."""
        self._mode = mode
        for well in self.corners:
            well.setVisible(mode == "corners")
        self._marks.raise_()
        self.clear_path()

    def set_position(self, x: float, y: float) -> None:
        """Show the handle there and lengthen the path. Silent."""
        if (x, y) == self.position:
            return
        self._at = QPointF(x, y)
        if (self._path[-1] - self._at).manhattanLength() > APART:
            self._path.append(QPointF(self._at))
        self._show_marks()

    def set_hollow(self, hollow: bool) -> None:
        """Draw the handle as a ring: the picture is not where the handle is."""
        self._marks.set_hollow(hollow)

    def clear_path(self) -> None:
        """Begin the path at the handle."""
        self._path = deque([QPointF(self._at)], maxlen=REMEMBERED)
        self._show_marks()
        self.update()

    def point_of(self, at: QPointF) -> QPointF:
        """Where in the widget a position is drawn."""
        reach = CORNER_REACH_PX if self._mode == "corners" else REACH_PX
        edge = 1.0 if self._mode == "corners" else 1.03
        x, y = max(-edge, min(edge, at.x())), max(-edge, min(edge, at.y()))
        return QPointF(self.width() / 2 + x * reach, self.height() / 2 - y * reach)

    # ---- what a person does -----------------------------------------------------------------
    def change(self, x: float, y: float) -> None:
        """Move there as a person would, and say so."""
        if self._mode != "nearby":
            x, y = max(-1.0, min(1.0, x)), max(-1.0, min(1.0, y))
        if (x, y) != self.position:
            self.set_position(x, y)
            self.moved.emit(x, y)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: what can be done with the pad."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("To the middle")).triggered.connect(self.centre_requested)
        menu.addAction(tr("Fresh ways on the pad")).triggered.connect(self.reroll_requested)
        self.menu_opening.emit(menu)
        menu.popup(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a drag begins."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._grab = event.position()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: drag."""
        if self._grab is None:
            return
        delta, self._grab = event.position() - self._grab, event.position()
        reach = CORNER_REACH_PX if self._mode == "corners" else REACH_PX
        gain = (0.1 if is_fine(event.modifiers()) else 1.0) / reach
        self.change(self._at.x() + gain * delta.x(), self._at.y() - gain * delta.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: the gesture ends."""
        if self._grab is not None:
            self._grab = None
            self.gesture_ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: back to the middle."""
        self._grab = None
        self.centre_requested.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: the pointer comes."""
        self._gate.entered()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: up and down, with Ctrl left and right."""
        if not self._gate.open(self.hasFocus()):
            event.ignore()
            return
        step = wheel_steps(event) * (0.01 if is_fine(event.modifiers()) else STEP)
        sideways = is_coarse(event.modifiers())
        self.change(self._at.x() + step * sideways, self._at.y() + step * (not sideways))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows move, Delete goes to the middle, R rolls new ways in nearby."""
        step = 0.01 if is_fine(event.modifiers()) else STEP
        step = 1 / 3 if is_coarse(event.modifiers()) else step
        x, y = self.position
        match event.key():
            case Qt.Key.Key_Left:
                self.change(x - step, y)
            case Qt.Key.Key_Right:
                self.change(x + step, y)
            case Qt.Key.Key_Up:
                self.change(x, y + step)
            case Qt.Key.Key_Down:
                self.change(x, y - step)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace | Qt.Key.Key_Home:
                self.centre_requested.emit()
            case Qt.Key.Key_R if self._mode != "axes":
                self.reroll_requested.emit()
            case _:
                super().keyPressEvent(event)

    # ---- drawing ----------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        """Qt: a square."""
        return QSize(SIDE_PX, SIDE_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: wells in the corners."""
        self._marks.setGeometry(self.rect())
        far = self.width() - WELL_PX - 6
        for well, (x, y) in zip(
            self.corners, ((6, 6), (far, 6), (6, far), (far, far)), strict=True
        ):
            well.move(x, y)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground, rings or cross."""
        painter = antialiased(self)
        rect = QRectF(self.rect())
        ground = mixed(role("panel"), role("raised"), 0.5)
        draw_box(painter, rect, ground, role("hairline"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(mixed(role("hairline"), role("faint"), 0.15), 1.0))
        if self._mode == "corners":
            middle, reach = rect.center(), CORNER_REACH_PX
            painter.drawRect(QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach))
        else:
            for ring in (1, 2, 3):
                painter.drawEllipse(rect.center(), REACH_PX * ring / 3, REACH_PX * ring / 3)
        if self.hasFocus():
            draw_focus(painter, rect)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show the ring."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: hide the ring."""
        self.update()

    def _show_marks(self) -> None:
        self._marks.follow()

    def _marks_now(self) -> Marks:
        return [self.point_of(at) for at in self._path], self.point_of(self._at)

    def _describe(self) -> None:
        self.setAccessibleDescription(
            tr("{x:+.2f} across, {y:+.2f} up", x=self._at.x(), y=self._at.y())
        )
