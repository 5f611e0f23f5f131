"""Light on the plants of Blossoms, computed per pixel.

Wrapped diffuse, light through the petal, soft shadows and occlusion from the depth buffer, sheen
and rim; and the dark ground with its glow that lies behind.
"""

from __future__ import annotations

import numpy as np

from studio.training.blossoms.depth import FAR
from studio.training.blossoms.plant import Floats, Plant
from studio.training.blossoms.surface import Surface

_FROM_LAB = np.asarray(
    ((1.0, 0.3963377774, 0.2158037573), (1.0, -0.1055613458, -0.0638541728),
     (1.0, -0.0894841775, -1.2914855480)), np.float32)  # fmt: skip
_FROM_LMS = np.asarray(
    ((4.0767416621, -3.3077115913, 0.2309699292), (-1.2684380046, 2.6097574011, -0.3413193965),
     (-0.0041960863, -0.7034186147, 1.7076147010)), np.float32)  # fmt: skip


def to_linear(lab: Floats) -> Floats:
    """OKLab [..., 3] as linear sRGB, never negative."""
    rgb: Floats = np.maximum((lab @ _FROM_LAB.T) ** 3 @ _FROM_LMS.T, 0.0)
    return rgb


def shadows(depth: Floats, sun: Floats, scale: float) -> Floats:
    """How much of the sun reaches each pixel [S, S] past whatever stands between, softly.

    Args:
        depth: [S, S] towards the viewer.
        sun: unit direction to the light.
        scale: depth units a pixel.
    """
    flat = max(0.15, float(np.hypot(sun[0], sun[1])))
    rise = max(0.12, float(sun[2])) / flat
    dx, dy = float(sun[0]) / flat, -float(sun[1]) / flat
    dark = np.zeros_like(depth)
    for far in (0.02, 0.045, 0.08, 0.125, 0.18, 0.25, 0.34):
        pixels = far / scale
        other = _shift(depth, round(dx * pixels), round(dy * pixels))
        above = other - depth - far * rise
        block = np.clip((above - 0.006) / (0.02 + 0.25 * far), 0.0, 1.0)
        block *= np.clip((0.75 - above) / 0.3, 0.0, 1.0)
        dark = np.maximum(dark, block * (1.0 - 0.9 * far))
    return np.asarray(1.0 - dark, np.float32)


def _shift(plane: Floats, dx: int, dy: int) -> Floats:
    """`plane` as seen dx to the right and dy below, edges repeated."""
    size = len(plane)
    rows = np.clip(np.arange(size) + dy, 0, size - 1)
    columns = np.clip(np.arange(size) + dx, 0, size - 1)
    return plane[rows[:, None], columns[None]]


def box_blur(plane: Floats, radius: int) -> Floats:
    """Mean over squares of 2 `radius` + 1 pixels, edges repeated."""
    for axis in (0, 1):
        pad = [(0, 0), (0, 0)]
        pad[axis] = (radius + 1, radius)
        total = np.cumsum(np.pad(plane, pad, mode="edge"), axis=axis, dtype=np.float64)
        wide = 2 * radius + 1
        high = total[wide:] if axis == 0 else total[:, wide:]
        low = total[:-wide] if axis == 0 else total[:, :-wide]
        plane = ((high - low) / wide).astype(np.float32)
    return plane


def occlusion(depth: Floats, scale: float) -> Floats:
    """Ambient light that reaches each pixel: less where the neighbourhood stands higher."""
    floor = np.maximum(depth, depth[depth > FAR].min() if (depth > FAR).any() else FAR)
    dark = np.zeros_like(depth)
    for far, weight in ((0.04, 5.0), (0.11, 2.4)):
        above = box_blur(floor, max(1, round(far / scale))) - floor
        dark += weight * np.maximum(above, 0.0)
    return np.asarray(np.exp(-1.6 * dark), np.float32)


def light_on(plant: Plant, surface: Surface, sunlit: Floats, open_: Floats) -> Floats:
    """Linear radiance [M, 3] of the surface."""
    warm = plant.warmth
    key = np.asarray((1.0 + 0.10 * warm, 0.96, 0.90 - 0.16 * warm), np.float32) * 2.55
    sky = np.asarray((0.55 - 0.1 * warm, 0.62, 0.80 + 0.1 * warm), np.float32) * 0.46
    albedo = to_linear(surface.colour)
    towards = surface.normal @ plant.sun
    facing = surface.normal[:, 2]
    wrapped = np.clip((towards + 0.22) / 1.22, 0.0, 1.0) * sunlit
    open_ = open_ * surface.hidden
    fill = 0.5 + 0.5 * (0.35 * surface.normal[:, 1] + 0.65 * facing)
    light = (wrapped * (0.35 + 0.65 * surface.hidden))[:, None] * key
    light = light + (fill * open_)[:, None] * sky
    out = albedo * light
    behind = np.clip(0.25 - towards, 0.0, 1.0) * surface.thin * (0.35 + 0.65 * sunlit)
    glow = albedo**1.35 * key * (1.15 * plant.through * behind * surface.hidden)[:, None]
    half = plant.sun + np.asarray((0.0, 0.0, 1.0), np.float32)
    half /= np.linalg.norm(half) + 1e-6
    shine = np.clip(surface.normal @ half, 0.0, 1.0)
    sheen = plant.waxy * (0.16 * shine**14 + 0.24 * shine**60) * sunlit * surface.hidden
    rim = (1.0 - facing) ** 3 * np.clip(0.45 + towards, 0.0, 1.0) * open_ * 0.55
    lit: Floats = out + glow + (sheen + rim)[:, None] * key * (0.45 + 0.55 * albedo)
    return lit + _counter_light(plant, surface, open_) * (0.3 + 0.7 * albedo)


def _counter_light(plant: Plant, surface: Surface, open_: Floats) -> Floats:
    """A faint light [M, 3] from behind, opposite the sun, in the colour of the backdrop's glow."""
    away = np.asarray((-plant.sun[0], -plant.sun[1], -0.35), np.float32)
    away /= np.linalg.norm(away) + 1e-6
    graze = np.clip(surface.normal @ away + 0.15, 0.0, 1.0) * (1.0 - 0.6 * surface.normal[:, 2])
    glow = np.asarray((0.80, *(3.2 * plant.glow[1:])), np.float32)
    light: Floats = (0.65 * graze * open_)[:, None] * to_linear(glow)
    return light


def ground_behind(plant: Plant, steps: Floats) -> Floats:
    """Linear radiance [S, S, 3] of what lies behind: a dark ground, a glow, blurred leaves."""
    x, y = steps[None], -steps[:, None]
    gx, gy, strength = plant.glow_at
    near = np.exp(-((x - gx) ** 2 + (y - gy) ** 2) / 0.75)
    vignette = 1.0 - 0.22 * (x * x + y * y)
    mix = (strength * near)[..., None]
    lab = plant.ground + (plant.glow - plant.ground) * mix
    for angle, reach, length, width, light in plant.leaves:
        cos, sin = np.cos(angle), np.sin(angle)
        along = (x * cos + y * sin - reach) / length
        across = (-x * sin + y * cos) / width
        narrow = across / np.maximum(0.3, 1.05 - 0.5 * along)
        inside = 1.0 / (1.0 + np.exp(np.minimum(60.0, 7.0 * (along**2 + narrow**2 - 0.8))))
        shade = 0.5 + 0.5 * np.tanh(1.2 * across * (plant.sun[1] * cos - plant.sun[0] * sin))
        tint = np.asarray((0.060, -0.016, 0.008), np.float32) * light
        lab = lab + (inside * (0.35 + 0.65 * shade))[..., None] * tint
    lab = lab * np.stack((vignette, vignette, vignette), -1)
    return to_linear(lab.astype(np.float32))
