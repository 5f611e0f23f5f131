import math

import numpy as np
import pytest
import torch
from hypothesis import given, strategies as st
from msgspec.structs import replace

from studio.core.interpolation import slerp
from studio.core.latents import evaluate, walk_round
from studio.errors import LatentError
from studio.values.card import Follows, GeneratorInfo, Sizes, Space
from studio.values.directions import Direction, random_delta, random_direction_id
from studio.values.latent import Blend, Encoded, Move, Seed, Shift, StyleMix, Vector
from studio.values.recipe import ModelRef, Recipe

D = 16
INFO = GeneratorInfo("vae", "test", (Space("z", (D,)),), Sizes((64, 64)))
LAYERED = GeneratorInfo("gan", "test", (Space("w+", (4, 8)),), Sizes((64, 64)), layers=4)
seeds = st.integers(0, 2**63 - 1)
amounts = st.floats(-20.0, 20.0)


def at(latent, info=INFO, *directions):
    return evaluate(latent, info, {d.id: d for d in directions})


def direction(seed, step=1.0, space="z", size=D):
    values = np.random.default_rng(seed).standard_normal(size).astype(np.float32)
    return Direction.of(f"d{seed}", space, values, step, "pca")


def test_a_seed_is_its_point():
    found = at(Seed(7))
    assert found.shape == (1, D)
    assert found.dtype == torch.float32
    assert torch.equal(found, at(Seed(7)))
    assert not torch.equal(found, at(Seed(8)))


def test_an_explicit_place_comes_back_exactly():
    values = np.arange(D, dtype=np.float32) / 7
    vector = Vector.of("z", values)
    assert np.array_equal(at(vector)[0].numpy(), values)
    assert np.array_equal(at(Encoded("0" * 64, "fast", vector))[0].numpy(), values)


@given(seeds, seeds, st.floats(0.01, 0.99))
def test_a_blend_is_slerp_of_its_parts(a, b, t):
    found = at(Blend((Seed(a), Seed(b)), (1 - t, t)))
    expected = slerp(at(Seed(a)).double(), at(Seed(b)).double(), t)
    assert torch.allclose(found.double(), expected, atol=1e-5)


@given(seeds, amounts, amounts)
def test_straight_moves_add(n, x, y):
    one, two = direction(1, 0.5), direction(2, 2.0)
    moves = {one.id: Move(x), two.id: Move(y)}
    found = at(Shift(Seed(n), moves), INFO, one, two)[0].numpy()
    expected = at(Seed(n))[0].numpy() + x * one.delta() + y * two.delta()
    assert np.allclose(found, expected, atol=1e-4)


@given(seeds, seeds, amounts, amounts)
def test_random_moves_keep_the_length(n, walk, x, y):
    moves = {random_direction_id(walk, 0): Move(x), random_direction_id(walk, 1): Move(y)}
    found = at(Shift(Seed(n), moves))
    assert float(found.norm()) == pytest.approx(float(at(Seed(n)).norm()), rel=1e-5)


@given(seeds, seeds, amounts, amounts)
def test_a_walk_beside_what_goes_with_the_hand_leaves_it_alone(n, walk, x, y):
    held = (direction(1, 0.5), direction(2, 2.0))
    info = replace(INFO, directions=held, hand=tuple(Follows(d.id, 1.0) for d in held))
    moves = {random_direction_id(walk, axis, "beside"): Move(a) for axis, a in enumerate((x, y))}
    start, found = at(Seed(n), info), at(Shift(Seed(n), moves), info)
    assert float(found.norm()) == pytest.approx(float(start.norm()), rel=1e-5)
    for one in held:
        along = torch.from_numpy(one.delta())
        assert float(found[0] @ along) == pytest.approx(float(start[0] @ along), abs=1e-4)
    if max(abs(x), abs(y)) > 0.1:
        assert not torch.allclose(found, start, atol=1e-3)


@given(seeds, st.floats(-10.0, 10.0))
def test_one_random_unit_turns_a_quarter_of_a_radian_at_most(n, x):
    found = at(Shift(Seed(n), {random_direction_id(5, 0): Move(x)})).double()[0]
    start = at(Seed(n)).double()[0]
    delta = torch.from_numpy(random_delta(5, 0, D)).double()
    across = delta - (delta @ start) / (start @ start) * start
    angle = abs(x) * float(across.norm()) / math.sqrt(D)
    assert angle <= 0.25 * abs(x) + 1e-9
    cosine = float(found @ start / start.norm() ** 2)
    assert cosine == pytest.approx(math.cos(angle), abs=1e-5)


@given(seeds)
def test_moves_of_nothing_change_nothing(n):
    known = direction(1)
    moves = {known.id: Move(0.0), random_direction_id(3, 1): Move(0.0)}
    assert torch.equal(at(Shift(Seed(n), moves), INFO, known), at(Seed(n)))


@given(seeds, st.permutations(["a", "b", "c"]))
def test_the_order_of_moves_does_not_matter(n, order):
    known = {k: direction(i) for i, k in enumerate("abc")}
    ordered = {known[k].id: Move(0.3) for k in order} | {random_direction_id(1, 0): Move(1.0)}
    plain = dict(sorted(ordered.items()))
    assert torch.equal(
        at(Shift(Seed(n), ordered), INFO, *known.values()),
        at(Shift(Seed(n), plain), INFO, *known.values()),
    )


def test_from_the_origin_the_walk_is_straight():
    step = torch.arange(4, dtype=torch.float64)
    assert torch.equal(walk_round(torch.zeros(4, dtype=torch.float64), step), step)


def test_models_own_directions_are_known():
    own = direction(9)
    info = GeneratorInfo("vae", "t", (Space("z", (D,)),), Sizes((8, 8)), directions=(own,))
    found = evaluate(Shift(Seed(1), {own.id: Move(1.0)}), info, {})
    assert np.allclose(found[0].numpy(), at(Seed(1))[0].numpy() + own.delta(), atol=1e-6)


def test_layers_are_mixed_and_moved_alone():
    a, b = Seed(1, "w+"), Seed(2, "w+")
    mixed = at(StyleMix(a, b, (1, 2)), LAYERED)[0]
    assert torch.equal(mixed[1:3], at(b, LAYERED)[0, 1:3])
    assert torch.equal(mixed[[0, 3]], at(a, LAYERED)[0, [0, 3]])
    known = direction(3, space="w+", size=32)
    moved = at(Shift(a, {known.id: Move(1.0, (0, 0))}), LAYERED, known)[0]
    assert torch.equal(moved[1:], at(a, LAYERED)[0, 1:])
    assert not torch.equal(moved[0], at(a, LAYERED)[0, 0])


@pytest.mark.parametrize(
    ("latent", "words"),
    [
        (Seed(1, "w"), "belongs to space"),
        (Vector.of("z", np.zeros(3, np.float32)), "does not fit"),
        (Vector.of("w", np.zeros(D, np.float32)), "lies in space 'w'"),
        (Vector.of("z", np.full(D, np.nan, np.float32)), "not finite"),
        (Shift(Seed(1), {"0" * 16: Move(1.0)}), "lacks"),
        (Shift(Seed(1), {"random-x": Move(1.0)}), "random direction"),
        (StyleMix(Seed(1), Seed(2), (0, 1)), "has none"),
        (Seed(2**40, convention="nvidia"), "too large"),
    ],
)
def test_misfits_are_refused_in_one_sentence(latent, words):
    with pytest.raises(LatentError, match=words):
        at(latent)


def test_a_direction_of_another_length_is_refused():
    short = direction(1, size=4)
    with pytest.raises(LatentError, match="4 numbers, expected 16"):
        at(Shift(Seed(1), {short.id: Move(1.0)}), INFO, short)


def test_a_place_beyond_floats_is_refused():
    far = direction(1, step=3e38)
    with pytest.raises(LatentError, match="too far"):
        at(Shift(Seed(1), {far.id: Move(1000.0)}), INFO, far)


@given(seeds, st.floats(0.1, 200.0), amounts)
def test_a_straight_move_is_worth_the_same_wherever_one_has_walked_to(n, walked, x):
    one = direction(1, 0.5)
    way = {random_direction_id(n, 0): Move(walked), random_direction_id(n, 1): Move(-walked / 3)}
    here = at(Shift(Seed(n), way))[0].numpy()
    there = at(Shift(Seed(n), {**way, one.id: Move(x)}, "base"), INFO, one)[0].numpy()
    assert np.allclose(there - here, x * one.delta(), atol=1e-4)


def test_places_of_the_first_edition_stay_where_they_were():
    ramp = Direction.of("d", "z", np.arange(1, 17, dtype=np.float32), 0.5, "pca")
    shift = Shift(Seed(5), {ramp.id: Move(1.5), random_direction_id(5, 0): Move(4.0)})
    found = at(shift, INFO, ramp)[0, :4].tolist()
    expected = [-0.4744265377521515, -0.5664122104644775, 0.06284079700708389, -0.7997633814811707]
    assert found == pytest.approx(expected, abs=1e-7)
    recipe = Recipe(ModelRef("m", "0" * 64), shift, 64, 64, {}, {ramp.id: ramp})
    assert recipe.id == "de806da4777a31e0740b99b84b980d51370004d167fb41cb510149cb4601297d"
