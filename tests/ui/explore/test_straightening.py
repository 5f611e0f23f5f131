"""Straighten: the walk goes into the base, as a place of the trail that undo takes back."""

from __future__ import annotations

import pytest

from studio.ui.explore.straightening import MOVED_ON
from studio.values import edit, messages as m
from studio.values.directions import random_direction_id
from studio.values.latent import Vector


@pytest.fixture
def walked(window):
    """A window whose place was wandered to and has one slider moved."""
    named = window.view.card.info.directions[0].id
    window.state.directions.set_amounts({random_direction_id(5, 0): 3.0, named: 1.5})
    window.view.end_gesture()
    return window, named


def test_it_rests_until_there_is_a_walk(window):
    action, button = window.commands.action("straighten"), window.workspaces[0].panel.place
    assert not action.isEnabled()
    assert not button.straighten_button.isVisibleTo(button)
    window.state.directions.set_amount(random_direction_id(5, 0), 1.0)
    window.view.end_gesture()
    assert action.isEnabled()
    assert button.straighten_button.isVisibleTo(button)
    assert action.toolTip() == "Takes the walk into the base; the picture stays"
    window.view.set_seed(3)
    assert not action.isEnabled()


def test_the_walk_goes_into_the_base_and_undo_brings_it_back(qtbot, walked, engine):
    window, named = walked
    before, nodes = window.view.recipe, len(window.trail.project.trail)
    window.commands.action("straighten").trigger()
    qtbot.waitUntil(lambda: window.view.recipe != before)
    now = window.view.recipe
    assert [job.recipe for job in engine.asked(m.StraightenJob)] == [before]
    assert isinstance(edit.base_of(now.latent), Vector)
    assert edit.moves_of(now.latent) == {named: edit.moves_of(before.latent)[named]}
    assert len(window.trail.project.trail) == nodes + 1
    assert window.trail.node.recipe == now
    window.trail.undo()
    assert window.view.recipe == before
    assert window.commands.action("straighten").isEnabled()


def test_who_moved_on_meanwhile_stays_where_they_are(qtbot, walked, engine):
    window, _ = walked
    said = []
    window.view.notices.said.connect(lambda notice: said.append(notice.text))
    window.workspaces[0].panel.place.straighten_button.click()
    window.view.set_seed(12)
    here = window.view.recipe
    qtbot.waitUntil(lambda: said == [MOVED_ON])
    assert window.view.recipe == here
