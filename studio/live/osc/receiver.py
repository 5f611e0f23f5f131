"""The one thread with a socket. However much arrives, it costs a fixed small time.

After each look into the socket it sleeps for a moment; meanwhile messages wait in the kernel's
buffer, which is kept small, and what does not fit there is gone. Of one look, the latest message
of an address wins before any of them is read, and addresses that nobody waits for are not read.
"""

from __future__ import annotations

import json
import select
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from pythonosc.osc_message_builder import build_msg

from studio.errors import InputError
from studio.live.inbox import Inbox
from studio.live.osc.reading import address_in, messages_in, number_in

LOOPBACK = "127.0.0.1"
PORT = 9000
LIST = b"/list"
REST_S = 0.004
MOST_AT_ONCE = 64
BUFFER_BYTES = 1 << 16
ANSWER_EVERY_S = 0.5
MOST_ANSWER_BYTES = 60_000


class OscReceiver:
    """Listens from `__init__` on until `close`; `table` is what `/list` answers.

    Raises:
        InputError: the address is none of this computer's, or the port is taken.
    """

    def __init__(
        self, inbox: Inbox, host: str = LOOPBACK, port: int = PORT,
        table: Callable[[], list[dict[str, object]]] = list,
    ) -> None:  # fmt: skip
        self._inbox, self._table = inbox, table
        self._answered = 0.0
        self._stop = Event()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)
            self._socket.bind((host, port))
        except (OSError, OverflowError) as error:
            self._socket.close()
            raise InputError(
                f"OSC cannot be heard at {host[:60]}, port {port}: {error}. Choose another."
            ) from None
        self._socket.setblocking(False)
        self._thread = Thread(target=self._run, name="osc", daemon=True)
        self._thread.start()

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens."""
        host, port = self._socket.getsockname()
        return str(host), int(port)

    def close(self) -> None:
        """Stop listening; returns when the thread has ended."""
        self._stop.set()
        self._thread.join(2.0)
        self._socket.close()

    def _run(self) -> None:
        while not self._stop.is_set():
            ready, _, _ = select.select([self._socket], [], [], 0.1)
            if ready:
                self._look()
                time.sleep(REST_S)

    def _look(self) -> None:
        newest: dict[bytes, bytes] = {}
        struck: list[bytes] = []
        for _ in range(MOST_AT_ONCE):
            try:
                datagram, sender = self._socket.recvfrom(65_535)
            except BlockingIOError:
                break
            except OSError:
                continue
            for message in messages_in(datagram) or (b"",):
                self._sort(message, sender, newest, struck)
        for message in (*struck, *newest.values()):
            self._inbox.put(address_in(message).decode("ascii", "replace"), number_in(message))

    def _sort(
        self, message: bytes, sender: tuple[str, int], newest: dict[bytes, bytes],
        struck: list[bytes],
    ) -> None:  # fmt: skip
        address = address_in(message)
        if address == LIST:
            self._answer(sender)
        elif address and self._inbox.awaits(address.decode("ascii", "replace")):
            before = newest.get(address)
            if before is not None and len(struck) < MOST_AT_ONCE:
                struck.append(before)  # a key struck and let go at once was struck
            newest[address] = message
        else:
            self._inbox.drop()

    def _answer(self, sender: tuple[str, int]) -> None:
        """All addresses to whoever asks; not often, so that nobody is flooded through this."""
        now = time.monotonic()
        if now - self._answered < ANSWER_EVERY_S:
            self._inbox.drop()
            return
        self._answered = now
        text = json.dumps(self._table(), separators=(",", ":"))
        if len(text) <= MOST_ANSWER_BYTES:
            with suppress(OSError):
                self._socket.sendto(build_msg("/list", [text]).dgram, sender)
