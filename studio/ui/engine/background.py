"""Work beside the window: a call on a thread of the pool, its answer on this one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Slot

from studio.errors import StudioError
from studio.ui.signals import Carries, signal

T = TypeVar("T")


@dataclass(frozen=True)
class _Answer:
    number: int
    value: Any


class _Post(QObject):
    """Carries answers to the GUI thread."""

    done: Carries[_Answer] = signal()


class _Call(QRunnable):
    def __init__(self, post: _Post, number: int, call: Callable[[], Any]) -> None:
        super().__init__()
        self._post, self._number, self._call = post, number, call

    def run(self) -> None:
        """On the pool's thread."""
        try:
            value = self._call()
        except StudioError as error:
            value = error
        self._post.done.emit(_Answer(self._number, value))


class BackgroundCalls(QObject):
    """One call after another, in the order asked for, on a thread of its own.

    The only place where the window starts work on another thread than the engine's.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._post = _Post(self)
        self._post.done.connect(self._done)
        self._waiting: dict[int, Callable[[Any], None]] = {}
        self._count = 0

    def run(
        self, call: Callable[[], T], taker: Callable[[T | StudioError], None] | None = None
    ) -> None:
        """Call `call` elsewhere; `taker` gets what it gave, or its `StudioError`, here."""
        self._count += 1
        if taker is not None:
            self._waiting[self._count] = taker
        self._pool.start(_Call(self._post, self._count, call))

    def close(self, finish: bool = False) -> None:
        """Forget who waits, let what runs end; with `finish` also what has not begun is done."""
        self._waiting.clear()
        if not finish:
            self._pool.clear()
        self._pool.waitForDone()

    @Slot(object)
    def _done(self, answer: _Answer) -> None:
        taker = self._waiting.pop(answer.number, None)
        if taker is not None:
            taker(answer.value)
