"""Which pictures a frame of a film is made of: moments within its time, two in a cross-fade.

The one who draws and the one who writes both ask here, so that they agree on every picture.
"""

from __future__ import annotations

import msgspec

from studio.errors import InputError
from studio.values.film.reel import Reel
from studio.values.film.timing import MAX_SECONDS
from studio.values.recipe import Recipe

MAX_SUBFRAMES = 64


class Take(msgspec.Struct, frozen=True):
    """One picture of a frame, and how much of the frame it is; those of a frame sum to 1."""

    recipe: Recipe
    weight: float


class Shooting(msgspec.Struct, frozen=True):
    """How a film is taken: at `fps`, from `start` to `end` seconds of it (None: as far as it goes).

    `subframes` moments are seen in each frame, over the part `shutter` of its time.
    """

    fps: float
    start: float = 0.0
    end: float | None = None
    subframes: int = 1
    shutter: float = 0.5

    def count(self, seconds: float) -> int:
        """How many frames are taken of a film of that length."""
        return max(1, round(self._span(seconds) * self.fps))

    def moments(self, frame: int, seconds: float) -> tuple[float, ...]:
        """When the pictures of a frame are taken, in seconds of the film, evenly around its own.

        All frames together fill the time exactly, so that a closed film has no seam at any rate.
        """
        count = self.count(seconds)
        span = 1.0 / self.fps if count == 1 else self._span(seconds)
        spread = ((k + 0.5) / self.subframes - 0.5 for k in range(self.subframes))
        return tuple(self.start + (frame + self.shutter * part) * span / count for part in spread)

    def check(self, seconds: float) -> None:
        """Refuse what cannot be taken of a film of that length.

        Raises:
            InputError: one sentence.
        """
        if not 0 < self.fps <= 1000:
            raise InputError(f"A film of {self.fps:g} frames a second cannot be taken.")
        if not 1 <= self.subframes <= MAX_SUBFRAMES or not 0 < self.shutter <= 1:
            raise InputError("The sub-frames or the shutter are out of range.")
        if not 0 <= self.start < seconds:
            raise InputError(f"The film is {seconds:g} seconds long; it cannot begin later.")
        if self.end is not None and not self.start < self.end <= MAX_SECONDS:
            raise InputError("The film would end before it begins.")

    def _span(self, seconds: float) -> float:
        end = seconds if self.end is None else min(self.end, seconds)
        return max(end - self.start, 0.0)


def takes(reel: Reel, shooting: Shooting, frame: int) -> tuple[Take, ...]:
    """The pictures of a frame in order; equal ones that follow each other are one."""
    moments = shooting.moments(frame, reel.film.seconds)
    found: list[Take] = []
    for moment in moments:
        shot = reel.shot(moment)
        shares = [(shot.recipe, 1.0 - shot.share)]
        if shot.other is not None:
            shares.append((shot.other, shot.share))
        for recipe, share in shares:
            weight = share / len(moments)
            if found and found[-1].recipe == recipe:
                found[-1] = Take(recipe, found[-1].weight + weight)
            elif weight > 0:
                found.append(Take(recipe, weight))
    return tuple(found)
