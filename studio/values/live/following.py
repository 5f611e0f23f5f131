"""One mapping in time: numbers of a source come in, values of its target come out."""

from __future__ import annotations

import math

from studio.values.live.mapping import Mapping
from studio.values.live.sources import is_by_hand, sane, span

NEAR = 0.03
"""A knob within this share of the range has found its target, and takes it over."""
MOVED = 0.02
"""A target that is so far from where it was put was moved by somebody else."""
_SETTLED = 1e-5
RISEN = 0.5


def back(mapping: Mapping, value: float) -> float:
    """What the source would say with its target at `value`; for controllers that show it."""
    low, high = span(mapping.origin)
    width = mapping.high - mapping.low
    unit = min(max((value - mapping.low) / width, 0.0), 1.0) if width else 0.0
    bent: float = unit ** (1.0 / mapping.curve)
    return low + bent * (high - low)


def shaped(mapping: Mapping, raw: float) -> float | None:
    """A number of the source as a value of the target; None for NaN. Bounded whatever comes in."""
    number = sane(raw)
    if number is None:
        return None
    low, high = span(mapping.origin)
    unit: float = min(max((number - low) / (high - low), 0.0), 1.0) ** mapping.curve
    return mapping.low + unit * (mapping.high - mapping.low)


class Follower:
    """What a mapping does with its source; fed whenever the source speaks, asked once a frame."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self._waits: float | None = None
        self._goal: float | None = None
        self._out: float | None = None
        self._last_in: float | None = None
        self._free = not (mapping.takes_over and is_by_hand(mapping.origin))
        self._beat = -math.inf
        self._high = False
        self._rises = 0

    @property
    def held(self) -> bool:
        """Whether the knob stands elsewhere and has not found its target yet."""
        return not self._free

    @property
    def unit(self) -> float:
        """Where the source is between its ends, for a meter."""
        span_ = self.mapping.high - self.mapping.low
        if self._last_in is None or not span_:
            return 0.0
        return min(max((self._last_in - self.mapping.low) / span_, 0.0), 1.0)

    def feed(self, raw: float, now: float | None) -> None:
        """The source says `raw` while the target is at `now` (None: it has no place to be at)."""
        value = shaped(self.mapping, raw)
        if value is None:
            return
        self._count_rise(raw)
        before, self._last_in = self._last_in, value
        if not self._free and (now is None or self._found(before, value, now)):
            self._free = True
        if self._free:
            self._waits = value

    def step(self, dt: float, beat: float, now: float | None) -> float | None:
        """What the target is to be set to in this frame; None: nothing new.

        Args:
            dt: seconds since the last frame.
            beat: which beat it is, with its fraction.
            now: where the target is, to see whether another hand moved it.
        """
        if self._moved_by_others(now):
            self._let_go()
            return None
        if self._waits is not None and self._due(beat):
            self._goal, self._waits = self._waits, None
        if self._goal is None:
            return None
        new = self._smoothed(dt, now)
        if new == self._out:
            return None
        self._out = new
        return new

    def rose(self, beat: float) -> int:
        """How often the source rose since the last question; for targets that happen once."""
        if not self._rises or not self._due(beat):
            return 0
        rises, self._rises = self._rises, 0
        return rises

    # ---- inside ---------------------------------------------------------------------------------
    def _count_rise(self, raw: float) -> None:
        low, high = span(self.mapping.origin)
        is_high = (raw - low) / (high - low) >= RISEN
        self._rises = min(self._rises + (is_high and not self._high), 8)
        self._high = is_high

    def _range(self) -> float:
        return abs(self.mapping.high - self.mapping.low) or 1.0

    def _found(self, before: float | None, value: float, now: float) -> bool:
        """Whether the knob is at its target, or went past it."""
        if abs(value - now) <= NEAR * self._range():
            return True
        return before is not None and (before - now) * (value - now) <= 0

    def _moved_by_others(self, now: float | None) -> bool:
        if now is None or self._out is None or not self.mapping.takes_over:
            return False
        if not is_by_hand(self.mapping.origin):
            return False
        return abs(now - self._out) > max(MOVED * self._range(), 1e-6)

    def _let_go(self) -> None:
        self._free = False
        self._waits = self._goal = self._out = None

    def _due(self, beat: float) -> bool:
        """Whether a change may happen now: always, or once in every so many beats."""
        if self.mapping.beats <= 0:
            return True
        number = math.floor(beat / self.mapping.beats)
        if number == self._beat:
            return False
        first, self._beat = math.isinf(self._beat), number
        return not first

    def _smoothed(self, dt: float, now: float | None) -> float:
        goal, time_s = self._goal, self.mapping.smooth_s
        assert goal is not None
        start = self._out if self._out is not None else now
        if time_s <= 0 or start is None:
            return goal
        new = start + (goal - start) * (1.0 - math.exp(-max(dt, 0.0) / time_s))
        return goal if abs(goal - new) <= _SETTLED * self._range() else new
