"""All that the catalogue says of one published model, its licence first among it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.library.catalogue import CatalogueEntry
from studio.ui.language.words import mark, said, tr
from studio.ui.models.getting_words import Standing, size_of
from studio.ui.models.transfer_row import TransferRow
from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.form_row import label_px
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section_header import SectionHeader
from studio.ui.widgets.slim_scroll import SlimScroll
from studio.values.card import FAMILY_WORDS

LABEL_PX = 92
FACTS = (mark("Trained on"), mark("Known limits"), mark("By"))
NOT_YET = mark(
    "This version of the studio does not open this kind of model yet, so it does not offer to"
    " fetch it."
)


class EntryDetails(QWidget):
    """`show_entry` fills it; `accepted_changed` tells that the person ticked the licence."""

    accepted_changed = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: CatalogueEntry | None = None
        self._opens = True
        self.name = Caption("", "text", words(16, QFont.Weight.DemiBold))
        self.facts = Caption("", "secondary", words(12))
        self.summary = Paragraph("", "text", words(13))
        self.rows = {key: Paragraph("", "text") for key in FACTS}
        self.licence = Paragraph("", "text", words(13))
        self.licence_words = Paragraph("")
        self.read_it = IconButton(tr("Read the licence"))
        self.source = Paragraph("", "faint", words(11))
        self.page = IconButton(tr("Open its page"))
        self.why = Paragraph("", "text")
        self.problem = Paragraph("", "bad")
        self.accept = QCheckBox(tr("I have read this licence and accept it"))
        self.token = self._make_token()
        self.transfer = TransferRow()
        self._labelled: dict[str, QWidget] = {}
        self._lay_out()
        self._connect()

    # ---- setters --------------------------------------------------------------------------------
    def show_entry(self, entry: CatalogueEntry, standing: Standing, opens: bool) -> None:
        """Tell all about `entry`."""
        if entry != self.entry:
            self.accept.setChecked(standing.accepted)
            self.token.clear()
            self._scroll.verticalScrollBar().setValue(0)
        self.entry, self._opens = entry, opens
        self.name.set_text(entry.name)
        size = size_of(entry, standing)
        self.facts.set_text(" · ".join((said(FAMILY_WORDS[entry.family]), entry.resolution, size)))
        self.summary.set_text(entry.summary)
        told = dict(
            zip(FACTS, (entry.training_data, entry.known_limits, entry.author), strict=True)
        )
        for key, text in told.items():
            self.rows[key].set_text(text)
            self._labelled[key].setVisible(bool(text))
        self.licence.set_text(entry.license)
        self.licence_words.set_text(entry.license_words)
        self.source.set_text(_read_words(entry))
        self.show_standing(standing)

    def show_standing(self, standing: Standing) -> None:
        """How its download stands now."""
        entry = self.entry
        if entry is None:
            return
        why = tr(NOT_YET) if not self._opens else entry.by_hand or entry.gated
        self.why.set_text(why)
        self.why.setVisible(bool(why))
        self.problem.set_text(said(standing.problem))
        self.problem.setVisible(standing.phase == "failed" and bool(standing.problem))
        offered = self._opens and entry.can_download and standing.phase != "added"
        self.accept.setVisible(offered and not standing.running)
        self.token.setVisible(offered and bool(entry.gated) and not standing.running)
        self.transfer.show_standing(standing)

    # ---- building -------------------------------------------------------------------------------
    def _make_token(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(tr("Access token, for this download only"))
        field.setAccessibleName(tr("Access token"))
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setMaxLength(512)
        return field

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 14, 8)
        column.setSpacing(4)  # no layout inside this one: it would share out the spare room
        column.addWidget(self.name)
        column.addWidget(self.facts)
        column.addSpacing(6)
        column.addWidget(self.summary)
        column.addSpacing(6)
        for key, text in self.rows.items():
            self._labelled[key] = _labelled(tr(key), text)
            column.addWidget(self._labelled[key])
        for title, parts in self._sections():
            column.addSpacing(8)
            column.addWidget(Hairline())
            column.addSpacing(8)
            column.addWidget(SectionHeader(title))
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)
        self._scroll = SlimScroll()
        self._scroll.set_content(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self._scroll, 1)
        for widget in (self.why, self.problem, self.token, self.accept, self.transfer):
            whole.addWidget(widget)

    def _sections(self) -> tuple[tuple[str, tuple[QWidget, ...]], ...]:
        return (
            (tr("Licence"), (self.licence, self.licence_words, self.read_it)),
            (tr("Where it is from"), (self.source, self.page)),
        )

    def _connect(self) -> None:
        self.accept.toggled.connect(self.accepted_changed)
        self.transfer.dropped.connect(self.dropped)
        self.read_it.clicked.connect(self._read_licence)
        self.page.clicked.connect(self.open_page)

    @Slot()
    def open_page(self) -> None:
        """In the person's own browser."""
        if self.entry is not None:
            QDesktopServices.openUrl(QUrl(self.entry.page))

    @Slot()
    def _read_licence(self) -> None:
        if self.entry is not None:
            QDesktopServices.openUrl(QUrl(self.entry.license_url))


def _labelled(name: str, text: Paragraph) -> QWidget:
    label = Caption(name, "secondary")
    label.setFixedWidth(label_px(map(tr, FACTS), LABEL_PX))
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(text, 1)
    return row


def _read_words(entry: CatalogueEntry) -> str:
    """Where the address comes from."""
    read = entry.read
    where = read.where.removeprefix("https://")
    version = tr(", version {commit}", commit=read.commit[:7]) if read.commit else ""
    path = f" ({read.path})" if read.path else ""
    return tr(
        "Its address was read in {where}{path}{version} on {date}.",
        where=where,
        path=path,
        version=version,
        date=read.date,
    )
