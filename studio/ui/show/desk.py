"""*Take it home*: the visitor's picture, finished, as a code to scan."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from studio.booth.takeaway.code import address_rows, wifi_rows
from studio.errors import StudioError
from studio.files.atomic import make_folder, write_atomic
from studio.ui.engine.background import BackgroundCalls
from studio.ui.language.words import tr
from studio.ui.show.drawing import Drawing
from studio.ui.show.finished import Finished, Finisher
from studio.ui.show.marks import Code
from studio.ui.show.parts import Handed
from studio.values.recipe import Recipe
from studio.values.show.document import TakeHome
from studio.values.show.wording import Phrases

MIME = "image/jpeg"


class Hands(Protocol):
    """Puts bytes where a telephone finds them."""

    def hand(
        self, data: bytes, mime: str, name: str, seconds: float, words: Sequence[str] = ()
    ) -> str:
        """Gives their address; `words` stand on the page."""


class TakeHomeDesk(QObject):
    """Implements `Desk`."""

    def __init__(
        self, take: TakeHome, hands: Hands | None, finisher: Finisher,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._take, self._hands, self._finisher = take, hands, finisher
        self._calls = BackgroundCalls(self)
        self._count = 0

    def close(self) -> None:
        """Nobody waits any more."""
        self._calls.close()

    def hand(
        self, recipe: Recipe, drawing: Drawing, phrases: Phrases, taker: Callable[[Handed], None]
    ) -> None:
        """As `Desk` says."""
        self._count += 1

        def finished(found: Finished) -> None:
            if not found.data:
                taker(Handed(problem=found.problem))
                return
            self._calls.run(lambda: self._published(found.data, phrases), lambda said: taker(
                Handed(problem=str(said)) if isinstance(said, StudioError)
                else Handed(codes_of(said, phrases, self._take))
            ))  # fmt: skip

        self._finisher.finish(recipe, drawing, finished)

    def _published(self, data: bytes, phrases: Phrases) -> str:
        """The address under which a picture is found; on a thread of its own."""
        take = self._take
        name = f"latent-studio-{self._count:04d}.jpg"
        if take.folder:
            name = f"{secrets.token_urlsafe(16)}.jpg"
            write_atomic(make_folder(Path(take.folder)) / name, data)
            return take.template.replace("{name}", name)
        if self._hands is None:
            raise StudioError(tr("Nothing is set up to hand pictures out."))
        words = (phrases.yours, phrases.save, phrases.carries)
        return self._hands.hand(data, MIME, name, 60.0 * take.minutes, words)


def codes_of(address: str, phrases: Phrases, take: TakeHome) -> tuple[Code, ...]:
    """What a visitor scans, in order: the network where one is needed, then the picture."""
    codes = []
    if take.wifi is not None:
        rows = wifi_rows(take.wifi.name, take.wifi.password)
        codes.append(Code(rows, f"1. {phrases.join}", take.wifi.name))
    before = "2. " if codes else ""
    codes.append(Code(address_rows(address), f"{before}{phrases.scan}"))
    return tuple(codes)
