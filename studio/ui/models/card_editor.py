"""The card of a model of the person's own, to be filled in and put right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.library.facts import LINES, TEXTS, tidy_tags
from studio.library.licences import LICENCES, link_of
from studio.ui.language.words import mark, tr
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.field import Field
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.form_row import label_px
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.text_box import TextBox
from studio.values.card import Card

LABEL_PX = 112
HELP = {
    "license": mark("such as CC BY 4.0"),
    "license_url": mark("where it can be read"),
    "author": mark("who made or trained it"),
    "source": mark("where you have it from"),
    "summary": mark("what it makes, in a sentence"),
    "training_data": mark("which pictures it learned from, as far as that is known"),
    "known_limits": mark("what it cannot do"),
    "known_biases": mark("what it shows too often, too seldom or never"),
    "notes": mark("anything else"),
}
WORDS = {
    "name": mark("Name"),
    "license": mark("Licence"),
    "license_url": mark("Licence link"),
    "author": mark("Made by"),
    "source": mark("Source"),
    "summary": mark("In a sentence"),
    "training_data": mark("Learned from"),
    "known_limits": mark("Known limits"),
    "known_biases": mark("Known biases"),
    "notes": mark("Notes"),
}
ORDER = (
    "name", "summary", "license", "license_url", "author", "source", "training_data",
    "known_limits", "known_biases", "notes",
)  # fmt: skip


class CardEditor(Sheet):
    """Save keeps all of it at once; recipes, directions and weights are not touched."""

    saved = Signal(object, object)
    """dict of fact -> text, tuple of tags."""

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Card of {name}", name=card.name),
            tr(
                "What you write here stays beside the weights and goes along when the model is"
                " exported."
            ),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines: dict[str, Field] = {}
        self.texts: dict[str, TextBox] = {}
        self.tags = Field(tr("Tags, parted by commas"))
        self._page = QVBoxLayout()
        self._build(card)
        self.cancel_button = self.add_button(tr("Cancel"))
        self.save_button = self.add_button(tr("Save"), primary=True)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._save)
        self.resize(600, 680)

    @property
    def facts(self) -> dict[str, str]:
        """What stands in the fields."""
        lines = {key: field.edit.text() for key, field in self.lines.items()}
        return lines | {key: box.toPlainText() for key, box in self.texts.items()}

    def _build(self, card: Card) -> None:
        page = QWidget()
        self._page.setContentsMargins(0, 0, 10, 0)
        self._page.setSpacing(10)
        for key in ORDER:
            text = getattr(card, key)
            if key == "license" and not card.license_known:
                text = ""
            self._add(key, text)
            if key == "license":
                self._page.addLayout(self._usual())
        self.tags.edit.setText(", ".join(card.tags))
        self._page.addLayout(_row(tr("Tags"), self.tags))
        self._page.addStretch(1)
        page.setLayout(self._page)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self.body.addWidget(area, 1)

    def _add(self, key: str, text: str) -> None:
        widget: QWidget
        if key in LINES:
            field = self.lines[key] = Field(tr(WORDS[key]))
            field.edit.setMaxLength(LINES[key])
            field.edit.setText(text)
            field.edit.setPlaceholderText(tr(HELP[key]) if key in HELP else "")
            widget = field
        else:
            box = self.texts[key] = TextBox(tr(WORDS[key]), 2 if key == "summary" else 3)
            box.setPlainText(text[: TEXTS[key]])
            box.setPlaceholderText(tr(HELP[key]) if key in HELP else "")
            widget = box
        self._page.addLayout(_row(tr(WORDS[key]), widget))

    def _usual(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addSpacing(_label_px() + 8)
        flow = FlowLayout(gap_px=5)
        for name in LICENCES:
            chip = Chip(name, "pill")
            chip.setAccessibleName(tr("Licence {name}", name=name))
            chip.clicked.connect(lambda _on=False, name=name: self._take(name))
            flow.addWidget(chip)
        row.addLayout(flow, 1)
        return row

    def _take(self, name: str) -> None:
        self.lines["license"].edit.setText(name)
        self.lines["license_url"].edit.setText(link_of(name))

    @Slot()
    def _save(self) -> None:
        if not self.facts["name"].strip():
            self.lines["name"].set_error(tr("A model needs a name."))
            self.lines["name"].setFocus()
            return
        self.saved.emit(self.facts, tidy_tags(self.tags.edit.text().split(",")))
        self.accept()


def _row(name: str, widget: QWidget) -> QHBoxLayout:
    label = Caption(name, "secondary")
    label.setFixedSize(_label_px(), 28)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(widget, 1)
    return row


def _label_px() -> int:
    return label_px(map(tr, WORDS.values()), LABEL_PX)
