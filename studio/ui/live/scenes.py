"""From place to place in beats; blackout, freeze, and the way back to the safe place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from studio.ui.feature.context import Context
from studio.ui.signals import Carries, signal
from studio.values.live.fading import Fade
from studio.values.live.mapping import Setup
from studio.values.recipe import Recipe


class Scenes(QObject):
    """Asked once a frame by `step`; whoever starts a fade wakes the frames by `begun`."""

    begun: Carries[None] = signal()
    crosses: Carries[float] = signal()
    """It goes to another model, in so many beats: what is seen now is to stay for a while."""
    changed: Carries[None] = signal()
    """Another scene is reached or on its way; blackout or freeze went on or off."""

    def __init__(
        self, context: Context, setup: Callable[[], Setup], beat: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._place, self._setup, self._beat = context.view, setup, beat
        self._blending = context.state.blending
        self._first: Recipe | None = None
        self._fade: Fade | None = None
        self.going_to = ""
        """The id of the scene that was asked for last."""
        self.black = self.frozen = False

    @property
    def fading(self) -> bool:
        """Whether it is on the way."""
        return self._fade is not None

    def share(self) -> float:
        """How far on the way; 1 where it is there."""
        return 1.0 if self._fade is None else self._fade.share(self._beat())

    def remember_first(self) -> None:
        """Where panic leads as long as there is neither a safe place nor a scene."""
        if self._first is None:
            self._first = self._place.recipe

    def go(self, scene_id: str, beats: float) -> None:
        """To a scene, in so many beats; to one of another model by a fade of the screen."""
        scene = next((s for s in self._setup().scenes if s.id == scene_id), None)
        here, card = self._place.recipe, self._place.card
        if scene is None:
            return
        self.going_to = scene_id
        same = here is not None and card is not None and scene.recipe.model.sha256 == card.sha256
        if here is None or card is None or not same or beats <= 0:
            self._fade = None
            if not same and beats > 0:
                self.crosses.emit(beats)
            self._place.go_to(scene.recipe)
        else:
            self._fade = Fade(here, scene.recipe, self._beat(), beats, card.info)
            self.begun.emit(None)
        self.changed.emit(None)

    def go_nth(self, number: int, beats: float) -> None:
        """To the scene of this number, counted from 1."""
        scenes = self._setup().scenes
        if 0 < number <= len(scenes):
            self.go(scenes[number - 1].id, beats)

    def step(self) -> None:
        """One frame further."""
        fade, card = self._fade, self._place.card
        if fade is None:
            return
        if card is None or card.info is not fade.info:  # somebody went to another model
            self._fade = None
            self.changed.emit(None)
            return
        beat = self._beat()
        there = fade.b if fade.over(beat) else fade.at(beat)
        self._blending.let_pass(there)
        self._place.show_moving(there)
        if fade.over(beat):
            self._fade = None
            self._place.end_gesture()
            self.changed.emit(None)

    def panic(self) -> None:
        """The safe place, now; nothing is black or frozen any more."""
        self._fade, self.going_to = None, ""
        self.black = self.frozen = False
        setup = self._setup()
        safe = setup.safe or (setup.scenes[0].recipe if setup.scenes else self._first)
        if safe is not None:
            self._place.go_to(safe)
        self.changed.emit(None)

    def set_black(self, black: bool) -> None:
        """Nothing is to be seen, or all again."""
        if black != self.black:
            self.black = black
            self.changed.emit(None)

    def set_frozen(self, frozen: bool) -> None:
        """The picture stays whatever arrives, or follows again from what arrives next."""
        if frozen != self.frozen:
            self.frozen = frozen
            self.changed.emit(None)
