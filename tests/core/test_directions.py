import math

import numpy as np
import pytest
import torch
from hypothesis import given, strategies as st

from studio.core.directions import (
    calibrate,
    closed_form,
    from_examples,
    mean_slopes,
    pca,
    visible_moves,
)
from studio.errors import LatentError, ShapeError

seeds = st.integers(0, 2**31)


def normal(seed, *shape):
    return torch.from_numpy(np.random.default_rng(seed).standard_normal(shape))


@given(seeds)
def test_pca_is_the_covariances_eigenvectors(seed):
    points = normal(seed, 60, 6) * torch.tensor([5.0, 3.0, 2.0, 1.0, 0.5, 0.1])
    components, spreads = pca(points, 4)
    values, vectors = np.linalg.eigh(np.cov(points.numpy().T))
    assert np.allclose(spreads.square().numpy(), values[::-1][:4])
    cosines = np.abs((components.numpy() * vectors[:, ::-1].T[:4]).sum(axis=1))
    assert np.allclose(cosines, 1.0, atol=1e-6)
    assert bool((components.gather(1, components.abs().argmax(1, keepdim=True)) > 0).all())


def test_pca_of_a_plane_has_two_components():
    points = normal(1, 40, 2) @ normal(2, 2, 9)
    assert pca(points, 5)[0].shape == (2, 9)
    assert pca(torch.zeros(4, 9), 5)[0].shape == (0, 9)
    assert pca(normal(1, 80, 2) @ normal(2, 2, 9), 5)[0].shape == (2, 9)
    assert pca(torch.zeros(80, 9), 5)[0].shape == (0, 9)


@given(seeds, st.sampled_from((8, 40)))
def test_closed_form_directions_are_orthonormal_eigenvectors(seed, rows):
    weights = normal(seed, rows, 12)
    moves, strengths = closed_form(weights, 7)
    assert moves.shape == (7, 12)
    assert torch.allclose(moves @ moves.T, torch.eye(7, dtype=torch.float64), atol=1e-9)
    product = weights.T @ weights
    assert torch.allclose(moves @ product, strengths.square()[:, None] * moves, atol=1e-8)
    assert bool((strengths.diff() <= 0).all())
    changes = (moves @ weights.T).norm(dim=1)
    assert torch.allclose(changes, strengths, atol=1e-6)


def test_closed_form_leaves_out_what_nothing_reads():
    weights = normal(3, 20, 2) @ normal(4, 2, 9)
    assert closed_form(weights, 5)[0].shape == (2, 9)


@given(seeds)
def test_visible_moves_are_at_right_angles_and_so_are_their_effects(seed):
    jacobian = normal(seed, 30, 8)
    moves, strengths = visible_moves(jacobian, 5)
    assert torch.allclose(moves @ moves.T, torch.eye(5, dtype=torch.float64), atol=1e-9)
    effects = jacobian @ moves.T
    assert torch.allclose(effects.T @ effects, torch.diag(strengths.square()), atol=1e-8)
    assert bool((strengths.diff() <= 0).all())
    random = normal(seed + 1, 8)
    assert float((jacobian @ random).norm() / random.norm()) <= float(strengths[0]) + 1e-9


def test_a_known_direction_is_learned():
    truth = normal(3, 32)
    truth = truth / truth.norm()
    points = normal(4, 400, 32)
    score = points @ truth
    found = from_examples(points[score > 0.8], points[score < -0.8], normal(5, 256, 32))
    assert float(found @ truth) > 0.93
    assert float(found.norm()) == pytest.approx(1.0)


def test_one_example_points_at_itself():
    example = normal(6, 1, 16)
    found = from_examples(example, torch.zeros(0, 16), normal(7, 2000, 16))
    assert float(found @ example[0] / example.norm()) > 0.95


def test_what_only_one_group_varies_in_counts_less():
    noisy = torch.tensor([10.0, 1.0])
    yes = normal(8, 200, 2) * noisy + torch.tensor([1.0, 1.0])
    no = normal(9, 200, 2) * noisy - torch.tensor([1.0, 1.0])
    found = from_examples(yes, no, normal(10, 100, 2))
    assert abs(float(found[1])) > 5 * abs(float(found[0]))


def test_large_spaces_are_learned_too():
    points = normal(11, 6, 3000)
    found = from_examples(points[:3], points[3:], normal(12, 16, 3000))
    assert float((points[:3] @ found).min()) > float((points[3:] @ found).max())


def test_useless_examples_are_refused():
    same = normal(1, 3, 4)
    with pytest.raises(LatentError, match="the same"):
        from_examples(same, same, normal(2, 50, 4))
    with pytest.raises(LatentError, match="at least one"):
        from_examples(torch.zeros(0, 4), same, normal(2, 50, 4))
    with pytest.raises(ShapeError, match="lack it"):
        from_examples(same, normal(1, 3, 5), normal(2, 50, 4))


@given(st.floats(0.005, 2.0), st.floats(0.3, 2.0))
def test_calibration_finds_the_step(scale, power):
    target = 0.06
    step = calibrate(lambda s: scale * s**power, target)
    wanted = (target / scale) ** (1 / power)
    bounded = min(max(wanted, 0.02), 1.5)
    if bounded == wanted:
        assert scale * step**power == pytest.approx(target, rel=0.06)
    else:
        assert step == pytest.approx(bounded, rel=0.3)


def test_a_direction_without_effect_gets_the_largest_step():
    assert calibrate(lambda s: 0.0, 0.06) == pytest.approx(1.5, rel=0.3)
    assert math.isfinite(calibrate(lambda s: 1e9 * s, 0.06))


@given(seeds, st.sampled_from([6, 80]))
def test_mean_slopes_are_those_of_a_linear_map(seed, size):
    points, slopes = normal(seed, 40, size), normal(seed + 1, 3, size)
    found = mean_slopes(points, points @ slopes.T)
    ridge = torch.cat((points, (0.05 * 40) ** 0.5 * torch.eye(size, dtype=torch.float64)))
    wanted = torch.cat((points @ slopes.T, torch.zeros(size, 3, dtype=torch.float64)))
    assert torch.allclose(found, torch.linalg.lstsq(ridge, wanted).solution.T, atol=1e-8)


def test_mean_slopes_ignore_what_cancels_out():
    points = normal(1, 4000, 3)
    features = torch.stack((points[:, 0] ** 3, points[:, 1] ** 2), dim=1)
    opposite = torch.stack(((-points[:, 0]) ** 3, points[:, 1] ** 2), dim=1)
    found = mean_slopes(points, (features - opposite) / 2)
    assert float(found[0, 0]) == pytest.approx(3.0, rel=0.15)  # E[3 z²] = 3
    assert float(found[1].abs().max()) < 1e-9
