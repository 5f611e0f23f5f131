"""Sends pictures to a sink from a thread of its own: the newest wins, nobody waits for it."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from studio.errors import StudioError
from studio.live.out.boxed import boxed
from studio.live.out.sink import FPS, SIZE, Sink, Size
from studio.values.arrays import Bytes

log = logging.getLogger(__name__)
Picture = Callable[[], Bytes]
"""Gives the pixels when they are wanted, on the thread of the feed."""
SLACK_S = 0.25
"""A feed that is later than this begins to count anew instead of hurrying after the clock."""


@dataclass(frozen=True)
class FeedState:
    """How sending goes.

    Attributes:
        on: it sends, or waits for somebody who takes it.
        fps: pictures in the last second; a picture that is sent again because nothing moved
            counts, since the other side gets it.
        dropped: pictures that were replaced by newer ones before they were sent, while somebody
            took them.
        heard: whether anybody takes them.
        problem: why it ended, as a sentence; empty: it did not, or it was stopped.
    """

    on: bool = False
    fps: float = 0.0
    dropped: int = 0
    heard: bool = False
    problem: str = ""


class Feed:
    """May be used by any thread. What does not move is sent again, so that nobody sees black."""

    def __init__(self, sink: Sink, size: Size = SIZE, fps: float = FPS) -> None:
        self._sink, self._size, self._fps = sink, size, fps
        self._lock = threading.Lock()
        self._next: Picture | None = None
        self._stop = threading.Event()
        self._dropped = 0
        self._heard = False
        self._problem = ""
        self._sent: deque[float] = deque(maxlen=512)
        self._thread = threading.Thread(target=self._run, name="live out", daemon=True)

    @property
    def state(self) -> FeedState:
        """How it goes now."""
        now = time.monotonic()
        with self._lock:
            fps = float(sum(now - at <= 1.0 for at in self._sent))
            return FeedState(
                self._thread.is_alive(), fps, self._dropped, self._heard, self._problem
            )

    def start(self) -> None:
        """Open the sink and begin, there."""
        self._thread.start()

    def put(self, picture: Picture) -> None:
        """The picture of now; returns at once, whatever the sink does."""
        with self._lock:
            self._dropped += self._heard and self._next is not None
            self._next = picture

    def stop(self, wait_s: float = 2.0) -> None:
        """No more; harmless when it has ended."""
        self._stop.set()
        self._sink.close()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(wait_s)

    # ---- on its thread --------------------------------------------------------------------------
    def _run(self) -> None:
        try:
            self._sink.open(self._size, self._fps)
            self._send_all()
        except StudioError as error:
            self._end(str(error))
        except OSError as error:
            reason = (error.strerror or "it was refused").lower()
            self._end(f"The picture could not be sent on ({reason}).")
        except Exception:
            log.exception("Live out failed")
            self._end("Sending the picture on failed unexpectedly (details in the log).")
        finally:
            self._sink.close()

    def _send_all(self) -> None:
        frame: Bytes | None = None
        due = time.monotonic()
        while not self._stop.wait(max(0.0, due - time.monotonic())):
            now = time.monotonic()
            due = (due if now - due < SLACK_S else now) + 1.0 / self._fps
            with self._lock:
                picture, self._next = self._next, None
            if picture is not None:
                frame = boxed(picture(), self._size)
            if frame is None:
                continue
            heard = self._sink.send(frame, picture is not None)
            with self._lock:
                self._heard = heard
                if heard:
                    self._sent.append(time.monotonic())

    def _end(self, problem: str) -> None:
        if not self._stop.is_set():
            with self._lock:
                self._problem = problem
