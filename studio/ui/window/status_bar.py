"""The line at the bottom: the model, what one can do now, what is made, whether all is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.theme import fonts
from studio.ui.widgets.icon_button import IconButton

HEIGHT_PX = 26
FIRST_HINT = mark("Space drifts · drag the picture · G shows 24 seeds")
GRID_HINT = mark("G or Esc goes back to the picture")
"""While the 24 cover the picture: then G shows nothing, it leaves."""


class StatusBar(QFrame):
    """Three quiet labels, and buttons while something is queued or the picture is sent on."""

    queue_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusbar")
        self.setFixedHeight(HEIGHT_PX)
        self._model, self._hint, self._saved = QLabel(), QLabel(tr(FIRST_HINT)), QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(22)
        for label in (self._model, self._hint, self._saved):
            label.setFont(fonts.figures())
            label.setProperty("tone", "faint")
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        self.queue = IconButton("")
        self.queue.setAccessibleName(tr("Queue"))
        self.queue.hide()
        self.queue.clicked.connect(self.queue_asked)
        layout.insertWidget(2, self.queue)
        self.live_out = IconButton("")
        self.live_out.hide()
        layout.insertWidget(2, self.live_out)
        layout.insertStretch(2, 1)
        self._saved.setAccessibleName(tr("Saved state"))

    def set_model(self, name: str) -> None:
        """The model in use."""
        self._model.setText(name)

    def set_hint(self, text: str) -> None:
        """What one can do now."""
        self._hint.setText(text)

    def set_queue(self, text: str, tip: str = "") -> None:
        """What is being made; empty: nothing is, and nothing waits."""
        self.queue.set_text(text)
        self.queue.setToolTip(tip)
        self.queue.setVisible(bool(text))

    def set_saved(self, text: str) -> None:
        """`saved`, `saving …`, or why not."""
        self._saved.setText(text)

    @property
    def saved(self) -> str:
        """What is said of saving."""
        return self._saved.text()
