"""The first seeds of a model side by side: to be looked at, gone to, dragged away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.mime import recipe_mime
from studio.ui.widgets.paint import antialiased, cropped, draw_waiting, role
from studio.values.card import Card
from studio.values.described import SHEET, sample_recipe

COLUMNS = 16
GAP_PX = 4
TILE_PX = 58
DRAG_PX = 44


class ContactSheet(QWidget):
    """`SHEET` cells in rows of `COLUMNS`; arrows move the ring, Enter goes there."""

    chosen = Signal(object)
    """A `Recipe`."""
    pointed = Signal(object)
    """The seed under the pointer or the ring, None for none."""

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._pictures: dict[int, QPixmap] = {}
        self._fitted: dict[int, QPixmap] = {}
        self._broken: frozenset[int] = frozenset()
        self._at: int | None = None
        self._pressed: QPoint | None = None
        self.setFixedSize(self.sizeHint())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(
            tr(
                "{count} pictures by {name}, the seeds 0 to {last}",
                count=SHEET,
                name=card.name,
                last=SHEET - 1,
            )
        )

    @property
    def shown(self) -> int:
        """How many pictures have come."""
        return len(self._pictures)

    @property
    def current(self) -> int | None:
        """The seed under the pointer or the ring."""
        return self._at

    def clear(self) -> None:
        """All cells empty."""
        self._pictures, self._fitted, self._broken = {}, {}, frozenset()
        self.update()

    def set_picture(self, seed: int, image: QImage) -> None:
        """The picture of a seed; those beyond the sheet are not shown."""
        if 0 <= seed < SHEET:
            self._pictures[seed] = QPixmap.fromImage(image)
            self._fitted.pop(seed, None)
            self.update(self._cell(seed).toAlignedRect())

    def set_broken(self) -> None:
        """No more pictures come: cells that are still empty were broken numbers."""
        self._broken = frozenset(range(SHEET)) - self._pictures.keys()
        self.update()

    def picture(self, seed: int) -> QPixmap | None:
        """The picture of a seed at its own size."""
        return self._pictures.get(seed)

    def sizeHint(self) -> QSize:
        """Qt: all cells."""
        rows = -(-SHEET // COLUMNS)
        pitch = TILE_PX + GAP_PX
        return QSize(COLUMNS * pitch - GAP_PX, rows * pitch - GAP_PX)

    # ---- looks ----------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the cells that need it."""
        painter = antialiased(self)
        for seed in range(SHEET):
            cell = self._cell(seed)
            if event.rect().intersects(cell.toAlignedRect()):
                self._paint_cell(painter, seed, cell)

    def _paint_cell(self, painter: QPainter, seed: int, cell: QRectF) -> None:
        picture = self._pictures.get(seed)
        shape = QPainterPath()
        shape.addRoundedRect(cell, 4, 4)
        if picture is None:
            draw_waiting(painter, cell, 4)
            if seed in self._broken:
                painter.setPen(role("faint"))
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, "NaN")
        else:
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(cell.topLeft(), self._small(seed, picture))
            painter.restore()
        if seed == self._at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(role("accent"), 2.0))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4)

    def _small(self, seed: int, picture: QPixmap) -> QPixmap:
        scale = self.devicePixelRatioF()
        found = self._fitted.get(seed)
        if found is None or found.devicePixelRatio() != scale:
            found = self._fitted[seed] = cropped(picture, TILE_PX, TILE_PX, scale)
        return found

    def _cell(self, seed: int) -> QRectF:
        row, column = divmod(seed, COLUMNS)
        pitch = TILE_PX + GAP_PX
        return QRectF(column * pitch, row * pitch, TILE_PX, TILE_PX)

    def _seed_at(self, place: QPointF) -> int | None:
        return next((seed for seed in range(SHEET) if self._cell(seed).contains(place)), None)

    def _point_at(self, seed: int | None) -> None:
        if seed != self._at:
            self._at = seed
            usable = seed in self._pictures
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if usable else Qt.CursorShape.ArrowCursor
            )
            self.setAccessibleDescription("" if seed is None else tr("Seed {seed}", seed=seed))
            self.pointed.emit(seed)
            self.update()

    # ---- hands ----------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: perhaps a click, perhaps a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._point_at(self._seed_at(event.position()))
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the ring follows the pointer; pressed and far enough away it is a drag."""
        if self._pressed is None:
            self._point_at(self._seed_at(event.position()))
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click goes there."""
        if self._pressed is not None and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = None
            if self._seed_at(event.position()) == self._at:
                self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows, Enter."""
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            following = 0 if self._at is None else self._at + steps[key]
            self._point_at(following if 0 <= following < SHEET else self._at)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the pointer goes."""
        self._point_at(None)

    def focusInEvent(self, event: QEvent) -> None:
        """Qt: the ring shows where arrows begin."""
        self._point_at(self._at or 0)

    def focusOutEvent(self, event: QEvent) -> None:
        """Qt: no ring without hands."""
        self._point_at(None)

    def _go(self) -> None:
        if self._at in self._pictures:
            self.chosen.emit(sample_recipe(self._card, self._at))

    def _drag(self) -> None:
        if self._at is None or self._at not in self._pictures:
            return
        drag = QDrag(self)
        drag.setMimeData(recipe_mime(sample_recipe(self._card, self._at)))
        drag.setPixmap(self._pictures[self._at].scaledToWidth(DRAG_PX))
        drag.exec(Qt.DropAction.CopyAction)
