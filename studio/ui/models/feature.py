"""Models as the window sees them: the list, adding and getting, the library, pages about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from studio.library.directions import DirectionLibrary
from studio.library.models import InstalledModels
from studio.ui.feature.command import Command, MenuPlace
from studio.ui.feature.context import Context
from studio.ui.language.words import tr
from studio.ui.models.about import AboutController
from studio.ui.models.adding import AddController
from studio.ui.models.browser.model_browser import ModelBrowser
from studio.ui.models.getting import GetController
from studio.ui.models.library import LibraryController
from studio.ui.models.model_jobs import ModelJobs
from studio.ui.widgets.open_dialogs import OpenDialogs


class ModelsFeature(QObject):
    """Everything that is done with models beside working with one."""

    def __init__(
        self,
        context: Context,
        installed: InstalledModels,
        browser: ModelBrowser,
        directions: DirectionLibrary,
        show_panels: Callable[[], None],
    ) -> None:
        """`show_panels` brings the list into view where it is hidden."""
        super().__init__(context.parent)
        self._context = context
        self._browser = browser
        self._show_panels = show_panels
        self.dialogs = OpenDialogs()
        self.adding = AddController(context.view, installed, context.parent)
        self.getting = GetController(context.view, self.adding, self)
        self.jobs = ModelJobs(context, installed, directions)
        self.library = LibraryController(context, installed, self.jobs, browser)
        self.about = AboutController(context)
        context.given.model.connect(self.adding.add)
        browser.details_asked.connect(self.about.show)
        self.about.model_chosen.connect(browser.model_chosen)
        self.about.edit_asked.connect(self.library.edit)
        self.about.licence_told.connect(self.library.set_licence)
        self.adding.added.connect(self.library.arrived)
        self.jobs.mixed.connect(self.adding.announce)
        self.adding.renewed.connect(self.library.take_renewed)

    def commands(self) -> Sequence[Command]:
        """Find, add, get, know, keep."""
        group, getting = "Models", self.getting

        def get_words() -> str:
            running = getting.running_words
            return tr("Get models …") + (f"  ·  {running}" if running else "")

        return (
            Command("search", tr("Search models"), "Ctrl+F", group, 9, self._search),
            Command(
                "add_file", tr("From a file …"), None, group, 0, self.adding.choose,
                MenuPlace("add", 0, 0),
            ),
            Command(
                "get_models", tr("Get models …"), "Ctrl+G", group, 10, self.show_get_models,
                MenuPlace("add", 0, 1), get_words,
            ),
            Command("details", tr("About this model"), "Ctrl+I", group, 11, self._details_here),
            Command(
                "library", tr("Model library …"), "Ctrl+Shift+M", group, 12,
                self.library.show_library, MenuPlace("project", 2, 0),
            ),
        )  # fmt: skip

    def set_add_menu(self, fill: Callable[[QMenu], None]) -> None:
        """The button above the list opens a menu, filled anew each time."""
        self.add_menu = QMenu(self._context.parent)
        self._fill_add_menu = fill
        fill(self.add_menu)
        self._browser.add_asked.connect(self._open_add_menu)
        self._browser.set_can_add(True)

    def close(self) -> None:
        """Processes and threads end, dialogs close."""
        self.adding.close()
        self.getting.close()
        self.dialogs.close()
        self.about.close()
        self.jobs.close()
        self.library.close()

    @Slot()
    def show_get_models(self) -> None:
        """The catalogue of published models."""
        from studio.ui.models.get_models import GetModelsSheet

        if self.dialogs.raised(GetModelsSheet) is not None:
            return
        engine = self._context.engine
        made = GetModelsSheet(self.getting, engine.opens, self._context.parent)
        engine.engine_ready.connect(made.set_engine)
        self.dialogs.show(made)

    @Slot()
    def _open_add_menu(self) -> None:
        self._fill_add_menu(self.add_menu)
        self._browser.open_add_menu(self.add_menu)

    def _search(self) -> None:
        self._show_panels()
        self._browser.focus_search()

    def _details_here(self) -> None:
        view = self._context.view
        model = view.model_of(view.recipe) if view.recipe is not None else None
        if model is not None:
            self.about.show(model)
