import numpy as np
import pytest
import torch
from hypothesis import given, strategies as st

from studio.core.paths import along, length_of
from studio.errors import ShapeError

seeds = st.integers(0, 2**31)
flags = st.booleans()


def points(seed, count=5, size=6):
    return torch.from_numpy(np.random.default_rng(seed).standard_normal((count, size)))


def slow_spline(four, t):
    """Centripetal Catmull-Rom as a cubic with Hermite tangents (an independent formula)."""
    p0, p1, p2, p3 = (np.asarray(p, float) for p in four)
    d0, d1, d2 = (np.linalg.norm(b - a) ** 0.5 for a, b in ((p0, p1), (p1, p2), (p2, p3)))
    m1 = (p1 - p0) / d0 - (p2 - p0) / (d0 + d1) + (p2 - p1) / d1
    m2 = (p2 - p1) / d1 - (p3 - p1) / (d1 + d2) + (p3 - p2) / d2
    m1, m2 = m1 * d1, m2 * d1
    h = (2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, -2 * t**3 + 3 * t**2, t**3 - t**2)
    return h[0] * p1 + h[1] * m1 + h[2] * p2 + h[3] * m2


@given(seeds, st.floats(0.01, 0.99))
def test_the_middle_leg_is_the_published_spline(seed, t):
    p = points(seed, 4)
    assert np.allclose(along(p, 1 + t).numpy(), slow_spline(p, t), atol=1e-8)


@given(seeds, flags, flags, st.integers(0, 4))
def test_the_path_goes_through_every_point(seed, closed, arcs, k):
    p = points(seed)
    assert torch.equal(along(p, float(k), closed, arcs), p[k])
    near = along(p, k + 1e-7 if k < 4 else k - 1e-7, closed, arcs)
    assert torch.allclose(near, p[k], atol=1e-3)


@given(seeds, flags, st.integers(1, 3))
def test_there_is_no_corner_at_a_point(seed, arcs, k):
    p = points(seed)
    e = 1e-5
    knot = along(p, float(k), on_arcs=arcs)
    before, after = knot - along(p, k - e, on_arcs=arcs), along(p, k + e, on_arcs=arcs) - knot
    cosine = float(before @ after / before.norm() / after.norm())
    assert cosine > 0.999


@given(seeds, flags, st.floats(0, 20))
def test_a_closed_path_goes_round(seed, arcs, u):
    p = points(seed)
    one, other = along(p, u, True, arcs), along(p, u + 5, True, arcs)
    assert torch.allclose(one, other, atol=1e-6)


@given(seeds, st.floats(-9, 20))
def test_an_open_path_holds_its_ends(seed, u):
    p = points(seed)
    found = along(p, u)
    if u <= 0:
        assert torch.equal(found, p[0])
    if u >= 4:
        assert torch.equal(found, p[4])


@given(seeds, st.floats(0, 5))
def test_arcs_keep_the_length_of_equals(seed, u):
    p = points(seed)
    p = p / p.norm(dim=1, keepdim=True) * 3.0
    assert float(along(p, u, True, True).norm()) == pytest.approx(3.0, rel=1e-6)


def test_few_and_equal_points_are_paths_too():
    p = points(1, 1)
    assert torch.equal(along(p, 0.7), p[0])
    assert torch.equal(along(p, 0.7, closed=True), p[0])
    two = points(2, 2)
    assert torch.allclose(along(two, 0.5), two.mean(dim=0))
    same = points(3, 1).expand(4, -1)
    assert torch.allclose(along(same, 1.5), same[0])
    with pytest.raises(ShapeError):
        along(torch.zeros(0, 3), 0.0)


def test_legs_of_a_straight_path_are_as_long_as_they_are():
    line = torch.tensor([[0.0], [1.0], [2.0], [3.0]], dtype=torch.float64)
    assert torch.allclose(length_of(line), torch.ones(3, dtype=torch.float64))
    assert length_of(line, closed=True).shape == (4,)
