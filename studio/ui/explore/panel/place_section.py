"""Where the picture is: its seed, how usual it is, and the pad on which it is moved."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from studio.ui.explore.panel.base_popup import BasePopup, parts_of
from studio.ui.explore.panel.pad_binding import PadBinding
from studio.ui.explore.panel.pad_words import PadWords
from studio.ui.explore.panel.section import Section
from studio.ui.explore.panel.thumbs import Thumbs
from studio.ui.state.view import ViewState
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.seed_field import SeedField
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.surprise_meter import SurpriseMeter
from studio.ui.widgets.usual_meter import UsualMeter
from studio.ui.widgets.wander_pad import WanderPad
from studio.values import edit
from studio.values.card import Card
from studio.values.latent import Latent, Seed
from studio.values.recipe import Recipe

MODES = (("axes", "Axes"), ("nearby", "Nearby"), ("corners", "Corners"))


class PlaceSection(Section):
    """Pad and modes at the left; seed, meter and the pad's words at the right."""

    picture_dropped = Signal(object, str)  # Path, "corner 0" … "corner 3"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Place", bottom_px=13, parent=parent)
        self._state: ViewState | None = None
        self.new_button = self.header.add_action(
            "New", "dice-two", "Another seed; with Shift the sliders keep their offsets"
        )
        self.new_button.clicked.connect(self._on_new)
        self.pad = WanderPad()
        self.modes = Segmented(MODES, "What the pad does")
        self.seed = SeedField()
        self.meter = UsualMeter()
        self.surprise = SurpriseMeter()
        self.words = PadWords()
        self._binding: PadBinding | None = None
        self._base: Latent | None = None
        self._parts: Thumbs | None = None
        self._popup: BasePopup | None = None
        self._lay_out()

    def bind(self, state: ViewState) -> None:
        """Follow `state` and speak to it."""
        self._state = state
        self._binding = PadBinding(self.pad, self.words, state, self)
        self._binding.picture_dropped.connect(self.picture_dropped)
        self.modes.chosen.connect(self._binding.set_mode)
        self._parts = Thumbs(state, "parts")
        self.seed.seed_entered.connect(self._on_seed)
        self.seed.unfold_requested.connect(self.unfold)
        state.thumb_ready.connect(self._on_thumb)
        state.recipe_changed.connect(self._on_recipe)
        state.usual_changed.connect(self.meter.set_usual)
        self.meter.set_usual(state.usual)
        state.card_changed.connect(self._on_card)
        state.surprise_changed.connect(self.surprise.set_bits)
        self._on_card(state.card)
        self.surprise.set_bits(*state.surprise)
        if state.recipe is not None:
            self._on_recipe(state.recipe)

    def _lay_out(self) -> None:
        grid, right = QGridLayout(), QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.seed)
        right.addSpacing(10)
        right.addWidget(Caption("How usual", "secondary"))
        right.addSpacing(6)
        right.addWidget(self.meter)
        right.addSpacing(12)
        right.addWidget(self.words)
        right.addStretch(1)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(9)
        grid.addWidget(self.pad, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(right, 0, 1)
        grid.addWidget(self.modes, 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self.body.addSpacing(1)
        self.body.addLayout(grid)
        self.body.addWidget(self.surprise)
        self.surprise.hide()

    def _on_card(self, card: Card | None) -> None:
        """Only models that measure surprise have the meter."""
        self.surprise.setVisible(card is not None and "scores" in card.info.abilities)
        self.surprise.set_usual(card.surprise if card is not None else None)

    def _on_new(self) -> None:
        shift = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        if self._state is not None:
            self._state.new_seed(keep_moves=bool(shift))

    def _on_seed(self, seed: int) -> None:
        if self._state is not None:
            self._state.set_seed(seed)

    def _on_recipe(self, recipe: Recipe) -> None:
        base = edit.base_of(recipe.latent)
        if base == self._base:  # what is being typed stays
            return
        self._base = base
        seed = base.n if isinstance(base, Seed) else None
        self.seed.set_seed(seed, edit.base_label(base), bool(parts_of(base)))

    def reroll(self) -> None:
        """R: fresh ways under the pad, or fresh corners; named axes give way to them."""
        if self._binding is None:
            return
        if self.modes.value == "axes":
            self.modes.choose([mode for mode, _ in MODES].index("nearby"))
        self._binding.reroll()

    def unfold(self) -> None:
        """Show what the base is made of, each part with its picture."""
        state, thumbs = self._state, self._parts
        if state is None or state.recipe is None or thumbs is None:
            return
        parts = parts_of(edit.base_of(state.recipe.latent))
        popup = BasePopup(parts, self)
        popup.chosen.connect(state.set_base)
        self._popup = popup
        for index, (latent, _, _) in enumerate(parts):
            picture = thumbs.ask(str(index), edit.with_latent(state.recipe, latent))
            if picture is not None:
                popup.set_picture(index, picture)
        popup.destroyed.connect(self._on_folded)
        popup.move(self.seed.mapToGlobal(QPoint(self.seed.width() - 210, 30)))
        popup.show()

    def _on_folded(self) -> None:
        self._popup = None

    def _on_thumb(self, key: str, image: QImage) -> None:
        found = self._parts.accept(key, image) if self._parts else None
        if found is not None and self._popup is not None:
            self._popup.set_picture(int(found[0]), found[1])
