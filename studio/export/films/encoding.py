"""Encoding on a thread of its own, so that the next frame is drawn meanwhile."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from studio.export.films.descriptor import Frame

WAITING = 4
"""Frames that may wait for the encoder; then whoever draws them waits, and memory stays small."""
Take = Callable[[Frame, tuple[str, ...]], None]


class EncodingThread:
    """Hands frames to `take` one after the other, on a thread that begins with the first.

    What goes wrong there is raised by a later `put` or by `finish`, and no further frame is taken.
    """

    def __init__(self, take: Take) -> None:
        self._take = take
        self._thread: ThreadPoolExecutor | None = None
        self._waiting: deque[Future[None]] = deque()
        self._stopped = threading.Event()

    def put(self, frame: Frame, notes: tuple[str, ...]) -> None:
        """The next frame, which nobody may change any more; waits while many are waiting."""
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "film")
        while self._waiting and (self._waiting[0].done() or len(self._waiting) >= WAITING):
            self._waiting.popleft().result()
        self._waiting.append(self._thread.submit(self._run, frame, notes))

    def finish(self) -> None:
        """Wait until every frame is taken."""
        while self._waiting:
            self._waiting.popleft().result()
        self.stop()

    def stop(self) -> None:
        """Take no further frame; wait for the one that is being taken."""
        self._stopped.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.shutdown(wait=True, cancel_futures=True)
        self._waiting.clear()

    def _run(self, frame: Frame, notes: tuple[str, ...]) -> None:
        if self._stopped.is_set():
            return
        whole = False
        try:
            self._take(frame, notes)
            whole = True
        finally:
            if not whole:
                self._stopped.set()
