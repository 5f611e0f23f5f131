"""Reads dropped files on a thread of the pool: their recipe, or the picture itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from studio.errors import StudioError
from studio.export.reading import read_recipe
from studio.files.pictures import Picture, read_picture
from studio.values.recipe import Recipe

MAX_KEPT_BYTES = 64 << 20


@dataclass(frozen=True)
class Read:
    """What a file holds: a recipe, a picture with its bytes, or a `problem` in one sentence.

    `no_picture`: nobody needs to look for a picture in it.
    """

    path: Path
    recipe: Recipe | None = None
    picture: Picture | None = None
    data: bytes = b""
    problem: str = ""
    no_picture: bool = False


Reading = Callable[[], Read]
Taker = Callable[[Read], None]


class _Post(QObject):
    """Carries the answer to the GUI thread."""

    done = Signal(object, object)


class _Task(QRunnable):
    def __init__(self, post: _Post, number: int, reading: Reading) -> None:
        super().__init__()
        self._post, self._number, self._reading = post, number, reading

    def run(self) -> None:
        """On the pool's thread."""
        self._post.done.emit(self._number, self._reading())


class FileReader(QObject):
    """Answers arrive on the GUI thread, in the order in which reading ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._post = _Post(self)
        self._post.done.connect(self._done)
        self._waiting: dict[int, Taker] = {}
        self._count = 0

    def recipe(self, path: Path, take: Taker) -> None:
        """Look for a recipe inside a file."""
        self._start(lambda: read_place(path), take)

    def picture(self, path: Path, take: Taker) -> None:
        """Decode a picture."""
        self._start(lambda: read_photo(path), take)

    def bytes(self, data: bytes, take: Taker) -> None:
        """Decode a picture that has no file."""
        self._start(lambda: _decoded(Path("picture"), data, data), take)

    def close(self) -> None:
        """Forget who waits, let what runs end."""
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()

    def _start(self, reading: Reading, take: Taker) -> None:
        self._count += 1
        self._waiting[self._count] = take
        self._pool.start(_Task(self._post, self._count, reading))

    @Slot(object, object)
    def _done(self, number: int, read: Read) -> None:
        take = self._waiting.pop(number, None)
        if take is not None:
            take(read)


def read_place(path: Path) -> Read:
    """The recipe inside a file; on any thread."""
    try:
        found = read_recipe(path)
    except StudioError as error:
        return Read(path, problem=str(error), no_picture=True)
    problem = found.problem if found.kind else ""  # a photo in a format that holds no recipes
    return Read(path, found.recipe, problem=problem, no_picture=found.kind == "json")


def read_photo(path: Path) -> Read:
    """The picture in a file; on any thread."""
    try:
        if path.exists() and not path.is_file():  # a pipe or a device never ends
            return Read(path, problem=f"{path.name} is not a file.")
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_KEPT_BYTES else b""
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        return Read(path, problem=f"{path.name} cannot be read: {reason}.")
    return _decoded(path, path, data)


def _decoded(path: Path, source: Path | bytes, data: bytes) -> Read:
    try:
        return Read(path, picture=read_picture(source), data=data)
    except StudioError as error:
        return Read(path, problem=str(error))
