"""A window of the show as a process: started, heard, told and ended.

It says how it is in lines of JSON on its standard output, one a second: a heart that beats only
while its window's own thread comes round. It is told what to do in lines on its standard input.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import studio

MAX_LINE = 1 << 17
END_S = 3.0


class Player:
    """One process; `beat` is what it last said, `heard` when (monotonic seconds)."""

    def __init__(
        self, words: Sequence[str], log: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._clock = clock
        self.born = self.heard = clock()
        self.beat: dict[str, Any] = {}
        self.beats = 0
        self._told: dict[str, str] = {}
        root = str(Path(studio.__file__).resolve().parent.parent)
        self._error = _errors(log)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "studio", *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._error, cwd=root,
        )  # fmt: skip
        with suppress(OSError, ValueError, AttributeError):  # one that hangs must not hang us
            os.set_blocking(self._process.stdin.fileno(), False)  # type: ignore[union-attr]
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    @property
    def code(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.poll()

    @property
    def silence_s(self) -> float:
        """Since it last said anything."""
        return self._clock() - self.heard

    def tell(self, word: str) -> None:
        """Say one word to it; lost where it does not listen."""
        pipe = self._process.stdin
        if pipe is not None:
            with suppress(OSError, ValueError):
                os.write(pipe.fileno(), word.encode() + b"\n")

    def set(self, what: str, word: str) -> None:
        """Say `word` unless that was the last said of `what`."""
        if self._told.get(what) != word:
            self._told[what] = word
            self.tell(word)

    def end(self, gently: bool = False) -> None:
        """Nothing is left of it."""
        if gently:
            self.tell("leave")
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(END_S)
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._thread.join(END_S)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        if not isinstance(self._error, int):
            self._error.close()

    def _listen(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        while line := pipe.readline(MAX_LINE):
            try:
                told = json.loads(line)
            except ValueError:
                continue
            if isinstance(told, dict):
                self.beat, self.heard = told, self._clock()
                self.beats += 1


def _errors(log: Path | None) -> Any:
    """Where its complaints go: a file that begins anew when it has grown."""
    if log is None:
        return subprocess.DEVNULL
    with suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        large = log.exists() and log.stat().st_size > 1 << 20
        return log.open("wb" if large else "ab")
    return subprocess.DEVNULL
