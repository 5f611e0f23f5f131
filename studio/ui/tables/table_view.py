"""The cells of one page of a table: heads stay in view, only what is seen is drawn."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from studio.ui.language.words import tr
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.paint import antialiased, draw_waiting, role

HEAD_PX, SIDE_HEAD_PX, GAP_PX = 28, 104, 6
SMALLEST_PX, LARGEST_PX = 72, 240
SETTLE_MS = 80
MOST_PICTURES = 600
"""Pictures kept; of a table of 10,000 those seen last."""
At = tuple[int, int]
"""Row and column."""


class TableView(QAbstractScrollArea):
    """Gets heads and pictures, says which cells are seen and which one is gone to."""

    seen = Signal(object)
    """Tuple of (row, column): these are in view without a picture, nearest to the ring first."""
    chosen = Signal(object)
    """(row, column): a click, or Enter."""
    ring_moved = Signal(object)
    paged = Signal(int)
    """A page on or back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[str, ...] = ()
        self._pictures: OrderedDict[At, QImage] = OrderedDict()
        self._empty: dict[At, str] = {}
        self._ring: At = (0, 0)
        self._hover: At | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.ask)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._moved)
        self._tell()

    # ---- setters --------------------------------------------------------------------------------
    def set_heads(self, columns: Sequence[str], rows: Sequence[str]) -> None:
        """Another table, without pictures yet."""
        self._columns, self._rows = tuple(columns), tuple(rows)
        self._pictures.clear()
        self._empty = {}
        row, column = self._ring
        self._ring = min(row, len(rows) - 1), min(column, len(columns) - 1)
        self._ranges()
        self._tell()
        self.viewport().update()
        self._settle.start()

    def set_picture(self, at: At, image: QImage) -> None:
        """The picture of a cell."""
        self._pictures[at] = image
        self._pictures.move_to_end(at)
        while len(self._pictures) > MOST_PICTURES:
            self._pictures.popitem(last=False)
        self.viewport().update(self._rect(at).toAlignedRect())

    def set_empty(self, at: At, why: str) -> None:
        """A cell that has no place, and why."""
        self._empty[at] = why
        self.viewport().update(self._rect(at).toAlignedRect())

    # ---- facts ----------------------------------------------------------------------------------
    @property
    def ring(self) -> At:
        """The cell with the ring."""
        return self._ring

    @property
    def pictures(self) -> int:
        """How many pictures are kept."""
        return len(self._pictures)

    @property
    def side_px(self) -> int:
        """The side of a cell: what fills the room, within what can be seen and is not too large."""
        room = self.viewport().size()
        wide = (room.width() - SIDE_HEAD_PX) / max(1, len(self._columns)) - GAP_PX
        high = (room.height() - HEAD_PX) / max(1, len(self._rows)) - GAP_PX
        return int(min(max(min(wide, high), SMALLEST_PX), LARGEST_PX))

    def visible_cells(self) -> tuple[At, ...]:
        """Cells in view, from the ring outwards."""
        pitch = self.side_px + GAP_PX
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        room = self.viewport().size()
        columns = range(
            max(0, left // pitch),
            min(len(self._columns), (left + room.width() - SIDE_HEAD_PX) // pitch + 1),
        )
        rows = range(
            max(0, top // pitch),
            min(len(self._rows), (top + room.height() - HEAD_PX) // pitch + 1),
        )
        row0, column0 = self._ring
        found = ((row, column) for row in rows for column in columns)
        return tuple(sorted(found, key=lambda a: (a[0] - row0) ** 2 + (a[1] - column0) ** 2))

    def ask(self) -> None:
        """Say which cells in view have no picture."""
        self._settle.stop()
        wanted = [
            at for at in self.visible_cells() if at not in self._pictures and at not in self._empty
        ]
        self.seen.emit(tuple(wanted))

    # ---- hands ----------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows, Home, End, Enter; pages."""
        row, column = self._ring
        last = len(self._rows) - 1, len(self._columns) - 1
        steps = {
            Qt.Key.Key_Left: (row, column - 1),
            Qt.Key.Key_Right: (row, column + 1),
            Qt.Key.Key_Up: (row - 1, column),
            Qt.Key.Key_Down: (row + 1, column),
            Qt.Key.Key_Home: (row, 0),
            Qt.Key.Key_End: (row, last[1]),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.set_ring(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._columns:
            self.chosen.emit(self._ring)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            event.ignore()

    def set_ring(self, at: At) -> None:
        """Put the ring on a cell, and have it in view."""
        if not (0 <= at[0] < len(self._rows) and 0 <= at[1] < len(self._columns)):
            return
        self._ring = at
        self._bring(at)
        self._tell()
        self.viewport().update()
        self.ring_moved.emit(at)

    def _bring(self, at: At) -> None:
        pitch = self.side_px + GAP_PX
        room = self.viewport().size()
        for bar, place, length in (
            (self.verticalScrollBar(), at[0] * pitch, room.height() - HEAD_PX),
            (self.horizontalScrollBar(), at[1] * pitch, room.width() - SIDE_HEAD_PX),
        ):
            if place < bar.value():
                bar.setValue(place)
            elif place + pitch > bar.value() + length:
                bar.setValue(place + pitch - length)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the cell under the pointer."""
        self._hover_at(self._at(event.position()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt: the pointer left."""
        if event.type() == QEvent.Type.Leave:
            self._hover_at(None)
        return super().viewportEvent(event)

    def _hover_at(self, at: At | None) -> None:
        if at != self._hover:
            self._hover = at
            shape = Qt.CursorShape.ArrowCursor if at is None else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)
            self.viewport().setToolTip(self._empty.get(at, "") if at is not None else "")
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click goes there."""
        at = self._at(event.position())
        if at is not None and event.button() is Qt.MouseButton.LeftButton:
            self.set_ring(at)
            self.chosen.emit(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: more or fewer cells are in view."""
        super().resizeEvent(event)
        self._ranges()
        self._settle.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show the ring."""
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the ring grows quiet."""
        self.viewport().update()

    def _moved(self, _value: int) -> None:
        self.viewport().update()
        self._settle.start()

    # ---- painting -------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: cells, then the heads over them."""
        painter = antialiased(self.viewport())
        painter.fillRect(self.viewport().rect(), role("canvas"))
        if not self._columns:
            return
        room = QRectF(self.viewport().rect())
        painter.save()
        painter.setClipRect(room.adjusted(SIDE_HEAD_PX - 4, HEAD_PX - 4, 0, 0))
        for at in self.visible_cells():
            self._paint_cell(painter, at)
        painter.restore()
        self._paint_heads(painter, room)

    def _paint_cell(self, painter: QPainter, at: At) -> None:
        rect, image = self._rect(at), self._pictures.get(at)
        if image is not None:
            wide, high = image.width(), image.height()
            scale = rect.width() / max(wide, high)
            box = QRectF(0, 0, wide * scale, high * scale)
            box.moveCenter(rect.center())
            painter.drawImage(box, image)
        elif at in self._empty:
            painter.setFont(figures())
            painter.setPen(role("faint"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "–")
        else:
            draw_waiting(painter, rect, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if at == self._ring:
            painter.setPen(QPen(role("accent", 1.0 if self.hasFocus() else 0.5), 2.0))
            painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), 4, 4)
        elif at == self._hover:
            painter.setPen(QPen(role("text", 0.5), 1.0))
            painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), 4, 4)

    def _paint_heads(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(words(11))
        metrics = painter.fontMetrics()
        middle = Qt.TextElideMode.ElideMiddle
        seen = self.visible_cells()
        painter.save()
        painter.setClipRect(room.adjusted(SIDE_HEAD_PX, 0, 0, 0))
        for column in sorted({column for _, column in seen}):
            rect = self._rect((0, column))
            box = QRectF(rect.left(), 0, rect.width(), HEAD_PX)
            painter.setPen(role("text" if column == self._ring[1] else "secondary"))
            told = metrics.elidedText(self._columns[column], middle, int(box.width()))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, told)
        painter.setClipRect(room.adjusted(0, HEAD_PX, 0, 0))
        for row in sorted({row for row, _ in seen}):
            rect = self._rect((row, 0))
            box = QRectF(8, rect.top(), SIDE_HEAD_PX - 18, rect.height())
            painter.setPen(role("text" if row == self._ring[0] else "secondary"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(flags | Qt.TextFlag.TextWordWrap), self._rows[row])
        painter.restore()

    # ---- where ----------------------------------------------------------------------------------
    def _rect(self, at: At) -> QRectF:
        side, (row, column) = self.side_px, at
        return QRectF(
            SIDE_HEAD_PX + column * (side + GAP_PX) - self.horizontalScrollBar().value(),
            HEAD_PX + row * (side + GAP_PX) - self.verticalScrollBar().value(),
            side, side,
        )  # fmt: skip

    def _at(self, where: QPointF) -> At | None:
        if where.x() < SIDE_HEAD_PX or where.y() < HEAD_PX:
            return None
        return next((at for at in self.visible_cells() if self._rect(at).contains(where)), None)

    def _ranges(self) -> None:
        pitch, room = self.side_px + GAP_PX, self.viewport().size()
        wide, high = len(self._columns) * pitch, len(self._rows) * pitch
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, wide - room.width() + SIDE_HEAD_PX))
        down.setRange(0, max(0, high - room.height() + HEAD_PX))
        for bar, page in ((across, room.width()), (down, room.height())):
            bar.setPageStep(max(1, page - HEAD_PX))
            bar.setSingleStep(pitch)

    def _tell(self) -> None:
        """For those who hear the window."""
        if not self._columns:
            self.setAccessibleName(tr("Table"))
            return
        row, column = self._ring
        self.setAccessibleName(
            tr("Table, {column}, {row}", column=self._columns[column] or str(column + 1),
               row=self._rows[row] or str(row + 1))
        )  # fmt: skip
