"""OKLab, in which the landscapes are mixed: equal steps look equally large.

Written channel by channel instead of as a matrix product, so a pixel's bytes do not depend on how
many pixels are computed with it.

Source: Ottosson, "A perceptual color space for image processing", 2020.
"""

from __future__ import annotations

import torch
from torch import Tensor

_TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_LMS = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


def _mix(rows: tuple[tuple[float, ...], ...], planes: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    one, two, three = planes
    return tuple(a * one + b * two + c * three for a, b, c in rows)


def planes_to_srgb(planes: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    """Three OKLab planes (any one shape) as three sRGB planes in [0, 1], clipped to gamut."""
    cubes = tuple(plane * plane * plane for plane in _mix(_FROM_LAB, planes))
    out = []
    for linear in _mix(_FROM_LMS, cubes):
        linear = linear.clamp_(0.0, 1.0) if not linear.requires_grad else linear.clamp(0.0, 1.0)
        curve = 1.055 * linear.clamp(min=0.0031308).pow(1 / 2.4) - 0.055
        out.append(torch.where(linear <= 0.0031308, linear * 12.92, curve))
    return tuple(out)


def srgb_to_oklab(pixels: Tensor) -> Tensor:
    """Turn sRGB [..., 3, H, W] in [0, 1] into OKLab of the same shape, so distances can be felt."""
    curve = ((pixels.clamp(min=0.0405) + 0.055) / 1.055).pow(2.4)
    linear = torch.where(pixels <= 0.04045, pixels / 12.92, curve)
    lms = _mix(_TO_LMS, linear.unbind(-3))
    roots = tuple(plane.clamp(min=1e-7).pow(1 / 3) for plane in lms)
    return torch.stack(_mix(_TO_LAB, roots), dim=-3)
