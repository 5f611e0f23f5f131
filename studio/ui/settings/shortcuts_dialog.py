"""All shortcuts in one list that can be searched and changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.settings.shortcut_row import ShortcutRow
from studio.ui.settings.shortcut_rules import Shortcut, clashes, matching, shown
from studio.ui.widgets.empty_note import EmptyNote
from studio.ui.widgets.search_field import SearchField
from studio.ui.widgets.section_header import SectionHeader
from studio.ui.widgets.sheet import Sheet


class ShortcutsDialog(Sheet):
    """Changes count at once; keys that two actions share are said in words at both."""

    shortcuts_changed = Signal(object)
    """dict of action key -> keys as portable text, for all actions."""

    def __init__(
        self,
        actions: Sequence[Shortcut],
        keys: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Shortcuts"), tr("Click a field and press the keys."), parent)
        self._actions = tuple(actions)
        self._keys = {action.key: action.usual for action in actions} | dict(keys or {})
        self.search = SearchField(tr("Search actions or keys"))
        self.rows: dict[str, ShortcutRow] = {}
        self._headers: dict[str, SectionHeader] = {}
        self._empty = EmptyNote()
        self._build()
        self.reset_button = self.add_button(tr("Reset all"))
        self.done_button = self.add_button(tr("Done"), primary=True)
        self.search.textChanged.connect(self._filter)
        self._empty.action_clicked.connect(self.search.clear)
        self.reset_button.clicked.connect(self.reset)
        self.done_button.clicked.connect(self.accept)
        self.resize(520, 620)
        self._mark()

    @property
    def keys(self) -> dict[str, str]:
        """Action key -> keys as portable text."""
        return dict(self._keys)

    @Slot()
    def reset(self) -> None:
        """The usual keys everywhere."""
        for action in self._actions:
            self._keys[action.key] = action.usual
            self.rows[action.key].set_keys(action.usual)
        self._mark()
        self.shortcuts_changed.emit(self.keys)

    def _build(self) -> None:
        self.body.addWidget(self.search)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(4)
        for group in dict.fromkeys(action.group for action in self._actions):
            self._headers[group] = SectionHeader(tr(group))
            column.addWidget(self._headers[group])
            for action in self._actions:
                if action.group == group:
                    column.addWidget(self._row(action))
        column.addWidget(self._empty)
        column.addStretch(1)
        self._empty.hide()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self.body.addWidget(area, 1)

    def _row(self, action: Shortcut) -> ShortcutRow:
        row = ShortcutRow(action, self._keys[action.key])
        row.changed.connect(self._changed)
        self.rows[action.key] = row
        return row

    @Slot(str, str)
    def _changed(self, key: str, keys: str) -> None:
        self._keys[key] = keys
        self._mark()
        self.shortcuts_changed.emit(self.keys)

    @Slot(str)
    def _filter(self, text: str) -> None:
        found = {action.key for action in matching(self._actions, self._keys, text)}
        groups = {action.group for action in self._actions if action.key in found}
        for key, row in self.rows.items():
            row.setVisible(key in found)
        for group, header in self._headers.items():
            header.setVisible(group in groups)
        self._empty.setVisible(not found)
        self._empty.say(tr("No action matches “{text}”.", text=text.strip()), tr("Clear"))

    def _mark(self) -> None:
        found = clashes(self._actions, self._keys)
        for key, row in self.rows.items():
            row.set_clash(found.get(key, ""))
        taken = sorted({shown(self._keys[key]) for key in found})
        self.say(tr("Taken already: {keys}.", keys=", ".join(taken)) if taken else "", "bad")
