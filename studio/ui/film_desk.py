"""Exports of many pictures: the last seconds, steps from A to B, photo beside picture."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from studio.errors import StudioError
from studio.export.films import SUFFIXES, FilmKind
from studio.export.names import fields_of, next_path
from studio.export.spec import StillSpec
from studio.files.atomic import make_folder
from studio.ui.engine_link import EngineLink
from studio.ui.export_desk import ExportDesk, Written
from studio.ui.film_sinks import FilmSink, PairSink, StepsSink
from studio.ui.photo_desk import PhotoDesk
from studio.ui.recorder import Recorder, there_and_back
from studio.ui.render_thread import Sink
from studio.ui.view_state import Notice, ViewState
from studio.values import edit
from studio.values.card import Card
from studio.values.messages import FramesJob
from studio.values.recipe import Recipe

STEPS = 8


class FilmDesk(QObject):
    """Everything is rendered again at full quality; the canvas' own frames are not used."""

    def __init__(
        self,
        view: ViewState,
        link: EngineLink,
        recorder: Recorder,
        export: ExportDesk,
        photos: PhotoDesk,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._link = link
        self._recorder = recorder
        self._export = export
        self._photos = photos

    def kept_seconds(self, now: float) -> float:
        """How much there is to keep."""
        return len(self._recorder.frames(now, 30)) / 30

    def keep(
        self, now: float, kind: FilmKind, size: tuple[int, int], fps: int, folder: Path
    ) -> None:
        """The last seconds as a film; a GIF goes there and back, so that it loops."""
        frames = self._recorder.frames(now, fps)
        recipes = tuple(edit.with_size(recipe, *size) for recipe in frames)
        if len(recipes) < 2:
            self._say("Nothing has moved in the last seconds; drift or drag first.")
            return
        if kind == "gif":
            recipes = there_and_back(recipes)
        try:
            path = self._path(recipes[-1], "{model} {seed} film", SUFFIXES[kind], folder)
            written = Written()
            sink = FilmSink(path, recipes, self._card_of(recipes[0]), fps, kind, written)
        except (StudioError, OSError) as error:
            self._say(str(error))
            return
        self._start(f"Rendering {path.name}", recipes, sink, written)

    @Slot()
    def pair(self) -> None:
        """The photo that a place came from, beside the picture of now."""
        self._view.end_gesture()
        recipe = self._view.recipe
        photo = self._photos.photo_of(recipe) if recipe is not None else None
        if recipe is None or photo is None:
            self._say("There is no photo behind this place; drop one on the picture first.")
            return
        spec = self._export.choice.spec
        try:
            folder = self._export.folder
            path = self._path(recipe, "{model} before and after", spec.suffix, folder)
        except (StudioError, OSError) as error:
            self._say(str(error))
            return
        written = Written()
        sink = PairSink(path, photo, recipe, self._card_of(recipe), spec, written)
        self._start(f"Exporting {path.name}", (recipe,), sink, written)

    def steps(self, count: int = STEPS, as_files: bool = False) -> None:
        """`count` places from A to B, both included, on one strip or as files."""
        wells, card = self._view.blending, self._view.card
        if wells.a is None or wells.b is None or card is None or self._view.recipe is None:
            self._say("Put a place into A and one into B first.")
            return
        space, into = card.info.space, self._view.recipe
        recipes = tuple(
            edit.blended(wells.a, wells.b, index / (count - 1), wells.how, space, into)
            for index in range(count)
        )
        spec = self._steps_spec()
        try:
            template = "{model} steps {counter}" if as_files else "{model} steps"
            path = self._path(recipes[0], template, spec.suffix, self._export.folder)
        except (StudioError, OSError) as error:
            self._say(str(error))
            return
        written = Written()
        sink = StepsSink(path, recipes, card, spec, as_files, written)
        self._start(f"Exporting {count} steps", recipes, sink, written)

    # ---- inside ---------------------------------------------------------------------------------
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

    def _card_of(self, recipe: Recipe) -> Card | None:
        model = self._view.model_of(recipe)
        return model.card if model else None

    def _steps_spec(self) -> StillSpec:
        return replace(self._export.choice.spec, bits=8, dither=False)

    def _say(self, text: str) -> None:
        self._view.noticed.emit(Notice(text))
