"""Small pictures without decoding a latent to the end.

A decoder doubles its picture several times, and the last doublings cost the most. What it has made
before each of them already holds the picture that small: a linear reading finds it there, and where
the latent is a plain one, even in the latent itself, and larger pictures too. Readings are learned
once from pictures made up for practice, so that a glimpse is what the whole picture would be, made
smaller; how well they do then says which are used. A latent made smaller is no way there: it is not
the latent of the smaller picture, and published decoders make combed haze of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional

Check = Callable[[], None]
GOOD_DB = 28.0
"""What a reading has to reach in practice, so that nobody sees the picture jump after a draft."""
FAIR_DB = 20.0
"""Enough of pixels where a decoder's layer has its own: what is cheaper is not better."""
REACHES = ((12, 5), (32, 3))
"""(up to so many channels, pixels down and across that a reading looks at); one where wider."""
DAMPING = 1e-4


class Stages(Protocol):
    """A decoder that can be stopped on its way."""

    @property
    def like(self) -> Tensor:
        """A tensor of its device and precision."""

    def draw(self, latents: Tensor, check: Check) -> Tensor:
        """Pictures [N, 1|3|4, H, W] about in [0, 1] of latents [N, C, h, w]."""

    def seen(self, latents: Tensor, level: int, check: Check) -> Tensor:
        """[N, width, h·2^level, w·2^level]: what it has made at a level, before it is doubled."""


@dataclass(frozen=True)
class Reading:
    """A linear way from what was seen, [N, width, h, w], to pictures [N, 1|3|4, h·zoom, w·zoom].

    `weight`: [channels·zoom², width, taps, taps], `bias`: [channels·zoom²]. `db`: how well it did
    in practice.
    """

    weight: Tensor
    bias: Tensor
    zoom: int
    db: float

    def __call__(self, seen: Tensor) -> Tensor:
        """The picture in it."""
        pixels = functional.conv2d(_edged(seen, self.weight.shape[2]), self.weight, self.bias)
        return functional.pixel_shuffle(pixels, self.zoom)


class Glimpses:
    """Small pictures of one decoder. A reading is learned when it is first needed."""

    def __init__(self, network: Stages, cell: int, practice: Callable[[], Tensor]) -> None:
        """`cell`: how many times larger pictures are than latents; `practice` gives latents."""
        self._network = network
        self._levels = cell.bit_length() - 1
        self._practice = practice
        self._taught: tuple[Tensor, Tensor] | None = None
        self._readings: dict[tuple[int, int], Reading | None] = {}

    def drawn(self, latents: Tensor, enough_px: int, check: Check) -> Tensor | None:
        """Pictures [N, 1|3|4, H', W'] of latents [N, C, h, w], longer side `enough_px` or more.

        The cheapest that can be read well; None where that is only the whole picture.
        """
        side = max(latents.shape[2:])
        enough_px = min(enough_px, side << self._levels)
        for level in range(-1, self._levels):
            own = side << max(0, level)
            zoom = 1 << (-(-enough_px // own) - 1).bit_length()
            reading = self._reading(level, zoom, check)
            if reading is not None:
                return reading(self._seen(latents, level, check))
        return None

    def _seen(self, latents: Tensor, level: int, check: Check) -> Tensor:
        """What there is at a level; at level -1 the latents."""
        latents = latents.to(self._network.like)
        seen = latents if level < 0 else self._network.seen(latents, level, check)
        return seen.float()

    def _reading(self, level: int, zoom: int, check: Check) -> Reading | None:
        if (level, zoom) not in self._readings:
            if self._taught is None:
                latents = self._practice()
                whole = self._network.draw(latents.to(self._network.like), check)
                self._taught = latents, whole.float().clamp(0, 1)
            latents, whole = self._taught
            seen = self._seen(latents, level, check)
            reading = learned(seen, shrunk(whole, *(side * zoom for side in seen.shape[2:])), zoom)
            needed_db = FAIR_DB if level >= 0 and zoom == 1 else GOOD_DB
            self._readings[level, zoom] = reading if reading.db >= needed_db else None
        return self._readings[level, zoom]


def learned(seen: Tensor, pictures: Tensor, zoom: int) -> Reading:
    """The best reading of `pictures` [N, C, h·zoom, w·zoom] from `seen` [N, width, h, w]."""
    width = seen.shape[1]
    taps = next((taps for widest, taps in REACHES if width <= widest), 1)
    rows = functional.unfold(_edged(seen.cpu(), taps), taps).transpose(1, 2).flatten(0, 1).double()
    wanted = functional.pixel_unshuffle(pictures.cpu(), zoom).movedim(1, 3).flatten(0, 2).double()
    middle, mean = rows.mean(0), wanted.mean(0)
    rows, wanted = rows - middle, wanted - mean
    square = rows.T @ rows
    square.diagonal().add_(DAMPING * square.diagonal().mean() + 1e-12)
    weight, _ = torch.linalg.solve_ex(square, rows.T @ wanted)
    error = float((rows @ weight - wanted).square().mean())
    db = -10 * math.log10(max(error, 1e-12)) if math.isfinite(error) else -math.inf
    kernel = weight.T.reshape(-1, width, taps, taps)
    return Reading(kernel.to(seen), (mean - middle @ weight).to(seen), zoom, db)


def shrunk(pictures: Tensor, height: int, width: int) -> Tensor:
    """Pictures [N, C, H, W] in [0, 1] at another size, antialiased, still in [0, 1]."""
    if pictures.shape[2:] == (height, width):
        return pictures
    return functional.interpolate(
        pictures, (height, width), mode="bicubic", antialias=True, align_corners=False
    ).clamp(0, 1)


def _edged(seen: Tensor, taps: int) -> Tensor:
    return functional.pad(seen, (taps // 2,) * 4, mode="replicate")
