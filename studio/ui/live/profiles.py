"""What follows what, written into a file and taken from one."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, Slot

from studio.errors import StudioError
from studio.files.atomic import write_atomic
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said, tr
from studio.ui.live.menus import fresh_menu
from studio.ui.live.setup_state import SetupState
from studio.ui.state.notices import Notice
from studio.ui.widgets.ask_path import ask_file, ask_new_file
from studio.values.live.profile import MAX_BYTES, SUFFIX, from_json, to_json


class Profiles(QObject):
    """Two entries of a menu; taking one is an edit that can be undone."""

    def __init__(self, context: Context, setup: SetupState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._setup = context, setup

    @Slot(object)
    def open_menu(self, where: QPoint) -> None:
        """Keep it, or take another one."""
        menu = fresh_menu(self._context.parent)
        save = menu.addAction(tr("Save profile …"))
        save.triggered.connect(self.save)
        save.setEnabled(bool(self._setup.setup.mappings))
        menu.addAction(tr("Take a profile …")).triggered.connect(self.take)
        menu.popup(where)

    @Slot()
    def save(self) -> None:
        """Into a file."""
        path = ask_new_file(
            self._context.parent, tr("Save profile"), "projects", f"controller{SUFFIX}",
            tr("Profiles (*{suffix})", suffix=SUFFIX),
        )  # fmt: skip
        if path is None:
            return
        try:
            write_atomic(
                path if path.suffix else path.with_suffix(SUFFIX), to_json(self._setup.setup)
            )
        except StudioError as error:
            self._context.view.notices.say(Notice(said(error)))

    @Slot()
    def take(self) -> None:
        """Out of a file, in the place of what followed until now."""
        path = ask_file(
            self._context.parent, tr("Take a profile"), "projects",
            tr("Profiles (*{suffix})", suffix=SUFFIX),
        )  # fmt: skip
        if path is None:
            return
        try:
            with path.open("rb") as file:
                mappings = from_json(file.read(MAX_BYTES + 1))
        except (StudioError, OSError) as error:
            self._context.view.notices.say(Notice(said(str(error))))
            return
        self._setup.edit(mark("took a profile"), lambda setup: replace(setup, mappings=mappings))
