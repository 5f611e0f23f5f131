"""Flowers and rosettes as numbers: the plants, lights and colours behind Blossoms.

A scene is a species and a row of standard normal factors. Petals, florets and drops are smooth
functions of both, so a generator can learn what each factor does; `blossoms_render` draws them.
The plants of a species hold the same petals at nearly the same angles, as portraits of faces are
aligned, and differ in shape, colour, light and stance.

Frame of a plant: x and y in the plane of the flower, z along its axis, lengths in units of its
radius. Petals are numbered from the outside in.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

Floats = NDArray[np.float32]

SPECIES = ("Anemone", "Aster", "Lotus", "Dahlia", "Echeveria")
FACTORS = (
    "hue_a", "hue_b", "light", "tip_a", "tip_b", "tip_light", "edge", "vein",
    "heart_a", "heart_b", "heart_light",
    "ground_a", "ground_b", "ground_light", "glow", "glow_x", "glow_y",
    "sun_x", "sun_y", "sun_height", "warmth", "shine", "through",
    "tilt_x", "tilt_y", "turn", "size", "x", "y",
    "full", "open", "curl", "cup", "width", "point", "ruffle", "twist", "dew",
    "wild", "wild_a", "wild_b", "wild_c", "wild_d",
)  # fmt: skip
GOLDEN = math.pi * (3.0 - math.sqrt(5.0))


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


def draw_factors(count: int, generator: torch.Generator) -> Tensor:
    """Factors of `count` scenes: [count, 43] standard normal, decided by the generator."""
    return torch.randn(count, len(FACTORS), generator=generator)


def make_plant(species: int, factors: Tensor) -> Plant:
    """The scene of one row of factors [43]."""
    normal = dict(zip(FACTORS, factors.double().tolist(), strict=True))
    unit = dict(zip(FACTORS, torch.special.ndtr(factors.double()).tolist(), strict=True))
    knobs = Knobs(normal, unit)
    petals, beads = _HABITS[species](knobs)
    palette = _PALETTES[species]
    base, tip, under = _petal_colours(palette, knobs)
    ground, glow = _backdrop(knobs, base)
    size = palette.size * (0.88 + 0.30 * unit["size"])
    return Plant(
        petals=petals,
        beads=beads,
        drops=_dew(petals, unit["dew"]),
        centre=(0.06 * math.tanh(normal["x"]), 0.06 * math.tanh(normal["y"]) + palette.drop),
        size=size,
        axis=_axis(palette, normal),
        base=base,
        tip=tip,
        under=under,
        edge=0.25 + 0.5 * unit["edge"],
        margin=palette.margin,
        vein=palette.vein * unit["vein"],
        waxy=palette.waxy * (0.4 + 1.2 * unit["shine"]),
        through=palette.through * (0.5 + unit["through"]),
        heart=_heart(palette, normal, unit),
        ground=ground,
        glow=glow,
        glow_at=(
            0.9 * math.tanh(0.8 * normal["glow_x"]),
            0.9 * math.tanh(0.8 * normal["glow_y"]),
            0.15 + 0.85 * unit["glow"],
        ),
        sun=_sun(normal, unit),
        warmth=math.tanh(0.7 * normal["warmth"]),
        leaves=_leaves(normal, unit),
    )


@dataclass(frozen=True)
class Knobs:
    """Factors by name, as they are and as uniform numbers in (0, 1)."""

    normal: dict[str, float]
    unit: dict[str, float]

    def between(self, name: str, low: float, high: float) -> float:
        """A factor as a number from `low` to `high`."""
        return low + (high - low) * self.unit[name]


@dataclass(frozen=True)
class Palette:
    """What a species looks like in general; colours are OKLab."""

    base: tuple[float, float, float]
    tip: tuple[float, float, float]
    heart: tuple[float, float, float]
    spread: float
    size: float
    lean: tuple[float, float]
    drop: float
    margin: float
    vein: float
    waxy: float
    through: float
    pale: float = 0.85


_PALETTES = (
    Palette((0.60, 0.07, -0.10), (-0.06, 0.01, -0.02), (0.17, 0.01, -0.03), 0.10, 0.80,
            (0.0, 0.32), 0.0, 0.1, 0.5, 0.5, 1.0),
    Palette((0.68, 0.08, -0.05), (-0.05, 0.02, -0.03), (0.70, 0.05, 0.13), 0.09, 0.84,
            (0.0, 0.40), 0.0, 0.0, 0.4, 0.6, 0.7),
    Palette((0.85, 0.03, 0.005), (-0.22, 0.14, -0.02), (0.76, 0.04, 0.13), 0.045, 0.84,
            (0.0, 0.62), -0.03, 0.3, 0.7, 0.5, 1.1),
    Palette((0.53, 0.14, 0.05), (0.12, -0.02, 0.02), (0.40, 0.10, 0.04), 0.085, 0.82,
            (0.0, 0.35), 0.0, 0.35, 0.2, 0.5, 0.8),
    Palette((0.66, -0.062, -0.012), (-0.10, 0.15, 0.005), (0.60, -0.04, 0.03), 0.036, 0.86,
            (0.0, 0.16), 0.0, 0.8, 0.0, 1.5, 0.35, 0.3),
)  # fmt: skip


def _array(*values: float) -> Floats:
    return np.asarray(values, np.float32)


def _petal_colours(palette: Palette, knobs: Knobs) -> tuple[Floats, Floats, Floats]:
    """Base, tip and underside of the petals."""
    normal, unit = knobs.normal, knobs.unit
    light, a, b = palette.base
    light = min(0.93, max(0.30, light + 0.11 * math.tanh(normal["light"])))
    a, b = a + palette.spread * normal["hue_a"], b + palette.spread * normal["hue_b"]
    pale = math.exp(-((math.hypot(a, b) / 0.06) ** 2))  # grey petals turn white or silver
    light = light + palette.pale * pale * (0.90 - light)
    base = _in_gamut(light, a, b, 0.19)
    tip_light = light + palette.tip[0] + 0.10 * math.tanh(normal["tip_light"])
    tip = _in_gamut(
        min(0.94, max(0.22, tip_light)),
        a + palette.tip[1] + 0.045 * normal["tip_a"],
        b + palette.tip[2] + 0.045 * normal["tip_b"],
        0.20,
    )
    grey = 0.25 + 0.2 * unit["through"]
    under = base * _array(0.92, 1 - grey, 1 - grey) + _array(0.02, 0.0, 0.0)
    return base, tip, under


def _in_gamut(light: float, a: float, b: float, most: float) -> Floats:
    """OKLab whose chroma stays what a screen shows at this lightness; browns turn to gold."""
    length = math.hypot(a, b) + 1e-9
    room = min(1.0, light / 0.55) * min(1.0, max(0.0, (1.03 - light) / 0.33))
    ochre = max(0.0, (0.88 * b + 0.10 * a) / length) ** 2 * min(1.0, length / 0.04)
    olive = max(0.0, (0.80 * b - 0.60 * a) / length) ** 3
    light = light + 0.75 * ochre * max(0.0, 0.80 - light)
    kept = most * math.tanh((1 + 0.5 * ochre) * length / most) * room * (1.0 - 0.45 * olive)
    return _array(light, a / length * kept, b / length * kept)


def _heart(palette: Palette, normal: dict[str, float], unit: dict[str, float]) -> Floats:
    light, a, b = palette.heart
    return _in_gamut(
        min(0.9, max(0.12, light + 0.16 * (unit["heart_light"] - 0.5))),
        a + 0.03 * normal["heart_a"],
        b + 0.03 * normal["heart_b"],
        0.16,
    )


def _backdrop(knobs: Knobs, base: Floats) -> tuple[Floats, Floats]:
    """A dark ground whose hue answers the petals', and the colour of its glow."""
    normal = knobs.normal
    light = 0.125 + 0.125 * knobs.unit["ground_light"] ** 1.5
    a = -0.10 * float(base[1]) + 0.026 * normal["ground_a"]
    b = -0.10 * float(base[2]) + 0.026 * normal["ground_b"] - 0.012
    ground = _array(light, 0.034 * math.tanh(a / 0.034), 0.034 * math.tanh(b / 0.034))
    glow = ground * _array(1.0, 2.1, 2.1) + _array(0.20, 0.05 * base[1], 0.05 * base[2])
    return ground, glow


def _axis(palette: Palette, normal: dict[str, float]) -> Floats:
    """Where the flower looks: mostly at the viewer, leaning up so that one looks down into it."""
    x = palette.lean[0] + 0.22 * normal["tilt_x"]
    y = -palette.lean[1] + 0.20 * normal["tilt_y"]
    length = math.hypot(x, y) + 1e-9
    lean = 0.95 * math.tanh(length / 0.95)
    return _array(math.sin(lean) * x / length, -math.sin(lean) * y / length, math.cos(lean))


def _sun(normal: dict[str, float], unit: dict[str, float]) -> Floats:
    """Direction to the light, from above left on average; low light rakes or shines through."""
    x, y = -0.55 + 0.75 * normal["sun_x"], 0.65 + 0.55 * normal["sun_y"]
    z = -0.25 + 1.15 * unit["sun_height"]
    length = math.sqrt(x * x + y * y + z * z) + 1e-6
    return _array(x / length, y / length, z / length)


def _leaves(normal: dict[str, float], unit: dict[str, float]) -> Floats:
    """Blurred leaves behind: rows (angle, reach, length, width, light)."""
    turn = 0.9 * normal["turn"]
    rows = [
        (turn + 0.7 + 2.1 * k + 0.4 * normal[f"wild_{'abc'[k]}"], 0.55 + 0.15 * k, 0.62, 0.2, 1.0)
        for k in range(3)
    ]
    leaves = np.asarray(rows, np.float32)
    leaves[:, 4] = 0.25 + 0.75 * unit["ground_light"] * np.asarray((1.0, 0.6, 0.8))
    return leaves


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
    heart = _heart(_PALETTES[0], knobs.normal, knobs.unit)
    crown = _dome(64, 0.135, 0.12, 0.030, heart + _array(0.05, 0.0, 0.0))
    ring = _ring(34, 0.245, 0.15, 0.021, heart + _array(0.07, 0.0, 0.0))
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
    heart = _heart(_PALETTES[1], knobs.normal, knobs.unit)
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
    heart = _heart(_PALETTES[2], knobs.normal, knobs.unit)
    pod = _dome(40, 0.13, 0.06, 0.030, heart * _array(0.92, 0.5, 0.9))
    stamens = _join(
        _ring(26, 0.20, 0.18, 0.019, heart + _array(0.04, 0.0, 0.0)),
        _ring(20, 0.16, 0.22, 0.018, heart + _array(0.07, 0.0, 0.0)),
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
    heart = _heart(_PALETTES[3], knobs.normal, knobs.unit)
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
    return petals, _dome(0, 0.0, 0.0, 0.0, _array(0, 0, 0))


_HABITS: tuple[Callable[[Knobs], tuple[Petals, Beads]], ...] = (
    _anemone,
    _aster,
    _lotus,
    _dahlia,
    _echeveria,
)


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


def _dew(petals: Petals, unit: float) -> Floats:
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
