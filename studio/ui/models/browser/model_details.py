"""About one model: its card in plain words, what it makes, and how varied that is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QGuiApplication,
    QImage,
    QPaintEvent,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.ui.language.words import said, tr
from studio.ui.models.browser.licence_ask import LicenceAsk
from studio.ui.models.browser.model_makes import ModelMakes
from studio.ui.models.browser.model_variety import ModelVariety
from studio.ui.models.browser.opener_grid import OpenerGrid
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.form_row import label_px
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paint import antialiased, role
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section_header import SectionHeader
from studio.ui.widgets.slim_scroll import SlimScroll
from studio.values.card_words import TERMS, WHAT_IT_IS, facts_of
from studio.values.messages import InstalledModel
from studio.values.variety import ModelReport

LABEL_PX = 96
COLUMN_GAP_PX = 40
MARGIN_PX = 24
HIGH_PX = 860
ROOM_PX = 40
TEXT_ROW_PX = 17


class ModelDetails(QDialog):
    """The card in plain words, a sheet of what it makes, figures of it, openers to step into.

    Not modal, can be closed at any time. `thumb_needed` asks for the picture of an opener,
    `set_thumb` answers; whoever opened it fills `makes` and gives the report.
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
        self.setAccessibleName(tr("About {name}", name=card.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.is_open = True
        self.has_report = False
        self.makes = ModelMakes(card)
        self.variety = ModelVariety()
        self._varied = SectionHeader(tr("How varied it is"))
        self.openers = OpenerGrid(card.openers)
        self.use_button = QPushButton(tr("Use this model"))
        self.use_button.setObjectName("primary")
        self.edit_button = QPushButton(tr("Edit card …"))
        self.edit_button.setAutoDefault(False)
        self.edit_button.setVisible(not card.house)
        self._name = Caption(card.name, "text", words(22, QFont.Weight.DemiBold))
        self._summary = Paragraph(said(card.summary), "text", words(13))
        self._facts = (QVBoxLayout(), QVBoxLayout())
        self._page = QVBoxLayout()
        self._lay_out()
        self._fill_page()
        self.use_button.clicked.connect(self._use)
        self.edit_button.clicked.connect(self._edit)
        self.openers.chosen.connect(self.opener_chosen)
        self.openers.thumb_needed.connect(self.thumb_needed)
        self.makes.chosen.connect(self.opener_chosen)
        self.finished.connect(self._closed)

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
            self._summary.set_text(said(now.card.summary))
            self._fill_facts()

    def set_thumb(self, key: str, image: QImage) -> None:
        """The picture of an opener."""
        self.openers.set_picture(key, QPixmap.fromImage(image))

    def set_report(self, report: ModelReport) -> None:
        """What was measured: figures and histograms below the sheet."""
        self.has_report = True
        self.makes.set_report(report)
        self.variety.set_report(report, self._model.card)
        for part in (self._varied, self.variety):
            part.setVisible(True)

    def sizeHint(self) -> QSize:
        """Qt: as wide as the sheet of pictures, as high as its window leaves room for."""
        parent = self.parentWidget()
        room = parent.window().height() - ROOM_PX if parent is not None else HIGH_PX
        width = self.makes.sheet.width() + 2 * MARGIN_PX
        return QSize(width, max(400, min(HIGH_PX, room)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground."""
        antialiased(self).fillRect(QRectF(self.rect()), role("panel"))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: no control is marked before a person reaches for one."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        body = QWidget()
        self._page.setContentsMargins(MARGIN_PX, 20, MARGIN_PX, MARGIN_PX)
        self._page.setSpacing(16)
        body.setLayout(self._page)
        area = SlimScroll()
        area.set_content(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.setFixedWidth(self.sizeHint().width())
        self.resize(self.sizeHint())

    def _fill_page(self) -> None:
        page = self._page
        page.addLayout(self._heading())
        page.addWidget(self._summary)
        page.addWidget(Hairline())
        self._fill_facts()
        facts = QHBoxLayout()
        facts.setSpacing(COLUMN_GAP_PX)
        for side in self._facts:
            side.setSpacing(8)
            facts.addLayout(side, 1)
        page.addLayout(facts)
        for part in (Hairline(), self.makes, Hairline(), self._varied, self.variety):
            page.addWidget(part)
        for part in (self._varied, self.variety):
            part.setVisible(False)
        if self._model.card.openers:
            page.addWidget(Hairline())
            page.addWidget(SectionHeader(tr("Places to begin")))
            page.addWidget(self.openers)
        page.addStretch(1)

    def _fill_facts(self) -> None:
        for side in self._facts:
            while (item := side.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        card = self._model.card
        names = (tr("Hash"), *(said(name) for name, _ in facts_of(card)))
        self._label_px = label_px(names, LABEL_PX)
        for name, text in facts_of(card):  # a name is a key too: said where it shows
            side = self._facts[0 if name in WHAT_IT_IS else 1]
            side.addWidget(self._fact(name, text))
            if name == "Licence" and not (card.license_known or card.house):
                side.addWidget(self._ask())
        self._facts[0].addWidget(self._hash_row())
        for side in self._facts:
            side.addStretch(1)

    def _fact(self, name: str, text: str) -> QWidget:
        card = self._model.card
        paragraph = Paragraph(said(text), "text")
        paragraph.setToolTip(said(TERMS.get(name, "")))
        if name != "Licence" or not card.license_url.startswith("https://"):
            return _beside(self._label_px, Caption(said(name), "secondary"), paragraph)
        link = IconButton(
            "",
            "arrow-square-out",
            tr("Read the licence at {address}", address=card.license_url),
        )
        link.setFixedHeight(TEXT_ROW_PX)
        link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(card.license_url)))
        return _beside(self._label_px, Caption(said(name), "secondary"), paragraph, link)

    def _ask(self) -> QWidget:
        ask = LicenceAsk()
        ask.chosen.connect(self._licence_chosen)
        return _beside(self._label_px, QWidget(), ask)

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
        copy = IconButton("", "copy", tr("Copy the whole hash"))
        copy.setFixedHeight(TEXT_ROW_PX)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(card.sha256))
        label = Caption(tr("Hash"), "secondary")
        label.setFixedWidth(self._label_px)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(Caption(f"{card.sha256[:20]} …", "text", figures(11)))
        row.addWidget(copy)
        row.addStretch(1)
        return holder

    @Slot(int)
    def _closed(self, _code: int) -> None:
        self.is_open = False

    @Slot()
    def _use(self) -> None:
        self.model_chosen.emit(self._model)

    @Slot()
    def _edit(self) -> None:
        self.edit_asked.emit(self._model)

    @Slot(str, str)
    def _licence_chosen(self, name: str, link: str) -> None:
        self.licence_told.emit(self._model, name, link)


def _beside(px: int, label: QWidget, widget: QWidget, action: QWidget | None = None) -> QWidget:
    label.setFixedWidth(px)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    if action is not None:
        row.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
    return holder
