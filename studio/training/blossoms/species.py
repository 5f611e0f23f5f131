"""How the species of Blossoms grow: where their petals stand, how they bend, what fills the heart.

Each species is one smooth function of the factors; what is uneven in it is so in every scene.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.training.blossoms.palettes import PALETTES, heart_colour
from studio.training.blossoms.plant import Beads, Floats, Knobs, Petals, floats

GOLDEN = math.pi * (3.0 - math.sqrt(5.0))
_SCATTER = np.random.Generator(np.random.Philox(20)).uniform(-1, 1, (17, 512)).astype(np.float32)


def _scatter(index: NDArray[np.int64], salt: int) -> Floats:
    """A fixed number in [-1, 1] for each petal's index: nature's noise, the same in every scene."""
    found: Floats = _SCATTER[salt, index]
    return found


@dataclass
class _Bed:
    """Where petals stand before a species shapes them: index, azimuth and age, each [P]."""

    index: NDArray[np.int64]
    azimuth: Floats
    age: Floats


def _whorls(counts: list[int], turn: float) -> _Bed:
    """Rings of petals, outer ring first, each in the gaps of the last."""
    index, azimuth, age = [], [], []
    for ring, count in enumerate(counts):
        step = 2 * math.pi / count
        start = turn * step + (0.5 * step if ring % 2 else 0.0)
        azimuth.append(start + step * np.arange(count))
        age.append(np.full(count, ring / max(1, len(counts) - 1) if len(counts) > 1 else 0.0))
        index.append(np.arange(count) + 40 * ring)
    return _Bed(
        np.concatenate(index),
        np.concatenate(azimuth).astype(np.float32),
        np.concatenate(age).astype(np.float32),
    )


def _spiral(count: int, turn: float) -> _Bed:
    """Petals at the golden angle; the youngest, innermost one always stands at `turn`."""
    young = np.arange(count)[::-1].copy()
    azimuth = (turn + GOLDEN * young).astype(np.float32)
    age = (1.0 - young / max(1, count - 1)).astype(np.float32)
    return _Bed(young, azimuth, age)


def _grow(bed: _Bed, knobs: Knobs, amount: float, **shape: Floats | float) -> Petals:
    """Petals of a bed with the shapes given, made a little unequal."""
    normal, n = knobs.normal, len(bed.index)
    wild = amount * (0.2 + 1.1 * knobs.unit["wild"])
    turn = bed.azimuth
    sway = normal["wild_a"] * np.cos(turn) + normal["wild_b"] * np.sin(turn)
    lift = normal["wild_c"] * np.cos(2 * turn) + normal["wild_d"] * np.sin(2 * turn)
    full = {
        name: np.full(n, value, np.float32) if isinstance(value, float) else value
        for name, value in shape.items()
    }
    uneven = 1.0 + 0.10 * wild * (sway + _scatter(bed.index, 1))
    rise = full["rise"] + 0.16 * wild * (lift + _scatter(bed.index, 2))
    finish = full["finish"] + 0.34 * wild * (0.6 * lift + _scatter(bed.index, 3))
    return Petals(
        azimuth=(turn + 0.10 * wild * _scatter(bed.index, 4)).astype(np.float32),
        root=full["root"],
        height=full["height"],
        length=(full["length"] * uneven).astype(np.float32),
        width=(full["width"] * (1 + 0.10 * wild * _scatter(bed.index, 5))).astype(np.float32),
        rise=rise.astype(np.float32),
        finish=finish.astype(np.float32),
        neck=full["neck"],
        tip=full["tip"],
        cup=full["cup"],
        twist=(full["twist"] + 0.25 * wild * _scatter(bed.index, 6)).astype(np.float32),
        ruffle=full["ruffle"],
        phase=(3.0 * _scatter(bed.index, 7)).astype(np.float32),
        tint=(0.03 * _scatter(bed.index, 8)).astype(np.float32),
        age=bed.age,
    )


def _anemone(knobs: Knobs) -> tuple[Petals, Beads]:
    """Few broad, thin, ruffled petals around a dark crown of anthers."""
    bed = _whorls([6, 6], 0.12 * knobs.normal["turn"])
    inner = 1.0 - knobs.between("full", 0.75, 0.15) * bed.age
    open_ = knobs.between("open", 0.62, 0.12)
    petals = _grow(
        bed, knobs, 1.0,
        root=0.05, height=0.05 * bed.age, length=(0.98 * inner).astype(np.float32),
        width=(knobs.between("width", 0.86, 1.25) * 0.30 * inner).astype(np.float32),
        rise=(open_ + 0.22 * bed.age).astype(np.float32),
        finish=(open_ + 0.35 * bed.age + knobs.between("curl", -0.75, 0.85)).astype(np.float32),
        neck=0.52, tip=knobs.between("point", 0.30, 0.62),
        cup=knobs.between("cup", 0.02, 0.42), twist=knobs.between("twist", -0.16, 0.16),
        ruffle=knobs.between("ruffle", 0.0, 0.055),
    )  # fmt: skip
    heart = heart_colour(PALETTES[0], knobs.normal, knobs.unit)
    crown = _dome(64, 0.135, 0.12, 0.030, heart + floats(0.05, 0.0, 0.0))
    ring = _ring(34, 0.245, 0.15, 0.021, heart + floats(0.07, 0.0, 0.0))
    return petals, _join(crown, ring)


def _aster(knobs: Knobs) -> tuple[Petals, Beads]:
    """Many slim rays around a domed disc of florets."""
    bed = _whorls([16, 16], 0.12 * knobs.normal["turn"])
    inner = 1.0 - knobs.between("full", 0.60, 0.08) * bed.age
    open_ = knobs.between("open", 0.40, -0.15)
    petals = _grow(
        bed, knobs, 1.0,
        root=0.17, height=0.035 * bed.age, length=(0.83 * inner).astype(np.float32),
        width=(knobs.between("width", 0.72, 1.2) * 0.105 * np.ones_like(bed.age)),
        rise=(open_ + 0.16 * bed.age).astype(np.float32),
        finish=(open_ + 0.16 * bed.age + knobs.between("curl", -0.9, 0.5)).astype(np.float32),
        neck=0.34, tip=knobs.between("point", 0.26, 0.66),
        cup=knobs.between("cup", -0.25, 0.5), twist=knobs.between("twist", -0.3, 0.3),
        ruffle=0.0,
    )  # fmt: skip
    heart = heart_colour(PALETTES[1], knobs.normal, knobs.unit)
    return petals, _dome(110, 0.25, knobs.between("heart_light", 0.06, 0.16), 0.027, heart)


def _lotus(knobs: Knobs) -> tuple[Petals, Beads]:
    """Rings of pointed petals that rise to a cup around golden stamens."""
    bed = _whorls([8, 8, 8], 0.12 * knobs.normal["turn"])
    inner = 1.0 - knobs.between("full", 0.50, 0.12) * bed.age
    open_ = knobs.between("open", 1.0, 0.42)
    rise = 0.12 + 1.05 * open_ * (0.25 + 0.75 * bed.age)
    petals = _grow(
        bed, knobs, 0.8,
        root=(0.14 - 0.05 * bed.age).astype(np.float32), height=0.03 * bed.age,
        length=(0.94 * inner).astype(np.float32),
        width=(knobs.between("width", 0.78, 1.15) * (0.265 * inner**0.5)).astype(np.float32),
        rise=rise.astype(np.float32),
        finish=(rise + knobs.between("curl", -0.35, 0.75) + 0.1).astype(np.float32),
        neck=0.66, tip=knobs.between("point", 0.52, 0.86),
        cup=knobs.between("cup", 0.35, 1.0), twist=0.0, ruffle=0.0,
    )  # fmt: skip
    heart = heart_colour(PALETTES[2], knobs.normal, knobs.unit)
    pod = _dome(40, 0.13, 0.06, 0.030, heart * floats(0.92, 0.5, 0.9))
    stamens = _join(
        _ring(26, 0.20, 0.18, 0.019, heart + floats(0.04, 0.0, 0.0)),
        _ring(20, 0.16, 0.22, 0.018, heart + floats(0.07, 0.0, 0.0)),
    )
    return petals, _join(pod, stamens)


def _dahlia(knobs: Knobs) -> tuple[Petals, Beads]:
    """A dense spiral of cupped petals that grow shorter and steeper to the heart."""
    bed = _spiral(55, 0.06 * knobs.normal["turn"])
    pace = knobs.between("full", 1.0, 0.55)
    out = (1.0 - bed.age).astype(np.float32)  # 0 at the heart, 1 outside
    open_ = knobs.between("open", 0.55, 0.05)
    rise = open_ + 1.05 * bed.age**1.3
    petals = _grow(
        bed, knobs, 0.5,
        root=(0.02 + 0.10 * out).astype(np.float32), height=(0.26 * bed.age).astype(np.float32),
        length=(0.16 + 0.72 * out**pace).astype(np.float32),
        width=(knobs.between("width", 0.75, 1.2) * (0.045 + 0.105 * out**0.7)).astype(np.float32),
        rise=rise.astype(np.float32),
        finish=(rise + knobs.between("curl", -0.7, 0.8)).astype(np.float32),
        neck=0.55, tip=knobs.between("point", 0.36, 0.92),
        cup=knobs.between("cup", 0.3, 1.3), twist=0.0, ruffle=0.0,
    )  # fmt: skip
    heart = heart_colour(PALETTES[3], knobs.normal, knobs.unit)
    return petals, _dome(10, 0.035, 0.30, 0.022, heart)


def _echeveria(knobs: Knobs) -> tuple[Petals, Beads]:
    """A spiral of thick, waxy, spoon-shaped leaves with flushed tips."""
    bed = _spiral(32, 0.06 * knobs.normal["turn"])
    pace = knobs.between("full", 1.05, 0.6)
    out = (1.0 - bed.age).astype(np.float32)
    open_ = knobs.between("open", 0.60, 0.12)
    rise = open_ + 0.85 * bed.age**1.2
    petals = _grow(
        bed, knobs, 0.22,
        root=(0.01 + 0.05 * out).astype(np.float32), height=(0.16 * bed.age).astype(np.float32),
        length=(0.16 + 0.76 * out**pace).astype(np.float32),
        width=(knobs.between("width", 0.8, 1.2) * (0.085 + 0.185 * out**0.8)).astype(np.float32),
        rise=rise.astype(np.float32),
        finish=(rise + knobs.between("curl", -0.15, 0.6)).astype(np.float32),
        neck=knobs.between("point", 0.85, 1.5), tip=0.50,
        cup=knobs.between("cup", 0.25, 0.9), twist=0.0, ruffle=0.0,
    )  # fmt: skip
    return petals, _dome(0, 0.0, 0.0, 0.0, floats(0, 0, 0))


HABITS: tuple[Callable[[Knobs], tuple[Petals, Beads]], ...] = (
    _anemone,
    _aster,
    _lotus,
    _dahlia,
    _echeveria,
)
"""In the order of the species."""


def _dome(count: int, radius: float, height: float, size: float, colour: Floats) -> Beads:
    """Beads in the order of a sunflower's seeds over a dome, darker towards its middle."""
    k = np.arange(count)
    reach = radius * np.sqrt((k + 0.5) / max(1, count))
    turn = GOLDEN * k
    up = height * (1.0 - (reach / max(radius, 1e-6)) ** 2) + 0.04
    place = np.stack((reach * np.cos(turn), reach * np.sin(turn), up), axis=1)
    fade = 1.0 - 0.28 * (1.0 - reach / max(radius, 1e-6)) + 0.05 * _scatter(k, 9)
    tint = np.stack((fade, np.ones(count), np.ones(count)), axis=1)
    sizes = size * (0.75 + 0.35 * reach / max(radius, 1e-6))
    return Beads(
        place.astype(np.float32), sizes.astype(np.float32), (colour * tint).astype(np.float32)
    )


def _ring(count: int, radius: float, height: float, size: float, colour: Floats) -> Beads:
    """Anthers in a loose ring."""
    k = np.arange(count)
    turn = 2 * math.pi * k / count + 0.12 * _scatter(k, 10)
    reach = radius * (1 + 0.16 * _scatter(k, 11))
    up = height * (1 + 0.2 * _scatter(k, 12))
    place = np.stack((reach * np.cos(turn), reach * np.sin(turn), up), axis=1)
    tint = np.stack((1 + 0.1 * _scatter(k, 13), np.ones(count), np.ones(count)), axis=1)
    sizes = np.full(count, size)
    return Beads(
        place.astype(np.float32), sizes.astype(np.float32), (colour * tint).astype(np.float32)
    )


def _join(one: Beads, other: Beads) -> Beads:
    return Beads(
        np.concatenate((one.place, other.place)),
        np.concatenate((one.radius, other.radius)),
        np.concatenate((one.colour, other.colour)),
    )


def dew(petals: Petals, unit: float) -> Floats:
    """Drops (petal, u, w, radius): the more dew, the more sites carry one, grown from nothing."""
    wet = max(0.0, (unit - 0.35) / 0.65)
    rows = []
    for number in range(len(petals.length)):
        for site in range(2):
            threshold, u, w = 0.5 + 0.5 * _SCATTER[14:, number * 2 + site].astype(float)
            grown = min(1.0, (wet - 0.75 * threshold) * 4.0) if wet > 0.75 * threshold else 0.0
            if grown > 0.15 and petals.length[number] > 0.45:
                rows.append((number, 0.45 + 0.45 * u, 1.1 * w - 0.55, 0.042 * grown))
    return np.asarray(rows, np.float32).reshape(-1, 4)
