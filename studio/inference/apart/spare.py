"""An engine's process that is kept ready: all is imported, and it waits for whoever wants it.

Reading torch takes a second on a machine that rests and ten on a busy one; a show that lost its
engine, or its whole window, has one that waits instead. It ends with the supervisor while nobody
has claimed it, and with whoever claimed it afterwards.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from studio.files.spares import address_in, announce, key_of
from studio.inference.apart.child import Order, work
from studio.inference.preload import load_ahead

MEEK = 5
"""How much less than others its reading may take of the processor."""


def run(folder: Path, modules: Sequence[str] = ()) -> int:
    """Get warm, wait at the door, and work for the one that comes. Standard input ends it.

    Args:
        folder: where the two find each other, as `files.spares` says.
        modules: what else to import by now.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    claimed = threading.Event()
    threading.Thread(target=_follow_parent, args=(claimed,), daemon=True).start()
    reader = threading.Thread(target=_get_warm, args=(modules,), daemon=True)
    reader.start()
    reader.join()
    family = "AF_PIPE" if os.name == "nt" else "AF_UNIX"
    with Listener(address_in(folder), family, authkey=key_of(folder)) as door:
        announce(folder, str(door.address))
        requests, results = door.accept(), door.accept()
    claimed.set()
    order: Order = requests.recv()
    results.send(os.getpid())
    work(order, requests, results)
    return 0


def call(address: str, key: bytes, order: Order) -> tuple[Connection, Connection]:
    """The parent's side: (requests, results) to an engine that is ready.

    Raises:
        OSError, EOFError: it is not there any more.
    """
    requests = Client(address, authkey=key)
    try:
        results = Client(address, authkey=key)
        requests.send(order)
    except (OSError, EOFError):
        requests.close()
        raise
    return requests, results


def _get_warm(modules: Sequence[str]) -> None:
    """On a thread of its own, so that being meek ends with it."""
    if hasattr(os, "setpriority"):
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), MEEK)
    load_ahead()
    for name in ("studio.inference.engine", *modules):
        importlib.import_module(name)


def _follow_parent(claimed: threading.Event) -> None:
    with suppress(OSError, ValueError):
        while sys.stdin.buffer.readline():
            pass
    if not claimed.is_set():
        os._exit(0)
