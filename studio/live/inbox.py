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
    """One address: what it says now, the highest it said since the last frame, and when."""

    address: str
    value: float
    highest: float
    at: float


class Inbox:
    """Bounded whatever comes: addresses that nobody waits for are counted and forgotten."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._new: dict[str, Arrived] = {}
        self._unknown: dict[str, Arrived] = {}
        self._wanted: frozenset[str] = frozenset()
        self.learning = False
        """Addresses that nobody waits for are kept as well, a few of them."""
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
            known = address in self._wanted
            room = self._new if known else self._unknown
            if not known and address not in room and len(room) >= MOST_UNKNOWN:
                return
            before = room.get(address)
            highest = number if before is None else max(number, before.highest)
            room[address] = Arrived(address, number, highest, monotonic())

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

    def take_unknown(self) -> tuple[Arrived, ...]:
        """What arrived at others while somebody was learning."""
        with self._lock:
            found, self._unknown = self._unknown, {}
        return tuple(found.values())
