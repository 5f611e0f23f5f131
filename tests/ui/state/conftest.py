"""The state alone: no widget, no engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.ui.state.studio_state import StudioState
from studio.values.edit import new_recipe
from studio.values.messages import InstalledModel
from tests.helpers.fake_engine import fake_card


@pytest.fixture
def card():
    return fake_card()


@pytest.fixture
def other():
    return fake_card("Aurora")


@pytest.fixture
def state(qapp, card, other):
    made = StudioState()
    made.place.set_models(tuple(InstalledModel(c, Path(".")) for c in (card, other)))
    made.place.open_model(card, new_recipe(card, 4182))
    return made


@pytest.fixture
def place(state):
    return state.place


@pytest.fixture
def told(place):
    """What the place says, in order: (name, payload)."""
    seen = []
    for name in ("switched", "card_changed", "moved", "recipe_changed", "kept", "set_aside",
                 "card_renewed", "models_changed"):  # fmt: skip
        getattr(place, name).connect(lambda fact, name=name: seen.append((name, fact)))
    return seen


@pytest.fixture
def said(place):
    """The sentences that were said."""
    seen = []
    place.notices.said.connect(lambda notice: seen.append(notice.text))
    return seen


@pytest.fixture
def kept(place):
    """The places that became nodes."""
    seen = []
    place.kept.connect(seen.append)
    return seen
