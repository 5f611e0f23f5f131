"""Words that a model is told, followed as one types."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Slot

from studio.ui.controls.editor import ControlEditor, Label
from studio.ui.widgets.prompt_box import PromptBox
from studio.values.controls import Control, ControlValue

PAUSE_MS = 150
"""So short a pause in typing is long enough to draw what is written so far."""
PATIENCE_S = 0.6
"""Who types without a pause sees a picture all the same."""


class TextEditor(ControlEditor):
    """Says what is written when the keys rest a moment, and is done when one leaves.

    What is being typed is never written over; a place from elsewhere is, as soon as it comes.
    """

    label = Label.ABOVE

    def __init__(self, control: Control) -> None:
        self._box = PromptBox(control.label)
        self._box.set_text(str(control.default))
        super().__init__(control, self._box, self._show)
        self._said = str(control.default)
        self._since = 0.0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._box.textChanged.connect(self._typed)
        self._box.left.connect(self._left)

    @Slot()
    def flush(self) -> None:
        """Say what is written so far."""
        self._pause.stop()
        if self._box.text != self._said:
            self._said = self._box.text
            self.changed.emit(self._said)

    def _show(self, value: ControlValue) -> None:
        text = str(value)
        if text == self._said:  # the echo of what was typed, which may have gone on since
            return
        self._pause.stop()
        self._said = text
        self._box.set_text(text)

    @Slot()
    def _typed(self) -> None:
        now = time.monotonic()
        if not self._pause.isActive():
            self._since = now
        if now - self._since > PATIENCE_S:
            self.flush()
        else:
            self._pause.start()

    @Slot()
    def _left(self) -> None:
        self.flush()
        self.gesture_ended.emit()
