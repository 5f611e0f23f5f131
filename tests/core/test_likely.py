"""Walks that stay likely: at home they leave the prior as it is, from elsewhere they lead home."""

from __future__ import annotations

import math

import pytest
import torch

from studio.core.likely import likely_walk, step_for
from studio.core.seeds import prior_points
from studio.errors import ShapeError
from studio.values.card import Space


def test_the_same_seed_is_the_same_walk_and_no_steps_lead_nowhere():
    start = torch.zeros(8)
    one, other = (likely_walk(start, 20, 3).points for _ in range(2))
    assert torch.equal(one, other)
    assert not torch.equal(one[:5], likely_walk(start, 20, 4).points[:5])
    assert likely_walk(start, 0, 1).points.shape == (0, 8)
    with pytest.raises(ShapeError):
        likely_walk(torch.zeros(2, 2), 3, 1)


@pytest.mark.parametrize("far", [0.0, 3.0])
def test_from_a_bland_or_a_strange_place_the_walk_leads_home(far):
    start = torch.full((64,), far)
    walked = likely_walk(start, 250, 5)
    lengths = walked.points.norm(dim=1) / 8.0  # sqrt(64)
    assert abs(float(lengths[:5].mean()) - far) > 0.2
    assert float(lengths[-80:].mean()) == pytest.approx(1.0, abs=0.1)


def test_many_walks_from_the_prior_end_in_the_prior():
    """40 numbers, 100 walks of 6 steps: mean, variance and length stay what they were."""
    starts = prior_points(0, 100, Space("z", (40,)))
    ends = []
    for number, start in enumerate(starts):
        walked = likely_walk(start, 6, number)
        ends.append(walked.points[-1] if len(walked.points) else start.double())
    there = torch.stack(ends)
    assert float(there.mean()) == pytest.approx(0.0, abs=0.06)
    assert float(there.var()) == pytest.approx(1.0, abs=0.07)
    assert float(there.square().sum(dim=1).var()) == pytest.approx(80.0, rel=0.5)  # 2 D
    assert float((there - starts).norm(dim=1).min()) > 1.0


@pytest.mark.parametrize("size", [32, 4096])
def test_most_steps_are_taken_at_any_size(size):
    start = prior_points(1, 1, Space("z", (size,)))[0]
    walked = likely_walk(start, 40, 2)
    assert 0.4 < walked.accepted / walked.tried <= 1.0
    assert step_for(size) <= 0.25
    turned = torch.nn.functional.cosine_similarity(start.double(), walked.points[0], dim=0)
    assert math.acos(float(turned)) == pytest.approx(step_for(size), rel=0.5)


def test_under_a_uniform_prior_the_walk_stays_inside():
    walked = likely_walk(torch.full((6,), 0.97), 200, 9, uniform=True)
    assert 0 < walked.accepted < walked.tried
    assert float(walked.points.abs().max()) < 1.0
