"""Print sheets as PDF: pictures with their profile, vector marks, text that stays text.

Pictures are packed without loss, 8 or 16 bits; pages carry trim and bleed boxes; XMP says what the
file is.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from studio.export.formats.descriptor import Rows
from studio.export.metadata.stamp import Stamp
from studio.export.prints.layout import CAPTION_PT, MARK_GAP_MM, Cell, PrintSpec, crop_marks, points
from studio.files.paths import resources

_FONT, _FALLBACK = "Inter", "Helvetica"
_FILE = "Inter-Regular.ttf"
_HAIRLINE_PT = 0.25


class PdfSheet:
    """Takes pictures cell by cell, pages in order; `finish` completes the file."""

    def __init__(
        self, file: BinaryIO, spec: PrintSpec, stamp: Stamp, title: str, inks: bool = False
    ) -> None:
        """`inks`: pictures come in CMYK, with the profile of the `stamp`."""
        self._spec, self._stamp, self._inks = spec, stamp, inks
        size = tuple(points(side) for side in spec.sheet_mm)
        self._canvas: Any = Canvas(
            file, pagesize=size, invariant=1, pageCompression=1, pdfVersion=(1, 5)
        )
        self._canvas.setTitle(title)
        self._canvas.setCreator(stamp.texts.get("Software", ""))
        self._document: Any = self._canvas._doc
        self._profile: Any = None
        self._page = -1
        self._count = 0
        self._font = _font()

    def add(self, cell: Cell, picture: Rows, caption: str) -> None:
        """[h, w, 3|4] a picture that is cut to its cell with bleed already."""
        while self._page < cell.page:
            self._next_page()
        box = cell.trim.grown(self._spec.bleed_mm)
        x, y = self._place(box.x, box.y + box.height)
        name = self._picture(picture)
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(x, y)
        canvas.scale(points(box.width), points(box.height))
        canvas._code.append(f"/{self._document.getXObjectName(name)} Do")
        canvas.restoreState()
        canvas._formsinuse.append(name)
        self._marks(cell)
        if self._spec.captions and caption:
            self._caption(cell, caption)

    def finish(self, notes: tuple[str, ...] = ()) -> None:
        """Write the file; `notes` name fallbacks that the engine took for its pictures."""
        while self._page < 0:
            self._next_page()
        self._canvas.showPage()
        stream = pdfdoc.PDFStream(content=self._stamp.xmp_at_the_end(notes), filters=[])
        stream.dictionary["Type"] = pdfdoc.PDFName("Metadata")
        stream.dictionary["Subtype"] = pdfdoc.PDFName("XML")
        self._document.Catalog.Metadata = self._document.Reference(stream, "metadata")
        self._canvas.save()

    # ---- inside ---------------------------------------------------------------------------------
    def _next_page(self) -> None:
        if self._page >= 0:
            self._canvas.showPage()
        self._page += 1
        spec, around = self._spec, self._spec.around_mm
        wide, high = spec.paper_mm
        edges = (around, around, around + wide, around + high)
        self._canvas.setTrimBox(tuple(map(points, edges)))
        out = min(spec.bleed_mm, around)
        bleed = (around - out, around - out, around + wide + out, around + high + out)
        self._canvas.setBleedBox(tuple(map(points, bleed)))

    def _place(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """Points from the bottom left of the page."""
        around = self._spec.around_mm
        return points(x_mm + around), points(self._spec.sheet_mm[1] - around - y_mm)

    def _picture(self, picture: Rows) -> str:
        self._count += 1
        name = f"picture{self._count}"
        stored = _Image(picture, self._icc())
        self._document.Reference(stored, self._document.getXObjectName(name))
        self._document.addForm(name, stored)
        self._canvas._currentPageHasImages = 1
        return name

    def _icc(self) -> Any:
        if self._profile is None:
            stream = pdfdoc.PDFStream(content=zlib.compress(self._stamp.icc))
            stream.dictionary["N"] = 4 if self._inks else 3
            stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
            self._profile = self._document.Reference(stream, "profile")
        return self._profile

    def _marks(self, cell: Cell) -> None:
        canvas = self._canvas
        canvas.setLineWidth(_HAIRLINE_PT)
        canvas.setStrokeColorCMYK(1, 1, 1, 1)  # on every plate
        for x0, y0, x1, y1 in crop_marks(self._spec, cell):
            canvas.line(*self._place(x0, y0), *self._place(x1, y1))

    def _caption(self, cell: Cell, text: str) -> None:
        canvas, room = self._canvas, points(cell.caption.width)
        shown = fitting(text, room, lambda words: canvas.stringWidth(words, self._font, CAPTION_PT))
        aside = MARK_GAP_MM if self._spec.marks else 0.0
        x, y = self._place(cell.caption.x + aside, cell.caption.y + self._spec.bleed_mm)
        canvas.setFont(self._font, CAPTION_PT)
        canvas.setFillColorCMYK(0, 0, 0, 0.7)
        canvas.drawString(x, y - 1.45 * CAPTION_PT, shown)


class _Image(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab tells no types
    """A picture as PDF stores it; reportlab's own knows neither profiles nor 16 bits."""

    __RefOnly__ = 1

    def __init__(self, picture: Rows, profile: Any) -> None:
        height, width = picture.shape[:2]
        deep = picture.dtype == np.uint16
        data = np.ascontiguousarray(picture, dtype=">u2" if deep else np.uint8).tobytes()
        self._stream = pdfdoc.PDFStream(content=zlib.compress(data, 6))
        told = self._stream.dictionary
        told["Type"], told["Subtype"] = pdfdoc.PDFName("XObject"), pdfdoc.PDFName("Image")
        told["Width"], told["Height"] = width, height
        told["BitsPerComponent"] = 16 if deep else 8
        told["ColorSpace"] = pdfdoc.PDFArray([pdfdoc.PDFName("ICCBased"), profile])
        told["Filter"] = pdfdoc.PDFName("FlateDecode")

    def format(self, document: Any) -> Any:
        """The bytes."""
        return self._stream.format(document)


def fitting(text: str, room: float, length: Any) -> str:
    """One line of a text, cut to the room."""
    shown = " ".join(text.split())[:200]
    while shown and length(shown) > room:
        shown = shown[:-2].rstrip() + "…" if len(shown) > 2 else ""
    return shown


def _font() -> str:
    path: Path = resources() / "fonts" / _FILE
    if _FONT in pdfmetrics.getRegisteredFontNames():
        return _FONT
    try:
        pdfmetrics.registerFont(TTFont(_FONT, str(path)))
    except (TTFError, OSError):
        return _FALLBACK
    return _FONT
