"""Asks the engine which layers draw the place, when somebody wants to bend them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from studio.ui.engine.jobs import Jobs
from studio.ui.explore.bending.section import BendSection
from studio.ui.language.words import said
from studio.ui.state.place import PlaceState
from studio.values.messages import JobFailed, LayersJob, LayersSeen, Result


class BendController(QObject):
    """One question at a time; an answer for another model is dropped."""

    def __init__(
        self, place: PlaceState, jobs: Jobs, section: BendSection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._section = place, jobs, section
        self._job = 0
        section.wanted.connect(self._ask)
        place.switched.connect(self._forget)

    @Slot()
    def _ask(self) -> None:
        recipe = self._place.recipe
        if recipe is not None and not self._job:
            self._job = self._jobs.start(
                "", lambda job: LayersJob(job, recipe), self._answer, line=False
            )

    def _answer(self, result: Result) -> None:
        if getattr(result, "job", 0) != self._job or not self._job:
            return
        if isinstance(result, LayersSeen):
            self._section.set_layers(result.layers)
        else:
            self._job = 0
            if isinstance(result, JobFailed):
                self._section.set_layers((), said(result.message))

    @Slot()
    def _forget(self) -> None:
        if self._job:
            self._jobs.cancel(self._job)
        self._job = 0
