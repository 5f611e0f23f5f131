"""An id survives as many wrong signs as the code promises, and a wrong id is noticed."""

import heapq

import numpy as np
import pytest

from studio.export.marks.code import GENERATORS, LENGTH, SIGNS, decode, encode

IDS = [0, 1, 2**48 - 1, 0x1A2B3C4D5E6F, 77]


@pytest.mark.parametrize("mark", IDS)
def test_there_and_back(mark):
    signs = encode(np.array([mark], np.uint64))[0]
    assert signs.shape == (SIGNS,)
    assert set(np.unique(signs)) <= {-1.0, 1.0}
    found, agrees, again = decode(signs)
    assert (found, agrees) == (mark, True)
    assert np.array_equal(again, signs)


def test_eleven_wrong_signs_anywhere_are_put_right():
    """A free distance of 24 mends any 11."""
    draw = np.random.default_rng(0)
    for trial in range(40):
        mark = int(draw.integers(0, 2**48))
        signs = encode(np.array([mark], np.uint64))[0].copy()
        start = int(draw.integers(0, SIGNS))
        wrong = draw.choice(SIGNS, 11, replace=False) if trial % 2 else start + np.arange(11)
        signs[wrong % SIGNS] *= -1
        assert decode(signs)[:2] == (mark, True)


def test_the_free_distance_is_that_of_the_table():
    """The lightest way from the zero state back to it, found by Dijkstra's algorithm."""
    heap, done = [(sum(g & 1 for g in GENERATORS), 1)], set()
    while heap:
        weight, state = heapq.heappop(heap)
        if state == 0:
            assert weight == 24
            return
        if state in done:
            continue
        done.add(state)
        for bit in (0, 1):
            register = 2 * state + bit
            added = sum((register & g).bit_count() & 1 for g in GENERATORS)
            heapq.heappush(heap, (weight + added, register & (2 ** (LENGTH - 1) - 1)))
    pytest.fail("no way back")


def test_noise_seldom_passes_the_checksum():
    draw = np.random.default_rng(1)
    assert sum(decode(draw.standard_normal(SIGNS))[1] for _ in range(200)) <= 1


def test_soft_signs_of_low_noise():
    """Noise of twice the power of the signs, which leaves a quarter of them wrong."""
    draw = np.random.default_rng(2)
    right = 0
    for _ in range(20):
        mark = int(draw.integers(0, 2**48))
        signs = encode(np.array([mark], np.uint64))[0]
        right += decode(signs + 1.0 * draw.standard_normal(SIGNS))[0] == mark
    assert right >= 18


def test_ids_have_signs_far_apart():
    signs = encode(np.arange(200, dtype=np.uint64))
    apart = (SIGNS - signs @ signs.T) / 2
    assert apart[~np.eye(200, dtype=bool)].min() >= 24
