"""Icons of one weight: Phosphor regular, painted as text in any colour."""

from __future__ import annotations

import qtawesome
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter


def draw_icon(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Paint the Phosphor icon `name` (such as `dice-two`) in the middle of `rect`.

    Raises:
        KeyError: there is no icon of that name.
    """
    font = qtawesome.font("ph", round(min(rect.width(), rect.height())))
    font.setPixelSize(round(min(rect.width(), rect.height())))
    glyph = _glyph(name)
    painter.save()
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, glyph)
    painter.restore()


def _glyph(name: str) -> str:
    return str(qtawesome.charmap(f"ph.{name}"))
