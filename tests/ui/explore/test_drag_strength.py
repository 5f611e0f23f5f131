"""How strongly a drag moves is a setting that shows what it does."""

from __future__ import annotations

import pytest

from studio.library.settings import SettingsFile
from studio.ui.explore.canvas.wander import PIXELS_PER_UNIT
from studio.ui.explore.drag_strength import DRAGS_PX, MOST
from studio.values import edit, messages as m
from tests.helpers.fake_engine import FakeEngine


@pytest.fixture
def sheet(window):
    window.commands.action("drag_strength").trigger()
    return window.workspaces[0].drag._sheet


def drag(window, pixels):
    wander = window.canvas.view.wander
    wander.press(0, 0)
    wander.move(pixels, 0)
    wander.stop()
    window.canvas_controller.still()
    return edit.wandered(window.view.recipe.latent)


def test_it_changes_what_a_drag_does_and_is_kept(make_window, engine, tmp_path):
    window = make_window(settings=SettingsFile(tmp_path / "kept"))
    assert drag(window, PIXELS_PER_UNIT) == pytest.approx(1.0)
    window.view.set_seed(2)
    window.commands.action("drag_strength").trigger()
    window.workspaces[0].drag._sheet.slider.groove.change(2.5)
    assert drag(window, PIXELS_PER_UNIT) == pytest.approx(2.5)
    window.close()
    again = make_window(FakeEngine(engine.cards), settings=SettingsFile(tmp_path / "kept"))
    again.view.set_seed(2)
    assert drag(again, PIXELS_PER_UNIT) == pytest.approx(2.5)


def test_the_preview_is_what_drags_would_do(qtbot, window, engine, sheet):
    sheet.slider.groove.change(2.0)
    qtbot.waitUntil(lambda: all(thumb.picture for thumb in sheet.pictures.values()))
    way = window.state.directions.ways[0]

    def asked():
        wanted = [r for r in engine.asked(m.ThumbRequest) if r.group == "drag"]
        return {round(edit.amount(r.recipe, way), 3) for r in wanted[-len(DRAGS_PX) + 1 :]}

    units = {round(px * 2.0 / PIXELS_PER_UNIT, 3) for px in DRAGS_PX[1:]}
    qtbot.waitUntil(lambda: asked() == units)
    there = drag(window, DRAGS_PX[-1])
    assert round(there, 3) == max(units)


def test_nonsense_in_the_settings_is_the_usual(make_window, tmp_path):
    for value, strength in (("much", 1.0), (1e9, MOST), (None, 1.0)):
        file = SettingsFile(tmp_path / str(strength) / str(value))
        file.change(extra={"drag_strength": value})
        window = make_window(settings=file, show=False)
        assert window.canvas.view.wander.strength == strength
