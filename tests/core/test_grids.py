"""Grids that follow the picture: waves go there and back, and begin alike at every size."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, strategies as st

from studio.core.grids import drawn, frequencies, padded, ranks, slowest, to_grid, to_waves, whole
from studio.core.latents import at_size, evaluate
from studio.errors import LatentError
from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.directions import Direction, random_direction_id
from studio.values.latent import Blend, Move, Seed, Shift, Vector

SIZE = Sizes((64, 64), any_size=True, any_aspect=True, multiple=8)
INFO = GeneratorInfo("vae", "test", (Space("z", (2, 8, 8), cell=8),), SIZE)
sides = st.integers(1, 12)


def at(latent, width, height, *directions, refit=None):
    info = at_size(INFO, width, height)
    return evaluate(latent, info, {d.id: d for d in directions}, refit)


@given(sides, sides, st.integers(0, 99))
def test_waves_keep_length_and_come_back(height, width, seed):
    grid = torch.randn(2, 3, height, width, generator=torch.Generator().manual_seed(seed)).double()
    waves = to_waves(grid)
    assert torch.allclose(to_grid(waves), grid, atol=1e-12)
    assert float(waves.norm()) == pytest.approx(float(grid.norm()))


def test_a_flat_grid_is_only_its_mean():
    waves = to_waves(torch.full((1, 1, 4, 9), 3.0, dtype=torch.float64))
    assert float(waves[0, 0, 0, 0]) == pytest.approx(3.0 * math.sqrt(36))
    assert float(waves.abs().sum()) == pytest.approx(float(waves[0, 0, 0, 0]))


@given(sides, sides)
def test_every_wave_has_a_rank_of_its_own_that_no_size_changes(height, width):
    rank = ranks(height, width)
    assert len(set(rank.flatten().tolist())) == height * width
    assert np.array_equal(rank, ranks(20, 20)[:height, :width])
    if height == width:
        assert int(rank.max()) == height * width - 1


def test_the_slowest_wave_is_the_mean_and_fast_ones_are_far():
    turns = frequencies(8, 16)
    assert float(turns.min()) == float(turns[0, 0]) > 0
    assert float(turns[0, 1]) == pytest.approx(1 / 32)
    assert float(turns[1, 0]) == pytest.approx(1 / 16)


@given(sides, sides, st.integers(0, 2**63 - 1))
def test_a_larger_grid_begins_with_the_smaller_one(height, width, number):
    small, large = drawn(number, "test", (3, height, width)), drawn(number, "test", (3, 13, 14))
    assert np.array_equal(small, large[:, :height, :width])


def test_draws_are_standard_normal_and_apart():
    values = drawn(5, "test", (4, 64, 64))
    assert abs(float(values.mean())) < 0.03
    assert float(values.std()) == pytest.approx(1.0, abs=0.02)
    assert not np.array_equal(values, drawn(6, "test", (4, 64, 64)))


def test_padding_keeps_the_slow_waves():
    waves = torch.arange(24.0).reshape(2, 3, 4)
    wider = padded(waves, 5, 2)
    assert wider.shape == (2, 5, 2)
    assert torch.equal(wider[:, :3], waves[:, :, :2])
    assert float(wider[:, 3:].abs().sum()) == 0


def test_a_seed_is_the_same_composition_at_every_size():
    small, large = at(Seed(7), 64, 64), at(Seed(7), 128, 88)
    assert large.shape == (1, 2, 11, 16)
    assert torch.equal(large[..., :8, :8], small)


def test_a_direction_of_few_waves_moves_every_size_alike():
    values = np.random.default_rng(1).standard_normal((2, 3, 3)).astype(np.float32)
    direction = Direction.of("d", "z", values, 0.5, "attribute")
    latent = Shift(Seed(7), {direction.id: Move(2.0)})
    for width, height in ((64, 64), (128, 88), (16, 16)):
        moved = at(latent, width, height, direction) - at(Seed(7), width, height)
        wanted = padded(torch.from_numpy(direction.delta().reshape(2, 3, 3)) * 2, *moved.shape[2:])
        assert torch.allclose(moved[0], wanted, atol=1e-5)


def test_a_direction_that_is_no_square_of_waves_is_refused():
    direction = Direction.of("d", "z", np.ones(10, np.float32), 1.0, "pca")
    with pytest.raises(LatentError, match="10 numbers"):
        at(Shift(Seed(7), {direction.id: Move(1.0)}), 64, 64, direction)


def test_wandering_is_the_same_walk_at_every_size_and_keeps_the_length():
    latent = Shift(Seed(7), {random_direction_id(3, 0): Move(1.5)})
    small, large = at(latent, 256, 256), at(latent, 512, 512)
    assert float(large.norm()) == pytest.approx(float(at(Seed(7), 512, 512).norm()), rel=1e-5)
    near = torch.nn.functional.cosine_similarity(
        small.flatten(), large[..., :32, :32].flatten(), dim=0
    )
    assert float(near) > 0.99


def test_an_explicit_grid_of_another_size_is_refitted_or_refused():
    vector = Vector.of("z", np.ones((2, 4, 6), np.float32))
    assert torch.equal(at(vector, 48, 32), torch.ones(1, 2, 4, 6))
    with pytest.raises(LatentError, match="does not fit"):
        at(vector, 64, 64)
    asked = []

    def refit(point, space):
        asked.append((tuple(point.shape), space.shape))
        return torch.zeros(space.shape, dtype=torch.float64)

    half = Blend((vector, Vector.of("z", np.ones((2, 8, 8), np.float32))), (0.5, 0.5), "straight")
    assert torch.equal(at(half, 64, 64, refit=refit), torch.full((1, 2, 8, 8), 0.5))
    assert asked == [((2, 4, 6), (2, 8, 8))]


def test_grids_of_other_channels_are_refused_even_where_they_could_be_refitted():
    with pytest.raises(LatentError, match="does not fit"):
        at(Vector.of("z", np.ones((3, 4, 4), np.float32)), 64, 64, refit=lambda p, s: p)


def test_slow_waves_are_taken_and_put_back():
    space = INFO.space.at(64, 40)
    points = torch.arange(2.0 * space.size).reshape(2, -1)
    few = slowest(points, space, 3)
    assert few.shape == (2, 2 * 3 * 3)
    back = whole(few[1], space).reshape(space.shape)
    assert torch.equal(back[:, :3, :3], points[1].reshape(space.shape)[:, :3, :3])
    assert torch.equal(slowest(back.reshape(1, -1), space, 3)[0], few[1])
    assert torch.equal(whole(points[0], space), points[0])
    assert slowest(points, Space("z", (2, 5, 8)), 3) is points


def test_spaces_that_do_not_follow_the_picture_stay():
    fixed = GeneratorInfo("vae", "test", (Space("z", (2, 8, 8)),), SIZE)
    assert at_size(fixed, 999, 3) is fixed
    assert INFO.space.at(65, 1).shape == (2, 1, 9)
