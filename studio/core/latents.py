"""From an expression to a point: every generator's `resolve` is built on this one evaluation."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import msgspec
import torch
from torch import Tensor

from studio.core.grids import drawn, padded
from studio.core.interpolation import blend
from studio.core.seeds import seed_point
from studio.errors import LatentError
from studio.values.card import GeneratorInfo, Space
from studio.values.directions import (
    RANDOM_UNIT,
    Direction,
    leads_to_pictures,
    parse_random,
    random_delta,
    random_kind,
)
from studio.values.latent import (
    INSIDE_SPACE,
    TEXT_SPACE,
    Blend,
    Encoded,
    Latent,
    Repaint,
    Seed,
    Shift,
    StyleMix,
    Vector,
    check_latent,
)
from studio.values.layers import has_middle

Amounts = tuple[float, float]
Merge = Callable[[Tensor, Tensor], Tensor]
"""Points [K, C, h, w] float64, region by region, by weights [K]: one point [C, h, w]."""
Refit = Callable[[Tensor, Space], Tensor]
"""Brings an explicit point [C, h, w] float64 to the grid of a space, [C, h', w']."""


class Pictures(Protocol):
    """Where a model puts compositions that numbers draw; all points are [D] float64."""

    def drawn(self, number: int, space: Space) -> Tensor:
        """The point of one."""

    def walked(self, start: Tensor, walk: tuple[int, int], at: Amounts, space: Space) -> Tensor:
        """The point `at` a place of a map of compositions around `start`; (0, 0) is `start`.

        `walk`: the number of the map's seed, and which of its maps.
        """


def evaluate(
    latent: Latent,
    info: GeneratorInfo,
    directions: Mapping[str, Direction],
    refit: Refit | None = None,
    pictures: Pictures | None = None,
    merge: Merge | None = None,
) -> Tensor:
    """The point of the model's first space that an expression names.

    Args:
        latent: any expression in that space.
        info: what the model declares; its own directions are known by id.
        directions: those that travel in the recipe, by id.
        refit: brings a point of another grid to this one, where the grid follows the picture.
        pictures: where compositions lie, for seeds and walks that lead to them.
        merge: how points pass over into each other region by region, where they are grids.

    Returns:
        [1, *space shape] float32 on the CPU, computed in float64, finite.

    Raises:
        LatentError: the expression does not fit the model; says what was found and expected.
    """
    check_latent(latent)
    known = {direction.id: direction for direction in info.directions} | dict(directions)
    point = _point(latent, _Model(info, known, refit, pictures, merge)).to(torch.float32)
    if not torch.isfinite(point).all():
        raise LatentError("The place lies too far out to be computed; move it closer.")
    return point.reshape(1, *info.space.shape)


@dataclass(frozen=True)
class _Model:
    """What an expression is evaluated for."""

    info: GeneratorInfo
    known: Mapping[str, Direction]
    refit: Refit | None
    pictures: Pictures | None
    merge: Merge | None


def at_size(info: GeneratorInfo, width: int, height: int) -> GeneratorInfo:
    """What a model declares for a picture of that size, where its grid follows the picture."""
    if not info.space.cell:
        return info
    return msgspec.structs.replace(info, spaces=(info.space.at(width, height), *info.spaces[1:]))


def _point(latent: Latent, model: _Model) -> Tensor:
    """[D] float64."""
    space = model.info.space
    match latent:
        case Seed(convention="pictures") if model.pictures is not None:
            _check_space(latent.space, space)
            return model.pictures.drawn(latent.n, space)
        case Seed():
            return seed_point(latent, space).reshape(-1).to(torch.float64)
        case Vector():
            return _explicit(latent, model)
        case Encoded():
            return _explicit(latent.vector, model)
        case Blend():
            _check_space(latent.space, space)
            parts = torch.stack([_point(part, model) for part in latent.parts])
            weights = torch.tensor(latent.weights, dtype=torch.float64)
            if latent.how == "merge" and model.merge is not None:
                return model.merge(parts.reshape(-1, *space.shape), weights).reshape(-1)
            return blend(parts, weights, latent.how)
        case Shift():
            return _moved(_point(latent.base, model), latent, model)
        case Repaint():
            if "takes_picture" not in model.info.abilities:
                raise LatentError("The place paints over a picture, and the model cannot.")
            return _point(latent.base, model)
        case StyleMix():
            rows = layer_rows(latent.layers, space, model.info.layers)
            base, other = _point(latent.base, model), _point(latent.other, model)
            return torch.where(rows, other, base)


def _explicit(vector: Vector, model: _Model) -> Tensor:
    space = model.info.space
    _check_space(vector.space, space)
    values = torch.from_numpy(vector.array().astype("<f8"))
    if vector.shape == space.shape:
        return values.reshape(-1)
    grids = space.cell and len(vector.shape) == 3 and vector.shape[0] == space.shape[0]
    if not grids or model.refit is None:
        raise LatentError(
            f"A place of shape {vector.shape} does not fit the space {space.name!r} of shape"
            f" {space.shape}."
        )
    return model.refit(values, space).reshape(-1)


def _check_space(name: str, space: Space) -> None:
    if name != space.name:
        raise LatentError(f"The place lies in space {name!r}, the model's is {space.name!r}.")


def _moved(start: Tensor, shift: Shift, model: _Model) -> Tensor:
    """`start` [D] moved: all straight moves add up, all random ones turn along one great circle."""
    straight, around = torch.zeros_like(start), torch.zeros_like(start)
    beside = torch.zeros_like(start)
    walks: dict[tuple[int, int], list[float]] = {}
    for name, move in sorted(shift.moves.items()):
        random = parse_random(name)
        if random is not None and leads_to_pictures(name):
            seed, axis = random
            walks.setdefault((seed, axis // 2), [0.0, 0.0])[axis % 2] += move.amount
        elif random is not None:
            delta = random_unit(*random, model.info.space)
            part = _on_layers(move.amount * delta, move.layers, model.info)
            if random_kind(name) == "beside":
                beside += part
            else:
                around += part
        elif not _apart(name, model):
            delta = _known_delta(name, model)
            straight += _on_layers(move.amount * delta, move.layers, model.info)
    if shift.turns == "base":
        return _walked(_round(start, around, beside, model), walks, model) + straight
    return _walked(_round(start + straight, around, beside, model), walks, model)


def _round(start: Tensor, around: Tensor, beside: Tensor, model: _Model) -> Tensor:
    """`start` [D] walked round, then beside what goes with the hand."""
    found = walk_round(start, around)
    held = _held(model) if bool(beside.any()) else None
    if held is None:
        return walk_round(found, beside)
    here = held.T @ (held @ found)
    tangent = beside - held.T @ (held @ beside)
    return here + walk_round(found - here, tangent)


def _held(model: _Model) -> Tensor | None:
    """[K, D] float64, orthonormal: what goes with the hand; None where nothing does."""
    own = {direction.id for direction in model.info.directions}
    keys = [part.key for part in model.info.hand if part.key in own]
    if not keys:
        return None
    rows = torch.stack([_known_delta(key, model) for key in keys])
    found: Tensor = torch.linalg.qr(rows.T).Q.T
    return found


def _walked(start: Tensor, walks: Mapping[tuple[int, int], list[float]], model: _Model) -> Tensor:
    """`start` [D] moved over maps of compositions, one after another."""
    if walks and model.pictures is None:
        raise LatentError("The place was walked to over compositions, and the model takes none.")
    for walk, (across, up) in sorted(walks.items()):
        assert model.pictures is not None
        start = model.pictures.walked(start, walk, (across, up), model.info.space)
    return start


@lru_cache(maxsize=64)
def random_unit(seed: int, axis: int, space: Space) -> Tensor:
    """[D] float64: what one unit along a random direction adds; a drag asks for it every frame."""
    if not space.cell:
        return torch.from_numpy(random_delta(seed, axis, space.size)).to(torch.float64)
    channels, height, width = space.shape
    values = drawn(seed, f"direction/{axis}", (channels, height, width))
    unit = torch.from_numpy(values).reshape(-1).to(torch.float64)
    found: Tensor = unit * (RANDOM_UNIT * math.sqrt(space.size) / unit.norm())
    return found


def _apart(name: str, model: _Model) -> bool:
    """Whether a direction bends what the model is told or does; the point stays where it is."""
    found = model.known.get(name)
    if found is None or found.space not in (TEXT_SPACE, INSIDE_SPACE):
        return False
    if found.space == INSIDE_SPACE:
        return has_middle(model.info)
    return any(space.name == TEXT_SPACE for space in model.info.spaces)


def _known_delta(name: str, model: _Model) -> Tensor:
    direction = model.known.get(name)
    if direction is None:
        raise LatentError(f"The place uses a direction ({name[:24]}) that the model lacks.")
    _check_space(direction.space, model.info.space)
    return linear_delta(direction, model.info.space)


def linear_delta(direction: Direction, space: Space) -> Tensor:
    """[D] float64: what one unit along a direction of `space` adds.

    Raises:
        LatentError: its vector is of another length.
    """
    delta = torch.from_numpy(direction.delta().astype("<f8"))
    if delta.numel() == space.size and not space.cell:
        return delta
    if space.coarse and delta.numel() == space.coarse:
        return torch.cat((delta.new_zeros(space.size - space.coarse), delta))
    side = math.isqrt(delta.numel() // space.shape[0])
    if not space.cell or side == 0 or side * side * space.shape[0] != delta.numel():
        raise LatentError(
            f"Direction {direction.name!r} has {delta.numel()} numbers, expected {space.size}."
        )
    return padded(delta.reshape(-1, side, side), *space.shape[1:]).reshape(-1)


def _on_layers(delta: Tensor, layers: tuple[int, int] | None, info: GeneratorInfo) -> Tensor:
    if layers is None:
        return delta
    return torch.where(layer_rows(layers, info.space, info.layers), delta, torch.zeros_like(delta))


def layer_rows(layers: tuple[int, int], space: Space, count: int) -> Tensor:
    """[D] bool: which coordinates belong to layers first … last (both included) of `count`.

    Raises:
        LatentError: the model has no layers, or fewer.
    """
    if not count or space.shape[0] != count:
        raise LatentError("The place mixes layers, and the model has none.")
    first, last = layers
    if not 0 <= first <= last < count:
        raise LatentError(f"Layers {first} to {last} are outside 0 to {count - 1}.")
    mask = torch.zeros(space.shape, dtype=torch.bool)
    mask[first : last + 1] = True
    return mask.reshape(-1)


def walk_round(start: Tensor, tangent: Tensor, radius: float | None = None) -> Tensor:
    """Walk from `start` [D] along the great circle towards `tangent` [D]; the length is kept.

    Only the part of `tangent` at right angles to `start` counts. Its length over `radius`, that
    of the prior (sqrt(D) where None), is the angle, so that one unit turns equally far from any
    starting point. From the origin, which has no circle, the walk is straight.
    """
    around = start.numel() ** 0.5 if radius is None else max(radius, 1e-12)
    length = start.norm()
    if float(length) < 1e-6 * around:
        return start + tangent
    across = tangent - (tangent @ start) / length.square() * start
    size = across.norm()
    if float(size) < 1e-12:
        return start
    angle = size / around
    end: Tensor = torch.cos(angle) * start + torch.sin(angle) * length * across / size
    return end
