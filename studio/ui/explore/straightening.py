"""Taking the walk of a place into its base: the engine computes it, the window goes there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from studio.ui.engine.jobs import Jobs
from studio.ui.feature.command import Condition
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.values import edit
from studio.values.messages import JobFailed, PlaceStraightened, Result, StraightenJob
from studio.values.recipe import Recipe

MOVED_ON = mark("The place has moved on meanwhile; straighten it again.")


class Straightening(QObject):
    """One at a time. The straight place is a node of the trail, so undo goes back to the walk."""

    changed: Carries[bool] = signal()
    """Whether there is a walk to take in."""

    def __init__(
        self,
        place: PlaceState,
        jobs: Jobs,
        still: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        """`still` holds all that moves by itself."""
        super().__init__(parent)
        self._place, self._jobs, self._still = place, jobs, still
        self._possible = False
        self._asked: Recipe | None = None
        self.condition = Condition(lambda: self._possible, self.changed)
        place.recipe_changed.connect(self._look)

    @Slot()
    def go(self) -> None:
        """Straighten the place shown."""
        self._still()
        recipe = self._place.recipe
        if recipe is None or recipe == self._asked or not edit.wandered(recipe.latent):
            return
        self._asked = recipe
        self._jobs.start(tr("Straightening"), lambda job: StraightenJob(job, recipe), self._answer)

    def _answer(self, result: Result) -> None:
        asked, here = self._asked, self._place.recipe
        if isinstance(result, PlaceStraightened):
            if here == asked:
                self._place.jump_to(result.recipe)
            else:
                self._place.notices.say(Notice(tr(MOVED_ON), bad=False))
            return
        self._asked = None
        if isinstance(result, JobFailed) and not result.cancelled:
            self._place.notices.say(Notice(said(result.message)))

    @Slot(object)
    def _look(self, recipe: Recipe) -> None:
        possible = edit.wandered(recipe.latent) > 0
        if possible != self._possible:
            self._possible = possible
            self.changed.emit(possible)
