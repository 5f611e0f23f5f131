"""A damaged project never keeps the studio from starting, and is never changed."""

from __future__ import annotations

import pytest

from studio.library.project import Project
from studio.library.settings import Settings
from studio.library.untitled import untitled_folder
from studio.ui.projects.opening import open_project
from studio.values import edit
from tests.helpers.fake_engine import fake_card
from tests.ui.projects.fuzz_projects import KINDS, make_bases, run_case, studio_opener


@pytest.mark.parametrize("kind", range(len(KINDS)), ids=KINDS)
def test_the_studio_starts_whatever_happened_to_a_project(qtbot, tmp_path, no_leftovers, kind):
    bases, open_studio = make_bases(tmp_path / "bases"), studio_opener(tmp_path)
    results = [run_case(kind + len(KINDS) * n, bases, tmp_path, open_studio) for n in range(7)]
    assert [fault for result in results for fault in result.faults] == []
    assert any(result.said for result in results)


@pytest.fixture
def torn(tmp_path):
    """A project of two places with a byte that is not UTF-8 in the text of its tables."""
    path = tmp_path / "Torn.latent"
    with Project.untitled() as project:
        for n in (5, 6):
            project.add_place(edit.new_recipe(fake_card(), n), None, merge=False)
        project.save_as(path)
    tear(path)
    return path


def tear(path):
    data = bytearray(path.read_bytes())
    data[data.index(b"CREATE TABLE nodes") + 14] = 0xFF
    path.write_bytes(bytes(data))


SENTENCE = "{} is damaged: 2 places are in this new project, and the file stays as it is."


@pytest.mark.parametrize("asked_for", [True, False])
def test_a_byte_in_the_tables_text_is_one_sentence_and_a_project(torn, asked_for):
    before = torn.read_bytes()
    wanted = torn if asked_for else None
    opened = open_project(wanted, Settings(last_project="" if asked_for else str(torn)))
    with opened.project as project:
        assert len(project.trail) == 2
        assert project.is_untitled
    assert (opened.notice, opened.bad) == (SENTENCE.format("Torn.latent"), True)
    assert torn.read_bytes() == before


def test_a_damaged_project_that_is_dropped_is_rescued(window, torn):
    window.features.exchange.drops.open_file(torn)
    assert window.canvas.banner.text == SENTENCE.format("Torn.latent")
    assert len(window.strip.line_nodes) > 0
    assert window.view.recipe == edit.new_recipe(window.view.card, 6)
    assert len(window.trail.project.trail) == 2


def test_what_cannot_be_rescued_leaves_the_project_at_hand(window, tmp_path):
    here = window.trail.project
    (tmp_path / "letter.latent").write_bytes(b"Dear Ada" * 4000)
    window.features.exchange.drops.open_file(tmp_path / "letter.latent")
    assert window.trail.project is here
    assert window.canvas.banner.text == "letter.latent is not a project of Latent Studio."


def test_a_damaged_untitled_project_is_listed_and_can_be_rescued(qtbot, window):
    window.features.projects.new()
    window.view.set_seed(41)
    path = window.trail.project.path
    window.features.projects.new()
    tear(path)
    assert path.parent == untitled_folder().resolve()
    window.features.projects.show_recent()
    qtbot.waitUntil(lambda: not window.features.projects._calls._waiting)
    (row,) = (r for r in window.features.projects.popup.rows if r.path == path)
    assert "can be rescued" in row.accessibleName()
    row.chosen.emit(path)
    assert "2 places are in this new project" in window.canvas.banner.text
    assert path.is_file()
