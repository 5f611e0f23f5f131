"""Exports as the window sees them: their commands, and the two dialogs that ask how."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from studio.errors import StudioError
from studio.export.batches.maker import Helpers
from studio.export.credentials.seal import Seal
from studio.export.films import table
from studio.export.marks.register import Register
from studio.export.names import fields_of, next_path
from studio.export.prints.layout import PrintSpec
from studio.export.queue.tasks import PrintTask
from studio.files.atomic import make_folder
from studio.live.audio.hearing import hears
from studio.ui.engine.making_queue import MakingQueue
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.exporting import film_choice
from studio.ui.exporting.controller import Box, ExportController
from studio.ui.exporting.export_choice import ExportChoice, to_state
from studio.ui.exporting.film_choice import FilmExport
from studio.ui.exporting.film_keep import FilmChoice
from studio.ui.exporting.films import FilmController
from studio.ui.exporting.print_dialog import PrintChoice, PrintDialog
from studio.ui.exporting.proofing import Proofing
from studio.ui.exporting.weighing import Weighing
from studio.ui.feature.command import Command, MenuPlace
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said, tr
from studio.ui.state.notices import Notice
from studio.ui.state.recorder import Recorder
from studio.ui.widgets.open_dialogs import OpenDialogs
from studio.values.edit import label
from studio.values.film import Film
from studio.values.recipe import Recipe

LEAST_SECONDS = 0.5
EXTRA = "export"
FILM_EXTRA = "film_export"
PAPER = "paper"
MOST_SHOWN, SMALL_PX = 48, 192
"""Small pictures on the page that is shown, and how large they are asked for."""
NOTHING_MOVED = mark("nothing has moved lately")


@dataclass(frozen=True)
class Shown:
    """What exports need to know of the canvas."""

    recorder: Recorder
    image: Callable[[], QImage | None]
    crop: Callable[[], Box | None]
    still: Callable[[], None]
    """Stops what moves by itself."""


class ExportFeature(QObject):
    """Stills, films, strips and pairs."""

    def __init__(
        self,
        context: Context,
        shown: Shown,
        queue: MakingQueue,
        photos_of: Callable[[Recipe], tuple[bytes, ...]],
        pictures_in: Callable[..., tuple[bytes, ...]],
    ) -> None:
        """`photos_of` a place stand beside it; `pictures_in` are all that went into some places."""
        super().__init__(context.parent)
        self._view, self._settings, self._parent = context.view, context.settings, context.parent
        self._shown = shown
        state = str(context.settings.value.extra.get(EXTRA, ""))
        self._pictures_in = pictures_in
        self.export = ExportController(
            context.view, queue, shown.crop, self._seal_of, self._register, state, self
        )
        self.films = FilmController(
            context.state, context.engine, shown.recorder, self.export, photos_of,
            self._project_name, self,
        )  # fmt: skip
        self._film_end = 0.0
        self._trail = context.trail
        kept = context.settings.value.extra.get(FILM_EXTRA, "")
        self._film_choice = film_choice.from_state(str(kept))
        self._thumbs = context.engine.thumbs
        self._dialogs = OpenDialogs()
        self._weighing = Weighing(self)
        self._proofing = Proofing(self)
        queue.begin(self._helpers)

    def _helpers(self, recipes: tuple[Recipe, ...]) -> Helpers:
        """What the queue needs to make something of these places; asked on another thread."""
        cards = {model.card.sha256: model.card for model in self._view.models}
        return Helpers(cards, self._seal_of, self._register(), hears)

    def _seal_of(self, *recipes: Recipe) -> Seal:
        """Who signs an export of these places, and which pictures from outside are in them."""
        return Seal(self._settings.signing, self._pictures_in(*recipes))

    def commands(self) -> Sequence[Command]:
        """All of the Export menu but the clipboard's."""
        export, films = self.export, self.films

        group = "Export"
        first = [MenuPlace("export", 0, row) for row in range(2)]
        second = [MenuPlace("export", 1, row) for row in range(4)]
        return (
            Command(
                "export", tr("Export with the last settings"), "Ctrl+S", group, 0, export.export,
                first[0],
            ),
            Command("export_as", tr("Export …"), "Ctrl+E", group, 1, self.show_export, first[1]),
            Command(
                "pair", tr("Export before and after"), "Ctrl+B", group, 2, films.pair, second[1]
            ),
            Command(
                "keep", tr("Keep last 10 s …"), "Ctrl+K", group, 3, self.show_film, second[0],
                missing=self._nothing_moved,
            ),
            Command(
                "print", tr("Print sheet …"), "Ctrl+P", group, 8, self.print_here,
                MenuPlace("export", 0, 2), tip=tr("This place on paper, as PDF or TIFF"),
            ),
            Command(
                "print_pins", tr("Print sheet of the pins …"), "", group, 9, self.print_pins,
                MenuPlace("export", 1, 4), missing=self._no_pins,
            ),
            Command(
                "steps", tr("Export steps from A to B as a strip"), "", group, 4, films.steps,
                second[2],
            ),
            Command(
                "steps_files", tr("Export steps from A to B as files"), "", group, 5,
                lambda: films.steps(as_files=True), second[3],
            ),
        )  # fmt: skip

    def close(self) -> None:
        """Dialogs close."""
        self._weighing.close()
        self._proofing.close()
        self._dialogs.close()

    @Slot()
    def show_export(self) -> None:
        """Presets, format, size, name, folder."""
        from studio.ui.exporting.export_dialog import ExportDialog

        self._view.end_gesture()
        recipe, card = self._view.recipe, self._view.card
        if recipe is None or card is None:
            return
        dialog = ExportDialog(self._parent)
        dialog.set_choice(self.export.choice)
        dialog.set_marking(self._settings.marking)
        dialog.set_picture(recipe, card, self._shown.image())
        dialog.export_asked.connect(self.export.export_with)
        dialog.export_asked.connect(dialog.accept)
        dialog.choice_changed.connect(self._choice_changed)
        self._weighing.watch(dialog, self._shown.image())
        self._proofing.watch(dialog, self._shown.image())
        self._dialogs.show(dialog)

    @Slot()
    def show_film(self) -> None:
        """The last seconds, as a film."""
        from studio.ui.exporting.film_keep import FilmKeepDialog

        recipe = self._view.recipe
        self._film_end = time.monotonic()
        nothing = self._nothing_moved()
        if recipe is None or nothing:
            text = tr("{nothing}; drift or drag first.", nothing=nothing.capitalize())
            self._view.notices.say(Notice(text, bad=False))
            return
        seconds = self.films.kept_seconds(self._film_end)
        self._shown.still()
        dialog = FilmKeepDialog(self._parent)
        label = self._film_choice.spec.label
        dialog.set_film(seconds, recipe.width, recipe.height, str(self.export.folder), label)
        dialog.keep_asked.connect(self._keep_film)
        self._dialogs.show(dialog)

    def show_film_export(self, film: Film, now_s: float) -> None:
        """How a film of Animate is to be written; `now_s` is the moment that is seen."""
        from studio.ui.exporting.film_dialog import FilmDialog

        dialog = FilmDialog(self._parent)
        dialog.set_marking(self._settings.marking)
        dialog.set_film(film, self._film_choice, now_s)
        dialog.choice_changed.connect(self._film_choice_changed)
        dialog.export_asked.connect(lambda choice: self._export_film(film, choice, now_s))
        dialog.export_asked.connect(dialog.accept)
        self._dialogs.show(dialog)

    def _export_film(self, film: Film, choice: FilmExport, now_s: float) -> None:
        self._film_choice_changed(choice)
        project = self._trail.project
        song = project.get_blob(film.sound.sha256) if film.sound is not None else None
        self.films.film(film, choice, song, now_s)

    @Slot(object)
    def _film_choice_changed(self, choice: FilmExport) -> None:
        self._film_choice = choice
        self._settings.set_extra(FILM_EXTRA, film_choice.to_state(choice))

    @Slot()
    def print_here(self) -> None:
        """The place on the canvas, on paper."""
        self._view.end_gesture()
        if self._view.recipe is not None:
            self.print_of((self._view.recipe,))

    @Slot()
    def print_pins(self) -> None:
        """All pins of the project, as a contact sheet."""
        pins = tuple(node.recipe for node in self._trail.project.trail.pins)
        if pins:
            self.print_of(pins)
        else:
            self._view.notices.say(Notice(tr("There are no pins; P pins a place."), bad=False))

    def _no_pins(self) -> str:
        return "" if self._trail.project.trail.pins else tr("no pins")

    def print_of(self, recipes: tuple[Recipe, ...]) -> None:
        """Places on paper."""
        dialog = PrintDialog(self._parent)
        many = len(recipes) > 1
        first = recipes[0]
        dialog.set_spec(
            PrintSpec(columns=3, rows=4, captions=True) if many
            else PrintSpec(landscape=first.width > first.height)
        )  # fmt: skip
        aspects = [recipe.width / recipe.height for recipe in recipes]
        dialog.set_pictures(aspects, str(self.export.folder))
        dialog.print_asked.connect(lambda choice: self._print(recipes, choice))
        self._show_small(dialog, recipes)
        self._dialogs.show(dialog)

    def _show_small(self, dialog: PrintDialog, recipes: tuple[Recipe, ...]) -> None:
        """Lay small pictures of the places on the page that the dialog shows."""
        thumbs, keys = self._thumbs, [f"{PAPER}/{n}" for n in range(len(recipes[:MOST_SHOWN]))]

        def lay(made: Thumbnail) -> None:
            if made.group == PAPER and made.key in keys:
                dialog.set_picture(keys.index(made.key), made.image)

        def end() -> None:
            thumbs.ready.disconnect(lay)
            thumbs.drop(PAPER)

        thumbs.ready.connect(lay)
        dialog.finished.connect(end)
        for key, recipe in zip(keys, recipes, strict=False):
            thumbs.want(key, recipe, SMALL_PX, PAPER)

    def _print(self, recipes: tuple[Recipe, ...], choice: PrintChoice) -> None:
        model = self._view.model_of(recipes[0])
        card = model.card if model else None
        fields = fields_of(recipes[0], card)
        captions = tuple(said(label(recipe)) for recipe in recipes)
        try:
            folder = make_folder(choice.folder)
            path = next_path(folder, "{model} {seed} print", fields, choice.spec.suffix)
        except (StudioError, OSError) as error:
            self._view.notices.say(Notice(said(error)))
            return
        self.export.queue.add(PrintTask(str(path), recipes, captions, choice.spec))

    def _nothing_moved(self) -> str:
        """Why there is no film to keep; empty where there is."""
        now = time.monotonic()
        return "" if self.films.kept_moves(now, LEAST_SECONDS) else tr(NOTHING_MOVED)

    @Slot(object)
    def _keep_film(self, choice: FilmChoice) -> None:
        size = (choice.width, choice.height)
        usual = table.film_format(choice.kind).usual(choice.fps)
        spec = replace(usual, label=choice.label)
        kept = replace(self._film_choice, spec=replace(self._film_choice.spec, label=choice.label))
        self._film_choice_changed(kept)
        self.films.keep(self._film_end, spec, size, Path(choice.folder))

    def _project_name(self) -> str:
        project = self._trail.project
        return "" if project.is_untitled else project.title

    def _register(self) -> Register | None:
        return Register() if self._settings.marking else None

    @Slot(object)
    def _choice_changed(self, choice: ExportChoice) -> None:
        self.export.set_choice(choice)
        self._settings.set_extra(EXTRA, to_state(choice))
