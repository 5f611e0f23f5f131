"""The scenes of a prompt, each with its weight, and a field for one more."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.explore.panel.block_row import BlockRow
from studio.ui.feature.learn_menu import LearnMark
from studio.ui.language.words import mark, tr
from studio.ui.state.learning import Learnable, Learning
from studio.ui.widgets.field import Field
from studio.values import blocks
from studio.values.live.targets import WORDS

MORE = mark("Another scene, then Enter")
LONGEST = 400


class WordBlocks(QWidget):
    """Knows the prompt as typed; says what it becomes when a weight is moved."""

    changed = Signal(str)
    """The whole prompt."""
    gesture_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._learning: Learning | None = None
        self._names: tuple[str, ...] = ()
        self.rows: tuple[BlockRow, ...] = ()
        self.field = Field(tr("Words of another scene"))
        self.field.edit.setPlaceholderText(tr(MORE))
        self.field.edit.setMaxLength(LONGEST)
        self.field.entered.connect(self._add)
        self.field.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.field)
        self.hide()

    def bind(self, learning: Learning) -> None:
        """Weights can be taught to follow what comes from outside."""
        self._learning = learning

    def open_field(self) -> None:
        """Ask for another scene."""
        self.field.show()
        self.show()
        self.field.edit.setFocus()

    def set_text(self, text: str) -> None:
        """The prompt of now. Silent."""
        self._text = text
        scenes = blocks.scenes_of(text)
        names = tuple(words for words, _ in scenes)
        if names != self._names:
            self._build(names)
        for row, (_, weight) in zip(self.rows, scenes, strict=True):
            row.set_weight(weight)

    def renew(self) -> None:
        """Stand there again, where there is something to show."""
        self.field.hide()
        self.setVisible(bool(self._names))

    # ---- inside -------------------------------------------------------------------------------
    def _build(self, names: tuple[str, ...]) -> None:
        self._names = names
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = tuple(self._row(index, name) for index, name in enumerate(names))
        self.setVisible(bool(names) or not self.field.isHidden())

    def _row(self, index: int, name: str) -> BlockRow:
        row = BlockRow(name or tr("nothing"), blocks.MOST, 1.0, pictured=False)
        row.weight_changed.connect(partial(self._weigh, index))
        row.gesture_ended.connect(self.gesture_ended)
        row.removed.connect(partial(self._remove, index))
        if self._learning is not None:
            what = Learnable(
                f"{WORDS}{index}", tr("Weight of {name}", name=name[:24]), 0.0, blocks.MOST
            )
            learn = LearnMark(self._learning, lambda: what, row.slider.groove)
            row.menu_opening.connect(learn.fill)
        self._column.insertWidget(index, row)
        return row

    def _weigh(self, index: int, weight: float) -> None:
        self._tell(blocks.with_scene_weight(self._text, index, weight))

    def _remove(self, index: int) -> None:
        self._tell(blocks.without_scene(self._text, index))
        self.gesture_ended.emit()

    @Slot(str)
    def _add(self, words: str) -> None:
        self.field.edit.clear()
        self.field.hide()
        self._tell(blocks.with_scene(self._text, words))
        self.setVisible(bool(self._names))
        self.gesture_ended.emit()

    def _tell(self, text: str) -> None:
        self.set_text(text)
        self.changed.emit(text)
