"""A slider for each named direction; at its ends what it would make of this very picture."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from studio.ui.engine.thumbnails import Thumbnails
from studio.ui.explore.panel.ends import EndPictures
from studio.ui.explore.panel.layers_sheet import LayersSheet
from studio.ui.explore.panel.steps_sheet import StepsSheet
from studio.ui.feature.learn_menu import LearnMark
from studio.ui.language.words import mark, said, tr
from studio.ui.state.learning import Learnable
from studio.ui.state.studio_state import StudioState
from studio.ui.widgets.bipolar_slider import BipolarSlider
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.fold import Fold
from studio.ui.widgets.section import Section
from studio.values import edit
from studio.values.card import Card
from studio.values.directions import Direction
from studio.values.layers import Layers, has_middle, takes_steps
from studio.values.live.targets import DIRECTION
from studio.values.recipe import Recipe

VISIBLE = 5
ROW_GAP_PX = 10
NONE_YET = mark("None yet. Find some, or drag the picture.")


class DirectionsSection(Section):
    """The first few directions are at hand, the others (and hidden ones) one fold away.

    The person's own stand first, the newest above all.
    """

    find_requested = Signal()
    examples_requested = Signal()
    words_requested = Signal()
    renamed = Signal(str, str)  # direction id, name
    hidden_changed = Signal(str, bool)  # direction id, hidden

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Directions"), bottom_px=23, parent=parent)
        self._state: StudioState | None = None
        self._ends: EndPictures | None = None
        self._sliders: dict[str, BipolarSlider] = {}
        self._hidden: set[str] = set()
        self._folded: list[BipolarSlider] = []
        self.zero_button = self.header.add_action(
            tr("All to zero"),
            help_text=tr("Back to where it began: sliders, and what was wandered"),
        )
        self.zero_button.clicked.connect(self._all_to_zero)
        self.zero_button.hide()
        self.find_button = self.header.add_action(tr("Find directions"))
        self.find_button.clicked.connect(self._open_find)
        self._empty = Caption(tr(NONE_YET), "faint")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(ROW_GAP_PX)
        self.fold = Fold(tr("More"))
        self.fold.hide()
        self.body.addWidget(self._empty)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.fold)

    def bind(self, state: StudioState, thumbs: Thumbnails) -> None:
        """Follow `state` and speak to it."""
        self._state = state
        place, directions = state.place, state.directions
        self._ends = EndPictures(place, directions, thumbs, self)
        self.fold.toggled.connect(self._ends.refresh)
        place.card_changed.connect(self._on_card)
        directions.changed.connect(self._on_directions)
        directions.kept.connect(self._on_kept)
        place.recipe_changed.connect(self._on_recipe)
        if place.card is not None:
            self._on_card(place.card)
        self._on_directions(directions.known)
        if place.recipe is not None:
            self._on_recipe(place.recipe)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the picture may have moved while nobody saw the ends of the sliders."""
        super().showEvent(event)
        if self._ends is not None:
            self._ends.soon()

    @property
    def sliders(self) -> dict[str, BipolarSlider]:
        """The sliders by direction id, in the order shown."""
        return dict(self._sliders)

    def set_hidden_directions(self, ids: frozenset[str]) -> None:
        """Put these into the fold; they are what the person hid earlier. Silent."""
        self._hidden = set(ids)
        self._arrange()

    def find_menu(self) -> QMenu:
        """Ways to get more directions."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        able = self._abilities()
        if self._finds():
            more = menu.addAction(tr("Find in the model …"))
            more.setData("find")
            more.setToolTip(tr("PCA: the ways in which this model's pictures differ most"))
        if "finds_directions" in able:
            menu.addAction(tr("From examples…")).setData("examples")
        if "takes_text" in able:
            told = menu.addAction(tr("From words…"))
            told.setData("words")
            told.setToolTip(tr("More of this, less of that, in the words of the model"))
        if self._hidden:
            menu.addAction(tr("Show hidden")).setData("show")
        menu.triggered.connect(self._on_find)
        return menu

    def open_layers(self, direction: Direction) -> None:
        """Ask on which layers of the generator, or at which of its steps, a direction works."""
        place = self._state.place if self._state else None
        if place is None or place.card is None or place.recipe is None:
            return
        move = edit.moves_of(place.recipe.latent).get(direction.id)
        layers = move.layers if move else direction.layers
        sheet: LayersSheet | StepsSheet
        if takes_steps(direction, place.card.info):
            sheet = StepsSheet(direction, layers, self.window())
        else:
            sheet = LayersSheet(direction, place.card.info.layers, layers, self.window())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.setProperty("direction", direction.id)
        sheet.chosen.connect(self._on_layers_chosen)
        sheet.finished.connect(place.end_gesture)
        sheet.show()

    # ---- the person ---------------------------------------------------------------------------
    def _open_find(self) -> None:
        menu = self.find_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.find_button.mapToGlobal(self.find_button.rect().bottomLeft()))

    def _on_find(self, action: QAction) -> None:
        if self._state is None:
            return
        match action.data():
            case "find":
                self.find_requested.emit()
            case "examples":
                self.examples_requested.emit()
            case "words":
                self.words_requested.emit()
            case "show":
                for direction_id in tuple(self._hidden):
                    self._set_hidden(direction_id, False)
                self._arrange()

    def _all_to_zero(self) -> None:
        if self._state is not None:
            self._state.directions.reset()

    def _direction_of(self, slider: object) -> Direction | None:
        directions = self._state.directions.known if self._state else ()
        for direction in directions:
            if self._sliders.get(direction.id) is slider:
                return direction
        return None

    def _on_amount(self, amount: float) -> None:
        direction = self._direction_of(self.sender())
        if direction is not None and self._state is not None:
            self._state.directions.set_amount(direction.id, amount)

    def _on_renamed(self, name: str) -> None:
        direction = self._direction_of(self.sender())
        if direction is not None and self._state is not None:
            self._state.directions.rename(direction.id, name)
            self.renamed.emit(direction.id, name)

    def _on_hide(self) -> None:
        direction = self._direction_of(self.sender())
        if direction is not None:
            self._set_hidden(direction.id, direction.id not in self._hidden)
            self._arrange()

    def _set_hidden(self, direction_id: str, hidden: bool) -> None:
        (self._hidden.add if hidden else self._hidden.discard)(direction_id)
        self.hidden_changed.emit(direction_id, hidden)

    def _on_layers(self) -> None:
        direction = self._direction_of(self.sender())
        if direction is not None:
            self.open_layers(direction)

    def _on_layers_chosen(self, layers: Layers | None) -> None:
        if self._state is not None:
            self._state.directions.set_layers(str(self.sender().property("direction")), layers)

    # ---- the state ----------------------------------------------------------------------------
    def _abilities(self) -> frozenset[str]:
        card = self._state.place.card if self._state is not None else None
        return frozenset(card.info.abilities) if card is not None else frozenset()

    def _finds(self) -> bool:
        """Whether directions can be found in the model: among its pictures, or in its middle."""
        card = self._state.place.card if self._state is not None else None
        return card is not None and (
            "finds_directions" in card.info.abilities or has_middle(card.info)
        )

    def _on_card(self, card: Card) -> None:
        if self._ends is not None:
            self._ends.begin()
        self._hidden.clear()
        self.find_button.setVisible(self._finds() or "takes_text" in self._abilities())

    def _on_directions(self, directions: tuple[Direction, ...]) -> None:
        by_id = {d.id: d for d in directions}
        own = [key for key in self._state.directions.own if key in by_id] if self._state else []
        wanted = {key: by_id[key] for key in (*own, *by_id)}
        for key in [key for key in self._sliders if key not in wanted]:
            self._discard(self._sliders.pop(key))
        self._sliders = {k: self._sliders.get(k) or self._slider(d) for k, d in wanted.items()}
        for key, direction in wanted.items():
            self._describe(self._sliders[key], direction)
        self._arrange()
        if self._state is not None and self._state.place.recipe is not None:
            self._on_recipe(self._state.place.recipe)

    def _on_recipe(self, recipe: Recipe) -> None:
        moves = edit.moves_of(recipe.latent)
        for key, slider in self._sliders.items():
            slider.set_amount(moves[key].amount if key in moves else 0.0)
        self.zero_button.setVisible(any(moves[key].amount for key in self._sliders if key in moves))
        self._count_folded()

    def _on_kept(self, kept: tuple[Direction, ...]) -> None:
        """What was just kept is not hidden in a fold."""
        for direction in kept:
            if direction.id in self._hidden:
                self._set_hidden(direction.id, False)
        self._arrange()
        if any(self._sliders[d.id] in self._folded for d in kept if d.id in self._sliders):
            self.fold.set_open(True)

    # ---- building -------------------------------------------------------------------------------
    def _slider(self, direction: Direction) -> BipolarSlider:
        slider = BipolarSlider(said(direction.name), direction.limit)
        slider.amount_changed.connect(self._on_amount)
        slider.renamed.connect(self._on_renamed)
        slider.hide_requested.connect(self._on_hide)
        slider.layers_requested.connect(self._on_layers)
        if self._state is not None:
            slider.gesture_ended.connect(self._state.place.end_gesture)
            learnt = Learnable(
                f"{DIRECTION}{direction.id}", said(direction.name), -direction.limit,
                direction.limit,
            )  # fmt: skip
            learn = LearnMark(self._state.learning, lambda: learnt, slider.groove)
            slider.menu_opening.connect(learn.fill)
        return slider

    def _describe(self, slider: BipolarSlider, direction: Direction) -> None:
        card = self._state.place.card if self._state else None
        layers = card.info.layers if card is not None else 0
        slider.set_name(said(direction.name))
        slider.set_limit(direction.limit)
        slider.set_words(said(direction.low), said(direction.high), said(direction.note))
        steps = card is not None and takes_steps(direction, card.info)
        slider.set_parts(tr("Steps…") if steps else tr("Layers…") if layers > 1 else "")

    def _discard(self, slider: BipolarSlider) -> None:
        slider.hide()
        slider.setParent(None)
        slider.deleteLater()

    def _count_folded(self) -> None:
        """The fold says what is in it, and what of that has been moved."""
        moved = sum(slider.amount != 0.0 for slider in self._folded)
        tail = " · " + tr("{count} moved", count=moved) if moved else ""
        self.fold.set_text(tr("{count} more", count=len(self._folded)) + tail)

    def _arrange(self) -> None:
        """The first few that are not hidden above, the rest in the fold."""
        shown = [key for key in self._sliders if key not in self._hidden]
        rest = shown[VISIBLE:] + [key for key in self._sliders if key in self._hidden]
        for key in shown[:VISIBLE]:
            self._rows.addWidget(self._sliders[key])
        for key, slider in self._sliders.items():
            slider.set_hidden_one(key in self._hidden)
        self._folded = [self._sliders[key] for key in rest]
        for slider in self._folded:
            self.fold.body_layout.addWidget(slider)
        self._count_folded()
        self.fold.setVisible(bool(rest))
        self._empty.setVisible(not self._sliders)
        if self._ends is not None:
            self._ends.set_sliders(self._sliders)
