"""What a picture looks like in a row of numbers: a small Lab picture, edges, and colours at large.

Pictures that look alike have rows that lie close together, whatever latent they came from.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from studio.values.arrays import Bytes, Floats
from studio.values.variety import HUES

CELLS, EDGE_CELLS = 8, 4
PICTURE = CELLS * CELLS * 3
EDGES = 2 * EDGE_CELLS * EDGE_CELLS
TRAITS = ("lightness", "warmth", "colour", "contrast", "detail")
"""Whole-picture figures that names of regions are made of; the families of hue follow them."""
FIGURES = len(TRAITS) + len(HUES)
LENGTH = PICTURE + EDGES + FIGURES
EDGE_WEIGHT, FIGURE_WEIGHT = 6.0, 0.6
_HUE_ENDS = (15.0, 45.0, 70.0, 160.0, 195.0, 255.0, 290.0, 345.0)
"""Where in degrees of HSV each family of hue ends; red goes on beyond the last."""
_GREY_BELOW = 0.05
_TO_XYZ = (
    (0.4123908, 0.3575843, 0.1804808),
    (0.2126390, 0.7151687, 0.0721923),
    (0.0193308, 0.1191948, 0.9505322),
)
_LUMA = (0.2126, 0.7152, 0.0722)
_WHITE = (0.9504559, 1.0, 1.0890578)


def looks_of(pictures: Bytes) -> Floats:
    """Rows whose distances say how alike pictures look.

    Args:
        pictures: [N, H, W, 1|3|4] uint8 sRGB, H and W at least 8; alpha lies on black.

    Returns:
        [N, F] float32, finite: `PICTURE` numbers of the CIE Lab values (D65, / 100) of 8 x 8
        cells averaged in linear light, `EDGES` of how light changes across and down in 4 x 4
        cells, and `FIGURES` of the picture as a whole. Every part is scaled so that none drowns
        the others.
    """
    rgb = _three(pictures)
    cells = _pooled(_linear()[rgb], CELLS)
    lab = _lab(cells)
    light: Floats = (rgb.astype(np.float32) @ np.array(_LUMA, np.float32) / 255).astype(np.float32)
    across = _pooled(_steps(light, 2)[..., None], EDGE_CELLS)
    down = _pooled(_steps(light, 1)[..., None], EDGE_CELLS)
    count = len(rgb)
    parts = (
        lab.reshape(count, -1) / PICTURE**0.5,
        EDGE_WEIGHT * np.concatenate((across, down), axis=3).reshape(count, -1) / EDGES**0.5,
        FIGURE_WEIGHT * _figures(rgb, light) / FIGURES**0.5,
    )
    found = np.concatenate(parts, axis=1).astype(np.float32)
    return np.nan_to_num(found, copy=False)


def figures_of(looks: Floats) -> Floats:
    """[N, FIGURES] out of rows of looks: the `TRAITS`, then the share of each family of hue."""
    found: Floats = looks[:, PICTURE + EDGES :] * np.float32(FIGURES**0.5 / FIGURE_WEIGHT)
    return found


def _three(pictures: Bytes) -> Bytes:
    """[N, H, W, 3] uint8."""
    channels = pictures.shape[3]
    if channels == 3:
        return pictures
    if channels == 1:
        return np.repeat(pictures, 3, axis=3)
    alpha = pictures[..., 3:].astype(np.uint16)
    return (pictures[..., :3] * alpha // 255).astype(np.uint8)


@lru_cache(maxsize=1)
def _linear() -> Floats:
    """[256] float32: the linear light of each sRGB byte."""
    levels = np.arange(256, dtype=np.float64) / 255
    curve = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    return curve.astype(np.float32)


def _pooled(maps: Floats, cells: int) -> Floats:
    """[N, H, W, C] averaged over `cells` x `cells` cells."""
    for axis in (1, 2):
        size = maps.shape[axis]
        starts = np.arange(cells) * size // cells
        counts = np.diff(np.append(starts, size)).astype(np.float32)
        shape = [1, 1, 1, 1]
        shape[axis] = cells
        sums = np.add.reduceat(maps, starts, axis=axis)
        maps = (sums / counts.reshape(shape)).astype(np.float32)
    return maps


def _steps(light: Floats, axis: int) -> Floats:
    """[N, H, W] float: how much light changes from each pixel to the next, 0 at the end."""
    pad = [(0, 0), (0, 0), (0, 0)]
    pad[axis] = (0, 1)
    return np.pad(np.abs(np.diff(light, axis=axis)), pad)


def _lab(linear: Floats) -> Floats:
    """CIE Lab / 100 of linear sRGB [..., 3], under D65."""
    xyz = linear @ np.array(_TO_XYZ, np.float32).T / np.array(_WHITE, np.float32)
    root = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    lab = np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), axis=-1) / 100
    return lab.astype(np.float32)


def _figures(rgb: Bytes, light: Floats) -> Floats:
    """[N, FIGURES]: light, warmth, colour, contrast and detail, then the shares of the hues."""
    unit: Floats = (rgb / np.float32(255)).astype(np.float32)
    high, low = unit.max(axis=3), unit.min(axis=3)
    chroma = high - low
    detail = _steps(light, 1).mean(axis=(1, 2)) + _steps(light, 2).mean(axis=(1, 2))
    traits = np.stack(
        (
            light.mean(axis=(1, 2)),
            (unit[..., 0] - unit[..., 2]).mean(axis=(1, 2)),
            chroma.mean(axis=(1, 2)),
            light.std(axis=(1, 2)),
            detail,
        ),
        axis=1,
    )
    return np.concatenate((traits, _hues(unit, high, chroma)), axis=1)


def _hues(unit: Floats, high: Floats, chroma: Floats) -> Floats:
    """[N, families] shares of each family of hue; each pixel counts with its chroma."""
    safe = np.maximum(chroma, 1e-6)
    red, green, blue = unit[..., 0], unit[..., 1], unit[..., 2]
    sixth = np.where(
        high == red, ((green - blue) / safe) % 6,
        np.where(high == green, (blue - red) / safe + 2, (red - green) / safe + 4),
    )  # fmt: skip
    family = np.searchsorted(np.array(_HUE_ENDS), sixth * 60, side="right") % len(_HUE_ENDS)
    count, families = len(unit), len(HUES)
    shares = np.zeros((count, families), np.float32)
    for place in range(families - 1):
        shares[:, place] = np.where(family == place, chroma, 0).mean(axis=(1, 2))
    total = shares.sum(axis=1, keepdims=True)
    shares /= np.maximum(total, 1e-6)
    grey = total[:, 0] < _GREY_BELOW
    shares[grey] = 0.0
    shares[grey, HUES.index("grey")] = 1.0
    return shares
