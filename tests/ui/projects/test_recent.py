"""What *Open recent* lists, and that nothing without a name gets out of reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from studio.library.untitled import BIN, untitled_folder
from studio.ui.state.notices import Notice


@pytest.fixture
def listed(qtbot, window):
    """Opens the list and waits until all was read; gives its rows."""

    def rows():
        projects = window.features.projects
        projects.show_recent()
        qtbot.waitUntil(lambda: not projects._calls._waiting)
        return projects.popup.rows

    return rows


def leave_untitled(qtbot, window, seed):
    """Work without a name, with a thumbnail, left for a new project; gives its file and places."""
    window.features.projects.new()
    window.view.set_seed(seed)
    place, project = window.view.recipe, window.trail.project
    qtbot.waitUntil(lambda: project.get_thumb(place) is not None)
    count = len(project.trail)
    window.features.projects.new()
    return project.path, count, place


def test_untitled_work_stays_in_reach(qtbot, window, listed):
    said = []
    window.view.notices.said.connect(said.append)
    path, count, place = leave_untitled(qtbot, window, 41)
    assert (count, said) == (2, [])  # nothing was asked
    row = next(row for row in listed() if row.path == path)
    assert "Untitled" in row.accessibleName()
    assert "today" in row.accessibleName()
    assert "2 places" in row.accessibleName()
    assert row._picture is not None
    row.chosen.emit(path)
    assert window.trail.project.path == path
    assert window.trail.project.is_untitled
    assert (window.view.recipe, len(window.trail.project.trail)) == (place, count)


def test_every_untitled_project_is_listed_however_many(qtbot, window, listed):
    left = {leave_untitled(qtbot, window, seed)[0] for seed in range(11)}
    rows = listed()
    assert left <= {row.path for row in rows}
    last = rows[-1]
    popup = window.features.projects.popup
    qtbot.waitUntil(lambda: popup._scroll.verticalScrollBar().maximum() > 0)
    QApplication.sendEvent(last, QFocusEvent(QEvent.Type.FocusIn))  # the keyboard comes to it
    seen = popup._scroll.viewport().rect()
    qtbot.waitUntil(
        lambda: seen.contains(last.mapTo(popup._scroll.viewport(), last.rect().center()))
    )


def test_the_project_at_hand_and_untouched_ones_are_not_listed(qtbot, window, listed):
    here = window.trail.project.path
    assert here not in {row.path for row in listed()}


def test_a_named_project_has_a_picture_too(qtbot, window, listed, tmp_path):
    path, _, _ = leave_untitled(qtbot, window, 42)
    window.features.projects.open_path(path)
    window.features.projects.save_to(tmp_path / "Named.latent")
    window.features.projects.new()
    (row,) = (row for row in listed() if row.path == tmp_path / "Named.latent")
    assert row._picture is not None
    assert str(tmp_path) in row.accessibleName()
    assert path not in {row.path for row in window.features.projects.popup.rows}


def test_one_taken_off_the_list_can_be_brought_back(qtbot, window, listed):
    path, _, _ = leave_untitled(qtbot, window, 43)
    said: list[Notice] = []
    window.view.notices.said.connect(said.append)
    row = next(row for row in listed() if row.path == path)
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert not path.exists()
    assert (untitled_folder() / BIN / path.name).is_file()
    assert path not in {row.path for row in listed()}
    said[0].on_action()
    assert path in {row.path for row in listed()}


def test_a_project_given_at_the_start_is_listed_later(qtbot, make_window, tmp_path):
    from studio.library.project import Project

    with Project.untitled() as project:
        project.save_as(tmp_path / "Given.latent")
    window = make_window(project=Project.open(tmp_path / "Given.latent"))
    window.features.projects.new()
    assert tmp_path / "Given.latent" in window.services.recents.paths()
