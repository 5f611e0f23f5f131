"""The parts of a plant of Blossoms: petals, beads, and the scene that holds them.

Frame of a plant: x and y in the plane of the flower, z along its axis, lengths in units of its
radius. Petals are numbered from the outside in.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass
class Petals:
    """Curved sheets, P of them; every field [P].

    `azimuth` is where a petal points; it starts `root` from the axis at `height`, is `length` long
    and up to `width` to either side, leaves at the angle `rise` and ends at `finish` (radians above
    the plane of the flower). Its half width along u in [0, 1] is u^`neck` (1 - u)^`tip`, scaled to
    one. `age` is 0 outside and 1 at the heart.
    """

    azimuth: Floats
    root: Floats
    height: Floats
    length: Floats
    width: Floats
    rise: Floats
    finish: Floats
    neck: Floats
    tip: Floats
    cup: Floats
    twist: Floats
    ruffle: Floats
    phase: Floats
    tint: Floats
    age: Floats


@dataclass
class Beads:
    """Small spheres: florets, anthers. `place` [S, 3], `radius` [S], `colour` [S, 3] OKLab."""

    place: Floats
    radius: Floats
    colour: Floats


@dataclass
class Plant:
    """One scene. Colours are OKLab triples; `axis` is where the flower looks, towards the viewer.

    `drops` holds a row (petal, u, w, radius) for every drop of dew.
    """

    petals: Petals
    beads: Beads
    drops: Floats
    centre: tuple[float, float]
    size: float
    axis: Floats
    base: Floats
    tip: Floats
    under: Floats
    edge: float
    margin: float
    vein: float
    waxy: float
    through: float
    heart: Floats
    ground: Floats
    glow: Floats
    glow_at: tuple[float, float, float]
    sun: Floats
    warmth: float
    leaves: Floats = field(default_factory=lambda: np.zeros((0, 5), np.float32))


@dataclass(frozen=True)
class Knobs:
    """Factors by name, as they are and as uniform numbers in (0, 1)."""

    normal: dict[str, float]
    unit: dict[str, float]

    def between(self, name: str, low: float, high: float) -> float:
        """A factor as a number from `low` to `high`."""
        return low + (high - low) * self.unit[name]


def floats(*values: float) -> Floats:
    """Numbers as an array, such as a colour."""
    return np.asarray(values, np.float32)
