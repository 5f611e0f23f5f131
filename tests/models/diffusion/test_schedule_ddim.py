"""Schedules and the DDIM sampler, against what is known in closed form."""

from __future__ import annotations

from itertools import pairwise

import pytest
import torch

from studio.models.diffusion.ddim import sample
from studio.models.diffusion.schedule import cosine, linear


@pytest.mark.parametrize("make", [linear, cosine])
def test_a_schedule_falls_from_nearly_all_to_nearly_nothing(make):
    schedule = make(1000)
    assert float(schedule.kept[0]) > 0.999
    assert float(schedule.kept[-1]) < 1e-4
    assert (schedule.kept.diff() < 0).all()


def test_the_linear_schedule_is_the_product_of_its_variances():
    kept = 1.0
    schedule = linear(1000)
    for step in range(3):
        kept *= 1 - (1e-4 + step * (0.02 - 1e-4) / 999)
        assert float(schedule.kept[step]) == pytest.approx(kept, rel=1e-12)


@pytest.mark.parametrize("count", [1, 2, 7, 50, 1000, 5000])
def test_visits_begin_at_the_noisiest_fall_and_end_at_the_first(count):
    visits = linear(1000).visits(count)
    assert len(visits) == min(count, 1000)
    assert visits[0] == 999
    assert count == 1 or visits[-1] == 0
    assert all(a > b for a, b in pairwise(visits))


@pytest.mark.parametrize("steps", [1, 2, 10, 50])
def test_a_perfect_network_gives_its_picture_back_in_any_number_of_steps(steps):
    schedule = linear(100)
    picture = torch.rand(2, 1, 4, 4) * 2 - 1

    def knows(x, t):
        kept = schedule.kept[t].float().reshape(-1, 1, 1, 1)
        return (x - kept.sqrt() * picture) / (1 - kept).sqrt()

    found = sample(knows, torch.randn(2, 1, 4, 4), schedule, steps, lambda: None)
    torch.testing.assert_close(found, picture, atol=1e-4, rtol=0)


def test_normal_data_comes_out_by_the_probability_flow():
    """For data of spread 0.3 the best network is linear, and the noise is shrunk to the data."""
    schedule, spread = linear(1000), 0.3

    def best(x, t):
        kept = schedule.kept[t].float().reshape(-1, 1, 1, 1)
        return x * (1 - kept).sqrt() / (kept * spread**2 + 1 - kept)

    noise = torch.tensor([-1.5, -0.5, 0.7, 1.0]).reshape(4, 1, 1, 1)
    found = sample(best, noise, schedule, 1000, lambda: None)
    torch.testing.assert_close(found, spread * noise, atol=0.01, rtol=0)


def test_it_tells_its_steps_and_can_be_stopped_between_them():
    told, asked = [], []

    def stop_at_third():
        asked.append(1)
        if len(asked) == 3:
            raise KeyboardInterrupt

    noise = torch.randn(1, 1, 2, 2)
    network = lambda x, t: torch.zeros_like(x)  # noqa: E731
    sample(network, noise, linear(50), 5, lambda: None, lambda a, b: told.append((a, b)))
    assert told == [(n, 5) for n in range(1, 6)]
    with pytest.raises(KeyboardInterrupt):
        sample(network, noise, linear(50), 5, stop_at_third)
    assert len(asked) == 3


def test_a_network_that_is_far_off_does_not_blow_up():
    wild = lambda x, t: x * 3  # noqa: E731
    found = sample(wild, torch.randn(2, 1, 4, 4), linear(1000), 50, lambda: None)
    assert found.abs().max() <= 1
