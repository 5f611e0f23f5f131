"""From fields to light: overlapping sheets, thin luminous threads, fine strings, a soft sun."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.models.cppn.character import Character, with_character
from studio.models.cppn.coordinates import Points
from studio.models.cppn.scene import Scene

LIQUID = Character()
_START = 1 / (1 + math.exp(3))


@dataclass(frozen=True)
class Light:
    """Planes [P]: `energy` before exposure, `thread` how much of it is a bright edge, `depth`."""

    energy: Tensor
    thread: Tensor
    depth: Tensor


@dataclass(frozen=True)
class _Steps:
    """A field cut into steps: `phase` in [0, 1) within one, `slope` per unit, `seen` in [0, 1]."""

    phase: Tensor
    slope: Tensor
    seen: Tensor

    @property
    def away(self) -> Tensor:
        """Distance to the nearest edge, in the picture's units."""
        return torch.minimum(self.phase, 1 - self.phase) / self.slope


def _steps(field: Tensor, count: float, start: float, pixel: float) -> _Steps:
    """`seen` falls to 0 where the steps are finer than the pixels could show."""
    slope = torch.hypot(field[1], field[2]).mul_(count).add_(1e-4)
    seen = torch.exp(-(slope * (2.0 * pixel)).square())
    return _Steps(torch.frac(field[0] * count + (start + 64.0)), slope, seen)


def _sheet(steps: _Steps, edge: float, pixel: float) -> Tensor:
    """A curtain: a quick rise at its edge, never quicker than a pixel, then a long fall."""
    width = torch.hypot(steps.slope * (0.7 * pixel), torch.tensor(edge))
    rise = (torch.sigmoid(3 * steps.phase / width - 3) - _START).clamp(min=0) / (1 - _START)
    return torch.lerp(torch.full_like(rise, 0.45), (1 - steps.phase) * rise, steps.seen)


def _line(away: Tensor, width: float, pixel: float) -> Tensor:
    """A glowing line, at least half a pixel wide; thinner ones dim instead."""
    seen = math.hypot(width, 0.5 * pixel)
    return (width * seen) / (away.square() + seen * seen)


def light(
    fields: Tensor, at: Points, scene: Scene, pixel: float, character: Character = LIQUID
) -> Light:
    """The light of a scene: `fields` [5, 3, P], `at` the unbent points, `pixel` a pixel's side."""
    sheets = _steps(fields[0], scene.sheets, 0.3, pixel)
    folds = _steps(fields[1], scene.folds, 0.7, pixel)
    x, y = at.offsets(0.0, 0.0)
    middle = torch.exp(-(x * x + y * y) / 1.6)
    open_ = torch.sigmoid((fields[2, 0] * 1.3 + 0.7 * middle - scene.calm) * scene.calm_edge)
    share = scene.balance
    energy = _sheet(sheets, scene.sheet_edge, pixel).pow(scene.gamma) * (0.55 + 0.95 * share)
    energy += _sheet(folds, scene.fold_edge, pixel).pow(scene.gamma) * (1.3 - 0.8 * share)
    energy += 0.06
    edge = _line(sheets.away, scene.thread_width, pixel) * sheets.seen
    halo = 0.0081 / (0.0081 + sheets.away.square()) * sheets.seen
    energy += scene.threads * (0.7 * edge + 0.22 * halo)
    energy *= open_
    energy += _strings(fields, scene, pixel)
    x, y = at.offsets(scene.orb_x, scene.orb_y)
    away = torch.hypot(x + 0.06 * fields[4, 0], y + 0.06 * fields[3, 0]) / scene.orb_size
    disc = torch.sigmoid((1 - away) / math.hypot(0.10, 0.5 * pixel / scene.orb_size))
    energy += scene.orb * (disc * (1.1 - 0.9 * sheets.phase) + 0.35 * torch.exp(-0.6 * away))
    thread = (edge * open_ * scene.threads).clamp(max=1.0)
    if not character.plain:
        energy, thread = with_character(energy, thread, fields, scene, pixel, character)
    return Light(energy, thread, sheets.phase)


def _strings(fields: Tensor, scene: Scene, pixel: float) -> Tensor:
    """Fine parallel lines that come and go with the last field."""
    steps = _steps(fields[1], scene.folds * scene.string_count, 0.0, pixel)
    shown = torch.sigmoid(fields[4, 0] * 3.0 - 1.0) * steps.seen
    return _line(steps.away, 0.0045, pixel) * shown * scene.strings
