"""The moves of an expression that leave its point alone: how far along what, at which steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studio.values.directions import Direction
from studio.values.latent import Blend, Latent, Repaint, Shift, StyleMix

_NONE = 1e-9


@dataclass(frozen=True)
class Push:
    """`amount` units along the direction of id `name`, from `start` to before `end` of the steps.

    Both are shares of all steps, in [0, 1].
    """

    name: str
    amount: float
    start: float = 0.0
    end: float = 1.0


def pushes(latent: Latent, directions: Mapping[str, Direction], space: str) -> tuple[Push, ...]:
    """The moves of an expression in a space, each once; those of blends by their weights.

    Where a move or its direction is for "layers" a to b it counts from a to b + 1 hundredths of
    the steps.
    """
    found: dict[tuple[str, tuple[int, int] | None], float] = {}
    for name, amount, layers in _moves(latent, 1.0):
        direction = directions.get(name)
        if direction is not None and direction.space == space:
            key = (name, layers if layers is not None else direction.layers)
            found[key] = found.get(key, 0.0) + amount
    ordered = sorted(found.items(), key=lambda item: item[0][0])
    return tuple(
        Push(name, amount, *_part_of_steps(layers))
        for (name, layers), amount in ordered
        if abs(amount) > _NONE
    )


def _part_of_steps(layers: tuple[int, int] | None) -> tuple[float, float]:
    if layers is None:
        return 0.0, 1.0
    first = min(max(layers[0] / 100.0, 0.0), 1.0)
    return first, min(max((layers[1] + 1) / 100.0, first), 1.0)


def _moves(latent: Latent, share: float) -> Iterator[tuple[str, float, tuple[int, int] | None]]:
    match latent:
        case Shift():
            for name, move in latent.moves.items():
                yield name, share * move.amount, move.layers
            yield from _moves(latent.base, share)
        case Blend():
            for part, weight in zip(latent.parts, latent.weights, strict=True):
                yield from _moves(part, share * weight)
        case StyleMix() | Repaint():
            yield from _moves(latent.base, share)
        case _:
            pass
