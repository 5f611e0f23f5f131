"""Where pictures lie on paper, in millimetres from the top left corner of the trimmed sheet."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from studio.errors import InputError
from studio.export.colour.choice import Colour
from studio.export.colour.converting import working_bits
from studio.export.papers import MM_PER_INCH, PAPERS_MM, to_px
from studio.values.card import Sizes
from studio.values.recipe import MAX_SIDE

CAPTION_MM = 5.0
CAPTION_PT = 7.0
MARK_MM, MARK_GAP_MM = 5.0, 1.5
"""How long a crop mark is, and how far from what is cut."""
LEAST_MARK_MM = 1.0
"""A shorter mark is none."""
MAX_PAGES = 500
Mm = Annotated[float, msgspec.Meta(ge=0, le=2000)]
Count = Annotated[int, msgspec.Meta(ge=1, le=50)]


class PrintSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How pictures are put on paper.

    `paper` is a key of `PAPERS_MM`. `fill`: pictures are cut to fill their cell, else they lie in
    it whole. With `bleed_mm` each goes on beyond where it is cut; `marks` show where that is.
    `bits` a channel, from the generator's floats to the file; `colour`: the file's profile.
    """

    paper: str = "A4"
    landscape: bool = False
    margin_mm: Mm = 10.0
    gap_mm: Mm = 6.0
    columns: Count = 1
    rows: Count = 1
    bleed_mm: Mm = 0.0
    marks: bool = False
    captions: bool = False
    fill: bool = False
    dpi: Annotated[float, msgspec.Meta(ge=36, le=1200)] = 300.0
    kind: Literal["pdf", "tiff"] = "pdf"
    bits: Literal[8, 16] = 8
    colour: Colour = Colour()

    def __post_init__(self) -> None:
        if self.paper not in PAPERS_MM:
            raise InputError(f"The paper is {self.paper[:20]!r}; expected {', '.join(PAPERS_MM)}.")

    @property
    def working_bits(self) -> Literal[8, 16]:
        """How deep pictures are drawn.

        Raises:
            InputError: the profile is gone, or cannot be reached with this depth.
        """
        return working_bits(self.colour, self.bits)

    @property
    def paper_mm(self) -> tuple[float, float]:
        """Width and height of the trimmed sheet."""
        wide, high = PAPERS_MM[self.paper]
        return (high, wide) if self.landscape else (wide, high)

    @property
    def each(self) -> int:
        """Pictures on one page."""
        return self.columns * self.rows

    @property
    def around_mm(self) -> float:
        """What the sheet is larger than its paper, on each side: room for bleed and marks."""
        needed = self.bleed_mm + (MARK_GAP_MM + MARK_MM if self.marks else 0.0)
        return 0.0 if self.margin_mm >= needed else math.ceil(needed)

    @property
    def sheet_mm(self) -> tuple[float, float]:
        """Width and height of the page in the file."""
        wide, high = self.paper_mm
        return wide + 2 * self.around_mm, high + 2 * self.around_mm

    @property
    def suffix(self) -> str:
        """The end of its file's name."""
        return ".pdf" if self.kind == "pdf" else ".tif"


@dataclass(frozen=True)
class Box:
    """A rectangle in millimetres."""

    x: float
    y: float
    width: float
    height: float

    def grown(self, by: float) -> Box:
        """The same with `by` more on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True)
class Cell:
    """One picture: `trim` is where it is cut, `caption` the line below.

    `room_mm`: how far marks may reach from `trim` at the left, top, right and bottom before they
    come to the bleed of its neighbour.
    """

    page: int
    trim: Box
    caption: Box
    room_mm: tuple[float, float, float, float] = (math.inf,) * 4


def cells(spec: PrintSpec, aspects: list[float]) -> list[Cell]:
    """A cell for each picture, by its width over its height, page after page.

    Raises:
        InputError: nothing of a picture is left, or there are too many pages.
    """
    wide, high = spec.paper_mm
    across = (wide - 2 * spec.margin_mm - (spec.columns - 1) * spec.gap_mm) / spec.columns
    down = (high - 2 * spec.margin_mm - (spec.rows - 1) * spec.gap_mm) / spec.rows
    words = CAPTION_MM if spec.captions else 0.0
    if across < 5 or down - words < 5:
        raise InputError(
            f"Pictures would be {max(across, 0):.0f} × {max(down - words, 0):.0f} mm; take fewer a"
            " page, or smaller margins."
        )
    if spec.each > 1 and spec.gap_mm < 2 * spec.bleed_mm:
        raise InputError(
            f"The bleed of {spec.bleed_mm:g} mm needs a gap of {2 * spec.bleed_mm:g} mm."
        )
    if math.ceil(len(aspects) / spec.each) > MAX_PAGES:
        raise InputError(f"There would be more than {MAX_PAGES} pages.")
    found = []
    for number, aspect in enumerate(aspects):
        page, place = divmod(number, spec.each)
        row, column = divmod(place, spec.columns)
        x = spec.margin_mm + column * (across + spec.gap_mm)
        y = spec.margin_mm + row * (down + spec.gap_mm)
        whole = Box(x, y, across, down - words)
        trim = whole if spec.fill else _inside(whole, aspect)
        below = Box(trim.x, trim.y + trim.height, trim.width, words)
        own = Box(x, y, across, down)
        found.append(Cell(page, trim, below, _room(spec, trim, own, (row, column))))
    return found


def _room(
    spec: PrintSpec, trim: Box, own: Box, place: tuple[int, int]
) -> tuple[float, float, float, float]:
    """As `Cell.room_mm` says; `own` is the part of the page that is this cell's."""
    row, column = place
    out = spec.gap_mm - spec.bleed_mm
    return (
        trim.x - own.x + out if column else math.inf,
        trim.y - own.y + out if row else math.inf,
        own.x + own.width - trim.x - trim.width + out if column < spec.columns - 1 else math.inf,
        own.y + own.height - trim.y - trim.height + out if row < spec.rows - 1 else math.inf,
    )


def _inside(box: Box, aspect: float) -> Box:
    """The largest of this aspect in the middle of a box."""
    width = min(box.width, box.height * aspect)
    height = width / aspect
    return Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


def crop_marks(spec: PrintSpec, cell: Cell) -> list[tuple[float, float, float, float]]:
    """Lines (x0, y0, x1, y1) at the corners of what is cut, outside of all bleeds.

    Where a neighbour leaves no room, its own outer marks say where that cut goes.
    """
    if not spec.marks:
        return []
    near = spec.bleed_mm + MARK_GAP_MM
    ends = [min(near + MARK_MM, room) for room in cell.room_mm]
    far_left, far_top, far_right, far_bottom = (e if e >= near + LEAST_MARK_MM else 0 for e in ends)
    trim = cell.trim
    left, right = trim.x, trim.x + trim.width
    top, bottom = trim.y, trim.y + trim.height
    lines = []
    for x, way, far_x in ((left, -1, far_left), (right, 1, far_right)):
        for y, along, far_y in ((top, -1, far_top), (bottom, 1, far_bottom)):
            if far_x:
                lines.append((x + way * near, y, x + way * far_x, y))
            if far_y:
                lines.append((x, y + along * near, x, y + along * far_y))
    return lines


def drawn_px(spec: PrintSpec, trim: Box, sizes: Sizes) -> tuple[int, int]:
    """The size in which a model draws a picture for its cell: at the dpi where it can."""
    if not sizes.any_size:
        return sizes.default
    box = trim.grown(spec.bleed_mm)
    wide, high = to_px(box.width, spec.dpi), to_px(box.height, spec.dpi)
    if not sizes.any_aspect:
        wide = high = max(wide, high)
    step = sizes.multiple
    most = min(sizes.largest, MAX_SIDE) // step * step
    scale = min(1.0, most / max(wide, high))
    sides = (min(most, -(-round(side * scale) // step) * step) for side in (wide, high))
    first, second = sides
    return max(step, first), max(step, second)


def cut(width: int, height: int, box: Box) -> tuple[int, int, int, int]:
    """(x, y, width, height): the middle of a picture in the shape of a box."""
    scale = min(width / box.width, height / box.height)
    wide = min(width, max(1, round(box.width * scale)))
    high = min(height, max(1, round(box.height * scale)))
    return (width - wide) // 2, (height - high) // 2, wide, high


def points(mm: float) -> float:
    """Millimetres in PDF points."""
    return mm / MM_PER_INCH * 72
