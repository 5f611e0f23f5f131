"""Exports: asked for on this thread, written on the render thread, told about on the banner."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from studio.errors import StudioError
from studio.export.credentials.seal import Seal
from studio.export.marks.register import Register
from studio.export.metadata.provenance import Crop, Enlarge
from studio.export.names import fields_of, next_path
from studio.export.queue.tasks import StillTask
from studio.export.spec import check_spec
from studio.files.atomic import make_folder
from studio.files.paths import pictures_folder
from studio.ui.engine.making_queue import Ended, MakingQueue
from studio.ui.exporting.export_choice import ExportChoice, from_state, sized
from studio.ui.language.words import said, tr
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.values.messages import JobDone, JobFailed, Result
from studio.values.recipe import Recipe

Box = tuple[int, int, int, int]


class Written:
    """Where a file ended up; filled on the render thread, read after the job is done."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.problem = ""
        """Why it carries no Content Credentials, where it should."""
        self.notes: tuple[str, ...] = ()


class ExportController(QObject):
    """Stills with the last settings; films, pairs and steps are in `films`."""

    written = Signal(object)
    """Path: a file was put in place."""

    def __init__(
        self,
        view: PlaceState,
        queue: MakingQueue,
        crop: Callable[[], Box | None],
        seal_of: Callable[..., Seal],
        register_of: Callable[[], Register | None],
        state: str = "",
        parent: QObject | None = None,
    ) -> None:
        """`crop` gives the frame on the canvas as x, y, width, height, or None.

        `seal_of`: who signs an export of the recipes that it is given. `register_of`: where its
        mark is written down.
        """
        super().__init__(parent)
        self._view = view
        self.queue = queue
        queue.ended.connect(self._ended)
        self._last: Path | None = None
        self.choice: ExportChoice = from_state(state)
        self._crop = crop
        self.seal_of = seal_of
        self._register_of = register_of

    @property
    def folder(self) -> Path:
        """Where exports go."""
        return Path(self.choice.folder) if self.choice.folder else pictures_folder()

    @property
    def last(self) -> Path | None:
        """The file that was written last."""
        return self._last

    @property
    def register(self) -> Register | None:
        """Where exports with an invisible mark are written down; None where they carry none."""
        return self._register_of()

    @Slot(object)
    def set_choice(self, choice: ExportChoice) -> None:
        """Remember how."""
        self.choice = choice

    @Slot()
    def export(self) -> None:
        """The place on the canvas, with the last settings, no questions."""
        self._view.end_gesture()
        if self._view.recipe is not None:
            self.export_recipe(self._view.recipe)

    @Slot(object)
    def export_with(self, choice: ExportChoice) -> None:
        """The place on the canvas, as chosen."""
        self.choice = choice
        self.export()

    def export_recipe(self, recipe: Recipe) -> None:
        """Any place, with the last settings."""
        try:
            self._start(recipe)
        except (StudioError, OSError) as error:
            self._view.notices.say(Notice(said(error)))

    @Slot(object)
    def show_folder(self) -> None:
        """Open the folder of the file that was written last."""
        folder = self._last.parent if self._last else self.folder
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def tell(self, result: Result, written: Written) -> None:
        """The end of a job that wrote a file."""
        if isinstance(result, JobDone) and written.path is not None:
            self._last = written.path
            text = tr("Exported {name}", name=written.path.name)
            notes = tuple(map(said, (*result.notes, *written.notes)))
            if notes:
                text += f" ({'; '.join(notes)})"
            if written.problem:
                text += f". {said(written.problem)}"
            self._view.notices.say(Notice(text, False, tr("Show"), self.show_folder))
            self.written.emit(written.path)
        elif isinstance(result, JobFailed) and result.cancelled:
            self._view.notices.say(Notice(tr("Export stopped; nothing was written."), bad=False))
        elif isinstance(result, JobFailed):
            self._view.notices.say(Notice(result.message))

    @Slot(object)
    def _ended(self, ended: Ended) -> None:
        """Something of the queue is over."""
        entry, notices = ended.entry, self._view.notices
        if ended.cancelled:
            kept = entry.kind in ("batch", "set") and entry.done
            text = (
                tr("{name} was stopped; what was made of it stays.", name=entry.name)
                if kept
                else tr("Export stopped; nothing was written.")
            )
            if entry.state != "failed":
                notices.say(Notice(text, bad=False))
        elif entry.state == "failed":
            notices.say(Notice(said(entry.problem)))
        else:
            self._last = Path(entry.path)
            text = tr("Exported {name}", name=entry.name)
            if ended.notes:
                text += f". {' '.join(map(said, ended.notes))}"
            notices.say(Notice(text, False, tr("Show"), self.show_folder))
            self.written.emit(self._last)

    # ---- inside ---------------------------------------------------------------------------------
    def _start(self, recipe: Recipe) -> None:
        model = self._view.model_of(recipe)
        card = model.card if model else None
        enlarge: Enlarge | None = None
        if card is not None:
            recipe, enlarge = sized(self.choice, recipe, card)
        folder = make_folder(self.folder)
        spec = self.choice.spec
        path = next_path(folder, self.choice.template, fields_of(recipe, card), spec.suffix)
        crop = self._crop_for(recipe)
        size = (crop.width, crop.height) if crop else (recipe.width, recipe.height)
        if enlarge is not None:
            size = (enlarge.width, enlarge.height)
        check_spec(spec, *size)
        self.queue.add(StillTask(str(path), recipe, spec, crop, enlarge))

    def _crop_for(self, recipe: Recipe) -> Crop | None:
        here, crop = self._view.recipe, self._crop()
        if crop is None or here is None:
            return None
        same = (here.width, here.height) == (recipe.width, recipe.height)
        return Crop(*crop) if same else None
