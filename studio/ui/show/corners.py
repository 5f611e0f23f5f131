"""The four corners of a picture on a projector, dragged by a hand or moved by keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import tr
from studio.ui.theme import fonts
from studio.ui.theme.tokens import current
from studio.values.show.document import Output

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
STRAIGHT: Quad = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
LOW, HIGH = -0.5, 1.5
LEAST_AREA = 0.02
"""Of the screen: what is turned over or as thin as a line is no picture."""
HANDLE_PX = 11
GRASP_PX = 40


@dataclass(frozen=True)
class Corners:
    """Where the corners come to lie, in shares of the screen, clockwise from the upper left."""

    points: Quad = STRAIGHT

    @classmethod
    def of(cls, corners: Quad | None) -> Corners:
        """Those of an output; None: of the screen itself."""
        return cls(corners or STRAIGHT)

    def moved(self, at: int, point: Point) -> Corners:
        """One of them elsewhere; as it was where the picture would be turned over."""
        held = tuple(min(HIGH, max(LOW, share)) for share in point)
        points = list(self.points)
        points[at] = (held[0], held[1])
        new = Corners((points[0], points[1], points[2], points[3]))
        return new if new.sound else self

    @property
    def sound(self) -> bool:
        """Whether it goes round one way and encloses something at every corner."""
        p = self.points
        for k in range(4):
            (ax, ay), (bx, by), (cx, cy) = p[k], p[(k + 1) % 4], p[(k + 2) % 4]
            if (bx - ax) * (cy - by) - (by - ay) * (cx - bx) < LEAST_AREA:
                return False
        return True

    @property
    def kept(self) -> Quad | None:
        """As a document keeps them."""
        rounded = tuple((round(x, 5), round(y, 5)) for x, y in self.points)
        quad: Quad = (rounded[0], rounded[1], rounded[2], rounded[3])
        return None if quad == STRAIGHT else quad


def pinned(output: Output, corners: Corners) -> Output:
    """The output with these corners."""
    return Output(output.display, output.rotation, output.fit, corners.kept)


class CornerFrame(QWidget):
    """Lies over the screen; Tab chooses a corner, arrows move it, with Shift further."""

    moved = Signal(object)
    """`Corners`, while a hand moves one."""
    settled = Signal(object)
    """`Corners`: the hand let go."""
    done = Signal()
    """Enter, Escape, or a double click away from every corner."""

    def __init__(self, corners: Corners, parent: QWidget) -> None:
        super().__init__(parent)
        self.corners = corners
        self._screen = QRect()
        self._held = -1
        self._chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Corners of the picture"))
        self.setAccessibleDescription(
            tr("Tab chooses a corner, arrows move it, with Shift further, Enter ends")
        )

    def set_screen(self, screen: QRect) -> None:
        """Where the screen lies in this widget."""
        self._screen = QRect(screen)
        self.update()

    def point(self, at: int) -> QPointF:
        """Where a corner lies in this widget."""
        x, y = self.corners.points[at]
        room = self._screen
        return QPointF(room.x() + x * room.width(), room.y() + y * room.height())

    # ---- hands ----------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: the nearest corner is taken."""
        at = event.position()
        ways = [(self.point(k) - at).manhattanLength() for k in range(4)]
        near = min(range(4), key=ways.__getitem__)
        if ways[near] <= GRASP_PX:
            self._held = self._chosen = near
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: it follows."""
        if self._held >= 0:
            self._move(self._held, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: it stays."""
        if self._held >= 0:
            self._held = -1
            self.settled.emit(self.corners)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: away from every corner it ends, where there is no keyboard."""
        ways = [(self.point(k) - event.position()).manhattanLength() for k in range(4)]
        if min(ways) > 2 * GRASP_PX:
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt."""
        steps = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            far = 10.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            here = self.point(self._chosen)
            self._move(self._chosen, here + QPointF(far * step[0], far * step[1]))
            self.settled.emit(self.corners)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.done.emit()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Qt: Tab goes round the corners."""
        self._chosen = (self._chosen + (1 if following else 3)) % 4
        self.update()
        return True

    def _move(self, at: int, point: QPointF) -> None:
        room = self._screen
        share = (
            (point.x() - room.x()) / max(1, room.width()),
            (point.y() - room.y()) / max(1, room.height()),
        )
        new = self.corners.moved(at, share)
        if new != self.corners:
            self.corners = new
            self.update()
            self.moved.emit(new)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the edge of the screen, that of the picture, four handles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(current().faint), 1, Qt.PenStyle.DashLine))
        painter.drawRect(QRectF(self._screen).adjusted(0.5, 0.5, -0.5, -0.5))
        accent = QColor(current().accent)
        points = [self.point(k) for k in range(4)]
        painter.setPen(QPen(accent, 2))
        painter.drawPolygon(QPolygonF(points))
        painter.setFont(fonts.figures(11))
        for k, point in enumerate(points):
            painter.setPen(QPen(QColor("#101113"), 2))
            painter.setBrush(accent if k == self._chosen else QColor("#ece9e3"))
            painter.drawEllipse(point, HANDLE_PX, HANDLE_PX)
            painter.setPen(QColor("#101113"))
            box = QRectF(point.x() - HANDLE_PX, point.y() - HANDLE_PX, 2 * HANDLE_PX, 2 * HANDLE_PX)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(k + 1))
