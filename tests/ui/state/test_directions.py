"""What can be moved along, and moving along it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from studio.ui.state.studio_state import StudioState
from studio.values import edit
from studio.values.directions import Direction
from studio.values.messages import InstalledModel


@pytest.fixture
def found():
    return Direction.of("Found", "z", np.ones(16, np.float32), 1.0, "pca")


@pytest.fixture
def lists(state):
    """Every list that was told."""
    seen = []
    state.directions.changed.connect(seen.append)
    return seen


def test_without_a_model_there_are_none(qapp, found):
    state = StudioState()
    assert state.directions.known == ()
    state.directions.set_amount(found.id, 1.0)
    state.directions.rename(found.id, "Other")
    state.directions.reset()
    assert state.place.recipe is None


def test_the_models_own_come_first_and_found_ones_once(state, card, found, lists):
    state.directions.add(card.sha256, (found,))
    state.directions.add(card.sha256, (found,))
    assert state.directions.known == (*card.info.directions, found)
    assert lists == [state.directions.known] * 2


def test_what_was_found_stays_with_its_model(state, card, other, found, lists):
    state.directions.add(card.sha256, (found,))
    lists.clear()
    state.place.open_model(other)
    assert lists == [other.info.directions] == [state.directions.known]
    state.place.open_model(card)
    assert lists[1:] == [(*card.info.directions, found)]


def test_a_place_brings_its_directions_and_takes_them_along(state, card, found, lists):
    there = edit.with_amounts(state.place.recipe, {found.id: 0.5}, (found,), (found,))
    state.place.go_to(there)
    assert state.directions.known == (*card.info.directions, found)
    assert lists == [state.directions.known]
    state.place.set_seed(3)
    assert state.directions.known == lists[-1] == card.info.directions


def test_directions_are_told_before_the_place_that_needs_them_is_shown(state, found):
    order = []
    state.directions.changed.connect(lambda known: order.append(len(known)))
    state.place.recipe_changed.connect(lambda recipe: order.append(recipe))
    there = edit.with_amounts(state.place.recipe, {found.id: 0.5}, (found,), (found,))
    state.place.go_to(there)
    assert order == [5, there]


def test_a_jump_without_new_directions_tells_none(state, lists):
    state.place.set_seed(3)
    assert lists == []


def test_a_new_name_and_a_new_card_are_told(state, card, lists):
    key = card.info.directions[0].id
    state.directions.rename(key, "Night")
    assert next(d.name for d in lists[-1] if d.id == key) == "Night"
    renewed = replace(card, info=replace(card.info, directions=card.info.directions[:2]))
    state.place.set_models((InstalledModel(renewed, Path(".")),))
    assert {d.name for d in lists[-1]} == {"Night", "Ridge height"}


def test_nudges_add_up_and_zero_is_no_move(state, card):
    key = card.info.directions[0].id
    state.directions.nudge({key: 0.5})
    state.directions.nudge({key: 0.25})
    assert edit.amount(state.place.recipe, key) == 0.75
    state.directions.set_amount(key, 0.0)
    assert edit.moves_of(state.place.recipe.latent) == {}


def test_only_found_directions_travel_in_the_recipe(state, card, found):
    state.directions.add(card.sha256, (found,))
    state.directions.set_amounts({found.id: 0.5, card.info.directions[0].id: 1.0})
    assert set(state.place.recipe.directions) == {found.id}


def test_moves_are_gestures_and_a_reset_is_a_jump(state, card, kept):
    key = card.info.directions[0].id
    state.directions.set_amount(key, 0.5)
    assert kept == []
    here = state.place.recipe
    state.directions.reset()
    assert kept == [here, state.place.recipe]
    assert edit.moves_of(state.place.recipe.latent) == {}


def test_a_direction_acts_on_the_layers_it_was_given(state, card):
    key = card.info.directions[0].id
    state.directions.set_amount(key, 0.5)
    state.directions.set_layers(key, (2, 3))
    assert edit.moves_of(state.place.recipe.latent)[key].layers == (2, 3)
