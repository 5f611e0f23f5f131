"""Where a moment of the film lies on the screen, and how that changes when one looks closer."""

from __future__ import annotations

from dataclasses import dataclass, replace

SIDE_PX = 16.0
"""Left and right of the film, in pixels."""
CLOSEST_PX = 1200.0
"""Pixels a second at most; a frame of a usual film is some 40 wide then."""


@dataclass(frozen=True)
class TimeScale:
    """A film of `seconds` in a view of `width_px`; `first_s` is the moment at its left margin."""

    seconds: float
    width_px: float
    first_s: float = 0.0
    per_s: float = 100.0
    """Pixels a second."""

    @classmethod
    def whole(cls, seconds: float, width_px: float) -> TimeScale:
        """All of the film, from margin to margin."""
        seconds = max(seconds, 1e-3)
        return cls(seconds, width_px, 0.0, max(1.0, width_px - 2 * SIDE_PX) / seconds)

    @property
    def fits(self) -> bool:
        """Whether all of the film is seen."""
        return self.per_s <= self._least * 1.0001

    @property
    def _least(self) -> float:
        return max(1.0, self.width_px - 2 * SIDE_PX) / max(self.seconds, 1e-3)

    def x(self, at: float) -> float:
        """Where a moment lies, in pixels from the left edge."""
        return SIDE_PX + (at - self.first_s) * self.per_s

    def at(self, x: float) -> float:
        """The moment at `x` pixels, also outside the film."""
        return self.first_s + (x - SIDE_PX) / self.per_s

    def span(self, px: float) -> float:
        """So many pixels in seconds."""
        return px / self.per_s

    @property
    def seen(self) -> tuple[float, float]:
        """The moments at the two edges."""
        return self.at(0.0), self.at(self.width_px)

    def zoomed(self, factor: float, x: float) -> TimeScale:
        """Closer by `factor`; the moment at `x` stays where it is."""
        per_s = min(max(self.per_s * factor, self._least), max(CLOSEST_PX, self._least))
        first = self.at(x) - (x - SIDE_PX) / per_s
        return replace(self, per_s=per_s, first_s=first)._settled()

    def moved(self, px: float) -> TimeScale:
        """The film pushed `px` pixels to the right."""
        return replace(self, first_s=self.first_s - px / self.per_s)._settled()

    def fitted_to(self, seconds: float, width_px: float) -> TimeScale:
        """The same look at a film or in a view of another size; a whole film stays whole."""
        if self.fits:
            return TimeScale.whole(seconds, width_px)
        return replace(self, seconds=max(seconds, 1e-3), width_px=width_px)._settled()

    def revealing(self, at: float) -> TimeScale:
        """Moved as far as needed for a moment to be seen, and then by most of a page."""
        left, right = self.at(SIDE_PX), self.at(self.width_px - SIDE_PX)
        if left <= at <= right:
            return self
        return replace(self, first_s=at - 0.1 * (right - left))._settled()

    def _settled(self) -> TimeScale:
        """Not past the ends, and no farther away than the whole."""
        per_s = max(self.per_s, self._least)
        room = max(0.0, self.seconds - (self.width_px - 2 * SIDE_PX) / per_s)
        return replace(self, per_s=per_s, first_s=min(max(self.first_s, 0.0), room))
