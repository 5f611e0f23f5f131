"""Size, draft quality and the model's controls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.controls.controls_section import ControlsSection
from studio.ui.explore.panel.picture_sizes import choices, size_label
from studio.ui.language.words import mark, tr
from studio.ui.state.place import PlaceState
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.custom_size import CustomSizeDialog
from studio.ui.widgets.section import Section
from studio.values import painting
from studio.values.card import Card
from studio.values.controls import ControlValue
from studio.values.recipe import Recipe

DRAFT_SIDES: tuple[int | None, ...] = (None, 512, 256)


TITLE = mark("Picture")
WIDEST_DRAFT = 1024
TITLES = (
    mark("Words"),
    mark("Paint over"),
    mark("Place"),
    mark("Directions"),
    mark("Style"),
    mark("Blend"),
    TITLE,
)
"""Of the sections of the panel."""


class PictureSection(Section):
    """Chips for size, draft quality and switches; below them the controls without a section."""

    draft_chosen = Signal(object)  # int, or None for automatic
    picture_chosen = Signal(str, object)  # control key, Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(TITLE), last=True, parent=parent)
        self._place: PlaceState | None = None
        self._draft: int | None = None
        self._shown: dict[str, ControlValue] | None = None
        help_text = tr("Size and controls as the model has them")
        self.reset_button = self.header.add_action(tr("Reset"), help_text=help_text)
        self.size_chip = Chip(tr("Size"))
        self.size_chip.setToolTip(tr("Size of the picture in pixels"))
        self.size_chip.clicked.connect(self._open_sizes)
        self.draft_chip = Chip(tr("Draft auto"))
        self.draft_chip.keep_room(tr("Draft {side}", side=WIDEST_DRAFT))
        self.draft_chip.setToolTip(tr("How large the picture is while something moves"))
        self.draft_chip.clicked.connect(self._open_drafts)
        self.controls = ControlsSection([self.size_chip, self.draft_chip], tr(TITLE), TITLES)
        self.body.addWidget(self.controls)

    def bind(self, place: PlaceState) -> None:
        """Follow `place` and speak to it."""
        self._place = place
        place.card_changed.connect(self._on_card)
        place.recipe_changed.connect(self._on_recipe)
        self.reset_button.clicked.connect(place.reset_picture)
        self.controls.control_changed.connect(place.set_control)
        self.controls.gesture_ended.connect(place.end_gesture)
        self.controls.picture_chosen.connect(self.picture_chosen)
        if place.card is not None:
            self._on_card(place.card)
        if place.recipe is not None:
            self._on_recipe(place.recipe)

    def set_draft_side(self, side_px: int) -> None:
        """Tell how large drafts are now (the ladder moves by itself while automatic)."""
        self.draft_chip.set_text(tr("Draft {side}", side=side_px))

    # ---- menus ------------------------------------------------------------------------------
    def size_menu(self) -> QMenu:
        """The sizes that the model can make."""
        menu = QMenu(self)
        place = self._place
        if place is None or place.card is None or place.recipe is None:
            return menu
        sizes, recipe = place.card.info.sizes, place.recipe
        group, only_one = "", QActionGroup(menu)
        for choice in choices(sizes, max(recipe.width, recipe.height)):
            if group and choice.group != group:
                menu.addSeparator()
            group = choice.group
            action = menu.addAction(choice.text)
            action.setData((choice.width, choice.height))
            action.setCheckable(True)
            action.setActionGroup(only_one)
            action.setChecked((choice.width, choice.height) == (recipe.width, recipe.height))
        if sizes.any_size:
            menu.addSeparator()
            if sizes.any_aspect and recipe.width != recipe.height:
                menu.addAction(tr("Turn")).setData((recipe.height, recipe.width))
            menu.addAction(tr("Custom…"))
        menu.triggered.connect(self._on_size)
        return menu

    def draft_menu(self) -> QMenu:
        """Automatic, 512 or 256."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for side in DRAFT_SIDES:
            name = tr("Automatic") if side is None else tr("{side} px", side=side)
            action = menu.addAction(name)
            action.setData(side or 0)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setChecked(side == self._draft)
        menu.triggered.connect(self._on_draft)
        return menu

    def ask_size(self) -> None:
        """Ask for any width and height."""
        place = self._place
        if place is None or place.card is None or place.recipe is None:
            return
        size_px = (place.recipe.width, place.recipe.height)
        dialog = CustomSizeDialog(place.card.info.sizes, size_px, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(place.set_size)
        dialog.show()

    def _open_sizes(self) -> None:
        self._open(self.size_chip, self.size_menu)

    def _open_drafts(self) -> None:
        self._open(self.draft_chip, self.draft_menu)

    def _open(self, chip: Chip, make: Callable[[], QMenu]) -> None:
        menu = make()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    # ---- answers ----------------------------------------------------------------------------
    def _on_size(self, action: QAction) -> None:
        if action.data() is None:
            self.ask_size()
        elif self._place is not None:
            self._place.set_size(*action.data())

    def _on_draft(self, action: QAction) -> None:
        self._draft = action.data() or None
        self.draft_chip.set_text(tr("Draft {side}", side=self._draft or tr("auto")))
        self.draft_chosen.emit(self._draft)

    def _on_card(self, card: Card) -> None:
        elsewhere = {c.key for c in card.info.controls if c.kind == "text"}
        if painting.paints(card):
            elsewhere.add(painting.STRENGTH)
        self.controls.set_controls(tuple(c for c in card.info.controls if c.key not in elsewhere))
        self._shown = None

    def _on_recipe(self, recipe: Recipe) -> None:
        self.size_chip.set_text(size_label(recipe.width, recipe.height))
        if recipe.controls != self._shown:
            self._shown = recipe.controls
            self.controls.set_values(recipe.controls)
