"""The middle of the workspace: name and file of the show, the rehearsal, what goes on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from studio.ui.engine.aside import Aside
from studio.ui.language.words import counted, mark, tr
from studio.ui.show.composer.rehearsal import ASPECTS, Rehearsal
from studio.ui.show.composer.show_state import ShowState
from studio.ui.theme import fonts
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.editable_caption import EditableCaption
from studio.ui.widgets.empty_note import EmptyNote
from studio.ui.widgets.paint import role
from studio.ui.widgets.segmented import Segmented
from studio.values.show.document import Show

NOTHING = mark("No model is installed that a show could play.")
STAGES = {
    "attract": mark("Nobody is there: the picture wanders. Click it to be a visitor."),
    "visiting": mark("A visitor is there. Esc, or waiting, ends the visit."),
    "countdown": mark("The visitor has gone quiet: what was made goes soon."),
}
NOT_SAVED = mark("not in a file yet")


class Middle(QWidget):
    """`name`, `save` and `end` are used by the desk."""

    menu_wanted = Signal(object)
    """QPoint (global): opening, and saving elsewhere."""

    def __init__(self, state: ShowState, aside: Aside) -> None:
        super().__init__()
        self.name = EditableCaption("", "text", fonts.words(15, fonts.SEMIBOLD))
        self.name.setAccessibleName(tr("Name of the show"))
        self.name.setToolTip(tr("Double-click to rename"))
        self.file = Caption("", "secondary")
        self.menu = Chip(tr("Open …"))
        self.save = Chip(tr("Save"))
        self.end = Chip(tr("End the show"))
        self.end.setToolTip(tr("The show that was started here"))
        self.end.hide()
        self.again = Chip(tr("Rehearse all the same"))
        self.again.setCheckable(True)
        self.again.setToolTip(tr("The rehearsal rests while a show plays on this computer"))
        self.again.hide()
        self.rehearsal = Rehearsal(state, aside)
        self.says = Caption("", "secondary")
        self.aspect = Segmented(tuple((a, a) for a in ASPECTS), tr("Shape of the screen"))
        self.empty = EmptyNote()
        self.empty.say(tr(NOTHING))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        inside = QWidget()
        self._stack = QStackedLayout()
        inside.setLayout(self._stack)
        self._stack.addWidget(self.rehearsal)
        self._stack.addWidget(self.empty)
        column.addWidget(inside, 1)
        column.addLayout(self._foot())
        self.setAccessibleName(tr("Show"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.menu.clicked.connect(
            lambda: self.menu_wanted.emit(self.menu.mapToGlobal(QPoint(0, self.menu.height() + 2)))
        )
        self.aspect.chosen.connect(self.rehearsal.set_aspect)
        self.rehearsal.stage_changed.connect(self._tell)
        self.again.toggled.connect(lambda on: self.rehearsal.rest(not on))
        self._running = ""

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 0)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.file, 1)
        for chip in (self.end, self.menu, self.save):
            row.addWidget(chip)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 12)
        row.setSpacing(10)
        row.addWidget(self.says, 1)
        row.addWidget(self.again)
        row.addWidget(self.aspect)
        return row

    def set_show(self, show: Show | None) -> None:
        """Rehearse this."""
        self._stack.setCurrentWidget(self.empty if show is None else self.rehearsal)
        for widget in (self.save, self.name):
            widget.setEnabled(show is not None)
        if show is not None:
            self.name.set_text(show.name)
        self.rehearsal.set_show(show)

    def set_file(self, path: Path | None, saved: bool) -> None:
        """Where it lies, and whether that is the newest."""
        if path is None:
            self.file.set_text(tr(NOT_SAVED))
        else:
            words = tr("{name} · saved") if saved else tr("{name} · changed since")
            self.file.set_text(words.format(name=path.name))
        self.save.setEnabled(not saved)

    def set_running(self, on: bool, plays: bool, status: dict[str, Any], hears: str = "") -> None:
        """How the show on the screen goes; `on`: it was started here; `hears`: what it listens to.

        While one plays the rehearsal rests, unless somebody wants it all the same.
        """
        self.end.setVisible(on and os.name != "nt")  # there its windows would stay
        self._running = _status_words(status, hears) if plays else ""
        self.again.setVisible(plays)
        if not plays:
            self.again.setChecked(False)
        self.rehearsal.rest(plays and not self.again.isChecked())
        self._tell(self.rehearsal.stage)

    @Slot(object)
    def _tell(self, stage: str) -> None:
        words = STAGES.get(stage)
        self.says.set_text(self._running or (tr(words) if words else ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground of the canvas."""
        QPainter(self).fillRect(self.rect(), role("canvas"))


def _status_words(status: dict[str, Any], hears: str) -> str:
    """One line of how a show goes."""
    if not status:
        return tr("The show is starting …")
    window = status.get("window") or {}
    faults = sum(v for v in (status.get("faults") or {}).values() if isinstance(v, int))
    minutes = int(status.get("uptime_s", 0)) // 60
    parts = [
        tr("The show plays"),
        counted(minutes, "{n} minute", "{n} minutes"),
        counted(int(window.get("visitors", 0)), "{n} visitor", "{n} visitors"),
        counted(faults, "{n} fault", "{n} faults"),
    ]
    if hears:
        parts.append(tr("listens to {what}", what=hears.replace(",", ", ")))
    return " · ".join(parts)
