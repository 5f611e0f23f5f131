"""Icons of one weight: Phosphor regular, painted as text in any colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from studio.ui.theme.icons import glyph, icon_font
from studio.ui.theme.tokens import current


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


def icon_of(name: str, side_px: int) -> QIcon:
    """The Phosphor icon `name` for what only takes a `QIcon`, in the colours of now.

    Without a name it is no icon at all.

    Raises:
        KeyError: there is no icon of that name.
    """
    return _icon(name, side_px, current().secondary, current().faint) if name else QIcon()


@lru_cache(maxsize=128)
def _icon(name: str, side_px: int, color: str, disabled: str) -> QIcon:
    icon = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, disabled)):
        for ratio in (1, 2):
            pixmap = QPixmap(side_px * ratio, side_px * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            draw_icon(painter, name, QRectF(0, 0, side_px, side_px), QColor(shade))
            painter.end()
            icon.addPixmap(pixmap, mode)
    return icon
