"""Projects: a new one, one from a file, a name for this one, and those opened lately."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from studio.errors import StudioError
from studio.files.paths import pictures_folder
from studio.library.project import Project
from studio.library.recents import Recents
from studio.library.store.open_file import SUFFIX
from studio.ui.projects.recent_projects import RecentProject, RecentProjects
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.ui.state.trail_controller import TrailController
from studio.ui.window.commands import Commands

FILTER = f"Latent Studio projects (*{SUFFIX})"


class ProjectController(QObject):
    """Asks for files and hands projects to the keeper; every refusal is one sentence."""

    def __init__(
        self, window: QWidget, view: PlaceState, keeper: TrailController, recents: Recents
    ) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._keeper = keeper
        self._recents = recents
        self.on_switched: Callable[[], None] = _nothing

    def new(self) -> None:
        """An empty project; the place on the canvas comes along as its first."""
        recipe = self._view.recipe
        self._try(lambda: self._switch(Project.untitled()))
        if recipe is not None:
            self._view.go_to(recipe)

    def open(self) -> None:
        """Ask for a project file."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Open project", str(self._folder()), FILTER
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a project file."""
        self._try(lambda: self._switch(Project.open(path)))

    def save_as(self) -> None:
        """Ask for a name and go on there."""
        start = self._folder() / f"{self._keeper.project.title}{SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(self._window, "Save project as", str(start), FILTER)
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Go on as the project at `path`."""
        self._view.end_gesture()
        self._try(lambda: self._save(path))

    def show_recent(self, below: QWidget) -> None:
        """Projects opened lately, in a popup under `below`."""
        popup = RecentProjects(self._window)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here = self._keeper.project.path
        listed = [
            RecentProject(path, path.stat().st_mtime)
            for path in self._recents.paths()
            if path != here
        ]
        popup.set_projects(listed)
        popup.project_chosen.connect(self.open_path)
        popup.forget_asked.connect(self._forget)
        popup.new_asked.connect(self.new)
        popup.open_asked.connect(self.open)
        popup.popup_below(below)

    def fill(self, menu: QMenu, commands: Commands) -> None:
        """New, Open, Recent, Save as."""
        menu.clear()
        menu.addAction(commands.action("project_new"))
        menu.addAction(commands.action("project_open"))
        menu.addAction(commands.action("project_recent"))
        menu.addSeparator()
        menu.addAction(commands.action("project_save_as"))

    def _switch(self, project: Project) -> None:
        try:
            self._keeper.switch(project)
        except StudioError:
            project.close()
            raise
        self._remember()
        self.on_switched()
        for note in project.notes:
            self._view.notices.say(Notice(note, bad=False))

    def _save(self, path: Path) -> None:
        self._keeper.project.save_as(path)
        self._keeper.announce()
        self._remember()

    def _remember(self) -> None:
        if not self._keeper.project.is_untitled:
            self._recents.add(self._keeper.project.path)

    @Slot(object)
    def _forget(self, path: Path) -> None:
        self._try(lambda: self._recents.remove(path))

    def _folder(self) -> Path:
        project = self._keeper.project
        return pictures_folder() if project.is_untitled else project.path.parent

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except StudioError as error:
            self._view.notices.say(Notice(str(error)))


def _nothing() -> None:
    pass
