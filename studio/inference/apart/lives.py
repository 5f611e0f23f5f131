"""One life of an engine: a process of our own, or one that was kept ready for whoever needs it."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from studio.files.spares import claim, key_of
from studio.inference.apart.child import Order, work

log = logging.getLogger(__name__)
CALL_S = 5.0
"""So long an engine that is ready may take to say who it is."""


@dataclass
class Life:
    """How to speak to a process, and how to end it; `process` is None where another started it."""

    pid: int
    requests: Connection
    results: Connection
    process: BaseProcess | None = None

    @property
    def signs(self) -> list[Any]:
        """What `wait` wakes for: something was said, or it ended."""
        return [self.results] if self.process is None else [self.results, self.process.sentinel]

    def kill(self) -> None:
        """At once."""
        if self.process is not None:
            self.process.kill()
            return
        with suppress(OSError):
            os.kill(self.pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)

    def end(self, patience_s: float) -> None:
        """Wait for its end, and bring that about where it does not come."""
        if self.process is None:  # it ends with its requests, and whoever started it sees to it
            return
        self.process.join(patience_s)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


def started(order: Order) -> Life:
    """A new process, spawned.

    Raises:
        OSError: the system gives none.
    """
    context = multiprocessing.get_context("spawn")
    requests_in, requests = context.Pipe(duplex=False)
    results, results_out = context.Pipe(duplex=False)
    process = context.Process(
        target=work, args=(order, requests_in, results_out), name="engine", daemon=True
    )
    try:
        process.start()
    except OSError:
        for end in (requests, results):
            end.close()
        raise
    finally:
        requests_in.close()
        results_out.close()
    return Life(process.pid or 0, requests, results, process)


def found(folder: Path | None, order: Order) -> Life | None:
    """An engine that waits in `folder`; None where none does."""
    from studio.inference.apart.spare import call

    while folder is not None and (address := claim(folder)) is not None:
        try:
            requests, results = call(address, key_of(folder), order)
            if wait([results], CALL_S):
                return Life(int(results.recv()), requests, results)
            requests.close()
            results.close()
        except (OSError, EOFError, ValueError, multiprocessing.AuthenticationError):
            log.warning("An engine that was kept ready is gone")
    return None
