"""Moving a place a little, at random, in the geometry of its model.

A walk along a random direction turns a point of the prior along a great circle, so that children
stay among the points that the model knows; what turns, and about which middle, is the model's
affair (`core/latents.py`, `core/lifts.py`): z of a VAE, a flow or noise as a whole, styles of a
GAN layer by layer. Named directions, classes, controls and words change beside it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from studio.values import edit
from studio.values.breed.brood import Brood, is_look
from studio.values.breed.crossing import Genome, fewest, replaced
from studio.values.breed.dice import Dice
from studio.values.breed.wording import reweighed
from studio.values.card import GeneratorInfo
from studio.values.controls import Control
from studio.values.directions import RANDOM_UNIT, Direction, leads_to_pictures, parse_random
from studio.values.latent import TEXT_SPACE, Move
from studio.values.layers import PARTS, Layers, ranges_of
from studio.values.mixing import CLASS, CLASS_MIX, SECOND_CLASS, classes_of
from studio.values.recipe import Recipe

FARTHEST = math.pi / 2
"""The angle of a whole step, in radians: seeds lie about so far from each other."""
LONGEST_WALK = 6.3
"""Units of a walk beyond which more of it turns less and less; then a seed is blended in."""
MAX_MAPS = 3
"""So many maps of compositions are walked on; each is drawn again for every picture."""


def mutated(recipe: Recipe, brood: Brood, dice: Dice, info: GeneratorInfo) -> Recipe:
    """The place after a step of its own; with no strength, or nothing that may change, itself."""
    if brood.strength <= 0.0:
        return recipe
    parts = [part for part in PARTS if part in brood.may]
    if "place" in brood.may or len(parts) == len(PARTS):
        recipe = _turned(recipe, brood, dice, info, None)
    elif parts:
        for layers in ranges_of(parts, info.layers):
            recipe = _turned(recipe, brood, dice, info, layers)
    if "directions" in brood.may:
        recipe = _along(recipe, brood, dice, info, words=False)
    if "class" in brood.may:
        recipe = _another_class(recipe, brood.strength, dice, info)
    if "controls" in brood.may:
        recipe = _controls(recipe, brood.strength, dice, info)
    if "words" in brood.may:
        recipe = _along(recipe, brood, dice, info, words=True)
        recipe = reweighed(recipe, brood.strength, dice, info)
    return recipe


# ---- the point ----------------------------------------------------------------------------------
def _turned(
    recipe: Recipe, brood: Brood, dice: Dice, info: GeneratorInfo, layers: Layers | None
) -> Recipe:
    """Turned by an angle about `strength` of the way to another seed."""
    name = "turn" if layers is None else f"turn/{layers[0]}"
    angle = brood.strength * FARTHEST * math.exp(0.25 * dice.normal(f"{name}/far"))
    angle = min(angle, FARTHEST)
    number = dice.number(f"{name}/seed", 2**31)
    genome = Genome.of(recipe, info)
    if layers is None and info.space.prior == "normal" and _walked_out(genome, angle, info):
        return replaced(recipe, _seeded(genome, number, angle, info), info)
    way = info.space.way(number, dice.number(f"{name}/axis", 2))
    before = genome.moves.get(way, Move(0.0, layers))
    # On a map of compositions the next one lies a unit away.
    units = angle / (FARTHEST if leads_to_pictures(way) else RANDOM_UNIT)
    moves = {**genome.moves, way: Move(before.amount + units, before.layers)}
    return edit.with_latent(recipe, edit.shifted(recipe.latent, fewest(moves)))


def _walked_out(genome: Genome, angle: float, info: GeneratorInfo) -> bool:
    """Whether more of a walk would turn the place less than it should, or cost too much."""
    walked = [key for key in genome.moves if parse_random(key) is not None]
    if info.space.seeds == "pictures":
        return len(walked) >= MAX_MAPS
    far = math.hypot(*(genome.moves[key].amount for key in walked), angle / RANDOM_UNIT)
    return far > LONGEST_WALK


def _seeded(genome: Genome, number: int, angle: float, info: GeneratorInfo) -> Genome:
    """Turned towards another seed, by blending a share of it in.

    Points of a high-dimensional normal stand at right angles to each other, so their weighted mean
    has the length of the shares' root mean square r; a share t turns it by atan(t / ((1 - t) r)).
    """
    length = math.sqrt(sum(share * share for _, share in genome.points))
    ratio = math.tan(min(angle, 1.4)) * length
    share = ratio / (1.0 + ratio)
    rest = tuple((point, (1.0 - share) * part) for point, part in genome.points)
    return Genome((*rest, (info.space.seed(number), share)), genome.moves, "round")


# ---- directions ---------------------------------------------------------------------------------
def _along(recipe: Recipe, brood: Brood, dice: Dice, info: GeneratorInfo, words: bool) -> Recipe:
    """Moved along one to three of the directions that may change."""
    known = _known(recipe, brood, info)
    ways = [
        key for key in brood.ways or tuple(known)
        if key in known and (known[key].space == TEXT_SPACE) is words
    ]  # fmt: skip
    if not ways:
        return recipe
    name = "words" if words else "along"
    amounts: dict[str, float] = {}
    for nth in range(min(len(ways), 1 + dice.number(f"{name}/count", 3))):
        key = ways[dice.number(f"{name}/{nth}", len(ways))]
        step = 1.2 * brood.strength * known[key].limit * dice.normal(f"{name}/{nth}/far")
        now = amounts.get(key, edit.amount(recipe, key))
        amounts[key] = min(max(now + step, -known[key].limit), known[key].limit)
    shipped = {direction.id for direction in info.directions}
    extra = [known[key] for key in amounts if key not in shipped]
    return edit.with_amounts(recipe, amounts, extra, info.directions)


def _known(recipe: Recipe, brood: Brood, info: GeneratorInfo) -> Mapping[str, Direction]:
    return {d.id: d for d in info.directions} | recipe.directions | brood.directions


# ---- classes and controls -----------------------------------------------------------------------
def _another_class(recipe: Recipe, strength: float, dice: Dice, info: GeneratorInfo) -> Recipe:
    """Mixed with another class where the model can, else now and then another one."""
    classes = classes_of(info)
    declared = {control.key: control for control in info.controls}
    if len(classes) < 2:
        return recipe
    wanted = classes[dice.number("class", len(classes))]
    second = (
        {value for value, _ in declared[SECOND_CLASS].choices}
        if SECOND_CLASS in declared
        else set()
    )
    if CLASS_MIX in declared and wanted in second:
        mix = min(1.0, 2.0 * strength * dice.unit("class/mix"))
        recipe = _set(recipe, declared[SECOND_CLASS], wanted)
        return _set(recipe, declared[CLASS_MIX], mix)
    if dice.unit("class/jump") < strength:
        recipe = _set(recipe, declared[CLASS], wanted)
    return recipe


def _controls(recipe: Recipe, strength: float, dice: Dice, info: GeneratorInfo) -> Recipe:
    """What the picture looks like at a glance, each control a little, choices now and then."""
    for control in info.controls:
        if not is_look(control.key, control.kind, control.mark):
            continue
        now = recipe.controls.get(control.key, control.default)
        if control.kind == "choice":
            if dice.unit(f"{control.key}/jump") < 0.5 * strength:
                nth = dice.number(f"{control.key}/to", len(control.choices))
                recipe = _set(recipe, control, control.choices[nth][0])
            continue
        step = 0.35 * strength * (control.high - control.low) * dice.normal(control.key)
        value = min(max(float(now) + step, control.low), control.high)
        recipe = _set(recipe, control, value)
    return recipe


def _set(recipe: Recipe, control: Control, value: float | str) -> Recipe:
    return edit.with_control(recipe, control.key, control.check(value), control.default)
