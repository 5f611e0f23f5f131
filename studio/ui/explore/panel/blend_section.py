"""Places A and B and the way between them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.engine.thumbnails import Thumbnails
from studio.ui.explore.panel.thumbs import GroupThumbs
from studio.ui.feature.learn_menu import LearnMark
from studio.ui.language.words import mark, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.blending import Wells
from studio.ui.state.given import PictureGiven
from studio.ui.state.learning import Learnable
from studio.ui.state.studio_state import StudioState
from studio.ui.widgets.blend_row import BlendRow
from studio.ui.widgets.place_well import PlaceWell
from studio.ui.widgets.section import Section
from studio.values.latent import How
from studio.values.live.targets import BLEND
from studio.values.recipe import Recipe

WAYS: dict[How, tuple[str, str]] = {
    "round": (mark("Round"), mark("slerp: along the arc, keeps what a model was trained on")),
    "merge": (
        mark("Merge"),
        mark("Region by region, in shared light: the middle is one picture, no double exposure"),
    ),
    "straight": (mark("Straight"), mark("lerp: the straight line, duller in the middle")),
    "keep_length": (mark("Keep length"), mark("lerp, then the length that slerp would have")),
}


class BlendSection(Section):
    """The wells survive jumps; the handle is hollow while the picture is not on their line."""

    picture_dropped: Carries[PictureGiven] = signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Blend"), bottom_px=23, parent=parent)
        self._state: StudioState | None = None
        self._thumbs: GroupThumbs | None = None
        self.how_button = self.header.add_action(tr("Round"))
        self.how_button.clicked.connect(self._open_ways)
        self.row = BlendRow()
        self.body.addWidget(self.row)
        self._show_way("round")

    def bind(self, state: StudioState, thumbs: Thumbnails) -> None:
        """Follow `state` and speak to it."""
        self._state = state
        self._thumbs = GroupThumbs(thumbs, "wells", self._on_thumb, self)
        state.blending.wells_changed.connect(self._on_wells)
        state.place.recipe_changed.connect(self._on_recipe)
        self.row.amount_changed.connect(state.blending.set_amount)
        self.row.gesture_ended.connect(state.place.end_gesture)
        learn = LearnMark(
            state.learning, lambda: Learnable(BLEND, tr("Blend from A to B")), self.row.groove
        )
        self.row.menu_opening.connect(learn.fill)
        self._bind_well(self.row.a)
        self._bind_well(self.row.b)
        self._on_wells(state.blending.wells)

    def way_menu(self) -> QMenu:
        """Round, Merge where the model can, Straight, Keep length; and the wells exchanged."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        taken = self._state.blending.wells.how if self._state else "round"
        only_one = QActionGroup(menu)
        card = self._state.place.card if self._state else None
        merges = card is not None and "merges" in card.info.abilities
        for how, (name, term) in WAYS.items():
            if how == "merge" and not merges:
                continue
            action = menu.addAction(tr(name))
            action.setData(how)
            action.setToolTip(tr(term))
            action.setCheckable(True)
            action.setActionGroup(only_one)
            action.setChecked(how == taken)
        menu.addSeparator()
        swap = menu.addAction(tr("Exchange A and B"))
        swap.setEnabled(self.row.is_ready)
        menu.triggered.connect(self._on_way)
        return menu

    def exchange(self) -> None:
        """A becomes B and B becomes A; the picture stays where it is."""
        if self._state is None or not self.row.is_ready:
            return
        blending, now = self._state.blending, self._state.blending.wells
        on_line = blending.on_line
        blending.set_well("A", now.b)
        blending.set_well("B", now.a)
        if on_line:
            blending.set_amount(1.0 - now.amount)
            self._state.place.end_gesture()

    # ---- the person ---------------------------------------------------------------------------
    def _bind_well(self, well: PlaceWell) -> None:
        well.recipe_dropped.connect(self._on_dropped)
        well.picture_dropped.connect(self._on_picture)
        well.use_current_requested.connect(self._on_use_current)
        well.clear_requested.connect(self._on_clear)

    def _sender_name(self) -> str:
        return "A" if self.sender() is self.row.a else "B"

    def _on_dropped(self, recipe: Recipe) -> None:
        if self._state is not None:
            self._state.blending.drop_in_well(self._sender_name(), recipe)

    def _on_picture(self, path: Path) -> None:
        self.picture_dropped.emit(PictureGiven(self._sender_name(), path))

    def _on_use_current(self) -> None:
        if self._state is not None and self._state.place.recipe is not None:
            self._state.blending.set_well(self._sender_name(), self._state.place.recipe)

    def _on_clear(self) -> None:
        if self._state is not None:
            self._state.blending.set_well(self._sender_name(), None)

    def _on_way(self, action: QAction) -> None:
        if action.data() is None:
            self.exchange()
        elif self._state is not None:
            self._state.blending.set_how(action.data())
            self._state.place.end_gesture()

    def _open_ways(self) -> None:
        menu = self.way_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.how_button.mapToGlobal(self.how_button.rect().bottomLeft()))

    # ---- the state ----------------------------------------------------------------------------
    def _on_wells(self, now: Wells) -> None:
        for well, recipe, name in ((self.row.a, now.a, "A"), (self.row.b, now.b, "B")):
            if recipe == well.recipe:
                continue
            well.set_recipe(recipe)
            if recipe is not None and self._thumbs is not None:
                well.set_picture(self._thumbs.ask(name, recipe))
        self._show_way(now.how)
        self._show_amount(now)

    def _on_recipe(self, recipe: Recipe) -> None:
        if self._state is not None:
            self._show_amount(self._state.blending.wells)

    def _on_thumb(self, name: str, picture: QPixmap) -> None:
        (self.row.a if name == "A" else self.row.b).set_picture(picture)

    def _show_way(self, how: How) -> None:
        name, term = WAYS[how]
        self.how_button.set_text(tr(name))
        self.how_button.setAccessibleName(tr("Way of blending: {name}", name=tr(name)))
        self.how_button.setToolTip(tr(term))

    def _show_amount(self, now: Wells) -> None:
        self.row.set_amount(now.amount, self._state is not None and self._state.blending.on_line)
