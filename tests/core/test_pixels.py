import numpy as np
import pytest
import torch
from hypothesis import given, strategies as st

from studio.core.pixels import to_u8, to_u16
from studio.errors import ShapeError

seeds = st.integers(0, 2**63 - 1)


def picture(seed, height=12, width=9, channels=3):
    drawn = np.random.default_rng(seed).random((2, channels, height, width), dtype=np.float32)
    return torch.from_numpy(drawn * 1.2 - 0.1)


@given(st.integers(0, 1000))
def test_bytes_are_the_nearest(seed):
    floats = picture(seed)
    found = to_u8(floats)
    exact = np.clip(floats.permute(0, 2, 3, 1).double().numpy(), 0, 1) * 255
    assert found.shape == (2, 12, 9, 3)
    assert found.flags.c_contiguous
    assert np.abs(found - exact).max() <= 0.5 + 1e-4


def test_every_byte_and_word_survives():
    levels = torch.arange(256).float().reshape(1, 1, 16, 16)
    assert np.array_equal(to_u8(levels / 255)[0, :, :, 0], np.arange(256).reshape(16, 16))
    words = torch.arange(65536).float().reshape(1, 1, 256, 256)
    assert np.array_equal(to_u16(words / 65535)[0, :, :, 0], np.arange(65536).reshape(256, 256))


@given(seeds, st.integers(1, 11))
def test_bands_equal_the_whole(seed, cut):
    floats = picture(1)
    whole = to_u8(floats, seed)
    top, bottom = to_u8(floats[:, :, :cut], seed), to_u8(floats[:, :, cut:], seed, cut)
    assert np.array_equal(np.concatenate((top, bottom), axis=1), whole)


@given(seeds)
def test_dither_stays_within_one_step_and_half(seed):
    floats = picture(2)
    exact = np.clip(floats.permute(0, 2, 3, 1).double().numpy(), 0, 1) * 255
    assert np.abs(to_u8(floats, seed) - exact).max() <= 1.5


@pytest.mark.parametrize("level", [0.2, 0.75, 1.3, 100.4, 253.5, 254.7])
def test_dither_keeps_the_mean(level):
    flat = torch.full((1, 3, 200, 200), level / 255)
    found = to_u8(flat, 5)
    assert found.mean() == pytest.approx(level, abs=0.02)
    assert len(np.unique(found)) > 1


def test_black_and_white_stay_pure():
    ends = torch.cat((torch.zeros(1, 3, 64, 64), torch.ones(1, 3, 64, 64)))
    found = to_u8(ends, 3)
    assert found[0].max() == 0
    assert found[1].min() == 255


def test_dither_has_little_coarse_noise():
    flat = torch.full((1, 1, 256, 256), 100.5 / 255)
    noise = to_u8(flat, 9)[0, :, :, 0].astype(float) - 100.5
    spectrum = np.abs(np.fft.rfft(noise, axis=1)) ** 2
    assert spectrum[:, 1:20].mean() < 0.3 * spectrum[:, -20:].mean()


def test_seeds_and_channels_differ():
    flat = torch.full((1, 3, 32, 32), 100.5 / 255)
    one, two = to_u8(flat, 1), to_u8(flat, 2)
    assert not np.array_equal(one, two)
    assert not np.array_equal(one[..., 0], one[..., 1])
    assert np.array_equal(one, to_u8(flat, 1))


def test_four_channels_and_rows_beyond_a_chunk():
    floats = torch.rand(1, 4, 5, 7, generator=torch.Generator().manual_seed(1))
    assert to_u8(floats, 1).shape == (1, 5, 7, 4)
    with pytest.raises(ShapeError, match="picture"):
        to_u8(floats[0])
