"""Asking with which model another one is mixed, and how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import mark, said, tr, tr_pairs
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.unipolar_slider import UnipolarSlider
from studio.values.card import Card
from studio.values.licences import stricter, told

WAYS = (("all", mark("All layers")), ("first", mark("First half")), ("last", mark("Last half")))
RANGES = {"all": ("0", "1"), "first": ("0", "0.5"), "last": ("0.5", "1")}
SUMMARY = mark(
    "Networks of one shape can be mixed where they come from one origin: one trained on from the"
    " other. What comes out is a model of its own, with both on its card."
)


class MixSheet(Sheet):
    """`chosen` carries the other's id and the words of `studio models mix`."""

    chosen = Signal(str, tuple)

    def __init__(self, card: Card, others: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(tr("Mix {name} with another", name=card.name), tr(SUMMARY), parent)
        self._card, self._others = card, {other.id: other for other in others}
        self.other = ChoiceBox(tuple((other.id, other.name) for other in others))
        self.other.setAccessibleName(tr("The other model"))
        self.where = Segmented(tr_pairs(WAYS), tr("Which layers"))
        self.share = UnipolarSlider(
            tr("How much of the other"), Scale(1.0, 100.0, 1.0, 1.0, 0.5, 10.0), 50.0, "%"
        )
        self.share.setToolTip(tr("100 % swaps these layers"))
        self.licence = Paragraph("", "secondary")
        self.body.addWidget(FormRow(tr("The other"), self.other))
        self.body.addWidget(FormRow(tr("Layers"), self.where))
        self.body.addWidget(self.share)
        self.body.addWidget(self.licence)
        self.ok_button = self.add_button(tr("Mix"), primary=True)
        self.ok_button.clicked.connect(self._take)
        self.other.currentIndexChanged.connect(self._show)
        self.finish(440)
        self._show()

    @Slot()
    def _show(self) -> None:
        other = self._others.get(str(self.other.currentData()))
        if other is None:
            return
        licence = stricter(self._card.license, other.license)
        self.licence.set_text(
            tr("It stands under the stricter licence: {licence} ({words}).",
               licence=licence, words=said(told(licence)))
        )  # fmt: skip
        self.fit()

    @Slot()
    def _take(self) -> None:
        begin, end = RANGES[self.where.value]
        share = f"{self.share.value / 100:g}"
        words = ("--share", share, "--from", begin, "--to", end)
        self.chosen.emit(str(self.other.currentData()), words)
        self.accept()
