"""Evaluating places of models that go from the space of their seeds to another one: z, w, w+.

An expression stays in the first space (z) as long as all of it belongs there, and obeys there the
rules of `latents`. Beyond, everything happens in the last space (w+), whose rows are the model's
style layers: a point or a move of a middle space (w) is the same in every layer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec
import torch
from torch import Tensor

from studio.core.latents import evaluate, layer_rows, linear_delta, random_unit, walk_round
from studio.core.seeds import prior_points
from studio.core.usual import how_usual, reading
from studio.errors import LatentError
from studio.values.card import GeneratorInfo, Space
from studio.values.directions import RANDOM_UNIT, Direction, parse_random
from studio.values.latent import (
    Blend,
    Encoded,
    Latent,
    Move,
    Repaint,
    Seed,
    Shift,
    StyleMix,
    Vector,
    check_latent,
)

_PLACES = 16


@dataclass(frozen=True)
class Lift:
    """The way from the first space to the last, and where its points lie there.

    `up`: [N, *first] float32 -> [N, *last]. `middle`: [*last], the centre of what `up` gives.
    `radius`: the typical distance from it. `spread`: how much the logarithms of these distances
    differ (their standard deviation).
    """

    up: Callable[[Tensor], Tensor]
    middle: Tensor
    radius: float
    spread: float

    @classmethod
    def measured(cls, up: Callable[[Tensor], Tensor], space: Space, middle: Tensor) -> Lift:
        """With distances measured on a few hundred seeds of the first `space`."""
        points = up(prior_points(0, 256, space).reshape(-1, *space.shape)).cpu().double()
        apart = (points - middle.cpu().double()).flatten(1).norm(dim=1).clamp_min(1e-12).log()
        spread = max(float(apart.std()), 1e-3)
        return cls(up, middle.cpu().double(), float(apart.mean().exp()), spread)


def evaluate_lifted(
    latent: Latent, info: GeneratorInfo, directions: Mapping[str, Direction], lift: Lift
) -> Tensor:
    """The point of the model's last space that an expression names.

    Args:
        latent: an expression whose parts may lie in any of the model's spaces.
        info: what the model declares; its own directions are known by id.
        directions: those that travel in the recipe, by id.
        lift: how the model gets from its first space to its last.

    Returns:
        [1, *last shape] float32 on the CPU, finite.

    Raises:
        LatentError: the expression does not fit the model; says what was found and expected.
    """
    check_latent(latent)
    place = _Places(info, directions, lift)
    point = place.last(latent).to(torch.float32)
    if not torch.isfinite(point).all():
        raise LatentError("The place lies too far out to be computed; move it closer.")
    return point.reshape(1, *info.spaces[-1].shape)


def usual_lifted(
    latent: Latent, info: GeneratorInfo, directions: Mapping[str, Direction], lift: Lift
) -> float:
    """How usual a place is, in [-1, 1] as in `how_usual`.

    In the space of the seeds it is measured by their prior; beyond, by how its distance from the
    middle compares with the distances of seeds.
    """
    place = _Places(info, directions, lift)
    if place.is_first(latent):
        return how_usual(evaluate(latent, info, directions))
    apart = (place.last(latent).reshape(lift.middle.shape) - lift.middle).norm()
    score = math.log(max(float(apart), 1e-12) / max(lift.radius, 1e-12)) / lift.spread
    return reading(score)


class _Places:
    """What an expression is evaluated for."""

    def __init__(
        self, info: GeneratorInfo, directions: Mapping[str, Direction], lift: Lift
    ) -> None:
        self._first, self._last = info.space, info.spaces[-1]
        self._info, self._given, self._lift = info, directions, lift
        self._known = {direction.id: direction for direction in info.directions} | dict(directions)
        self._below = msgspec.structs.replace(info, spaces=info.spaces[:1], layers=0)

    # ---- which parts stay in the first space ------------------------------------------------
    def is_first(self, latent: Latent) -> bool:
        """Whether all of it belongs to the first space."""
        match latent:
            case Seed():
                return True
            case Vector() | Encoded():
                vector = latent.vector if isinstance(latent, Encoded) else latent
                return vector.space == self._first.name
            case Blend():
                named = latent.space == self._first.name
                return named and all(self.is_first(part) for part in latent.parts)
            case Shift():
                own = all(self._moves_first(name, move) for name, move in latent.moves.items())
                return own and self.is_first(latent.base)
            case StyleMix():
                return False
            case Repaint():
                return self.is_first(latent.base)

    def _moves_first(self, name: str, move: Move) -> bool:
        if move.layers is not None:
            return False
        return parse_random(name) is not None or self._direction(name).space == self._first.name

    def _direction(self, name: str) -> Direction:
        found = self._known.get(name)
        if found is None:
            raise LatentError(f"The place uses a direction ({name[:24]}) that the model lacks.")
        return found

    # ---- points of the last space, flat and float64 -----------------------------------------
    def last(self, latent: Latent) -> Tensor:
        """[D] float64."""
        if self.is_first(latent):
            return self._up(evaluate(latent, self._below, self._given))
        match latent:
            case Vector():
                return self._explicit(latent)
            case Encoded():
                return self._explicit(latent.vector)
            case Blend():
                self._space(latent.space)
                parts = torch.stack([self.last(part) for part in latent.parts])
                return torch.tensor(latent.weights, dtype=torch.float64) @ parts
            case StyleMix():
                rows = layer_rows(latent.layers, self._last, self._info.layers)
                return torch.where(rows, self.last(latent.other), self.last(latent.base))
            case Shift():
                return self._moved(latent)
            case Repaint():
                raise LatentError("The place paints over a picture, and the model cannot.")
            case Seed():
                raise AssertionError("seeds lie in the first space")

    def _up(self, points: Tensor) -> Tensor:
        """[D] of one point, [1, *first]; [N, D] of many."""
        shaped = points.float().reshape(-1, *self._first.shape)
        flat = self._lift.up(shaped).cpu().double().flatten(1)
        return flat[0] if len(flat) == 1 else flat

    def _space(self, name: str) -> Space:
        for space in self._info.spaces:
            if space.name == name:
                return space
        names = ", ".join(space.name for space in self._info.spaces)
        raise LatentError(f"The place lies in space {name!r}, the model has {names}.")

    def _explicit(self, vector: Vector) -> Tensor:
        space = self._space(vector.space)
        if vector.shape != space.shape:
            raise LatentError(
                f"A place of shape {vector.shape} does not fit the space {space.name!r} of shape"
                f" {space.shape}."
            )
        return self._spread(torch.from_numpy(vector.array().astype("<f8")).reshape(-1), space)

    def _spread(self, values: Tensor, space: Space) -> Tensor:
        """A point or move of a middle or the last space [D'] in the last one, [D]."""
        if space == self._last:
            return values
        return values.reshape(space.shape).expand(self._last.shape).reshape(-1)

    # ---- moves ------------------------------------------------------------------------------
    def _moved(self, latent: Shift) -> Tensor:
        below = {n: m for n, m in latent.moves.items() if self._moves_first(n, m)}
        if not self.is_first(latent.base):
            return self._moved_last(self.last(latent.base), latent)
        first = Shift(latent.base, below, latent.turns) if below else latent.base
        start = evaluate(first, self._below, self._given)
        end = lifted = self._up(start)
        for name, move in sorted(latent.moves.items()):
            if name in below:
                continue
            random = parse_random(name)
            direction = None if random else self._direction(name)
            if direction is not None and direction.space != self._first.name:
                end = end + self._on_layers(self._linear(direction, move.amount), move)
                continue
            plain = Shift(Vector.of(self._first.name, start[0].numpy()), {name: Move(move.amount)})
            there = self._up(evaluate(plain, self._below, self._given))
            end = end + self._on_layers(there - lifted, move)
        return end

    def _moved_last(self, start: Tensor, shift: Shift) -> Tensor:
        """From a point that lies beyond the first space: straight moves, and round the middle."""
        middle = self._lift.middle.reshape(-1)
        turned_too, on_top = start - middle, torch.zeros_like(middle)
        around: dict[tuple[int, int] | None, Tensor] = {}
        for name, move in sorted(shift.moves.items()):
            random = parse_random(name)
            if random is None:
                linear = self._linear(self._direction(name), move.amount)
                if shift.turns == "all":
                    turned_too = turned_too + self._on_layers(linear, move)
                else:
                    on_top = on_top + self._on_layers(linear, move)
                continue
            towards = self._up(random_unit(*random, self._first) / RANDOM_UNIT) - middle
            tangent = move.amount * RANDOM_UNIT * towards
            around[move.layers] = around.get(move.layers, torch.zeros_like(middle)) + tangent
        for layers, tangent in sorted(around.items(), key=lambda item: item[0] or (-1, -1)):
            turned_too = self._turned(turned_too, tangent, layers)
        return middle + turned_too + on_top

    def _turned(self, offset: Tensor, tangent: Tensor, layers: tuple[int, int] | None) -> Tensor:
        """`offset` [D] turned round the middle in some layers, which keep their common length."""
        if layers is None:
            return walk_round(offset, tangent, self._lift.radius)
        rows = layer_rows(layers, self._last, self._info.layers)
        share = (int(rows.sum()) / len(rows)) ** 0.5
        turned = offset.clone()
        turned[rows] = walk_round(offset[rows], tangent[rows], share * self._lift.radius)
        return turned

    def _linear(self, direction: Direction, amount: float) -> Tensor:
        """[D]: what `amount` units along a direction of any space add in the last one.

        One of the first space moves as it moves seeds on average.
        """
        space = self._space(direction.space)
        delta = amount * linear_delta(direction, space)
        if space != self._first:
            return self._spread(delta, space)
        places = prior_points(0, _PLACES, space).double().reshape(_PLACES, -1)
        ahead, behind = self._up(places + delta), self._up(places - delta)
        return (ahead - behind).mean(dim=0) / 2.0

    def _on_layers(self, delta: Tensor, move: Move) -> Tensor:
        if move.layers is None:
            return delta
        rows = layer_rows(move.layers, self._last, self._info.layers)
        return torch.where(rows, delta, torch.zeros_like(delta))
