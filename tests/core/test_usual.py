import math

import pytest
import torch
from hypothesis import given, strategies as st

from studio.core.seeds import prior_points
from studio.core.usual import how_usual, prior_score
from studio.values.card import Space


def chi_squared_cdf(x, degrees):
    """Regularised lower incomplete gamma function by its series (Abramowitz, Stegun 6.5.29)."""
    a, half = degrees / 2, x / 2
    term = total = 1.0 / a
    for k in range(1, 2000):
        term *= half / (a + k)
        total += term
        if term < total * 1e-15:
            break
    return total * math.exp(-half + a * math.log(half) - math.lgamma(a))


@given(st.integers(8, 256), st.floats(0.4, 1.8))
def test_the_score_is_the_chi_squared_distribution(size, stretch):
    z = torch.ones(size, dtype=torch.float64) * stretch
    expected = chi_squared_cdf(size * stretch**2, size)
    found = 0.5 * math.erfc(-prior_score(z) / math.sqrt(2))
    assert found == pytest.approx(expected, abs=0.004)


def test_seeds_are_at_home():
    readings = sorted(abs(how_usual(z)) for z in prior_points(0, 300, Space("z", (32,))))
    assert readings[270] < 0.22
    assert readings[150] < 0.06


@given(st.integers(4, 512), st.floats(0.0, 5.0), st.floats(0.01, 1.0))
def test_farther_is_never_blander(size, stretch, more):
    z = torch.ones(size)
    assert how_usual(z * stretch) <= how_usual(z * (stretch + more))
    assert -1.0 <= how_usual(z * stretch) <= 1.0


def test_ends():
    assert how_usual(torch.zeros(32)) < -0.99
    assert how_usual(torch.full((32,), 3.0)) > 0.99
