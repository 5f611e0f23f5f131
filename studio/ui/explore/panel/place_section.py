"""Where the picture is: its seed, how usual it is, and the pad on which it is moved."""

from __future__ import annotations

import random

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.engine.thumbnails import Thumbnails
from studio.ui.explore.panel.base_popup import BasePopup, parts_of
from studio.ui.explore.panel.pad_binding import PadBinding
from studio.ui.explore.panel.pad_words import PadWords
from studio.ui.explore.panel.seed_blocks import SeedBlocks
from studio.ui.explore.panel.thumbs import GroupThumbs
from studio.ui.explore.presenter import FrameShown
from studio.ui.language.words import mark, said, tr, tr_pairs
from studio.ui.signals import Carries, signal
from studio.ui.state.given import PictureGiven
from studio.ui.state.place import NEW_SEEDS, PlaceState
from studio.ui.state.studio_state import StudioState
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.section import Section
from studio.ui.widgets.seed_field import SeedField
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.surprise_meter import SurpriseMeter
from studio.ui.widgets.usual_meter import UsualMeter
from studio.ui.widgets.wander_pad import WanderPad
from studio.values import edit, painting
from studio.values.card import Card
from studio.values.directions import Direction
from studio.values.latent import Blend, Latent, Seed
from studio.values.mixing import classes_of
from studio.values.recipe import Recipe
from studio.values.word_walk import room_in

STRAIGHTEN = mark("Takes the walk into the base; the picture stays")
LENGTH = mark("Back to length")
LENGTH_HELP = mark(
    "Halfway, this blend is shorter than anything the model was trained on. Keep length puts that"
    " right; the way from A to B stays straight."
)
ANOTHER = mark("Another seed beside those of this place, each with its own share")
IN_WORDS = mark("A drag of the picture wanders among the directions of words, not in the noise")
HELD = mark("New places and the 24 seeds stay with this class; click to let them show all")
ALL_CLASSES = mark("New places and the 24 seeds show all classes; click to stay with the one shown")
MODES = (("axes", mark("Axes")), ("nearby", mark("Nearby")), ("corners", mark("Corners")))


class PlaceSection(Section):
    """Pad and modes at the left; seed, meter and the pad's words at the right."""

    picture_dropped: Carries[PictureGiven] = signal()
    straighten_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Place"), bottom_px=13, parent=parent)
        self._state: StudioState | None = None
        self._place: PlaceState | None = None
        self.straighten_button = self.header.add_action(tr("Straighten"), help_text=tr(STRAIGHTEN))
        self.straighten_button.clicked.connect(self.straighten_requested)
        self.straighten_button.hide()
        self.hold_button = self.header.add_action(tr("All classes"), "lock-open")
        self.hold_button.clicked.connect(self._on_hold)
        self.hold_button.hide()
        self.seed_button = IconButton("", "plus", tr(ANOTHER))
        self.seed_button.clicked.connect(self._on_another)
        self.header.add_widget(self.seed_button)
        self.new_button = self.header.add_action(
            tr("New"), "dice-two", tr("Another seed; with Shift the sliders keep their offsets")
        )
        self.new_button.clicked.connect(self._on_new)
        self.pad = WanderPad()
        self.modes = Segmented(tr_pairs(MODES), tr("What the pad does"))
        self.in_words = Chip(tr("In words"), "pill")
        self.in_words.setCheckable(True)
        self.in_words.setToolTip(tr(IN_WORDS))
        self.in_words.toggled.connect(self._on_in_words)
        self.in_words.hide()
        self.seed = SeedField()
        self.meter = UsualMeter()
        self.length_button = IconButton(tr(LENGTH), "warning")
        self.length_button.setToolTip(tr(LENGTH_HELP))
        self.length_button.clicked.connect(self._on_length)
        self.length_button.hide()
        self.surprise = SurpriseMeter()
        self.blocks = SeedBlocks()
        self.words = PadWords()
        self._binding: PadBinding | None = None
        self._base: Latent | None = None
        self._chosen = False
        """Somebody chose what the pad does."""
        self._parts: GroupThumbs | None = None
        self._popup: BasePopup | None = None
        self._bits: float | None = None
        self._told: tuple[float | None, float | None, bool] | None = None
        self._lay_out()

    def bind(self, state: StudioState, thumbs: Thumbnails) -> None:
        """Follow `state` and speak to it."""
        self._state = state
        place = self._place = state.place
        self._binding = PadBinding(self.pad, self.words, state, thumbs, self)
        self._binding.picture_dropped.connect(self.picture_dropped)
        self._binding.wandered.connect(self._on_wandered)
        self.modes.chosen.connect(self._on_mode)
        self._parts = GroupThumbs(thumbs, "parts", self._on_thumb, self)
        self.seed.seed_entered.connect(self._on_seed)
        self.seed.unfold_requested.connect(self.unfold)
        state.directions.changed.connect(self._on_directions)
        self._on_directions(state.directions.known)
        place.recipe_changed.connect(self._on_recipe)
        place.card_changed.connect(self._on_card)
        place.hold_changed.connect(self._show_hold)
        self.blocks.bind(state, thumbs)
        self._show_hold(place.class_held)
        self._on_card(place.card)
        if place.recipe is not None:
            self._on_recipe(place.recipe)

    @Slot(object)
    def show_frame(self, shown: FrameShown) -> None:
        """What a frame tells of its place; the surprise stays that of the last one at rest."""
        if shown.full:
            self._bits = shown.frame.surprise
        told = (shown.frame.usual, self._bits, shown.full)
        if told != self._told:
            self._told = told
            self.meter.set_usual(shown.frame.usual)
            self._tell_length(shown.frame.recipe)
            self.surprise.set_bits(self._bits, fresh=shown.full)

    def _tell_length(self, recipe: Recipe) -> None:
        """Warn where a blend has left what the model was trained on, and it can be put right."""
        base = painting.noise_of(recipe.latent)
        cut = isinstance(base, Blend) and base.how == "straight"
        self.length_button.setVisible(cut and self.meter.word in ("bland", "strange"))

    def _on_length(self) -> None:
        if self._state is not None:
            self._state.blending.keep_length()

    def _lay_out(self) -> None:
        grid, right = QGridLayout(), QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.seed)
        right.addSpacing(10)
        right.addWidget(Caption(tr("How usual"), "secondary"))
        right.addSpacing(6)
        right.addWidget(self.meter)
        right.addWidget(self.length_button)
        right.addSpacing(12)
        right.addWidget(self.words)
        right.addStretch(1)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(9)
        grid.addWidget(self.pad, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(right, 0, 1)
        below = QHBoxLayout()
        below.addWidget(self.modes)
        below.addStretch(1)
        below.addWidget(self.in_words)
        grid.addLayout(below, 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self.body.addSpacing(1)
        self.body.addLayout(grid)
        self.body.addWidget(self.blocks)
        self.body.addWidget(self.surprise)
        self.surprise.hide()

    def _on_card(self, card: Card | None) -> None:
        """Only models that measure surprise have the meter."""
        self.surprise.setVisible(card is not None and "scores" in card.info.abilities)
        self.surprise.set_usual(card.surprise if card is not None else None)
        self._bits = self._told = None
        self.seed_button.setVisible(card is not None and card.info.space.prior != "none")
        self.hold_button.setVisible(card is not None and len(classes_of(card.info)) > 1)

    def _on_hold(self) -> None:
        if self._place is not None:
            self._place.hold_class(not self._place.class_held)

    def _show_hold(self, held: bool) -> None:
        self.hold_button.set_text(tr("Class held") if held else tr("All classes"))
        self.hold_button.set_icon("lock" if held else "lock-open")
        self.hold_button.setToolTip(tr(HELD) if held else tr(ALL_CLASSES))

    def _on_new(self) -> None:
        shift = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        if self._place is not None:
            self._place.new_seed(keep_moves=bool(shift))

    def _on_directions(self, known: tuple[Direction, ...]) -> None:
        self.in_words.setVisible(bool(room_in(known)))

    def _on_in_words(self, on: bool) -> None:
        if self._state is not None:
            self._state.directions.in_words = on

    def _on_another(self) -> None:
        self.blocks.add(random.randrange(NEW_SEEDS))

    def _on_seed(self, seed: int) -> None:
        if self._place is not None:
            self._place.set_seed(seed)

    def _on_recipe(self, recipe: Recipe) -> None:
        self.straighten_button.setVisible(edit.wandered(recipe.latent) > 0)
        base = painting.noise_of(recipe.latent)
        if base == self._base:  # what is being typed stays
            return
        self._base = base
        seed = base.n if isinstance(base, Seed) else None
        self.seed.set_seed(seed, said(edit.base_label(base)), bool(parts_of(base)))

    def _on_mode(self, mode: str) -> None:
        self._chosen = True
        if self._binding is not None:
            self._binding.set_mode(mode)

    def _on_wandered(self) -> None:
        """The picture is dragged: the dot follows, unless somebody chose another use of the pad."""
        if not self._chosen and self._binding is not None and self.modes.value == "axes":
            self.modes.set_value("nearby")
            self._binding.set_mode("nearby")

    def reroll(self) -> None:
        """R: fresh ways under the pad, or fresh corners; named axes give way to them."""
        if self._binding is None:
            return
        if self.modes.value == "axes":
            self.modes.choose([mode for mode, _ in MODES].index("nearby"))
        self._binding.reroll()

    def unfold(self) -> None:
        """Show what the base is made of, each part with its picture."""
        place, thumbs = self._place, self._parts
        if place is None or place.recipe is None or thumbs is None:
            return
        parts = parts_of(painting.noise_of(place.recipe.latent))
        popup = BasePopup(parts, self)
        popup.chosen.connect(place.set_base)
        self._popup = popup
        for index, (latent, _, _) in enumerate(parts):
            picture = thumbs.ask(str(index), edit.with_latent(place.recipe, latent))
            if picture is not None:
                popup.set_picture(index, picture)
        popup.destroyed.connect(self._on_folded)
        popup.move(self.seed.mapToGlobal(QPoint(self.seed.width() - 210, 30)))
        popup.show()

    def _on_folded(self) -> None:
        self._popup = None

    def _on_thumb(self, name: str, picture: QPixmap) -> None:
        if self._popup is not None:
            self._popup.set_picture(int(name), picture)
