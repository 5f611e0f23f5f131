"""Photographs looked for in models without an encoder: the job, its sheet, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from studio.files.pictures import Picture
from studio.ui.engine.connection import EngineConnection
from studio.ui.engine.jobs import TaskMoved
from studio.ui.engine.qimage import to_qimage
from studio.ui.language.words import tr
from studio.ui.photos.find_photo import FindPhotoSheet
from studio.ui.state.place import PlaceState
from studio.values.card import Card
from studio.values.messages import (
    JobFailed,
    JobFrame,
    PictureEncoded,
    ProjectJob,
    Result,
)

Taker = Callable[[PictureEncoded], None]


class InversionController(QObject):
    """One search at a time; a new one ends the one before."""

    def __init__(self, view: PlaceState, link: EngineConnection, window: QWidget) -> None:
        super().__init__(window)
        self._view, self._link, self._window = view, link, window
        self.sheet: FindPhotoSheet | None = None
        self._job = 0
        link.jobs.progressed.connect(self._progressed)

    def close(self) -> None:
        """The sheet closes with the window."""
        if self.sheet is not None:
            self.sheet.close()

    def search(self, card: Card, picture: Picture, name: str, taker: Taker) -> None:
        """Look for a picture under the controls of now; `taker` gets the place."""
        self.close()
        sheet = FindPhotoSheet(card.name, to_qimage(picture.pixels), self._window)
        recipe = self._view.recipe
        controls = dict(recipe.controls) if recipe is not None else {}
        sheet.keep_asked.connect(self._keep)
        sheet.cancel_asked.connect(self._cancel)
        sheet.finished.connect(self._closed)
        self.sheet = sheet
        self._job = self._link.jobs.start(
            tr("Searching {model} for {photo}", model=card.name, photo=name),
            lambda job: ProjectJob(job, card.ref, picture.pixels, picture.sha256, controls),
            lambda result: self._answer(result, sheet, taker),
        )
        sheet.show()

    def _answer(self, result: Result, sheet: FindPhotoSheet, taker: Taker) -> None:
        if isinstance(result, PictureEncoded):
            if self.sheet is sheet:
                sheet.set_done()
            taker(result)
        elif self.sheet is not sheet:
            return
        elif isinstance(result, JobFrame):
            sheet.set_preview(to_qimage(result.pixels))
        elif isinstance(result, JobFailed) and not result.cancelled:
            sheet.set_failed(result.message)

    @Slot(object)
    def _progressed(self, moved: TaskMoved) -> None:
        progress = moved.progress
        if self.sheet is not None and moved.task.id == self._job:
            self.sheet.set_progress(progress.done, progress.total, progress.eta_s)

    @Slot()
    def _keep(self) -> None:
        self._link.jobs.cancel(self._job, keep=True)

    @Slot()
    def _cancel(self) -> None:
        self._link.jobs.cancel(self._job)

    @Slot(int)
    def _closed(self, _code: int) -> None:
        self.sheet = None
