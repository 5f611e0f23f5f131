"""Procedural pictures: seeded, in range, of every kind, with the spectrum of photographs."""

import numpy as np
import pytest

from studio.training.darkroom.leaves import Leaves, radii, strewn
from studio.training.darkroom.noises import colours, field, grain
from studio.training.darkroom.textures import KINDS, blurred, picture


def random(seed=1):
    return np.random.Generator(np.random.Philox(seed))


def test_the_same_seed_gives_the_same_picture():
    first = picture(11, 64)
    assert np.array_equal(first, picture(11, 64))
    assert not np.array_equal(first, picture(12, 64))
    assert first.shape == (64, 64, 3)
    assert first.dtype == np.float32


@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_every_kind_draws_something_finite(kind):
    scene = KINDS[kind][0](48, random(kind))
    assert scene.shape == (48, 48, 3)
    assert np.isfinite(scene).all()
    assert scene.std() > 0.002


def test_odds_sum_to_one():
    assert sum(odds for _, odds in KINDS) == pytest.approx(1.0)


def test_fields_have_the_spectrum_they_are_asked_for():
    for power in (0.5, 1.0, 2.0):
        spectrum = np.abs(np.fft.fft2(field(128, power, random()))[0]) ** 2
        slow, fast = spectrum[0, 2:6].mean(), spectrum[0, 16:48].mean()
        slope = np.log(slow / fast) / np.log(28 / 3.6) / 2
        assert slope == pytest.approx(power, abs=0.35)


def test_radii_follow_their_power():
    leaves = Leaves(200_000, 0.01, 0.5, 3.0, (1, 0, 0, 0), 0, 0)
    sizes = radii(leaves, random())
    assert 0.01 <= sizes.min() <= sizes.max() <= 0.5
    share = (sizes > 0.02).mean()
    assert share == pytest.approx((0.02**-2 - 0.5**-2) / (0.01**-2 - 0.5**-2), abs=0.01)


def test_dead_leaves_fall_off_as_photographs_do():
    leaves = Leaves(900, 0.01, 0.4, 3.0, (1, 1, 1, 0), 0, 0)
    power = np.zeros(64)
    for seed in range(6):
        scene = strewn(128, random(seed), leaves).mean(2)
        power += (np.abs(np.fft.fft2(scene - scene.mean())) ** 2)[:64, :64].diagonal()
    slope = np.polyfit(np.log(np.arange(3, 30)), np.log(power[3:30]), 1)[0]
    assert -4.0 < slope < -1.4


def test_palettes_differ_most_in_lightness():
    found = np.concatenate([colours(50, random(seed)) for seed in range(20)])
    assert 0 <= found.min() < found.max() <= 1
    assert found.mean(1).std() > 2 * (found[:, 0] - found[:, 1]).std()


def test_grain_is_of_unit_spread():
    for seed in range(12):
        assert grain(64, random(seed)).std() == pytest.approx(1.0, abs=0.25)


def test_blur_keeps_the_mean_and_takes_the_edges():
    edge = np.zeros((40, 40, 1), np.float32)
    edge[:, 20:] = 1
    soft = blurred(edge, 3.0)
    assert soft.shape == edge.shape
    assert soft.mean() == pytest.approx(0.5, abs=0.01)
    assert np.abs(np.diff(soft, axis=1)).max() < 0.2
