"""Fields of noise with any spectrum, and sets of colours that go together as those of photos do."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[Any]
"""float32 unless said otherwise."""
Random = np.random.Generator


def field(
    side: int,
    power: float,
    random: Random,
    channels: int = 1,
    stretch: float = 1.0,
    angle: float = 0.0,
    band: tuple[float, float] | None = None,
) -> Floats:
    """[channels, side, side] float32 of mean 0 and spread 1, with amplitudes ~ f^-power.

    `stretch` squeezes the frequencies along `angle`, so that the field has a grain; `band` keeps
    only the frequencies (cycles a pixel) between two ends.
    """
    fy = np.fft.fftfreq(side)[:, None]
    fx = np.fft.rfftfreq(side)[None]
    along = fx * np.cos(angle) + fy * np.sin(angle)
    across = fy * np.cos(angle) - fx * np.sin(angle)
    frequency = np.sqrt((along * stretch) ** 2 + (across / stretch) ** 2)
    frequency[0, 0] = 1.0
    weight = frequency**-power
    weight[0, 0] = 0.0
    if band is not None:
        weight = weight * ((frequency >= band[0]) & (frequency <= band[1]))
    white = random.standard_normal((channels, side, side), np.float32)
    shaped = np.fft.irfft2(np.fft.rfft2(white) * weight, s=(side, side))
    spread = shaped.std(axis=(1, 2), keepdims=True)
    found: Floats = (shaped / np.maximum(spread, 1e-9)).astype(np.float32)
    return found


def grain(side: int, random: Random) -> Floats:
    """[side, side] float32 of spread 1: noise, hair, waves, weave or scratches, at random."""
    kind = random.integers(0, 5)
    found: Floats
    if kind == 0:
        found = field(side, random.uniform(0.0, 1.6), random)[0]
    elif kind == 1:
        stretch = float(random.uniform(1.5, 5.0))
        found = field(side, random.uniform(0.3, 1.4), random, 1, stretch, _angle(random))[0]
    elif kind == 2:
        found = waves(side, random)
    elif kind == 3:
        centre = float(np.exp(random.uniform(np.log(0.02), np.log(0.25))))
        found = field(side, 0.0, random, band=(centre * 0.7, centre * 1.4))[0]
    else:
        cloud = field(side, random.uniform(0.8, 1.5), random)[0]
        found = standard(1.0 - np.abs(cloud) if random.random() < 0.5 else np.sign(cloud))
    return found


def standard(values: Floats) -> Floats:
    """The same field with mean 0 and spread 1."""
    found: Floats = ((values - values.mean()) / max(float(values.std()), 1e-6)).astype(np.float32)
    return found


def waves(side: int, random: Random) -> Floats:
    """[side, side] float32 of spread 1: one or two gratings, bent a little, soft or hard."""
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    bend = field(side, 1.8, random)[0] * random.uniform(0, 3.0)
    total = np.zeros((side, side), np.float32)
    for _ in range(int(random.integers(1, 3))):
        angle = _angle(random)
        step = float(np.exp(random.uniform(np.log(3.5), np.log(40.0))))
        wave = np.sin(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle) + bend) / step)
        total += np.tanh(wave * random.choice([0.5, 4.0]))
    return standard(total)


def colours(count: int, random: Random) -> Floats:
    """[count, 3] float32 sRGB in [0.02, 1]: a palette in which lightness varies most.

    Photographs differ far more in lightness than in hue, and their hues come in a few families.
    """
    families = random.normal(0, 1, (int(random.integers(1, 6)), 2)) * random.uniform(0.01, 0.16)
    own = families[random.integers(0, len(families), count)]
    own = own + random.normal(0, random.uniform(0.005, 0.04), (count, 2))
    own[random.random(count) < 0.03] *= 3.0
    low = random.uniform(-0.1, 0.35)
    light = low + random.beta(1.0, 1.0, count) ** random.uniform(0.6, 1.8) * (1.05 - low)
    own *= (0.4 + light[:, None]).clip(0, 1.2)
    red = light + own[:, 0] + 0.4 * own[:, 1]
    green = light - 0.35 * own[:, 0] + 0.3 * own[:, 1]
    blue = light - 0.2 * own[:, 0] - 1.5 * own[:, 1]
    found: Floats = np.stack((red, green, blue), 1).clip(0.02, 1.0).astype(np.float32)
    return found


def _angle(random: Random) -> float:
    return float(random.uniform(0, np.pi))
