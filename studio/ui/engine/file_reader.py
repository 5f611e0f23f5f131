"""Reads dropped files on a thread of the pool: their recipe, or the picture itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from studio.errors import StudioError
from studio.export.metadata.provenance import Provenance
from studio.export.metadata.told_films import film_told
from studio.export.reading import read_recipe
from studio.files.pictures import Picture, read_picture
from studio.ui.engine.background import BackgroundCalls
from studio.ui.language.words import tr
from studio.values.film.model import Film
from studio.values.foreign import Foreign
from studio.values.recipe import Recipe

MAX_KEPT_BYTES = 64 << 20


@dataclass(frozen=True)
class Read:
    """What a file holds: a recipe, a picture with its bytes, or a `problem` in one sentence.

    `no_picture`: nobody needs to look for a picture in it. `foreign`: what another tool says there.
    `film`: the whole film that a film's file tells of.
    """

    path: Path
    recipe: Recipe | None = None
    picture: Picture | None = None
    data: bytes = b""
    problem: str = ""
    no_picture: bool = False
    foreign: Foreign | None = None
    film: Film | None = None


Taker = Callable[[Read], None]


class FileReader(QObject):
    """Answers arrive on the GUI thread, in the order in which they were asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = BackgroundCalls(self)

    def recipe(self, path: Path, take: Taker) -> None:
        """Look for a recipe inside a file."""
        self._read(lambda: read_place(path), take)

    def picture(self, path: Path, take: Taker) -> None:
        """Decode a picture."""
        self._read(lambda: read_photo(path), take)

    def bytes(self, data: bytes, take: Taker) -> None:
        """Decode a picture that has no file."""
        self._read(lambda: _decoded(Path("picture"), data, data), take)

    def close(self) -> None:
        """Forget who waits, let what runs end."""
        self._calls.close()

    def _read(self, reading: Callable[[], Read], take: Taker) -> None:
        def told(read: Read | StudioError) -> None:
            assert isinstance(read, Read)  # what is wrong with a file stands in it
            take(read)

        self._calls.run(reading, told)


def read_place(path: Path) -> Read:
    """The recipe inside a file; on any thread."""
    try:
        found = read_recipe(path)
    except StudioError as error:
        return Read(path, problem=str(error), no_picture=True)
    problem = found.problem if found.kind else ""  # a photo in a format that holds no recipes
    no_picture = found.kind == "json"
    return Read(
        path, found.recipe, problem=problem, no_picture=no_picture, foreign=found.foreign,
        film=_film_in(found.provenance),
    )  # fmt: skip


def _film_in(told: Provenance | None) -> Film | None:
    """The film that a file tells of; None where it tells of none, or of one of a later studio."""
    if told is None or (told.timeline is None and told.film is None):
        return None
    with suppress(StudioError):
        film, _ = film_told(told)
        return film if film.keys else None
    return None


def read_photo(path: Path) -> Read:
    """The picture in a file; on any thread."""
    try:
        if path.exists() and not path.is_file():  # a pipe or a device never ends
            return Read(path, problem=tr("{name} is not a file.", name=path.name))
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_KEPT_BYTES else b""
    except OSError as error:
        reason = (error.strerror or tr("unreadable")).lower()
        return Read(
            path, problem=tr("{name} cannot be read: {reason}.", name=path.name, reason=reason)
        )
    return _decoded(path, path, data)


def _decoded(path: Path, source: Path | bytes, data: bytes) -> Read:
    try:
        return Read(path, picture=read_picture(source), data=data)
    except StudioError as error:
        return Read(path, problem=str(error))
