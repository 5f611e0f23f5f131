"""The parts that answer commands: built for one window, connected, closed with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu

from studio.library.directions import DirectionLibrary
from studio.ui.directions.controller import DirectionController
from studio.ui.directions.imports import ImportController
from studio.ui.engine.file_reader import FileReader
from studio.ui.explore.clipboard import Clipboard
from studio.ui.explore.compare import CompareController
from studio.ui.explore.drag_out import DragOut
from studio.ui.explore.drop_target import DropTarget
from studio.ui.exporting.controller import ExportController
from studio.ui.exporting.films import FilmController
from studio.ui.models.about import AboutController
from studio.ui.models.adding import AddController
from studio.ui.models.getting import GetController
from studio.ui.models.library import LibraryController
from studio.ui.models.model_jobs import ModelJobs
from studio.ui.photos.controller import PhotoController
from studio.ui.photos.inversion import InversionController
from studio.ui.projects.controller import ProjectController
from studio.ui.trail.other_projects import OtherProjectsController
from studio.ui.window.figures_popup import FiguresPopup
from studio.ui.window.job_lines import JobLines
from studio.ui.window.main_window import MainWindow
from studio.ui.window.sheets import Sheets
from studio.values.card import Card
from studio.values.trail import Node

CROPS = (1.0, 4 / 5, 9 / 16, 16 / 9)


class Desks(QObject):
    """Everything beside looking and wandering."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        w = self.window = window
        settings = w.services.settings.value
        self.reader = FileReader(self)
        self.search = InversionController(w.view, w.link, w)
        self.photos = PhotoController(w.state, w.link, w.keeper, self.reader, self.search, self)
        self.adder = AddController(w.view, w.services.models, self)
        self.getter = GetController(w.view, self.adder, self)
        self.drops = DropTarget(w.state, w.canvas, self.photos, self.adder, self.reader, self)
        self.clipboard = Clipboard(w.view, w.stage, self.photos, self)
        self.compare = CompareController(w.view, w.canvas, w.keeper, w.thumbs, self)
        self.projects = ProjectController(w, w.view, w.keeper, w.services.recents)
        self.export = ExportController(w.view, w.link, str(settings.extra.get("export", "")), self)
        self.export.crop = w.canvas.view.crop_rect
        self.grip = DragOut(w.view, w.stage, self)
        self.figures = FiguresPopup(w.link, w.frames, w.view, w)
        self.films = FilmController(
            w.state, w.link, w.frames.recorder, self.export, self.photos, self
        )
        library = DirectionLibrary()
        self.directions = DirectionController(w, library)
        self.held = ImportController(w.view, self.directions, self)
        self.adder.held.connect(self.held.offer)
        self.errands = ModelJobs(w, library)
        self.library = LibraryController(w, self.errands)
        self.elsewhere = OtherProjectsController(w.view, w.trail, w.keeper, w.services.recents)
        self.about = AboutController(w)
        self.lines = JobLines(w.link.jobs, w.view.notices, self)
        self.sheets = Sheets(w, self.export, self.films, self.getter, self.about)
        self._connect()
        self._connect_commands()
        self._make_menus()

    def close(self) -> None:
        """Threads end, files go, windows close."""
        self.reader.close()
        self.adder.close()
        self.getter.close()
        self.grip.close()
        self.figures.close()
        self.sheets.close()
        self.about.close()
        self.directions.close()
        self.search.close()
        self.elsewhere.close()
        self.errands.close()
        self.library.close()

    # ---- connections ----------------------------------------------------------------------------
    def _connect(self) -> None:
        w = self.window
        w.panel.picture_dropped.connect(self.photos.take_file)
        w.header.chip.clicked.connect(self._show_figures)
        w.trail.compare_asked.connect(self.compare.compare)
        w.trail.export_asked.connect(self._export_node)
        w.trail.film_asked.connect(self.films.film_of)
        w.trail.sheet_asked.connect(self.films.sheet_of)
        w.view.card_changed.connect(self._card_changed)
        w.browser.details_asked.connect(self.sheets.show_details)
        self.photos.placed.connect(self._photo_placed)
        self.drops.given.connect(self._given)
        self.drops.project_given.connect(self.projects.open_path)
        self.sheets.licence_told.connect(self.library.set_licence)
        self.adder.added.connect(self.library.arrived)
        w.browser.add_asked.connect(self._open_add_menu)
        w.browser.set_can_add(True)
        self.projects.on_switched = w.trail.forget

    def _connect_commands(self) -> None:
        w, on = self.window, self.window.commands.on
        on("grid", w.seeds.toggle)
        on("new", w.view.new_seed)
        on("new_keep", lambda: w.view.new_seed(keep_moves=True))
        on("reroll", w.panel.place.reroll)
        on("back", lambda: w.keeper.neighbour(-1))
        on("forth", lambda: w.keeper.neighbour(1))
        on("pin", w.keeper.toggle_pin)
        on("compare", self.compare.toggle)
        on("crop", self._next_crop)
        on("undo", w.keeper.undo)
        on("redo", w.keeper.redo)
        on("library", self.library.show_library)
        on("copy", self.clipboard.copy_picture)
        on("copy_place", self.clipboard.copy_place)
        on("paste", self.clipboard.paste)
        on("export", self.export.export)
        on("export_as", self.sheets.show_export)
        on("pair", self.films.pair)
        on("keep", self.sheets.show_film)
        on("steps", self.films.steps)
        on("steps_files", self._steps_as_files)
        on("project_new", self.projects.new)
        on("project_open", self.projects.open)
        on("project_save_as", self.projects.save_as)
        on("project_recent", lambda: self.projects.show_recent(w.header.title))
        on("search", self._search)
        on("get_models", self.sheets.show_get_models)
        on("details", self._details_here)
        on("fit", w.canvas.view.fit)
        on("actual", w.canvas.view.actual_size)
        on("zoom_in", lambda: w.canvas.zoom_step(1.25))
        on("zoom_out", lambda: w.canvas.zoom_step(0.8))
        on("smooth", self._toggle_smooth)
        on("panels", w.toggle_panels)
        on("bare", w.toggle_bare)
        on("trail_wall", self._toggle_wall)
        on("theme", self.sheets.toggle_theme)
        on("regions", w.next_region)
        on("about", self.sheets.show_about)
        on("shortcuts", self.sheets.show_shortcuts)

    def _make_menus(self) -> None:
        w = self.window
        self._export_menu = QMenu(w)
        for key in ("export", "export_as"):
            self._export_menu.addAction(w.commands.action(key))
        self._export_menu.addSeparator()
        for key in ("keep", "pair", "steps", "steps_files"):
            self._export_menu.addAction(w.commands.action(key))
        self._export_menu.addSeparator()
        for key in ("copy", "copy_place"):
            self._export_menu.addAction(w.commands.action(key))
        w.header.set_export_menu(self._export_menu)
        self._add_menu = QMenu(w)
        self._add_menu.addAction("From a file …").triggered.connect(self._add_model)
        self._add_menu.addAction(w.commands.action("get_models"))
        self._title_menu = QMenu(w)
        self._title_menu.aboutToShow.connect(self._fill_title_menu)
        w.header.set_title_menu(self._title_menu)
        self._fill_title_menu()

    @Slot()
    def _fill_title_menu(self) -> None:
        self.projects.fill(self._title_menu, self.window.commands)
        self._title_menu.addSeparator()
        for key in ("library", "theme", "shortcuts", "about"):
            self._title_menu.addAction(self.window.commands.action(key))

    # ---- answers --------------------------------------------------------------------------------
    @Slot()
    def _open_add_menu(self) -> None:
        running = self.getter.running_words
        words = "Get models …" + (f"  ·  {running}" if running else "")
        self.window.commands.action("get_models").setText(words)
        self.window.browser.open_add_menu(self._add_menu)

    @Slot()
    def _add_model(self) -> None:
        self.adder.choose(self.window)

    @Slot()
    def _show_figures(self) -> None:
        self.figures.open_below(self.window.header.chip)

    @Slot(object)
    def _export_node(self, node: Node) -> None:
        self.export.export_recipe(node.recipe)

    @Slot(object)
    def _card_changed(self, _card: object) -> None:
        self.compare.stop()

    @Slot()
    def _given(self) -> None:
        self.window.stage.still()
        self.window.stage.touch()

    @Slot(object, object, object)
    def _photo_placed(self, photo: QImage, card: Card, report: dict[str, float]) -> None:
        self.window.frames.show_beside(photo, card.name, report.get("bits_per_dim"))

    def _search(self) -> None:
        if self.window.panels_hidden:
            self.window.toggle_panels()
        self.window.browser.focus_search()

    def _details_here(self) -> None:
        recipe = self.window.view.recipe
        model = self.window.view.model_of(recipe) if recipe is not None else None
        if model is not None:
            self.sheets.show_details(model)

    def _steps_as_files(self) -> None:
        self.films.steps(as_files=True)

    def _next_crop(self) -> None:
        """No frame, then each aspect in turn; exports follow it."""
        view = self.window.canvas.view
        aspects = [None, *CROPS]
        here = aspects.index(view.scene.crop) if view.scene.crop in aspects else 0
        aspect = aspects[(here + 1) % len(aspects)]
        view.set_scene(crop=aspect, crop_at=0.5)
        self.window.frames.relabel()

    def _toggle_smooth(self) -> None:
        view = self.window.canvas.view
        view.set_scene(smooth=not view.scene.smooth)

    def _toggle_wall(self) -> None:
        trail = self.window.trail
        if trail.wall_open:
            trail.close_wall()
        else:
            trail.open_wall()
