"""Files are asked for where things of their kind lay last time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import delete

from studio.library.settings import SettingsFile
from studio.ui.widgets import ask_path
from studio.ui.widgets.ask_path import LastFolders, ask_file, ask_folder, ask_new_file
from studio.ui.widgets.folder_row import FolderRow


@pytest.fixture
def asked(monkeypatch):
    """What the desktop's dialogs were begun with; `answer` is what the person chooses."""

    class Asked(list):
        answer = ""

    told = Asked()

    def choose(dialog):
        saves = dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
        told.append(dialog.selectedFiles()[0] if saves else dialog.directory().absolutePath())
        delete(dialog)
        return told.answer

    monkeypatch.setattr(ask_path, "asked", choose)
    return told


@pytest.fixture
def places(tmp_path):
    made = {kind: tmp_path / kind for kind in ("models", "projects", "pictures", "exports")}
    for folder in made.values():
        folder.mkdir()
    return made


def test_each_kind_has_a_folder_of_its_own(qtbot, asked, places):
    window = QWidget()
    qtbot.addWidget(window)
    kept = {}
    LastFolders({}, kept.update, window)
    for kind, folder in places.items():
        asked.answer = str(folder / "one.file")
        assert ask_file(window, "Open", kind) == folder / "one.file"
    assert kept == {kind: str(folder) for kind, folder in places.items()}
    asked.clear()
    asked.answer = ""
    for kind in places:
        assert ask_file(window, "Open", kind) is None
        assert ask_new_file(window, "Save", kind, "name.x", "") is None
        assert ask_folder(window, "Folder", kind) is None
    assert asked == [
        str(start) for folder in places.values() for start in (folder, folder / "name.x", folder)
    ]


def test_a_folder_that_went_gives_way_to_the_usual_one(qtbot, asked, places, tmp_path):
    folders = LastFolders({"models": str(tmp_path / "gone")}, lambda _all: None)
    assert folders.of("models", places["models"]) == places["models"]
    assert folders.of("models").is_absolute()


def test_a_dialog_never_begins_where_nothing_is(qtbot, asked, tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    monkeypatch.setattr(
        ask_path.QStandardPaths, "writableLocation", staticmethod(lambda _place: str(gone))
    )
    assert ask_file(None, "Open", "exports", usual=gone) is None
    assert asked == [str(Path.home())]  # not "gone", offered as the name of a file
    gone.mkdir()
    ask_file(None, "Open", "exports")
    assert asked[1:] == [str(gone)]


def test_a_dialog_of_the_window_knows_its_folders(qtbot, asked, places):
    window = QWidget()
    qtbot.addWidget(window)
    LastFolders({"exports": str(places["exports"])}, lambda _all: None, window)
    row = FolderRow(QDialog(window))
    row._ask()
    assert asked == [str(places["exports"])]


@pytest.mark.parametrize(
    ("command", "kind"),
    [("project_open", "projects"), ("project_save_as", "projects"), ("add_file", "models")],
)
def test_the_window_remembers_until_next_time(make_window, asked, places, tmp_path, command, kind):
    settings = SettingsFile(tmp_path / "kept")
    settings.change(extra={"folders": {k: str(p) for k, p in places.items()}})
    window = make_window(settings=settings)
    window.commands.action(command).trigger()
    assert Path(asked[0]) in (places[kind], places[kind] / Path(asked[0]).name)
    other = places[kind] / "deeper"
    other.mkdir()
    asked.answer = str(other / "a.file")
    ask_file(window, "Open", kind)
    window.close()
    assert SettingsFile(tmp_path / "kept").value.extra["folders"][kind] == str(other)
