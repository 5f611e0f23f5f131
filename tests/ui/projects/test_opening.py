"""Which project the window begins with."""

from __future__ import annotations

import pytest

from studio.library.project import Project
from studio.library.settings import Settings
from studio.ui.projects.opening import BUSY, RESTORED, open_project
from studio.values.edit import new_recipe
from tests.helpers.fake_engine import fake_card

CARD = fake_card()


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "Dusk study.latent"
    with Project.untitled() as project:
        project.add_place(new_recipe(CARD, 4), None)
        project.save_as(path)
    return path


def titled(opened):
    with opened.project as project:
        return project.title


def test_a_first_start_has_a_new_project(tmp_path):
    opened = open_project(None, Settings())
    assert opened.notice == ""
    assert titled(opened) == "Untitled"


def test_the_last_project_opens_again(saved):
    opened = open_project(None, Settings(last_project=str(saved)))
    assert (opened.notice, len(opened.project.trail)) == ("", 1)
    assert titled(opened) == "Dusk study"


def test_the_project_asked_for_comes_first(saved, tmp_path):
    opened = open_project(saved, Settings(last_project=str(tmp_path / "gone.latent")))
    assert titled(opened) == "Dusk study"


def test_a_second_instance_says_so_and_begins_anew(saved):
    with Project.open(saved):
        opened = open_project(saved, Settings())
        assert opened.notice == BUSY
        assert titled(opened) == "Untitled"


def test_a_project_that_is_none_is_one_sentence(tmp_path):
    path = tmp_path / "x.latent"
    path.write_bytes(b"not a project")
    opened = open_project(path, Settings())
    assert opened.bad
    assert "x.latent" in opened.notice
    opened.project.close()


def test_untitled_work_returns_after_a_crash(tmp_path):
    with Project.untitled() as project:
        project.add_place(new_recipe(CARD, 8), None)
    opened = open_project(None, Settings(extra={"running": True}))
    assert opened.notice == RESTORED
    with opened.project as again:
        assert again.trail.latest.recipe == new_recipe(CARD, 8)
