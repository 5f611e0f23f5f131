"""What lies over the map: the trail, the present place, names, a ring around a tile, a lasso."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from studio.ui.atlas.viewport import Viewport
from studio.ui.theme.fonts import words
from studio.ui.theme.tokens import SMALL_FONT_PX
from studio.ui.widgets.icons import draw_icon
from studio.ui.widgets.paint import draw_box, role

HALO = QColor(0, 0, 0, 150)
LIGHT = QColor(255, 255, 255, 235)
MARK_PX = 8.0


@dataclass(frozen=True)
class Mark:
    """A node of the trail on the map: `parent` is the id of the one before, if that is there."""

    id: int
    x: float
    y: float
    parent: int | None = None
    pinned: bool = False
    on_line: bool = False


@dataclass(frozen=True)
class Named:
    """A region with its name; `near` is the number of the place that it hangs on."""

    x: float
    y: float
    text: str
    near: int
    rank: int = 0
    own: bool = False


def draw_trail(painter: QPainter, view: Viewport, marks: Sequence[Mark]) -> None:
    """The line walked, and a dot or a star where one stood; only what is seen is drawn.

    Line by line: Qt strokes one path of many long lines a hundred times more slowly.
    """
    spots = {mark.id: view.to_screen(mark.x, mark.y) for mark in marks}
    area = QRectF(0, 0, view.size.width(), view.size.height()).adjusted(-10, -10, 10, 10)
    steps = [(spots[m.parent], spots[m.id]) for m in marks if m.parent in spots]
    lines = [
        QLineF(a, b)
        for a, b in steps
        if QRectF(a, b).normalized().adjusted(-1, -1, 1, 1).intersects(area)
    ]
    for color, width in ((HALO, 4.5), (role("accent"), 2.0)):
        painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for line in lines:
            painter.drawLine(line)
    for mark in marks:
        if area.contains(spots[mark.id]):
            _draw_mark(painter, spots[mark.id], mark)


def _draw_mark(painter: QPainter, at: QPointF, mark: Mark) -> None:
    if not mark.pinned:
        painter.setPen(QPen(HALO, 1.0))
        painter.setBrush(role("accent") if mark.on_line else LIGHT)
        painter.drawEllipse(at, 3.0, 3.0)
        return
    box = QRectF(at.x() - 8, at.y() - 8, 16, 16)
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        draw_icon(painter, "star", box.translated(dx, dy), HALO)
    draw_icon(painter, "star", box, role("accent"))


def draw_present(painter: QPainter, at: QPointF) -> None:
    """Where one is: a ring and a dot, as on the pad."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(HALO, 4.0))
    painter.drawEllipse(at, MARK_PX + 3, MARK_PX + 3)
    painter.setPen(QPen(LIGHT, 2.0))
    painter.drawEllipse(at, MARK_PX + 3, MARK_PX + 3)
    painter.setPen(QPen(HALO, 1.0))
    painter.setBrush(role("accent"))
    painter.drawEllipse(at, 4.5, 4.5)


def draw_names(
    painter: QPainter, view: Viewport, names: Sequence[Named], most: int
) -> list[tuple[QRectF, Named]]:
    """Names that do not cover each other, the first ones first; gives where they stand."""
    font = words(SMALL_FONT_PX)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    screen = QRectF(0, 0, view.size.width(), view.size.height())
    taken: list[tuple[QRectF, Named]] = []
    for name in names:
        at = view.to_screen(name.x, name.y)
        width = metrics.horizontalAdvance(name.text) + 16.0
        box = QRectF(at.x() - width / 2, at.y() - 11, width, 22)
        room = box.adjusted(-6, -4, 6, 4)
        if not screen.contains(box) or any(room.intersects(other) for other, _ in taken):
            continue
        draw_box(painter, box, role("panel", 0.86), role("accent") if name.own else None, 11)
        painter.setPen(role("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name.text)
        taken.append((box, name))
        if len(taken) >= most:
            break
    return taken


def draw_ring(painter: QPainter, box: QRectF, strong: bool) -> None:
    """Around the tile under the pointer, or (`strong`) where the keys are."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(HALO, 4.0))
    painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 4, 4)
    painter.setPen(QPen(role("accent") if strong else LIGHT, 2.0))
    painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 4, 4)


def draw_lasso(painter: QPainter, points: Sequence[QPointF], closed: bool) -> None:
    """The line of a lasso, and the ground within."""
    polygon = QPolygonF(list(points))
    painter.setBrush(role("accent", 0.12))
    painter.setPen(QPen(HALO, 3.5))
    (painter.drawPolygon if closed else painter.drawPolyline)(polygon)
    painter.setPen(QPen(role("accent"), 1.8, Qt.PenStyle.DashLine))
    (painter.drawPolygon if closed else painter.drawPolyline)(polygon)
