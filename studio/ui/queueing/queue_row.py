"""One line of the queue: what it is, how far, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.export.queue.store import Entry
from studio.ui.language.words import tr
from studio.ui.queueing.told import details, problem
from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paint import antialiased, draw_focus
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.progress_row import Bar


class QueueRow(QWidget):
    """`asked` carries the number of its entry and a word: one of `buttons`."""

    asked = Signal(object, str)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = Caption("", "text", words(13))
        self.details = Caption("", "secondary", words(11))
        self.problem = Paragraph("", "bad", words(11))
        self.bar = Bar()
        self.buttons = {
            "high": self._button("", "star", tr("Before all others")),
            "up": self._button("", "arrow-up", tr("Earlier")),
            "down": self._button("", "arrow-down", tr("Later")),
            "pause": self._button("", "pause", tr("Pause")),
            "resume": self._button("", "play", tr("Go on")),
            "retry": self._button("", "arrow-clockwise", tr("Try again")),
            "redirect": self._button("", "folder-open", tr("Another folder …")),
            "show": self._button("", "folder", tr("Show in its folder")),
            "remove": self._button("", "x", tr("Take out of the queue")),
        }
        self.buttons["high"].setCheckable(True)
        for word, button in self.buttons.items():
            button.clicked.connect(lambda _=False, word=word: self.asked.emit(self.number, word))
        self._lay_out()

    def _button(self, text: str, icon: str, name: str) -> IconButton:
        return IconButton(text, icon, name)

    def _lay_out(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(self.title)
        told.addWidget(self.details)
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addLayout(told, 1)
        for button in self.buttons.values():
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(5)
        column.addLayout(line)
        column.addWidget(self.problem)
        column.addWidget(self.bar)

    def show_entry(self, entry: Entry, unit: float | None, left_s: float | None) -> None:
        """How it is now."""
        self.title.set_text(entry.name)
        told = details(entry, left_s)
        self.details.set_text(told)
        self.setAccessibleName(f"{entry.name}, {told}")
        self.setToolTip(entry.path)
        why = problem(entry)
        self.problem.set_text(why, "secondary" if entry.state == "done" else "bad")
        self.problem.setVisible(bool(why))
        begun = entry.state == "paused" and unit is not None
        self.bar.setVisible(entry.state == "running" or begun)
        self.bar.set_unit(unit)
        high = self.buttons["high"]
        high.setChecked(entry.priority > 0)
        high.setToolTip(tr("In its turn") if entry.priority > 0 else tr("Before all others"))
        for word, button in self.buttons.items():
            button.setVisible(word in _words_for(entry))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Alt and the arrows move it, Space pauses it, Del takes it out."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        shown = [word for word, button in self.buttons.items() if not button.isHidden()]
        word = {
            Qt.Key.Key_Delete: "remove",
            Qt.Key.Key_Space: next((w for w in ("pause", "resume", "retry") if w in shown), ""),
        }.get(Qt.Key(event.key()), "")
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            word = "up" if event.key() == Qt.Key.Key_Up else "down"
        if word in shown:
            self.asked.emit(self.number, word)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show it."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: show it."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the mark of the keyboard."""
        if self.hasFocus():
            draw_focus(antialiased(self), self.rect().toRectF().adjusted(1, 1, -1, -1))


def _words_for(entry: Entry) -> tuple[str, ...]:
    """What can be done with an entry, as it is."""
    match entry.state:
        case "waiting" | "running":
            return ("high", "up", "down", "pause", "remove")
        case "paused":
            return ("high", "up", "down", "resume", "remove")
        case "failed":
            return ("retry", "redirect", "remove")
        case "done":
            return ("show", "remove")
