"""Projects opened lately, as a popup under the project's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.projects.recent_row import ROW_PX, RecentRow
from studio.ui.widgets.ago import ago
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.paint import antialiased, draw_box, role
from studio.ui.widgets.slim_scroll import SlimScroll

ROWS_SEEN = 8
GAP_PX = 2


@dataclass(frozen=True)
class RecentProject:
    """A project file, when it was last changed (unix seconds), and a picture of it.

    `name` stands instead of the file's; `details` instead of the folder.
    """

    path: Path
    opened: float = 0.0
    picture: QImage | None = None
    name: str = ""
    details: str = ""


class RecentProjects(QWidget):
    """Up and down choose, Enter opens, Del takes a project off the list.

    `ROWS_SEEN` rows are seen at once, the others by scrolling.
    """

    project_chosen = Signal(object)
    """`Path`."""
    forget_asked = Signal(object)
    """`Path`."""
    new_asked = Signal()
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(tr("Projects"))
        self.rows: list[RecentRow] = []
        self.new_chip = Chip(tr("New project"))
        self.open_chip = Chip(tr("Open …"))
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(GAP_PX)
        self._scroll = SlimScroll()
        self._scroll.set_content(inside)
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
        column.addWidget(self._scroll)
        self.setFixedWidth(320)
        self.new_chip.clicked.connect(self._new)
        self.open_chip.clicked.connect(self._open)

    def set_projects(self, projects: Sequence[RecentProject], now: float | None = None) -> None:
        """Show these, in this order; where the keyboard is stays."""
        focus = self.focusWidget()
        focused = next((row.path for row in self.rows if row is focus), None)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for project in projects:
            self.rows.append(self._row(project, now))
            self._list.addWidget(self.rows[-1])
        if not projects:
            empty = Caption(tr("Projects you open are listed here."), "secondary")
            empty.setContentsMargins(8, 0, 8, 0)
            self._list.addWidget(empty)
        self._fit(len(projects))
        for row in self.rows:
            if row.path == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, project: RecentProject, now: float | None) -> RecentRow:
        where = project.details or str(project.path.parent)
        words = " · ".join(filter(None, (ago(project.opened, now), where)))
        row = RecentRow(project.path, project.name or project.path.stem, words, project.picture)
        row.chosen.connect(self._choose)
        row.forgotten.connect(self.forget_asked)
        row.reached.connect(self._scroll.ensureWidgetVisible)
        return row

    def _fit(self, count: int) -> None:
        seen = min(max(1, count), ROWS_SEEN)
        self._scroll.setFixedHeight(seen * ROW_PX + (seen - 1) * GAP_PX)
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
