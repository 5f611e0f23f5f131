"""Colours and normals of what is seen of a plant of Blossoms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.training.blossoms.depth import Buffers, Frames
from studio.training.blossoms.plant import Floats, Plant


@dataclass
class Surface:
    """The covered pixels, M of them: colours [M, 3] OKLab, normals [M, 3] and [M] thinness."""

    colour: Floats
    normal: Floats
    thin: Floats
    hidden: Floats
    petal: NDArray[np.bool_]


def surface_of(plant: Plant, frames: Frames, buffers: Buffers) -> Surface:
    """Colours and normals of everything seen."""
    seen = buffers.number >= 0
    number, u, w = buffers.number[seen], buffers.u[seen], buffers.w[seen]
    petals = len(plant.petals.length)
    leaf = number < petals
    k = np.where(leaf, number, 0)
    normal = _petal_normals(plant, frames, k, u, w)
    colour = _petal_colour(plant, k, u, w, normal[:, 2] < 0)
    normal = np.where(normal[:, 2:] < 0, -normal, normal)
    hidden = 0.30 + 0.70 * smooth(u, -0.05, 0.55)
    if len(plant.beads.radius):
        bead = np.where(leaf, 0, number - petals)
        round_ = np.stack((u, w, np.sqrt(np.maximum(0.0, 1 - u * u - w * w))), 1)
        normal = np.where(leaf[:, None], normal, round_)
        colour = np.where(leaf[:, None], colour, plant.beads.colour[bead])
        hidden = np.where(leaf, hidden, 0.85)
    thin = np.where(leaf, 0.45 + 0.55 * np.abs(w) * u, 0.0)
    return Surface(
        colour.astype(np.float32), normal.astype(np.float32), thin.astype(np.float32),
        hidden.astype(np.float32), leaf,
    )  # fmt: skip


def _petal_normals(
    plant: Plant, frames: Frames, k: NDArray[np.int32], u: Floats, w: Floats
) -> Floats:
    """Unit normals of the petals' upper sides at (u, w), with a crease and veins pressed in."""
    petals = plant.petals
    width = petals.width[k]
    neck, tip = petals.neck[k], petals.tip[k]
    inside = np.clip(u, 1e-3, 1 - 1e-3)
    profile = frames.scale[k] * inside**neck * (1 - inside) ** tip
    v = w * profile
    rho = frames.rho1[k] + 2 * frames.rho2[k] * u
    wave = 5.0 * w + petals.phase[k]
    ruffle = petals.ruffle[k] * u * u
    slope_u = frames.eta1[k] + 2 * frames.eta2[k] * u + petals.twist[k] * v
    slope_u = slope_u + 2 * petals.ruffle[k] * u * np.sin(wave)
    slope_v = 2 * petals.cup[k] * v / width + petals.twist[k] * u
    slope_v = slope_v + ruffle * np.cos(wave) * 5.0 / np.maximum(profile, 0.25 * width)
    crease = 1.1 * w * np.exp(-((w / 0.16) ** 2)) * (1 - u) * 2.0
    veins = 0.10 * plant.vein * np.sin(21.0 * w) * (1 - w * w)
    slope_v = slope_v + crease + veins
    local = np.asarray(np.stack((-slope_u, -rho * slope_v, rho), 1), np.float32)
    local /= np.linalg.norm(local, axis=1, keepdims=True) + 1e-9
    a, b = frames.radial[k], frames.sideways[k]
    normal: Floats = local[:, :1] * a + local[:, 1:2] * b + local[:, 2:] * frames.axis
    return normal


def _petal_colour(
    plant: Plant, k: NDArray[np.int32], u: Floats, w: Floats, below: NDArray[np.bool_]
) -> Floats:
    """OKLab of the petals: base to tip, a margin, veins, a paler underside."""
    reach = smooth(u, plant.edge - 0.35, plant.edge + 0.4)
    margin = plant.margin * smooth(np.abs(w), 0.55, 1.0) * smooth(u, 0.2, 0.7)
    mix = np.clip(reach * (1 - 0.6 * plant.margin) + margin, 0.0, 1.0)[:, None]
    colour = plant.base + (plant.tip - plant.base) * mix
    under = plant.under + (plant.tip - plant.base) * 0.7 * mix
    colour = np.asarray(np.where(below[:, None], under, colour), np.float32)
    veins = plant.vein * 0.055 * (np.cos(21.0 * w) ** 4) * (1 - u) * smooth(u, 0.0, 0.3)
    colour[:, 0] += plant.petals.tint[k] - veins + 0.05 * (plant.petals.age[k] - 0.4)
    colour[:, 0] -= 0.10 * np.exp(-u / 0.10)
    return colour


def smooth(x: Floats, low: float, high: float) -> Floats:
    """0 below `low`, 1 above `high`, a smooth step between them."""
    t = np.clip((x - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3 - 2 * t), np.float32)
