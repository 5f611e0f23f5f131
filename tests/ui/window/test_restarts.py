"""What the next start finds again."""

from __future__ import annotations

import numpy as np

from studio.library.project import Project
from studio.values.directions import Direction
from studio.values.latent import Seed
from tests.helpers.fake_engine import FakeEngine

OWN = Direction.of("Mine", "z", np.linspace(-1, 1, 16, dtype=np.float32), 1.0, "pca")


def test_the_project_survives_a_restart(qtbot, make_window, tmp_path, engine):
    window = make_window()
    window.view.set_seed(5151)
    window.features.projects.save_to(tmp_path / "Dusk study.latent")
    assert window.header.title.text() == "— Dusk study"
    window.close()
    again = make_window(
        client=FakeEngine(engine.cards), project=Project.open(tmp_path / "Dusk study.latent")
    )
    assert again.view.recipe.latent == Seed(5151)
    assert len(again.trail.project.trail) == 2
    assert 5151 in again.workspaces[0].panel.place.seed.seen


def test_what_one_made_of_the_directions_survives_a_restart(qtbot, make_window, engine):
    window = make_window()
    shipped = [d.id for d in window.view.card.info.directions]
    window.features.directions.controller._keep((OWN,))
    window.workspaces[0].panel.directions.sliders[shipped[0]].renamed.emit("Night")
    window.workspaces[0].panel.directions.sliders[shipped[1]].hide_requested.emit()
    window.close()
    again = make_window(client=FakeEngine(engine.cards)).workspaces[0].panel.directions
    assert again.sliders[OWN.id].name == "Mine"
    assert again.sliders[shipped[0]].name == "Night"
    assert shipped[1] in again._hidden


def test_what_shows_before_the_engine_is_up_is_the_place_itself(qtbot, make_window, tmp_path):
    first = make_window()
    first.features.projects.save_to(tmp_path / "a.latent")
    first.view.set_seed(41)
    place = first.view.recipe
    qtbot.waitUntil(lambda: first.trail.project.get_thumb(place) is not None)
    shown = first.canvas_controller.image.scaled(8, 8)
    first.close()
    again = make_window(project=Project.open(tmp_path / "a.latent"), show=False)
    assert again.view.recipe == place
    cached = again.canvas_controller.image.scaled(8, 8)
    near = [
        abs(a - b)
        for x in range(8)
        for y in range(8)
        for a, b in zip(
            shown.pixelColor(x, y).getRgb(), cached.pixelColor(x, y).getRgb(), strict=True
        )
    ]
    assert max(near) < 40
    assert "from before" in again.canvas.row.text


def test_the_trail_of_a_project_that_was_opened_shows(window, tmp_path):
    window.features.projects.save_to(tmp_path / "a.latent")
    window.view.set_seed(5)
    shown = [node.id for node in window.strip.line_nodes]
    assert len(shown) == 2
    window.features.projects.new()
    window.features.projects.open_path(tmp_path / "a.latent")
    assert [node.id for node in window.strip.line_nodes] == shown
