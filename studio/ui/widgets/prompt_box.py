"""A few lines in which one tells a model what to draw."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from studio.ui.widgets.letters import letters, units
from studio.ui.widgets.paint import role
from studio.ui.widgets.text_box import TextBox
from studio.values.controls import MAX_TEXT
from studio.values.prompt_weight import weighed

LEAST_LINES, MOST_LINES = 2, 7
PAD_PX = 18
LONGEST = MAX_TEXT
STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class PromptBox(TextBox):
    """As high as its words, from two lines to seven; words that mean nothing are underlined.

    Tab goes on to the next field; Ctrl+Up and Ctrl+Down weigh the selected words.
    """

    left = Signal()
    """The keyboard went elsewhere."""
    left_out = Signal(int)
    """So many letters found no room."""

    def __init__(self, name: str, least: int = LEAST_LINES, parent: QWidget | None = None) -> None:
        super().__init__(name, least, parent)
        self._least = least
        self._unknown: frozenset[str] = frozenset()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._mark)

    @property
    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Write `text`; the cursor stays about where it was. Silent."""
        if text == self.text:
            return
        at = self.textCursor().position()
        blocked = self.blockSignals(True)
        self.setPlainText(text[:LONGEST])
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.blockSignals(blocked)
        self._mark()

    def set_unknown(self, words: Iterable[str]) -> None:
        """Underline these words wherever they stand."""
        self._unknown = frozenset(word.casefold() for word in words)
        self._mark()

    def weigh(self, steps: int) -> None:
        """Let the selected words, or the one at the cursor, count more or less."""
        cursor = self.textCursor()
        text = self.text
        start, end = (letters(text, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        found = weighed(text, start, end, steps)
        if found.text == text or len(found.text) > LONGEST:
            return
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(found.text)  # one step of undo
        cursor.setPosition(units(found.text, found.start))
        cursor.setPosition(units(found.text, found.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    # ---- Qt -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: weights; as many letters as a recipe takes."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = STEPS.get(Qt.Key(event.key()), 0) if control else 0
        if steps:
            self.weigh(steps)
        elif event.text().isprintable() and event.text() and not control and self._room() <= 0:
            event.accept()
            self.left_out.emit(len(event.text()))
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: plain text, as much as there is room for."""
        if source.hasText():
            given, room = source.text(), max(0, self._room())
            self.textCursor().insertText(given[:room])
            self.ensureCursorVisible()
            if len(given) > room:
                self.left_out.emit(len(given) - room)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Qt: words composed elsewhere, as many letters of them as there is room for."""
        event.setCommitString(event.commitString()[: max(0, self._room())])
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the keyboard goes."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: narrower lines are more lines."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Qt: its words, within bounds."""
        line = QFontMetrics(self.font()).lineSpacing()
        return QSize(200, min(max(self._lines_now, self._least), MOST_LINES) * line + PAD_PX)

    # ---- inside ---------------------------------------------------------------------------------
    @property
    def _lines_now(self) -> int:
        return ceil(self.document().size().height())  # of a plain text: in lines

    def _room(self) -> int:
        text, cursor = self.text, self.textCursor()
        replaced = letters(text, cursor.selectionEnd()) - letters(text, cursor.selectionStart())
        return LONGEST - len(text) + replaced

    @Slot()
    def _fit(self) -> None:
        policy = Qt.ScrollBarPolicy
        more = self._lines_now > MOST_LINES
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff
        )
        high = self.sizeHint().height()
        if high != self.height():
            self.setFixedHeight(high)

    @Slot()
    def _mark(self) -> None:
        """Underline what the model does not know."""
        text = self.text
        marks: list[QTextEdit.ExtraSelection] = []
        for start, end in _words(text) if self._unknown else ():
            if text[start:end].casefold() in self._unknown:
                marks.append(self._mark_of(units(text, start), units(text, end)))
        self.setExtraSelections(marks)

    def _mark_of(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        looks = QTextCharFormat()
        looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        looks.setUnderlineColor(role("bad"))
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, looks
        return mark


def _words(text: str) -> Iterable[tuple[int, int]]:
    """Where words begin and end: letters, digits, and the marks inside words."""
    start: int | None = None
    for at, letter in enumerate((*text, " ")):
        inside = letter.isalnum() or letter in "'’-_"
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            yield start, at
            start = None
