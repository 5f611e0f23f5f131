"""Icons of one weight: Phosphor regular, painted as text in any colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from studio.ui.theme.icons import glyph, icon_font


def draw_icon(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Paint the Phosphor icon `name` (such as `dice-two`) in the middle of `rect`.

    Raises:
        KeyError: there is no icon of that name.
    """
    letter = glyph(name)
    painter.save()
    painter.setFont(icon_font(round(min(rect.width(), rect.height()))))
    painter.setPen(color)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()
