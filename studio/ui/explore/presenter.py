"""Frames come in here and nowhere else: onto the canvas, into its label, and to all who ask."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QImage

from studio.ui.engine.connection import EngineConnection
from studio.ui.engine.qimage import to_qimage
from studio.ui.explore.canvas.canvas import Canvas
from studio.ui.language.words import said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.ui.state.recorder import Recorder
from studio.values import edit
from studio.values.card import Card
from studio.values.latent import Latent
from studio.values.messages import FrameFailed, FrameReady
from studio.values.recipe import Recipe
from studio.values.surprise import compared

RATE_S = 1.0
GROWN = 8
"""Previews are so much larger before they are shown."""
SHAPE_SLACK = 0.03
LONG_MS = 1000.0
"""A picture that takes longer than this shows itself on the way, over its own draft too."""


@dataclass(frozen=True)
class FrameShown:
    """A frame is on the canvas: what the engine told of it, and its picture."""

    frame: FrameReady
    image: QImage

    @property
    def full(self) -> bool:
        """Whether this is the picture at rest."""
        return self.frame.lane == "full"

    @property
    def side_px(self) -> int:
        """The longer side of what was rendered."""
        height, width, _ = self.frame.pixels.shape
        return int(max(height, width))


class FramePresenter(QObject):
    """Shows frames of the present model; lives as long as the window."""

    shown: Carries[FrameShown] = signal()
    failed: Carries[FrameFailed] = signal()
    """Of the present model; the last good picture stays."""

    def __init__(
        self,
        place: PlaceState,
        canvas: Canvas,
        link: EngineConnection,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._canvas = canvas
        self.recorder = Recorder()
        self.last: FrameReady | None = None
        self.drift_words: Callable[[], str] = lambda: ""
        """What is to be said of a drift under way."""
        """The last frame of any model."""
        self.moving_words = ""
        """What moves by itself, where it is not the drift."""
        self._shown: FrameShown | None = None
        self._coming: FrameReady | None = None
        """The preview on the canvas, until the picture itself is there."""
        self._way: tuple[int, int] | None = None
        """How far the picture of this place is."""
        self._cached = False
        self._opening = False
        """Another model is in use, and where in it is about to be said."""
        self.from_before: Callable[[Card, Recipe], QImage] = lambda _card, _recipe: QImage()
        """What a place looked like when it was last seen, or its model's cover; null: nothing."""
        self._facts: tuple[str, ...] | None = None
        """What the row says instead of what is known of the place."""
        self._fault: Notice | None = None
        self._seen: Latent | None = None
        self._times: deque[float] = deque(maxlen=120)
        place.moved.connect(self._moved)
        place.card_changed.connect(self._card_changed)
        link.frame.connect(self._show)
        link.frame_failed.connect(self._failed)

    # ---- what is shown --------------------------------------------------------------------------
    @property
    def image(self) -> QImage | None:
        """What is on the canvas, or was before a picture on its way came there."""
        if self._coming is not None and self._shown is not None:
            return self._shown.image
        return self._canvas.view.scene.image

    @property
    def at_rest(self) -> bool:
        """The picture on the canvas is the full one of the present place."""
        shown = self._shown if self._coming is None else None
        return shown is not None and shown.full and shown.frame.recipe == self._place.recipe

    @property
    def fallbacks(self) -> tuple[str, ...]:
        """What the engine did when it could not make the picture on the canvas as usual."""
        return self._shown.frame.notes if self._shown is not None else ()

    @property
    def frames_per_second(self) -> float:
        """Frames that reached the window in the last second."""
        now = time.monotonic()
        return sum(now - t <= RATE_S for t in self._times) / RATE_S

    # ---- pictures from elsewhere ----------------------------------------------------------------
    def show_cached(self) -> None:
        """What was seen of this place before, marked as such, until the engine draws it.

        Of a place that was never seen nothing stands there: the picture of another model would be
        taken for its own.
        """
        card, recipe = self._place.card, self._place.recipe
        if self._shown is not None or card is None or recipe is None:
            return
        image = self.from_before(card, recipe)
        self._cached = not image.isNull() and _is_shaped(image, recipe)
        if self._cached:
            self._canvas.view.show_frame(image, (recipe.width, recipe.height), fade=False)
        else:
            self._canvas.view.set_scene(image=None, before=None)
        self.relabel()

    def show_beside(
        self, photo: QImage, model_name: str, bits: float | None = None, near: float | None = None,
        most: float | None = None,
    ) -> None:  # fmt: skip
        """A photo on the left of what the model makes of it, until the next touch or place.

        `bits`: how surprising the photo is to the model, where it can say. `near`: how near what
        it makes of it comes, in decibels, where that was looked for; `most`: how near it can.
        """
        self._seen = self._place.recipe.latent if self._place.recipe is not None else None
        name = tr("How {name} sees it", name=model_name)
        if near is not None:
            name += f" · {near:.1f} dB"
            if most is not None:
                name += " " + tr("of at most {most:.1f}", most=max(most, near))
        card = self._place.card
        usual = card.surprise if card is not None else None
        yours = tr("Your photo")
        if bits is not None:
            yours += f" · {said(compared(bits, usual))} ({bits:.2f})" if usual else f" · {bits:.2f}"
        self._canvas.view.set_scene(beside=photo, beside_name=yours, name=name)

    # ---- the row below --------------------------------------------------------------------------
    def show_moment(self, image: QImage, size: tuple[int, int]) -> None:
        """A picture of a film from memory; `size` is its recipe's."""
        self._canvas.view.show_frame(image, size, fade=False)

    def set_facts(self, facts: tuple[str, ...] | None) -> None:
        """The row says this until further notice; None: what is known of the place."""
        self._facts = facts
        self.relabel()

    def relabel(self) -> None:
        """Say what is shown."""
        recipe, shown = self._place.recipe, self._shown
        if self._facts is not None:
            self._canvas.row.set_facts(self._facts)
            return
        if recipe is None:
            return
        facts = [said(edit.label(recipe)), f"{recipe.width} × {recipe.height}"]
        if self._coming is not None:
            facts.append(tr("on its way"))
        elif self._cached:
            facts.append(tr("from before"))
        elif shown is not None:
            facts.append(tr("full") if shown.full else tr("draft {side}", side=shown.side_px))
            facts.extend(said(note) for note in shown.frame.notes[:1])
        if self._way is not None:
            facts.append(tr("step {done} of {total}", done=self._way[0], total=self._way[1]))
        crop = self._canvas.view.crop_rect()
        if crop is not None:
            facts.append(tr("crop {width} × {height}", width=crop[2], height=crop[3]))
        if self._place.flowing:
            facts.append(self.moving_words or tr("drifting"))
            told = self.drift_words()
            if told:
                facts.append(told)
        self._canvas.row.set_facts(tuple(facts))

    # ---- inside ---------------------------------------------------------------------------------
    @Slot(object)
    def _show(self, frame: FrameReady) -> None:
        if frame.lane == "preview":
            self._preview(frame)
            return
        now = time.monotonic()
        self._times.append(now)
        shown = FrameShown(frame, to_qimage(frame.pixels))
        fade = (shown.full or self._cached) and self._coming is None
        self._coming = self._way = None
        self._shown, self.last, self._cached = shown, frame, False
        self._canvas.view.show_frame(shown.image, (frame.recipe.width, frame.recipe.height), fade)
        if self._fault is not None:
            self._place.notices.withdraw(self._fault)
            self._fault = None
        self.recorder.add(now, frame.recipe)
        self.relabel()
        self.shown.emit(shown)

    def _preview(self, frame: FrameReady) -> None:
        """A picture on its way: it sharpens in place, and nobody takes it for the place's own."""
        if frame.recipe != self._place.recipe:
            return
        if self._coming is not None or self._is_better(frame):
            self._coming = frame
            size = (frame.recipe.width, frame.recipe.height)
            self._canvas.view.show_frame(_softened(to_qimage(frame.pixels)), size, fade=False)
        self._way = frame.step
        self.relabel()

    def _is_better(self, frame: FrameReady) -> bool:
        """Whether a preview shows more than what stands there.

        A draft of the same place is sharper than the beginnings of the picture itself; only where
        that takes long one would rather see how it comes about.
        """
        shown = self._shown
        if shown is None or shown.frame.recipe != frame.recipe:
            return True
        done, total = frame.step or (1, 1)
        return frame.render_ms >= LONG_MS and 2 * done >= total

    @Slot(object)
    def _failed(self, failed: FrameFailed) -> None:
        if failed.epoch == self._place.epoch:
            self._drop_preview()
            self._fault = Notice(failed.message)
            self._place.notices.say(self._fault)
            self.failed.emit(failed)

    def _drop_preview(self) -> None:
        """Nothing comes of what was on its way: the last good picture is back."""
        coming, self._coming, self._way = self._coming, None, None
        if coming is not None and self._shown is not None:
            recipe = self._shown.frame.recipe
            size = (recipe.width, recipe.height)
            self._canvas.view.show_frame(self._shown.image, size, fade=False)

    @Slot(object)
    def _moved(self, recipe: Recipe) -> None:
        self._way = None
        if self._opening:
            self._opening = False
            self.show_cached()
        if self._canvas.view.scene.beside is not None and recipe.latent != self._seen:
            self._canvas.view.set_scene(beside=None)

    @Slot(object)
    def _card_changed(self, card: Card) -> None:
        self.recorder.clear()
        self._shown = self._coming = self._way = None
        self._cached, self._opening = False, True
        self._canvas.view.set_scene(
            other=None,
            beside=None,
            crop=None,
            name=card.name,
            waiting=tr("Opening {name} …", name=card.name),
        )
        self._canvas.row.set_comparing(False)


def _is_shaped(image: QImage, recipe: Recipe) -> bool:
    """Whether a picture has about the proportions of a place, and would not be pulled out of shape.

    Small pictures have whole pixels too: a few percent are none to be seen.
    """
    wide, high = image.width() * recipe.height, image.height() * recipe.width
    return abs(wide - high) <= SHAPE_SLACK * max(wide, high)


def _softened(image: QImage) -> QImage:
    """A preview of a few cells without their edges: it should look far away, not like tiles."""
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(
        GROWN * image.width(), GROWN * image.height(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth
    )
