"""The bends of a place: a slider for each, and below them what can be bent."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.explore.bending.words import FIRST, HOWS, bend_name, layer_name, step_of, unit_of
from studio.ui.language.words import mark, tr, tr_pairs
from studio.ui.state.place import PlaceState
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.section import Section
from studio.ui.widgets.thumb import Thumb
from studio.ui.widgets.unipolar_slider import UnipolarSlider
from studio.values import edit
from studio.values.bending import FLAT, MAX_BENDS, RANGES, Bend, How, with_bend, without_bend
from studio.values.layers_seen import SeenLayer
from studio.values.recipe import Recipe

GROUP_PX = 40
LOOKING = mark("Looking at the layers …")
ALL = mark("All")


class BendRow(QWidget):
    """One bend: how far, and a cross that takes it away."""

    moved = Signal(float)
    ended = Signal()
    removed = Signal()

    def __init__(self, bend: Bend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        low, high = RANGES[bend.how]
        step = step_of(bend.how)
        scale = Scale(low, high, 0.0, step, step / 10, 10 * step)
        self.slider = UnipolarSlider(bend_name(bend), scale, 0.0, unit_of(bend.how))
        self.slider.set_value(bend.amount)
        self.cross = IconButton("", "x", tr("Take this bend away"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(self.cross)
        self.slider.value_changed.connect(self.moved)
        self.slider.gesture_ended.connect(self.ended)
        self.cross.clicked.connect(self.removed)


class BendSection(Section):
    """There while it is asked for, or the place has bends; `wanted` asks which layers there are."""

    wanted = Signal()
    grown = Signal()
    """There is more of it now than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Bend"), bottom_px=18, parent=parent)
        self._place: PlaceState | None = None
        self._asked = False
        self._layers: tuple[SeenLayer, ...] = ()
        self._group = -1
        self.rows: list[BendRow] = []
        self._whats: tuple[object, ...] = ()
        self.reset_button = self.header.add_action(tr("Reset"), help_text=tr("No bends"))
        self.reset_button.clicked.connect(self._reset)
        self.add_button = self.header.add_action(
            tr("Add"), "plus", tr("Bend this group of this layer")
        )
        self.add_button.clicked.connect(self.add)
        self.note = Caption(tr(LOOKING), "secondary")
        self.layer = ChoiceBox(())
        self.layer.setAccessibleName(tr("Layer"))
        self.how = ChoiceBox(tr_pairs(tuple(HOWS.items())))
        self.how.setAccessibleName(tr("What is done to it"))
        self.layer.currentIndexChanged.connect(self._show_groups)
        self._column, self._tiles = QVBoxLayout(), QHBoxLayout()
        self._thumbs: list[Thumb] = []
        self._lay_out()
        self.hide()

    def bind(self, place: PlaceState) -> None:
        """Follow the place and speak to it."""
        self._place = place
        place.recipe_changed.connect(self._follow)
        place.card_changed.connect(self._other_model)

    def toggle(self) -> None:
        """Show what can be bent, or hide it again where nothing is."""
        self._asked = not self._asked or self.isHidden()
        self._settle()
        if self._asked and self._layers:
            self.grown.emit()
        if self._asked and not self._layers:
            self.note.set_text(tr(LOOKING))
            self.wanted.emit()

    @property
    def asked(self) -> bool:
        """Whether somebody wants to bend."""
        return self._asked

    def set_layers(self, layers: tuple[SeenLayer, ...], problem: str = "") -> None:
        """What can be bent; or why nothing can."""
        self._layers = layers
        self.note.set_text(problem)
        self.layer.blockSignals(True)
        self.layer.clear()
        for index, layer in enumerate(layers):
            self.layer.addItem(layer_name(layer), index)
        self.layer.setCurrentIndex(len(layers) // 2 if layers else -1)
        self.layer.blockSignals(False)
        self._show_groups()
        self._settle()
        if self._asked:
            self.grown.emit()

    # ---- what one does --------------------------------------------------------------------------
    @Slot()
    def add(self) -> None:
        """One more bend, of the layer, group and kind that are chosen; first the choice of them."""
        recipe = self._place.recipe if self._place is not None else None
        layer = self._chosen()
        if not self._asked:
            self.toggle()
            return
        if recipe is None or layer is None or len(recipe.bends) >= MAX_BENDS:
            return
        how: How = self.how.currentData()
        channels = layer.groups[self._group].channels if self._group >= 0 else ()
        self._jump(recipe, with_bend(
            recipe.bends, Bend(layer.number, how, FIRST[how], channels, layer.flat)
        ))  # fmt: skip

    def choose_group(self, index: int) -> None:
        """Bend this group; -1: all channels."""
        self._group = index
        for number, thumb in enumerate(self._thumbs):
            thumb.set_selected(number - 1 == index)

    @Slot()
    def _reset(self) -> None:
        recipe = self._place.recipe if self._place is not None else None
        if recipe is not None and recipe.bends:
            self._jump(recipe, ())

    def _jump(self, recipe: Recipe, bends: tuple[Bend, ...]) -> None:
        if self._place is not None:
            self._place.jump_to(edit.with_bends(recipe, bends))

    def _moved(self, index: int, amount: float) -> None:
        recipe = self._place.recipe if self._place is not None else None
        if self._place is None or recipe is None or index >= len(recipe.bends):
            return
        bend = msgspec.structs.replace(recipe.bends[index], amount=amount)
        self._place.show_moving(edit.with_bends(recipe, with_bend(recipe.bends, bend)))

    def _ended(self) -> None:
        if self._place is not None:
            self._place.end_gesture()

    def _removed(self, index: int) -> None:
        recipe = self._place.recipe if self._place is not None else None
        if recipe is not None and index < len(recipe.bends):
            self._jump(recipe, without_bend(recipe.bends, recipe.bends[index]))

    # ---- what it shows --------------------------------------------------------------------------
    @Slot(object)
    def _follow(self, recipe: Recipe) -> None:
        whats = tuple(bend.what for bend in recipe.bends)
        if whats != self._whats:
            self._whats = whats
            self._rebuild(recipe)
            self._settle()
            return
        for row, bend in zip(self.rows, recipe.bends, strict=True):
            if row.slider.value != bend.amount:
                row.slider.set_value(bend.amount)

    def _rebuild(self, recipe: Recipe) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for index, bend in enumerate(recipe.bends):
            row = BendRow(bend)
            row.moved.connect(partial(self._moved, index))
            row.ended.connect(self._ended)
            row.removed.connect(partial(self._removed, index))
            self._column.addWidget(row)
            self.rows.append(row)

    @Slot()
    def _other_model(self) -> None:
        self._layers, self._asked = (), False
        self.set_layers(())

    @Slot()
    def _show_groups(self) -> None:
        """A tile for each group of the chosen layer, and what can be done to it."""
        for thumb in self._thumbs:
            self._tiles.removeWidget(thumb)
            thumb.hide()
            thumb.deleteLater()
        self._thumbs = []
        layer = self._chosen()
        if layer is None:
            return
        for index in range(-1, len(layer.groups)):
            self._thumbs.append(self._tile(layer, index))
        self.choose_group(0 if layer.groups else -1)
        self._show_hows(layer)

    def _tile(self, layer: SeenLayer, index: int) -> Thumb:
        thumb = Thumb(GROUP_PX)
        if index < 0:
            thumb.set_letter(tr(ALL))
            thumb.setAccessibleName(tr("All channels"))
        else:
            group = layer.groups[index]
            count = len(group.channels)
            thumb.setAccessibleName(tr("Group {n} of {count}", n=index + 1, count=count))
            if group.picture is None:
                thumb.set_letter(str(index + 1))
            else:
                high, wide = group.picture.shape
                image = QImage(
                    group.picture.tobytes(), wide, high, wide, QImage.Format.Format_Grayscale8
                )
                thumb.set_picture(QPixmap.fromImage(image.copy()))
        thumb.setToolTip(thumb.accessibleName())
        thumb.clicked.connect(partial(self.choose_group, index))
        self._tiles.insertWidget(self._tiles.count() - 1, thumb)
        return thumb

    def _show_hows(self, layer: SeenLayer) -> None:
        model = self.how.model()
        for row in range(self.how.count()):
            can = not layer.flat or self.how.itemData(row) in FLAT
            item = model.item(row)  # type: ignore[attr-defined]
            item.setEnabled(can)
            if not can and row == self.how.currentIndex():
                self.how.setCurrentIndex(0)

    def _chosen(self) -> SeenLayer | None:
        index = self.layer.currentIndex()
        return self._layers[index] if 0 <= index < len(self._layers) else None

    def _settle(self) -> None:
        """Only what is of use shows."""
        chooses = self._asked and bool(self._layers)
        for widget in (self.layer, self.how, self._groups):
            widget.setVisible(chooses)
        self.note.setVisible(self._asked and not self._layers)
        self.reset_button.setVisible(bool(self.rows))
        self.setVisible(self._asked or bool(self.rows))

    def _lay_out(self) -> None:
        self._column.setSpacing(4)
        self._column.setContentsMargins(0, 4, 0, 4)
        self.body.addLayout(self._column)
        self.body.addWidget(self.note)
        self.body.addWidget(self.layer)
        self._groups = QWidget()
        self._groups.setLayout(self._tiles)
        self._tiles.setContentsMargins(0, 4, 0, 4)
        self._tiles.setSpacing(8)
        self._tiles.addStretch(1)
        self.body.addWidget(self._groups)
        self.body.addWidget(self.how)
        self._settle()
