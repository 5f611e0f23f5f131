"""The sizes that a model can make, in the words of people who print and post."""

from __future__ import annotations

from dataclasses import dataclass

from studio.ui.language.words import tr
from studio.ui.widgets.size_rules import fitted, paper_px
from studio.values.card import Sizes

ASPECTS: tuple[tuple[str, int, int], ...] = (
    ("4:5", 4, 5), ("9:16", 9, 16), ("16:9", 16, 9), ("3:2", 3, 2),
)  # fmt: skip
PAPER = ("A4", "A3")
PAPER_DPI = 300
SQUARES = (512, 1024, 2048, 4096)


@dataclass(frozen=True)
class SizeChoice:
    """An entry of the size menu; `group` separates the entries by lines."""

    name: str
    width: int
    height: int
    group: str

    @property
    def text(self) -> str:
        """The entry as the menu writes it."""
        return f"{self.name}   {self.width} × {self.height}"


def choices(sizes: Sizes, long_px: int) -> tuple[SizeChoice, ...]:
    """Everything the menu offers; aspects have `long_px` as their longer side."""
    if not sizes.any_size:
        fixed = sizes.fixed or (sizes.default,)
        return tuple(SizeChoice(_plain_name(w, h), w, h, "fixed") for w, h in fixed)
    sides = sorted({*SQUARES, sizes.default[0]})
    found = [SizeChoice(tr("Square"), *fitted(sizes, s, s), "square") for s in sides]
    if sizes.any_aspect:
        for name, across, down in ASPECTS:
            scale = long_px / max(across, down)
            size = fitted(sizes, round(across * scale), round(down * scale))
            found.append(SizeChoice(name, *size, "aspect"))
        for paper in PAPER:
            size = fitted(sizes, *paper_px(paper, PAPER_DPI))
            found.append(
                SizeChoice(
                    tr("{paper} at {dpi} dpi", paper=paper, dpi=PAPER_DPI),
                    *size,
                    "paper",
                )
            )
    return tuple(c for c in found if max(c.width, c.height) <= sizes.largest)


def size_label(width: int, height: int) -> str:
    """What the chip says: `Square 1024`, `16:9 1024`, `A4`, or `1000 × 700`."""
    if width == height:
        return tr("Square {width}", width=width)
    for paper in PAPER:
        if (width, height) in (paper_px(paper, PAPER_DPI), paper_px(paper, PAPER_DPI, True)):
            return paper
    for name, across, down in ASPECTS:
        if abs(width / height - across / down) < 0.004:
            return f"{name} {max(width, height)}"
    return f"{width} × {height}"


def _plain_name(width: int, height: int) -> str:
    return tr("Square") if width == height else tr("Wide") if width > height else tr("Tall")
