"""What arrived since the last frame: any thread puts, the window takes once a frame.

The latest value of an address wins, so nothing piles up however much comes. The highest one since
the last frame is kept beside it: a key that is struck and let go within a frame was still struck.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from time import monotonic

from studio.values.live.sources import sane

MOST_ADDRESSES = 512
MOST_UNKNOWN = 32


@dataclass(frozen=True)
class Arrived:
    """One address: what it says now, the most and the least since the last frame, and when."""

    address: str
    value: float
    highest: float
    lowest: float
    at: float


class Inbox:
    """Bounded whatever comes: addresses that nobody waits for are counted and forgotten."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._new: dict[str, Arrived] = {}
        self._other: dict[str, Arrived] = {}
        self._wanted: frozenset[str] = frozenset()
        self.learning = False
        """Whatever arrives is kept beside as well, a few addresses of it."""
        self.taken = 0
        self.dropped = 0

    @property
    def wanted(self) -> frozenset[str]:
        """Addresses that are waited for."""
        return self._wanted

    def want(self, addresses: frozenset[str]) -> None:
        """Wait for these and no others."""
        self._wanted = frozenset(sorted(addresses)[:MOST_ADDRESSES])

    def awaits(self, address: str) -> bool:
        """Whether a message to this address is of any use now."""
        return address in self._wanted or self.learning

    def put(self, address: str, value: object) -> None:
        """Something arrived; NaN and what is no number are dropped."""
        number = sane(value)
        if number is None or not self.awaits(address):
            self.drop()
            return
        with self._lock:
            self.taken += 1
            if address in self._wanted:
                _keep(self._new, address, number)
            if self.learning and (address in self._other or len(self._other) < MOST_UNKNOWN):
                _keep(self._other, address, number)

    def drop(self, count: int = 1) -> None:
        """So many messages were of no use."""
        self.dropped += count

    def take(self) -> tuple[Arrived, ...]:
        """What arrived at addresses that are waited for, since the last time."""
        if not self._new:
            return ()
        with self._lock:
            found, self._new = self._new, {}
        return tuple(found.values())

    def take_any(self) -> tuple[Arrived, ...]:
        """What arrived anywhere while somebody was learning."""
        with self._lock:
            found, self._other = self._other, {}
        return tuple(found.values())


def _keep(room: dict[str, Arrived], address: str, number: float) -> None:
    before = room.get(address)
    most = number if before is None else max(number, before.highest)
    least = number if before is None else min(number, before.lowest)
    room[address] = Arrived(address, number, most, least, monotonic())
