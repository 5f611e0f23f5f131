"""What a person may hand over by mistake: one sentence, nothing lost, the window alive."""

from __future__ import annotations

import json
import os

import pytest
from msgspec.structs import replace
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtGui import QGuiApplication

from studio.export.metadata.stamp import RECIPE_KEY
from studio.library.project import Project
from studio.library.settings import Settings
from studio.ui.engine.file_reader import read_photo
from studio.ui.projects.opening import open_project
from studio.ui.state.notices import Notice
from studio.values import edit
from studio.values.latent import Seed
from studio.values.recipe import ModelRef, to_json, to_text
from tests.helpers.fake_engine import fake_card


def said(window):
    return window.canvas.banner.text


def foreign():
    return replace(edit.new_recipe(fake_card(), 3), model=ModelRef("stylegan-cats", "ab" * 32))


def test_a_place_of_a_missing_model_is_kept_in_the_trail_once(window):
    here, places = window.view.recipe, len(window.trail.project.trail)
    for _ in range(2):
        QGuiApplication.clipboard().setText(to_text(foreign()))
        window.commands.action("paste").trigger()
        assert "model stylegan-cats is not installed; installed are" in said(window)
        assert said(window).endswith("The place is kept in the trail.")
    trail = window.trail.project.trail
    assert (window.view.recipe, len(trail)) == (here, places + 1)
    assert trail.latest.recipe == foreign()
    window.trail.go_to_node(trail.latest.id)
    assert "stylegan-cats" in said(window)
    assert (window.view.recipe, len(trail)) == (here, places + 1)


def test_a_project_whose_last_place_lacks_its_model_opens_at_another(make_window, tmp_path):
    shown, missing = edit.new_recipe(fake_card(), 12), foreign()
    project = Project.untitled(tmp_path / "work")
    project.add_place(shown, None)
    project.add_place(missing, None)
    assert next(project.nodes_to_begin()).recipe == missing
    window = make_window(project=project)
    assert window.view.recipe == shown
    assert len(project.trail) == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"controls": {"contrast": "x"}}, "Contrast is 'x'"),
        ({"controls": {"contrast": 1e300}}, "Contrast is 1e+300"),
        ({"controls": {"nonsense": 1}}, "no control 'nonsense'"),
        ({"latent": Seed(1, "w")}, "the space 'w'"),
    ],
)
def test_a_recipe_that_does_not_fit_its_model_is_refused(
    qtbot, window, tmp_path, changes, sentence
):
    here, places = window.view.recipe, len(window.trail.project.trail)
    path = tmp_path / "hostile.json"
    recipe = replace(edit.new_recipe(window.view.card, 3), **changes)
    path.write_bytes(to_json(recipe))
    window.features.exchange.drops.open_file(path)
    qtbot.waitUntil(lambda: sentence in said(window))
    window.state.blending.set_well("A", recipe)
    window.state.blending.set_corner(0, recipe)
    assert (window.view.recipe, len(window.trail.project.trail)) == (here, places)
    assert (window.state.blending.wells.a, window.state.blending.corners[0]) == (None, None)


def test_places_of_two_models_are_not_mixed(window, engine):
    window.state.blending.set_well("A", edit.new_recipe(engine.cards[1], 3))
    assert said(window).startswith("Only places of Ridgelines can be mixed here")
    assert window.state.blending.wells.a is None


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("broken.json", '{"format": "latent-studio/recipe", ', "it ends in the middle"),
        ("newer.json", '{"format": "latent-studio/recipe", "version": 99}', "newer studio"),
        ("deep.json", '{"a":' * 50_000, "nested too deeply"),
        ("words.txt", "hello", "words.txt is not a picture"),
        ("gone.json", None, "There is no file"),
    ],
)
def test_a_file_that_holds_no_place_says_why(qtbot, window, tmp_path, name, text, sentence):
    path = tmp_path / name
    if text is not None:
        path.write_text(text)
    window.features.exchange.drops.open_file(path)
    qtbot.waitUntil(lambda: sentence in said(window))
    assert name in said(window)


def test_a_size_beyond_all_bounds_is_said_in_plain_words(qtbot, window, tmp_path):
    document = json.loads(to_json(window.view.recipe))
    document["recipe"]["width"] = 99_999
    (tmp_path / "wide.json").write_text(json.dumps(document))
    window.features.exchange.drops.open_file(tmp_path / "wide.json")
    qtbot.waitUntil(lambda: "recipe.width is wrong" in said(window))


def test_a_picture_whose_recipe_is_newer_says_so(qtbot, window, tmp_path):
    info = PngInfo()
    info.add_itxt(RECIPE_KEY, '{"format": "latent-studio/recipe", "version": 99}')
    Image.new("RGB", (8, 8)).save(tmp_path / "newer.png", pnginfo=info)
    here = window.view.recipe
    window.features.exchange.drops.open_file(tmp_path / "newer.png")
    qtbot.waitUntil(lambda: "newer.png: The recipe was written by a newer studio" in said(window))
    assert said(window).endswith("to use it as a photo.")
    assert window.view.recipe == here


def test_a_model_that_cannot_be_used_is_named_at_the_start(make_window, monkeypatch):
    problem = "The model in /x/aurora lacks its file card.json; install it again."
    monkeypatch.setattr("tests.ui.conftest.FakeModels.problems", lambda _: {"aurora": problem})
    assert said(make_window()) == problem


def test_a_folder_is_one_sentence(qtbot, window, tmp_path):
    """A folder may be a model; what it is not is said by the process that looked at it."""
    (tmp_path / "notes").mkdir()
    window.features.exchange.drops.open_file(tmp_path / "notes")
    wanted = "notes is a folder without weights"
    qtbot.waitUntil(lambda: wanted in said(window), timeout=60_000)


def test_a_project_can_be_dropped(qtbot, window, tmp_path):
    with Project.untitled(tmp_path / "other") as other:
        other.add_place(edit.new_recipe(window.view.card, 31), None)
        other.save_as(tmp_path / "Night.latent")
    window.features.exchange.drops.open_file(tmp_path / "Night.latent")
    assert window.trail.project.title == "Night"
    assert window.view.recipe.latent == Seed(31)


def test_what_is_given_holds_what_drifts(window, tmp_path):
    window.canvas_controller.toggle_drift()
    assert window.canvas_controller.drift.running
    window.features.exchange.drops.open_file(tmp_path / "gone.json")
    assert not window.canvas_controller.drift.running


def test_a_home_that_cannot_be_written_to_still_gives_a_project(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    opened = open_project(None, Settings())
    with opened.project as project:
        assert project.path.is_relative_to(tmp_path / "tmp")
    assert opened.bad
    assert "file/data is not a folder" in opened.notice
    assert "save the project elsewhere" in opened.notice


def test_settings_that_cannot_be_kept_are_told_once(qtbot, window, monkeypatch):
    window.settings.failed.emit("The disk is full.")
    assert said(window) == "The disk is full."
    window.view.notices.say(Notice("Something else."))
    window.settings.failed.emit("The disk is full.")
    assert said(window) == "Something else."


def test_saving_where_nothing_can_be_written_says_so(window, tmp_path):
    window.features.projects.save_to(tmp_path / "none" / "x.latent")
    assert "There is no folder" in said(window)
    assert window.trail.project.is_untitled


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_pipes_are_no_pictures_and_nobody_waits_for_them(tmp_path):
    pipe = tmp_path / "photo.png"
    os.mkfifo(pipe)
    assert read_photo(pipe).problem == "photo.png is not a file."
