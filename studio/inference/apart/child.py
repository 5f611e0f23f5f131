"""The process of the engine: requests come in on a thread, the engine works on the main one."""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from studio.errors import Cancelled
from studio.inference.apart.pulse import PulsedMailbox
from studio.inference.apart.ring import Ring
from studio.inference.apart.wire import sent
from studio.inference.preload import load_ahead
from studio.values.client import ModelSource
from studio.values.messages import Request, Result

if TYPE_CHECKING:
    from studio.inference.cache import Opener

SWITCH_S = 0.0005
"""How soon the thread that takes requests gets its turn while the engine works."""
GRACE_S = 3.0
"""So long the engine may take to end when nobody asks any more."""


@dataclass(frozen=True)
class Order:
    """What the process is told at its start; all of it can be pickled.

    `make_source` finds the installed models there; `opener` None takes the registry; `log_file`
    None keeps no log.
    """

    make_source: Callable[[], ModelSource]
    settings_folder: Path | None
    opener: Opener | None
    ring: str
    log_file: Path | None


def work(order: Order, requests: Connection, results: Connection) -> None:
    """Serve until `requests` ends: that is how the parent closes, and how it dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    sys.setswitchinterval(SWITCH_S)
    if order.log_file is not None:
        _keep_log(order.log_file)
    ring = Ring(order.ring)
    results.send(None)  # attached: the name of the ring is needed no more
    mailbox = PulsedMailbox(ring.counters)
    source = order.make_source()
    threading.Thread(target=_listen, args=(requests, mailbox, source), daemon=True).start()

    def deliver(result: Result) -> None:
        mailbox.beat()
        try:
            results.send(sent(result, ring, lambda: mailbox.closed))
        except (OSError, Cancelled):  # nobody listens
            mailbox.close()

    load_ahead()
    from studio.inference.engine import Engine

    Engine(source, mailbox, deliver, order.settings_folder, order.opener).run()
    os._exit(0)  # all is freed; what libraries do at exit is not worth waiting for


def _listen(requests: Connection, mailbox: PulsedMailbox, source: ModelSource) -> None:
    """Requests into the mailbox as they come; with the parent goes the engine."""
    from studio.values.messages import OpenModel

    while True:
        try:
            request: Request = requests.recv()
        except (EOFError, OSError):
            break
        if isinstance(request, OpenModel):
            _look_again(source)
        mailbox.post(request)
    mailbox.close()
    time.sleep(GRACE_S)
    os._exit(0)


def _look_again(source: ModelSource) -> None:
    """What the window added or changed since is not known here until the folders are read."""
    refresh = getattr(source, "refresh", None)
    if refresh is not None:
        refresh()


def _keep_log(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=1 << 20, backupCount=1)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.raiseExceptions = False
    if handler.stream is not None:
        faulthandler.enable(handler.stream)
