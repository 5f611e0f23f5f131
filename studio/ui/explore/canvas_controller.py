"""What happens on the canvas: frames come in, hands touch it, drift moves it."""

from __future__ import annotations

import time
import zlib

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from studio.ui.engine.connection import EngineConnection
from studio.ui.engine.qimage import to_qimage
from studio.ui.explore.canvas.canvas import Canvas
from studio.ui.explore.drift import Drift
from studio.ui.state.notices import Notice
from studio.ui.state.recorder import Recorder
from studio.ui.state.view import ViewState
from studio.values import edit
from studio.values.card import Card
from studio.values.directions import parse_random, random_direction_id
from studio.values.latent import Latent, Seed
from studio.values.messages import FrameFailed, FrameReady
from studio.values.recipe import Recipe

FIRST_LINE = "Drag the picture"
PACE_MS = 16


def wander_seed(recipe: Recipe) -> int:
    """The seed of the directions that a drag moves along: the same for all of one base."""
    for key in edit.moves_of(recipe.latent):
        found = parse_random(key)
        if found is not None:
            return found[0]
    base = edit.base_of(recipe.latent)
    if isinstance(base, Seed):
        return base.n
    return zlib.crc32(repr(base).encode())


class CanvasController(QObject):
    """Binds the canvas to the view state; lives as long as the window."""

    shown = Signal(object, object)
    """Recipe, QImage: a full picture is on the canvas."""

    def __init__(
        self, view: ViewState, canvas: Canvas, link: EngineConnection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.view = view
        self.canvas = canvas
        self.link = link
        self.drift = Drift(self)
        self.recorder = Recorder()
        self._frame: FrameReady | None = None
        self._cached = False
        self._fault: Notice | None = None
        self._seen: Latent | None = None
        self._way = (0.0, 0.0)
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(PACE_MS)
        self._pace.timeout.connect(self._go)
        self.inviting = False
        self.photo: QImage | None = None
        view.moved.connect(self._moved)
        view.card_changed.connect(self._card_changed)
        view.kept.connect(self._kept)
        view.notices.said.connect(canvas.say)
        view.notices.progressed.connect(canvas.show_progress)
        view.notices.withdrawn.connect(canvas.banner.withdraw)
        link.frame.connect(self._show_frame)
        link.frame_failed.connect(self._frame_failed)
        canvas.view.wandered.connect(self._wander)
        canvas.view.gesture_ended.connect(self._hand_left)
        canvas.view.touched.connect(self.touch)
        self.drift.moved.connect(self._drift)
        self.drift.running_changed.connect(self._drift_changed)

    # ---- the first minute -----------------------------------------------------------------------
    def invite(self) -> None:
        """Drift slowly under one line until a hand comes."""
        self.inviting = True
        self.canvas.view.set_scene(line=FIRST_LINE)
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
        self.view.end_gesture()

    # ---- pictures -------------------------------------------------------------------------------
    def show_cached(self, image: QImage) -> None:
        """A picture from before the engine was up, marked as such."""
        if self._frame is None and self.view.recipe is not None and not image.isNull():
            self._cached = True
            size = (self.view.recipe.width, self.view.recipe.height)
            self.canvas.view.show_frame(image, size, fade=False)
            self._label()

    def show_beside(self, photo: QImage, model_name: str, bits: float | None = None) -> None:
        """A photo on the left of what the model makes of it, until the next touch or place.

        `bits`: how surprising the photo is to the model, where it can say.
        """
        self.photo = photo
        self._seen = self.view.recipe.latent if self.view.recipe is not None else None
        name = f"How {model_name} sees it"
        yours = "Your photo" if bits is None else f"Your photo · {bits:.2f} bits/dim"
        self.canvas.view.set_scene(beside=photo, beside_name=yours, name=name)

    @property
    def image(self) -> QImage | None:
        """What is on the canvas."""
        return self.canvas.view.scene.image

    @property
    def fallbacks(self) -> tuple[str, ...]:
        """What the engine did when it could not make the picture on the canvas as usual."""
        return self._frame.notes if self._frame is not None else ()

    @property
    def at_rest(self) -> bool:
        """The picture on the canvas is the full one of the present place."""
        frame = self._frame
        return frame is not None and frame.lane == "full" and frame.recipe == self.view.recipe

    @Slot(object)
    def _show_frame(self, frame: FrameReady) -> None:
        image = to_qimage(frame.pixels)
        fade = frame.lane == "full" or self._cached
        self._cached = False
        self._frame = frame
        self.canvas.view.show_frame(image, (frame.recipe.width, frame.recipe.height), fade)
        self.recorder.add(time.monotonic(), frame.recipe)
        self.view.set_usual(frame.usual)
        if frame.lane == "full":
            self.view.set_surprise(frame.surprise)
        else:
            self.view.age_surprise()
        if self._fault is not None:
            self.view.notices.withdraw(self._fault)
            self._fault = None
        self._label()
        self._go()
        if frame.lane == "full":
            self.shown.emit(frame.recipe, image)

    @Slot(object)
    def _frame_failed(self, failed: FrameFailed) -> None:
        if failed.epoch == self.view.epoch:
            self.drift.stop()
            self._fault = Notice(failed.message)
            self.view.notices.say(self._fault)

    @Slot(object)
    def _moved(self, recipe: Recipe) -> None:
        if self.canvas.view.scene.beside is not None and recipe.latent != self._seen:
            self.canvas.view.set_scene(beside=None)
        self.link.scheduler.change(recipe)

    @Slot(object)
    def _kept(self, _recipe: Recipe) -> None:
        self.link.scheduler.settle()

    @Slot(object)
    def _card_changed(self, card: Card) -> None:
        self.link.scheduler.restart(self.view.epoch)
        self.recorder.clear()
        self._frame = None
        self.canvas.view.set_scene(
            other=None, beside=None, crop=None, name=card.name, waiting=f"Opening {card.name} …"
        )
        self.canvas.row.set_comparing(False)

    # ---- hands ----------------------------------------------------------------------------------
    @Slot(object, object)
    def _wander(self, dx: float, dy: float) -> None:
        self._way = (self._way[0] + dx, self._way[1] + dy)
        if self.link.scheduler.ready or not self._pace.isActive():
            self._go()

    @Slot()
    def _go(self) -> None:
        """Go on as far as the hand has come.

        A mouse tells more often than pictures can be drawn: a step is taken when the engine has
        room for it, or at the pace of the screen.
        """
        if self._way != (0.0, 0.0):
            way, self._way = self._way, (0.0, 0.0)
            self._nudge(way)
            self._pace.start()

    @Slot()
    def _hand_left(self) -> None:
        self._go()
        self._pace.stop()
        self.view.end_gesture()

    @Slot(object)
    def _drift(self, steps: tuple[float, ...]) -> None:
        self._nudge(steps, first_axis=2)

    def _nudge(self, steps: tuple[float, ...], first_axis: int = 0) -> None:
        recipe = self.view.recipe
        if recipe is None:
            return
        seed = wander_seed(recipe)
        self.view.nudge({
            random_direction_id(seed, first_axis + axis): step for axis, step in enumerate(steps)
        })  # fmt: skip

    @Slot(object)
    def _drift_changed(self, running: bool) -> None:
        self.view.flowing = running
        if not running and not self.inviting:
            self.view.end_gesture()

    # ---- the row below --------------------------------------------------------------------------
    def relabel(self) -> None:
        """Say again what is shown."""
        self._label()

    def _label(self) -> None:
        recipe, frame = self.view.recipe, self._frame
        if recipe is None:
            return
        facts = [edit.label(recipe), f"{recipe.width} × {recipe.height}"]
        if self._cached:
            facts.append("from before")
        elif frame is not None:
            facts.append(_quality(frame))
            facts.extend(frame.notes[:1])
        crop = self.canvas.view.crop_rect()
        if crop is not None:
            facts.append(f"crop {crop[2]} × {crop[3]}")
        if self.drift.running:
            facts.append("drifting")
        self.canvas.row.set_facts(tuple(facts))


def _quality(frame: FrameReady) -> str:
    if frame.lane == "full":
        return "full"
    return f"draft {max(frame.pixels.shape[:2])}"
