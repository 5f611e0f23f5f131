"""A mark is faint, the same whatever the bands, and leaves alone what it should."""

import numpy as np
import pytest

from studio.export.marks.marker import Marker, holds_mark, marked, new_mark, why_unmarked
from studio.export.marks.pattern import HIGH, LOW, tile, tile_side
from studio.export.marks.strength import LEAST, least_of
from tests.export.marks.mark_samples import MARK, decibels, scene


@pytest.mark.parametrize(("width", "height"), [(256, 256), (257, 301), (640, 259), (1031, 515)])
@pytest.mark.parametrize(("bits", "channels"), [(8, 3), (8, 4), (16, 3), (16, 4)])
def test_the_same_whatever_the_bands(width, height, bits, channels):
    picture = scene(width, height, 1, bits, channels)
    whole = marked(picture, MARK)
    assert whole.dtype == picture.dtype
    assert whole.shape == picture.shape
    for tall in (1, 37, 64, 200):
        marker, came, wanted = Marker(MARK, width, height), [], 0
        for y in range(0, height, tall):
            for y0, rows in marker.push(picture[y : y + tall]):
                assert y0 == wanted
                wanted += len(rows)
                came.append(rows)
        assert np.array_equal(np.concatenate(came), whole)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("size", [(256, 256), (700, 512)])
def test_forty_decibels(seed, size):
    picture = scene(*size, seed)
    assert decibels(picture, marked(picture, MARK)) > 42


def test_forty_decibels_where_everything_is_noise():
    noise = np.random.default_rng(0).integers(0, 256, (512, 512, 3), dtype=np.uint8)
    assert decibels(noise, marked(noise, MARK)) > 40
    hard = np.kron(np.indices((64, 64)).sum(0) % 2, np.ones((8, 8)))[..., None].repeat(3, 2) * 255
    assert decibels(hard.astype(np.uint8), marked(hard.astype(np.uint8), MARK)) > 40


def test_next_to_nothing_on_flat_ground():
    flat = np.full((512, 512, 3), 120, np.uint8)
    change = marked(flat, MARK).astype(int) - flat
    assert abs(change).max() <= 2
    assert 0.3 < change.std() < 0.65
    assert abs(change.mean()) < 0.02
    smooth = np.full((512, 512, 3), 120 * 257, np.uint16)
    assert (marked(smooth, MARK).astype(int) - smooth).std() == pytest.approx(257 * LEAST, rel=0.1)


def test_alpha_stays_and_so_does_what_is_not_seen():
    picture = scene(256, 256, 2, channels=4)
    picture[:, :128, 3] = 0
    picture[:, 128:, 3] = 200
    after = marked(picture, MARK)
    assert np.array_equal(after[..., 3], picture[..., 3])
    assert np.array_equal(after[:, :128], picture[:, :128])
    assert not np.array_equal(after[:, 128:], picture[:, 128:])


def test_black_and_white_do_not_turn_round():
    for level in (0, 255):
        plain = np.full((256, 256, 3), level, np.uint8)
        assert abs(marked(plain, MARK).astype(int) - level).max() <= 2


def test_a_tile_holds_middle_frequencies_only():
    for side in (128, 200, 256):
        found = tile(MARK, side)
        power = np.abs(np.fft.fft2(found)) ** 2
        length = np.hypot(*np.meshgrid(*[np.fft.fftfreq(side) * side] * 2))
        inside = power[(length >= LOW) & (length <= HIGH)].sum()
        assert inside > 0.97 * power.sum()
        assert found.mean() == pytest.approx(0, abs=1e-5)
        assert found.std() == pytest.approx(1, abs=1e-4)


def test_tiles_of_two_ids_differ_and_share_what_is_known():
    one, two = tile(MARK, 128), tile(0x8F00BA5E1234, 128)
    assert 0.2 < float((one * two).mean()) < 0.6


def test_size_of_the_tile():
    assert tile_side(256, 4000) == 208
    assert tile_side(300, 300) == 244
    assert tile_side(512, 512) == tile_side(1024, 1024) == 256
    assert tile_side(2048, 3000) == 512
    assert tile_side(16_384, 16_384) == 1024
    assert tile_side(256, 4000, 2) == tile_side(512, 512, 1) == 128


def test_too_small_is_said():
    assert not holds_mark(255, 2000)
    assert why_unmarked(255, 2000) == "A mark needs 256 pixels a side; at 255 × 2000 there is none."
    assert why_unmarked(256, 256) == ""


def test_ids_are_new():
    assert len({new_mark() for _ in range(100)}) == 100


def test_slow_waves_make_no_steps_on_flat_ground():
    """Means of 8 × 8 pixels follow the wave in fractions of a level; whole levels alone cannot."""
    flat = np.full((512, 512, 3), 120, np.uint8)
    change = (marked(flat, MARK).astype(int) - flat)[..., 0]
    means = change.reshape(64, 8, 64, 8).mean((1, 3))
    wave = LEAST * np.tile(tile(MARK, 256), (2, 2)).reshape(64, 8, 64, 8).mean((1, 3))
    assert np.corrcoef(means.ravel(), wave.ravel())[0, 1] > 0.97
    assert (means - wave).std() < 0.1


def test_small_pictures_are_marked_more_strongly_and_earlier_versions_can_be_put_in_again():
    assert least_of(512, 900, 3) == least_of(4000, 4000, 2) == LEAST
    assert least_of(4000, 4000, 3) == pytest.approx(0.7 * LEAST)
    assert least_of(256, 900, 3) == pytest.approx(1.65 * LEAST)
    assert least_of(256, 900, 2) == pytest.approx(1.45 * LEAST)
    assert LEAST < least_of(400, 400, 3) < least_of(256, 256, 3)
    flat = np.full((256, 256, 3), 120, np.uint8)
    faint, strong = ((marked(flat, MARK, v).astype(int) - flat).std() for v in (1, 2))
    assert faint < strong < 1.0
    big = scene(700, 512, 1)
    assert (marked(big, MARK, 1) == marked(big, MARK, 2)).all()
