"""The prior of latent grids: white in, coloured out, and back exactly."""

import numpy as np
import pytest
import torch

from studio.core.grids import frequencies, to_waves
from studio.errors import ModelError
from studio.models.vae.grid.prior import NODES, GridPrior, covered, measured


def crooked(channels=3):
    """A prior with a mean, channels that go together, and strengths of their own."""
    draw = torch.Generator().manual_seed(1)
    turn, _ = torch.linalg.qr(torch.randn(channels, channels, generator=draw).double())
    strengths = 0.2 / torch.tensor(NODES).double() * torch.linspace(0.5, 2, channels)[:, None]
    return GridPrior(torch.randn(channels, generator=draw).double(), turn, strengths)


def white(count, channels, height, width):
    draw = torch.Generator().manual_seed(2)
    return torch.randn(count, channels, height, width, generator=draw).double()


@pytest.mark.parametrize("size", [(8, 8), (16, 24), (5, 3)])
def test_whitening_undoes_colouring(size):
    prior, points = crooked(), white(2, 3, *size)
    assert torch.allclose(prior.whitened(prior.coloured(points)), points, atol=1e-9)


def test_colouring_is_straight():
    prior, points = crooked(), white(2, 3, 8, 8)
    mixed = prior.coloured(0.3 * points[:1] + 0.7 * points[1:])
    ends = prior.coloured(points)
    assert torch.allclose(mixed, 0.3 * ends[:1] + 0.7 * ends[1:], atol=1e-9)


def test_slow_waves_are_strong_and_fall_as_one_over_f_below_the_first_node():
    levels, turns = crooked().levels(128, 128), frequencies(128, 128)
    product = (levels * turns)[:, turns < NODES[0]]
    assert float((product / product[:, :1] - 1).abs().max()) < 1e-9
    assert bool((levels.diff(dim=2)[:, 0] <= 1e-12).all())


def test_the_same_waves_give_the_same_picture_from_afar_at_every_size():
    prior, points = crooked(), torch.zeros(1, 3, 64, 64).double()
    points[..., :4, :4] = white(1, 3, 4, 4)
    small = prior.coloured(points)
    large = prior.coloured(torch.nn.functional.pad(points, (0, 64, 0, 64)))
    apart = torch.nn.functional.avg_pool2d(large, 2) - small
    assert float(apart.norm() / small.norm()) < 0.1


def test_measuring_finds_the_prior_that_made_the_latents():
    prior = crooked()
    found = measured([prior.coloured(white(96, 3, size, size)) for size in (16, 32)])
    assert torch.allclose(found.mix @ found.mix.T, torch.eye(3).double(), atol=1e-9)
    again = found.whitened(prior.coloured(white(64, 3, 32, 32)))
    assert float(again.square().mean()) == pytest.approx(1.0, abs=0.15)
    waves = to_waves(found.coloured(white(64, 3, 32, 32)) - found.mean[:, None, None])
    truth = to_waves(prior.coloured(white(64, 3, 32, 32)) - prior.mean[:, None, None])
    slow = (slice(None), slice(None), slice(1, 6), slice(1, 6))
    assert float(waves[slow].std() / truth[slow].std()) == pytest.approx(1.0, abs=0.15)


def test_facts_carry_it():
    prior = crooked()
    again = GridPrior.of_facts(prior.facts(), 3)
    assert torch.allclose(
        again.coloured(white(1, 3, 8, 8)), prior.coloured(white(1, 3, 8, 8)), atol=1e-4
    )
    assert torch.equal(GridPrior.of_facts({}, 5).mix, torch.eye(5).double())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("mean", [1.0]),
        ("mix", None),
        ("strengths", [0.0] * 21),
        ("mean", [np.inf] * 3),
        ("mix", ["x"] * 9),
    ],
)
def test_facts_that_make_no_prior_are_refused(key, value):
    with pytest.raises(ModelError, match="prior"):
        GridPrior.of_facts(crooked().facts() | {f"prior_{key}": value}, 3)


def test_the_usual_one_is_of_about_unit_variance():
    found = GridPrior.usual(4).coloured(white(16, 4, 64, 64))
    assert 0.7 < float(found.std()) < 1.4


def test_covering_keeps_proportions_and_cuts_the_middle():
    grid = torch.arange(6.0).expand(1, 1, 4, 6)
    assert torch.equal(covered(grid, 4, 4)[0, 0, 0], torch.tensor([1.0, 2.0, 3.0, 4.0]))
    assert covered(grid, 9, 3).shape == (1, 1, 9, 3)


def test_a_point_refitted_to_its_own_grid_stays():
    prior, points = crooked(), white(1, 3, 6, 9)
    assert torch.allclose(prior.refitted(points[0], 6, 9), points[0], atol=1e-9)
