"""A picture goes on beyond its edges: where the old one lies, and what is new."""

import numpy as np
import pytest

from studio.values import extending, masks
from studio.values.card import Sizes
from studio.values.extending import AROUND, DOWN, LEFT, RIGHT, UP

FREE = Sizes((512, 512), any_size=True, any_aspect=True, multiple=8, largest=2048)
FIXED = Sizes((128, 128), ((128, 128),))


def way(key, sizes=FREE, size=(512, 384)):
    return next(one for one in extending.ways(sizes, *size) if one.key == key)


def picture(width=512, height=384, seed=0):
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


@pytest.mark.parametrize("size", [(512, 512), (512, 384), (64, 1000), (8, 8), (1896, 1896)])
def test_all_ways_are_sizes_that_the_model_makes_and_hold_the_whole_picture(size):
    for one in extending.ways(FREE, *size):
        assert one.width % 8 == one.height % 8 == 0
        assert max(one.width, one.height) <= 2048
        assert (one.width, one.height) != size
        assert (one.wide, one.high) == size
        assert one.x >= 0
        assert one.y >= 0
        assert one.x + one.wide <= one.width
        assert one.y + one.high <= one.height


def test_where_nothing_larger_is_made_there_is_no_way():
    assert extending.ways(FREE, 2048, 2048) == ()


def test_to_one_side_the_others_stay():
    left, right, up, down = (way(key) for key in (LEFT, RIGHT, UP, DOWN))
    assert (left.width, left.height, left.x, left.y) == (640, 384, 128, 0)
    assert (right.width, right.height, right.x, right.y) == (640, 384, 0, 0)
    assert (up.width, up.height, up.x, up.y) == (512, 480, 0, 96)
    assert (down.width, down.height, down.x, down.y) == (512, 480, 0, 0)


@pytest.mark.parametrize("aspect", extending.ASPECTS)
def test_to_another_aspect_one_side_stays(aspect):
    across, down = aspect
    found = [w for w in extending.ways(FREE, 512, 384) if w.key == f"{across}:{down}"]
    for one in found:
        assert one.width == 512 or one.height == 384
        assert one.width / one.height == pytest.approx(across / down, rel=0.03)
    assert found


@pytest.mark.parametrize("key", [LEFT, RIGHT, UP, DOWN, AROUND, "16:9"])
def test_the_old_picture_is_where_it_should_be_and_its_edge_is_mirrored(key):
    old, one = picture(), way(key)
    made = extending.placed(old, one)
    assert made.shape == (one.height, one.width, 3)
    assert np.array_equal(made[one.y : one.y + 384, one.x : one.x + 512], old)
    if one.x:
        assert np.array_equal(made[one.y : one.y + 384, one.x - 1], old[:, 0])
        assert np.array_equal(made[one.y : one.y + 384, one.x - 5], old[:, 4])


@pytest.mark.parametrize("key", [LEFT, RIGHT, UP, DOWN, AROUND, "9:16"])
def test_all_that_is_new_is_drawn_and_the_old_stays_but_for_its_edge(key):
    one = way(key)
    mask = extending.mask_of(one)
    assert mask.shape == masks.empty(one.width, one.height).shape
    down, across = mask.shape[0] / one.height, mask.shape[1] / one.width
    y, x = np.mgrid[: mask.shape[0], : mask.shape[1]]
    x, y = (x + 0.5) / across, (y + 0.5) / down
    inside = (x > one.x) & (x < one.x + one.wide) & (y > one.y) & (y < one.y + one.high)
    assert (mask[~inside] == 1.0).all()
    soft = extending.SOFT * max(one.width, one.height) + 1
    deep = (
        ((x > one.x + soft) | (one.x == 0))
        & ((x < one.x + one.wide - soft) | (one.x + one.wide == one.width))
        & ((y > one.y + soft) | (one.y == 0))
        & ((y < one.y + one.high - soft) | (one.y + one.high == one.height))
    )
    assert (mask[inside & deep] == 0.0).all()
    assert 0.0 < mask[inside].max() <= 1.0


def test_a_model_of_one_size_moves_the_picture_aside_or_makes_it_smaller():
    found = {one.key: one for one in extending.ways(FIXED, 128, 128)}
    assert set(found) == {LEFT, RIGHT, UP, DOWN, AROUND}
    assert all((one.width, one.height) == (128, 128) for one in found.values())
    old = picture(128, 128)
    left = extending.placed(old, found[LEFT])
    assert np.array_equal(left[:, 32:], old[:, :96])
    right = extending.placed(old, found[RIGHT])
    assert np.array_equal(right[:, :96], old[:, 32:])
    assert np.array_equal(right[:, 96], old[:, 127])
    flat = extending.placed(np.full((128, 128, 3), 77, np.uint8), found[AROUND])
    assert (flat == 77).all()
    mask = extending.mask_of(found[AROUND])
    assert mask[:16].min() == 1.0
    assert mask[64, 64] == 0.0
