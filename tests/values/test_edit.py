import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given
from msgspec.structs import replace

from studio.values import edit
from studio.values.card import Space
from studio.values.directions import Direction, parse_random, random_delta, random_direction_id
from studio.values.latent import Blend, Encoded, Move, Seed, Shift, StyleMix, Vector
from studio.values.recipe import ModelRef, Recipe, check_recipe
from tests.values.recipes import amounts, directions, recipes

BASE = Recipe(ModelRef("ridgelines", "a" * 64), Seed(4182), 1024, 512)
Z = Space("z", (8,))
keys = st.text("0123456789abcdef", min_size=16, max_size=16)


def normal_form(latent):
    return not (isinstance(latent, Shift) and isinstance(latent.base, Shift))


@given(recipes, keys, amounts)
def test_an_amount_set_is_the_amount_found(recipe, key, value):
    set_there = edit.with_amounts(recipe, {key: value})
    expected = 0.0 if abs(value) < edit.TINY else value
    assert edit.amount(set_there, key) == expected
    assert normal_form(set_there.latent)


@given(recipes, keys, amounts)
def test_going_back_to_zero_is_the_place_without_the_slider(recipe, key, value):
    without = edit.with_amounts(recipe, {key: 0.0})
    there_and_back = edit.with_amounts(edit.with_amounts(without, {key: value}), {key: 0.0})
    assert there_and_back.latent == without.latent


@given(recipes, st.dictionaries(keys, st.floats(-3, 3), min_size=2, max_size=3))
def test_sliders_do_not_depend_on_their_order(recipe, moved):
    forward = backward = recipe
    for key in moved:
        forward = edit.with_amounts(forward, {key: moved[key]})
    for key in reversed(moved):
        backward = edit.with_amounts(backward, {key: moved[key]})
    assert forward.id == backward.id


@given(recipes, recipes)
def test_a_new_base_zeroes_the_sliders_unless_kept(recipe, other):
    base = edit.base_of(other.latent)
    assert edit.with_base(recipe, base).latent == base
    kept = edit.with_base(recipe, base, keep_moves=True)
    assert edit.base_of(kept.latent) == base
    big = {k: m for k, m in edit.moves_of(recipe.latent).items() if abs(m.amount) >= edit.TINY}
    assert edit.moves_of(kept.latent) == big


@given(directions, st.floats(0.01, 5))
def test_a_found_direction_travels_in_the_recipe_while_it_is_used(direction, value):
    there = edit.with_amounts(BASE, {direction.id: value}, [direction])
    assert there.directions == {direction.id: direction}
    check_recipe(there)
    assert edit.with_amounts(there, {direction.id: 0.0}).directions == {}


def test_a_control_at_its_default_is_not_written_down():
    there = edit.with_control(BASE, "seamless", True, False)
    assert there.controls == {"seamless": True}
    assert edit.with_control(there, "seamless", False, False) == BASE


@pytest.mark.parametrize(("side", "size"), [(256, (256, 128)), (4096, (1024, 512)), (1, (1, 1))])
def test_a_fitted_size_keeps_the_aspect_and_never_grows(side, size):
    assert edit.fitted_size(BASE, side) == size


def test_labels_are_plain_words():
    photo = Encoded("b" * 64, "encoder", Vector("z", (1,), b"\0" * 4))
    halves = Blend((Seed(1), Seed(2)), (0.6, 0.4))
    assert edit.label(BASE) == "4182"
    assert edit.label(edit.with_amounts(BASE, {"a": 1.0})) == "4182 + 1 move"
    assert edit.label(edit.with_amounts(BASE, {"a": 1.0, "b": 1.0, "c": 2.0})) == "4182 + 3 moves"
    walk = {"random-7-0": 1.2, "random-7-1": -1.6}
    assert edit.label(edit.with_amounts(BASE, walk)) == "4182 · wandered 2.0"
    assert edit.label(edit.with_amounts(BASE, {"a": 1.0, **walk})) == "4182 + 1 move · wandered 2.0"
    assert edit.label(edit.with_amounts(BASE, {"random-7-0": 0.02})) == "4182"
    assert edit.label(edit.with_base(BASE, photo)) == "photo"
    assert edit.label(edit.with_base(BASE, halves)) == "blend 40 %"
    assert edit.label(edit.with_base(BASE, StyleMix(Seed(1), Seed(2), (0, 3)))) == "1 + shape of 2"


@given(st.integers(0, 2**63 - 1), st.integers(0, 999))
def test_a_random_direction_is_known_by_its_name(seed, axis):
    for kind in ("all", "pictures", "beside"):
        assert parse_random(random_direction_id(seed, axis, kind)) == (seed, axis)


def test_a_random_direction_has_the_length_of_a_quarter_radian():
    step = random_delta(7, 0, 256)
    assert float((step**2).sum()) ** 0.5 == pytest.approx(0.25 * 16)
    assert not (step == random_delta(7, 1, 256)).all()


@given(directions)
def test_a_direction_keeps_its_id_under_another_name(direction):
    renamed = Direction("other", direction.space, direction.vector, direction.step)
    assert renamed.id == direction.id


RANGES = ((0, 3), (4, 7), (8, 13), (0, 7), (4, 13), (0, 13))


@given(recipes, st.lists(st.tuples(st.integers(0, 99), st.sampled_from(RANGES)), min_size=1))
def test_what_is_mixed_in_last_is_what_these_layers_show(recipe, rolled):
    recipe = edit.with_base(recipe, Seed(7), keep_moves=True)
    moves, shown = edit.moves_of(recipe.latent), {}
    for n, (first, last) in rolled:
        recipe = edit.with_style(recipe, Seed(1000 + n), (first, last))
        shown |= dict.fromkeys(range(first, last + 1), 1000 + n)
    assert edit.moves_of(recipe.latent) == {k: m for k, m in moves.items() if abs(m.amount) >= 5e-4}
    mixed = edit.styles_of(recipe.latent)
    assert len(mixed) <= 5
    for layer in range(14):
        found = next((o.n for o, (a, b) in mixed if a <= layer <= b), None)
        assert found == shown.get(layer)


def test_a_style_taken_back_leaves_the_others():
    other = edit.with_base(BASE, Seed(77))
    mixed = edit.with_style(BASE, Seed(5), (0, 3))
    both = edit.with_styles(mixed, other, [(8, 13)])
    assert edit.label(both) == "4182 + shape of 5 + colour of 77"
    assert edit.with_styles(both, other, []).latent == mixed.latent
    assert edit.with_styles(both, other, [(4, 13)]).latent.layers == (4, 13)


def test_a_style_brings_its_own_directions():
    direction = Direction.of("X", "z", np.ones(8, np.float32), 1.0, "pca")
    other = edit.with_amounts(BASE, {direction.id: 2.0}, (direction,))
    mixed = edit.with_style(edit.with_base(BASE, Seed(1)), other, (0, 3))
    check_recipe(mixed)
    assert mixed.directions == {direction.id: direction}


def test_a_direction_begins_on_its_own_layers():
    direction = Direction.of("X", "z", np.ones(8, np.float32), 1.0, "sefa")
    here = replace(direction, layers=(2, 5))
    assert here.id != direction.id
    assert edit.moves_of(edit.with_amounts(BASE, {here.id: 1.0}, (here,)).latent)[here.id].layers \
        == (2, 5)  # fmt: skip
    shipped = edit.with_amounts(BASE, {here.id: 1.0}, (), (here,))
    assert edit.moves_of(shipped.latent)[here.id].layers == (2, 5)
    assert not shipped.directions
    everywhere = edit.with_layers(shipped, here.id, None)
    again = edit.with_amounts(everywhere, {here.id: 2.0}, (), (here,))
    assert edit.moves_of(again.latent)[here.id].layers is None


def test_an_encoded_grid_tells_the_size_of_its_picture():
    vector = Vector.of("z", np.zeros((2, 3, 5), np.float32))
    found = Encoded("0" * 64, "encoder", vector)
    assert edit.own_size(found, Space("z", (2, 8, 8), cell=8)) == (40, 24)
    assert edit.own_size(found, Space("z", (2, 3, 5))) is None
    assert edit.own_size(vector, Space("z", (2, 8, 8), cell=8)) is None


@given(recipes, directions, amounts)
def test_a_walk_turns_the_base_alone(recipe, direction, amount):
    place = edit.with_base(recipe, Seed(4))
    walked = edit.nudged(place, {random_direction_id(4, 0): 7.0})
    moved = edit.with_amounts(walked, {direction.id: 1.0 + abs(amount)}, [direction])
    assert moved.latent.turns == "base"
    again = edit.nudged(moved, {random_direction_id(4, 1): 2.0})
    assert again.latent.turns == "base"
    assert edit.with_amounts(again, {direction.id: 0.0}).latent.turns == "all"


@given(recipes, directions)
def test_a_place_of_the_first_edition_does_not_jump_under_the_hand(recipe, direction):
    before = Shift(Seed(4), {random_direction_id(4, 0): Move(7.0), direction.id: Move(1.0)})
    place = edit.with_latent(edit.with_amounts(recipe, {direction.id: 1.0}, [direction]), before)
    pushed = edit.with_amounts(place, {direction.id: 1.2})
    assert pushed.latent.turns == "all"
    styled = edit.with_style(place, edit.with_base(recipe, Seed(9)), (0, 1))
    assert styled.latent.turns == "all"
    assert edit.with_base(place, Seed(5), keep_moves=True).latent.turns == "base"
