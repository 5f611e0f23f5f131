"""The stretch of a long line that the strip holds, so that a node more costs the same for ever."""

from __future__ import annotations

from collections.abc import Sequence

from studio.values.trail import Node

MOST = 600
STEP = 300
EDGE = 60


class LineWindow:
    """Holds still while one moves inside it, grows when one scrolls to its ends."""

    def __init__(self) -> None:
        self.start = 0
        self._end = 0
        self._length = 0
        self._current: int | None = None

    def cut(self, line: Sequence[Node], current: int | None) -> Sequence[Node]:
        """The part of `line` to show: around the node `current`, around the tip without one."""
        count, here = len(line), _place(line, current)
        reached_tip = self._end == self._length
        self._end = count if reached_tip else min(self._end, count)
        self._length = count
        near_start = self.start > 0 and here < self.start + EDGE
        near_end = self._end < count and here >= self._end - EDGE
        moved_on = current != self._current and self._end - self.start > 2 * MOST
        self._current = current
        if count <= MOST:
            self.start, self._end = 0, count
        elif near_start or near_end or moved_on:
            self.start = max(0, min(here - MOST // 2, count - MOST))
            self._end = self.start + MOST
        return self.shown(line)

    def shown(self, line: Sequence[Node]) -> Sequence[Node]:
        """The part of `line` as it stands."""
        return line[self.start : self._end]

    def grow(self, direction: int) -> bool:
        """Take more of the line at its beginning (-1) or end (+1); whether there was more."""
        before = (self.start, self._end)
        if direction < 0:
            self.start = max(0, self.start - STEP)
        else:
            self._end = min(self._length, self._end + STEP)
        return (self.start, self._end) != before

    def reset(self) -> None:
        """Begin anew: another line."""
        self.start = self._end = self._length = 0
        self._current = None


def node_at(line: Sequence[Node], node_id: int) -> Node | None:
    """The node with this id on the line."""
    found = line[_place(line, node_id)] if line else None
    return found if found is not None and found.id == node_id else None


def _place(line: Sequence[Node], current: int | None) -> int:
    # Ids grow along a line, so the place is found by halving.
    if current is None or not line:
        return max(0, len(line) - 1)
    low, high = 0, len(line) - 1
    while low < high:
        middle = (low + high) // 2
        if line[middle].id < current:
            low = middle + 1
        else:
            high = middle
    return low
