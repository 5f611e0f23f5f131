"""The person's word lists: which there are, what is in them, and how to bring another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from studio.errors import StudioError
from studio.library.word_lists import keep_word_list, kept_word_lists, word_lists_folder
from studio.ui.language.words import counted, mark, said, tr
from studio.ui.widgets.ask_path import ask_file
from studio.ui.widgets.error_banner import ErrorBanner
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.text_box import TextBox

SUMMARY = mark(
    "__colours__ in a prompt becomes a line of the list colours, another one for every new place."
)
NONE_YET = mark("There is no list yet. A list is a text file with a word or a phrase a line.")
MOST_SHOWN = 500


class WordListsSheet(Sheet):
    """Chooses one of the lists and shows its words."""

    insert_asked = Signal(str)
    """The name of a list that shall stand in the prompt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Word lists"), tr(SUMMARY), parent)
        self.error = ErrorBanner()
        self.nothing = Paragraph(tr(NONE_YET))
        self.names = QComboBox()
        self.names.setAccessibleName(tr("Word lists"))
        self.words = TextBox(tr("Words of the list"), 8)
        self.words.setReadOnly(True)
        self._lists: dict[str, tuple[str, ...]] = {}
        self._build()
        self.renew()
        self.resize(560, 420)

    @Slot()
    def renew(self) -> None:
        """Read the folder again."""
        chosen = self.chosen
        self._lists = dict(kept_word_lists())
        self.names.clear()
        for name, lines in self._lists.items():
            words = counted(len(lines), "{n} line", "{n} lines")
            self.names.addItem(f"{name}   {words}", name)
        self.nothing.setVisible(not self._lists)
        for part in (self.names, self.words):
            part.setVisible(bool(self._lists))
        self.insert_button.setEnabled(bool(self._lists))
        if self._lists:
            self.choose(chosen if chosen in self._lists else next(iter(self._lists)))

    @property
    def chosen(self) -> str:
        """The name of the list whose words are shown; empty where there is none."""
        return str(self.names.currentData() or "")

    def choose(self, name: str) -> None:
        """Show the words of a list."""
        self.names.setCurrentIndex(self.names.findData(name))

    def bring(self, path: Path) -> None:
        """Take a text file among the lists."""
        try:
            name = keep_word_list(path)
        except StudioError as error:
            self.error.show_error(said(error))
            return
        self.error.dismiss()
        self.renew()
        self.choose(name)

    # ---- inside ---------------------------------------------------------------------------------
    def _build(self) -> None:
        for part in (self.error, self.nothing, self.names):
            self.body.addWidget(part)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self.words, 1)
        self.folder_button = self.add_button(tr("Open the folder"))
        self.add_file_button = self.add_button(tr("Add a text file …"))
        self.insert_button = self.add_button(tr("Put into the prompt"), primary=True)
        self.names.currentIndexChanged.connect(self._show)
        self.folder_button.clicked.connect(self._open_folder)
        self.add_file_button.clicked.connect(self._ask)
        self.insert_button.clicked.connect(self._insert)

    @Slot()
    def _show(self) -> None:
        lines = self._lists.get(self.chosen, ())
        more = len(lines) - MOST_SHOWN
        shown = "\n".join(lines[:MOST_SHOWN])
        if more > 0:
            shown += "\n" + counted(more, "… and {n} more line", "… and {n} more lines")
        self.words.setPlainText(shown)

    @Slot()
    def _insert(self) -> None:
        if self.chosen:
            self.insert_asked.emit(self.chosen)

    @Slot()
    def _open_folder(self) -> None:
        folder = word_lists_folder()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot()
    def _ask(self) -> None:
        path = ask_file(self, tr("A text file, a word a line"), "words", f"{tr('Text')} (*.txt)")
        if path is not None:
            self.bring(path)
