"""Work beside the window: a call on a thread of the pool, its answer on this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from studio.errors import StudioError


class _Post(QObject):
    """Carries answers to the GUI thread."""

    done = Signal(object, object)


class _Call(QRunnable):
    def __init__(self, post: _Post, number: int, call: Callable[[], Any]) -> None:
        super().__init__()
        self._post, self._number, self._call = post, number, call

    def run(self) -> None:
        """On the pool's thread."""
        try:
            answer = self._call()
        except StudioError as error:
            answer = error
        self._post.done.emit(self._number, answer)


class BackgroundCalls(QObject):
    """One call after another; an answer is what the call gave, or the `StudioError` it raised."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._post = _Post(self)
        self._post.done.connect(self._done)
        self._waiting: dict[int, Callable[[Any], None]] = {}
        self._count = 0

    def run(self, call: Callable[[], Any], taker: Callable[[Any], None]) -> None:
        """Call `call` elsewhere; `taker` gets the answer here."""
        self._count += 1
        self._waiting[self._count] = taker
        self._pool.start(_Call(self._post, self._count, call))

    def close(self) -> None:
        """Forget who waits, let what runs end."""
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()

    @Slot(object, object)
    def _done(self, number: int, answer: object) -> None:
        taker = self._waiting.pop(number, None)
        if taker is not None:
            taker(answer)
