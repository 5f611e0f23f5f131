"""Several seeds in one place, each with its share: any of them comes forward under the hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.engine.thumbnails import Thumbnails
from studio.ui.explore.panel.base_popup import part_name
from studio.ui.explore.panel.block_row import BlockRow
from studio.ui.explore.panel.thumbs import GroupThumbs
from studio.ui.feature.learn_menu import LearnMark
from studio.ui.language.words import tr
from studio.ui.state.learning import Learnable
from studio.ui.state.studio_state import StudioState
from studio.values import blocks, edit, painting
from studio.values.latent import Blend, Latent
from studio.values.live.targets import WEIGHT
from studio.values.recipe import Recipe

TWO = 2
"""So many parts have their slider under *Blend*, unless somebody began to collect seeds here."""


class SeedBlocks(QWidget):
    """Shows itself while a place is a blend of three parts or more, or one that was begun here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: StudioState | None = None
        self._thumbs: GroupThumbs | None = None
        self._parts: tuple[Latent, ...] = ()
        self._begun = False
        self.rows: tuple[BlockRow, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def bind(self, state: StudioState, thumbs: Thumbnails) -> None:
        """Follow `state` and speak to it."""
        self._state = state
        self._thumbs = GroupThumbs(thumbs, "blocks", self._on_thumb, self)
        state.place.recipe_changed.connect(self._on_recipe)
        state.place.switched.connect(self._forget)
        state.blending.corners_changed.connect(self._renew)

    def add(self, seed: int) -> None:
        """Another seed beside those that are there."""
        place = self._state.place if self._state is not None else None
        if place is None or place.recipe is None or place.card is None:
            return
        self._begun = True
        space = place.card.info.space
        place.jump_to(blocks.with_part(place.recipe, space.seed(seed), space.name))

    # ---- the state ------------------------------------------------------------------------------
    @Slot()
    def _forget(self) -> None:
        self._begun = False

    @Slot()
    def _renew(self) -> None:
        place = self._state.place if self._state is not None else None
        if place is not None and place.recipe is not None:
            self._on_recipe(place.recipe)

    @Slot(object)
    def _on_recipe(self, recipe: Recipe) -> None:
        base = painting.noise_of(recipe.latent)
        parts = base.parts if isinstance(base, Blend) else ()
        if not parts:
            self._begun = False
        if not self._wanted(parts):
            parts = ()
        if parts != self._parts:
            self._build(parts, recipe)
        if isinstance(base, Blend):
            for row, weight in zip(self.rows, base.weights, strict=False):
                row.set_weight(weight)

    def _wanted(self, parts: tuple[Latent, ...]) -> bool:
        """Whether these stand here; those between corners are moved on the pad."""
        corners = self._state.blending.corners if self._state is not None else ()
        cornered = parts == tuple(corner.latent if corner else None for corner in corners)
        return not cornered and (len(parts) > TWO or (self._begun and len(parts) == TWO))

    def _build(self, parts: tuple[Latent, ...], recipe: Recipe) -> None:
        self._parts = parts
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = tuple(self._row(index, part, recipe) for index, part in enumerate(parts))
        self.setVisible(bool(parts))

    def _row(self, index: int, part: Latent, recipe: Recipe) -> BlockRow:
        name = part_name(part)
        row = BlockRow(name, 1.0, 1.0 / len(self._parts), pictured=True)
        row.weight_changed.connect(partial(self._weigh, index))
        row.removed.connect(partial(self._remove, index))
        row.chosen.connect(partial(self._go, index))
        if self._state is not None:
            row.gesture_ended.connect(self._state.place.end_gesture)
            told = tr("Weight of {name}", name=name)
            learn = LearnMark(
                self._state.learning, lambda: Learnable(f"{WEIGHT}{index}", told), row.slider.groove
            )
            row.menu_opening.connect(learn.fill)
        if self._thumbs is not None and row.thumb is not None:
            row.thumb.set_picture(self._thumbs.ask(str(index), edit.with_latent(recipe, part)))
        self._column.addWidget(row)
        return row

    def _on_thumb(self, name: str, picture: QPixmap) -> None:
        index = int(name)
        thumb = self.rows[index].thumb if index < len(self.rows) else None
        if thumb is not None:
            thumb.set_picture(picture)

    # ---- the person -----------------------------------------------------------------------------
    def _weigh(self, index: int, weight: float) -> None:
        place = self._state.place if self._state is not None else None
        if place is not None and place.recipe is not None:
            place.show_moving(blocks.with_part_weight(place.recipe, index, weight))

    def _remove(self, index: int) -> None:
        place = self._state.place if self._state is not None else None
        if place is not None and place.recipe is not None:
            place.jump_to(blocks.without_part(place.recipe, index))

    def _go(self, index: int) -> None:
        place = self._state.place if self._state is not None else None
        if place is not None and place.recipe is not None and index < len(self._parts):
            place.jump_to(painting.rebased(place.recipe, edit.base_of(self._parts[index])))
