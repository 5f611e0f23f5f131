"""What everything that is made picture by picture has in common: it asks, and takes rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from studio.export.formats.descriptor import Rows
from studio.export.metadata.provenance import Crop, Enlarge
from studio.export.spec import StillSpec
from studio.files.enlargers import find_enlarger, weights_of
from studio.values.enlarging import Enlarging
from studio.values.messages import ExportJob
from studio.values.recipe import Recipe


@dataclass(frozen=True)
class Ask:
    """One picture that is wanted, at its recipe's own size or enlarged, rounded as said."""

    recipe: Recipe
    bits: Literal[8, 16] = 8
    dither: bool = False
    dither_seed: int = 0
    enlarging: Enlarging | None = None

    def job(self, number: int) -> ExportJob:
        """The engine's job that makes it."""
        return ExportJob(
            number, self.recipe, self.bits, self.dither, self.dither_seed, self.enlarging
        )


def asked(
    recipe: Recipe, spec: StillSpec, enlarge: Enlarge | None = None, crop: Crop | None = None
) -> Ask:
    """The picture of a recipe as a still of this kind wants it; deep where Lanczos enlarges it.

    Raises:
        ModelError: the network that should enlarge it is not kept here.
    """
    if enlarge is not None and enlarge.how == "lanczos":
        return Ask(recipe, 16)
    through = enlarging(enlarge, crop) if enlarge is not None else None
    return Ask(recipe, spec.working_bits, spec.dithered, spec.dither_seed, through)


def enlarging(step: Enlarge, crop: Crop | None) -> Enlarging:
    """What the engine is asked for by the step of a network; `crop` comes before it.

    Raises:
        ModelError: that network is not kept here.
    """
    known = find_enlarger(step.sha256)
    part = (crop.x, crop.y, crop.width, crop.height) if crop else None
    return Enlarging(
        str(weights_of(known.sha256)), known.sha256, step.width, step.height, part
    )  # fmt: skip


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
