"""Another project shows everything at once: trail, wall, place, wells, where it was left."""

from __future__ import annotations

import pytest

from studio.library.project import Project
from studio.values import edit
from studio.values.latent import Seed
from tests.helpers.fake_engine import FakeEngine


@pytest.fixture
def dusk(window, tmp_path, engine):
    """A project left at the second of three places, of the second model, with a full blend."""
    path = tmp_path / "Dusk.latent"
    window.strip.open_wall()
    window.features.projects.save_to(path)
    window.view.open_model(engine.cards[1])
    second = window.trail.node
    window.state.blending.set_well("A", edit.new_recipe(engine.cards[1], 61))
    window.state.blending.set_corner(2, edit.new_recipe(engine.cards[1], 62))
    window.state.styles.restore(edit.new_recipe(engine.cards[1], 63))
    window.view.set_seed(64)
    window.trail.pin(name="late")
    window.trail.go_to_node(second.id)
    return path


def shown(window):
    """All that a project shows, as values."""
    strip, state = window.strip, window.state
    return {
        "title": window.header.title.text(),
        "trail": [node.id for node in strip.line_nodes],
        "wall": sorted(node.id for node in strip.wall.shown),
        "pins": [node.name for node in window.trail.project.trail.pins],
        "current": (window.trail.current, strip._line_model.current),
        "model": window.view.card.id,
        "place": window.view.recipe,
        "wells": state.blending.wells,
        "corners": state.blending.corners,
        "style": state.styles.recipe,
    }


def by_open(window, path):
    window.features.projects.open_path(path)


def by_drop(window, path):
    window.features.exchange.drops.open_file(path)


def by_recent(window, path):
    window.features.projects.show_recent()
    popup = window.features.projects.popup
    next(row for row in popup.rows if row.path == path).chosen.emit(path)


@pytest.mark.parametrize("come_back", [by_open, by_drop, by_recent])
@pytest.mark.parametrize("first", ["new", "other"])
def test_a_project_opened_again_shows_all_that_was_left(
    qtbot, window, dusk, tmp_path, come_back, first, engine
):
    left = shown(window)
    assert (left["wells"].a, len(left["trail"])) != (None, 0)
    if first == "new":
        window.features.projects.new()
    else:  # of the same model as the place last left
        with Project.untitled(tmp_path / "elsewhere") as other:
            other.add_place(edit.new_recipe(engine.cards[1], 99), None)
            other.save_as(tmp_path / "Other.latent")
        window.features.projects.open_path(tmp_path / "Other.latent")
        assert window.view.recipe.latent == Seed(99)
    assert shown(window)["wells"].a is None
    assert shown(window)["style"] is None
    assert shown(window)["wall"] == [1]
    come_back(window, dusk)
    assert shown(window) == left


def test_a_project_given_at_the_start_shows_all_that_was_left(make_window, window, dusk, engine):
    left = shown(window)
    window.close()
    again = make_window(client=FakeEngine(engine.cards), project=Project.open(dusk))
    again.strip.open_wall()
    assert shown(again) == left


def test_saving_under_a_name_changes_nothing_that_shows(window, tmp_path):
    window.view.set_seed(5)
    window.strip.open_wall()
    before = shown(window)
    window.features.projects.save_to(tmp_path / "Named.latent")
    assert shown(window) == {**before, "title": "— Named"}


def test_a_new_project_begins_with_the_place_shown(window):
    window.view.set_seed(5)
    place = window.view.recipe
    window.strip.open_wall(pins=True)  # a filter that the next project does not pass
    window.features.projects.new()
    now = shown(window)
    assert (now["place"], now["trail"], now["wall"], now["current"]) == (place, [1], [1], (1, 1))


def test_an_empty_project_begins_with_the_place_shown(window, tmp_path):
    with Project.untitled(tmp_path / "elsewhere") as empty:
        empty.save_as(tmp_path / "Empty.latent")
    window.features.projects.open_path(tmp_path / "Empty.latent")
    assert shown(window)["trail"] == [1]


def test_a_project_that_remembers_nonsense_opens_at_its_newest_place(window, dusk):
    window.features.projects.new()
    with Project.open(dusk) as project:
        newest = project.trail.latest.id
        project.set_state("current", {"a": [1]})
        project.set_state("wells", {"a": 7, "corners": "x"})
    window.features.projects.open_path(dusk)
    assert window.trail.current == newest
    assert window.state.blending.wells.a is None


def test_a_picture_asked_for_in_one_project_is_never_that_of_another(window, dusk, engine):
    node = window.trail.node
    key = f"node/{node.id}/{node.recipe.id}"
    window.features.projects.new()
    fresh = window.trail.node
    fresh_thumb = window.trail.project.get_thumb(fresh.recipe)
    from PySide6.QtGui import QImage

    from studio.ui.engine.thumbnails import Thumbnail

    red = QImage(8, 8, QImage.Format.Format_RGB888)
    red.fill(0xFF0000)
    window.thumbs.ready.emit(Thumbnail(key, "node", red))
    window.thumbs.ready.emit(Thumbnail(f"node/{fresh.id}/other", "node", red))
    assert window.trail.project.get_thumb(fresh.recipe) == fresh_thumb


def test_what_cannot_be_saved_is_not_left(window, tmp_path, monkeypatch):
    project = window.trail.project
    with monkeypatch.context() as patch:
        patch.setattr(project._file._writer, "_commit", lambda groups: "The disk is full.")
        window.view.set_seed(5)
        window.features.projects.new()
        assert window.trail.project is project
        assert "full" in window.canvas.banner.text
    window.view.set_seed(6)
    project.flush()
    assert project.saved
