"""What the export sheet answers, and what of it is remembered until the next time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from studio.errors import InputError
from studio.export.enlarge import MAX_PIXELS
from studio.export.metadata.provenance import Enlarge
from studio.export.names import DEFAULT, check_template, fields_of, next_path
from studio.export.papers import PAPERS_MM, SCREENS_PX, paper_px
from studio.export.spec import StillSpec, preset
from studio.files.enlargers import find_enlarger
from studio.ui.language.words import mark, tr
from studio.ui.widgets.size_rules import fitted
from studio.values import edit
from studio.values.card import Card, Sizes
from studio.values.recipe import Recipe

TURNED = "-turned"
"""Behind the key of a paper: the other way round than the picture."""
SCREEN_WORDS = {
    "hd": mark("Screen, full HD"), "4k": mark("Screen, 4K"), "square": mark("Social, square"),
    "portrait": mark("Social, portrait"), "story": mark("Social, story"),
    "link": mark("Social, link"),
}  # fmt: skip
PAPER_WORDS = {"letter": mark("Letter"), "tabloid": mark("Tabloid")}
"""Papers whose names are words."""
Pixels = Annotated[int, msgspec.Meta(ge=1, le=16_384)]


class ExportChoice(msgspec.Struct, frozen=True):
    """How to write one picture.

    `size` is a key of `sizes_for`; `width`, `height` are pixels; `folder` empty means the usual
    one. `enlarge`: sizes that the model cannot make are scaled up from one that it can, by the
    kept network of hash `enlarger` or, where that is empty, by a filter. Survives JSON, so that
    settings can keep it.
    """

    spec: StillSpec = StillSpec()
    size: str = "canvas"
    width: Pixels = 1024
    height: Pixels = 1024
    enlarge: bool = False
    enlarger: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")] = ""
    folder: str = ""
    template: str = DEFAULT
    preset: str = ""


def to_state(choice: ExportChoice) -> str:
    """The choice as JSON, for the settings."""
    return msgspec.json.encode(choice).decode()


def from_state(text: str) -> ExportChoice:
    """The choice that was kept; the usual one where nothing usable was."""
    try:
        return msgspec.json.decode(text, type=ExportChoice) if text else ExportChoice()
    except (msgspec.DecodeError, InputError):
        return ExportChoice()


def with_preset(choice: ExportChoice, key: str) -> ExportChoice:
    """The choice with all that a preset says; size and folder stay."""
    found = preset(key)
    return msgspec.structs.replace(
        choice, spec=found.spec, template=found.template, preset=found.key
    )


def sizes_for(width: int, height: int, dpi: float) -> dict[str, tuple[str, int, int]]:
    """Key -> (words, width, height) of what the size menu offers for a picture of this size."""
    wide = width > height
    found = {
        "canvas": (tr("As it is"), width, height),
        "double": (tr("Twice as large"), 2 * width, 2 * height),
        "four": (tr("Four times as large"), 4 * width, 4 * height),
    }
    for paper in PAPERS_MM:
        name = tr(PAPER_WORDS.get(paper.lower(), paper))
        upright = (tr("{paper} portrait", paper=name), *paper_px(paper, dpi))
        lying = (tr("{paper} landscape", paper=name), *paper_px(paper, dpi, landscape=True))
        found[paper.lower()] = lying if wide else upright
        found[f"{paper.lower()}{TURNED}"] = upright if wide else lying
    found |= {key: (tr(SCREEN_WORDS[key]), *size) for key, size in SCREENS_PX.items()}
    return found


def made_from(sizes: Sizes, width: int, height: int) -> tuple[int, int]:
    """The size that a model makes a picture in which is then enlarged to this one."""
    scale = min(1.0, sizes.largest / max(width, height))
    return fitted(sizes, max(1, round(width * scale)), max(1, round(height * scale)))


def sized(choice: ExportChoice, recipe: Recipe, card: Card) -> tuple[Recipe, Enlarge | None]:
    """The place at the size that was chosen, and how it is enlarged to that, if it is.

    Where the model cannot make the size and enlarging is off, it stays as large as it is.

    Raises:
        InputError: it would be larger than can be enlarged.
    """
    sizes = card.info.sizes
    width, height = choice.width, choice.height
    if choice.size != "custom":
        offered = sizes_for(recipe.width, recipe.height, choice.spec.dpi)
        _, width, height = offered.get(choice.size, ("", recipe.width, recipe.height))
    if not choice.enlarge:
        made = edit.with_size(recipe, width, height) if sizes.any_size else recipe
        return made, None
    base = made_from(sizes, width, height) if sizes.any_size else (recipe.width, recipe.height)
    if base == (width, height):
        return edit.with_size(recipe, *base), None
    if width * height > MAX_PIXELS:
        raise InputError(
            tr("Pictures are enlarged up to {most} million pixels.", most=MAX_PIXELS // 10**6)
        )
    return edit.with_size(recipe, *base), _step(choice, width, height)


def _step(choice: ExportChoice, width: int, height: int) -> Enlarge:
    """How it is enlarged.

    Raises:
        ModelError: the enlarger is not kept any more.
    """
    bits = choice.spec.working_bits
    if not choice.enlarger:
        return Enlarge(width, height, bits)
    known = find_enlarger(choice.enlarger)
    return Enlarge(width, height, bits, "network", known.name, known.sha256)


def example_name(choice: ExportChoice, recipe: Recipe, card: Card | None, folder: Path) -> str:
    """The name that the next file would get.

    Raises:
        InputError: the template has an unknown field.
    """
    check_template(choice.template)
    sized = msgspec.structs.replace(recipe, width=choice.width, height=choice.height)
    fields = fields_of(sized, card)
    try:
        return next_path(folder, choice.template, fields, choice.spec.suffix).name
    except OSError as error:
        raise InputError(
            tr(
                "The folder {folder} cannot be read: {reason}.",
                folder=folder,
                reason=error.strerror,
            )
        ) from None
