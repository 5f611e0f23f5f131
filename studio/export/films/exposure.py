"""Motion blur and fine edges: one frame of a film from several pictures, mixed as light mixes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.errors import InputError
from studio.export.films.descriptor import Frame

MAX_SUBFRAMES, MAX_SUPERSAMPLE = 64, 4
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

    def moments(self, frame: int) -> tuple[float, ...]:
        """When the pictures of a frame are taken, in frames, evenly around its own moment."""
        count = self.subframes
        return tuple(frame + self.shutter * ((k + 0.5) / count - 0.5) for k in range(count))

    def developed(self, pictures: Iterable[Frame]) -> Frame:
        """[sH, sW, C] pictures of one frame → [H, W, C], of their own depth.

        Levels are those of sRGB (IEC 61966-2-1): they are averaged as light, transparent ones by
        how much of them is there. A single picture that need not shrink stays as it is.
        """
        taken = iter(pictures)
        first = next(taken)
        if self.subframes == 1 and self.supersample == 1:
            return first
        total, count = _light(first), 1
        for picture in taken:
            total += _light(picture)
            count += 1
        total /= count
        side = self.supersample
        if side > 1:
            height, width, channels = total.shape
            boxes = total.reshape(height // side, side, width // side, side, channels)
            total = boxes.mean(axis=(1, 3), dtype=np.float32)
        return _levels(total, first.dtype.itemsize)


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
