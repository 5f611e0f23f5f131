"""What a hand asks of a picture: points to be moved, colours to be met, parts that must stay.

Places are (x, y) as shares of the picture's width and height, from the upper left. Masks are
[H, W] uint8, 255 where they hold, of any size: they are laid over the whole picture.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.values.arrays import Bytes
from studio.values.recipe import Recipe

At = tuple[float, float]
MOST_PULLS = 16
MOST_PAINTS = 16
SEEN_PX, AROUND_PX = 128, 5
"""A point is judged on a picture whose longer side is so long, by what is so near to it."""
DETAIL = 1.5
"""So many steps of 255 what surrounds a point strays, at least, from an even slope."""


@dataclass(frozen=True)
class Pull:
    """What lies at `begin` should come to lie at `to`."""

    begin: At
    to: At


@dataclass(frozen=True)
class Painted:
    """Where `mask` holds, the picture should be of `colour` (sRGB in [0, 1]).

    `only_light`: as bright as that, of whatever colour.
    """

    mask: Bytes
    colour: tuple[float, float, float]
    only_light: bool = False


@dataclass(frozen=True)
class Wishes:
    """All that is asked at once; `stay` says what must remain as it is."""

    pulls: tuple[Pull, ...] = ()
    paints: tuple[Painted, ...] = ()
    stay: Bytes | None = None

    @property
    def any(self) -> bool:
        """Whether anything is to change."""
        return bool(self.pulls or self.paints)


@dataclass(frozen=True)
class Steered:
    """How far a SteerJob is: `recipe` shows it, `points` (shares) are where its points are now.

    `left_px`: how far points are from their targets on the average, in 128ths of the longer side;
    `left_colour`: how far colours are from those wanted, as OKLab distance; 0 where none are asked.
    `step`: which one. `ended`: this is the best that was found; `met`: it is as asked.
    """

    job: int
    recipe: Recipe
    points: tuple[At, ...]
    left_px: float
    left_colour: float
    step: int
    ended: bool = False
    met: bool = False


def has_detail(picture: Bytes, at: At) -> bool:
    """Whether there is anything to follow at a point: an edge, a spot; no even sky.

    Args:
        picture: [H, W, 3], its longer side SEEN_PX.
        at: the point, as shares.
    """
    high, wide = picture.shape[:2]
    steps = np.arange(-AROUND_PX, AROUND_PX + 1)
    down, across = (part.ravel() for part in np.meshgrid(steps, steps, indexing="ij"))
    near = across**2 + down**2 <= (AROUND_PX + 0.5) ** 2
    across, down = across[near], down[near]
    columns = np.clip(round(at[0] * wide - 0.5) + across, 0, wide - 1)
    rows = np.clip(round(at[1] * high - 0.5) + down, 0, high - 1)
    seen = picture[rows, columns].astype(np.float64)
    slope = np.stack((np.ones(len(across)), across, down), axis=1)
    found, *_ = np.linalg.lstsq(slope, seen, rcond=None)
    return bool(np.sqrt(np.square(seen - slope @ found).mean()) >= DETAIL)
