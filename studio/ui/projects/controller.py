"""Projects: a new one, one from a file, a name for this one, and those opened lately."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from studio.errors import ProjectDamaged, StudioError
from studio.files.paths import pictures_folder
from studio.library.glance import Glance
from studio.library.project import Project
from studio.library.recents import Recents
from studio.library.rescue import open_rescued
from studio.library.store.open_file import SUFFIX
from studio.library.untitled import from_bin, is_untitled, to_bin
from studio.ui.engine.background import BackgroundCalls
from studio.ui.feature.command import Command, MenuPlace
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said, tr
from studio.ui.projects.recent_list import as_row, changed, read_all
from studio.ui.projects.recent_projects import RecentProject, RecentProjects
from studio.ui.state.notices import Notice
from studio.ui.widgets.ask_path import ask_file, ask_new_file

FILTER = mark("Latent Studio projects (*{suffix})")


class ProjectController(QObject):
    """Asks for files and hands projects to the trail; every refusal is one sentence."""

    def __init__(self, context: Context, recents: Recents, anchor: QWidget) -> None:
        """`anchor` is the widget that the list of recent projects opens under."""
        super().__init__(context.parent)
        self._window = context.parent
        self._view = context.view
        self._trail = context.trail
        self._recents = recents
        self._anchor = anchor
        self.popup: RecentProjects | None = None
        self._calls = BackgroundCalls(self)
        self._remember()
        context.given.project.connect(self.open_path)

    def commands(self) -> tuple[Command, ...]:
        """New, Open, Recent, Save as."""
        group = "Project"
        return (
            Command(
                "project_new", tr("New project"), "Ctrl+N", group, 0, self.new,
                MenuPlace("project", 0, 0),
            ),
            Command(
                "project_open", tr("Open project …"), "Ctrl+O", group, 1, self.open,
                MenuPlace("project", 0, 1),
            ),
            Command(
                "project_recent", tr("Open recent …"), "Ctrl+Shift+O", group, 2, self.show_recent,
                MenuPlace("project", 0, 2),
            ),
            Command(
                "project_save_as", tr("Save project as …"), "Ctrl+Shift+S", group, 3, self.save_as,
                MenuPlace("project", 1, 0),
            ),
        )  # fmt: skip

    def close(self) -> None:
        """What reads other projects ends."""
        self._calls.close()

    def new(self) -> None:
        """An empty project; the place on the canvas comes along as its first."""
        recipe = self._view.recipe
        self._try(lambda: self._switch(Project.untitled()))
        if recipe is not None:
            self._view.go_to(recipe)

    def open(self) -> None:
        """Ask for a project file."""
        path = ask_file(self._window, tr("Open project"), "projects", FILTER, self._folder())
        if path is not None:
            self.open_path(path)

    @Slot(object)
    def open_path(self, path: Path) -> None:
        """Open a project file; one without places begins with the one shown."""
        recipe = self._view.recipe
        self._try(lambda: self._switch(*_opened(path)))
        if recipe is not None and not self._trail.project.trail.all_nodes:
            self._view.go_to(recipe)

    def save_as(self) -> None:
        """Ask for a name and go on there."""
        name = f"{self._trail.project.title}{SUFFIX}"
        path = ask_new_file(
            self._window, tr("Save project as"), "projects", name, FILTER, self._folder()
        )
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Go on as the project at `path`."""
        self._view.end_gesture()
        self._try(lambda: self._save(path))

    def show_recent(self) -> None:
        """Projects opened lately and those without a name, in a popup."""
        if self.popup is None:
            self.popup = popup = RecentProjects(self._window)
            popup.project_chosen.connect(self.open_path)
            popup.forget_asked.connect(self._forget)
            popup.new_asked.connect(self.new)
            popup.open_asked.connect(self.open)
        self._list_recent()
        self.popup.popup_below(self._anchor)

    def _list_recent(self) -> None:
        """Those with a name at once; pictures, and those without one, when they have been read."""
        here = self._trail.project.path
        named = [path for path in self._recents.paths() if path != here and not is_untitled(path)]
        if self.popup is not None:
            self.popup.set_projects([RecentProject(path, changed(path)) for path in named])
            self._calls.run(lambda: read_all(named), self._take_recent)

    def _take_recent(self, found: tuple[Glance, ...] | StudioError) -> None:
        here = self._trail.project.path
        if self.popup is not None and not isinstance(found, StudioError):
            self.popup.set_projects([as_row(item) for item in found if item.path != here])

    def _switch(self, project: Project, damage: str = "") -> None:
        try:
            self._trail.switch(project)
        except StudioError:
            project.close()
            raise
        self._remember()
        if damage:
            self._view.notices.say(Notice(damage))
        for note in project.notes:
            self._view.notices.say(Notice(note, bad=False))

    def _save(self, path: Path) -> None:
        self._trail.project.save_as(path)
        self._trail.announce()
        self._remember()

    def _remember(self) -> None:
        if not self._trail.project.is_untitled:
            self._try(lambda: self._recents.add(self._trail.project.path))

    @Slot(object)
    def _forget(self, path: Path) -> None:
        """Take a project off the list: a file stays, one without a name goes to the bin."""
        self._try(lambda: self._bin(path) if is_untitled(path) else self._recents.remove(path))
        self._list_recent()

    def _bin(self, path: Path) -> None:
        place = to_bin(path)
        text = tr("An untitled project was deleted; it can be brought back.")
        self._view.notices.say(
            Notice(text, False, tr("Bring back"), lambda: self._try(lambda: self._unbin(place)))
        )

    def _unbin(self, place: Path) -> None:
        from_bin(place)
        self._view.notices.say(Notice(tr("The project is under Open recent again."), bad=False))

    def _folder(self) -> Path:
        project = self._trail.project
        return pictures_folder() if project.is_untitled else project.path.parent

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))


def _opened(path: Path) -> tuple[Project, str]:
    """The project at `path`; of a damaged one what can be read, with a sentence about it."""
    try:
        return Project.open(path), ""
    except ProjectDamaged as damage:
        return open_rescued(path, damage)
