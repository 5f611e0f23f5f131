import math

import numpy as np
import pytest
import torch
from hypothesis import given, strategies as st

from studio.core.interpolation import blend, lerp, slerp
from studio.errors import LatentError, ShapeError

seeds = st.integers(0, 2**31)
unit = st.floats(0.0, 1.0)


def keep_length(a, b, t):
    weights = torch.tensor([1.0 - t, t], dtype=torch.float64)
    rows = [blend(torch.stack(pair), weights, "keep_length") for pair in zip(a, b, strict=True)]
    return torch.stack(rows)


def rows(seed, count=2, size=12):
    drawn = np.random.default_rng(seed).standard_normal((count, size))
    return torch.from_numpy(drawn)


def slow_slerp(a, b, t):
    """White's formula on directions, in plain Python, with the length mixed apart."""
    a, b = [float(x) for x in a], [float(x) for x in b]
    la, lb = math.hypot(*a), math.hypot(*b)
    dot = sum(x * y for x, y in zip(a, b, strict=True)) / la / lb
    omega = math.acos(max(-1.0, min(1.0, dot)))
    wa, wb = (math.sin((1 - t) * omega) / math.sin(omega), math.sin(t * omega) / math.sin(omega))
    length = (1 - t) * la + t * lb
    return [length * (wa * x / la + wb * y / lb) for x, y in zip(a, b, strict=True)]


@given(seeds, st.floats(-0.5, 1.5))
def test_slerp_is_the_published_formula(seed, t):
    a, b = rows(seed)
    found = slerp(a[None], b[None], t)[0]
    assert found.tolist() == pytest.approx(slow_slerp(a, b, t), abs=1e-9)


@given(seeds)
def test_ends_are_exact(seed):
    a, b = rows(seed).float().split(1)
    for way in (lerp, slerp, keep_length):
        assert torch.equal(way(a, b, 0.0), a)
        assert torch.equal(way(a, b, 1.0), b)


@given(seeds, unit)
def test_round_keeps_the_length_of_equals(seed, t):
    a, b = rows(seed)
    b = b * a.norm() / b.norm()
    for way in (slerp, keep_length):
        assert float(way(a[None], b[None], t).norm()) == pytest.approx(float(a.norm()), rel=1e-9)


@given(seeds, unit)
def test_opposite_ends_stay_on_the_sphere(seed, t):
    a = rows(seed, 1)
    found = slerp(a, -a, t)
    assert float(found.norm()) == pytest.approx(float(a.norm()), rel=1e-6)
    cosine = float((found * a).sum() / a.norm() ** 2)
    assert cosine == pytest.approx(math.cos(math.pi * t), abs=1e-6)


def test_parallel_and_empty_rows_are_mixed_straight():
    a = rows(1, 1)
    assert torch.allclose(slerp(a, 3 * a, 0.25), 1.5 * a)
    assert torch.allclose(slerp(torch.zeros_like(a), a, 0.25), 0.25 * a)


@given(seeds, st.floats(-0.5, 1.5))
def test_two_way_round_blend_is_slerp(seed, t):
    parts = rows(seed)
    found = blend(parts, torch.tensor([1.0 - t, t], dtype=torch.float64), "round")
    assert torch.allclose(found, slerp(parts[:1], parts[1:], t)[0], atol=1e-9)


@given(seeds, unit)
def test_a_vanishing_third_part_changes_nothing(seed, t):
    parts = rows(seed, 3)
    tiny = 1e-9
    weights = torch.tensor([(1 - t) * (1 - tiny), t * (1 - tiny), tiny], dtype=torch.float64)
    two = blend(parts[:2], torch.tensor([1 - t, t], dtype=torch.float64), "round")
    assert torch.allclose(blend(parts, weights, "round"), two, atol=1e-5)


@given(seeds, st.lists(st.floats(0.05, 1.0), min_size=3, max_size=5))
def test_round_blend_is_where_the_arcs_balance(seed, raw):
    parts = rows(seed, len(raw), 24)
    weights = torch.tensor(raw, dtype=torch.float64) / sum(raw)
    here = blend(parts, weights, "round")
    lengths = parts.norm(dim=1)
    assert float(here.norm()) == pytest.approx(float(weights @ lengths), rel=1e-9)
    q = here / here.norm()
    pull = torch.zeros_like(q)
    for p, w in zip(parts, weights, strict=True):
        u = p / p.norm()
        cosine = float(u @ q)
        side = u - cosine * q
        pull += w * math.acos(cosine) * side / side.norm()
    assert float(pull.norm()) < 1e-9


@given(seeds, st.permutations(range(4)))
def test_order_does_not_matter(seed, order):
    parts = rows(seed, 4)
    weights = torch.tensor([0.1, 0.2, 0.3, 0.4], dtype=torch.float64)
    for how in ("round", "straight", "keep_length"):
        one = blend(parts, weights, how)
        other = blend(parts[list(order)], weights[list(order)], how)
        assert torch.allclose(one, other, atol=1e-9)


@given(seeds, st.integers(0, 3))
def test_a_corner_is_the_part_itself(seed, k):
    parts = rows(seed, 4)
    for how in ("round", "straight", "keep_length"):
        weights = torch.zeros(4, dtype=torch.float64)
        weights[k] = 1.0
        assert torch.equal(blend(parts, weights, how), parts[k])


@given(seeds)
def test_straight_is_numpys_average(seed):
    parts = rows(seed, 3)
    weights = torch.tensor([0.5, 0.7, -0.2], dtype=torch.float64)
    expected = np.average(parts.numpy(), axis=0, weights=weights.numpy())
    assert np.allclose(blend(parts, weights, "straight").numpy(), expected)


def test_a_batch_equals_its_singles():
    a, b = rows(3, 5), rows(4, 5)
    together = slerp(a, b, 0.3)
    for k in range(5):
        assert torch.allclose(together[k], slerp(a[k : k + 1], b[k : k + 1], 0.3)[0], atol=1e-12)


def test_misfits_are_refused():
    with pytest.raises(ShapeError, match="shapes"):
        slerp(rows(1, 2), rows(1, 3), 0.5)
    with pytest.raises(ShapeError, match="weights"):
        blend(rows(1, 3), torch.ones(2), "round")
    with pytest.raises(LatentError, match="sum to"):
        blend(rows(1, 2), torch.ones(2), "round")


@pytest.mark.parametrize("mix", [lerp, slerp])
def test_ends_of_other_shapes_are_refused(mix):
    with pytest.raises(ShapeError, match="ends of the"):
        mix(torch.zeros(1, 4), torch.zeros(2, 4), 0.5)


def test_an_arc_is_between_rows_and_a_blend_of_rows():
    with pytest.raises(ShapeError, match="ends of the arc"):
        slerp(torch.zeros(4), torch.zeros(4), 0.5)
    with pytest.raises(ShapeError, match="places to blend"):
        blend(torch.zeros(2, 3, 4), torch.tensor([0.5, 0.5]), "straight")


@pytest.mark.parametrize("off", [0.0009, -0.0009])
def test_weights_may_be_a_thousandth_off(off):
    parts = rows(3)
    blend(parts, torch.tensor([0.5, 0.5 + off], dtype=torch.float64), "straight")
    with pytest.raises(LatentError, match="sum to"):
        blend(parts, torch.tensor([0.5, 0.5 + 1.5 * off], dtype=torch.float64), "straight")


@pytest.mark.parametrize("mix", [slerp, keep_length])
def test_a_length_that_would_turn_negative_ends_at_nothing(mix):
    a, b = rows(4)
    found = mix(a[None], 0.1 * b[None] / b.norm() * a.norm(), 2.0)
    assert found.abs().max() == 0.0


@pytest.mark.parametrize("how", ["round", "keep_length"])
def test_parts_that_cancel_out_meet_in_the_middle(how):
    parts = torch.tensor([[1.0, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0]])
    found = blend(parts, torch.full((4,), 0.25), how)
    assert found.tolist() == [0.0, 0.0, 0.0]
    assert blend(0 * parts, torch.full((4,), 0.25), how).tolist() == [0.0, 0.0, 0.0]
