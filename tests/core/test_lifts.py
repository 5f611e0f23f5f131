"""Laws of places in models that go from z through w to w+."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, strategies as st

from studio.core.latents import evaluate
from studio.core.lifts import Lift, evaluate_lifted, usual_lifted
from studio.errors import LatentError
from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.directions import Direction, random_direction_id
from studio.values.latent import Blend, Encoded, Move, Seed, Shift, StyleMix, Vector

Z, W, L = 12, 8, 4
SPACES = (Space("z", (Z,)), Space("w", (W,), "none"), Space("w+", (L, W), "none"))
INFO = GeneratorInfo("gan", "test", SPACES, Sizes((64, 64)), layers=L)
FLAT = GeneratorInfo("gan", "test", SPACES[:1], Sizes((64, 64)))
DICE = np.random.default_rng(3)
MATRIX = torch.from_numpy(DICE.standard_normal((W, Z)).astype(np.float32)) / Z**0.5
MIDDLE = torch.from_numpy(DICE.standard_normal(W).astype(np.float32))


def up(z):
    w = MIDDLE + torch.tanh(z @ MATRIX.T)
    return w[:, None].expand(-1, L, -1)


LIFT = Lift.measured(up, SPACES[0], MIDDLE.expand(L, -1))
seeds = st.integers(0, 2**63 - 1)
amounts = st.floats(-3.0, 3.0)


def at(latent, *directions):
    return evaluate_lifted(latent, INFO, {d.id: d for d in directions}, LIFT)[0]


def direction(space, seed=1, step=0.7):
    size = {"z": Z, "w": W, "w+": L * W}[space]
    values = np.random.default_rng(seed).standard_normal(size).astype(np.float32)
    return Direction.of(f"{space} {seed}", space, values, step, "pca")


def photo(seed=5, space="w+"):
    shape = {"w": (W,), "w+": (L, W)}[space]
    values = np.random.default_rng(seed).standard_normal(shape).astype(np.float32)
    return Encoded("0" * 64, "w", Vector.of(space, values))


@given(seeds, seeds, st.floats(0.05, 0.95), amounts, amounts)
def test_what_lies_in_z_obeys_the_rules_of_z(a, b, t, x, y):
    own = direction("z")
    moves = {own.id: Move(x), random_direction_id(7, 0): Move(y)}
    latent = Shift(Blend((Seed(a), Seed(b)), (1 - t, t)), moves)
    z = evaluate(latent, FLAT, {own.id: own})
    assert torch.allclose(at(latent, own), up(z)[0], atol=1e-6)


def test_explicit_places_come_back_in_every_layer():
    wide, narrow = photo(5, "w+"), photo(5, "w")
    assert np.array_equal(at(wide).numpy(), wide.vector.array())
    for row in at(narrow):
        assert np.array_equal(row.numpy(), narrow.vector.array())


@given(seeds, st.floats(0.05, 0.95))
def test_a_blend_in_w_is_straight_and_so_is_one_with_a_photo(n, t):
    for other in (Seed(4), photo()):
        for space in ("w", "w+", "z"):
            if space == "z" and isinstance(other, Seed):
                continue
            found = at(Blend((Seed(n), other), (1 - t, t), "round", space))
            assert torch.allclose(found, (1 - t) * at(Seed(n)) + t * at(other), atol=1e-5)


@given(seeds, amounts, amounts)
def test_moves_in_w_add_the_same_to_every_layer(n, x, y):
    one, two = direction("w", 1), direction("w", 2)
    moves = {one.id: Move(x), two.id: Move(y)}
    found = at(Shift(Seed(n), moves), one, two) - at(Seed(n))
    wanted = torch.from_numpy(x * one.delta() + y * two.delta())
    assert torch.allclose(found, wanted.expand(L, -1), atol=1e-4)


@given(seeds, amounts)
@pytest.mark.parametrize("space", ["z", "w", "w+", "random"])
@pytest.mark.parametrize("base", ["seed", "photo"])
def test_a_move_on_some_layers_leaves_the_others(space, base, n, x):
    start = Seed(n) if base == "seed" else photo(n % 1000)
    if space == "random":
        name, known = random_direction_id(3, 1), ()
    else:
        known = (direction(space),)
        name = known[0].id
    whole = at(Shift(start, {name: Move(x)}), *known)
    part = at(Shift(start, {name: Move(x, (1, 2))}), *known)
    assert torch.equal(part[[0, 3]], at(start)[[0, 3]])
    if base == "seed" or space != "random":
        assert torch.allclose(part[1:3], whole[1:3], atol=1e-5)


@given(seeds)
def test_moves_in_z_come_before_those_in_w(n):
    z, w = direction("z"), direction("w")
    both = at(Shift(Seed(n), {z.id: Move(1.0), w.id: Move(2.0)}), z, w)
    first = at(Shift(Seed(n), {z.id: Move(1.0)}), z)
    assert torch.allclose(both, first + torch.from_numpy(2 * w.delta()), atol=1e-5)


@given(seeds)
def test_style_mixing_takes_whole_layers(n):
    mixed = at(StyleMix(Seed(n), photo(), (1, 2)))
    assert torch.equal(mixed[1:3], at(photo())[1:3])
    assert torch.equal(mixed[[0, 3]], at(Seed(n))[[0, 3]])


@given(st.integers(0, 500), amounts, amounts)
def test_wandering_from_a_photo_keeps_its_distance_from_the_middle(n, x, y):
    moves = {random_direction_id(5, 0): Move(x), random_direction_id(5, 1): Move(y)}
    start, end = at(photo(n)), at(Shift(photo(n), moves))
    assert float((end - MIDDLE).norm()) == pytest.approx(float((start - MIDDLE).norm()), rel=1e-4)


def test_wandering_from_a_photo_moves_about_as_far_as_from_a_seed():
    steps = {"seed": [], "photo": []}
    for n in range(60):
        move = {random_direction_id(n, 0): Move(1.0)}
        placed = Vector.of("w+", at(Seed(n + 100)).numpy())
        for name, base in (("seed", Seed(n + 100)), ("photo", placed)):
            steps[name].append(float((at(Shift(base, move)) - at(base)).norm()))
    assert np.mean(steps["photo"]) == pytest.approx(np.mean(steps["seed"]), rel=0.5)


def test_a_direction_of_z_moves_a_photo_as_it_moves_seeds_on_average():
    z = direction("z", step=0.3)
    found = at(Shift(photo(), {z.id: Move(1.0)}), z) - at(photo())
    steps = [at(Shift(Seed(n), {z.id: Move(1.0)}), z) - at(Seed(n)) for n in range(200)]
    mean = torch.stack(steps).mean(dim=0)
    cosine = float((found * mean).sum() / found.norm() / mean.norm())
    assert cosine > 0.95
    assert 0.7 < float(found.norm() / mean.norm()) < 1.4


@given(seeds)
def test_moves_of_nothing_change_nothing(n):
    known = [direction(space) for space in ("z", "w", "w+")]
    moves = {d.id: Move(0.0) for d in known} | {random_direction_id(1, 0): Move(0.0)}
    for base in (Seed(n), photo()):
        assert torch.allclose(at(Shift(base, moves), *known), at(base), atol=1e-5)


def test_usual_is_measured_where_the_place_lies():
    from studio.core.usual import how_usual

    for n in range(20):
        z = evaluate(Seed(n), FLAT, {})
        assert usual_lifted(Seed(n), INFO, {}, LIFT) == how_usual(z)
        lifted = Vector.of("w+", at(Seed(n)).numpy())
        assert abs(usual_lifted(lifted, INFO, {}, LIFT)) < 0.6
    far = Vector.of("w+", (MIDDLE + 30 * (at(Seed(1)) - MIDDLE)).numpy())
    near = Vector.of("w+", MIDDLE.expand(L, -1).numpy())
    assert usual_lifted(far, INFO, {}, LIFT) > 0.9
    assert usual_lifted(near, INFO, {}, LIFT) < -0.9


@pytest.mark.parametrize(
    ("latent", "words"),
    [
        (Seed(1, "w"), "belongs to space"),
        (Vector.of("v", np.zeros(W, np.float32)), "the model has z, w, w"),
        (Vector.of("w", np.zeros(3, np.float32)), "does not fit"),
        (Blend((Seed(1), Seed(2)), (0.5, 0.5), "round", "v"), "the model has"),
        (Shift(Seed(1), {"0" * 16: Move(1.0)}), "lacks"),
        (StyleMix(Seed(1), Seed(2), (2, L)), "outside 0 to 3"),
        (Shift(Seed(1), {random_direction_id(1, 0): Move(1.0, (0, 9))}), "outside"),
    ],
)
def test_misfits_are_refused_in_one_sentence(latent, words):
    with pytest.raises(LatentError, match=words):
        at(latent)


def test_distances_are_measured():
    apart = [float((at(Seed(n)) - MIDDLE).norm()) for n in range(400)]
    assert math.exp(np.mean(np.log(apart))) == pytest.approx(LIFT.radius, rel=0.05)


@pytest.mark.parametrize("space", ["w", "w+"])
@pytest.mark.parametrize("base", ["seed", "photo"])
def test_straight_moves_stand_on_top_of_a_walk(space, base):
    own = direction(space)
    start = Seed(3) if base == "seed" else photo()
    walked = {random_direction_id(3, 0): Move(9.0), random_direction_id(3, 1): Move(-4.0)}
    moved = at(Shift(start, {**walked, own.id: Move(1.5)}, "base"), own) - at(Shift(start, walked))
    added = at(Shift(start, {own.id: Move(1.5)}), own) - at(start)
    assert torch.allclose(moved, added, atol=1e-5)
