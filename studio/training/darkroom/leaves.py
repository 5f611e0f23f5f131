"""Dead leaves: pictures of things that hide one another, with the statistics of photographs.

Opaque shapes of power-law size fall on one another; what is seen has edges at every scale and a
1/f spectrum. Each shape carries a slope of light and a texture of its own.

Sources: Lee, Mumford and Huang, "Occlusion Models for Natural Images", 2001; Baradad et al.,
"Learning to See by Looking at Noise", 2021, arXiv:2106.05963.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from studio.training.darkroom.noises import Floats, colours, grain

Random = np.random.Generator
_OVER = 2
_SHEETS = 12


@dataclass(frozen=True)
class Leaves:
    """How the shapes of one picture are strewn.

    `smallest`, `largest`: radii as shares of the side. `power`: of the density of radii (3 gives
    scale invariance). `kinds`: odds of ellipse, polygon, bar and ring. `rough`: how much texture.
    """

    count: int
    smallest: float
    largest: float
    power: float
    kinds: tuple[float, float, float, float]
    rough: float
    slope: float

    @classmethod
    def draw(cls, random: Random) -> Leaves:
        """One way of strewing at random."""
        kinds = random.dirichlet((1.6, 1.6, 1.0, 0.3))
        return cls(
            count=int(np.exp(random.uniform(np.log(60), np.log(2600)))),
            smallest=float(np.exp(random.uniform(np.log(0.006), np.log(0.03)))),
            largest=float(random.uniform(0.2, 0.6)),
            power=float(random.uniform(2.2, 3.2)),
            kinds=(float(kinds[0]), float(kinds[1]), float(kinds[2]), float(kinds[3])),
            rough=float(random.choice([0.0, 0.5, 1.0, 2.0])),
            slope=float(random.choice([0.0, 0.3, 0.6])),
        )


def radii(leaves: Leaves, random: Random) -> Floats:
    """[count] float32 shares of the side, with density ~ r^-power between the two ends."""
    u = random.random(leaves.count)
    k = 1.0 - leaves.power
    low, high = leaves.smallest**k, leaves.largest**k
    found: Floats = ((low + u * (high - low)) ** (1.0 / k)).astype(np.float32)
    return found


def strewn(side: int, random: Random, leaves: Leaves | None = None) -> Floats:
    """[side, side, 3] float32 in [0, 1] and a little beyond: one picture of dead leaves."""
    leaves = leaves or Leaves.draw(random)
    sizes = radii(leaves, random)
    if random.random() < 0.5:  # large ones behind: small things keep being seen
        sizes = np.sort(sizes)[::-1]
    sizes[0] = 2.0
    which, place = _covered(side * _OVER, sizes, leaves, random)
    count = len(sizes)
    base = colours(count, random)
    turn = random.normal(0, leaves.slope, (count, 2)).astype(np.float32)
    reach = np.maximum(sizes, 0.02)
    across = np.linspace(0, 1, side * _OVER, dtype=np.float32)
    lit = (across[None] - place[which, 0]) * (turn[:, 0] / reach)[which]
    lit += (across[:, None] - place[which, 1]) * (turn[:, 1] / reach)[which]
    amount = np.abs(random.normal(0, 0.05 * leaves.rough, count)).astype(np.float32)
    lit = np.tanh(lit) * 0.3 + _texture(which, random) * amount[which]
    picture = base[which] * (1.0 + lit[..., None])
    return halved(picture)


def _covered(
    side: int, sizes: Floats, leaves: Leaves, random: Random
) -> tuple[NDArray[np.int32], Floats]:
    """Which shape is seen at each pixel [side, side], and all their centres [count, 2]."""
    canvas = Image.new("I", (side, side), 0)
    pen = ImageDraw.Draw(canvas)
    count = len(sizes)
    place = random.uniform(-0.05, 1.05, (count, 2)).astype(np.float32)
    kind = random.choice(4, count, p=np.array(leaves.kinds) / sum(leaves.kinds))
    stretch = np.exp(random.normal(0, 0.5, count))
    angle = random.uniform(0, np.pi, count)
    for index in range(count):
        centre, size = place[index] * side, float(sizes[index]) * side
        if kind[index] == 0:
            pen.polygon(_round(centre, size, stretch[index], angle[index]), fill=index)
        elif kind[index] == 1:
            pen.polygon(_corners(centre, size, random), fill=index)
        elif kind[index] == 2:
            tip = size * 1.6 * np.array([np.cos(angle[index]), np.sin(angle[index])])
            width = max(1, int(size * 0.25 * min(stretch[index], 3.0)))
            pen.line([*(centre - tip), *(centre + tip)], fill=index, width=width)
        else:
            box = [*(centre - size), *(centre + size)]
            pen.ellipse(box, outline=index, width=max(1, int(size * 0.15 * stretch[index])))
    return np.asarray(canvas, np.int32), place


def _round(centre: Floats, size: float, stretch: float, angle: float) -> list[float]:
    steps = np.linspace(0, 2 * np.pi, 10 + min(30, int(size)), endpoint=False)
    x, y = np.cos(steps) * size * stretch**0.5, np.sin(steps) * size / stretch**0.5
    cos, sin = np.cos(angle), np.sin(angle)
    points = np.stack((x * cos - y * sin + centre[0], x * sin + y * cos + centre[1]), 1)
    return [float(v) for v in points.ravel()]


def _corners(centre: Floats, size: float, random: Random) -> list[float]:
    steps = np.sort(random.uniform(0, 2 * np.pi, int(random.integers(3, 8))))
    far = size * random.uniform(0.5, 1.4, len(steps))
    points = np.stack((np.cos(steps) * far + centre[0], np.sin(steps) * far + centre[1]), 1)
    return [float(v) for v in points.ravel()]


def _texture(which: NDArray[np.int32], random: Random) -> Floats:
    """One of a few sheets of unit noise for each shape, seen where the shape is seen."""
    side = which.shape[0]
    sheets = np.stack([grain(side, random) for _ in range(4)])
    sheet = random.integers(0, len(sheets), int(which.max()) + 1)[which]
    at = np.arange(side)
    found: Floats = sheets[sheet, at[:, None], at]
    return found


def halved(picture: Floats) -> Floats:
    """[H / 2, W / 2, C]: means over squares of 2 x 2."""
    height, width = picture.shape[0] // 2, picture.shape[1] // 2
    split = picture[: 2 * height, : 2 * width].reshape(height, 2, width, 2, -1)
    found: Floats = split.mean((1, 3)).astype(np.float32)
    return found
