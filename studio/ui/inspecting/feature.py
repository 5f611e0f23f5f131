"""Inspecting as the window sees it: dropped on its zone, or chosen from the menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from shiboken6 import isValid

from studio.files.paths import pictures_folder
from studio.ui.engine.file_reader import FileReader, Read
from studio.ui.engine.qimage import to_qimage
from studio.ui.engine.studio_process import StudioProcess
from studio.ui.feature.command import Command, MenuPlace
from studio.ui.feature.context import Context
from studio.ui.inspecting.inspect_sheet import InspectSheet
from studio.ui.inspecting.inspected import Inspected, inspected
from studio.ui.language.words import tr
from studio.ui.widgets.ask_path import ask_file
from studio.ui.widgets.open_dialogs import OpenDialogs
from studio.values.film.model import Film


class InspectFeature(QObject):
    """One sheet, and what it is looking into; files are opened in another process."""

    def __init__(self, context: Context, reader: FileReader, hold: Callable[[], object]) -> None:
        """`hold`: what moves by itself should stop, a place is restored."""
        super().__init__(context.parent)
        self._hold = hold
        self._view, self._parent, self._reader = context.view, context.parent, reader
        self._process = StudioProcess(self)
        self._dialogs = OpenDialogs()
        self._sheet: InspectSheet | None = None
        self._path: Path | None = None
        self._found: Inspected | None = None
        self._film: Film | None = None
        self._given = context.given
        context.given.inspect.connect(self.look_into)

    def commands(self) -> Sequence[Command]:
        """Inspect a file."""
        return (
            Command(
                "inspect", tr("Inspect a picture or film …"), "Ctrl+Shift+I", "Export", 6,
                self.ask, MenuPlace("project", 0, 3),
                tip=tr("Its recipe, its Content Credentials, and whether they hold"),
            ),
        )  # fmt: skip

    def close(self) -> None:
        """The sheet closes, what is being looked into is left."""
        self._dialogs.close()
        self._process.close()

    @Slot()
    def ask(self) -> None:
        """Choose a file, then look into it."""
        parent = self._sheet_shown() or self._parent
        path = ask_file(parent, tr("Inspect"), "exports", usual=pictures_folder())
        if path is not None:
            self.look_into(path)

    @Slot(object)
    def look_into(self, path: Path) -> None:
        """Show what a file says about itself."""
        self._path, self._found, self._film = path, None, None
        self._process.stop()
        sheet = self._sheet_shown() or self._new_sheet()
        sheet.look_at(path)
        self._reader.recipe(path, self._looked)
        self._process.run(("inspect",), str(path), self._told_of(path))
        self._reader.picture(path, self._seen)

    # ---- inside ---------------------------------------------------------------------------------
    def _told_of(self, path: Path) -> Callable[[dict[str, object]], None]:
        def told(answer: dict[str, object]) -> None:
            sheet = self._sheet_shown()
            if path != self._path or sheet is None:
                return
            self._found = inspected(path, answer)
            sheet.show_file(self._found, self._restorable(self._found))

        return told

    def _restorable(self, found: Inspected) -> bool:
        return found.recipe is not None and self._view.model_of(found.recipe) is not None

    def _seen(self, read: Read) -> None:
        sheet = self._sheet_shown()
        if sheet is not None and read.path == self._path and read.picture is not None:
            sheet.set_picture(to_qimage(read.picture.pixels))

    def _looked(self, read: Read) -> None:
        sheet = self._sheet_shown()
        if sheet is not None and read.path == self._path:
            self._film = read.film
            sheet.set_film(read.film)
            if self._found is not None:
                sheet.show_file(self._found, self._restorable(self._found))

    @Slot()
    def _open_film(self) -> None:
        if self._film is not None:
            self._hold()
            self._given.film.emit(self._film)

    @Slot()
    def _restore(self) -> None:
        if self._found is not None and self._found.recipe is not None:
            self._hold()
            self._view.go_to(self._found.recipe)

    def _sheet_shown(self) -> InspectSheet | None:
        sheet = self._sheet
        return sheet if sheet is not None and isValid(sheet) and sheet.isVisible() else None

    def _new_sheet(self) -> InspectSheet:
        sheet = self._sheet = InspectSheet(self._parent)
        sheet.restore_asked.connect(self._restore)
        sheet.film_asked.connect(self._open_film)
        sheet.choose_asked.connect(self.ask)
        sheet.dropped.connect(self.look_into)
        self._dialogs.show(sheet)
        return sheet
