"""Projects opened lately, as a popup under the project's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.projects.recent_row import RecentRow
from studio.ui.widgets.ago import ago
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.paint import antialiased, draw_box, role

SHOWN = 8


@dataclass(frozen=True)
class RecentProject:
    """A project file, when it was last opened (unix seconds), and a picture of it."""

    path: Path
    opened: float = 0.0
    picture: QImage | None = None


class RecentProjects(QWidget):
    """Up and down choose, Enter opens, Del takes a project off the list (its file stays)."""

    project_chosen = Signal(object)
    """`Path`."""
    forget_asked = Signal(object)
    """`Path`."""
    new_asked = Signal()
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName("Projects")
        self.rows: list[RecentRow] = []
        self.new_chip = Chip("New project")
        self.open_chip = Chip("Open …")
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 0, 8, 0)
        buttons.addWidget(self.new_chip)
        buttons.addWidget(self.open_chip)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 10)
        column.setSpacing(8)
        column.addLayout(buttons)
        column.addWidget(Hairline())
        column.addLayout(self._list)
        self.setFixedWidth(320)
        self.new_chip.clicked.connect(self._new)
        self.open_chip.clicked.connect(self._open)

    def set_projects(self, projects: Sequence[RecentProject], now: float | None = None) -> None:
        """Show these, the last opened first."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for project in projects[:SHOWN]:
            words = " · ".join(filter(None, (ago(project.opened, now), str(project.path.parent))))
            row = RecentRow(project.path, project.path.stem, words, project.picture)
            row.chosen.connect(self._choose)
            row.forgotten.connect(self.forget_asked)
            self.rows.append(row)
            self._list.addWidget(row)
        if not projects:
            empty = Caption("Projects you open are listed here.", "secondary")
            empty.setContentsMargins(8, 0, 8, 0)
            self._list.addWidget(empty)
        self.adjustSize()

    def popup_below(self, widget: QWidget) -> None:
        """Open under `widget`."""
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 4)))
        self.show()
        (self.rows[0] if self.rows else self.new_chip).setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the raised ground."""
        draw_box(antialiased(self), QRectF(self.rect()), role("raised"), role("hairline"), 8)

    @Slot(object)
    def _choose(self, path: Path) -> None:
        self.close()
        self.project_chosen.emit(path)

    @Slot()
    def _new(self) -> None:
        self.close()
        self.new_asked.emit()

    @Slot()
    def _open(self) -> None:
        self.close()
        self.open_asked.emit()
