"""Print sheets as pixels, for TIFF: the same layout, drawn at the sheet's dots per inch."""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from studio.errors import InputError
from studio.export.enlarge import enlarged
from studio.export.formats.descriptor import Rows
from studio.export.papers import MM_PER_INCH, to_px
from studio.export.prints.layout import CAPTION_PT, MARK_GAP_MM, Cell, PrintSpec, crop_marks
from studio.export.prints.pdf import fitting
from studio.files.paths import resources
from studio.values.recipe import MAX_SIDE

_INK, _WORDS = 0, 77


class RasterPage:
    """One page; `add` its cells, then take `pixels`.

    Pictures keep the depth that they are drawn in; lines and words are printed over them.

    Raises:
        InputError: the page has more pixels than a file may, or its profile is gone.
    """

    def __init__(self, spec: PrintSpec) -> None:
        self._spec, self._bits = spec, spec.working_bits
        self.size = (to_px(spec.sheet_mm[0], spec.dpi), to_px(spec.sheet_mm[1], spec.dpi))
        if max(self.size) > MAX_SIDE:
            raise InputError(
                "The sheet would be {:,} × {:,} pixels;".format(*self.size)
                + f" at most {MAX_SIDE:,} a side. Take fewer dots per inch, or PDF."
            )
        self._pixels: Any = None
        self._lines = Image.new("L", (1, 1))

    @property
    def pixels(self) -> Rows:
        """[H, W, 3] uint8 or uint16."""
        self._begin()
        white = 255
        lines = np.asarray(self._lines)
        for y in np.flatnonzero((lines != white).any(axis=1)):
            row = self._pixels[y]
            row[:] = (row.astype(np.uint32) * lines[y][:, None] + white // 2) // white
        pixels: Rows = self._pixels
        return pixels

    def add(self, cell: Cell, picture: Rows, caption: str) -> None:
        """[h, w, 3] a picture that is cut to its cell with bleed already."""
        self._begin()
        box = cell.trim.grown(self._spec.bleed_mm)
        left, top = self._at(box.x), self._at(box.y)
        right, bottom = self._at(box.x + box.width), self._at(box.y + box.height)
        wide, high = max(1, right - left), max(1, bottom - top)
        if (picture.shape[1], picture.shape[0]) != (wide, high) or self._deep(picture):
            picture = enlarged(picture, wide, high, self._bits)
        page, x, y = self._pixels, max(0, left), max(0, top)
        shown = page[y : top + high, x : left + wide]
        shown[:] = picture[y - top : y - top + len(shown), x - left : x - left + shown.shape[1]]
        draw = ImageDraw.Draw(self._lines)
        width = max(1, round(0.1 / MM_PER_INCH * self._spec.dpi))
        for line in crop_marks(self._spec, cell):
            draw.line([self._at(v) for v in line], fill=_INK, width=width)
        if self._spec.captions and caption:
            self._caption(draw, cell, caption)

    def _begin(self) -> None:
        """The white page; none is held while nothing lies on it."""
        if self._pixels is None:
            kind = np.uint16 if self._bits == 16 else np.uint8
            shape = (self.size[1], self.size[0], 3)
            self._pixels = np.full(shape, np.iinfo(kind).max, kind)
            self._lines = Image.new("L", self.size, 255)

    def _deep(self, picture: Rows) -> bool:
        """Whether it has another depth than the page."""
        return bool(picture.dtype != self._pixels.dtype)

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
