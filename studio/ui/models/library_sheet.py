"""The library as a whole: its folders, how much room it takes, and its bin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.library.bin import Binned
from studio.library.disk import DiskUse
from studio.ui.language.words import counted, mark, tr, tr_pairs
from studio.ui.models.getting_words import said_size
from studio.ui.widgets.ago import ago
from studio.ui.widgets.ask_path import ask_folder
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.list_row import ListRow
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.sheet import Sheet

PAGES = (("folders", mark("Folders")), ("disk", mark("Disk use")), ("bin", mark("Bin")))
LARGEST = 40
WORDS = {
    "folders": mark(
        "Models are found again wherever in these folders they lie, by what is in them."
    ),
    "disk": mark("The largest first."),
    "bin": mark("Deleted models wait here, whole, until the bin is emptied."),
}


@dataclass(frozen=True)
class LibraryState:
    """What the sheet shows; `usual` is the folder that is always looked into."""

    folders: tuple[Path, ...]
    usual: Path
    use: DiskUse
    binned: tuple[Binned, ...]


class LibrarySheet(Sheet):
    """Every change counts at once; the window answers with `set_state`."""

    folders_changed = Signal(object)
    """tuple of Path: the person's folders, the one for new models first."""
    restore_asked = Signal(object)
    """`Binned`."""
    empty_asked = Signal()
    folder_asked = Signal(object)
    """Path to show on the desktop."""

    def __init__(self, page: str = "folders", parent: QWidget | None = None) -> None:
        super().__init__(tr("Model library"), tr(WORDS[page]), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.state: LibraryState | None = None
        self._sure = False
        self.pages = Segmented(tr_pairs(PAGES), tr("What to look at"))
        self.pages.set_value(page)
        self.add_chip = Chip(tr("Add folder …"))
        self.rows: list[ListRow] = []
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 10, 0)
        self._list.setSpacing(2)
        self._build()
        self.empty_button = self.add_button(tr("Empty bin"))
        self.done_button = self.add_button(tr("Done"), primary=True)
        self.empty_button.clicked.connect(self._empty)
        self.done_button.clicked.connect(self.accept)
        self.pages.chosen.connect(self._turn)
        self.add_chip.clicked.connect(self._ask_folder)
        self.resize(600, 520)
        self._turn()

    def set_state(self, state: LibraryState) -> None:
        """Show the library as it is now."""
        self.state = state
        self._fill()

    def _build(self) -> None:
        page = QWidget()
        page.setLayout(self._list)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self.body.addWidget(self.pages)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.add_chip)

    @Slot()
    def _turn(self) -> None:
        self._sure = False
        self.set_summary(tr(WORDS[self.pages.value]))
        self._fill()

    def _fill(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        page, state = self.pages.value, self.state
        self.add_chip.setVisible(page == "folders")
        self.empty_button.setVisible(page == "bin" and bool(state and state.binned))
        self.empty_button.setText(tr("Delete them for ever") if self._sure else tr("Empty bin"))
        self.say("")
        if state is None:
            self._list.addWidget(Paragraph(tr("Looking …")))
        else:
            {"folders": self._folders, "disk": self._disk, "bin": self._bin}[page](state)
        self._list.addStretch(1)

    # ---- pages ----------------------------------------------------------------------------------
    def _folders(self, state: LibraryState) -> None:
        for at, folder in enumerate(state.folders):
            count, size = state.use.folders.get(folder, (0, 0))
            facts = f"{_models(count)} · {said_size(size)}"
            there = folder.is_dir() or folder == state.usual
            row = self._add(shown(folder), facts if there else tr("This folder is not there now"))
            if at == 0:
                row.add_note(tr("New models go here"))
            else:
                first = partial(self._first, folder)
                self._act(
                    row,
                    tr("New models here"),
                    tr("Put new models into {folder}", folder=folder),
                    first,
                )
            self._act(
                row,
                tr("Show"),
                tr("Show {folder}", folder=folder),
                partial(self.folder_asked.emit, folder),
            )
            if folder != state.usual:
                leave = partial(self._leave, folder)
                self._act(
                    row,
                    tr("Leave out"),
                    tr("Do not look into {folder}; its files stay", folder=folder),
                    leave,
                )
        free = (
            tr("{size} free on this disk", size=said_size(state.use.free))
            if state.use.free >= 0
            else ""
        )
        self.say(free)

    def _disk(self, state: LibraryState) -> None:
        use = state.use
        most = max((one.bytes for one in use.models), default=1)
        for one in use.models[:LARGEST]:
            whose = tr("came with the studio") if one.house else tr("yours")
            self._add(one.name, f"{said_size(one.bytes)} · {whose}", one.bytes / max(1, most))
        rest = use.models[LARGEST:]
        if rest:
            size = said_size(sum(one.bytes for one in rest))
            self._list.addWidget(
                Paragraph(tr("And {count:,} smaller ones with {size}.", count=len(rest), size=size))
            )
        models, size = _models(len(use.models)), said_size(use.total)
        if use.binned:
            more = said_size(use.binned)
            said = tr("{models} take {size}, {more} more in the bin.",
                      models=models, size=size, more=more)  # fmt: skip
        else:
            said = tr("{models} take {size}.", models=models, size=size)
        self.say(said)

    def _bin(self, state: LibraryState) -> None:
        for one in state.binned:
            when = ago(one.when)
            where = shown(one.place.parent)
            facts = " · ".join(
                filter(None, (tr("deleted {when}", when=when) if when else "", where))
            )
            row = self._add(one.name, facts)
            restore = partial(self.restore_asked.emit, one)
            self._act(row, tr("Restore"), tr("Put {name} back", name=one.name), restore)
        if not state.binned:
            self._list.addWidget(Paragraph(tr("The bin is empty.")))
        elif self._sure:
            words = counted(
                len(state.binned),
                "Emptying deletes the model with {size}; nothing brings it back.",
                "Emptying deletes the {n:,} models with {size}; nothing brings them back.",
                size=said_size(state.use.binned),
            )
            self.say(words)
        else:
            self.say(tr("{size} in the bin.", size=said_size(state.use.binned)))

    def _add(self, title: str, details: str, share: float | None = None) -> ListRow:
        row = ListRow(title, details, share)
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def _act(self, row: ListRow, text: str, name: str, call: Callable[[], object]) -> None:
        row.add_action(text, name).clicked.connect(lambda _on=False: call())

    # ---- answers --------------------------------------------------------------------------------
    @Slot()
    def _ask_folder(self) -> None:
        found = ask_folder(self, tr("A folder with models"), "models")
        if found is not None:
            self.take_folder(found)

    def take_folder(self, folder: Path) -> None:
        """Look into another folder from now on."""
        if self.state is not None and folder not in self.state.folders:
            self._tell((*self.state.folders, folder))

    def _first(self, folder: Path) -> None:
        assert self.state is not None
        self._tell((folder, *(f for f in self.state.folders if f != folder)))

    def _leave(self, folder: Path) -> None:
        assert self.state is not None
        self._tell(tuple(f for f in self.state.folders if f != folder))

    def _tell(self, folders: tuple[Path, ...]) -> None:
        self.folders_changed.emit(folders)

    @Slot()
    def _empty(self) -> None:
        if self._sure:
            self._sure = False
            self.empty_asked.emit()
        else:
            self._sure = True
            self._fill()


def shown(folder: Path) -> str:
    """A folder as people write it: the home folder is `~`."""
    text, home = str(folder), str(Path.home())
    return "~" + text[len(home) :] if text.startswith(home + "/") else text


def _models(count: int) -> str:
    return counted(count, "{n:,} model", "{n:,} models")
