"""Two grids pass over into each other region by region."""

from itertools import pairwise

import pytest
import torch

from studio.core.merging import Pair, merged, smoothed
from studio.errors import ShapeError


def grid(seed, height=24, width=32):
    dice = torch.Generator().manual_seed(seed)
    rough = torch.randn(4, height, width, generator=dice, dtype=torch.float64)
    return rough + 4 * smoothed(rough, 3.0)


def between(a, b, t):
    return merged(torch.stack((a, b)), torch.tensor([1 - t, t]))


@pytest.mark.parametrize("size", [(1, 1), (3, 40), (24, 32)])
def test_the_ends_are_the_grids(size):
    a, b = grid(1, *size), grid(2, *size)
    assert torch.allclose(between(a, b, 0.0), a)
    assert torch.allclose(between(a, b, 1.0), b)
    assert torch.isfinite(between(a, b, 0.5)).all()


def test_the_same_grid_twice_stays_itself():
    a = grid(1)
    assert torch.allclose(between(a, a, 0.3), a, atol=1e-9)


def test_the_middle_keeps_the_detail_that_a_mean_loses():
    a, b = grid(1), grid(2)

    def detail(x):
        return float((x - smoothed(x, 1.5)).square().mean())

    whole = (detail(a) + detail(b)) / 2
    assert detail(between(a, b, 0.5)) > 0.85 * whole
    assert detail((a + b) / 2) < 0.6 * whole


def test_what_stands_out_stays_longer():
    plain, marked = grid(1) * 0.1, grid(2) * 0.1
    marked[:, 8:14, 10:16] += grid(3)[:, 8:14, 10:16] * 3
    moments = Pair.of(marked, plain).moments
    assert float(moments[9:13, 11:15].min()) > float(moments.mean())
    back = Pair.of(plain, marked).moments
    assert float(back[9:13, 11:15].max()) < float(back.mean())


def test_small_steps_are_small_and_the_way_back_is_the_same():
    a, b = grid(1), grid(2)
    far = float((a - b).norm())
    places = [between(a, b, t / 40) for t in range(41)]
    steps = [float((y - x).norm()) / far for x, y in pairwise(places)]
    assert max(steps) < 3 / 40
    assert torch.allclose(places[10], between(b, a, 0.75), atol=1e-6)


def test_several_are_merged_and_weights_below_zero_count_as_none():
    a, b, c = grid(1), grid(2), grid(3)
    three = torch.stack((a, b, c))
    assert torch.allclose(merged(three, torch.tensor([0.0, 0.0, 1.0])), c)
    assert torch.allclose(merged(three, torch.tensor([0.7, -0.2, 0.5])),
                          between(a, c, 0.5 / 1.2), atol=1e-6)  # fmt: skip
    assert torch.isfinite(merged(three, torch.tensor([0.2, 0.3, 0.5]))).all()


def test_grids_of_two_sizes_are_refused():
    with pytest.raises(ShapeError):
        Pair.of(grid(1), grid(1, 8, 8))
