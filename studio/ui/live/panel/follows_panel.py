"""The panel at the right: every slider that follows something, and how."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.live.panel.follow_editor import FollowEditor
from studio.ui.live.panel.follow_row import FollowRow
from studio.ui.widgets.paint import role
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section import Section
from studio.ui.widgets.slim_scroll import SlimScroll
from studio.values.live.mapping import Mapping
from studio.values.live.targets import TargetInfo

WIDTH_PX = 300
NOTHING = mark(
    "Nothing follows anything yet. Right-click any slider in Explore and choose Learn, then move a"
    " knob. Or let one swing by itself."
)
Names = Callable[[Mapping], tuple[str, str]]
"""What follows, and what it follows, in words."""


class _Ground(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), role("panel"))


class FollowsPanel(SlimScroll):
    """Rows with meters; one of them is open."""

    add_wanted = Signal(object)
    """QPoint (global): a menu of what may swing by itself."""
    changed = Signal(object, object)
    """Id of a mapping, fields by name."""
    removed = Signal(object)
    toggled = Signal(object)
    page_wanted = Signal(object)
    """QPoint (global)."""
    profile_wanted = Signal(object)
    """QPoint (global)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = Section(tr("Following"), 12, last=True)
        self.page = self.section.header.add_action(tr("Page 1"), help_text=tr("Which knobs work"))
        self.profile = self.section.header.add_action(tr("Profile"))
        self.profile.setToolTip(tr("Keep all of this in a file, or take it from one"))
        self.add = self.section.header.add_action(tr("+ Wave"))
        self.add.setToolTip(tr("A slow wave, noise or sound moves a slider by itself"))
        self.empty = Paragraph(tr(NOTHING), "faint")
        self.rows: dict[str, FollowRow] = {}
        self.editor: FollowEditor | None = None
        self._open = ""
        self._mappings: dict[str, Mapping] = {}
        self._ends: dict[str, tuple[float, float]] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.section.body.addWidget(self.empty)
        self.section.body.addLayout(self._list)
        ground = _Ground()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)
        column.addStretch(1)
        self.set_content(ground)
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(tr("Following"))
        self.add.clicked.connect(lambda: self.add_wanted.emit(_below(self.add)))
        self.page.clicked.connect(lambda: self.page_wanted.emit(_below(self.page)))
        self.profile.clicked.connect(lambda: self.profile_wanted.emit(_below(self.profile)))

    @property
    def open_one(self) -> str:
        """Which mapping is worked on; empty: none."""
        return self._open

    def set_mappings(
        self, mappings: tuple[Mapping, ...], names: Names, known: tuple[TargetInfo, ...]
    ) -> None:
        """Show these."""
        self._mappings = {mapping.id: mapping for mapping in mappings}
        self._ends = {info.name: (info.low, info.high) for info in known}
        if list(self.rows) != list(self._mappings):
            self._rebuild()
        if self._open not in self._mappings:
            self._open = ""
        for mapping in mappings:
            self.rows[mapping.id].set_words(*names(mapping), mapping.on, mapping.id == self._open)
        self.empty.setVisible(not mappings)
        self._show_editor()

    def open(self, mapping_id: str) -> None:
        """Work on a mapping."""
        self._open = mapping_id
        for key, row in self.rows.items():
            row.setChecked(key == mapping_id)
        self._show_editor()

    def _rebuild(self) -> None:
        self._close_editor()
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for key in self._mappings:
            row = self.rows[key] = FollowRow(key)
            row.chosen.connect(self._chosen)
            row.removed.connect(self.removed)
            row.toggled_on.connect(self.toggled)
            self._list.addWidget(row)

    def _chosen(self, mapping_id: str) -> None:
        self.open("" if mapping_id == self._open else mapping_id)

    def _show_editor(self) -> None:
        mapping = self._mappings.get(self._open)
        editor = self.editor
        if mapping is None:
            self._close_editor()
        elif editor is not None and editor.mapping.id == mapping.id and (
            type(editor.mapping.origin) is type(mapping.origin)
        ):  # fmt: skip
            editor.set_mapping(mapping)
        else:
            self._close_editor()
            low, high = self._ends.get(mapping.target, (mapping.low, mapping.high))
            low, high = min(low, mapping.low, mapping.high), max(high, mapping.low, mapping.high)
            self.editor = FollowEditor(mapping, low, high)
            self.editor.changed.connect(self._changed)
            self.editor.removed.connect(self._remove)
            self._list.insertWidget(list(self.rows).index(mapping.id) + 1, self.editor)

    def _close_editor(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self._list.removeWidget(editor)
            editor.hide()
            editor.deleteLater()

    def _changed(self, fields: object) -> None:
        self.changed.emit(self._open, fields)

    def _remove(self) -> None:
        self.removed.emit(self._open)


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, widget.height() + 2))
