"""Photographs at the window: where they go, what stands beside them, who takes them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, QUrl

from studio.export.reading import read_recipe
from studio.ui.widgets.mime import recipe_mime
from studio.values import edit
from studio.values.controls import Control
from studio.values.latent import Seed
from tests.helpers.fake_engine import FakeEngine, fake_card


def test_a_photo_goes_to_its_place_and_stands_beside_it(qtbot, window, engine, tmp_path):
    engine.fallbacks = {0: "Made in smaller pieces to fit into memory."}
    path = photo(tmp_path)
    window.features.photos.controller.take_file(path, "go")
    qtbot.waitUntil(lambda: window.canvas.view.scene.beside is not None)
    assert edit.label(window.view.recipe) == "photo"
    assert window.canvas.view.scene.name == "How Ridgelines sees it"
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=10_000) as written:
        window.commands.action("pair").trigger()
    assert "before and after" in written.args[0].name
    assert read_recipe(written.args[0]).provenance.notes == (engine.fallbacks[0],)
    window.canvas_controller.touch()
    assert window.canvas.view.scene.beside is None


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        ((90, 60), (512, 341)),
        ((60, 90), (341, 512)),
        ((900, 30), (512, 219)),
        ((64, 64), (512, 512)),
    ],
)
def test_a_wide_photo_makes_a_wide_picture_where_the_model_can(
    qtbot, window, tmp_path, shape, size
):
    path = tmp_path / "shape.png"
    Image.new("RGB", shape, (20, 90, 200)).save(path)
    window.features.photos.controller.take_file(path, "go")
    qtbot.waitUntil(lambda: edit.label(window.view.recipe) == "photo")
    assert (window.view.recipe.width, window.view.recipe.height) == size


def test_a_control_that_a_photo_takes_back_is_named(qtbot, make_window, tmp_path):
    card = fake_card("Strata")
    heat = Control("temperature", "Temperature", "float", 0.7, 0.0, 1.5)
    card = replace(card, info=replace(card.info, controls=(*card.info.controls, heat)))
    window = make_window(FakeEngine((card,)))
    window.view.set_control("contrast", 1.5)
    window.features.photos.controller.take_file(photo(tmp_path), "go")
    qtbot.waitUntil(lambda: edit.label(window.view.recipe) == "photo")
    assert "as usual again" not in window.canvas.banner.text
    window.view.set_control("temperature", 0.3)
    window.view.end_gesture()
    other = tmp_path / "other.png"
    Image.new("RGB", (40, 80), (20, 90, 200)).save(other)
    window.features.photos.controller.take_file(other, "go")
    qtbot.waitUntil(lambda: "as usual again" in window.canvas.banner.text)
    assert window.canvas.banner.text.startswith("Temperature: as usual again")
    assert window.view.recipe.controls == {"contrast": 1.5}
    window.commands.action("undo").trigger()
    assert window.view.recipe.controls["temperature"] == 0.3


def test_a_blend_of_two_photos_is_exported_between_them(qtbot, window, tmp_path):
    photos = window.features.photos.controller
    photos.take_file(photo(tmp_path), "go")
    qtbot.waitUntil(lambda: window.canvas.view.scene.beside is not None)
    other = tmp_path / "other.png"
    Image.new("RGB", (40, 80), (20, 90, 200)).save(other)
    photos.take_file(other, "B")
    qtbot.waitUntil(lambda: window.state.blending.wells.b is not None)
    window.state.blending.set_amount(0.5)
    window.view.end_gesture()
    assert len(photos.photos_of(window.view.recipe)) == 2
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=10_000) as written:
        window.commands.action("pair").trigger()
    with Image.open(written.args[0]) as made:
        assert made.width > 2 * made.height  # two squares and a half
    assert read_recipe(written.args[0]).recipe == window.view.recipe


def test_the_photo_beside_goes_when_the_place_does(qtbot, window, tmp_path):
    window.features.photos.controller.take_file(photo(tmp_path), "go")
    qtbot.waitUntil(lambda: window.canvas.view.scene.beside is not None)
    window.view.set_seed(4)
    assert window.canvas.view.scene.beside is None


def test_a_photo_whose_model_was_left_meanwhile_is_kept_in_the_trail(
    qtbot, window, engine, tmp_path, monkeypatch
):
    took = window.features.photos.controller
    seen = []
    keep = took._answer
    monkeypatch.setattr(took, "_answer", lambda *told: seen.append(told))
    took.take_file(photo(tmp_path), "go")
    qtbot.waitUntil(lambda: bool(seen))
    count = len(window.trail.project.trail)
    window.view.open_model(engine.cards[1])
    here = window.view.recipe
    keep(*seen[0])
    assert window.view.recipe == here
    assert "Ridgelines was found; it is kept in the trail" in window.canvas.banner.text
    assert len(window.trail.project.trail) == count + 2
    window.canvas.banner._action.click()
    assert edit.label(window.view.recipe) == "photo"
    assert window.view.card.name == "Ridgelines"


def test_a_model_without_photos_offers_one_that_takes_them(qtbot, window, engine, tmp_path):
    window.view.open_model(engine.cards[1])
    window.features.photos.controller.take_file(photo(tmp_path), "go")
    qtbot.waitUntil(lambda: "Aurora takes no photos; Ridgelines does." in window.canvas.banner.text)
    window.features.photos.controller.accept_offer()
    qtbot.waitUntil(lambda: edit.label(window.view.recipe) == "photo")
    assert window.view.card.name == "Ridgelines"


def test_a_broken_picture_is_one_sentence(qtbot, window, tmp_path):
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    window.features.photos.controller.take_file(path, "go")
    qtbot.waitUntil(lambda: "broken.png" in window.canvas.banner.text)


def test_zones_are_named_for_what_is_carried(qtbot, window, tmp_path):
    drops, zones = window.features.exchange.drops, window.canvas.zones
    assert drops.enter(recipe_mime(edit.new_recipe(window.view.card, 31)))
    assert [z.name for z in zones.zones] == ["Go here", "A", "B"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo(tmp_path)))])
    assert drops.enter(data)
    assert [z.name for z in zones.zones] == ["Go here", "A", "B", "Inspect"]
    drops.enter(recipe_mime(edit.new_recipe(window.view.card, 31)))
    drops.drop(QPointF(window.canvas.width() / 2, 100))
    assert window.view.recipe.latent == Seed(31)


def photo(tmp_path):
    path = tmp_path / "photo.jpg"
    Image.linear_gradient("L").convert("RGB").resize((90, 60)).save(path)
    return path
