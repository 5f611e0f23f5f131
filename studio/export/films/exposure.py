"""Motion blur and fine edges: one frame of a film from several pictures, mixed as light mixes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.errors import InputError
from studio.export.films.descriptor import Frame
from studio.values.film.takes import MAX_SUBFRAMES

MAX_SUPERSAMPLE = 4
Light = NDArray[np.float32]


@dataclass(frozen=True)
class Exposure:
    """How a frame is taken.

    `subframes` moments are seen in each, over the part `shutter` of its time (0.5 is what film
    cameras do); pictures are drawn `supersample` times as large each way.

    Raises:
        InputError: outside what makes sense.
    """

    subframes: int = 1
    shutter: float = 0.5
    supersample: int = 1

    def __post_init__(self) -> None:
        for name, value, most in (
            ("sub-frames", self.subframes, MAX_SUBFRAMES),
            ("supersampling", self.supersample, MAX_SUPERSAMPLE),
        ):
            if not 1 <= value <= most:
                raise InputError(f"The {name} are {value}; expected a number from 1 to {most}.")
        if not 0 < self.shutter <= 1:
            raise InputError(f"The shutter is {self.shutter:g}; expected more than 0, at most 1.")


class Developing:
    """A frame that is being put together of pictures, which are taken one by one and not kept.

    Levels are those of sRGB (IEC 61966-2-1): they are averaged as light, transparent ones by how
    much of them is there. A single picture that need not shrink stays as it is.
    """

    def __init__(self, supersample: int = 1) -> None:
        self._side = supersample
        self._first: Frame | None = None
        self._light: Light | None = None
        self._whole = 0.0

    def add(self, picture: Frame, weight: float) -> None:
        """[sH, sW, 3|4], and how much of the frame it is."""
        if self._first is None:
            self._first, self._whole = picture, weight
            return
        if self._light is None:
            self._light = _light(self._first) * np.float32(self._whole)
        more = _light(picture) * np.float32(weight)
        self._light = _with_alpha(self._light, more, self._whole)
        self._light += _with_alpha(more, self._light, weight)
        self._whole += weight

    def frame(self) -> Frame:
        """[H, W, 3|4] of the pictures' own depth."""
        assert self._first is not None
        if self._light is None and self._side == 1:
            return self._first
        light = (
            _light(self._first) if self._light is None else self._light / np.float32(self._whole)
        )
        side = self._side
        if side > 1:
            height, width, channels = light.shape
            boxes = light.reshape(height // side, side, width // side, side, channels)
            light = boxes.mean(axis=(1, 3), dtype=np.float32)
        return _levels(light, self._first.dtype.itemsize)


def _with_alpha(light: Light, other: Light, whole: float) -> Light:
    """Opaque where only the other one can be transparent."""
    if light.shape[2] >= other.shape[2]:
        return light
    there = np.full_like(light[..., :1], np.float32(whole))
    return np.concatenate([light, there], axis=2)


def _light(picture: Frame) -> Light:
    """Linear light in [0, 1], colours multiplied by alpha where there is one."""
    top = np.float32(255 if picture.dtype == np.uint8 else 65_535)
    unit = picture.astype(np.float32) / top
    colour = unit[..., :3]
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    if unit.shape[2] == 3:
        return linear.astype(np.float32)
    alpha = unit[..., 3:]
    return np.concatenate([linear * alpha, alpha], axis=2).astype(np.float32)


def _levels(light: Light, size: int) -> Frame:
    colour = light[..., :3]
    if light.shape[2] == 4:
        colour = np.divide(colour, np.maximum(light[..., 3:], 1e-6), dtype=np.float32)
    colour = np.clip(colour, 0, 1)
    unit = np.where(colour <= 0.0031308, colour * 12.92, 1.055 * colour ** (1 / 2.4) - 0.055)
    whole = np.concatenate([unit, light[..., 3:]], axis=2)
    if size == 1:
        eight: Frame = np.rint(whole * 255).astype(np.uint8)
        return eight
    sixteen: Frame = np.rint(whole * 65_535).astype(np.uint16)
    return sixteen
