"""*Take it home*: the visitor's picture, drawn well, signed and marked, as a code to scan."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from studio.booth.takeaway.code import address_rows, wifi_rows
from studio.errors import StudioError
from studio.export.credentials.seal import Seal
from studio.export.marks.register import Register
from studio.export.spec import StillSpec
from studio.export.still import StillExport
from studio.files.atomic import make_folder, write_atomic
from studio.ui.engine.background import BackgroundCalls
from studio.ui.language.words import tr
from studio.ui.show.drawing import Drawing
from studio.ui.show.marks import Code
from studio.ui.show.parts import Handed
from studio.values import edit
from studio.values.card import Card
from studio.values.messages import Band, JobDone, JobFailed, Result
from studio.values.recipe import Recipe
from studio.values.show.document import TakeHome
from studio.values.show.wording import Phrases
from studio.values.signing import Signing

log = logging.getLogger(__name__)
LONGEST = 1440
QUALITY = 92
MIME = "image/jpeg"


class Hands(Protocol):
    """Puts bytes where a telephone finds them."""

    def hand(self, data: bytes, mime: str, name: str, seconds: float) -> str:
        """Gives their address."""


@dataclass(frozen=True)
class Maker:
    """Who signs, and whether pictures are marked: as the operator's own exports."""

    signing: Signing
    marking: bool


class TakeHomeDesk(QObject):
    """Implements `Desk`. The file lives in a folder that is gone a moment later."""

    def __init__(
        self, take: TakeHome, hands: Hands | None, cards: Mapping[str, Card], maker: Maker,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._take, self._hands, self._cards, self._maker = take, hands, cards, maker
        self._calls = BackgroundCalls(self)
        self._count = 0

    def close(self) -> None:
        """Nobody waits any more."""
        self._calls.close()

    def hand(
        self, recipe: Recipe, drawing: Drawing, phrases: Phrases, taker: Callable[[Handed], None]
    ) -> None:
        """As `Desk` says."""
        card = self._cards.get(recipe.model.sha256)
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._count += 1
        register = Register() if self._maker.marking else None
        try:
            export = StillExport(
                Path(folder.name) / "picture.jpg", _sized(recipe, card), card,
                StillSpec("jpeg", quality=QUALITY), seal=Seal(self._maker.signing),
                register=register,
            )  # fmt: skip
        except StudioError as error:
            folder.cleanup()
            taker(Handed(problem=str(error)))
            return
        made: list[Path] = []

        def sink(result: Result) -> None:
            """On the engine's thread."""
            if isinstance(result, Band):
                export.band(result.y0, result.rows)
            elif isinstance(result, JobDone):
                made.append(export.finish(result.notes))
                if export.problem:
                    log.warning("Take it home: %s", export.problem)
            else:
                export.abort()

        def done(result: JobDone | JobFailed) -> None:
            if not made:
                folder.cleanup()
                taker(Handed(problem=getattr(result, "message", "nothing was made")))
                return
            data = made[0].read_bytes()
            folder.cleanup()
            self._calls.run(lambda: self._published(data), lambda said: taker(
                _handed(said, phrases, self._take)
            ))  # fmt: skip

        drawing.export(export.job, sink, done)

    def _published(self, data: bytes) -> str:
        """The address under which a picture is found; on a thread of its own."""
        take = self._take
        name = f"latent-studio-{self._count:04d}.jpg"
        if take.folder:
            import secrets

            name = f"{secrets.token_urlsafe(16)}.jpg"
            write_atomic(make_folder(Path(take.folder)) / name, data)
            return take.template.replace("{name}", name)
        if self._hands is None:
            raise StudioError(tr("Nothing is set up to hand pictures out."))
        return self._hands.hand(data, MIME, name, 60.0 * take.minutes)


def _sized(recipe: Recipe, card: Card | None) -> Recipe:
    """At a size that a telephone shows well, where the model can."""
    if card is None or not card.info.sizes.any_size:
        return recipe
    scale = min(1.0, LONGEST / max(recipe.width, recipe.height))
    step = max(1, card.info.sizes.multiple)
    sides = (int(side * scale) // step * step for side in (recipe.width, recipe.height))
    return edit.with_size(recipe, *(max(step, side) for side in sides))


def _handed(said: str | StudioError, phrases: Phrases, take: TakeHome) -> Handed:
    if isinstance(said, StudioError):
        return Handed(problem=str(said))
    codes = []
    if take.wifi is not None:
        rows = wifi_rows(take.wifi.name, take.wifi.password)
        codes.append(Code(rows, f"1. {phrases.join}", take.wifi.name))
    before = "2. " if codes else ""
    codes.append(Code(address_rows(said), f"{before}{phrases.scan}"))
    return Handed(tuple(codes))
