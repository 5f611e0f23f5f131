"""Colours of a postcard: chosen in OKLCh so that they agree, given back as sRGB.

Source of OKLab: Björn Ottosson, "A perceptual color space for image processing", 2020.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.training.postcards.facts import Facts

Array = NDArray[np.float32]
HUES = {
    "red": 24.0, "orange": 54.0, "golden": 84.0, "green": 148.0,
    "teal": 195.0, "blue": 252.0, "violet": 300.0, "pink": 352.0,
}  # fmt: skip
WARM = (30.0, 50.0, 70.0, 85.0)
# Lightness and chroma of the upper sky, lightness and chroma of the lower sky.
SKY = {
    "dawn": ((0.76, 0.090), (0.93, 0.060)),
    "day": ((0.70, 0.120), (0.89, 0.055)),
    "dusk": ((0.46, 0.125), (0.78, 0.135)),
    "night": ((0.25, 0.085), (0.45, 0.090)),
}
LAND = {"dawn": (0.58, 0.085), "day": (0.60, 0.115), "dusk": (0.38, 0.095), "night": (0.29, 0.085)}
MOOD = {
    "plain": (1.0, 0.0), "calm": (0.80, 0.015), "cheerful": (1.30, 0.02),
    "gloomy": (0.62, -0.03), "dreamy": (0.90, 0.04),
}  # fmt: skip
GREY = {"clear": 1.0, "clouds": 1.0, "rain": 0.78, "snow": 0.80, "fog": 0.70, "storm": 0.78}

_LMS = np.array(
    [
        [1.0, 0.3963377774, 0.2158037573],
        [1.0, -0.1055613458, -0.0638541728],
        [1.0, -0.0894841775, -1.2914855480],
    ],
    np.float32,
)
_LINEAR = np.array(
    [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.7076147010],
    ],
    np.float32,
)


def srgb(lab: Array) -> Array:
    """[..., 3] OKLab -> [..., 3] sRGB in [0, 1], clipped."""
    linear = np.clip((lab @ _LMS.T) ** 3 @ _LINEAR.T, 0.0, 1.0)
    bright = 1.055 * np.maximum(linear, 1e-6) ** (1 / 2.4) - 0.055
    return np.where(linear <= 0.0031308, 12.92 * linear, bright).astype(np.float32)


def lch(light: float, chroma: float, hue: float) -> Array:
    """OKLab [3] of lightness, chroma and hue in degrees; chroma falls off near black and white."""
    room = min(1.0, light / 0.30) * min(1.0, max(0.0, (1.02 - light) / 0.22))
    angle = np.deg2rad(hue)
    return np.array(
        [light, *(chroma * room * np.array([np.cos(angle), np.sin(angle)]))], np.float32
    )


def mix(first: Array, second: Array, amount: float | Array) -> Array:
    """Straight line between colours."""
    return (first + (second - first) * np.asarray(amount, np.float32)).astype(np.float32)


@dataclass(frozen=True)
class Palette:
    """Colours of one scene, all OKLab [3].

    Attributes:
        zenith: top of the sky.
        horizon: foot of the sky, also the colour of the air.
        light: of sun or moon.
        far: mountains, at their tops.
        land: ground in the middle distance.
        near: ground at the viewer's feet.
        cloud: lit clouds.
        ink: darkest colour.
        paper: lightest colour.
        lamp: lit windows.
    """

    zenith: Array
    horizon: Array
    light: Array
    far: Array
    land: Array
    near: Array
    cloud: Array
    ink: Array
    paper: Array
    lamp: Array


def choose_palette(facts: Facts, random: np.random.Generator) -> Palette:
    """Colours in keeping with the facts and with each other."""
    strength, lift = MOOD[facts.mood]
    strength *= GREY[facts.weather] * random.uniform(0.9, 1.1)
    hue = HUES[facts.sky] + random.uniform(-7, 7)
    (zl, zc), (hl, hc) = SKY[facts.time]
    wobble = random.uniform(-0.03, 0.03)
    darker = {"storm": 0.10, "rain": 0.04}.get(facts.weather, 0.0) * (facts.time != "night")
    zenith = lch(zl + lift + wobble - darker, zc * strength, hue)
    horizon = lch(
        hl + lift + wobble - 0.9 * darker, hc * strength, _horizon_hue(facts, hue, random)
    )
    tint = HUES[facts.tint] + random.uniform(-7, 7)
    gl, gc = LAND[facts.time]
    bright = 0.05 if facts.tint in ("golden", "orange") else 0.0
    if facts.land == "forest":
        bright -= 0.06
    if facts.land == "sea":
        bright += 0.03
    ground = (gl + 0.7 * lift + bright + random.uniform(-0.03, 0.03) - 0.5 * darker, gc * strength)
    if facts.weather == "snow":
        ground = (ground[0] + (0.9 - ground[0]) * 0.45, ground[1] * 0.75)
    land = lch(*ground, tint)
    near = lch(ground[0] * 0.62, ground[1] * 0.9, tint + random.uniform(-20, 20))
    far = mix(lch(ground[0] * 0.9, ground[1] * 0.9, tint + random.uniform(-30, 30)), horizon, 0.32)
    far[0] = min(far[0], horizon[0] - 0.13) if facts.time != "night" else far[0] - 0.04
    return Palette(
        zenith, horizon, _light(facts, horizon), far, land, near, *_accents(facts, zenith, horizon)
    )


def _horizon_hue(facts: Facts, hue: float, random: np.random.Generator) -> float:
    """Warm towards dawn and dusk, a neighbour of the sky's own hue otherwise."""
    if facts.time in ("dawn", "dusk"):
        warm = WARM[int(random.integers(len(WARM)))]
        return hue + random.uniform(20, 40) if facts.sky in ("red", "orange", "golden") else warm
    return hue + random.uniform(-28, 28)


def _light(facts: Facts, horizon: Array) -> Array:
    if facts.body == "sun":
        tone = {"dawn": (0.95, 0.07, 85), "day": (0.985, 0.05, 98), "dusk": (0.86, 0.15, 52)}
        return lch(*tone.get(facts.time, (0.95, 0.05, 85)))
    return mix(lch(0.96, 0.025, 95), horizon, 0.06)


def _accents(facts: Facts, zenith: Array, horizon: Array) -> tuple[Array, Array, Array, Array]:
    white = lch(0.97, 0.015, 85)
    share = {"dawn": 0.55, "day": 0.75, "dusk": 0.25, "night": 0.06}[facts.time]
    cloud = mix(mix(zenith, horizon, 0.75), white, share)
    if facts.weather in ("rain", "storm", "snow"):
        drop = 0.17 if facts.weather == "storm" else 0.08
        cloud = mix(zenith, horizon, 0.35) - np.array([drop, 0, 0], np.float32)
        cloud[0] = max(cloud[0], 0.13)
    dark = lch(0.17 if facts.time != "night" else 0.12, 0.035, 280)
    lamp = lch(0.90, 0.13, 82)
    return cloud.astype(np.float32), dark, white, lamp
