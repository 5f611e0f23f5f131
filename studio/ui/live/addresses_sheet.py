"""Everything that can be moved by OSC, as a table to read and to copy; where OSC is heard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from studio.live.osc.table import TYPES, as_text
from studio.ui.language.words import mark, tr
from studio.ui.live.words import label_of
from studio.ui.theme.fonts import figures
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.sheet import Sheet
from studio.values.live.devices import DevicePrefs
from studio.values.live.targets import TargetInfo

WIDTH_PX, HEIGHT_PX = 720, 620
SUMMARY = mark(
    "Send a number to an address and it moves, without any teaching. A message to /list is answered"
    " with this table as JSON. Another address than 127.0.0.1 lets the network in."
)
HEADS = (mark("Address"), mark("Type"), mark("From"), mark("To"), mark("Moves"), mark("Example"))


class AddressesSheet(Sheet):
    """Shows what it is given; `wanted` says which fields of the preferences are to be others."""

    wanted = Signal(object)

    def __init__(
        self, targets: tuple[TargetInfo, ...], prefs: DevicePrefs, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Addresses"), tr(SUMMARY), parent)
        self.host, self.feedback = QLineEdit(), QLineEdit()
        self.host.setAccessibleName(tr("Heard at"))
        self.feedback.setAccessibleName(tr("Feedback to"))
        self.feedback.setPlaceholderText("127.0.0.1:9001")
        self.port = NumberField(tr("Port"), 1, 65535)
        self.table = QTableWidget(0, len(HEADS))
        self.body.addWidget(FormRow(tr("Heard at"), self.host, self.port))
        self.body.addWidget(FormRow(tr("Feedback to"), self.feedback))
        self.body.addWidget(self.table, 1)
        self.copy_button = self.add_button(tr("Copy table"))
        self.close_button = self.add_button(tr("Close"), primary=True)
        self._style()
        self.set_prefs(prefs)
        self.set_targets(targets)
        self.host.editingFinished.connect(lambda: self.wanted.emit({"host": self._host()}))
        self.port.value_changed.connect(lambda port: self.wanted.emit({"port": port}))
        self.feedback.editingFinished.connect(
            lambda: self.wanted.emit({"feedback": self.feedback.text().strip()})
        )
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.accept)
        self.resize(WIDTH_PX, HEIGHT_PX)

    def set_prefs(self, prefs: DevicePrefs, problem: str = "") -> None:
        """Where it is heard; what went wrong."""
        self.host.setText(prefs.host)
        self.port.set_value(prefs.port)
        self.feedback.setText(prefs.feedback)
        self.say(problem, "bad")

    def set_targets(self, targets: tuple[TargetInfo, ...]) -> None:
        """The rows."""
        self._targets = targets
        self.table.setRowCount(len(targets))
        for row, info in enumerate(targets):
            cells = (info.address or info.name, TYPES[info.kind], f"{info.low:g}",
                     f"{info.high:g}", label_of(info), info.example)  # fmt: skip
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                if column in (0, 5):
                    item.setFont(figures(11))
                item.setToolTip(info.name if column == 0 else text)
                self.table.setItem(row, column, item)

    def copy(self) -> None:
        """The table as text, to be pasted into a spreadsheet or a controller's editor."""
        QGuiApplication.clipboard().setText(as_text(self._targets))
        self.say(tr("Copied."))

    def _host(self) -> str:
        return self.host.text().strip() or "127.0.0.1"

    def _style(self) -> None:
        table = self.table
        table.setAccessibleName(tr("Addresses"))
        table.setHorizontalHeaderLabels([tr(head) for head in HEADS])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.setMinimumHeight(320)
