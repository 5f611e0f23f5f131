"""Several pictures to a frame: light is averaged, not levels."""

import numpy as np
import pytest

from studio.errors import InputError
from studio.export.films.exposure import Developing, Exposure
from studio.export.films.presets import PRESETS, film_preset
from studio.export.films.table import film_format
from studio.values.film.takes import Shooting
from tests.export.export_samples import picture


def developed(pictures, supersample=1):
    developing = Developing(supersample)
    for one in pictures:
        developing.add(one, 1 / len(pictures))
    return developing.frame()


def test_moments_lie_evenly_around_the_frame():
    assert Shooting(10).moments(7, 10.0) == (0.7,)
    found = Shooting(10, subframes=4, shutter=1.0).moments(7, 10.0)
    assert found == pytest.approx((0.6625, 0.6875, 0.7125, 0.7375))
    part = Shooting(10, start=2.0, end=4.0)
    assert (part.count(10.0), part.moments(0, 10.0), part.moments(19, 10.0)) == (20, (2.0,), (3.9,))
    assert Shooting(7).count(1.01) == 7
    assert Shooting(7).moments(7, 1.01)[0] == pytest.approx(1.01)


def test_a_cross_fade_is_opaque_where_one_picture_is():
    clear = np.full((2, 2, 4), (255, 255, 255, 0), np.uint8)
    solid = np.full((2, 2, 3), (200, 100, 50), np.uint8)
    for pair in ([clear, solid], [solid, clear]):
        assert developed(pair)[0, 0].tolist() == [200, 100, 50, 128]


def test_one_picture_stays_and_equal_ones_too():
    for bits in (8, 16):
        one = picture(bits=bits, channels=4)
        assert developed([one]) is one
        again = developed([one, one, one]).astype(int)
        seen = one[..., 3] > 0
        assert np.abs(again - one)[seen].max() <= (0 if bits == 8 else 40)


def test_half_the_light_of_white_is_188():
    black, white = (np.full((4, 6, 3), level, np.uint8) for level in (0, 255))
    assert np.all(developed([black, white]) == 188)
    board = np.zeros((4, 6, 3), np.uint8)
    board[::2, ::2] = board[1::2, 1::2] = 255
    small = developed([board], 2)
    assert small.shape == (2, 3, 3)
    assert np.all(small == 188)


def test_what_is_transparent_lends_no_colour():
    seen = np.full((2, 2, 4), (200, 100, 50, 255), np.uint8)
    gone = np.full((2, 2, 4), (0, 255, 0, 0), np.uint8)
    assert developed([seen, gone])[0, 0].tolist() == [200, 100, 50, 128]


@pytest.mark.parametrize("given", [(0, 0.5, 1), (65, 0.5, 1), (1, 0, 1), (1, 1.1, 1), (1, 0.5, 5)])
def test_bounds(given):
    with pytest.raises(InputError, match="expected"):
        Exposure(*given)


def test_presets_can_be_written():
    for known in PRESETS:
        kind = film_format(known.spec.format)
        assert known.spec.bits in kind.depths
        assert kind.alpha or not known.spec.alpha
        assert known.size is None or kind.padded(*known.size) == known.size
    with pytest.raises(InputError, match="square"):
        film_preset("cinema")
