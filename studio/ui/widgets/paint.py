"""Measures, colours and strokes that every self-drawn widget shares."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui.theme.fonts import words
from studio.ui.theme.tokens import current

LABEL_PX = 12
ROW_PX = 28
GROOVE_PX = 4
HANDLE_PX = 12


def role(name: str, alpha: float = 1.0) -> QColor:
    """The colour that the theme gives `name` (text, faint, accent …) now."""
    color = QColor(str(getattr(current(), name)))
    color.setAlphaF(alpha)
    return color


def mixed(first: QColor, second: QColor, t: float) -> QColor:
    """The opaque colour `t` of the way from `first` to `second`."""
    return QColor(
        round(first.red() + (second.red() - first.red()) * t),
        round(first.green() + (second.green() - first.green()) * t),
        round(first.blue() + (second.blue() - first.blue()) * t),
    )


def antialiased(widget: QWidget) -> QPainter:
    """A painter on `widget` with smooth edges and pictures."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def draw_box(
    painter: QPainter, rect: QRectF, fill: QColor, edge: QColor | None = None, radius: float = 6.0
) -> None:
    """A rounded box that lies exactly in `rect`; `edge` is a one pixel line inside it."""
    painter.setBrush(fill)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    painter.setPen(QPen(edge, 1.0))
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, radius - 0.5, radius - 0.5)


def draw_waiting(painter: QPainter, rect: QRectF, radius: float = 6.0) -> None:
    """Where a small picture will stand: a thin frame on the ground that is there, and a dot."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(role("hairline"), 1.0))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(role("faint", 0.45))
    painter.drawEllipse(rect.center(), 1.5, 1.5)


def draw_focus(painter: QPainter, rect: QRectF, radius: float = 6.0) -> None:
    """The focus ring: an accent line of 1.5 px just inside `rect`."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(role("accent"), 1.5))
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)


def cropped(picture: QPixmap, width_px: int, height_px: int, scale: float = 1.0) -> QPixmap:
    """The middle of `picture` filling `width_px` x `height_px` at device pixel ratio `scale`."""
    wide, high = max(1, round(width_px * scale)), max(1, round(height_px * scale))
    filled = picture.scaled(
        wide,
        high,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (filled.width() - wide) // 2, (filled.height() - high) // 2
    result = filled.copy(left, top, wide, high)
    result.setDevicePixelRatio(scale)
    return result


def draw_two_ends(
    painter: QPainter, line: QRectF, name: str, side: str, *, faint: bool = False
) -> None:
    """A name at the left of a line and what belongs to it, smaller, at the right; both elided."""
    small = words(12)
    side = QFontMetrics(small).elidedText(
        side, Qt.TextElideMode.ElideMiddle, int(line.width() * 0.5)
    )
    painter.setFont(words(13))
    painter.setPen(role("faint" if faint else "text"))
    name_px = max(40, int(line.width()) - QFontMetrics(small).horizontalAdvance(side) - 12)
    shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, name_px)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.setFont(small)
    painter.setPen(role("secondary"))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, side)
