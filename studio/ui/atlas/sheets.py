"""The pictures of a map: sheets of many at three sizes, so that painting makes none smaller."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from studio.library.atlas.store import A_SHEET, ACROSS
from studio.values.arrays import Bytes
from studio.values.atlas.places import SIDE_PX

SIDES = (64, 32, 16)


class Sheets:
    """Grows by pictures [N, 64, 64, 3]; the GUI thread's own.

    10,000 pictures take 206 MB: 4 bytes a pixel, and a third more for the smaller copies.
    """

    def __init__(self) -> None:
        self.count = 0
        self._arrays: dict[int, list[Bytes]] = {side: [] for side in SIDES}
        self._images: dict[int, list[QImage]] = {side: [] for side in SIDES}

    def add(self, pictures: Bytes) -> None:
        """More pictures, each in its place on a sheet."""
        for picture in pictures:
            sheet, slot = divmod(self.count, A_SHEET)
            if slot == 0:
                self._open()
            row, column = divmod(slot, ACROSS)
            small = picture
            for side in SIDES:
                if side != SIDE_PX:
                    small = _halved(small)
                array = self._arrays[side][sheet]
                box = array[row * side : (row + 1) * side, column * side : (column + 1) * side]
                box[..., :3] = small[..., ::-1]
            self.count += 1

    def restore(self, sheets: list[Bytes], count: int) -> None:
        """Begin with sheets [1024, 1024, 3] that were kept, holding `count` pictures.

        They are taken out of the list one by one, so that there are never two of all.
        """
        for number in range(len(sheets)):
            sheet = sheets.pop(0)
            self._open()
            for side in SIDES:
                self._arrays[side][number][..., :3] = sheet[..., ::-1]
                if side != SIDES[-1]:
                    sheet = _halved(sheet)
        self.count = count

    def sheet(self, number: int) -> Bytes:
        """[1024, 1024, 3] uint8 RGB: a sheet as it is kept."""
        return np.ascontiguousarray(self._arrays[SIDE_PX][number][..., 2::-1])

    def part(self, index: int, wanted_px: float) -> tuple[QImage, QRect]:
        """The sheet with picture `index` at least `wanted_px` wide, and where it lies there."""
        side = next((s for s in reversed(SIDES) if s >= wanted_px), SIDE_PX)
        sheet, slot = divmod(index, A_SHEET)
        row, column = divmod(slot, ACROSS)
        return self._images[side][sheet], QRect(column * side, row * side, side, side)

    def picture(self, index: int) -> QImage:
        """A copy of picture `index`."""
        image, box = self.part(index, SIDE_PX)
        return image.copy(box)

    def _open(self) -> None:
        for side in SIDES:
            width = ACROSS * side
            array = np.full((width, width, 4), 255, np.uint8)
            self._arrays[side].append(array)
            self._images[side].append(
                QImage(array.data, width, width, 4 * width, QImage.Format.Format_RGB32)
            )


def _halved(picture: Bytes) -> Bytes:
    wide = picture.astype(np.uint16)
    total = wide[::2, ::2] + wide[1::2, ::2] + wide[::2, 1::2] + wide[1::2, 1::2]
    return ((total + 2) // 4).astype(np.uint8)
