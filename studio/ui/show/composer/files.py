"""Shows as files: saved, opened, opened lately. What stood in a file is never half overwritten."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from studio.errors import StudioError
from studio.files.paths import pictures_folder
from studio.library.shows import SUFFIX, read_show, write_show
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said, tr
from studio.ui.show.composer.show_state import ShowState
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.ui.widgets.ask_path import ask_file, ask_new_file
from studio.values.show.document import Show, to_json

FILTER = mark("Shows (*{suffix})")
RECENT = "shows"
MOST = 8
OPENED = mark("opened a show")
CORNERS = mark("took over corners that were dragged on the stage")


class ShowFiles(QObject):
    """`path` is the file that the show was last saved in or read from, in this window."""

    changed: Carries[None] = signal()

    def __init__(self, context: Context, state: ShowState, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._state = context, state
        self.path: Path | None = None
        self._saved = b""
        kept = context.settings.value.extra.get(RECENT)
        names = kept if isinstance(kept, list) else []
        self._recent = [name for name in names if isinstance(name, str)][:MOST]
        context.trail.project_changed.connect(self._forget)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Those opened or saved lately that are still there."""
        return tuple(path for name in self._recent if (path := Path(name)).is_file())

    @property
    def saved(self) -> bool:
        """Whether the file holds the show as it is now."""
        show = self._state.show
        return self.path is not None and show is not None and to_json(show) == self._saved

    def save(self) -> Path | None:
        """Into the same file again, asked for where there is none yet."""
        return self.save_as() if self.path is None else self.save_to(self.path)

    def save_as(self) -> Path | None:
        """Ask where."""
        show = self._state.show
        if show is None:
            return None
        name = "".join(c if c.isalnum() or c in " -_" else "_" for c in show.name).strip()
        path = ask_new_file(
            self._context.parent, tr("Save show as"), "projects", f"{name or 'booth'}{SUFFIX}",
            tr(FILTER, suffix=SUFFIX), self._folder(),
        )  # fmt: skip
        if path is not None and not path.suffix:
            path = path.with_suffix(SUFFIX)
        return self.save_to(path) if path is not None else None

    def save_to(self, path: Path) -> Path | None:
        """Put the show there; None where that was refused, which the window says."""
        show = self._state.show
        if show is None:
            return None
        try:
            path = write_show(path, show)
        except StudioError as error:
            self._state.refuse(said(error))
            return None
        self._took(path, show)
        return path

    def open(self) -> None:
        """Ask for a show."""
        path = ask_file(
            self._context.parent, tr("Open show"), "projects", tr(FILTER, suffix=SUFFIX),
            self._folder(),
        )  # fmt: skip
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """The show in a file instead of the one of now, which undo brings back."""
        try:
            show = read_show(path)
        except StudioError as error:
            self._state.refuse(said(error))
            return
        why = self._state.take(show, OPENED)
        if why:
            self._state.refuse(why)
            return
        self._took(path, self._state.show or show)
        missing = [m.id for m in show.models if m.sha256 not in self._state.cards]
        if missing:
            text = tr("The show plays without {models}: not installed here.",
                      models=", ".join(missing))  # fmt: skip
            self._context.view.notices.say(Notice(text))

    def take_corners(self) -> None:
        """What the operator dragged on the stage stands in the file; the show takes it over."""
        show = self._state.show
        if self.path is None or show is None or not self.saved:
            return
        try:
            found = read_show(self.path)
        except StudioError:
            return
        if found.outputs != show.outputs and replace(found, outputs=show.outputs) == show:
            self._state.refuse(self._state.set("outputs", found.outputs, CORNERS))
            self._took(self.path, found)

    def fill_recent(self, menu: QMenu) -> None:
        """Those opened lately, the last first."""
        menu.clear()
        for path in self.recent:
            action = menu.addAction(path.stem)
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._open, path))
        if not menu.actions():
            menu.addAction(tr("Shows you open are listed here.")).setEnabled(False)

    def _open(self, path: Path, _checked: bool = False) -> None:
        self.open_path(path)

    def _took(self, path: Path, show: Show) -> None:
        self.path, self._saved = path, to_json(show)
        name = str(path.resolve())
        self._recent = [name, *(n for n in self._recent if n != name)][:MOST]
        self._context.settings.set_extra(RECENT, list(self._recent))
        self.changed.emit(None)

    def _forget(self, _none: object) -> None:
        """Another project: its show has no file yet."""
        self.path, self._saved = None, b""
        self.changed.emit(None)

    def _folder(self) -> Path:
        if self.path is not None:
            return self.path.parent
        project = self._context.trail.project
        return pictures_folder() if project.is_untitled else project.path.parent
