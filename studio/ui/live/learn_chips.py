"""Lets the buttons of a performance be taught: right-click, *Learn*, then strike a pad."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.feature.learn_menu import add_learn
from studio.ui.language.words import tr
from studio.ui.live.menus import fresh_menu
from studio.ui.state.learning import Learnable, Learning
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.groove import Groove


class LearnChips(QObject):
    """Each with the target that it stands for; those that follow something say so."""

    def __init__(self, learning: Learning, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._learning = learning
        self._chips: dict[Chip, tuple[Learnable, str]] = {}
        learning.followed_changed.connect(self._show)
        learning.changed.connect(self._show)

    def add(self, chip: Chip, what: Learnable) -> None:
        """This one can be taught as well."""
        self._chips[chip] = what, chip.toolTip()
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(self._open)
        self._show()

    def add_groove(self, groove: Groove, what: Learnable) -> None:
        """A slider that has no menu of its own."""
        groove.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        groove.customContextMenuRequested.connect(
            lambda where: self._menu(what, groove, groove.mapToGlobal(where))
        )

    @Slot(QPoint)
    def _open(self, where: QPoint) -> None:
        chip = self.sender()
        if isinstance(chip, Chip) and chip in self._chips:
            self._menu(self._chips[chip][0], chip, chip.mapToGlobal(where))

    def _menu(self, what: Learnable, owner: QWidget, where: QPoint) -> None:
        menu = fresh_menu(owner)
        add_learn(menu, self._learning, what)
        menu.popup(where)

    @Slot()
    def _show(self) -> None:
        now, followed = self._learning.now, self._learning.followed
        for chip, (what, tip) in self._chips.items():
            words = ""
            if now is not None and now.target == what.target:
                words = tr("Learns: move a knob, or press Esc")
            elif what.target in followed:
                words = tr("Follows {source}", source=followed[what.target])
            chip.setToolTip("\n".join(part for part in (tip, words) if part))
            chip.set_learning(now is not None and now.target == what.target)
