from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, strategies as st

from studio.errors import RecipeError
from studio.inference.sizes import BAND_PIXELS, bands, check_recipe_fits, render_size
from studio.models.base import band_rows
from studio.values.card import Sizes, Space
from tests.helpers.fake_generator import card_of, info_of, recipe_of

sides = st.integers(1, 16_384)


@given(sides, sides)
def test_bands_cover_every_row_once_and_stay_small(width, height):
    found = bands(width, height, tiles=True)
    assert found[0][0] == 0
    assert found[-1][1] == height
    assert all(a[1] == b[0] for a, b in pairwise(found))
    assert all((y1 - y0) * width <= BAND_PIXELS or y1 - y0 == band_rows(width) for y0, y1 in found)
    assert bands(width, height, tiles=False) == ((0, height),)


@given(sides, sides, st.integers(1, 4000))
def test_any_size_is_rendered_as_it_is_shown(width, height, side):
    size, shown = render_size(recipe_of(size=(width, height)), info_of(), side)
    assert size == shown
    assert max(shown) <= max(side, 1)
    assert min(shown) >= 1


@given(st.integers(1, 40), st.integers(1, 40), st.integers(8, 900))
def test_multiples_are_kept(w, h, side):
    info = info_of(Sizes((64, 64), any_size=True, any_aspect=True, multiple=16))
    size, shown = render_size(recipe_of(size=(16 * w, 16 * h)), info, side)
    assert size[0] % 16 == size[1] % 16 == 0
    assert size[0] <= 16 * w
    assert size[1] <= 16 * h
    assert max(shown) <= side
    grid = msgspec.structs.replace(info, spaces=(Space("z", (4, 4, 4), cell=16),))
    assert render_size(recipe_of(size=(16 * w, 16 * h)), grid, side) == (shown, shown)


@pytest.mark.parametrize(
    ("sizes", "size", "words"),
    [
        (Sizes((64, 64)), (64, 32), "expected 64 × 64"),
        (Sizes((64, 64), any_size=True, any_aspect=True, largest=100), (101, 5), "at most 100"),
        (Sizes((64, 64), any_size=True, any_aspect=True, multiple=8), (64, 60), "multiples of 8"),
        (Sizes((64, 32), any_size=True), (64, 64), "proportions of 64 × 32"),
    ],
)
def test_sizes_that_a_model_cannot_make_are_refused(sizes, size, words):
    card = card_of(info=info_of(sizes))
    with pytest.raises(RecipeError, match=words):
        check_recipe_fits(recipe_of(size=size, card=card), card)


def test_controls_come_complete():
    card = card_of()
    found = check_recipe_fits(recipe_of(bright=0.25), card)
    assert found == {"bright": 0.25, "kind": "sea"}
