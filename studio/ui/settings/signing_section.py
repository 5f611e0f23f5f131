"""Whether exports are signed, in whose name, and with which certificate."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.settings.file_row import FileRow
from studio.ui.theme.fonts import words
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.field import Field
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.switch import Switch
from studio.values.signing import MAX_NAME, Signing

SIGNED = mark(
    "Every export is signed: that a model made it, which one, and with what program. Whoever opens"
    " it can see whether it was changed since. Off, it still says that a model made it, but anybody"
    " can rewrite that unnoticed."
)
NAME_WORDS = mark("Written into exports only where you give one.")
OURS_WORDS = mark(
    "A certificate made on this computer. It vouches for no name; all your exports carry the same"
    " one, so they can be told to come from one studio."
)
THEIRS_WORDS = mark("Your organisation's certificates, its own first, and its private key, as PEM.")
STAMP_WORDS = mark(
    "The address of an authority that confirms the time. It is asked over the network at every"
    " export; left empty, nobody is asked."
)
PEM = "*.pem *.crt *.cer *.key"


class SigningSection(QWidget):
    """`set_signing` shows what is set; `changed` tells what the person wants now."""

    changed = Signal(object)
    """`Signing`."""
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signing = Signing()
        self._theirs_wanted = False
        self.switch = Switch(tr("Content Credentials"), tr(SIGNED))
        self.author = Field(tr("Your name"))
        self.author.edit.setMaxLength(MAX_NAME)
        self.who = Segmented(
            (("ours", tr("This studio")), ("theirs", tr("Your organisation"))), tr("Signed by")
        )
        self.who_words = Paragraph("", "secondary", words(11))
        self.save = Chip(tr("Save certificate …"))
        self.save.setToolTip(tr("Without the key: for those who want to check your exports."))
        self.chain = FileRow(tr("Certificates of your organisation"), PEM)
        self.key = FileRow(tr("Private key of your organisation"), PEM)
        self.stamp = Field(tr("Time stamp"))
        self.stamp.edit.setPlaceholderText("https://")
        self._theirs: list[QWidget] = []
        self._lay_out()
        self._connect()

    def set_signing(self, signing: Signing) -> None:
        """Show what is set, silently."""
        self._signing = signing
        self._theirs_wanted = self._theirs_wanted or signing.own
        self.switch.blockSignals(True)
        self.switch.setChecked(signing.on)
        self.switch.blockSignals(False)
        if self.author.edit.text() != signing.author:
            self.author.edit.setText(signing.author)
        if self.stamp.edit.text() != signing.time_stamp:
            self.stamp.edit.setText(signing.time_stamp)
        self.chain.set_path(signing.chain)
        self.key.set_path(signing.key)
        self._show()

    # ---- inside ---------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.switch)
        column.addSpacing(6)
        column.addWidget(FormRow(tr("Your name"), self.author, stretch=False))
        column.addWidget(_under(Paragraph(tr(NAME_WORDS), "secondary", words(11))))
        column.addSpacing(6)
        column.addWidget(FormRow(tr("Signed by"), self.who))
        column.addWidget(_under(self.who_words))
        self._save_row = FormRow("", self.save)
        self._theirs = [
            FormRow(tr("Certificates"), self.chain, stretch=False),
            FormRow(tr("Private key"), self.key, stretch=False),
        ]
        for row in (self._save_row, *self._theirs):
            column.addWidget(row)
        column.addSpacing(6)
        column.addWidget(FormRow(tr("Time stamp"), self.stamp, stretch=False))
        column.addWidget(_under(Paragraph(tr(STAMP_WORDS), "secondary", words(11))))

    def _connect(self) -> None:
        self.switch.toggled.connect(self._toggled)
        self.author.edit.editingFinished.connect(self._typed)
        self.stamp.edit.editingFinished.connect(self._typed)
        self.who.chosen.connect(self._who_chosen)
        self.chain.changed.connect(self._chain_chosen)
        self.key.changed.connect(self._key_chosen)
        self.save.clicked.connect(self.save_asked)

    def _show(self) -> None:
        theirs = self._theirs_wanted
        self.who.set_value("theirs" if theirs else "ours")
        self.who_words.set_text(tr(THEIRS_WORDS if theirs else OURS_WORDS))
        self._save_row.setVisible(not theirs)
        for row in self._theirs:
            row.setVisible(theirs)

    def _wish(self, **changes: object) -> None:
        wanted = msgspec.structs.replace(self._signing, **changes)
        if wanted != self._signing:
            self.set_signing(wanted)
            self.changed.emit(wanted)

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self._wish(on=on)

    @Slot()
    def _typed(self) -> None:
        author = " ".join(self.author.edit.text().split())
        self._wish(author=author, time_stamp=self.stamp.edit.text().strip())

    @Slot(str)
    def _who_chosen(self, who: str) -> None:
        self._theirs_wanted = who == "theirs"
        if self._theirs_wanted:
            self._show()
        else:
            self._wish(chain="", key="")
            self._show()

    @Slot(str)
    def _chain_chosen(self, path: str) -> None:
        self._wish(chain=path)

    @Slot(str)
    def _key_chosen(self, path: str) -> None:
        self._wish(key=path)


def _under(words_below: Paragraph) -> FormRow:
    """A sentence that stands under the right side of a row."""
    return FormRow("", words_below, stretch=False)
