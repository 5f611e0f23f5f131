"""A taste: learned from little, sensible after one click, quicker than chance to a hidden aim."""

from __future__ import annotations

import numpy as np
import pytest

from studio.values.breed.looks import COUNT, looks
from studio.values.breed.taste import PASSED, Verdict, chosen, learned


def verdicts(x, liked, counts=1.0):
    return [Verdict(tuple(row), bool(y), counts) for row, y in zip(x, liked, strict=True)]


def test_nothing_said_is_no_taste():
    assert learned([]) is None


def test_one_click_leans_that_way_and_stays_various():
    rng = np.random.default_rng(1)
    x = rng.normal(size=(12, COUNT))
    said = verdicts(x[:1], [True]) + verdicts(x[1:], [False] * 11, PASSED)
    taste = learned(said, x)
    chance = taste.chance(x)
    assert np.isfinite(chance).all()
    assert chance.argmax() == 0
    assert 0.05 < chance.min() < chance.max() < 0.95  # nothing is taken for certain
    many = rng.normal(size=(48, COUNT))
    first, other = chosen(taste, 1, many, 12), chosen(taste, 2, many, 12)
    assert len(set(first)) == 12
    assert first != other  # other draws, other children
    assert chosen(taste, 1, many, 12) == first


def test_all_liked_or_all_refused_is_no_failure():
    x = np.random.default_rng(2).normal(size=(5, COUNT))
    for liked in (True, False):
        taste = learned(verdicts(x, [liked] * 5))
        assert np.isfinite(taste.score(x)).all()
    same = np.ones((4, COUNT))
    assert np.isfinite(learned(verdicts(same, [True, False, True, False])).score(same)).all()


def test_the_mean_is_where_the_posterior_is_highest():
    """Against gradient descent written out."""
    rng = np.random.default_rng(4)
    x = rng.normal(size=(30, 6))
    y = (x @ np.array([1.0, -2.0, 0.5, 0.0, 0.0, 0.0]) > 0).astype(float)
    taste = learned(verdicts(x, y))
    standard = (x - taste.middle) / taste.spread
    w = np.zeros(6)
    for _ in range(20_000):
        p = 1 / (1 + np.exp(-(standard @ w)))
        w -= 0.05 * (standard.T @ (p - y) + 0.2 * w)
    assert taste.mean == pytest.approx(w, abs=1e-4)
    p = 1 / (1 + np.exp(-(standard @ w)))
    precision = (standard.T * (p * (1 - p))) @ standard + 0.2 * np.eye(6)
    assert taste.root @ taste.root.T == pytest.approx(np.linalg.inv(precision), abs=1e-3)


def test_what_a_picture_is_like():
    black, white = (np.full((40, 64, 3), v, np.uint8) for v in (0, 255))
    red = np.zeros((40, 64, 4), np.uint8)
    red[..., 0] = red[..., 3] = 255
    assert looks(black).shape == looks(red).shape == (COUNT,)
    assert looks(white)[0] * 25 == pytest.approx(100, abs=0.1)
    light, a, b = looks(red)[:3] * np.array([25, 20, 20])
    assert (light, a, b) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    half = black.copy()
    half[:, 32:] = 255
    assert looks(half)[0] < 0.1 < looks(half)[9]
    tiny = np.zeros((4, 5, 3), np.uint8)
    assert np.isfinite(looks(tiny)).all()


PIXELS, LATENT, AIM = 24, 12, 1.6


def bred(seed, with_taste, most=40):
    """Generations until a simulated picker sees what it wants; it knows its rule, nobody else does.

    A place is a point on a sphere, its picture a bent linear image of it; children mix the two
    parents and turn by half a radian, of which 48 are looked at.
    """
    rng = np.random.default_rng(seed)
    paint = rng.normal(size=(LATENT, PIXELS)) / np.sqrt(LATENT)
    secret = rng.normal(size=PIXELS)
    secret /= np.linalg.norm(secret @ paint.T)

    def picture(z):
        return np.tanh(z @ paint) + 0.05 * np.sin(7 * z @ paint)

    def wanted(z):
        return picture(z) @ secret

    parents = rng.normal(size=(2, LATENT))
    said, seen = [], []
    for generation in range(1, most + 1):
        share = rng.random((48, 1))
        z = share * parents[0] + (1 - share) * parents[1]
        z = np.cos(0.5) * z + np.sin(0.5) * rng.normal(size=z.shape)
        z *= np.sqrt(LATENT) / np.linalg.norm(z, axis=1, keepdims=True)
        taste = learned(said, np.array(seen)) if with_taste and said else None
        shown = z[list(chosen(taste, generation, picture(z), 12))] if taste else z[:12]
        seen += list(picture(shown))
        if wanted(shown).max() > AIM:
            return generation
        ranked = np.argsort(-wanted(shown))
        parents = shown[ranked[:2]]
        said += verdicts(picture(parents), [True, True])
        said += verdicts(picture(shown[ranked[-2:]]), [False, False])
        said += verdicts(picture(shown[ranked[2:-2]]), [False] * 8, PASSED)
    return most


def test_a_hidden_aim_is_reached_in_fewer_generations_with_a_taste():
    seeds = range(12)
    plain = np.mean([bred(seed, False) for seed in seeds])
    tasted = np.mean([bred(seed, True) for seed in seeds])
    assert tasted < 0.8 * plain, (tasted, plain)
