"""Lets a slider be taught: the entries of its menu, and how it looks while it learns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from studio.ui.language.words import tr
from studio.ui.state.learning import Learnable, Learning
from studio.ui.widgets.groove import Groove


def add_learn(menu: QMenu, learning: Learning, what: Learnable, words: str = "") -> None:
    """*Learn*, and what it follows already; `words` where one menu offers several."""
    menu.addSeparator()
    learn = menu.addAction(words or tr("Learn"))
    learn.setToolTip(tr("Then move a knob, press a key, or send a message"))
    learn.triggered.connect(lambda: learning.learn(what))
    follows = learning.followed.get(what.target)
    if follows:
        stop = menu.addAction(tr("Stop following {source}", source=follows))
        stop.triggered.connect(lambda: learning.forget(what))


class LearnMark(QObject):
    """One slider that can be taught; lives as long as its groove."""

    def __init__(self, learning: Learning, what: Callable[[], Learnable], groove: Groove) -> None:
        super().__init__(groove)
        self._learning, self._what, self._groove = learning, what, groove
        learning.changed.connect(self._show)
        learning.followed_changed.connect(self._show)
        self._show()

    @Slot(object)
    def fill(self, menu: QMenu) -> None:
        """Put its entries into a menu of the slider."""
        add_learn(menu, self._learning, self._what())

    @Slot()
    def _show(self) -> None:
        target, now = self._what().target, self._learning.now
        if now is not None and now.target == target:
            self._groove.set_live("learning", tr("Learns: move a knob, or press Esc"))
        elif target in self._learning.followed:
            words = tr("Follows {source}", source=self._learning.followed[target])
            self._groove.set_live("followed", words)
        else:
            self._groove.set_live("", "")
