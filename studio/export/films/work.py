"""The hidden folder beside a film in which its pieces lie until it is whole.

A piece appears there complete or not at all. What a program that was killed left behind is found
again by the key of its job, and the film goes on behind the last whole piece.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import sys
import time
from pathlib import Path

import msgspec

from studio.errors import ExportError
from studio.files.atomic import write_atomic, writing

STALE_S = 14 * 24 * 3600.0
"""What nobody has gone on with for so long is removed when the next film is made beside it."""
_OURS = re.compile(r"\.latent-[0-9a-f]{16}\.film")
_BEGUN, _LOCK, _COVER = "film.json", "lock", "cover.jpg"
_PART = "part"


class Begun(msgspec.Struct):
    """What must not change when a film goes on, and how far it has come.

    `created`: when it was begun. `counts`, `sizes`: frames and bytes of each piece. `mark`: the id
    in its pixels, 0 for none.
    """

    created: str
    counts: list[int] = []
    sizes: list[int] = []
    notes: list[str] = []
    mark: int = 0


class WorkFolder:
    """Pieces of one film. With a `key` they outlive the program, without one they do not.

    Attributes:
        begun: as far as it has come, also by an earlier program.

    Raises:
        ExportError: the folder cannot be made, or another program is making this very film.
    """

    def __init__(self, beside: Path, key: str, created: str) -> None:
        name = key[:16] if key else secrets.token_hex(8)
        self.path = beside.parent / f".latent-{name}.film"
        self.kept = bool(key)
        self._lock = -1
        with writing(beside):
            _sweep(beside.parent)
            self.path.mkdir(exist_ok=True)
            self._take(beside)
        self.begun = self._read() or Begun(created)
        self._clear()

    @property
    def frames(self) -> int:
        """How many stand in whole pieces."""
        return sum(self.begun.counts)

    @property
    def pieces(self) -> tuple[Path, ...]:
        """The whole ones."""
        return tuple(self._piece(number) for number in range(len(self.begun.counts)))

    @property
    def part(self) -> Path:
        """Where the next piece is written."""
        return self.path / _PART

    @property
    def whole(self) -> Path:
        """Where a folder of pictures is put together."""
        return self.path / "whole"

    @property
    def cover(self) -> bytes:
        """The poster frame, or empty."""
        with contextlib.suppress(FileNotFoundError):
            return (self.path / _COVER).read_bytes()
        return b""

    @cover.setter
    def cover(self, data: bytes) -> None:
        write_atomic(self.path / _COVER, data)

    def keep_part(self, count: int, notes: list[str]) -> None:
        """What is at `part` is a whole piece of `count` frames."""
        place = self._piece(len(self.begun.counts))
        size = 0
        if self.part.is_file():
            with self.part.open("rb") as file:
                os.fsync(file.fileno())
            size = self.part.stat().st_size
        os.replace(self.part, place)
        self.begun.counts.append(count)
        self.begun.sizes.append(size)
        self.begun.notes = notes
        write_atomic(self.path / _BEGUN, msgspec.json.encode(self.begun))

    def leave(self) -> None:
        """Let go of the folder; whole pieces stay if they have a key."""
        if not (self.kept and self.begun.counts):
            self.remove()
            return
        self._release()
        with contextlib.suppress(OSError):
            _remove(self.part)

    def remove(self) -> None:
        """Leave nothing behind."""
        if self._lock >= 0:
            self._release()
            shutil.rmtree(self.path, ignore_errors=True)

    def _piece(self, number: int) -> Path:
        return self.path / f"piece-{number:05d}"

    def _read(self) -> Begun | None:
        """What was begun here, as far as its pieces are still there."""
        try:
            begun = msgspec.json.decode((self.path / _BEGUN).read_bytes(), type=Begun)
        except (OSError, msgspec.DecodeError):
            return None
        there = 0
        for number, size in enumerate(begun.sizes[: len(begun.counts)]):
            place = self._piece(number)
            if not place.exists() or (place.is_file() and place.stat().st_size != size):
                break
            there = number + 1
        begun.counts, begun.sizes = begun.counts[:there], begun.sizes[:there]
        return begun

    def _clear(self) -> None:
        """Remove what does not belong to a whole piece."""
        kept = {piece.name for piece in self.pieces} | {_BEGUN, _LOCK, _COVER, self.whole.name}
        for place in self.path.iterdir():
            if place.name not in kept:
                _remove(place)

    def _take(self, beside: Path) -> None:
        self._lock = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT)
        try:
            _lock(self._lock)
        except OSError as error:
            os.close(self._lock)
            self._lock = -1
            if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise
            raise ExportError(f"{beside.name} is being made already, by another program.") from None

    def _release(self) -> None:
        handle, self._lock = self._lock, -1
        if handle >= 0:
            os.close(handle)


def _remove(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what was left behind long ago."""
    for place in folder.iterdir():
        if not _OURS.fullmatch(place.name):
            continue
        with contextlib.suppress(OSError):
            begun = place / _BEGUN
            newest = (begun if begun.exists() else place).stat().st_mtime
            if time.time() - newest > STALE_S:
                shutil.rmtree(place, ignore_errors=True)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
