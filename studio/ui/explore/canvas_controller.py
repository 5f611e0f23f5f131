"""Hands on the canvas: a drag wanders, a tap holds, drift moves by itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QImage

from studio.ui.engine.scheduler import Scheduler
from studio.ui.explore.canvas.canvas import Canvas
from studio.ui.explore.drift import Drift
from studio.ui.explore.likely_drift import LikelyDrift
from studio.ui.explore.presenter import FramePresenter, FrameShown
from studio.ui.language.words import mark, tr
from studio.ui.state.directions import DirectionState, wander_seed
from studio.ui.state.place import PlaceState
from studio.values.bland import GOOD, SHARE, BlandWatch

FIRST_LINE = mark("Drag the picture")
PACE_MS = 16


class CanvasController(QObject):
    """Binds the canvas to the place; lives as long as the window."""

    def __init__(
        self,
        place: PlaceState,
        directions: DirectionState,
        canvas: Canvas,
        presenter: FramePresenter,
        scheduler: Scheduler,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.place = place
        self.canvas = canvas
        self.presenter = presenter
        self.drift = Drift(self)
        self.inviting = False
        self.likely: LikelyDrift | None = None
        """Takes the steps of drift where it is to stay likely."""
        self._directions = directions
        self._scheduler = scheduler
        self._way = (0.0, 0.0)
        self._bland = BlandWatch()
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(PACE_MS)
        self._pace.timeout.connect(self._go)
        place.notices.said.connect(canvas.say)
        place.notices.progressed.connect(canvas.show_progress)
        place.notices.withdrawn.connect(canvas.banner.withdraw)
        presenter.shown.connect(self._go)
        presenter.shown.connect(self._steer)
        place.switched.connect(self._forget)
        presenter.failed.connect(self.drift.stop)
        canvas.view.wander.moved.connect(self._wander)
        canvas.view.gesture_ended.connect(self._hand_left)
        canvas.view.touched.connect(self.touch)
        self.drift.moved.connect(self._drift)
        self.drift.running_changed.connect(self._drift_changed)

    @property
    def image(self) -> QImage | None:
        """What is on the canvas."""
        return self.presenter.image

    @property
    def at_rest(self) -> bool:
        """The picture on the canvas is the full one of the present place."""
        return self.presenter.at_rest

    @property
    def moving(self) -> bool:
        """The picture drifts, or glides on after a flick."""
        return self.inviting or self.drift.running or self.canvas.view.wander.gliding

    # ---- the first minute -----------------------------------------------------------------------
    def invite(self) -> None:
        """Drift slowly under one line until a hand comes."""
        self.inviting = True
        self.canvas.view.set_scene(line=tr(FIRST_LINE))
        self.drift.speed = 0.7
        self.drift.start()

    @Slot()
    def touch(self) -> None:
        """A hand came: the line goes, drift holds, the photo beside goes."""
        if self.inviting:
            self.inviting = False
            self.drift.speed = 1.0
            self.canvas.view.set_scene(line="")
        if self.canvas.view.scene.beside is not None:
            self.canvas.view.set_scene(beside=None)
        self.drift.stop()

    def toggle_drift(self) -> None:
        """Space: drift, or hold."""
        running = self.drift.running
        self.touch()
        if not running:
            self.canvas.view.wander.stop()
            self.drift.start()

    def still(self) -> None:
        """Nothing moves by itself any more; what is shown is kept."""
        self.canvas.view.wander.stop()
        self._go()
        self._pace.stop()
        self.drift.stop()
        self.place.end_gesture()

    def hold(self) -> None:
        """A hand gives or chooses something: what moves by itself holds, the invitation goes."""
        self.still()
        self.touch()

    # ---- hands ----------------------------------------------------------------------------------
    @Slot(object)
    def _wander(self, step: tuple[float, float]) -> None:
        self._way = (self._way[0] + step[0], self._way[1] + step[1])
        if self._scheduler.ready or not self._pace.isActive():
            self._go()

    @Slot()
    def _go(self) -> None:
        """Go on as far as the hand has come.

        A mouse tells more often than pictures can be drawn: a step is taken when the engine has
        room for it, or at the pace of the screen.
        """
        if self._way != (0.0, 0.0):
            (right, down), self._way = self._way, (0.0, 0.0)
            share = self.canvas.view.unit_share
            self._directions.pull((right, -down), (right * share, -down * share))
            self._pace.start()

    @Slot()
    def _hand_left(self) -> None:
        self._go()
        self._pace.stop()
        self.place.end_gesture()

    @Slot(object)
    def _drift(self, steps: tuple[float, ...]) -> None:
        recipe = self.place.recipe
        likely = self.likely
        if likely is not None and not self.inviting and likely.takes(steps, self.drift.returning):
            return
        if recipe is not None:
            seed = wander_seed(recipe)
            ids = [self._directions.way(seed, 2 + axis) for axis in range(len(steps))]
            self._directions.nudge(dict(zip(ids, steps, strict=True)))

    @Slot(object)
    def _steer(self, shown: FrameShown) -> None:
        """Drift turns back where the picture gets flat, and goes on where it is not any more."""
        share = self._bland.share(shown.frame.pixels)
        if share < SHARE:
            self.drift.turn_back()
        elif share >= GOOD:
            self.drift.go_on()

    @Slot()
    def _forget(self) -> None:
        self._bland.forget()

    @Slot(object)
    def _drift_changed(self, running: bool) -> None:
        self.place.flowing = running
        if not running and self.likely is not None:
            self.likely.end()
        if not running and not self.inviting:
            self.place.end_gesture()
