"""A picture shown larger beside the thumbnail under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QBitmap, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui.widgets.paint import antialiased, cropped, draw_box, role
from studio.ui.widgets.thumb import Thumb

SIDE_PX = 160
DELAY_MS = 220
RADIUS_PX = 8
GAP_PX = 8


def _rounded(rect: QRect) -> QBitmap:
    """All of `rect` but what lies outside its rounded corners."""
    shape = QBitmap(rect.size())
    shape.clear()
    painter = QPainter(shape)
    painter.setBrush(Qt.GlobalColor.color1)
    painter.setPen(Qt.GlobalColor.color1)
    painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), RADIUS_PX, RADIUS_PX)
    painter.end()
    return shape


class Enlarged(QWidget):
    """Follows one thumb: appears after a short rest of the pointer, goes when it leaves.

    `clear_left`: what lies left of the thumb stays free, the picture goes to the right of it, or
    above it at the edge of the screen. `row`: all of this row stays free, the picture goes to the
    left of it where there is room.
    """

    def __init__(self, thumb: Thumb, clear_left: bool = False, row: QWidget | None = None) -> None:
        super().__init__(thumb, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._thumb = thumb
        self._clear_left = clear_left
        self._row = row or thumb
        self._shown: QPixmap | None = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY_MS)
        self._delay.timeout.connect(self.show_now)
        self.setFixedSize(SIDE_PX + 8, SIDE_PX + 8)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setMask(_rounded(self.rect()))  # screens that cannot blend show corners black
        thumb.entered.connect(self._delay.start)
        thumb.left.connect(self.dismiss)
        thumb.clicked.connect(self.dismiss)

    def show_now(self) -> None:
        """Appear beside the thumb, inside its screen."""
        if self._thumb.picture is None or not self._thumb.isVisible():
            return
        self._shown = self._thumb.picture
        thumb = QRect(self._row.mapToGlobal(QPoint(0, 0)), self._row.size())
        self.move(self._place(thumb, self._thumb.screen().availableGeometry()))
        self.show()

    def _place(self, thumb: QRect, area: QRect) -> QPoint:
        """Where the upper left corner goes; both in the pixels of all screens."""
        wide, high = self.width(), self.height()
        left, right = thumb.left() - wide - GAP_PX, thumb.left() + thumb.width() + GAP_PX
        y = max(area.top(), min(thumb.center().y() - high // 2, area.bottom() - high))
        if not self._clear_left:
            return QPoint(left if left >= area.left() else right, y)
        if right + wide <= area.left() + area.width():
            return QPoint(right, y)
        above, below = thumb.top() - high - GAP_PX, thumb.top() + thumb.height() + GAP_PX
        x = min(thumb.left(), area.left() + area.width() - wide)
        return QPoint(x, above if above >= area.top() else below)

    def dismiss(self) -> None:
        """Go away."""
        self._delay.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        rect = QRectF(self.rect())
        draw_box(painter, rect, role("raised"), role("hairline"), RADIUS_PX)
        if self._shown is None:
            return
        shape = QPainterPath()
        shape.addRoundedRect(rect.adjusted(4, 4, -4, -4), 5, 5)
        painter.setClipPath(shape)
        fitted = cropped(self._shown, SIDE_PX, SIDE_PX, self.devicePixelRatioF())
        painter.drawPixmap(4, 4, fitted)
