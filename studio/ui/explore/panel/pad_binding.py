"""Ties the wander pad to the view state: what a position means in each mode."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu

from studio.ui.engine.thumbnails import Thumbnails
from studio.ui.explore.panel.pad_words import PadWords
from studio.ui.explore.panel.thumbs import GroupThumbs
from studio.ui.feature.learn_menu import add_learn
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.given import PictureGiven
from studio.ui.state.learning import Learnable
from studio.ui.state.place import NEW_SEEDS
from studio.ui.state.studio_state import StudioState
from studio.ui.widgets.wander_pad import PadMode, WanderPad
from studio.values import edit
from studio.values.directions import Direction
from studio.values.latent import Latent
from studio.values.live.targets import DIRECTION, PAD_X, PAD_Y
from studio.values.recipe import Recipe

NEARBY_UNITS = 3.0
ACROSS_AND_UP = (mark("Pad, across"), mark("Pad, up"))
MODES: tuple[PadMode, ...] = ("axes", "nearby", "corners")


class PadBinding(QObject):
    """Axes and nearby are two sliders under one hand; corners is a mix of four places."""

    picture_dropped: Carries[PictureGiven] = signal()

    wandered = Signal()
    """The place went along the ways under the hand."""

    def __init__(
        self,
        pad: WanderPad,
        words: PadWords,
        state: StudioState,
        thumbs: Thumbnails,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pad, self._words = pad, words
        self._place, self._directions = state.place, state.directions
        self._blending = state.blending
        self._learning = state.learning
        self._axes = ("", "")
        self._walk = (0.0, 0.0)
        self._base: Latent | None = None
        self._mixed: Latent | None = None
        self._thumbs = GroupThumbs(thumbs, "corners", self._on_thumb, self)
        pad.moved.connect(self._on_moved)
        pad.gesture_ended.connect(state.place.end_gesture)
        pad.menu_opening.connect(self._offer_learning)
        pad.centre_requested.connect(self._on_centre)
        pad.reroll_requested.connect(self.reroll)
        words.reroll_requested.connect(self.reroll)
        words.across_chosen.connect(self._on_across)
        words.up_chosen.connect(self._on_up)
        state.directions.changed.connect(self._on_directions)
        state.place.recipe_changed.connect(self._on_recipe)
        state.blending.corners_changed.connect(self._on_corners)
        for well in pad.corners:
            well.recipe_dropped.connect(self._on_dropped)
            well.picture_dropped.connect(self._on_picture)
            well.use_current_requested.connect(self._on_use_current)
            well.clear_requested.connect(self._on_clear)
        self._on_directions(state.directions.known)
        self._on_corners(state.blending.corners)
        if state.place.recipe is not None:
            self._on_recipe(state.place.recipe)

    # ---- modes --------------------------------------------------------------------------------
    @property
    def pair(self) -> tuple[str, str]:
        """The ids of the directions across and up, in axes and nearby."""
        return self._axes if self._pad.mode == "axes" else self._directions.ways

    def set_mode(self, mode: str) -> None:
        """Axes, nearby or corners."""
        chosen: PadMode = next((known for known in MODES if known == mode), "axes")
        self._pad.set_mode(chosen)
        self._words.set_mode(chosen)
        if chosen == "corners":
            self._fill_corners(keep=True)
        self._follow(restart=True)

    def reroll(self) -> None:
        """Two fresh ways, or three fresh corners beside the place shown."""
        if self._pad.mode == "corners":
            self._fill_corners(keep=False)
        else:
            self._directions.roll_ways()
        self._follow(restart=True)

    def _fill_corners(self, keep: bool) -> None:
        """The place shown stands at the top left, new seeds in the corners that are free."""
        recipe = self._place.recipe
        if recipe is None or (keep and all(self._blending.corners)):
            return
        for index, corner in enumerate(self._blending.corners):
            if corner is None or not keep:
                self._blending.set_corner(index, recipe if index == 0 else self._fresh_place())
        if self._blending.corners[0] == recipe:
            self._mixed = recipe.latent
            self._pad.set_position(-1.0, 1.0)
            self._pad.clear_path()

    def _fresh_place(self) -> Recipe | None:
        return self._place.fresh(random.randrange(NEW_SEEDS))

    def _offer_learning(self, menu: QMenu) -> None:
        """In axes and nearby each way can follow a knob of its own."""
        if self._pad.mode == "corners":
            return
        for name, words, key in zip((PAD_X, PAD_Y), ACROSS_AND_UP, self.pair, strict=True):
            far = self._units(key)
            target = name if self._pad.mode == "nearby" else f"{DIRECTION}{key}"
            add_learn(menu, self._learning, Learnable(target, tr(words), -far, far),
                      tr("Learn: {way}", way=tr(words)))  # fmt: skip

    # ---- the person ---------------------------------------------------------------------------
    def _on_moved(self, x: float, y: float) -> None:
        if self._pad.mode == "corners":
            self._blending.set_corner_position((x + 1) / 2, (1 - y) / 2)
            self._mixed = self._place.recipe.latent if self._place.recipe else None
            self._pad.set_hollow(False)
            return
        across, up = self.pair
        amounts = {across: x * self._units(across), up: y * self._units(up)}
        amounts.pop("", None)
        if amounts:
            self._directions.set_amounts(amounts)

    def _on_centre(self) -> None:
        self._pad.change(0.0, 0.0)
        self._place.end_gesture()

    def _on_across(self, key: str) -> None:
        self._axes = (key, self._axes[0] if key == self._axes[1] else self._axes[1])
        self._on_directions(self._directions.known)

    def _on_up(self, key: str) -> None:
        self._axes = (self._axes[1] if key == self._axes[0] else self._axes[0], key)
        self._on_directions(self._directions.known)

    def _index(self) -> int:
        return [well is self.sender() for well in self._pad.corners].index(True)

    def _on_dropped(self, recipe: Recipe) -> None:
        self._blending.set_corner(self._index(), recipe)

    def _on_picture(self, path: Path) -> None:
        self.picture_dropped.emit(PictureGiven(f"corner {self._index()}", path))

    def _on_use_current(self) -> None:
        self._blending.set_corner(self._index(), self._place.recipe)

    def _on_clear(self) -> None:
        self._blending.set_corner(self._index(), self._fresh_place())

    # ---- the state ----------------------------------------------------------------------------
    def _on_directions(self, directions: tuple[Direction, ...]) -> None:
        ids = [d.id for d in directions]
        across, up = (key if key in ids else "" for key in self._axes)
        free = [key for key in ids if key not in (across, up)]
        across = across or (free.pop(0) if free else "")
        up = up or (free.pop(0) if free else "")
        self._axes = (across, up)
        self._words.set_names(tuple((d.id, said(d.name)) for d in directions), across, up)
        self._words.set_mode(self._pad.mode)
        self._follow(restart=True)

    def _on_recipe(self, recipe: Recipe) -> None:
        base = edit.base_of(recipe.latent)
        jumped = base != self._base
        self._base = base
        across, up = self._directions.ways
        walk = edit.amount(recipe, across), edit.amount(recipe, up)
        walked, self._walk = walk != self._walk, walk
        if walked and not jumped:
            self.wandered.emit()
        if self._pad.mode == "corners":
            self._fill_corners(keep=True)  # another model emptied them
        self._follow(restart=jumped and self._pad.mode != "corners")

    def _on_corners(self, corners: tuple[Recipe | None, ...]) -> None:
        for index, (well, recipe) in enumerate(zip(self._pad.corners, corners, strict=True)):
            if recipe != well.recipe:
                well.set_recipe(recipe)
                if recipe is not None:
                    well.set_picture(self._thumbs.ask(str(index), recipe))
        if self._pad.mode == "corners" and not any(corners):
            self._fill_corners(keep=True)  # another project emptied them
        self._follow()

    def _on_thumb(self, name: str, picture: QPixmap) -> None:
        self._pad.corners[int(name)].set_picture(picture)

    def _follow(self, restart: bool = False) -> None:
        """Put the handle where the recipe is."""
        recipe = self._place.recipe
        if recipe is None:
            return
        if self._pad.mode == "corners":
            there = self._blending.corner_position
            self._pad.set_hollow(there is None and recipe.latent != self._mixed)
            if there is not None:
                self._pad.set_position(2 * there[0] - 1, 1 - 2 * there[1])
        else:
            across, up = self.pair
            x, y = (edit.amount(recipe, key) / self._units(key) for key in (across, up))
            self._pad.set_hollow(False)
            self._pad.set_position(x, y)
        if restart:
            self._pad.clear_path()

    def _units(self, key: str) -> float:
        """How many units lie between the middle and the outer ring."""
        for direction in self._directions.known:
            if direction.id == key:
                return direction.limit
        return NEARBY_UNITS
