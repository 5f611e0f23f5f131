"""A ring of bytes in shared memory: one process puts pictures in, the other copies them out.

The first words are counters that one side writes and the other reads, so that neither needs a
lock: how many bytes were taken out so far, and the pulse of the engine (`pulse`).
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import parent_process, resource_tracker
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np

from studio.errors import Cancelled

RING_BYTES = 64 << 20
COUNTERS = 8
_HEAD = 8 * COUNTERS
_ALIGN = 64
_WAIT_S = 0.0005
TAKEN, BUSY_SINCE, WORK = 0, 1, 2
"""Counters: bytes taken out; when the present work began (monotonic ns, 0 idle); its kind."""


@dataclass(frozen=True)
class InRing:
    """Where an array lies: `shape`, `dtype`, its first byte, and how far to take the ring on."""

    shape: tuple[int, ...]
    dtype: str
    at: int
    end: int


class Ring:
    """Shared memory of `size` bytes. Made by the reader, attached to by name by the writer.

    As soon as the writer is attached the reader calls `hide`: the name is gone, and the memory
    with the last of the two processes, however they end.
    """

    def __init__(self, name: str | None = None, size: int = RING_BYTES) -> None:
        create = name is None
        self._memory = SharedMemory(name, create=create, size=size + _HEAD if create else 0)
        if not create and parent_process() is None:
            _leave_to_its_maker(self._memory)
        self._size = self._memory.size - _HEAD if name else size
        self._put = 0
        self._hidden = not create
        shared: Any = self._memory.buf
        self._bytes = shared
        self.counters = shared[:_HEAD].cast("Q")
        if create:
            self.counters[TAKEN] = self.counters[BUSY_SINCE] = self.counters[WORK] = 0

    @property
    def name(self) -> str:
        """How the other process finds it."""
        return self._memory.name

    def hide(self) -> None:
        """Take the name away; who is attached stays so."""
        if not self._hidden:
            self._hidden = True
            self._memory.unlink()

    def close(self) -> None:
        """Let go; by the reader, also hide."""
        self.hide()
        self.counters.release()
        self._bytes = None
        self._memory.close()

    # ---- the writer -----------------------------------------------------------------------------
    def put(self, array: Any, closed: Callable[[], bool]) -> InRing | None:
        """Copy `array` in, waiting for room; None where it is larger than half the ring.

        Raises:
            Cancelled: `closed` became true while there was no room.
        """
        array = np.ascontiguousarray(array)
        needed = -(-array.nbytes // _ALIGN) * _ALIGN
        if needed > self._size // 2:
            return None
        start = self._put
        if start % self._size + needed > self._size:  # not in one piece before the end
            start += self._size - start % self._size
        end = start + needed
        while end - self.counters[TAKEN] > self._size:
            if closed():
                raise Cancelled("Stopped.")
            time.sleep(_WAIT_S)
        at = start % self._size
        self._view(at, array.shape, array.dtype)[...] = array
        self._put = end
        return InRing(array.shape, array.dtype.str, at, end)

    # ---- the reader -----------------------------------------------------------------------------
    def take(self, found: InRing) -> Any:
        """A copy of what lies there; its room is free again. In the order of putting."""
        copy = self._view(found.at, found.shape, np.dtype(found.dtype)).copy()
        self.counters[TAKEN] = found.end
        return copy

    def _view(self, at: int, shape: tuple[int, ...], dtype: Any) -> Any:
        count = math.prod(shape)
        flat = np.frombuffer(self._bytes, dtype, count, _HEAD + at)
        return flat.reshape(shape)


def _leave_to_its_maker(memory: SharedMemory) -> None:
    """A process that its maker did not start would take the memory down at its end, by itself."""
    if os.name == "posix":
        resource_tracker.unregister(f"/{memory.name}", "shared_memory")
