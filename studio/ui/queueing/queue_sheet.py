"""The sheet of the queue: all that is being made, waits, failed, and was made lately."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.export.queue.store import Entry
from studio.ui.language.words import counted, mark, said, tr
from studio.ui.queueing.queue_row import QueueRow
from studio.ui.widgets.error_banner import ErrorBanner
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section_header import SectionHeader
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.switch import Switch

WIDTH_PX = 560
SHOWN_DONE = 20
EMPTY = mark(
    "Nothing is being made. Pictures, films, batches and data sets stand here while they are, and"
    " go on when the studio is opened again."
)


class QueueSheet(Sheet):
    """Not modal; `asked` as of its rows, `hold_asked` and `go_on_asked` mean all of them."""

    asked = Signal(object, str)
    hold_asked = Signal()
    go_on_asked = Signal()
    clear_asked = Signal()
    bell_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Queue"), parent=parent)
        self.rows: dict[int, QueueRow] = {}
        self._order: list[int] = []
        self._states: list[bool] = []
        self._shape: object = None
        self.banner = ErrorBanner()
        self.banner.cross.hide()
        self.banner.action_clicked.connect(self.go_on_asked)
        self.empty = Paragraph(tr(EMPTY), "secondary")
        self.done_header = SectionHeader(tr("Made lately"))
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._done = QVBoxLayout()
        self._done.setSpacing(2)
        self.bell = Switch(tr("Bell"), tr("Rings when the last one is done."))
        self.body.addWidget(self.banner)
        self.body.addWidget(self.empty)
        self.body.addLayout(self._list)
        self.body.addWidget(self.done_header)
        self.body.addLayout(self._done)
        self.body.addWidget(Hairline())
        self.body.addWidget(self.bell)
        self.bell.toggled.connect(self.bell_changed)
        self.clear = self.add_button(tr("Clear what is done"))
        self.hold = self.add_button(tr("Pause all"))
        self.clear.clicked.connect(self.clear_asked)
        self.hold.clicked.connect(self._hold_clicked)
        self._held = False
        self.finish(WIDTH_PX)

    def set_bell(self, on: bool) -> None:
        """Whether it rings, silently."""
        self.bell.blockSignals(True)
        self.bell.setChecked(on)
        self.bell.blockSignals(False)

    def show_entries(
        self,
        entries: tuple[Entry, ...],
        unit: Callable[[Entry], float | None],
        left_s: Callable[[Entry], float | None],
        held: str,
    ) -> None:
        """The list as it is now; `held` says why nothing is begun."""
        here = [e for e in entries if e.state != "done"]
        done = sorted((e for e in entries if e.state == "done"), key=lambda e: -e.ended)
        shown = (*here, *done[:SHOWN_DONE])
        self._arrange(here, list(done[:SHOWN_DONE]))
        for entry in shown:
            self.rows[entry.id].show_entry(entry, unit(entry), left_s(entry))
        self.empty.setVisible(not here)
        self.done_header.setVisible(bool(done))
        self.clear.setVisible(bool(done))
        self.hold.setVisible(bool(here) or bool(held))
        self._held = bool(held)
        self.hold.setText(tr("Go on") if held else tr("Pause all"))
        self._show_held(held)
        waiting = sum(e.state in ("waiting", "running") for e in here)
        self.set_summary(counted(waiting, "{n} to be made", "{n} to be made") if waiting else "")
        self._fit_if_other()

    def _fit_if_other(self) -> None:
        """As high as what it holds, whenever that has another height."""
        rows = tuple(row.sizeHint().height() for row in self.rows.values())
        lines = (self.banner, self.empty, self.summary, self.clear, self.hold)
        shape = (rows, *(line.isHidden() for line in lines))
        if shape != self._shape:
            self._shape = shape
            self.fit()

    def _show_held(self, held: str) -> None:
        if held:
            self.banner.show_error(said(held), tr("Go on"))
        else:
            self.banner.hide()

    def _arrange(self, here: list[Entry], done: list[Entry]) -> None:
        """Rows in the order of the list; those of before are kept."""
        order = [e.id for e in (*here, *done)]
        state = [e.state == "done" for e in (*here, *done)]
        if order == self._order and state == self._states:
            return
        focused = next((n for n, row in self.rows.items() if row.hasFocus()), None)
        for number in set(self.rows) - set(order):
            row = self.rows.pop(number)
            row.hide()
            row.deleteLater()
        for layout, members in ((self._list, here), (self._done, done)):
            for place, entry in enumerate(members):
                row = self.rows.get(entry.id) or self._new_row(entry.id)
                layout.insertWidget(place, row)
                row.show()
        self._order, self._states = order, state
        if focused in self.rows:
            self.rows[focused].setFocus()

    def _new_row(self, number: int) -> QueueRow:
        row = QueueRow(number, self)
        row.asked.connect(self.asked)
        self.rows[number] = row
        return row

    @Slot()
    def _hold_clicked(self) -> None:
        (self.go_on_asked if self._held else self.hold_asked).emit()
