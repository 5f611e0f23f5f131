"""The features of the window: built after the first paint, registered, connected, closed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from studio.export.queue.store import Queue
from studio.library.directions import DirectionLibrary
from studio.ui.animate.workspace import AnimateWorkspace
from studio.ui.atlas.workspace import AtlasWorkspace
from studio.ui.breed.workspace import BreedWorkspace, SheetWish
from studio.ui.directions.feature import DirectionsFeature
from studio.ui.engine.file_reader import FileReader
from studio.ui.engine.making_queue import MakingQueue
from studio.ui.explore.exchange import ExchangeFeature
from studio.ui.explore.presenter import FrameShown
from studio.ui.explore.workspace import ExploreWorkspace
from studio.ui.exporting.batching import BatchFeature
from studio.ui.exporting.feature import ExportFeature, Shown
from studio.ui.feature.context import Feature
from studio.ui.inspecting.feature import InspectFeature
from studio.ui.live.desk import LiveDesk
from studio.ui.live.workspace import LiveWorkspace
from studio.ui.live_out.feature import LiveOutFeature
from studio.ui.models.feature import ModelsFeature
from studio.ui.photos.controller import PhotoPlaced
from studio.ui.photos.feature import PhotosFeature
from studio.ui.projects.controller import ProjectController
from studio.ui.queueing.feature import QueueFeature
from studio.ui.settings.feature import SettingsFeature
from studio.ui.show.composer.workspace import ShowWorkspace
from studio.ui.tables.workspace import TableSheet, TableWorkspace
from studio.ui.trail.feature import TrailFeature
from studio.ui.window.building import WorkspaceBuilder
from studio.ui.window.job_lines import JobLines
from studio.ui.window.main_window import MainWindow
from studio.ui.window.window_commands import WindowCommands
from studio.values import painting
from studio.values.film import Film
from studio.values.recipe import Recipe
from studio.values.trail import Node

LEAD_TO_THE_PICTURE = ("undo", "redo", "project_new", "project_open", "project_save_as")
"""After these the keyboard means the picture: what had it may be gone, or mean another place."""


class Features(QObject):
    """Everything beside looking and wandering."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = w = window
        context, canvas = w.context, w.canvas_controller
        self._explore = next(s for s in w.workspaces if isinstance(s, ExploreWorkspace))
        self._animate = next(s for s in w.workspaces if isinstance(s, AnimateWorkspace))
        self._atlas = next(s for s in w.workspaces if isinstance(s, AtlasWorkspace))
        self._live = next(s for s in w.workspaces if isinstance(s, LiveWorkspace))
        self._table = next(s for s in w.workspaces if isinstance(s, TableWorkspace))
        self._show = next(s for s in w.workspaces if isinstance(s, ShowWorkspace))
        self._breed = next(s for s in w.workspaces if isinstance(s, BreedWorkspace))
        own, reader = DirectionLibrary(), FileReader(self)
        self.photos = PhotosFeature(context, reader)
        self.models = ModelsFeature(context, w.services.models, w.browser, own, w.show_panels)
        self.exchange = ExchangeFeature(context, canvas, reader)
        self.projects = ProjectController(context, w.services.recents, w.header.title)
        shown = Shown(
            w.frames.recorder, lambda: canvas.image, w.canvas.view.crop_rect, canvas.still
        )
        photos = self.photos.controller
        queue = MakingQueue(Queue(), w.link.jobs, self)
        self.queueing = QueueFeature(context, queue, w.status_bar.set_queue)
        self.exporting = ExportFeature(context, shown, queue, photos.photos_of, photos.pictures_in)
        self.batches = BatchFeature(
            context, shown.image, queue, lambda: self.exporting.export.folder
        )
        self.directions = DirectionsFeature(context, own, self._explore.panel.set_hidden_directions)
        self.inspecting = InspectFeature(context, reader, canvas.hold)
        self.trail = TrailFeature(context, w.strip, w.services.recents)
        self.settings = SettingsFeature(context, w.commands, w.services.resources)
        self.live_out = LiveOutFeature(context, w.status_bar.live_out, lambda: canvas.image)
        self.window = WindowCommands(w)
        self.lines = JobLines(w.link.jobs, w.view.notices, self)
        w.closing.append(reader.close)
        w.closing.append(self._close_workspaces)
        w.frame.register_first()
        self._register(
            self.photos, self.models, self.exchange, self.projects, self.exporting, self.batches,
            self.queueing, self.inspecting, self.directions, self.trail, self.settings,
            self.live_out, self.window,
        )  # fmt: skip
        self._connect()
        self.window.make_menus()
        self.models.set_add_menu(lambda menu: w.commands.fill(menu, "add"))
        w.commands.complete = w.frame.build_all
        WorkspaceBuilder(w)

    def _register(self, *features: Feature) -> None:
        for feature in features:
            self._window.commands.register(feature.commands())
            self._window.closing.append(feature.close)

    def _close_workspaces(self) -> None:
        for workspace in (self._animate, self._atlas, self._live, self._show):
            if self._window.frame.is_built(workspace):
                workspace.close()

    def _connect(self) -> None:
        """What one feature tells another."""
        strip, panel = self._window.strip, self._explore.panel
        strip.compare_asked.connect(self._explore.compare.compare)
        strip.export_asked.connect(self._export_node)
        strip.film_asked.connect(self._make_film)
        self._window.context.given.song.connect(self._lay_song)
        self._window.context.given.film.connect(self._open_film)
        self._animate.export_asked.connect(self._export_film)
        self._atlas.film_asked.connect(self._make_film)
        self._atlas.explore_asked.connect(self._open_explore)
        self._window.frame.when_built(self._live, self._connect_live)
        self._window.frame.when_built(self._show, self._connect_show)
        strip.sheet_asked.connect(self.exporting.films.sheet_of)
        strip.batch_asked.connect(self.batches.show_of)
        self._window.frames.shown.connect(self._frame_shown)
        self._table.explore_asked.connect(self._open_explore)
        self._table.sheet_asked.connect(self._make_table_sheet)
        self._table.page_asked.connect(self.exporting.films.page_of)
        self._breed.sheet_asked.connect(self._make_sheet)
        self._breed.direction_found.connect(self.directions.controller.keep)
        self._window.canvas.view.pictured.connect(self.live_out.show)
        panel.directions.find_requested.connect(self.directions.controller.find)
        panel.examples_requested.connect(self.directions.controller.learn)
        panel.words_requested.connect(self.directions.controller.learn_words)
        panel.direction_renamed.connect(self.directions.controller.rename)
        panel.direction_hidden.connect(self.directions.controller.hide)
        self._window.status_bar.queue_asked.connect(self.queueing.show_queue)
        self.models.adding.held.connect(self.directions.imports.offer)
        self.photos.controller.placed.connect(self._show_photo)
        self._window.trail.arrived.connect(self._window.focus_picture)
        for key in LEAD_TO_THE_PICTURE:
            self._window.commands.action(key).triggered.connect(self._window.focus_picture)

    def _connect_live(self) -> None:
        live: LiveDesk = self._live.desk
        live.performer.rests = self._film_plays
        live.play_asked.connect(self._play_film)
        live.position_asked.connect(self._seek_film)
        live.open_asked.connect(self._open_live)
        live.recording.film_asked.connect(self._show_film)

    def _connect_show(self) -> None:
        self._show.desk.running.began.connect(self._lend_devices)

    @Slot(bool)
    def _lend_devices(self, lent: bool) -> None:
        """A show hears what Live would hear; Live opens nothing afterwards that is lent already."""
        self._window.frame.build_all()
        self._live.desk.devices.lend(lent)

    @Slot(object)
    def _frame_shown(self, shown: FrameShown) -> None:
        if shown.full:
            self.batches.took(shown.frame.recipe, shown.frame.render_ms)

    @Slot(object)
    def _make_film(self, places: tuple[Recipe, ...]) -> None:
        self._window.frame.open(self._animate.key)
        self._animate.make(places)

    @Slot()
    def _open_explore(self) -> None:
        self._window.frame.open(self._explore.key)

    @Slot(object)
    def _make_table_sheet(self, sheet: TableSheet) -> None:
        films = self.exporting.films
        films.sheet_in_words(sheet.places, sheet.words, "{model} table", sheet.columns)

    @Slot(object)
    def _make_sheet(self, wish: SheetWish) -> None:
        self.exporting.films.sheet_in_words(wish.places, wish.words, wish.name)

    @Slot(object)
    def _export_film(self, film: Film) -> None:
        self.exporting.show_film_export(film, self._animate.player.at)

    @Slot(object)
    def _show_film(self, film_id: str) -> None:
        self._window.frame.open(self._animate.key)
        self._animate.film.open(film_id)

    @Slot()
    def _open_live(self) -> None:
        self._window.frame.open(self._live.key)

    def _film_plays(self) -> bool:
        """The canvas is the film's while it plays."""
        return self._window.frame.is_built(self._animate) and self._animate.player.running

    @Slot()
    def _play_film(self) -> None:
        self._window.frame.open(self._animate.key)
        self._animate.player.toggle()

    @Slot(object)
    def _seek_film(self, unit: float) -> None:
        self._window.frame.open(self._animate.key)
        start, end = self._animate.player.span
        self._animate.player.seek(start + unit * (end - start))

    @Slot(object)
    def _open_film(self, film: Film) -> None:
        self._window.frame.open(self._animate.key)
        self._animate.open(film)

    @Slot(object)
    def _lay_song(self, path: Path) -> None:
        self._window.frame.open(self._animate.key)
        self._animate.lay_song(path)

    @Slot(object)
    def _export_node(self, node: Node) -> None:
        self.exporting.export.export_recipe(node.recipe)

    @Slot(object)
    def _show_photo(self, placed: PhotoPlaced) -> None:
        bits = placed.report.get("bits_per_dim")
        near = placed.report.get("psnr_db") if painting.paints(placed.card) else None
        most = placed.report.get("ceiling_db") if near is not None else None
        self._window.frames.show_beside(placed.photo, placed.card.name, bits, near, most)
