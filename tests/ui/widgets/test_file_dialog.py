"""Qt's own file dialog wears our icons; a person can choose, and think better of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QTreeView,
)

from studio.ui.theme.icons import glyph
from studio.ui.widgets import file_dialog
from studio.ui.widgets.ask_path import ask_file, ask_folder, ask_new_file


@pytest.fixture
def folder(tmp_path):
    for name in ("dusk.latent", "a.PNG", "film.mp4", "m.safetensors", "notes"):
        (tmp_path / name).write_bytes(b"some")
    (tmp_path / "inside.png").mkdir()
    return tmp_path


@pytest.fixture
def hand(qtbot):
    """Does something in the dialog that is about to open, then leaves it as told."""

    def ready(act):
        def go():
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(50, go)
                return
            act(dialog)

        QTimer.singleShot(50, go)

    return ready


def accept(dialog, name=None):
    """Type a name, if there is one, and press the button; a dialog that does not go is left."""
    if name is not None:
        dialog.findChild(QLineEdit, "fileNameEdit").setText(name)
    QTimer.singleShot(0, dialog.accept)
    QTimer.singleShot(5000, dialog, dialog.reject)


def test_files_are_drawn_with_icons_of_our_own(qtbot, hand, folder):
    seen = {}

    def look(dialog):
        tree = dialog.findChild(QTreeView, "treeView")
        model = tree.model()
        root = tree.rootIndex()
        qtbot.waitUntil(lambda: model.rowCount(root) == 6)
        for row in range(6):
            index = model.index(row, 0, root)
            seen[index.data()] = file_dialog._icon_name(index)
        seen["columns"] = [tree.isColumnHidden(column) for column in range(4)]
        box = dialog.findChild(QDialogButtonBox)
        seen["bare"] = all(button.icon().isNull() for button in box.buttons())
        dialog.grab()
        dialog.reject()

    hand(look)
    assert ask_file(None, "Open", "models", usual=folder) is None
    assert seen.pop("columns") == [False, False, True, False]
    assert seen.pop("bare")
    assert seen == {
        "dusk.latent": "path", "a.PNG": "image", "film.mp4": "film-strip", "m.safetensors": "cube",
        "notes": "file", "inside.png": "folder",
    }  # fmt: skip


def test_every_icon_there_may_be_exists():
    names = {*file_dialog.BUTTONS.values(), *file_dialog.ENDINGS, "file", "folder", "house"}
    assert all(glyph(name) for name in (*names, "desktop"))


def test_a_file_a_new_file_and_a_folder_are_chosen(qtbot, hand, folder):
    hand(lambda dialog: accept(dialog, "dusk.latent"))
    assert ask_file(None, "Open", "projects", usual=folder) == folder / "dusk.latent"
    hand(accept)
    found = ask_new_file(None, "Save", "projects", "new.latent", "Projects (*.latent)", folder)
    assert found == folder / "new.latent"
    hand(accept)
    assert ask_folder(None, "Folder", "models", folder) == folder


def test_the_desktops_own_dialog_is_left_alone(qtbot, monkeypatch):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    size = dialog.size()
    monkeypatch.setattr(dialog, "findChild", lambda *_words: None)
    file_dialog.dress(dialog)
    assert dialog.size() == size
