"""How near pictures are to each other, and how varied many are, from small copies of them.

The same measure as in a model's report (`studio/core/looks.py`), in numpy.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.values.variety import GROUP, Variety

SIDE_PX = 64
LEVELS = (1, 2, 4, 8, 16)
EDGE_GAIN = 4.0
NEAR = 0.02
TELLING = 0.1
_LUMINANCE = (0.2126, 0.7152, 0.0722)
COARSE = 3 * sum(level**2 for level in LEVELS[:3])
"""So many of the features, the colours at the coarsest scales, come first."""
LENGTH = 3 * sum(level**2 for level in LEVELS) + 2 * sum(level**2 for level in LEVELS[-2:])

Look = NDArray[np.float16]
Plane = NDArray[np.float32]


def look_of(picture: NDArray[np.uint8]) -> Look:
    """[LENGTH] float16: what of a picture [H, W, 3|4] is compared.

    Euclidean distances are 0 for the same picture and 1 between black and white: colours in
    1 x 1 to 16 x 16 cells, each scale with the same weight, and edges of the lightness in the
    finest two. Alpha lies on black.
    """
    small = _shrunk(picture)
    light = _lightness(small)[None]
    across = np.pad(np.abs(np.diff(light, axis=2)), ((0, 0), (0, 0), (0, 1)))
    down = np.pad(np.abs(np.diff(light, axis=1)), ((0, 0), (0, 1), (0, 0)))
    edges = (EDGE_GAIN * np.concatenate((across, down))).astype(np.float32)
    parts = [_cells(small, level) for level in LEVELS]
    parts += [_cells(edges, level) for level in LEVELS[-2:]]
    return (np.concatenate(parts) / math.sqrt(len(LEVELS))).astype(np.float16)


def _shrunk(picture: NDArray[np.uint8]) -> Plane:
    """[3, h, w] in [0, 1], the longer side `SIDE_PX`."""
    image = Image.fromarray(np.ascontiguousarray(picture))
    scale = SIDE_PX / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    small = np.asarray(image.resize(size, Image.Resampling.BILINEAR), np.float32) / 255
    if small.shape[2] == 4:
        small = small[..., :3] * small[..., 3:]
    return np.ascontiguousarray(small.transpose(2, 0, 1))


def _lightness(small: Plane) -> Plane:
    """CIE L* / 100, [h, w] in [0, 1]."""
    linear = np.where(small <= 0.04045, small / 12.92, ((small + 0.055) / 1.055) ** 2.4)
    luminance = np.tensordot(np.array(_LUMINANCE, np.float32), linear, 1)
    star = np.where(luminance > 216 / 24389, 116 * np.cbrt(luminance) - 16, luminance * 24389 / 27)
    return np.clip(star / 100, 0, 1).astype(np.float32)


def _cells(maps: Plane, level: int) -> Plane:
    """Means over level x level cells (as of adaptive pooling), squares of which sum to a mean."""
    rows, columns = (_bounds(side, level) for side in maps.shape[1:])
    means = [maps[:, a:b, c:d].mean(axis=(1, 2)) for a, b in rows for c, d in columns]
    flat = np.stack(means, axis=1).ravel()
    return (flat / math.sqrt(flat.size)).astype(np.float32)


def _bounds(side: int, level: int) -> list[tuple[int, int]]:
    return [(i * side // level, -(-(i + 1) * side // level)) for i in range(level)]


class Seen:
    """The looks of all pictures that were kept, on the disk; in memory only their coarse part."""

    def __init__(self, path: Path, kept: Sequence[int]) -> None:
        """`kept`: the numbers of the pictures whose looks stand in the file, in order."""
        self._path = path
        self._numbers = list(kept)
        size = len(kept) * LENGTH * 2
        self._file = path.open("r+b" if path.exists() else "w+b")
        self._file.truncate(size)
        self._file.seek(0)
        all_looks = np.frombuffer(self._file.read(size), np.float16).reshape(-1, LENGTH)
        self._coarse = np.zeros((max(1024, len(kept)), COARSE), np.float32)
        self._coarse[: len(all_looks)] = all_looks[:, :COARSE]

    @staticmethod
    def complete(path: Path) -> int:
        """How many whole looks stand in a file."""
        return path.stat().st_size // (LENGTH * 2) if path.exists() else 0

    def add(self, number: int, look: Look) -> None:
        """A picture is kept."""
        count = len(self._numbers)
        if count == len(self._coarse):
            self._coarse = np.concatenate((self._coarse, np.zeros_like(self._coarse)))
        self._coarse[count] = look[:COARSE]
        self._file.seek(0, 2)
        self._file.write(look.tobytes())
        self._file.flush()
        self._numbers.append(number)

    def near(self, look: Look, closer: float, spared: frozenset[int] = frozenset()) -> int | None:
        """The number of the first kept picture closer than `closer`, but for those `spared`.

        A part of the features can only be nearer than all of them, so few are read in full.
        """
        coarse = self._coarse[: len(self._numbers)] - look[:COARSE].astype(np.float32)
        places = np.flatnonzero(np.einsum("nf,nf->n", coarse, coarse) < closer**2)
        for place in places.tolist():
            if self._numbers[place] in spared:
                continue
            other = self._read(place).astype(np.float32)
            if float(np.linalg.norm(other - look.astype(np.float32))) < closer:
                return self._numbers[place]
        return None

    def _read(self, place: int) -> Look:
        self._file.seek(place * LENGTH * 2)
        return np.frombuffer(self._file.read(LENGTH * 2), np.float16)

    def variety(self) -> Variety | None:
        """How varied the kept pictures are, in groups of `GROUP` as they came."""
        count = len(self._numbers)
        if count < 2:
            return None
        group = min(GROUP, count)
        found = []
        for begin in range(0, count - group + 1, group):
            looks = np.stack([self._read(begin + k) for k in range(group)]).astype(np.float64)
            found.append(_figures(looks))
        means = np.mean(found, axis=0).tolist()
        return Variety(group, *(round(value, 4) for value in means))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _figures(looks: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """Mean distance, mean distance to the nearest, share of near-duplicates, Vendi score.

    Source of the last: Friedman and Dieng, "The Vendi Score: A Diversity Evaluation Metric for
    Machine Learning", 2022, arXiv:2210.02410.
    """
    count = len(looks)
    apart = np.stack([np.linalg.norm(looks - look, axis=1) for look in looks])
    nearest = (apart + 10 * np.eye(count)).min(axis=1)
    shares = np.linalg.eigvalsh(np.exp(-(apart**2) / (2 * TELLING**2)) / count)
    shares = shares[shares > 1e-12]
    distinct = float(np.exp(-(shares * np.log(shares)).sum()))
    mean = float(apart.sum()) / (count * (count - 1))
    return mean, float(nearest.mean()), float((nearest < NEAR).mean()), distinct
