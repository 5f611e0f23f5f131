"""What a hand asks of a picture: points to be moved, colours to be met, parts that must stay.

Places are (x, y) as shares of the picture's width and height, from the upper left. Masks are
[H, W] uint8, 255 where they hold, of any size: they are laid over the whole picture.
"""

from __future__ import annotations

from dataclasses import dataclass

from studio.values.arrays import Bytes
from studio.values.recipe import Recipe

At = tuple[float, float]
MOST_PULLS = 16
MOST_PAINTS = 16


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
