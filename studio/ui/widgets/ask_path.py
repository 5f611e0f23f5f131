"""Asking for a file or a folder: the desktop's dialog, begun where things of that kind lie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.ui.widgets.file_dialog import dress

Kind = Literal["models", "projects", "pictures", "exports", "words", "profiles", "songs"]


class LastFolders(QObject):
    """Where the person was last, by kind; a child of the window whose dialogs it serves."""

    def __init__(
        self,
        kept: Mapping[str, str],
        keep: Callable[[dict[str, str]], object],
        parent: QObject | None = None,
    ) -> None:
        """`kept` is what was remembered last time; `keep` remembers all of it for the next."""
        super().__init__(parent)
        self._folders = dict(kept)
        self._keep = keep

    def of(self, kind: Kind, usual: Path | None = None) -> Path:
        """The last folder of this kind, else `usual`, else documents, else home: what is there.

        A dialog that is begun in a folder that is not there offers its name as that of a file.
        """
        last = self._folders.get(kind)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        wanted = (Path(last) if last else None, usual,
                  Path(QStandardPaths.writableLocation(documents) or Path.home()))  # fmt: skip
        return next((f for f in wanted if f is not None and f.is_dir()), Path.home())

    def remember(self, kind: Kind, folder: Path) -> None:
        """The person chose something there."""
        if self._folders.get(kind) != str(folder):
            self._folders[kind] = str(folder)
            self._keep(dict(self._folders))


def ask_file(
    parent: QWidget | None, title: str, kind: Kind, patterns: str = "", usual: Path | None = None
) -> Path | None:
    """A file to open; None where the person thought better of it."""
    folders = _folders(parent)
    dialog = _dialog(parent, title, folders.of(kind, usual), patterns)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(folders, kind, asked(dialog))


def ask_new_file(
    parent: QWidget | None,
    title: str,
    kind: Kind,
    name: str,
    patterns: str,
    usual: Path | None = None,
) -> Path | None:
    """Where to write a file that is called `name` until the person says otherwise."""
    folders = _folders(parent)
    dialog = _dialog(parent, title, folders.of(kind, usual), patterns)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(name)
    return _chosen(folders, kind, asked(dialog))


def ask_folder(
    parent: QWidget | None, title: str, kind: Kind, here: Path | None = None
) -> Path | None:
    """A folder; begun at `here` where that exists."""
    folders = _folders(parent)
    start = here if here is not None and here.is_absolute() and here.is_dir() else folders.of(kind)
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    chosen = asked(dialog)
    if not chosen:
        return None
    folders.remember(kind, Path(chosen))
    return Path(chosen)


def asked(dialog: QFileDialog) -> str:
    """What the person chooses in it, empty where they thought better of it. The dialog goes."""
    dress(dialog)
    try:
        names = dialog.selectedFiles() if dialog.exec() else []
    finally:
        dialog.deleteLater()
    return names[0] if names else ""


def _dialog(parent: QWidget | None, title: str, start: Path, patterns: str = "") -> QFileDialog:
    return QFileDialog(parent, title, str(start), patterns)


def _chosen(folders: LastFolders, kind: Kind, name: str) -> Path | None:
    if not name:
        return None
    folders.remember(kind, Path(name).parent)
    return Path(name)


def _folders(widget: QWidget | None) -> LastFolders:
    """Those of the window that `widget` belongs to, a dialog's owner included."""
    owner = widget
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    while owner is not None:
        found = owner.findChild(LastFolders, options=direct)
        if isinstance(found, LastFolders):
            return found
        owner = owner.parentWidget()
    return LastFolders({}, lambda _folders: None)
