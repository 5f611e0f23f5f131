"""The strip of small pictures: what the film shows, cell by cell."""

from __future__ import annotations

import math
from collections import OrderedDict

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from studio.ui.animate.timeline.row_item import RowItem
from studio.ui.widgets.paint import cropped, role

CELL_PX = 128.0
KEPT = 400
Cell = tuple[int, int]
"""Number of cells in the whole film, and which of them."""


class StripItem(RowItem):
    """Cells are anchored in the film: closer up there are twice as many, and so on."""

    def __init__(self) -> None:
        super().__init__(0.0)
        self._pictures: OrderedDict[Cell, QPixmap] = OrderedDict()
        self._fitted: dict[Cell, QPixmap] = {}
        self._fit_size = (0, 0)
        self.stale: set[Cell] = set()

    @property
    def count(self) -> int:
        """How many cells the whole film has at this closeness."""
        whole = max(1.0, self.marks.seconds * self.scale_.per_s)
        least = max(1, round((self.scale_.width_px - 32) / CELL_PX))
        if whole <= 1.0:
            return least
        return int(least * 2 ** max(0, math.floor(math.log2(whole / CELL_PX / least) + 0.5)))

    @property
    def seen(self) -> tuple[tuple[Cell, float], ...]:
        """The cells in view, from the left, each with the moment in its middle."""
        count, length = self.count, self.marks.seconds
        if length <= 0:
            return ()
        first, last = self.scale_.seen
        begin = max(0, int(first / length * count))
        end = min(count, math.ceil(last / length * count))
        return tuple(((count, n), (n + 0.5) / count * length) for n in range(begin, end))

    def set_picture(self, cell: Cell, image: QImage) -> None:
        """The small picture of a cell."""
        self._pictures[cell] = QPixmap.fromImage(image)
        self._pictures.move_to_end(cell)
        self._fitted.pop(cell, None)
        self.stale.discard(cell)
        while len(self._pictures) > KEPT:
            gone, _ = self._pictures.popitem(last=False)
            self._fitted.pop(gone, None)
        self.update(self._box(cell))

    def age(self) -> None:
        """The film is another one: pictures stay until better ones come."""
        self.stale = set(self._pictures)

    def forget(self) -> None:
        """Another film."""
        self._pictures.clear()
        self._fitted.clear()
        self.stale.clear()
        self.update()

    def lacks(self, cell: Cell) -> bool:
        """Whether a cell has no picture of the film as it is."""
        return cell not in self._pictures or cell in self.stale

    def _box(self, cell: Cell) -> QRectF:
        """Where a cell lies, on whole pixels so that no seam shows."""
        count, n = cell
        left = round(self.scale_.x(n / count * self.marks.seconds))
        right = round(self.scale_.x((n + 1) / count * self.marks.seconds))
        return QRectF(left, self.rect.top(), right - left, self.rect.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Qt: the pictures, the whole with round ends."""
        seconds = self.marks.seconds
        if seconds <= 0:
            return
        left, right = self.scale_.x(0.0), self.scale_.x(seconds)
        whole = QRectF(left, self.rect.top(), right - left, self.rect.height())
        shape = QPainterPath()
        shape.addRoundedRect(whole, 6, 6)
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        exposed = option.exposedRect
        painter.fillRect(whole & exposed, role("raised"))
        for cell, _ in self.seen:
            box = self._box(cell)
            if box.intersects(exposed):
                self._paint_cell(painter, cell, box)
        painter.restore()

    def _paint_cell(self, painter: QPainter, cell: Cell, box: QRectF) -> None:
        picture = self._pictures.get(cell) or self._relative(cell)
        if picture is None:
            return
        size = (int(box.width()), int(box.height()))
        if size != self._fit_size:
            self._fitted.clear()
            self._fit_size = size
        fitted = self._fitted.get(cell) if cell in self._pictures else None
        if fitted is None:
            device = painter.device()
            fitted = cropped(picture, *size, device.devicePixelRatioF())
            if cell in self._pictures:
                self._fitted[cell] = fitted
        painter.drawPixmap(box.topLeft(), fitted)

    def _relative(self, cell: Cell) -> QPixmap | None:
        """What stands for a cell until its own picture comes: that of a coarser one around it."""
        count, n = cell
        while count % 2 == 0 and count > 1:
            count, n = count // 2, n // 2
            if (count, n) in self._pictures:
                return self._pictures[count, n]
        return None
