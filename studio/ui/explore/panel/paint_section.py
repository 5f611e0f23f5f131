"""Painting over a picture: a mask, how far the picture is left behind, and letting it go."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.controls.control_rows import ControlRow
from studio.ui.controls.controls_section import spoken
from studio.ui.language.words import mark, tr
from studio.ui.state.place import PlaceState
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.section import Section
from studio.values import painting
from studio.values.card import Card
from studio.values.controls import ControlValue
from studio.values.latent import Repaint
from studio.values.masks import share_of
from studio.values.recipe import Recipe

MASK_HELP = mark("Paint on the picture what should be drawn anew (M)")
EXTEND_HELP = mark("Let the model go on with the picture beyond its edges")
LET_GO_HELP = mark("Draw from the seed and the words alone again")
HINT = mark("Drop a photograph on the picture, or paint a mask")
MASKING = mark("Paint on the picture, then say what to draw there")
WHOLE = mark("All of the picture is painted over")


class PaintSection(Section):
    """Only models that paint over pictures have it; the slider shows while one is painted over."""

    mask_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Paint over"), bottom_px=16, parent=parent)
        self._place: PlaceState | None = None
        self.let_go_button = self.header.add_action(tr("Let go"), help_text=tr(LET_GO_HELP))
        self.extend_button = self.header.add_action(tr("Extend"), help_text=tr(EXTEND_HELP))
        self.mask_button = self.header.add_action(tr("Mask"), "paint-brush", tr(MASK_HELP))
        self.hint = Caption(tr(HINT), "faint")
        self.strength: ControlRow | None = None
        self._shown: Repaint | None = None
        self._masking = False
        self.body.addSpacing(2)
        self.body.addWidget(self.hint)
        self.mask_button.clicked.connect(self.mask_asked)
        self.let_go_button.clicked.connect(self._let_go)
        self.let_go_button.hide()
        self.hide()

    def bind(self, place: PlaceState) -> None:
        """Follow `place` and speak to it."""
        self._place = place
        place.card_changed.connect(self._on_card)
        place.recipe_changed.connect(self._on_recipe)
        if place.card is not None:
            self._on_card(place.card)
        if place.recipe is not None:
            self._on_recipe(place.recipe)

    @Slot(object)
    def set_masking(self, on: bool) -> None:
        """Whether a mask is being painted."""
        self._masking = on
        self.mask_button.set_text(tr("Done") if on else tr("Mask"))
        if self._shown is None:
            self.hint.set_text(self._said_of(None))

    @Slot(object)
    def _on_card(self, card: Card) -> None:
        self.setVisible(painting.paints(card))
        if self.strength is not None:
            self.body.removeWidget(self.strength)
            self.strength.hide()
            self.strength.deleteLater()
            self.strength = None
        control = next((c for c in card.info.controls if c.key == painting.STRENGTH), None)
        if control is not None and painting.paints(card):
            self.strength = ControlRow(spoken(control))
            self.strength.changed.connect(self._on_strength)
            self.strength.gesture_ended.connect(self._on_left)
            self.body.addWidget(self.strength)
            self.strength.hide()

    @Slot(object)
    def _on_recipe(self, recipe: Recipe) -> None:
        over = painting.repaint_of(recipe)
        self.let_go_button.setVisible(over is not None)
        if self.strength is not None:
            self.strength.setVisible(over is not None)
            default = self.strength.control.default
            self.strength.set_value(recipe.controls.get(painting.STRENGTH, default))
        if over != self._shown or over is None:
            self._shown = over
            self.hint.set_text(self._said_of(over))
        if over is not None and over.mask is not None and self._place is not None:
            card = self._place.card
            stretched = card is not None and _stretched(over, recipe, card)
            self.hint.set_text(self._said_of(over, stretched))

    @Slot(object)
    def _on_strength(self, value: ControlValue) -> None:
        if self._place is not None:
            self._place.set_control(painting.STRENGTH, value)

    @Slot()
    def _on_left(self) -> None:
        if self._place is not None:
            self._place.end_gesture()

    @Slot()
    def _let_go(self) -> None:
        place = self._place
        if place is not None and place.recipe is not None:
            place.jump_to(painting.let_go(place.recipe))

    def _said_of(self, over: Repaint | None, stretched: bool = False) -> str:
        if over is None:
            return tr(MASKING if self._masking else HINT)
        if over.mask is None:
            return tr(WHOLE)
        share = round(100 * share_of(over.mask))
        if stretched:
            return tr("{share} % is painted over; the mask was stretched to this size", share=share)
        return tr("{share} % of the picture is painted over", share=share)


def _stretched(over: Repaint, recipe: Recipe, card: Card) -> bool:
    """Whether the mask was painted at another size than that of now."""
    shape = card.info.space.at(recipe.width, recipe.height).shape
    return over.mask is not None and over.mask.shape[-2:] != shape[-2:]
