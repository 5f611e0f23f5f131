"""Where the picture is: its seed, how usual it is, and the pad on which it is moved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from studio.ui.latent_panel.pad_binding import PadBinding
from studio.ui.latent_panel.pad_words import PadWords
from studio.ui.latent_panel.section import Section
from studio.ui.view_state import ViewState
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.seed_field import SeedField
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.usual_meter import UsualMeter
from studio.ui.widgets.wander_pad import WanderPad
from studio.values import edit
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
        self.words = PadWords()
        self._binding: PadBinding | None = None
        self._base: Latent | None = None
        self._lay_out()

    def bind(self, state: ViewState) -> None:
        """Follow `state` and speak to it."""
        self._state = state
        self._binding = PadBinding(self.pad, self.words, state, self)
        self._binding.picture_dropped.connect(self.picture_dropped)
        self.modes.chosen.connect(self._binding.set_mode)
        self.seed.seed_entered.connect(self._on_seed)
        state.recipe_changed.connect(self._on_recipe)
        state.usual_changed.connect(self.meter.set_usual)
        self.meter.set_usual(state.usual)
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
        self.seed.set_seed(base.n if isinstance(base, Seed) else None, edit.base_label(base))
