"""A hand that wanders in words: two ways among all directions of text, within their ends."""

from __future__ import annotations

import numpy as np
import pytest

from studio.values import edit, word_walk
from studio.values.directions import Direction
from tests.helpers.fake_engine import words_card

CARD = words_card()
TOLD = tuple(
    Direction.of(name, "text", np.eye(16)[k], 1.0, "words")
    for k, name in enumerate(("Storm", "Night", "Snow"))
)
PLACE = edit.new_recipe(CARD, 5)


def test_there_must_be_room():
    noise = Direction.of("Left", "noise", np.ones(256), 1.0, "pca")
    assert word_walk.room_in((noise, TOLD[0])) == ()
    assert word_walk.room_in((noise, *TOLD)) == TOLD


def test_it_goes_as_far_as_the_hand_and_comes_back():
    there = word_walk.walked(PLACE, CARD, TOLD, 7, (1.5, 0.0))
    amounts = [edit.amount(there, d.id) for d in TOLD]
    assert np.linalg.norm(amounts) == pytest.approx(1.5, rel=1e-5)
    assert set(there.directions) == {d.id for d in TOLD}
    assert edit.base_of(there.latent) == PLACE.latent
    back = word_walk.walked(there, CARD, TOLD, 7, (-1.5, 0.0))
    assert back.latent == PLACE.latent
    up = word_walk.walked(PLACE, CARD, TOLD, 7, (0.0, 1.5))
    assert [edit.amount(up, d.id) for d in TOLD] != pytest.approx(amounts)


def test_sliders_stay_within_their_ends():
    far = word_walk.walked(PLACE, CARD, TOLD, 7, (90.0, -90.0))
    assert all(abs(edit.amount(far, d.id)) <= abs(d.limit) for d in TOLD)
