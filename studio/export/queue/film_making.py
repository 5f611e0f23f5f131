"""A film as a value, made picture by picture: what each frame is made of is asked for."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

import numpy as np

from studio.errors import ExportError, MissingModel
from studio.export.batches.maker import Helpers
from studio.export.films.exposure import Developing
from studio.export.films.fitting import Size, drawn_size, fitted_to
from studio.export.films.sound import SoundTrack
from studio.export.films.writer import FilmWriter
from studio.export.formats.descriptor import Rows
from studio.export.making import Ask
from studio.export.metadata.told_films import told_film
from studio.export.queue.tasks import FilmTask, to_json
from studio.files.atomic import make_folder
from studio.values.card import Card
from studio.values.film import Film, Hears, Reel
from studio.values.film.takes import takes
from studio.values.recipe import Recipe

LONGEST = 240
"""A picture that stands is asked for again after so many parts of frames."""


@dataclass
class _Stand:
    """One picture that is drawn, and the parts of frames that it is: (weight, completes one)."""

    recipe: Recipe
    parts: list[tuple[float, bool]] = field(default_factory=list)


class FilmMaking:
    """See `Making`. One that was stopped goes on behind its last whole piece."""

    def __init__(self, task: FilmTask, helpers: Helpers) -> None:
        film, shooting = task.film, task.shooting
        shooting.check(film.seconds)
        self._task = task
        cards = _cards(film, helpers)
        song = Path(task.song) if task.song and film.sound is not None else None
        infos = {sha256: card.info for sha256, card in cards.items()}
        self._drawn: Size = (task.width * task.supersample, task.height * task.supersample)
        sizes = {sha: drawn_size(card.info.sizes, *self._drawn) for sha, card in cards.items()}
        self._reel = Reel(film, infos, _ears(film, song, helpers), sizes)
        make_folder(Path(task.path).parent)
        offset = film.sound.offset if film.sound is not None else 0.0
        self.total = shooting.count(film.seconds)
        self._writer = FilmWriter(
            task.path, task.width, task.height, task.spec, told_film(film, cards, shooting),
            seal=helpers.seal_of(*film.places), register=helpers.register,
            job=hashlib.sha256(to_json(task)).hexdigest(), frames=self.total,
            sound=SoundTrack(song, offset + shooting.start) if song is not None else None,
        )  # fmt: skip
        self.done = self._writer.next_frame
        self.problems: dict[str, None] = {}
        self._stands = self._all(self.done)
        self._asked: deque[_Stand] = deque()
        self._rows: list[Rows] = []
        self._developing = Developing(task.supersample)
        self._skipped = _skipped(film, cards)

    def _all(self, first: int) -> Iterator[_Stand]:
        """Every picture in order, worked out when it is asked for."""
        stand: _Stand | None = None
        for number in range(first, self.total):
            parts = takes(self._reel, self._task.shooting, number)
            for k, take in enumerate(parts):
                same = stand is not None and stand.recipe == take.recipe
                if stand is not None and (not same or len(stand.parts) >= LONGEST):
                    yield stand
                    stand = None
                stand = stand or _Stand(take.recipe)
                stand.parts.append((take.weight, k + 1 == len(parts)))
        if stand is not None:
            yield stand

    def ask(self) -> Ask | None:
        """See `Making`."""
        stand = next(self._stands, None)
        if stand is None:
            return None
        self._asked.append(stand)
        bits: Literal[8, 16] = 16 if self._task.spec.bits > 8 else 8
        return Ask(stand.recipe, bits)

    def band(self, y0: int, rows: Rows) -> None:
        """See `Making`."""
        self._rows.append(rows)

    def made(self, notes: tuple[str, ...] = ()) -> None:
        """It is a part of one frame, or stands for several."""
        whole: Any = np.concatenate(self._rows)
        self._rows.clear()
        picture = fitted_to(cast(Any, whole), self._drawn)
        for weight, completes in self._asked.popleft().parts:
            self._developing.add(picture, weight)
            if completes:
                self._writer.add(self._developing.frame(), notes)
                self._developing = Developing(self._task.supersample)
                self.done += 1

    def failed(self, reason: str) -> None:
        """See `Making`."""
        raise ExportError(reason)

    def finish(self) -> Path:
        """See `Making`."""
        path = self._writer.finish(self._skipped)
        told = (*self._skipped, *self._writer.notes, self._writer.words, self._writer.problem)
        self.problems |= dict.fromkeys(filter(None, told))
        return path

    def pause(self) -> None:
        """See `Making`."""
        self._writer.pause()

    def abort(self) -> None:
        """See `Making`."""
        self._writer.abort()


def _cards(film: Film, helpers: Helpers) -> dict[str, Card]:
    """Of the models that are here.

    Raises:
        MissingModel: none is.
    """
    found: dict[str, Card] = {}
    missing: MissingModel | None = None
    for place in film.places:
        try:
            found[place.model.sha256] = helpers.card(place)
        except MissingModel as error:
            missing = error
    if not found and missing is not None:
        raise missing
    return found


def _skipped(film: Film, cards: dict[str, Card]) -> tuple[str, ...]:
    count = sum(key.recipe.model.sha256 not in cards for key in film.keys)
    if not count:
        return ()
    if count == 1:
        return ("1 keyframe belongs to a model that is not installed; the film goes past it.",)
    return (f"{count} keyframes belong to models that are not installed; the film goes past them.",)


def _ears(film: Film, song: Path | None, helpers: Helpers) -> Hears | None:
    if song is None or film.sound is None:
        return None
    return helpers.hears(film.sound, song)
