"""One line for work that takes a while: what, how far, how long, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paint import antialiased, draw_box, role


class ProgressRow(QWidget):
    """Text, a thin bar below, time to go and Cancel at the right."""

    cancelled = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = Caption(text, "text", words(12))
        self.left = Caption("", "secondary", figures(11))
        self.cancel = IconButton(tr("Cancel"))
        self._bar = Bar()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.text, 1)
        line.addWidget(self.left)
        line.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._bar)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cancel.clicked.connect(self._cancel)

    @property
    def unit(self) -> float | None:
        """How far, in [0, 1]; None while nobody knows."""
        return self._bar.unit

    def start(self, text: str) -> None:
        """New work begins; how long it takes is not known yet."""
        self.text.set_text(text)
        self.left.set_text("")
        self.cancel.setEnabled(True)
        self._bar.set_unit(None)

    def set_progress(self, done: int, total: int, eta_s: float | None = None) -> None:
        """`done` of `total` steps, `eta_s` seconds to go (None: not known)."""
        self._bar.set_unit(done / total if total > 0 else None)
        self.left.set_text("" if eta_s is None else time_words(eta_s))
        self.setAccessibleDescription(tr("{done} of {total}", done=done, total=total))

    @Slot()
    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.left.set_text(tr("stopping …"))
        self.cancelled.emit()


class Bar(QWidget):
    """A 4 px line filled from the left; a short piece in the middle while nothing is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit: float | None = None
        self.setFixedHeight(4)

    def set_unit(self, unit: float | None) -> None:
        """How far, in [0, 1]; None while nobody knows."""
        self.unit = None if unit is None else max(0.0, min(unit, 1.0))
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: any width."""
        return QSize(160, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        whole = QRectF(self.rect())
        draw_box(painter, whole, role("groove"), None, 2)
        if self.unit is None:
            part = QRectF(whole.width() * 0.4, 0, whole.width() * 0.2, 4)
            draw_box(painter, part, role("accent", 0.55), None, 2)
        elif self.unit > 0:
            part = QRectF(0, 0, max(4.0, whole.width() * self.unit), 4)
            draw_box(painter, part, role("accent"), None, 2)


def time_words(seconds: float) -> str:
    """A time to go as people say it: `a few seconds`, `40 s`, `3 min`, `2 h 10 min`."""
    if seconds < 4:
        return tr("a few seconds")
    if seconds < 55:
        return tr("{seconds} s", seconds=5 * round(seconds / 5))
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return tr("{minutes} min", minutes=minutes)
    return tr("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
