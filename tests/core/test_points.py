"""Points on maps of features: pulled, and found again."""

import pytest
import torch

from studio.core.points import (
    motion_cost,
    patch,
    picture_features,
    sampled,
    steps_towards,
    tracked,
)


def blob(x, y, side=48, wide=4.0):
    """[1, 3, side, side]: a warm spot on blue."""
    at = torch.arange(side, dtype=torch.float32)
    spot = torch.exp(-((at[None] - x) ** 2 + (at[:, None] - y) ** 2) / (2 * wide**2))
    warm, cold = torch.tensor([0.9, 0.6, 0.2]), torch.tensor([0.1, 0.2, 0.4])
    return (cold[:, None, None] + (warm - cold)[:, None, None] * spot)[None]


def test_features_are_read_between_pixels_and_go_on_beyond_the_edge():
    ramp = torch.arange(12, dtype=torch.float32).reshape(1, 3, 4)
    at = torch.tensor([[0.0, 0.0], [1.5, 0.0], [2.0, 1.5], [9.0, -3.0]])
    assert sampled(ramp, at)[:, 0].tolist() == pytest.approx([0.0, 1.5, 8.0, 3.0])


def test_a_patch_is_a_disc():
    offsets = patch(2, torch.zeros(1))
    assert len(offsets) == 21
    assert float(offsets.norm(dim=1).max()) <= 2.5


def test_steps_are_as_long_as_they_may_be_and_end_at_the_target():
    handles, targets = (
        torch.tensor([[0.0, 0.0], [5.0, 5.0]]),
        torch.tensor([[8.0, 6.0], [5.0, 5.5]]),
    )
    steps = steps_towards(handles, targets, 2.0).flatten().tolist()
    assert steps == pytest.approx([1.6, 1.2, 0.0, 0.5])


@pytest.mark.parametrize(("dx", "dy"), [(3.0, 0.0), (-2.4, 4.7), (0.0, 0.0)])
def test_a_point_is_found_where_it_went(dx, dy):
    start = torch.tensor([[20.0, 24.0]])
    before = picture_features(blob(20, 24))
    scale = before.flatten(1).std(dim=1)[:, None, None]
    wanted = sampled(before / scale, start[:, None] + patch(3, start))
    after = picture_features(blob(20 + dx, 24 + dy)) / scale
    found = tracked(after, wanted, start, 3, 10)
    assert found[0].tolist() == pytest.approx([20 + dx, 24 + dy], abs=0.5)


def test_where_everything_looks_the_same_a_point_stays():
    flat = torch.zeros(3, 32, 32)
    start = torch.tensor([[11.0, 17.0]])
    wanted = sampled(flat, start[:, None] + patch(3, start))
    assert tracked(flat, wanted, start, 3, 8).tolist() == [[11.0, 17.0]]


def test_following_the_cost_moves_a_spot_towards_its_target():
    at = torch.tensor([20.0, 24.0], requires_grad=True)
    handles, targets = torch.tensor([[20.0, 24.0]]), torch.tensor([[32.0, 24.0]])
    features = picture_features(blob(*at))
    wanted = sampled(features.detach(), handles[:, None] + patch(3, handles))
    cost = motion_cost(features, wanted, handles, targets, 3, 1.5)
    (slope,) = torch.autograd.grad(cost, at)
    assert float(slope[0]) < 0.0  # downhill is to the right
    assert abs(float(slope[1])) < 0.2 * abs(float(slope[0]))
