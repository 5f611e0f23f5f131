"""Writes a performance while it is played: a thread of its own, a file that only grows at its end.

Whatever happens, the window never waits for the disk; a file that a crash or a full disk cut short
is good up to there.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from studio.errors import ExportError
from studio.files.atomic import make_folder, why_not
from studio.values.live.performance import MAX_LINE, SUFFIX, Encoder
from studio.values.recipe import Recipe

SYNC_S = 1.0
MOST_WAITING = 8192
MOST_BYTES = 2 << 30
Shown = tuple[float, Recipe, frozenset[str]]
"""A second, the place of then, and which of its controls are plain numbers."""


class PerformanceWriter:
    """Takes places from one thread and has them on the disk a second later.

    Raises:
        ExportError: the folder cannot be written to.
    """

    def __init__(self, path: Path, name: str, most_bytes: int = MOST_BYTES) -> None:
        self.path = path
        self.problem = ""
        """Why it goes no further, as a sentence; what was written before stays."""
        self._most, self._written = most_bytes, 0
        self._encoder = Encoder()
        self._begin = self._encoder.begin(name)
        self._waiting: deque[Shown] = deque()
        self._stop = Event()
        make_folder(path.parent)
        try:
            self._file = path.open("xb")
        except OSError as error:
            raise ExportError(why_not(path, error)) from None
        self._thread = Thread(target=self._run, name="performance", daemon=True)
        self._thread.start()

    def add(self, at: float, recipe: Recipe, floats: Iterable[str]) -> None:
        """Write soon what was shown at a second; nothing where it goes no further."""
        if self.problem:
            return
        if len(self._waiting) >= MOST_WAITING:
            self.problem = "The disk is too slow for the recording; it ends here."
            return
        self._waiting.append((at, recipe, frozenset(floats)))

    def close(self) -> None:
        """Return when the disk has all of it."""
        self._stop.set()
        self._thread.join(10.0)

    def _run(self) -> None:
        while not self._stop.wait(SYNC_S):
            self._write()
        self._write()
        with suppress(OSError):
            self._file.close()

    def _write(self) -> None:
        lines, self._begin = self._begin, b""
        while self._waiting:
            lines += self._encoder.lines(*self._waiting.popleft())
        if not lines or self._written < 0:
            return
        try:
            self._file.write(lines)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            self.problem, self._written = why_not(self.path, error), -1
            return
        self._written += len(lines)
        if self._written >= self._most:
            self.problem = "The recording has reached its greatest size; it ends here."
            self._written = -1


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a performance, one after the other.

    Raises:
        ExportError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            while line := file.readline(MAX_LINE + 1):
                yield line
    except OSError as error:
        raise ExportError(why_not(path, error)) from None


def new_path(folder: Path) -> Path:
    """A name that tells when it was begun."""
    stamp = time.strftime("%Y-%m-%d %H.%M.%S")
    path = folder / f"{stamp}{SUFFIX}"
    number = 2
    while path.exists():
        path, number = folder / f"{stamp} {number}{SUFFIX}", number + 1
    return path
