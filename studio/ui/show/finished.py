"""A visitor's picture as a finished file: drawn well, signed and marked like any export."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.errors import StudioError
from studio.export.credentials.seal import Seal
from studio.export.marks.register import Register
from studio.export.spec import StillSpec
from studio.export.still import StillExport
from studio.ui.show.drawing import Drawing
from studio.values import edit
from studio.values.card import Card
from studio.values.messages import Band, JobDone, JobFailed, Result
from studio.values.recipe import Recipe
from studio.values.signing import Signing

log = logging.getLogger(__name__)
LONGEST = 1440
QUALITY = 92


@dataclass(frozen=True)
class Maker:
    """Who signs, and whether pictures are marked: as the operator's own exports."""

    signing: Signing
    marking: bool


@dataclass(frozen=True)
class Finished:
    """The bytes of a JPEG; none and a `problem` where it could not be made."""

    data: bytes = b""
    problem: str = ""


class Finisher:
    """Makes files one by one; each lives in a folder that is gone a moment later."""

    def __init__(self, cards: Mapping[str, Card], maker: Maker) -> None:
        self._cards, self._maker = cards, maker

    def finish(self, recipe: Recipe, drawing: Drawing, taker: Callable[[Finished], None]) -> None:
        """Draw it and tell `taker` on this thread."""
        card = self._cards.get(recipe.model.sha256)
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        register = Register() if self._maker.marking else None
        try:
            export = StillExport(
                Path(folder.name) / "picture.jpg", _sized(recipe, card), card,
                StillSpec("jpeg", quality=QUALITY), seal=Seal(self._maker.signing),
                register=register,
            )  # fmt: skip
        except StudioError as error:
            folder.cleanup()
            taker(Finished(problem=str(error)))
            return
        made: list[Path] = []

        def sink(result: Result) -> None:
            """On the engine's thread."""
            if isinstance(result, Band):
                export.band(result.y0, result.rows)
            elif isinstance(result, JobDone):
                made.append(export.finish(result.notes))
                if export.problem:
                    log.warning("A visitor's picture: %s", export.problem)
            else:
                export.abort()

        def done(result: JobDone | JobFailed) -> None:
            if made:
                found = Finished(made[0].read_bytes())
            else:
                found = Finished(problem=getattr(result, "message", "nothing was made"))
            folder.cleanup()
            taker(found)

        drawing.export(export.job, sink, done)


def _sized(recipe: Recipe, card: Card | None) -> Recipe:
    """At a size that a telephone shows well, where the model can."""
    if card is None or not card.info.sizes.any_size:
        return recipe
    scale = min(1.0, LONGEST / max(recipe.width, recipe.height))
    step = max(1, card.info.sizes.multiple)
    sides = (int(side * scale) // step * step for side in (recipe.width, recipe.height))
    return edit.with_size(recipe, *(max(step, side) for side in sides))
