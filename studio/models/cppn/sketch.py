"""A draft of a picture: the bent plane on a coarse grid, everything that is sharp at every pixel.

Half of the work of a picture goes into the waves that bend the plane, and what they give is
smooth. A draft asks them at every few pixels and fills in between; lines, threads and colours
are then drawn from that as always, as sharp as in the full picture (measured at
1,024: 47 dB and more from it, in three fifths of its time).
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.cppn.coordinates import Frame, Points
from studio.models.cppn.waves import FIELDS, Layer, fields

COARSE = 0.008
"""A step of the grid, where the shorter side of the unzoomed picture is 2."""
LEAST = 2
_READ = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (3, 0), (4, 0))
"""(field, value or derivative) that light and colour look at; the others stay zero."""


def can_sketch(frame: Frame) -> bool:
    """Whether the plane is smooth everywhere: where it is folded, its slopes jump."""
    return frame.symmetry == "none"


def sketched(
    layers: list[Layer], frame: Frame, rows: tuple[int, int], device: torch.device
) -> Tensor:
    """[FIELDS, 3, P] float32 of rows y0 … y1 (not included), as `fields` gives them, nearly."""
    height, width = rows[1] - rows[0], frame.width
    step = max(LEAST, round(COARSE / frame.pixel))
    columns, lines = _counted(width, step), _counted(height, step)
    at = _coarse(frame, rows[0], step, (columns, lines))
    known = fields(layers, Points(at.x.to(device), at.y.to(device), at.turn_x, at.turn_y))
    picked = torch.stack([known[field, part] for field, part in _READ])
    size = ((lines - 1) * step + 1, (columns - 1) * step + 1)
    between = functional.interpolate(
        picked.reshape(1, len(_READ), lines, columns), size, mode="bilinear", align_corners=True
    )[0, :, :height, :width]
    planes = known.new_zeros(FIELDS, 3, height * width)
    for plane, (field, part) in zip(between, _READ, strict=True):
        planes[field, part].copy_(plane.reshape(-1))
    return planes


def _counted(side: int, step: int) -> int:
    """How many grid points cover a side, the last at its end or beyond."""
    return -(-(side - 1) // step) + 1


def _coarse(frame: Frame, first_row: int, step: int, counts: tuple[int, int]) -> Points:
    """Every `step`th point across and down, from the left of `first_row`."""
    columns, lines = counts
    x = _places(columns * step, step, frame.width, frame.pixel)
    y = _places(lines * step, step, frame.height, frame.pixel, first_row)
    turns = (frame.width * frame.pixel, frame.height * frame.pixel)
    wound = turns if frame.seamless else (0.0, 0.0)
    return Points(x.repeat(lines), y.repeat_interleave(columns), *wound)


def _places(end: int, step: int, side: int, pixel: float, first: int = 0) -> Tensor:
    order = torch.arange(first, first + end, step, dtype=torch.float64)
    return ((order * 2 + 1 - side) * (0.5 * pixel)).float()
