"""Films whose size a model cannot make: as near as it can, then fitted."""

from __future__ import annotations

import numpy as np
import pytest

from studio.errors import InputError
from studio.export.films.fitting import drawn_size, fitted_to
from studio.values.card import Sizes

FREE = Sizes((256, 256), any_size=True, any_aspect=True, multiple=16, largest=2048)


def test_a_model_draws_as_near_as_it_can_and_not_smaller_where_it_can():
    assert drawn_size(Sizes((64, 64), fixed=((64, 64),)), 512, 300) == (64, 64)
    assert drawn_size(FREE, 1080, 1920) == (1088, 1920)
    assert drawn_size(Sizes((64, 64), any_size=True, multiple=8), 100, 50) == (104, 104)
    with pytest.raises(InputError, match="up to 2,048"):
        drawn_size(FREE, 4000, 100)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_a_picture_that_is_a_little_too_large_keeps_its_pixels(kind):
    picture = np.random.default_rng(3).integers(0, 255, (40, 48, 3)).astype(kind)
    assert np.array_equal(fitted_to(picture, (44, 40)), picture[:, 2:46])
    assert np.array_equal(fitted_to(picture, (48, 40)), picture)


@pytest.mark.parametrize("size", [(512, 512), (16, 16), (300, 100), (10, 30)])
def test_a_picture_of_another_size_shows_as_much_as_there_is_room_for(size):
    """Red left, blue right: both are there, half and half, at whatever size."""
    picture = np.zeros((64, 64, 3), np.uint8)
    picture[:, :32, 0] = 255
    picture[:, 32:, 2] = 255
    made = fitted_to(picture, size)
    assert made.shape == (size[1], size[0], 3)
    assert made.dtype == np.uint8
    assert abs(made[..., 0].mean() - made[..., 2].mean()) < 16
    scale = max(size) / 64
    if size[0] >= size[1]:  # the whole width is seen
        edges = np.abs(np.diff(made[size[1] // 2, :, 0].astype(int))).argmax()
        assert abs(edges - 32 * scale) <= max(1, scale)
