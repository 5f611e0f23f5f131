"""What the pad's two ways are called; a click chooses others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.wander_pad import PadMode

Names = tuple[tuple[str, str], ...]
"""(direction id, name) pairs."""


class PadWords(QWidget):
    """Axes: two names with arrows, each with a menu. Nearby, Corners: one button that re-rolls."""

    across_chosen = Signal(str)
    up_chosen = Signal(str)
    reroll_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Names = ()
        self._chosen = ("", "")
        self.across = IconButton("↔")
        self.up = IconButton("↕")
        self.reroll = IconButton(tr("Other ways"), "arrows-clockwise")
        self.reroll.setToolTip(tr("Roll two fresh random ways (R)"))
        for button in (self.across, self.up, self.reroll):
            button.setFixedHeight(15)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.across)
        column.addWidget(self.up)
        column.addWidget(self.reroll)
        self.across.clicked.connect(self._open_across)
        self.up.clicked.connect(self._open_up)
        self.reroll.clicked.connect(self.reroll_requested)
        self.set_mode("axes")

    def set_mode(self, mode: PadMode) -> None:
        """Show the words that go with a mode."""
        axes = mode == "axes"
        self.across.setVisible(axes and bool(self._names))
        self.up.setVisible(axes and bool(self._names))
        self.reroll.setVisible(not axes)
        self.reroll.set_text(tr("Other corners") if mode == "corners" else tr("Other ways"))

    def set_names(self, names: Names, across: str, up: str) -> None:
        """Offer these directions; `across` and `up` are the ids of the chosen ones."""
        self._names = names
        self._chosen = (across, up)
        known = dict(names)
        for button, key, arrow in ((self.across, across, "↔"), (self.up, up, "↕")):
            name = known.get(key, tr("Choose"))
            button.set_text(f"{name} {arrow}")
            way = tr("across") if arrow == "↔" else tr("up and down")
            button.setAccessibleName(tr("Pad {way}: {name}", way=way, name=name))

    def make_menu(self, chosen: str) -> QMenu:
        """All directions, `chosen` marked."""
        menu = QMenu(self)
        for key, name in self._names:
            action = menu.addAction(name)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key == chosen)
        return menu

    def _open_across(self) -> None:
        menu = self.make_menu(self._chosen[0])
        menu.triggered.connect(self._on_across)
        self._open(menu, self.across)

    def _open_up(self) -> None:
        menu = self.make_menu(self._chosen[1])
        menu.triggered.connect(self._on_up)
        self._open(menu, self.up)

    def _open(self, menu: QMenu, button: IconButton) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _on_across(self, action: QAction) -> None:
        self.across_chosen.emit(action.data())

    def _on_up(self, action: QAction) -> None:
        self.up_chosen.emit(action.data())
