"""A panel bound to a view state with one model open."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from studio.ui.engine.thumbnails import Thumbnails
from studio.ui.explore.panel.panel import LatentPanel
from studio.ui.state.studio_state import StudioState
from studio.values.edit import new_recipe
from studio.values.messages import InstalledModel, ThumbReady, ThumbRequest
from tests.helpers.fake_engine import fake_card


@pytest.fixture
def card():
    return fake_card(abilities=("encodes", "finds_directions"))


@pytest.fixture
def state(qapp, card):
    made = StudioState()
    made.place.set_models((InstalledModel(card, Path(".")),))
    made.place.open_model(card, new_recipe(card, 4182))
    return made


@pytest.fixture
def posted():
    """Everything that was asked of the engine."""
    return []


@pytest.fixture
def thumbs(qapp, posted):
    return Thumbnails(posted.append)


class Wanted:
    """Every thumbnail that was asked for since the last `clear`."""

    def __init__(self, posted):
        self._posted = posted

    def __iter__(self):
        return iter([r for r in self._posted if isinstance(r, ThumbRequest)])

    def __getitem__(self, index):
        return list(self)[index]

    def clear(self):
        self._posted.clear()


@pytest.fixture
def wanted(posted):
    return Wanted(posted)


@pytest.fixture
def send(thumbs):
    """The engine answers: a red picture for a key."""
    red = np.full((32, 32, 3), (255, 0, 0), np.uint8)

    def answer(key):
        thumbs.take(ThumbReady(key, key.partition("/")[0], 0, red))

    return answer


@pytest.fixture
def panel(qtbot, state, thumbs):
    made = LatentPanel()
    qtbot.addWidget(made)
    made.bind(state, thumbs)
    made.resize(340, 860)
    made.show()
    return made
