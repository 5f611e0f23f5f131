"""Twelve children: look, go with the arrows, pick with Enter or a click."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import mark, tr
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.icons import draw_icon
from studio.ui.widgets.paint import antialiased, draw_box, draw_waiting, role
from studio.values.breed.brood import CHILDREN

GAP_PX = 12
MARGIN_PX = 20
RADIUS_PX = 6
LAYOUTS = ((4, 3), (6, 2), (3, 4))
"""Columns and rows; the one that leaves most room for a picture is taken."""
NAMES = {
    "picked": mark("picked"),
    "held": mark("held"),
    "less": mark("less like this"),
}


@dataclass(frozen=True)
class Mark:
    """What was said of a child: `picked` counts from 1, 0 where it is not."""

    picked: int = 0
    held: bool = False
    less: bool = False


class BroodGrid(QWidget):
    """Gets pictures and marks by setters and speaks by signals; cells count from 0."""

    picked = Signal(object)
    """int: the child that was clicked, or had the ring when Enter was pressed."""
    looked_at = Signal(object)
    """int: the ring or the pointer is on this child."""
    large_asked = Signal(object)
    """int or None: this child is to be seen large; None: all of them again."""
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: dict[int, QImage] = {}
        self._marks: tuple[Mark, ...] = (Mark(),) * CHILDREN
        self._names: tuple[str, ...] = ()
        self._aspect = 1.0
        self._ring = 0
        self._hover: int | None = None
        self._large: QImage | None = None
        self._is_large = False
        self._says = ""
        self._busy = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 200)
        self._tell()

    # ---- setters --------------------------------------------------------------------------------
    def set_children(self, names: tuple[str, ...], aspect: float) -> None:
        """Show so many children, without pictures yet; pictures are `aspect` as wide as high."""
        self._names, self._aspect = names, min(max(aspect, 0.4), 2.5)
        self._images = {}
        self._large, self._is_large = None, False
        self._ring = min(self._ring, max(0, len(names) - 1))
        self._tell()
        self.update()

    def set_image(self, cell: int, image: QImage) -> None:
        """The picture of a child."""
        self._images[cell] = image
        self.update(self._rect(cell).toAlignedRect().adjusted(-6, -6, 6, 6))
        if self._is_large and cell == self._ring and self._large is None:
            self.update()

    def set_large(self, image: QImage | None) -> None:
        """The child with the ring as large as there is room, None: still on its way."""
        self._large = image
        self.update()

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """What was said of every child."""
        self._marks = marks
        self._tell()
        self.update()

    def say(self, text: str) -> None:
        """A sentence where no children are; empty: there are."""
        self._says = text
        self._tell()
        self.update()

    def set_busy(self, text: str) -> None:
        """What is being done before the next children come, over those of now; empty: nothing."""
        if text != self._busy:
            self._busy = text
            self.setAccessibleDescription(text)
            self.update()

    # ---- facts ----------------------------------------------------------------------------------
    @property
    def ring(self) -> int:
        """The child with the ring."""
        return self._ring

    @property
    def is_large(self) -> bool:
        """Whether one child is seen large."""
        return self._is_large

    @property
    def images(self) -> dict[int, QImage]:
        """The pictures that have come."""
        return self._images

    @property
    def complete(self) -> bool:
        """Every child has its picture."""
        return bool(self._names) and len(self._images) >= len(self._names)

    def cell_px(self) -> int:
        """The longer side of a picture in the pixels of the screen."""
        rect = self._rect(0)
        return max(32, round(max(rect.width(), rect.height()) * self.devicePixelRatioF()))

    def large_px(self) -> int:
        """The same for the large one."""
        room = self._room()
        return max(64, round(max(room.width(), room.height()) * self.devicePixelRatioF()))

    def nearest_first(self) -> tuple[int, ...]:
        """Cells in the order in which one looks at them: from the ring outwards."""
        here = self._rect(self._ring).center()

        def far(cell: int) -> float:
            there = self._rect(cell).center() - here
            return there.x() ** 2 + there.y() ** 2

        return tuple(sorted(range(len(self._names)), key=far))

    # ---- hands ----------------------------------------------------------------------------------
    def set_ring(self, cell: int) -> None:
        """Put the ring on a child."""
        if not 0 <= cell < len(self._names) or cell == self._ring:
            return
        self._ring = cell
        self._tell()
        self.update()
        self.looked_at.emit(cell)
        if self._is_large:
            self.show_large(True)

    def show_large(self, large: bool) -> None:
        """See the child with the ring alone, or all of them."""
        self._is_large, self._large = large and bool(self._names), None
        self.large_asked.emit(self._ring if self._is_large else None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows, Enter, Space; what is not ours goes on to the window."""
        columns, _ = self._layout()
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.set_ring(self._ring + steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._names:
            if not event.isAutoRepeat():
                self.picked.emit(self._ring)
        elif key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.show_large(not self._is_large)
        elif key == Qt.Key.Key_Escape and self._is_large:
            self.show_large(False)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: what lies under the pointer is drawn better."""
        self._set_hover(self._cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the pointer goes."""
        self._set_hover(None)

    def _set_hover(self, cell: int | None) -> None:
        if cell != self._hover:
            self._hover = cell
            self.setCursor(
                Qt.CursorShape.ArrowCursor if cell is None else Qt.CursorShape.PointingHandCursor
            )
            self.update()
            if cell is not None and not self._is_large:
                self.looked_at.emit(cell)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click picks; on the large one it goes back."""
        cell = self._cell_at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._is_large:
            self.show_large(False)
        elif cell is not None:
            self.set_ring(cell)
            self.picked.emit(cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a second quick click is a click."""
        self.mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: pictures of another size are wanted."""
        super().resizeEvent(event)
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show the ring."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the ring grows quiet."""
        self.update()

    # ---- painting -------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        painter.fillRect(self.rect(), role("canvas"))
        if not self._names:
            painter.setPen(role("secondary"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self._room(), int(flags), self._says)
            return
        if self._is_large:
            self._paint_large(painter)
            return
        for cell in range(len(self._names)):
            self._paint_cell(painter, cell)
        if self._busy:
            self._paint_busy(painter)

    def _paint_busy(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), role("canvas", 0.55))
        painter.setFont(words())
        wide = QFontMetricsF(painter.font()).horizontalAdvance(self._busy) + 40
        box = QRectF(0, 0, wide, 40)
        box.moveCenter(QRectF(self.rect()).center())
        draw_box(painter, box, role("raised"), role("hairline"), 8)
        painter.setPen(role("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._busy)

    def _paint_large(self, painter: QPainter) -> None:
        image = self._large or self._images.get(self._ring)
        room = self._room()
        if image is None:
            draw_waiting(painter, _fitted(room, self._aspect))
            return
        box = _fitted(room, image.width() / max(1, image.height()))
        painter.drawImage(box, image)
        painter.setFont(figures())
        painter.setPen(role("secondary"))
        line = QRectF(0, self.height() - MARGIN_PX, self.width(), MARGIN_PX - 4)
        told = self._names[self._ring]
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, told)

    def _paint_cell(self, painter: QPainter, cell: int) -> None:
        rect, said = self._rect(cell), self._marks[cell]
        image = self._images.get(cell)
        shape = QPainterPath()
        shape.addRoundedRect(rect, RADIUS_PX, RADIUS_PX)
        if image is None:
            draw_waiting(painter, rect, RADIUS_PX)
        else:
            painter.save()
            painter.setClipPath(shape)
            painter.setOpacity(0.35 if said.less else 1.0)
            painter.drawImage(rect, image, _middle(image, rect.width() / rect.height()))
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if said.picked:
            painter.setPen(QPen(role("accent"), 3.0))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX)
        if cell == self._ring:
            painter.setPen(QPen(role("text", 0.9 if self.hasFocus() else 0.35), 1.5))
            painter.drawRoundedRect(rect.adjusted(-4, -4, 4, 4), RADIUS_PX + 3, RADIUS_PX + 3)
        elif cell == self._hover:
            painter.setPen(QPen(role("text", 0.4), 1.0))
            painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), RADIUS_PX + 2, RADIUS_PX + 2)
        self._paint_marks(painter, rect, said)

    def _paint_marks(self, painter: QPainter, rect: QRectF, said: Mark) -> None:
        """Small round badges in the upper right corner."""
        right = rect.right() - 7
        if said.picked:
            box = _badge(painter, right, rect.top() + 7, "accent")
            painter.setFont(figures())
            painter.setPen(role("on_accent"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(said.picked))
            right = box.left() - 4
        for shown, icon in ((said.held, "lock-simple"), (said.less, "thumbs-down")):
            if shown:
                box = _badge(painter, right, rect.top() + 7, "raised")
                draw_icon(painter, icon, box.adjusted(4, 4, -4, -4), role("text"))
                right = box.left() - 4

    # ---- where ----------------------------------------------------------------------------------
    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)

    def _layout(self) -> tuple[int, int]:
        return max(LAYOUTS, key=lambda layout: self._size(*layout)[0])

    def _size(self, columns: int, rows: int) -> tuple[float, float]:
        room = self._room()
        wide = (room.width() - (columns - 1) * GAP_PX) / columns
        high = (room.height() - (rows - 1) * GAP_PX) / rows
        width = max(16.0, min(wide, high * self._aspect))
        return width, width / self._aspect

    def _rect(self, cell: int) -> QRectF:
        columns, rows = self._layout()
        width, height = self._size(columns, rows)
        room = self._room()
        left = room.center().x() - (columns * (width + GAP_PX) - GAP_PX) / 2
        top = room.center().y() - (rows * (height + GAP_PX) - GAP_PX) / 2
        row, column = divmod(cell, columns)
        x, y = left + column * (width + GAP_PX), top + row * (height + GAP_PX)
        return QRectF(round(x), round(y), round(width), round(height))

    def _cell_at(self, at: QPointF) -> int | None:
        return next((c for c in range(len(self._names)) if self._rect(c).contains(at)), None)

    def _tell(self) -> None:
        """For those who hear the window."""
        if not self._names:
            self.setAccessibleName(self._says or tr("Children"))
            return
        said = self._marks[self._ring]
        told = [tr("Child {n} of {count}", n=self._ring + 1, count=len(self._names))]
        told += [tr(NAMES[key]) for key in NAMES if getattr(said, key)]
        self.setAccessibleName(", ".join(told))


def _badge(painter: QPainter, right: float, top: float, ground: str) -> QRectF:
    box = QRectF(right - 20, top, 20, 20)
    painter.setPen(QPen(role("canvas", 0.6), 1.0))
    painter.setBrush(role(ground))
    painter.drawEllipse(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    return box


def _fitted(room: QRectF, aspect: float) -> QRectF:
    """The largest box of an aspect in the middle of some room."""
    width = min(room.width(), room.height() * aspect)
    height = width / aspect
    return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)


def _middle(image: QImage, aspect: float) -> QRectF:
    """The largest middle part of an image with this aspect."""
    width, height = float(image.width()), float(image.height())
    if width / height > aspect:
        return QRectF((width - height * aspect) / 2, 0, height * aspect, height)
    return QRectF(0, (height - width / aspect) / 2, width, width / aspect)
