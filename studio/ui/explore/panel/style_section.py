"""Styles: another place's shape, form or colour in this one; or a roll of the dice for each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.engine.thumbnails import Thumbnails
from studio.ui.explore.panel.thumbs import GroupThumbs
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.given import PictureGiven
from studio.ui.state.studio_state import StudioState
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.enlarged import Enlarged
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.place_well import PlaceWell
from studio.ui.widgets.section import Section
from studio.values import edit
from studio.values.card import Card
from studio.values.layers import PART_WORDS, PARTS, exact, mixes_styles, third
from studio.values.recipe import Recipe

HINT = mark("Drop a place; it lends its")
DICE = {"coarse": "dice-one", "middle": "dice-two", "fine": "dice-three"}
GAP_PX = 14
"""Between the actions of a header."""
FIRST = "fine"
"""What a place lends unless somebody says otherwise."""


class StyleSection(Section):
    """Only models whose layers are steered one by one have it."""

    picture_dropped: Carries[PictureGiven] = signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Style"), bottom_px=20, parent=parent)
        self._state: StudioState | None = None
        self._thumbs: GroupThumbs | None = None
        self.dice = {part: self._die(part) for part in PARTS}
        self.well = PlaceWell(tr("Style"))
        self.well.set_letter("S")
        self.well.setToolTip(tr("Click to put the current place here; drop a place or a picture"))
        Enlarged(self.well)
        self.hint = Caption(tr(HINT), "secondary")
        self.parts = {part: self._chip(part) for part in PARTS}
        self.chosen = {FIRST}
        self._lay_out()
        self.hide()

    def bind(self, state: StudioState, thumbs: Thumbnails) -> None:
        """Follow `state` and speak to it."""
        self._state = state
        self._thumbs = GroupThumbs(thumbs, "style", self._on_thumb, self)
        self.well.recipe_dropped.connect(self._on_dropped)
        self.well.picture_dropped.connect(self._on_picture)
        self.well.use_current_requested.connect(self._on_use_current)
        self.well.clear_requested.connect(self._on_clear)
        state.place.card_changed.connect(self._on_card)
        state.styles.changed.connect(self._on_style)
        state.place.recipe_changed.connect(self._on_recipe)
        self._on_card(state.place.card)
        self._on_style(state.styles.recipe)

    # ---- building -------------------------------------------------------------------------------
    def _die(self, part: str) -> IconButton:
        button = self.header.add_action(said(PART_WORDS[part]), DICE[part])
        button.setProperty("part", part)
        button.setAccessibleName(tr("Roll another {part}", part=said(PART_WORDS[part]).lower()))
        button.clicked.connect(self._on_die)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the dice show their words where the title leaves room; their tips say them too."""
        super().resizeEvent(event)
        title, dice = self.header.title, self.dice.values()
        for part, die in self.dice.items():
            die.setText(said(PART_WORDS[part]))
        needed = title.sizeHint().width() + sum(die.sizeHint().width() + GAP_PX for die in dice)
        if needed > self.header.width():
            for die in dice:
                die.setText("")
        for die in dice:
            die.updateGeometry()

    def _chip(self, part: str) -> Chip:
        chip = Chip(said(PART_WORDS[part]), "pill")
        chip.setCheckable(True)
        chip.setProperty("part", part)
        chip.clicked.connect(self._on_chip)
        return chip

    def _lay_out(self) -> None:
        row, right, chips = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        chips.setSpacing(6)
        for chip in self.parts.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        right.setSpacing(5)
        right.addStretch(1)
        right.addWidget(self.hint)
        right.addLayout(chips)
        right.addStretch(1)
        row.setSpacing(12)
        row.addWidget(self.well, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self.body.addSpacing(3)
        self.body.addLayout(row)

    # ---- the person -----------------------------------------------------------------------------
    def _on_die(self) -> None:
        if self._state is not None:
            self._state.styles.roll(str(self.sender().property("part")))

    def _on_chip(self) -> None:
        self.chosen = {part for part, chip in self.parts.items() if chip.isChecked()}
        if self._state is not None:
            self._state.styles.set_parts(self.chosen)

    def _on_dropped(self, recipe: Recipe) -> None:
        if self._state is not None:
            self._state.styles.set(recipe, self.chosen or {FIRST})

    def _on_picture(self, path: Path) -> None:
        self.picture_dropped.emit(PictureGiven("style", path))

    def _on_use_current(self) -> None:
        if self._state is not None and self._state.place.recipe is not None:
            self._state.styles.set(self._state.place.recipe, ())

    def _on_clear(self) -> None:
        if self._state is not None:
            self._state.styles.set_parts(())
            self._state.styles.set(None)

    # ---- the state ------------------------------------------------------------------------------
    def _on_card(self, card: Card | None) -> None:
        self.setVisible(card is not None and mixes_styles(card.info))
        if card is None or not mixes_styles(card.info):
            return
        for part in PARTS:
            layers = third(part, card.info.layers)
            assert layers is not None
            words = tr(
                "{part} styles, {some} of {layers}",
                part=said(part),
                some=exact(layers),
                layers=card.info.layers,
            )
            self.dice[part].setToolTip(
                tr("Another {part}: {words}", part=said(PART_WORDS[part]).lower(), words=words)
            )
            self.parts[part].setToolTip(words[:1].upper() + words[1:])

    def _on_style(self, recipe: Recipe | None) -> None:
        self.well.set_recipe(recipe)
        if recipe is not None and self._thumbs is not None:
            self.well.set_picture(self._thumbs.ask("style", recipe))
        name = (
            tr("{place} lends its", place=said(edit.label(recipe)))
            if recipe is not None
            else tr(HINT)
        )
        self.hint.set_text(name)
        for chip in self.parts.values():
            chip.setEnabled(recipe is not None)
        self._show_parts()

    def _on_recipe(self, _recipe: Recipe) -> None:
        self._show_parts()

    def _show_parts(self) -> None:
        """The chips tell what of the well is in the picture, after an undo too."""
        state, found = self._state, set[str]()
        recipe, card = (state.place.recipe, state.place.card) if state else (None, None)
        style = state.styles.recipe if state else None
        if recipe is not None and card is not None:
            for other, (first, last) in edit.styles_of(recipe.latent):
                if style is not None and other == style.latent:
                    for part in PARTS:
                        layers = third(part, card.info.layers)
                        if layers is not None and first <= layers[0] and layers[1] <= last:
                            found.add(part)
        for part, chip in self.parts.items():
            chip.setChecked(part in found)

    def _on_thumb(self, _name: str, picture: QPixmap) -> None:
        self.well.set_picture(picture)
