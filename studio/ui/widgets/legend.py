"""What the bars and the outline of histograms stand for, in one line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from studio.ui.theme.fonts import words
from studio.ui.widgets.paint import antialiased, role

SIGN_PX = 14


class Legend(QWidget):
    """A filled sign with its words; an outlined one where there are words for it."""

    def __init__(self, bars: str, outline: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars, self._outline = bars, outline
        self._font = words(11)
        self.setFixedHeight(16)
        self.setAccessibleName(", ".join(filter(None, (bars, outline))))

    def sizeHint(self) -> QSize:
        """Qt: any width."""
        return QSize(280, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        painter.setFont(self._font)
        upright = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.fillRect(QRectF(0, 4, SIGN_PX - 4, 9), role("accent"))
        painter.setPen(role("secondary"))
        painter.drawText(QRectF(SIGN_PX, 0, self.width(), 16), upright, self._bars)
        if not self._outline:
            return
        x = SIGN_PX + QFontMetrics(self._font).horizontalAdvance(self._bars) + 20.0
        painter.drawText(QRectF(x + SIGN_PX + 2, 0, self.width(), 16), upright, self._outline)
        painter.setPen(QPen(role("text"), 1.2))
        corners = (QPointF(x, 13), QPointF(x, 5), QPointF(x + 10, 5), QPointF(x + 10, 13))
        painter.drawPolyline(QPolygonF(list(corners)))
