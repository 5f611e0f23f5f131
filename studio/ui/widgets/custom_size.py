"""Asking for a size in pixels that the model can make."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import tr
from studio.ui.theme.fonts import words
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.size_fields import SizeFields
from studio.ui.widgets.size_rules import fitted, pixel_words, why_not
from studio.values.card import Sizes


class CustomSizeDialog(Sheet):
    """`chosen` carries width and height; sizes that cannot be made are refused in words."""

    chosen = Signal(int, int)

    def __init__(self, sizes: Sizes, size_px: tuple[int, int], parent: QWidget | None = None):
        super().__init__(tr("Size of the picture"), parent=parent)
        self._sizes = sizes
        self.fields = SizeFields()
        self.turn = Chip(tr("Turn"))
        self.turn.setToolTip(tr("Exchange width and height"))
        self.nearest = Chip(tr("Take the nearest"))
        self.facts = Paragraph("", "secondary", words(11))
        self.body.addWidget(FormRow(tr("Pixels"), self.fields, self.turn))
        self.add_group(FormRow("", self.facts, stretch=False), FormRow("", self.nearest))
        self.ok_button = self.add_button(tr("Use this size"), primary=True)
        self.fields.set_size(*size_px)
        self.fields.set_linked(not sizes.any_aspect)
        self.fields.changed.connect(self._show)
        self.turn.clicked.connect(self._turn)
        self.nearest.clicked.connect(self._take_nearest)
        self.ok_button.clicked.connect(self._take)
        self.finish(420)
        self._show()

    @Slot()
    def _show(self) -> None:
        size = self.fields.size_px
        problem = why_not(self._sizes, *size)
        self.facts.set_text(problem or pixel_words(*size), "bad" if problem else "secondary")
        self.nearest.setVisible(bool(problem))
        self.ok_button.setEnabled(not problem)
        self.fit()

    @Slot()
    def _turn(self) -> None:
        width, height = self.fields.size_px
        self.fields.set_size(height, width)
        self._show()

    @Slot()
    def _take_nearest(self) -> None:
        self.fields.set_size(*fitted(self._sizes, *self.fields.size_px))
        self._show()

    @Slot()
    def _take(self) -> None:
        self.chosen.emit(*self.fields.size_px)
        self.accept()
