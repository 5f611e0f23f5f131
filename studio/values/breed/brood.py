"""What a brood is: parents, a seed, how far children may go and in what they may differ."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.errors import RecipeError
from studio.values.card import GeneratorInfo
from studio.values.directions import Direction
from studio.values.latent import TEXT_SPACE, SeedNumber
from studio.values.layers import PARTS, mixes_styles
from studio.values.mixing import CLASS, TAKES_TEXT, classes_of
from studio.values.recipe import Recipe

CHILDREN = 12
MAX_PARENTS = 8
DRAWS = 96
"""So many children of a brood can be told apart by their number; twelve of them are shown."""

Change = Literal["place", "coarse", "middle", "fine", "directions", "class", "controls", "words"]
CHANGES: tuple[Change, ...] = (
    "place", "coarse", "middle", "fine", "directions", "class", "controls", "words",
)  # fmt: skip
Cross = Literal["blend", "directions", "layers"]
CROSSES: tuple[Cross, ...] = ("blend", "directions", "layers")
UNSEEN = frozenset(
    {"truncation", "cutoff", "temperature", "steps", "guidance", "guidance_from", "guidance_to"}
)
"""Controls that say how a picture is drawn more than what it shows: breeding leaves them alone."""


class Parent(msgspec.Struct, frozen=True, gc=False):
    """A place that children take after, and how much beside the other parents."""

    recipe: Recipe
    weight: float = 1.0


class Brood(msgspec.Struct, frozen=True, gc=False):
    """Everything that twelve children follow from.

    `strength` is in [0, 1]: at 0 children are what crossing makes of the parents, at 1 they are as
    far from it as another seed. `may` is what may change; `ways` are the ids of the directions
    that may, where `directions` is among it, and `directions` those of them that the model does
    not ship. `held` children stand in their cells as they are. `chosen` are the numbers of the
    children that are shown, out of `DRAWS`: more than twelve are looked at where a taste is known.
    """

    parents: tuple[Parent, ...]
    seed: SeedNumber
    strength: float = 0.35
    may: tuple[Change, ...] = ("place",)
    cross: Cross = "blend"
    ways: tuple[str, ...] = ()
    directions: dict[str, Direction] = {}
    held: dict[int, Recipe] = {}
    chosen: tuple[Annotated[int, msgspec.Meta(ge=0, lt=DRAWS)], ...] = tuple(range(CHILDREN))

    @property
    def main(self) -> Recipe:
        """The parent that weighs most, the first of equals."""
        return max(self.parents, key=lambda parent: parent.weight).recipe

    @property
    def shares(self) -> tuple[float, ...]:
        """How much children take after each parent on average; they sum to 1."""
        weights = [max(parent.weight, 0.0) for parent in self.parents]
        total = sum(weights)
        if total <= 0.0:
            return tuple(1.0 / len(weights) for _ in weights)
        return tuple(weight / total for weight in weights)


def check_brood(brood: Brood) -> None:
    """Refuse a brood that no children follow from.

    Raises:
        RecipeError: says which part is wrong.
    """
    if not 1 <= len(brood.parents) <= MAX_PARENTS:
        raise RecipeError(f"{len(brood.parents)} parents; expected 1 to {MAX_PARENTS}.")
    models = {parent.recipe.model.sha256 for parent in brood.parents}
    if len(models) > 1:
        raise RecipeError("Parents of different models have no children.")
    if not 0.0 <= brood.strength <= 1.0:  # also refuses NaN
        raise RecipeError(f"Strength is {brood.strength:g}; expected a number from 0 to 1.")
    if len(brood.chosen) != CHILDREN or not all(0 <= n < DRAWS for n in brood.chosen):
        raise RecipeError(f"A brood shows {CHILDREN} children, numbered below {DRAWS}.")


def changes_of(info: GeneratorInfo, known: tuple[Direction, ...] = ()) -> tuple[Change, ...]:
    """What can change at all in pictures of a model, in the order in which it is offered.

    `known`: the directions that can be moved along; those of the model where there are none.
    """
    found: list[Change] = list(PARTS) if mixes_styles(info) else ["place"]
    ways = known or info.directions
    if any(way.space != TEXT_SPACE for way in ways):
        found.append("directions")
    if len(classes_of(info)) > 1:
        found.append("class")
    if any(is_look(control.key, control.kind, control.mark) for control in info.controls):
        found.append("controls")
    if TAKES_TEXT in info.abilities:
        found.append("words")
    return tuple(found)


def first_changes(info: GeneratorInfo) -> tuple[Change, ...]:
    """What changes unless somebody says otherwise: the place, and nothing that was set by hand."""
    return tuple(PARTS) if mixes_styles(info) else ("place",)


def is_look(key: str, kind: str, mark: bool) -> bool:
    """Whether a control is one that breeding may turn: what the picture looks like, at a glance."""
    return mark and kind in ("float", "choice") and key not in UNSEEN and not key.startswith(CLASS)


def crosses_of(info: GeneratorInfo) -> tuple[Cross, ...]:
    """In which ways the parents of a model can be crossed."""
    return CROSSES if mixes_styles(info) else CROSSES[:2]
