"""One task of the queue while it is made: pictures asked for here, taken on the render thread."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Literal

from studio.errors import StudioError
from studio.export.making import Ask, Making
from studio.values.messages import Band, JobDone, JobFailed, Result

End = Literal["", "pause", "abort"]


class Run:
    """`ask` is called on the GUI thread, `take` on the render thread, with the same pictures.

    Attributes:
        path: where the whole file or folder ended up; None before that.
        error: why it cannot be made; nothing of it goes on then.
        ends: what is to become of it when its last picture under way is back.
    """

    def __init__(self, making: Making) -> None:
        self._making = making
        self._lock = Lock()
        self._under_way = 0
        self._over = False
        self.path: Path | None = None
        self.error: StudioError | None = None
        self.ends: End = ""
        self.began, self.first = time.monotonic(), making.done

    @property
    def done(self) -> int:
        """How many pictures are settled."""
        return self._making.done

    @property
    def total(self) -> int:
        """How many it takes."""
        return self._making.total

    @property
    def idle(self) -> bool:
        """Whether no picture of it is under way."""
        return self._under_way == 0

    @property
    def over(self) -> bool:
        """Whether it was put in place, or left, so that it can be begun again."""
        return self._over

    @property
    def problems(self) -> tuple[str, ...]:
        """What is to be said of it when it is done."""
        return tuple(self._making.problems)

    def ask(self) -> Ask | None:
        """The next picture it wants, to be taken by `take`; None for now."""
        if self.ends or self.error or self._over:
            return None
        ask = self._making.ask()
        if ask is not None:
            with self._lock:
                self._under_way += 1
        return ask

    def take(self, result: Result) -> None:
        """Rows, or the end, of the picture that was asked for first.

        Raises:
            StudioError: the disk refuses, or nothing comes of it without this picture.
        """
        try:
            if isinstance(result, Band):
                if self.error is None:
                    self._making.band(result.y0, result.rows)
                return
            if isinstance(result, JobDone) and self.error is None:
                self._making.made(result.notes)
            elif isinstance(result, JobFailed) and not result.cancelled and self.error is None:
                self._making.failed(result.message)
            elif isinstance(result, JobFailed) and not self.ends:
                self.ends = "pause"
        except StudioError as error:
            self.error = error
            raise
        finally:
            if isinstance(result, JobDone | JobFailed):
                with self._lock:
                    self._under_way -= 1
                    last = self._under_way == 0
                if last:
                    self.settle()

    def settle(self) -> None:
        """Nothing is under way: put it in place, or leave it as it was asked to be left.

        Raises:
            StudioError: it cannot be put in its place.
        """
        if self._over:
            return
        if self.error is not None or self.ends:
            self.leave()
        elif self._making.done >= self._making.total:
            self._over = True
            try:
                self.path = self._making.finish()
            except StudioError as error:
                self.error = error
                self._making.pause()
                raise

    def leave(self) -> None:
        """Stop where it is; harmless when that was done."""
        if self._over:
            return
        with suppress(StudioError, OSError):
            if self.ends == "abort":
                self._making.abort()
            else:
                self._making.pause()
        self._over = True
