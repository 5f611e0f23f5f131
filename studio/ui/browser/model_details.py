"""All that is known of one model, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.ui.browser.card_words import facts_of
from studio.ui.browser.cover_strip import CoverStrip
from studio.ui.browser.covers import CoverLoader
from studio.ui.browser.entries import COVERS_FILE
from studio.ui.browser.licence_ask import LicenceAsk
from studio.ui.browser.opener_grid import OpenerGrid
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paint import antialiased, role
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section_header import SectionHeader
from studio.values.messages import InstalledModel

LABEL_PX = 120


class ModelDetails(QDialog):
    """Covers, the card in plain words, its figures, and its openers to step into.

    Not modal. `thumb_needed` asks for the picture of an opener; `set_thumb` answers.
    """

    opener_chosen = Signal(object)
    """A `Recipe`."""
    model_chosen = Signal(object)
    """The `InstalledModel`."""
    thumb_needed = Signal(str, object)
    """Key, `Recipe`."""
    edit_asked = Signal(object)
    """The `InstalledModel` whose card is to be edited."""
    licence_told = Signal(object, str, str)
    """The `InstalledModel`, its licence, where that can be read."""

    def __init__(self, model: InstalledModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        card = model.card
        self.setWindowTitle(card.name)
        self.setAccessibleName(f"{card.name}: details")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._covers = CoverLoader(self)
        self.openers = OpenerGrid(card.openers)
        self.use_button = QPushButton("Use this model")
        self.use_button.setObjectName("primary")
        self.edit_button = QPushButton("Edit card …")
        self.edit_button.setAutoDefault(False)
        self.edit_button.setVisible(not card.house)
        self._name = Caption(card.name, "text", words(20, QFont.Weight.DemiBold))
        self._summary = Paragraph(card.summary, "text", words(13))
        self._facts = QVBoxLayout()
        self._facts.setSpacing(9)
        self._page = QVBoxLayout()
        self._lay_out()
        self._fill_page()
        self.use_button.clicked.connect(self._use)
        self.edit_button.clicked.connect(self._edit)
        self.openers.chosen.connect(self.opener_chosen)
        self.openers.thumb_needed.connect(self.thumb_needed)

    @property
    def model(self) -> InstalledModel:
        """Which model."""
        return self._model

    @Slot(object)
    def renew(self, models: Sequence[InstalledModel]) -> None:
        """The models as they are now: this one's card may have other words."""
        now = next((m for m in models if m.card.sha256 == self._model.card.sha256), None)
        if now is not None and now != self._model:
            self._model = now
            self.setWindowTitle(now.card.name)
            self._name.set_text(now.card.name)
            self._summary.set_text(now.card.summary)
            self._fill_facts()

    def set_thumb(self, key: str, image: QImage) -> None:
        """The picture of an opener."""
        self.openers.set_picture(key, QPixmap.fromImage(image))

    def sizeHint(self) -> QSize:
        """Qt: a page that is read without scrolling on most screens."""
        return QSize(600, 720)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground."""
        antialiased(self).fillRect(QRectF(self.rect()), role("panel"))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: no control is marked before a person reaches for one."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        body = QWidget()
        self._page.setContentsMargins(24, 20, 24, 24)
        self._page.setSpacing(14)
        body.setLayout(self._page)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.setMinimumWidth(480)

    def _fill_page(self) -> None:
        card = self._model.card
        strip = CoverStrip(self._model.folder / COVERS_FILE, self._covers)
        strip.setAccessibleName(f"Four pictures by {card.name}")
        self._page.addWidget(strip)
        self._page.addLayout(self._heading())
        self._page.addWidget(self._summary)
        self._page.addWidget(Hairline())
        self._fill_facts()
        self._page.addLayout(self._facts)
        if card.openers:
            self._page.addWidget(Hairline())
            self._page.addWidget(SectionHeader("Places to begin"))
            self._page.addWidget(self.openers)
        self._page.addStretch(1)

    def _fill_facts(self) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        card = self._model.card
        for name, text in facts_of(card):
            self._facts.addWidget(_fact(name, text))
            if name == "Licence" and not (card.license_known or card.house):
                self._facts.addWidget(self._ask())
        self._facts.addWidget(self._hash_row())

    def _ask(self) -> QWidget:
        ask = LicenceAsk()
        ask.chosen.connect(self._licence_chosen)
        return _beside(QWidget(), ask)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self.edit_button)
        row.addWidget(self.use_button)
        return row

    def _hash_row(self) -> QWidget:
        card = self._model.card
        copy = IconButton("", "copy", "Copy the whole hash")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(card.sha256))
        label = Caption("Hash", "secondary")
        label.setFixedWidth(LABEL_PX)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(Caption(f"{card.sha256[:24]} …", "text", figures(11)))
        row.addWidget(copy)
        row.addStretch(1)
        return holder

    @Slot()
    def _use(self) -> None:
        self.model_chosen.emit(self._model)

    @Slot()
    def _edit(self) -> None:
        self.edit_asked.emit(self._model)

    @Slot(str, str)
    def _licence_chosen(self, name: str, link: str) -> None:
        self.licence_told.emit(self._model, name, link)


def _fact(name: str, text: str) -> QWidget:
    label = Caption(name, "secondary")
    return _beside(label, Paragraph(text, "text"))


def _beside(label: QWidget, widget: QWidget) -> QWidget:
    label.setFixedWidth(LABEL_PX)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return holder
