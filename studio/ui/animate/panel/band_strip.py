"""The bands of the song over the range of hearing; the edges between them are dragged."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.animate.timeline.hues import hue_color
from studio.ui.language.words import tr
from studio.ui.theme.fonts import figures
from studio.ui.widgets.paint import antialiased, draw_box, draw_focus, role

LOWEST, HIGHEST = 20.0, 20_000.0
REACH_PX = 7
LEAST = 1.15
"""A band is at least so much wide: its upper edge over its lower one."""
FEWEST, MOST = 3, 8
HEIGHT_PX = 40


def spread(count: int) -> tuple[float, ...]:
    """Edges of so many bands, each as many octaves wide as the others."""
    step = math.log(HIGHEST / 40.0) / count
    inner = [40.0 * math.exp(step * n) for n in range(1, count)]
    return (LOWEST, *(round(hz, 1) for hz in inner), HIGHEST)


class BandStrip(QWidget):
    """Left to right from low to high; arrows move the chosen edge, plus and minus change the count.

    The wheel would scroll the panel, so it changes nothing.
    """

    changed = Signal(object)
    """Tuple of edges in Hz."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edges: tuple[float, ...] = spread(5)
        self._held: int | None = None
        self._chosen = 1
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Bands"))
        self.setAccessibleDescription(
            tr("Arrows move an edge, up and down choose one, plus and minus change how many")
        )
        self.setToolTip(tr("Drag the edges; double click splits a band, right click joins two"))

    @property
    def edges(self) -> tuple[float, ...]:
        """Where bands begin and end, in Hz."""
        return self._edges

    def set_edges(self, edges: tuple[float, ...]) -> None:
        """Show these, unless a hand is just moving one."""
        if self._held is None and edges != self._edges:
            self._edges = edges
            self.update()

    def sizeHint(self) -> QSize:
        """Qt."""
        return QSize(240, HEIGHT_PX)

    def x_of(self, hz: float) -> float:
        """Where a frequency lies."""
        return self.width() * math.log(hz / LOWEST) / math.log(HIGHEST / LOWEST)

    def hz(self, x: float) -> float:
        """The frequency at a place."""
        share = min(max(x / max(1, self.width()), 0.0), 1.0)
        return LOWEST * math.exp(share * math.log(HIGHEST / LOWEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the bands, and the frequency at each edge."""
        painter = antialiased(self)
        box = QRectF(0, 0, self.width(), 20)
        draw_box(painter, box, role("raised"), None, 4)
        for n, (low, high) in enumerate(zip(self._edges, self._edges[1:], strict=False)):
            color = hue_color(n)
            color.setAlphaF(0.45)
            left, right = self.x_of(low), self.x_of(high)
            painter.fillRect(QRectF(left + 1, 2, right - left - 2, 16), color)
        painter.setFont(figures(9))
        last = -100.0
        for n, hz in enumerate(self._edges[1:-1], 1):
            x = self.x_of(hz)
            on = self.hasFocus() and n == self._chosen
            painter.fillRect(QRectF(x - 1, 0, 2, 20), role("accent" if on else "secondary"))
            if x - last > 34:
                painter.setPen(role("faint"))
                words = f"{hz / 1000:.1f}k" if hz >= 1000 else f"{hz:.0f}"
                painter.drawText(QRectF(x - 20, 22, 40, 14), Qt.AlignmentFlag.AlignCenter, words)
                last = x
        if self.hasFocus():
            draw_focus(painter, box, 4)

    def _edge_at(self, x: float) -> int | None:
        inner = range(1, len(self._edges) - 1)
        near = min(inner, key=lambda n: abs(self.x_of(self._edges[n]) - x), default=None)
        return (
            near if near is not None and abs(self.x_of(self._edges[near]) - x) <= REACH_PX else None
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: take an edge; the right button joins the bands at it."""
        edge = self._edge_at(event.position().x())
        if edge is None:
            return
        self._chosen = edge
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = edge
        elif event.button() is Qt.MouseButton.RightButton and len(self._edges) > FEWEST + 1:
            self._give((*self._edges[:edge], *self._edges[edge + 1 :]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: move it."""
        x = event.position().x()
        if self._held is not None:
            self._move(self._held, self.hz(x))
        over = self._edge_at(x) is not None
        self.setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: that is where it stays."""
        if self._held is not None:
            self._held = None
            self.changed.emit(self._edges)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a new edge where one band was."""
        hz = round(self.hz(event.position().x()), 1)
        if len(self._edges) <= MOST and self._edge_at(event.position().x()) is None:
            self._give(tuple(sorted((*self._edges, hz))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows move the chosen edge, up and down choose, plus and minus change the count."""
        last = len(self._edges) - 2
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                factor = 1.06 if event.key() == Qt.Key.Key_Right else 1 / 1.06
                self._move(self._chosen, self._edges[self._chosen] * factor)
                self.changed.emit(self._edges)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                step = 1 if event.key() == Qt.Key.Key_Up else -1
                self._chosen = min(max(self._chosen + step, 1), last)
                self.update()
            case Qt.Key.Key_Plus | Qt.Key.Key_Minus:
                count = len(self._edges) - 1 + (1 if event.key() == Qt.Key.Key_Plus else -1)
                if FEWEST <= count <= MOST:
                    self._give(spread(count))
            case _:
                super().keyPressEvent(event)

    def _move(self, edge: int, hz: float) -> None:
        low, high = self._edges[edge - 1] * LEAST, self._edges[edge + 1] / LEAST
        if low < high:
            kept = round(min(max(hz, low), high), 1)
            self._edges = (*self._edges[:edge], kept, *self._edges[edge + 1 :])
            self.update()

    def _give(self, edges: tuple[float, ...]) -> None:
        self._edges = edges
        self._chosen = min(self._chosen, len(edges) - 2)
        self.update()
        self.changed.emit(edges)
