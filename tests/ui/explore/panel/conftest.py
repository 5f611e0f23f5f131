"""A panel bound to a view state with one model open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, Qt

from studio.ui.explore.panel.panel import LatentPanel
from studio.ui.state.view import ViewState
from studio.values.edit import new_recipe
from studio.values.messages import InstalledModel
from tests.helpers.fake_engine import fake_card


@pytest.fixture
def card():
    return fake_card(abilities=("encodes", "finds_directions"))


@pytest.fixture
def state(qapp, card):
    made = ViewState()
    made.set_models((InstalledModel(card, Path(".")),))
    made.open_model(card, new_recipe(card, 4182))
    return made


@pytest.fixture
def wanted(state):
    """Every thumbnail that was asked for: (key, recipe, side, group)."""
    asked: list[tuple] = []
    state.thumb_wanted.connect(lambda *args: asked.append(args))
    return asked


@pytest.fixture
def panel(qtbot, state, wanted):
    made = LatentPanel()
    qtbot.addWidget(made)
    made.bind(state)
    made.resize(340, 860)
    made.show()
    return made


@pytest.fixture
def square():
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    return image
