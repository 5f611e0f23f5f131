"""What the next start finds again."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from studio.library.project import Project
from studio.values import edit
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
    window.features.directions.controller.keep((OWN,))
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


def test_while_the_engine_starts_another_model_shows_itself_and_its_own_label(make_window):
    window = make_window(show=False)  # never painted: the engine waits
    here, there = (model.card for model in window.view.models)
    at = edit.with_size(edit.new_recipe(there, 77), 64, 32)
    asked = []
    red, wide = (
        QImage(64, 64, QImage.Format.Format_RGB32),
        QImage(64, 32, QImage.Format.Format_RGB32),
    )
    red.fill(Qt.GlobalColor.red)

    def before(card, recipe):
        asked.append((card, recipe))
        return red if recipe.width == recipe.height else wide

    window.frames.from_before = before
    window.view.open_model(there, edit.new_recipe(there, 4182))
    assert window.canvas_controller.image.pixelColor(3, 3) == QColor(Qt.GlobalColor.red)
    assert window.canvas.row.text.startswith("4182")
    assert window.canvas.row.text.endswith("from before")
    window.view.open_model(here, at)
    assert window.canvas_controller.image.size() == wide.size()
    assert asked[-1] == (here, at)
    assert window.canvas.row.text.startswith("77  ·  64 × 32")


def test_a_place_that_was_never_seen_is_a_blank_one_not_the_picture_of_another_model(make_window):
    window = make_window(show=False)
    there = window.view.models[1].card
    red = QImage(64, 64, QImage.Format.Format_RGB32)
    window.frames.from_before = lambda _card, _recipe: red
    at = edit.with_size(edit.new_recipe(there, 5), 64, 32)
    window.view.open_model(there, at)  # nothing of its shape was seen
    assert window.canvas_controller.image is None
    assert window.canvas.row.text == "5  ·  64 × 32"
    assert window.canvas.view.scene.waiting == f"Opening {there.name} …"
    window.frames.from_before = lambda _card, _recipe: QImage()
    window.view.open_model(there, edit.new_recipe(there, 6))
    assert window.canvas_controller.image is None


def test_the_trail_of_a_project_that_was_opened_shows(window, tmp_path):
    window.features.projects.save_to(tmp_path / "a.latent")
    window.view.set_seed(5)
    shown = [node.id for node in window.strip.line_nodes]
    assert len(shown) == 2
    window.features.projects.new()
    window.features.projects.open_path(tmp_path / "a.latent")
    assert [node.id for node in window.strip.line_nodes] == shown


def test_the_workspace_that_was_open_is_open_again(qtbot, make_window, engine):
    window = make_window()
    window.frame.open("table")
    window.close()
    again = make_window(client=FakeEngine(engine.cards))
    qtbot.waitUntil(lambda: again.frame.active.key == "table")
    again.frame.open("explore")
    again.frame.go_back_to("nothing of the kind")
    assert again.frame.active.key == "explore"
