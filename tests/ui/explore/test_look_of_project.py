"""How close one looked is kept with the project, not with the place or the window."""

from __future__ import annotations

import pytest

from studio.library.project import Project
from studio.ui.explore.canvas.placement import Look
from studio.ui.explore.look_of_project import KEY
from tests.helpers.fake_engine import FakeEngine


def near(look, percent, x, y):
    assert (look.percent, look.x, look.y) == pytest.approx((percent, x, y), abs=0.02)


def test_another_start_looks_where_this_one_did_in_a_window_of_another_size(
    make_window, tmp_path, engine
):
    window = make_window()
    window.features.projects.save_to(tmp_path / "a.latent")
    window.canvas.view.look_at(Look(300.0, 0.25, 0.75))
    near(window.canvas.view.look, 300.0, 0.25, 0.75)
    window.close()
    project = Project.open(tmp_path / "a.latent")
    again = make_window(client=FakeEngine(engine.cards), project=project)
    again.resize(again.width() - 60, again.height() - 40)
    near(again.canvas.view.look, 300.0, 0.25, 0.75)


def test_each_project_has_its_own_and_a_new_one_fits(make_window, tmp_path):
    window = make_window()
    view, projects = window.canvas.view, window.features.projects
    projects.save_to(tmp_path / "a.latent")
    view.zoom_to(250.0)
    before = view.look
    window.view.set_seed(77)
    assert view.look == before, "another place is looked at alike"
    projects.new()
    assert view.look is None
    projects.open_path(tmp_path / "a.latent")
    near(view.look, before.percent, before.x, before.y)
    view.fit()
    projects.new()
    projects.open_path(tmp_path / "a.latent")
    assert view.look is None


@pytest.mark.parametrize("kept", [{"percent": -3, "x": 0, "y": 0}, "near", {"percent": 1e9}])
def test_what_makes_no_sense_is_a_fitted_picture(make_window, kept):
    project = Project.untitled()
    project.set_state(KEY, kept)
    assert make_window(project=project).canvas.view.look is None
