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
    """Follows one thumb: appears after a short rest of the pointer, goes when it leaves."""

    def __init__(self, thumb: Thumb) -> None:
        super().__init__(thumb, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._thumb = thumb
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
        """Appear left of the thumb, inside its screen."""
        if self._thumb.picture is None or not self._thumb.isVisible():
            return
        self._shown = self._thumb.picture
        here = self._thumb.mapToGlobal(QPoint(0, 0))
        x = here.x() - self.width() - 8
        y = here.y() + (self._thumb.height() - self.height()) // 2
        area = self._thumb.screen().availableGeometry()
        if x < area.left():
            x = here.x() + self._thumb.width() + 8
        self.move(x, max(area.top(), min(y, area.bottom() - self.height())))
        self.show()

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
