"""A picture painted over is an expression like all others."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from studio.errors import LatentError
from studio.values import edit
from studio.values.latent import (
    Encoded,
    Latent,
    Repaint,
    Seed,
    Shift,
    Vector,
    check_latent,
    walk,
    with_convention,
)

PICTURE = Encoded("ab" * 32, "start", Vector.of("noise", np.ones((4, 2, 3), np.float32)))


def mask_of(values: list[list[float]]) -> Vector:
    return Vector.of("mask", np.array([values], np.float32))


def test_it_survives_json_with_and_without_a_mask():
    for mask in (None, mask_of([[0, 0.5, 1], [1, 0, 0]])):
        latent = Shift(Repaint(Seed(3), PICTURE, mask), {})
        assert msgspec.json.decode(msgspec.json.encode(latent), type=Latent) == latent


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([[0, 1], [1, 0]], "shape"),
        ([[0, 1, 1.5], [0, 0, 0]], "0 to 1"),
        ([[0, 1, -1], [0, 0, 0]], "0 to 1"),
    ],
)
def test_a_mask_of_another_grid_or_range_is_refused(values: list[list[float]], words: str):
    with pytest.raises(LatentError, match=words):
        check_latent(Repaint(Seed(3), PICTURE, mask_of(values)))


def test_its_noise_follows_a_convention_and_its_parts_are_walked():
    latent = Repaint(Seed(3), PICTURE, mask_of([[0, 0, 0], [1, 1, 1]]))
    assert with_convention(latent, "torch_cpu").base == Seed(3, convention="torch_cpu")
    assert len(list(walk(latent))) == 5
    assert edit.base_label(latent) == "photo painted over from 3"
