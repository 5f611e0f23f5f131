"""Feedback for controllers: where targets are now, so that faders with motors follow."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress

from pythonosc.osc_message_builder import build_msg

from studio.errors import InputError

MOST_A_FRAME = 64


class OscSender:
    """Sends what changed, once a frame; a receiver that is not there costs nothing.

    Raises:
        InputError: `to` is not `host:port`.
    """

    def __init__(self, to: str) -> None:
        self.to = host_and_port(to)
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._sent: dict[str, float] = {}

    def send(self, values: Mapping[str, float]) -> int:
        """Send those that are others than last time; how many went out."""
        sent = 0
        for address, value in values.items():
            if self._sent.get(address) == value:
                continue
            if sent >= MOST_A_FRAME:
                break  # the rest goes with the next frame
            with suppress(OSError):
                self._socket.sendto(build_msg(address, [float(value)]).dgram, self.to)
            self._sent[address] = value
            sent += 1
        if len(self._sent) > 4096:
            self._sent.clear()
        return sent

    def close(self) -> None:
        """No more."""
        self._socket.close()


def host_and_port(text: str) -> tuple[str, int]:
    """`127.0.0.1:9001` in its parts; an address in numbers, so that no name has to be asked for.

    Raises:
        InputError: it is none.
    """
    host, _, port = text.strip().rpartition(":")
    try:
        socket.inet_aton(host)
        if host.count(".") == 3 and 0 < int(port) < 65_536:
            return host, int(port)
    except (OSError, ValueError):
        pass
    raise InputError(f"Feedback goes to {text[:60]!r}; expected an address like 127.0.0.1:9001.")
