"""Exports of many pictures: the last seconds, steps from A to B, photo beside picture."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from studio.errors import StudioError
from studio.export.films import table
from studio.export.films.checks import check_film
from studio.export.films.descriptor import FilmSpec
from studio.export.films.fitting import drawn_size
from studio.export.names import candidates, fields_of, next_path
from studio.export.queue.tasks import FilmTask, SheetTask
from studio.export.spec import StillSpec
from studio.export.table_plan import PagePlan, check_count
from studio.files.atomic import make_folder, write_atomic
from studio.files.paths import cache_folder
from studio.ui.engine.connection import EngineConnection
from studio.ui.engine.render_thread import Sink
from studio.ui.exporting.controller import ExportController, Written
from studio.ui.exporting.film_choice import FilmExport
from studio.ui.exporting.film_sinks import PageSink, PairSink, StepsSink
from studio.ui.language.words import said, tr
from studio.ui.state.notices import Notice
from studio.ui.state.recorder import Recorder, there_and_back
from studio.ui.state.studio_state import StudioState
from studio.values import edit
from studio.values.card import Card
from studio.values.film import Film
from studio.values.film.held import film_of_frames
from studio.values.film.takes import Shooting
from studio.values.messages import FramesJob
from studio.values.mixing import between
from studio.values.recipe import Recipe

STEPS = 8
SHEET_PX = 512
PAGE_PX = 320
SHEET_SIDE = 12_000
"""No larger than so many pixels a side; pictures grow smaller where there are many."""


class FilmController(QObject):
    """Everything is rendered again at full quality; the canvas' own frames are not used."""

    def __init__(
        self,
        state: StudioState,
        link: EngineConnection,
        recorder: Recorder,
        export: ExportController,
        photos_of: Callable[[Recipe], tuple[bytes, ...]],
        project: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """`project`: what the project is called; empty while it has no name."""
        super().__init__(parent)
        self._project = project
        self._view, self._blending = state.place, state.blending
        self._link = link
        self._recorder = recorder
        self._export = export
        self._photos_of = photos_of

    def kept_seconds(self, now: float) -> float:
        """How much there is to keep."""
        return len(self._recorder.frames(now, 30)) / 30

    def kept_moves(self, now: float, least_s: float) -> bool:
        """Whether there are `least_s` seconds to keep, in which something moved."""
        frames = self._recorder.frames(now, 30)
        return len(frames) >= 30 * least_s and any(frame != frames[0] for frame in frames)

    def keep(self, now: float, spec: FilmSpec, size: tuple[int, int], folder: Path) -> None:
        """The last seconds as a film; one that players loop goes there and back.

        A model that cannot draw at this size draws as near to it as it can.
        """
        frames = self._recorder.frames(now, spec.fps)
        card = self._view.card
        if card is None:
            return
        try:
            drawn = drawn_size(card.info.sizes, *size)
        except StudioError as error:
            self._say(said(error))
            return
        recipes = tuple(edit.with_size(recipe, *drawn) for recipe in frames)
        if all(recipe == recipes[0] for recipe in recipes):
            self._say(tr("Nothing has moved in the last seconds; drift or drag first."))
            return
        loops = table.film_format(spec.format).there_and_back
        self._film(there_and_back(recipes) if loops else recipes, spec, folder, size)

    def _film(
        self,
        recipes: tuple[Recipe, ...],
        spec: FilmSpec,
        folder: Path,
        size: tuple[int, int] | None = None,
    ) -> None:
        size = size or (recipes[-1].width, recipes[-1].height)
        try:
            path = self._film_path(recipes[-1], "", spec, folder)
            check_film(spec, *size)
            film = film_of_frames(recipes, spec.fps)
        except (StudioError, OSError) as error:
            self._say(said(error))
            return
        self._export.queue.add(FilmTask(str(path), film, Shooting(spec.fps), *size, spec))

    @Slot()
    def pair(self) -> None:
        """The photo that a place came from, beside the picture of now; of a blend, both."""
        self._view.end_gesture()
        recipe = self._view.recipe
        photos = self._photos_of(recipe) if recipe is not None else ()
        if recipe is None or not photos:
            self._say(tr("There is no photo behind this place; drop one on the picture first."))
            return
        spec = self._export.choice.spec
        try:
            folder = self._export.folder
            path = self._path(recipe, "{model} before and after", spec.suffix, folder)
        except (StudioError, OSError) as error:
            self._say(said(error))
            return
        written = Written()
        seal = self._export.seal_of(recipe)
        sink = PairSink(
            path, photos, recipe, self._card_of(recipe), spec, written, seal, self._export.register
        )
        self._start(tr("Exporting {name}", name=path.name), (recipe,), sink, written)

    def steps(self, count: int = STEPS, as_files: bool = False) -> None:
        """`count` places from A to B, both included, on one strip or as files."""
        wells, card = self._blending.wells, self._view.card
        if wells.a is None or wells.b is None or card is None or self._view.recipe is None:
            self._say(tr("Put a place into A and one into B first."))
            return
        into = self._view.recipe
        recipes = tuple(
            between(wells.a, wells.b, index / (count - 1), wells.how, card.info, into)
            for index in range(count)
        )
        template = "{model} steps {counter}" if as_files else "{model} steps"
        self._compose(recipes, card, template, columns=count, as_files=as_files)

    def film(self, film: Film, choice: FilmExport, song: bytes | None, now_s: float) -> None:
        """A film as chosen, to be made; `song`: the bytes of its sound, `now_s` what is seen."""
        film = choice.film_for(film)
        spec = choice.spec_for(film, now_s)
        try:
            choice.problem_for(film)
            folder = Path(choice.folder) if choice.folder else self._export.folder
            path = self._film_path(film.keys[0].recipe, film.name, spec, folder)
        except (StudioError, OSError) as error:
            self._say(said(error))
            return
        width, height = choice.size_for(film)
        kept = self._kept_song(film, song) if choice.sound and song is not None else ""
        self._export.queue.add(
            FilmTask(
                str(path), film, choice.shooting_for(film), width, height, spec,
                choice.supersample, kept,
            )
        )  # fmt: skip

    def _kept_song(self, film: Film, song: bytes) -> str:
        """Where the film's sound lies for as long as the queue needs it; empty where it cannot."""
        assert film.sound is not None
        place = cache_folder() / "songs" / f"{film.sound.sha256}{Path(film.sound.name).suffix}"
        try:
            if not place.is_file() or place.stat().st_size != len(song):
                make_folder(place.parent)
                write_atomic(place, song)
        except (StudioError, OSError) as error:
            self._say(said(error))
            return ""
        return str(place)

    @Slot(object)
    def sheet_of(self, recipes: tuple[Recipe, ...]) -> None:
        """Places side by side on one sheet."""
        if recipes:
            small = tuple(edit.with_size(r, *edit.fitted_size(r, SHEET_PX)) for r in recipes)
            self._compose(small, self._card_of(recipes[0]), "{model} sheet", columns=0)

    def sheet_in_words(
        self, recipes: tuple[Recipe, ...], words: tuple[str, ...], name: str, columns: int = 0
    ) -> None:
        """Places on one sheet, each over words of its own; `name` is a template of file names.

        `columns` 0 makes it about square.
        """
        if not recipes:
            return
        side = max(96, min(SHEET_PX, SHEET_SIDE // max(columns, math.isqrt(len(recipes)) + 1)))
        small = tuple(edit.with_size(r, *edit.fitted_size(r, side)) for r in recipes)
        self._compose(small, self._card_of(recipes[0]), name, columns=columns, words=words)

    def page_of(self, plan: PagePlan) -> None:
        """A table as one page that opens in any browser, offline."""
        try:
            check_count(len(plan.cells))
            first = plan.cells[0].recipe
            path = self._path(first, "{model} table", ".html", self._export.folder)
        except (StudioError, OSError) as error:
            self._say(said(error))
            return
        found = {cell.recipe.model.sha256: self._card_of(cell.recipe) for cell in plan.cells}
        cards = tuple(card for card in found.values() if card is not None)
        small = tuple(self._small(cell.recipe) for cell in plan.cells)
        written = Written()
        sink = PageSink(path, plan, cards, written)
        self._start(tr("Exporting {name}", name=path.name), small, sink, written)

    def _small(self, recipe: Recipe) -> Recipe:
        """As it is drawn on a page: small, where its model draws any size."""
        card = self._card_of(recipe)
        if card is None or not card.info.sizes.any_size:
            return recipe
        return edit.with_size(recipe, *edit.fitted_size(recipe, PAGE_PX))

    # ---- inside ---------------------------------------------------------------------------------
    def _compose(
        self,
        recipes: tuple[Recipe, ...],
        card: Card | None,
        template: str,
        columns: int,
        as_files: bool = False,
        words: tuple[str, ...] = (),
    ) -> None:
        spec = self._steps_spec()
        try:
            folder = make_folder(self._export.folder)
        except (StudioError, OSError) as error:
            self._say(said(error))
            return
        if not as_files:
            path = next_path(folder, template, fields_of(recipes[0], card), spec.suffix)
            labels = words or tuple(said(edit.label(recipe)) for recipe in recipes)
            self._export.queue.add(SheetTask(str(path), recipes, labels, spec, columns))
            return
        written = Written()
        paths = candidates(folder, template, fields_of(recipes[0], card), spec.suffix)
        seal = self._export.seal_of(*recipes)
        sink = StepsSink(paths, recipes, card, spec, written, seal, self._export.register)
        self._start(tr("Exporting {count} pictures", count=len(recipes)), recipes, sink, written)

    def _start(self, text: str, recipes: tuple[Recipe, ...], sink: Sink, written: Written) -> None:
        self._link.jobs.start(
            text,
            lambda job: FramesJob(job, recipes),
            lambda result: self._export.tell(result, written),
            sink,
        )

    def _path(self, recipe: Recipe, template: str, suffix: str, folder: Path) -> Path:
        fields = fields_of(recipe, self._card_of(recipe))
        return next_path(make_folder(folder), template, fields, suffix)

    def _film_path(self, recipe: Recipe, name: str, spec: FilmSpec, folder: Path) -> Path:
        """Called as the film is, else the project, else the model: no moment speaks for all."""
        fields = fields_of(recipe, self._card_of(recipe), name or self._project())
        template = "{name}" if name else "{name} film" if fields["name"] else "{model} film"
        suffix = table.film_format(spec.format).suffix
        return next_path(make_folder(folder), template, fields, suffix)

    def _card_of(self, recipe: Recipe) -> Card | None:
        model = self._view.model_of(recipe)
        return model.card if model else None

    def _steps_spec(self) -> StillSpec:
        return replace(self._export.choice.spec, bits=8, dither=False)

    def _say(self, text: str) -> None:
        self._view.notices.say(Notice(text))
