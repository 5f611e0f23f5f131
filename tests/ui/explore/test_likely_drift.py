"""Drift that stays likely: it goes where the engine walks, says so, and rests where it stands."""

from __future__ import annotations

import pytest

from studio.values import messages as m
from studio.values.latent import Vector, walk


@pytest.fixture
def likely(window):
    window.commands.action("drift_likely").trigger()
    return window.workspaces[0].likely


def test_it_is_off_until_somebody_wants_it_and_is_kept(window):
    likely = window.workspaces[0].likely
    assert not likely.on
    assert not likely.takes((1.0,), back=False)
    window.commands.action("drift_likely").trigger()
    assert likely.on
    window.settings.keep()
    assert window.services.settings.value.extra["drift_likely"] is True


def test_drift_goes_through_the_places_of_the_engine(qtbot, window, engine, likely):
    canvas = window.canvas_controller
    canvas.toggle_drift()
    assert canvas.drift.running
    qtbot.waitUntil(lambda: likely.tried >= 8, timeout=300_000)
    for _ in range(5):
        canvas.drift.moved.emit((0.3, 0.0, 0.0, 0.0))
    assert any(isinstance(node, Vector) for _, node in walk(window.view.recipe.latent))
    assert likely.words == "likely · 88 % of 8 steps taken"
    window.frames.relabel()
    assert "likely" in window.canvas.row.text
    canvas.drift.stop()
    assert likely.words == ""
    assert window.trail.node.recipe == window.view.recipe


def test_back_it_goes_the_way_it_came(qtbot, window, likely):
    start = window.view.recipe
    window.view.flowing = True
    likely.takes((0.1,), back=False)
    qtbot.waitUntil(lambda: likely.tried >= 8, timeout=300_000)
    likely.takes((0.8,), back=False)
    there = window.view.recipe
    assert there != start
    likely.takes((5.0,), back=True)
    assert window.view.recipe == start
    window.view.flowing = False


def test_a_model_that_cannot_say_so_lets_drift_go_as_usual(window, engine, likely):
    assert likely.takes((0.1,), back=False)
    job = likely._job
    window.link.take(m.JobFailed(job, "Its places are drawn."))
    assert not likely.takes((0.1,), back=False)
    assert "drawn" in window.canvas.banner.text
