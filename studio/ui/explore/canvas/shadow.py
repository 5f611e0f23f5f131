"""The one shadow of the window: soft, under the picture, drawn once a size."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from studio.ui.theme.tokens import current

REACH_PX = 36
DROP_PX = 8
STEPS = 18
_cache: dict[tuple[int, int, str], QPixmap] = {}


def draw_shadow(painter: QPainter, rect: QRectF) -> None:
    """Darken the ground around `rect`, a little more below than above."""
    size = (round(rect.width()), round(rect.height()), current().scheme)
    if max(size[0], size[1]) > 4000:
        return
    if size not in _cache:
        _cache.clear()
        _cache[size] = _made(size[0], size[1])
    painter.drawPixmap(round(rect.x()) - REACH_PX, round(rect.y()) - REACH_PX, _cache[size])


def _made(width: int, height: int) -> QPixmap:
    pixmap = QPixmap(width + 2 * REACH_PX, height + 2 * REACH_PX + DROP_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    color = QColor(current().shadow)
    color.setAlphaF(0.045 if current().scheme == "dark" else 0.005)
    painter.setBrush(color)
    for step in range(STEPS):
        grow = REACH_PX * (1 - step / STEPS) ** 1.4
        box = QRectF(REACH_PX, REACH_PX + DROP_PX, width, height)
        painter.drawRoundedRect(box.adjusted(-grow, -grow, grow, grow), grow + 2, grow + 2)
    painter.end()
    return pixmap
