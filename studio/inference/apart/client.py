"""The parent's side of an engine in a process of its own. Loads without torch."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING

from studio.files.stillness import Stillness
from studio.values.client import ModelSource
from studio.values.messages import DraftRequest, EngineLost, EngineReady, Request, Result

if TYPE_CHECKING:
    from studio.inference.apart.lives import Life
    from studio.inference.apart.ring import Ring
    from studio.inference.cache import Opener

log = logging.getLogger(__name__)
DIED = "The engine stopped by itself and is being started again."
STUCK = "The engine did not answer any more and is being started again."
END_S = 5.0
LOOK_S = 0.25
START_S = 120.0
STILL_S = 2.0
"""Asked so long ago, and no thread of it has woken since: hung, not slow."""
BACK_OFF_S = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)
WELL_S = 60.0
"""An engine that lived so long has shown that it works: waiting begins anew."""


@dataclass(frozen=True)
class Patience:
    """How long one piece of work may take before the engine counts as stuck; None: for ever.

    `quick_s` is for drafts, `long_s` for pictures at rest, jobs and the loading of models.
    """

    quick_s: float | None = None
    long_s: float = 60.0


class ProcessClient:
    """An `EngineClient` whose engine is a process; it is started again whenever it ends.

    `post` and `close` may be called from any thread, before `serve` too. After a fault `serve`
    delivers an `EngineLost`, and once the engine is up again what was not answered is asked again;
    a request that was there at two faults fails, so that it cannot bring the engine down for ever.
    """

    def __init__(
        self,
        make_source: Callable[[], ModelSource],
        settings_folder: Path | None = None,
        opener: Opener | None = None,
        patience: Patience | None = None,
        log_file: Path | None = None,
        spares: Path | None = None,
    ) -> None:
        """Prepare; nothing is started before `serve`. All arguments are sent to the process.

        Args:
            make_source: makes what finds installed models; can be pickled.
            settings_folder: where measurements of this machine are kept; None forgets them.
            opener: loads a model; None takes the registry; can be pickled.
            patience: when the engine counts as stuck.
            log_file: where the process writes what goes wrong; None keeps nothing.
            spares: where engines that are kept ready are looked for before one is started.
        """
        from studio.inference.apart.ledger import Ledger

        self._told = (make_source, settings_folder, opener)
        self._patience = patience or Patience()
        self._log_file, self._spares = log_file, spares
        self._ledger = Ledger()
        self._ready = threading.Condition()
        self._outbox: deque[Request] = deque()
        self._closed = False
        self._reason = ""
        self.faults = 0
        self.pid: int | None = None

    def post(self, request: Request) -> None:
        """Hand over a request; returns at once, whatever the process does."""
        with self._ready:
            if self._closed:
                return
            self._ledger.note(request, time.monotonic())
            if isinstance(request, DraftRequest):  # one that still waits here would only be old
                self._outbox = deque(r for r in self._outbox if not isinstance(r, DraftRequest))
            self._outbox.append(request)
            self._ready.notify_all()

    def close(self) -> None:
        """Cancel what runs, forget what waits, and let `serve` return."""
        with self._ready:
            self._closed = True
            self._outbox.clear()
            self._ready.notify_all()

    def serve(self, deliver: Callable[[Result], None]) -> None:
        """Start the process and deliver its results until closed; call it once."""
        attempt = 0
        while not self._closed:
            began = time.monotonic()
            self._reason = DIED
            self._serve_once(deliver)
            attempt = 0 if time.monotonic() - began > WELL_S else attempt + 1
            if not self._closed:
                self._recover(deliver, attempt)

    def _recover(self, deliver: Callable[[Result], None], attempt: int) -> None:
        with self._ready:
            self.faults += 1
            failed = self._ledger.lost()
            self._outbox = deque(self._ledger.again())
        log.warning("%s (fault %d)", self._reason, self.faults)
        deliver(EngineLost(self._reason, self.faults))
        for result in failed:
            deliver(result)
        with self._ready:
            pause = BACK_OFF_S[min(attempt, len(BACK_OFF_S)) - 1] if attempt else 0.0
            self._ready.wait_for(lambda: self._closed, pause)

    def _serve_once(self, deliver: Callable[[Result], None]) -> None:
        """One life of the process."""
        from studio.inference.apart.child import Order
        from studio.inference.apart.lives import found, started
        from studio.inference.apart.ring import Ring

        ring = Ring()
        life: Life | None = None
        sender: threading.Thread | None = None
        lives = [True]
        try:
            order = Order(*self._told, ring.name, self._log_file)
            life = found(self._spares, order) or started(order)
            self.pid = life.pid
            sender = threading.Thread(target=self._send, args=(life.requests, lives), daemon=True)
            sender.start()
            self._listen(life, ring, deliver)
        except OSError:
            log.exception("The engine's process could not be started")
        finally:
            self._end(life, lives, sender)
            ring.close()

    def _listen(self, life: Life, ring: Ring, deliver: Callable[[Result], None]) -> None:
        """Deliver what comes until the process ends, is stuck or is to be closed."""
        from studio.inference.apart.wire import received

        born, up = time.monotonic(), False
        still = Stillness(whole=True)
        while not self._closed:
            if not wait(life.signs, LOOK_S):
                if self._stuck(ring, up, born) or self._still(still, life.pid, up):
                    self._reason = STUCK
                    return
                continue
            try:
                if not life.results.poll():
                    return  # ended, and all that it said was heard
                told: Result | None = life.results.recv()
            except (EOFError, OSError):
                return
            if told is None:
                ring.hide()
                continue
            up = up or isinstance(told, EngineReady)
            result = received(told, ring)
            with self._ready:
                wanted = self._ledger.answered(result, time.monotonic())
            if wanted and not self._closed:
                deliver(result)

    def _stuck(self, ring: Ring, up: bool, born: float) -> bool:
        from studio.inference.apart.pulse import stuck

        if self._patience.quick_s is None:
            return False
        if not up:
            return time.monotonic() - born > START_S
        since = self._ledger.waiting_since  # an engine that stands still while it waits for work
        late = since is not None and time.monotonic() - since > self._patience.quick_s
        return stuck(ring.counters, self._patience.quick_s, self._patience.long_s, asked=late)

    def _still(self, still: Stillness, pid: int, up: bool) -> bool:
        """Whether it was asked for a picture, and nothing in it has moved for a while."""
        now = time.monotonic()
        still_s = still.look(pid, now)
        since = self._ledger.waiting_since
        if not up or since is None or self._patience.quick_s is None:
            return False
        return min(still_s, now - since) > STILL_S

    def _send(self, requests: Connection, lives: list[bool]) -> None:
        """Requests into the pipe, on a thread of its own: a pipe that is full must hold nobody."""
        while True:
            with self._ready:
                self._ready.wait_for(lambda: self._closed or not lives[0] or bool(self._outbox))
                if self._closed or not lives[0]:
                    break
                request = self._outbox.popleft()
            try:
                requests.send(request)
            except (OSError, ValueError):  # the process is gone; the ledger knows what was asked
                break
        requests.close()

    def _end(self, life: Life | None, lives: list[bool], sender: threading.Thread | None) -> None:
        """Nothing is left of the process or of the thread that sent to it."""
        if life is not None:
            life.results.close()
            if not self._closed:
                life.kill()
        with self._ready:
            lives[0] = False
            self._ready.notify_all()
        if sender is not None:
            sender.join(END_S)
        if life is not None:
            life.requests.close()
            life.end(END_S)
        self.pid = None
