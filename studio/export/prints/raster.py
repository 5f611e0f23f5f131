"""Print sheets as pixels, for TIFF: the same layout, drawn at the sheet's dots per inch."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from studio.errors import InputError
from studio.export.formats.descriptor import Rows
from studio.export.papers import MM_PER_INCH, to_px
from studio.export.prints.layout import CAPTION_PT, MARK_GAP_MM, Cell, PrintSpec, crop_marks
from studio.export.prints.pdf import fitting
from studio.files.paths import resources
from studio.values.arrays import Bytes
from studio.values.recipe import MAX_SIDE

_INK, _WORDS = (0, 0, 0), (77, 77, 77)


class RasterPage:
    """One page; `add` its cells, then take `pixels`.

    Raises:
        InputError: the page has more pixels than a file may.
    """

    def __init__(self, spec: PrintSpec) -> None:
        self._spec = spec
        size = (to_px(spec.sheet_mm[0], spec.dpi), to_px(spec.sheet_mm[1], spec.dpi))
        if max(size) > MAX_SIDE:
            raise InputError(
                f"The sheet would be {size[0]:,} × {size[1]:,} pixels; at most {MAX_SIDE:,} a side."
                " Take fewer dots per inch, or PDF."
            )
        self._image = Image.new("RGB", size, (255, 255, 255))

    @property
    def pixels(self) -> Bytes:
        """[H, W, 3]."""
        return np.asarray(self._image)

    def add(self, cell: Cell, picture: Rows, caption: str) -> None:
        """[h, w, 3] a picture that is cut to its cell with bleed already."""
        eight = (picture >> 8 if picture.dtype == np.uint16 else picture).astype(np.uint8)
        box = cell.trim.grown(self._spec.bleed_mm)
        left, top = self._at(box.x), self._at(box.y)
        right, bottom = self._at(box.x + box.width), self._at(box.y + box.height)
        size = (max(1, right - left), max(1, bottom - top))
        image = Image.fromarray(np.ascontiguousarray(eight))
        if image.size != size:
            image = image.resize(size, Image.Resampling.LANCZOS)
        self._image.paste(image, (left, top))
        draw = ImageDraw.Draw(self._image)
        width = max(1, round(0.1 / MM_PER_INCH * self._spec.dpi))
        for line in crop_marks(self._spec, cell.trim):
            draw.line([self._at(v) for v in line], fill=_INK, width=width)
        if self._spec.captions and caption:
            self._caption(draw, cell, caption)

    def _caption(self, draw: ImageDraw.ImageDraw, cell: Cell, text: str) -> None:
        px = max(6, round(CAPTION_PT / 72 * self._spec.dpi))
        path = resources() / "fonts" / "Inter-Regular.ttf"
        font = ImageFont.truetype(path, px) if path.is_file() else ImageFont.load_default(px)
        room = cell.caption.width / MM_PER_INCH * self._spec.dpi
        aside = MARK_GAP_MM if self._spec.marks else 0.0
        x, y = self._at(cell.caption.x + aside), self._at(cell.caption.y + self._spec.bleed_mm)
        draw.text((x, y + px // 2), fitting(text, room, font.getlength), fill=_WORDS, font=font)

    def _at(self, mm: float) -> int:
        return round((mm + self._spec.around_mm) / MM_PER_INCH * self._spec.dpi)
