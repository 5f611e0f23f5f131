"""One place of several parents: blended, or direction by direction, or layer by layer.

A place is taken apart into a genome: points with shares (the parts of its blend, or its one base)
and moves. What is crossed is put together flat again, so that ten generations are no deeper an
expression than one; siblings, which share their points, are crossed in their moves alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from studio.values import edit, painting
from studio.values.breed.brood import Brood, Cross
from studio.values.breed.dice import Dice
from studio.values.card import GeneratorInfo
from studio.values.controls import ControlValue
from studio.values.latent import (
    MAX_MOVES,
    MAX_PARTS,
    Blend,
    Encoded,
    How,
    Latent,
    Move,
    walk,
)
from studio.values.layers import PARTS, ranges_of
from studio.values.mixing import mixed_controls
from studio.values.recipe import Recipe

LEAST_SHARE = 0.01
"""A point that counts for less is left out."""
DEEPEST = 9
"""Places nested as deep as this are blended, which nests them no deeper."""
SPARE = 8
"""So many moves are left for the hand, for drift and for the next generation."""


@dataclass(frozen=True)
class Genome:
    """A place taken apart: `points` with their shares, which sum to 1, and `moves`."""

    points: tuple[tuple[Latent, float], ...]
    moves: dict[str, Move]
    how: How

    @classmethod
    def of(cls, recipe: Recipe, info: GeneratorInfo) -> Genome:
        """The genome of a place; a picture that it paints over is no part of it."""
        base, moves = painting.noise_of(recipe.latent), edit.moves_of(recipe.latent)
        whole = isinstance(base, Blend) and base.space == info.space.name
        if isinstance(base, Blend) and whole and all(w >= 0.0 for w in base.weights):
            return cls(tuple(zip(base.parts, base.weights, strict=True)), moves, base.how)
        return cls(((base, 1.0),), moves, info.usual_way(isinstance(base, Encoded)))

    def base(self, info: GeneratorInfo) -> Latent:
        """The points as one."""
        kept = sorted(self.points, key=lambda point: -point[1])[:MAX_PARTS]
        kept = [point for point in kept if point[1] >= LEAST_SHARE] or kept[:1]
        if len(kept) == 1:
            return kept[0][0]
        total = sum(share for _, share in kept)
        parts, shares = zip(*kept, strict=True)
        return Blend(parts, tuple(s / total for s in shares), self.how, info.space.name)

    def latent(self, info: GeneratorInfo) -> Latent:
        """The place put together again."""
        return edit.shifted(self.base(info), fewest(self.moves))


def fewest(moves: dict[str, Move]) -> dict[str, Move]:
    """No more moves than leave some to spare, the largest of them."""
    if len(moves) <= MAX_MOVES - SPARE:
        return moves
    ranked = sorted(moves, key=lambda key: (-abs(moves[key].amount), key))
    return {key: moves[key] for key in ranked[: MAX_MOVES - SPARE]}


def crossed(brood: Brood, dice: Dice, info: GeneratorInfo) -> Recipe:
    """The place that a child has from its parents, before it goes its own way.

    A single parent comes out as it is.
    """
    parents = [parent.recipe for parent in brood.parents]
    if len(parents) == 1:
        return parents[0]
    shares = dice.shares("cross", brood.shares)
    known = {key: d for place in parents for key, d in place.directions.items()}
    into = msgspec.structs.replace(brood.main, directions=known)
    if brood.cross == "layers":
        layered = _by_layers(into, parents, shares, dice, info)
        if layered is not None:
            return layered
    genomes = [Genome.of(place, info) for place in parents]
    if brood.cross == "directions":
        genome = _by_directions(genomes, shares, dice)
    else:
        genome = _blended(genomes, shares)
    found = _at(into, genome, info)
    return _with_controls(found, _controls(parents, shares, brood.cross, dice, info), info)


def _at(into: Recipe, genome: Genome, info: GeneratorInfo) -> Recipe:
    """The recipe at the place of a genome; a picture painted over stays under it."""
    base = genome.base(info)
    over = painting.repaint_of(into)
    if over is not None:
        base = msgspec.structs.replace(over, base=base)
    return edit.with_latent(into, edit.shifted(base, fewest(genome.moves)))


def replaced(recipe: Recipe, genome: Genome, info: GeneratorInfo) -> Recipe:
    """The recipe with another genome."""
    return _at(recipe, genome, info)


def _blended(genomes: Sequence[Genome], shares: Sequence[float]) -> Genome:
    points: list[tuple[Latent, float]] = []
    moves: dict[str, Move] = {}
    for genome, share in zip(genomes, shares, strict=True):
        for point, part in genome.points:
            _add(points, point, share * part)
        for key, move in genome.moves.items():
            before = moves.get(key, Move(0.0, move.layers))
            moves[key] = Move(before.amount + share * move.amount, before.layers)
    how: How = "round" if any(g.how == "round" for g in genomes) else genomes[0].how
    return Genome(tuple(points), moves, how)


def _add(points: list[tuple[Latent, float]], point: Latent, share: float) -> None:
    for index, (known, before) in enumerate(points):
        if known == point:
            points[index] = known, before + share
            return
    points.append((point, share))


def _by_directions(genomes: Sequence[Genome], shares: Sequence[float], dice: Dice) -> Genome:
    """The points of one parent; every move as one of them has it (uniform crossover).

    Source: Syswerda, "Uniform Crossover in Genetic Algorithms", ICGA 1989, 2-9.
    """
    base = genomes[dice.pick("points", shares)]
    moves: dict[str, Move] = {}
    for key in sorted({key for genome in genomes for key in genome.moves}):
        taken = genomes[dice.pick(f"move/{key}", shares)].moves.get(key)
        if taken is not None:
            moves[key] = taken
    return Genome(base.points, moves, base.how)


def _by_layers(
    into: Recipe,
    parents: Sequence[Recipe],
    shares: Sequence[float],
    dice: Dice,
    info: GeneratorInfo,
) -> Recipe | None:
    """Shape, form and colour each of one parent; None where the place would be nested too deep."""
    first = dice.pick("base", shares)
    taken = {part: dice.pick(f"part/{part}", shares) for part in PARTS}
    if set(taken.values()) == {first}:
        taken[PARTS[dice.number("other", len(PARTS))]] = (first + 1) % len(parents)
    found = msgspec.structs.replace(
        parents[first], width=into.width, height=into.height, directions=into.directions
    )
    for index, place in enumerate(parents):
        mine = [part for part in PARTS if taken[part] == index]
        if index != first and mine:
            for layers in ranges_of(mine, info.layers):
                if max(_depth(found), _depth(place)) >= DEEPEST:
                    return None
                found = edit.with_style(found, place, layers)
    return _with_controls(found, _controls(parents, shares, "layers", dice, info), info)


def _depth(recipe: Recipe) -> int:
    return max(depth for depth, _ in walk(recipe.latent))


def _controls(
    parents: Sequence[Recipe],
    shares: Sequence[float],
    cross: Cross,
    dice: Dice,
    info: GeneratorInfo,
) -> dict[str, ControlValue]:
    """Blended, or each control of one parent."""
    if cross == "blend":
        return mixed_controls([place.controls for place in parents], shares, info)
    found = {}
    for control in info.controls:
        # Those of one group belong together: the second class is nothing without the first.
        place = parents[dice.pick(f"controls/{control.group}", shares)]
        found[control.key] = place.controls.get(control.key, control.default)
    return found


def _with_controls(recipe: Recipe, values: dict[str, ControlValue], info: GeneratorInfo) -> Recipe:
    usual = {control.key: control.default for control in info.controls}
    kept = {key: value for key, value in values.items() if value != usual.get(key)}
    return msgspec.structs.replace(recipe, controls=kept)
