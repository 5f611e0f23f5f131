"""Sheets and pairs: every picture whole, every recipe inside."""

import math

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image

from studio.errors import InputError
from studio.export.metadata.provenance import MADE_WITH_PHOTO
from studio.export.reading import read_recipe
from studio.export.sheets import GROUND, beside, sheet, write_sheet
from studio.export.spec import StillSpec
from studio.export.verify import verify
from tests.export.export_samples import CARD, photo_recipe, picture, seed_recipe


@settings(max_examples=20, deadline=None)
@given(count=st.integers(1, 12), columns=st.integers(0, 12), gap=st.integers(0, 9))
def test_every_picture_stands_whole_in_its_cell(count, columns, gap):
    pictures = [picture(20, 12, seed=n) for n in range(count)]
    whole = sheet(pictures, columns, gap)
    across = (whole.shape[1] - gap) // (20 + gap)
    assert across == (min(columns, count) or across)
    assert whole.shape[0] == gap + math.ceil(count / across) * (12 + gap)
    for number, wanted in enumerate(pictures):
        x = gap + number % across * (20 + gap)
        y = gap + number // across * (12 + gap)
        assert np.array_equal(whole[y : y + 12, x : x + 20], wanted)


def test_labels_take_room_and_nothing_of_the_pictures():
    pictures = [picture(64, 48)] * 3
    plain = sheet(pictures, 3)
    named = sheet(pictures, 3, labels=["first light", "Grüße 🌄", "x" * 500])
    assert named.shape[0] > plain.shape[0]
    assert np.array_equal(named[:49], plain[:49])
    assert (named[49:] != GROUND).any()


def test_bounds():
    with pytest.raises(InputError, match="at least one"):
        sheet([])
    with pytest.raises(InputError, match="fewer or smaller"):
        sheet([np.zeros((4, 2000, 3), np.uint8)] * 9, 9)


def test_a_sheet_carries_all_recipes(tmp_path):
    recipes = [seed_recipe(n=n) for n in range(24)]
    whole = sheet([picture()] * 24)
    path = write_sheet(tmp_path / "a.png", whole, recipes, CARD, StillSpec())
    found = read_recipe(path)
    assert found.recipe == recipes[0]
    assert found.provenance.parts == tuple(recipes)
    assert np.array_equal(np.asarray(Image.open(path)), whole)
    with pytest.raises(InputError, match="24 pictures side by side"):
        verify(path, lambda *_: ())


def test_a_sheet_says_what_the_engine_did(tmp_path):
    whole = sheet([picture()] * 2)
    recipes = [seed_recipe(n=n) for n in range(2)]
    path = write_sheet(tmp_path / "a.png", whole, recipes, CARD, StillSpec(), notes=["In tiles."])
    assert read_recipe(path).provenance.notes == ("In tiles.",)


def test_a_pair_restores_its_place(tmp_path):
    whole = beside([picture(30, 20)], picture())
    recipe = photo_recipe()
    path = write_sheet(tmp_path / "a.png", whole, [recipe], CARD, StillSpec(), photos=1)
    found = read_recipe(path)
    assert found.recipe == recipe
    assert found.provenance.digital_source_type == MADE_WITH_PHOTO
    assert np.array_equal(whole[1:49, -65:-1], picture())


def test_a_blend_stands_between_its_two_photos():
    made = picture()
    height, width = made.shape[:2]
    photos = [picture(30, 20), picture(10, 40)]
    whole = beside(photos, made)
    gap = max(1, width // 64)
    left, right = (round(p.shape[1] * height / p.shape[0]) for p in photos)
    assert whole.shape == (height + 2 * gap, left + width + right + 4 * gap, 3)
    start = left + 2 * gap
    assert np.array_equal(whole[gap : gap + height, start : start + width], made)
