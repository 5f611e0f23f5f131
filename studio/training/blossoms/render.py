"""Draws the plants of `blossoms_scenes`: a depth buffer, one pass of light, then dew and bloom."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.training.blossoms.depth import (
    Buffers,
    Frames,
    draw_beads,
    draw_petal,
    framed,
    frames_of,
)
from studio.training.blossoms.light import box_blur, ground_behind, light_on, occlusion, shadows
from studio.training.blossoms.plant import Floats, Plant
from studio.training.blossoms.surface import smooth, surface_of

SUPER = 3


def render(plant: Plant, size: int, super_: int = SUPER) -> NDArray[np.uint8]:
    """A picture of the plant: [size, size, 3] bytes, sRGB, each pixel the mean of several."""
    fine = size * super_
    steps = ((np.arange(fine) + 0.5) / fine * 2 - 1).astype(np.float32)
    frames = frames_of(plant)
    plant = framed(plant, frames)
    buffers = Buffers.empty(fine)
    for k in range(len(plant.petals.length)):
        draw_petal(plant, frames, k, buffers, steps)
    draw_beads(plant, frames, buffers, steps)
    coarse = ((np.arange(size) + 0.5) / size * 2 - 1).astype(np.float32)
    picture = np.repeat(np.repeat(ground_behind(plant, coarse), super_, 0), super_, 1)
    seen = buffers.number >= 0
    if seen.any():
        surface = surface_of(plant, frames, buffers)
        pixel = 2.0 / fine / plant.size
        sunlit = shadows(buffers.depth, plant.sun, pixel)[seen]
        open_ = occlusion(buffers.depth, pixel)[seen]
        picture[seen] = light_on(plant, surface, sunlit, open_)
        _add_drops(plant, frames, buffers, picture, steps)
    mean = np.minimum(picture, 4.0).reshape(size, super_, size, super_, 3).mean((1, 3))
    return to_bytes(_bloom(mean.astype(np.float32)))


def _add_drops(
    plant: Plant, frames: Frames, buffers: Buffers, picture: Floats, steps: Floats
) -> None:
    """Draw dew over the lit picture [S, S, 3], in place, where its petal is seen."""
    petals = plant.petals
    size = len(steps)
    for number, u, w, r in plant.drops:
        k = int(number)
        profile = frames.scale[k] * u ** petals.neck[k] * (1 - u) ** petals.tip[k]
        v = w * profile
        rho = petals.root[k] + u * (frames.rho1[k] + u * frames.rho2[k])
        eta = petals.height[k] + u * (frames.eta1[k] + u * frames.eta2[k])
        eta = eta + v * (v * petals.cup[k] / petals.width[k] + petals.twist[k] * u)
        eta = eta + petals.ruffle[k] * u * u * np.sin(5.0 * w + petals.phase[k])
        place = rho * frames.radial[k] + v * frames.sideways[k] + eta * frames.axis
        px = plant.centre[0] + plant.size * place[0]
        py = plant.centre[1] + plant.size * place[1]
        column, row = int((px + 1) / 2 * size), int((1 - py) / 2 * size)
        if not (0 <= column < size and 0 <= row < size) or buffers.number[row, column] != k:
            continue
        _one_drop(plant, picture, steps, (px, py, r * plant.size))


def _one_drop(plant: Plant, picture: Floats, steps: Floats, at: tuple[float, float, float]) -> None:
    """A lens of water: dark where the light enters, bright where it leaves, with one glint."""
    px, py, r = at
    left, right = np.searchsorted(steps, (px - r, px + r))
    top, bottom = np.searchsorted(steps, (-py - r, -py + r))
    x, y = (steps[None, left:right] - px) / r, (-steps[top:bottom, None] - py) / r
    inside = smooth(1.0 - np.sqrt(x * x + y * y), 0.0, 0.25)[..., None]
    side = -(x * plant.sun[0] + y * plant.sun[1])
    lens = (1.0 + 0.75 * side + 0.15)[..., None]
    glint = np.exp(-((x - 0.38 * plant.sun[0]) ** 2 + (y - 0.38 * plant.sun[1]) ** 2) / 0.05)
    patch = picture[top:bottom, left:right]
    wet = patch * lens + 0.02 + 0.8 * glint[..., None]
    picture[top:bottom, left:right] = patch + (wet - patch) * inside


def _bloom(picture: Floats) -> Floats:
    """Bright places spill a little light over their surroundings, as in a lens."""
    bright = np.maximum(picture - 0.25, 0.0)
    out = picture
    for share, weight in ((0.02, 0.04), (0.07, 0.04)):
        radius = max(1, round(share * len(picture)))
        blurred = [box_blur(box_blur(bright[..., i], radius), radius) for i in range(3)]
        out = out + weight * np.stack(blurred, -1)
    return out


def to_bytes(linear: Floats) -> NDArray[np.uint8]:
    """Linear light as sRGB bytes, highlights rolled off."""
    soft = linear * (1 + linear / 6.0) / (1 + 0.62 * linear)
    soft = np.clip(soft, 0.0, 1.0)
    srgb = np.where(soft <= 0.0031308, 12.92 * soft, 1.055 * soft ** (1 / 2.4) - 0.055)
    return np.asarray(srgb * 255 + 0.5, np.uint8)
