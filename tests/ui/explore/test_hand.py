"""What goes with a hand on the picture: as far on the screen as the hand went."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.values import edit
from studio.values.card import Follows
from studio.values.controls import Control


@pytest.fixture
def following(window):
    """The window with a model whose *Walk* stays under the hand."""
    card = window.view.card
    walk = Control("walk", "Walk", "float", 0.0, -8.0, 8.0, 0.01)
    info = replace(
        card.info, controls=(*card.info.controls, walk), hand=(Follows("walk", across=-1.0),)
    )
    window.view._card = replace(card, info=info)
    return window


def pull(window, right, down):
    wander = window.canvas.view.wander
    wander.press(0, 0)
    wander.move(right, down)
    wander.stop()
    window.canvas_controller.still()
    return window.view.recipe


def test_things_go_as_far_as_the_hand(following):
    shown = following.canvas.view.picture_rect()
    side = min(shown.width(), shown.height())
    there = pull(following, 60, 0)
    assert there.controls["walk"] == pytest.approx(-60 / side)
    assert edit.wandered(there.latent) > 0
    following.state.place.end_gesture()
    following.commands.action("undo").trigger()
    assert "walk" not in following.view.recipe.controls  # one gesture, one step back


def test_a_pull_down_leads_down_on_the_pad(window):
    across, up = window.state.directions.ways
    there = pull(window, 0, 90)
    assert edit.amount(there, up) < 0
    assert edit.amount(there, across) == 0
