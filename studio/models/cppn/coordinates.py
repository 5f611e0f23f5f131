"""Where a pixel lies: plain, mirrored, folded like a kaleidoscope, or wound round a torus."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

FOLDS = {"none": 0, "mirror": 1, "quad": 2, "k3": 3, "k5": 5, "k6": 6, "k8": 8}


@dataclass(frozen=True)
class Frame:
    """The whole picture: its size, what is done to its coordinates, and how close one looks."""

    width: int
    height: int
    symmetry: str = "none"
    seamless: bool = False
    zoom: float = 1.0

    @property
    def pixel(self) -> float:
        """A pixel's side, where the shorter side of the unzoomed picture is 2."""
        return 2.0 / min(self.width, self.height) / self.zoom

    @property
    def kaleidoscope(self) -> int:
        """How many rays the kaleidoscope has; 0 without one."""
        return FOLDS[self.symmetry] if FOLDS[self.symmetry] > 2 else 0

    def axis(self, vertical: bool) -> tuple[Tensor, float]:
        """Pixel centres along one side, [W] or [H] float64, 0 in the middle, and its length."""
        side = self.height if vertical else self.width
        at = (torch.arange(side, dtype=torch.float64) * 2 + 1 - side) * (0.5 * self.pixel)
        mirrored = self.symmetry == "quad" or (self.symmetry == "mirror" and not vertical)
        return (at.abs() if mirrored else at), side * self.pixel


@dataclass(frozen=True)
class Points:
    """Some rows of a frame: `x`, `y` [P] float32, `rows` x `width` of them in reading order.

    `turn_x`, `turn_y` are the periods of a torus, 0 where the plane goes on for ever.
    """

    x: Tensor
    y: Tensor
    turn_x: float = 0.0
    turn_y: float = 0.0

    def waves(self, vector: Tensor, shift: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Phase of plane waves at every point, and its two derivatives.

        Args:
            vector: [J, 2] float32, wave vectors.
            shift: [J, 2] float32, where on the torus each wave begins, in radians.

        Returns:
            Three tensors that broadcast to [J, P]. On a torus a wave bends so that it closes.
        """
        first, along_x = _wound(self.x, vector[:, :1], shift[:, :1], self.turn_x)
        second, along_y = _wound(self.y, vector[:, 1:], shift[:, 1:], self.turn_y)
        return first + second, along_x, along_y

    def offsets(self, x: float, y: float) -> tuple[Tensor, Tensor]:
        """Signed distances to a point, [P] each, that close on a torus."""
        return _distance(self.x - x, self.turn_x), _distance(self.y - y, self.turn_y)


def _wound(
    at: Tensor, rate: Tensor, shift: Tensor, turn: float, lively: float = 1.5
) -> tuple[Tensor, Tensor]:
    """A way round a torus; `lively` makes its mean slope that of the plane again."""
    if not turn:
        return rate * at, rate
    angle = at * (2 * math.pi / turn) + shift
    rate = rate * lively
    return rate * (turn / (2 * math.pi)) * torch.sin(angle), rate * torch.cos(angle)


def _distance(offset: Tensor, turn: float) -> Tensor:
    return torch.sin(offset * (math.pi / turn)) * (turn / math.pi) if turn else offset


def points(frame: Frame, rows: tuple[int, int], device: torch.device) -> Points:
    """The points of rows y0 … y1 (not included) of a frame."""
    across, length_x = frame.axis(vertical=False)
    down, length_y = frame.axis(vertical=True)
    down = down[rows[0] : rows[1]]
    turns = (length_x, length_y) if frame.seamless else (0.0, 0.0)
    if frame.kaleidoscope:
        across, _ = _wound(across, torch.ones(()), torch.zeros(()), turns[0], 1.0)
        down, _ = _wound(down, torch.ones(()), torch.zeros(()), turns[1], 1.0)
        turns = (0.0, 0.0)
    x = across.repeat(len(down))
    y = down.repeat_interleave(len(across))
    if frame.kaleidoscope:
        x, y = _folded(x, y, frame.kaleidoscope)
    x, y = x.float().to(device), y.float().to(device)
    return Points(x, y, *turns)


def _folded(x: Tensor, y: Tensor, rays: int) -> tuple[Tensor, Tensor]:
    """Turn every point into the first half sector, counted from straight up."""
    radius = torch.hypot(x, y)
    sector = 2 * math.pi / rays
    angle = torch.remainder(torch.atan2(x.abs(), -y), sector)
    angle = torch.minimum(angle, sector - angle)
    return radius * torch.sin(angle), -radius * torch.cos(angle)
