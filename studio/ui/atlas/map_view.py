"""The map itself: pan, zoom, click, keys, lasso. It knows positions and pictures, no models."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, QTimer, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.atlas.finding import caught, next_spot
from studio.ui.atlas.glide import Glide
from studio.ui.atlas.map_keys import KEY_PAN_PX, press
from studio.ui.atlas.marks import (
    Mark,
    Named,
    draw_lasso,
    draw_names,
    draw_present,
    draw_ring,
)
from studio.ui.atlas.sheets import Sheets
from studio.ui.atlas.tiles import Tiles
from studio.ui.atlas.viewport import Viewport
from studio.ui.language.words import tr
from studio.ui.signals import Carries, signal
from studio.ui.theme.fonts import words
from studio.ui.widgets.paint import role
from studio.values.atlas.chart import Laid

NOTCH = 1.2
FINE_SCALE = 420.0
"""From so many pixels a unit on, small regions have names too."""


class MapView(QWidget):
    """Shows a `Laid` map with the pictures of `Sheets`; says what a hand wants of it."""

    chosen: Carries[int] = signal()
    """The number of a place that was clicked."""
    between: Carries[tuple[float, float]] = signal()
    """A spot between places that was clicked."""
    walked: Carries[tuple[float, float]] = signal()
    """The present place is dragged over this spot."""
    walk_ended: Carries[None] = signal()
    hovered: Carries[int] = signal()
    """The place under the pointer; -1: none."""
    lassoed: Carries[tuple[int, ...]] = signal()
    """Places within a lasso."""
    menu_asked: Carries[tuple[QPoint, int]] = signal()
    """Where on the screen, and on which place (-1: none)."""
    name_asked: Carries[Named] = signal()
    """A name was clicked twice."""
    dropped: Carries[Path] = signal()
    """A file, perhaps a photograph."""
    looked: Carries[None] = signal()
    """Another part of the map is seen, or the same from elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = Tiles()
        self.viewport = Viewport(0.0, 0.0, 200.0, QSizeF(640, 480))
        self.laid: Laid | None = None
        self.waiting = ""
        self.lasso_on = False
        self._names: tuple[Named, ...] = ()
        self._name_boxes: list[tuple[QRectF, Named]] = []
        self._present: tuple[float, float] | None = None
        self._hover = self.cursor_place = -1
        self._pressed: QPointF | None = None
        self._drag = ""
        self._lasso: list[QPointF] = []
        self._touched = False
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self.update)
        self._glide = Glide(self.tiles, self)
        self._glide.moved.connect(self.update)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Map of the model"))
        self.setAccessibleDescription(
            tr("Arrows go from place to place, Enter goes there, plus and minus zoom, Home fits")
        )

    # ---- what it shows --------------------------------------------------------------------------
    def set_map(self, sheets: Sheets, laid: Laid | None) -> None:
        """Another map, more of it, or another layout; one that moved glides there."""
        before, self.laid = self.laid, laid
        fresh = before is None or laid is None
        self.tiles.set_map(sheets, laid)
        if laid is not None and fresh:
            self._touched = False
            self.tiles.sharper.clear()
        if laid is not None and laid.moved and before is not None:
            self._glide.begin(before.positions, laid.positions)
        elif laid is not None and self._glide.on:
            self._glide.begin_again(laid.positions)
        if laid is not None and not self._touched:
            self._fit()
        self.update()

    def set_trail(self, marks: Sequence[Mark], present: tuple[float, float] | None) -> None:
        """Where one was and is."""
        self.tiles.set_trail(marks)
        self._present = present
        self.update()

    def set_names(self, names: Sequence[Named]) -> None:
        """Names of regions, the most telling first."""
        self._names = tuple(names)
        self.update()

    def set_waiting(self, text: str) -> None:
        """What stands there while there is no map."""
        self.waiting = text
        self.update()

    # ---- where one looks ------------------------------------------------------------------------
    @Slot()
    def fit(self) -> None:
        """The whole map."""
        self._touched = False
        self._fit()

    def fit_to(self, indices: Sequence[int]) -> None:
        """Some places as a whole; none: the whole map."""
        if self.laid is None or not len(indices):
            self.fit()
            return
        inside = [index for index in indices if index < len(self.laid)]
        low = self.laid.positions[inside].min(axis=0)
        wide = self.laid.positions[inside].max(axis=0) - low
        self._look(self.viewport.fitted(QRectF(*low.tolist(), *wide.tolist())))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Closer or farther away."""
        self._look(self.viewport.zoomed(factor, at or self._middle()))

    def pan(self, dx_px: float, dy_px: float) -> None:
        """Push the map."""
        self._look(self.viewport.panned(dx_px, dy_px))

    def reveal(self, x: float, y: float) -> None:
        """Pan no farther than is needed to see a spot."""
        at = self.viewport.to_screen(x, y)
        margin = 70.0
        dx = max(margin - at.x(), 0.0) - max(at.x() - self.width() + margin, 0.0)
        dy = max(margin - at.y(), 0.0) - max(at.y() - self.height() + margin, 0.0)
        if dx or dy:
            self.pan(dx, dy)

    def _look(self, view: Viewport) -> None:
        self._touched = True
        self.viewport = view
        self.looked.emit(None)
        self.update()

    def _fit(self) -> None:
        if self.laid is None or not len(self.laid):
            return
        low = np.quantile(self.laid.positions, 0.005, axis=0)
        high = np.quantile(self.laid.positions, 0.995, axis=0)
        box = QRectF(float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]))
        self.viewport = self.viewport.fitted(box)
        self.looked.emit(None)
        self.update()

    def _middle(self) -> QPointF:
        return QRectF(self.rect()).center()

    def stop(self) -> None:
        """Nothing moves any more."""
        self._more.stop()
        self._glide.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another theme."""
        self.tiles.clear()
        super().changeEvent(event)

    # ---- painting -------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground, tiles, and what lies over them."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), role("canvas"))
        if self.laid is None:
            painter.setPen(role("secondary"))
            painter.setFont(words())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.waiting)
            return
        if not self.tiles.paint(painter, self.viewport, self.devicePixelRatioF()):
            self._more.start()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marks(painter)

    def _paint_marks(self, painter: QPainter) -> None:
        view = self.viewport
        if self._glide.on:
            return
        for index, strong in ((self._hover, False), (self.keyed(), True)):
            if index >= 0:
                draw_ring(painter, self.tile_box(index), strong)
        if self._present is not None:
            draw_present(painter, view.to_screen(*self._present))
        near = view.scale >= FINE_SCALE
        names = self._names if near else [n for n in self._names if n.rank == 0]
        self._name_boxes = draw_names(painter, view, names, 24)
        if self._lasso:
            draw_lasso(painter, self._lasso, closed=False)

    def keyed(self) -> int:
        """The place that the keys chose, while they mean the map; else -1."""
        return self.cursor_place if self.hasFocus() and self.exists(self.cursor_place) else -1

    def exists(self, index: int) -> bool:
        """Whether there is a place of that number on the map."""
        return self.laid is not None and 0 <= index < len(self.laid)

    def tile_box(self, index: int) -> QRectF:
        """Where the tile of a place is seen."""
        assert self.laid is not None
        at = self.viewport.to_screen(*self.tiles.middle(index, self.viewport.scale))
        side = self.tiles.side_px(self.viewport.scale)
        return QRectF(at.x() - side / 2, at.y() - side / 2, side, side)

    # ---- the hand -------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click, a pan, a walk or a lasso begins."""
        if self.laid is None or event.button() == Qt.MouseButton.RightButton:
            return
        at = self._pressed = event.position()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and (self.lasso_on or shifted):
            self._drag, self._lasso = "lasso", [at]
        elif left and self._on_present(at):
            self._drag = "walk"
        else:
            self._drag = "press" if left else "pan"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: go on with what began; else show what is under the pointer."""
        at = event.position()
        if self._pressed is None:
            self._set_hover(self.tiles.at(self.viewport, at) if self.laid is not None else -1)
            on = self.laid is not None and self._on_present(at)
            self.setCursor(Qt.CursorShape.OpenHandCursor if on else Qt.CursorShape.ArrowCursor)
            return
        moved = at - self._pressed
        far = moved.manhattanLength() >= QApplication.startDragDistance()
        if self._drag == "press" and far:
            self._drag = "pan"
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._drag == "pan":
            self._pressed = at
            self.pan(moved.x(), moved.y())
        elif self._drag == "walk":
            self.walked.emit(self.viewport.to_map(at))
        elif self._drag == "lasso":
            self._lasso.append(at)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click goes there; a lasso has caught what is in it."""
        drag, self._drag, self._pressed = self._drag, "", None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if drag == "lasso":
            line, self._lasso = self._lasso, []
            if self.laid is not None:
                self.lassoed.emit(caught(self.laid.positions, line, self.viewport))
        elif drag == "walk":
            self.walk_ended.emit(None)
        elif drag == "press":
            self._clicked(event.position())
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a name can be changed."""
        for box, name in self._name_boxes:
            if box.contains(event.position()):
                self.name_asked.emit(name)
                return
        super().mouseDoubleClickEvent(event)

    def _clicked(self, at: QPointF) -> None:
        if any(box.contains(at) for box, _ in self._name_boxes):
            return
        index = self.tiles.at(self.viewport, at)
        if index >= 0:
            self.cursor_place = index
            self.chosen.emit(index)
        else:
            self.between.emit(self.viewport.to_map(at))

    def _on_present(self, at: QPointF) -> bool:
        if self._present is None:
            return False
        apart = self.viewport.to_screen(*self._present) - at
        return apart.x() ** 2 + apart.y() ** 2 <= 14.0**2

    def _set_hover(self, index: int) -> None:
        if index != self._hover:
            self._hover = index
            self.hovered.emit(index)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: nothing is under the pointer."""
        self._set_hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: what can be done with a place."""
        index = self.tiles.at(self.viewport, QPointF(event.pos())) if self.laid is not None else -1
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.keyed()
        self.menu_asked.emit((event.globalPos(), index))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: zoom at the pointer; a touchpad's two fingers pan."""
        fine = event.pixelDelta()
        event.accept()
        if not fine.isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase:
            self.pan(fine.x(), fine.y())
            return
        self.zoom(NOTCH ** (event.angleDelta().y() / 120.0), event.position())

    def event(self, event: QEvent) -> bool:
        """Qt: a pinch zooms."""
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if not isinstance(event, QNativeGestureEvent) or event.gestureType() != pinch:
            return super().event(event)
        self.zoom(max(0.2, 1.0 + event.value()), event.position())
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the same middle; the whole map where nothing else was looked at."""
        self.viewport = self.viewport.resized(QSizeF(self.size()))
        if not self._touched:
            self._fit()

    # ---- keys -----------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows, Enter, plus, minus, Home."""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not press(self, Qt.Key(event.key()), shifted):
            super().keyPressEvent(event)

    def step(self, dx: int, dy: int) -> None:
        """To the nearest place in a direction, among those that are seen."""
        if self.laid is None:
            return
        here = self._present or (self.viewport.x, self.viewport.y)
        if self.exists(self.cursor_place):
            here = self.tiles.middle(self.cursor_place, self.viewport.scale)
        among = self.tiles.seen(self.viewport)
        spots = self.tiles.middles(among, self.viewport.scale)
        at = next_spot(spots, here, (dx, dy))
        if at < 0:
            self.pan(-dx * KEY_PAN_PX, dy * KEY_PAN_PX)
            return
        self.cursor_place = int(among[at])
        self.reveal(*spots[at].tolist())
        self.hovered.emit(self.cursor_place)
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: a photograph shows where it belongs."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: the first file."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files[0])
