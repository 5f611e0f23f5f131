"""What the export sheet answers, and what of it is remembered until the next time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from studio.errors import InputError
from studio.export.names import DEFAULT, check_template, fields_of, next_path
from studio.export.spec import StillSpec, preset
from studio.ui.language.words import tr
from studio.ui.widgets.size_rules import PAPER_CM, paper_px
from studio.values.card import Card
from studio.values.recipe import Recipe

Pixels = Annotated[int, msgspec.Meta(ge=1, le=16_384)]


class ExportChoice(msgspec.Struct, frozen=True):
    """How to write one picture.

    `size` is a key of `sizes_for`; `width`, `height` are pixels; `folder` empty means the usual
    one. Survives JSON, so that settings can keep it.
    """

    spec: StillSpec = StillSpec()
    size: str = "canvas"
    width: Pixels = 1024
    height: Pixels = 1024
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
    for paper in PAPER_CM:
        words = (
            tr("{paper} landscape", paper=paper) if wide else tr("{paper} portrait", paper=paper)
        )
        found[paper.lower()] = (words, *paper_px(paper, dpi, landscape=wide))
    return found


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
