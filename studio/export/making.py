"""What everything that is made picture by picture has in common: it asks, and takes rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from studio.export.formats.descriptor import Rows
from studio.export.spec import StillSpec
from studio.values.messages import ExportJob
from studio.values.recipe import Recipe


@dataclass(frozen=True)
class Ask:
    """One picture that is wanted, at its recipe's own size, rounded as said."""

    recipe: Recipe
    bits: Literal[8, 16] = 8
    dither: bool = False
    dither_seed: int = 0

    def job(self, number: int) -> ExportJob:
        """The engine's job that makes it."""
        return ExportJob(number, self.recipe, self.bits, self.dither, self.dither_seed)


def asked(recipe: Recipe, spec: StillSpec, enlarged: bool = False) -> Ask:
    """The picture of a recipe as a still of this kind wants it; deep where it is `enlarged`."""
    if enlarged:
        return Ask(recipe, 16)
    return Ask(recipe, spec.working_bits, spec.dithered, spec.dither_seed)


class Making(Protocol):
    """Something being made. Pictures come in the order in which they were asked for.

    Several may be asked for before the first one is there. After `pause` or `finish` nothing else
    is called. All methods may raise `ExportError`: the disk is full or gone.
    """

    problems: dict[str, None]
    """After `finish`: what is to be said of it, such as why it is not signed."""

    @property
    def total(self) -> int:
        """How many pictures it takes, as far as is known."""

    @property
    def done(self) -> int:
        """How many of them are settled."""

    def ask(self) -> Ask | None:
        """The next picture wanted; None when nothing is before those asked for are there."""

    def band(self, y0: int, rows: Rows) -> None:
        """Rows `y0` … of the first picture that was asked for and is not there yet."""

    def made(self, notes: tuple[str, ...] = ()) -> None:
        """That picture is complete; `notes` name fallbacks of the engine."""

    def failed(self, reason: str) -> None:
        """That picture cannot be made; raises where nothing comes of it without."""

    def finish(self) -> Path:
        """All is there: put it in place."""

    def pause(self) -> None:
        """Stop; what can be gone on with stays. Harmless after `finish`."""

    def abort(self) -> None:
        """Stop and leave nothing of it that is not whole. Harmless after `finish`."""
