"""The words of a banner: a message is shown whole, how far a job is keeps to one line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from studio.ui.theme import fonts

PARTED = " · "


class Sentence(QLabel):
    """Wraps what has to be read; shortens on one line what changes while it is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setFont(fonts.words())
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.say("")

    @property
    def whole(self) -> str:
        """The words, also those for which there is no room."""
        return self._whole

    def say(self, text: str, one_line: bool = False) -> None:
        """Show `text`; on one line its tool tip has what is left out."""
        self._whole = text
        across = QSizePolicy.Policy.Ignored if one_line else QSizePolicy.Policy.Expanding
        self.setWordWrap(not one_line)
        self.setSizePolicy(across, QSizePolicy.Policy.Minimum)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: more or less room for the line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.wordWrap():
            self.setText(self._whole)
            self.setToolTip("")
            return
        shown = shortened(self._whole, self.fontMetrics(), self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)


def shortened(text: str, metrics: QFontMetrics, room: int) -> str:
    """`text` within `room` pixels: what is made is cut before how long it still takes."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    head, parted, tail = text.partition(PARTED)
    left = room - metrics.horizontalAdvance(parted + tail)
    if tail and left >= metrics.horizontalAdvance(head[:4]):
        return metrics.elidedText(head, Qt.TextElideMode.ElideMiddle, left) + parted + tail
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
