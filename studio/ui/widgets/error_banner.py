"""A sentence that stands where something went wrong, until it is read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.icons import draw_icon
from studio.ui.widgets.paint import antialiased, draw_box, role
from studio.ui.widgets.paragraph import Paragraph


class ErrorBanner(QWidget):
    """Hidden until `show_error`; Esc or the cross takes it away."""

    action_clicked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bad = True
        self.words = Paragraph("", "text")
        self.action = IconButton(tr("Try again"))
        self.cross = IconButton("", "x", tr("Close this message"), 12)
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.action)
        row.addWidget(self.cross)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.action.clicked.connect(self.action_clicked)
        self.cross.clicked.connect(self.dismiss)
        self.hide()

    def show_error(self, sentence: str, action: str = "") -> None:
        """Something failed: what was found, what was expected, what to do."""
        self._show(sentence, action, bad=True)

    def dismiss(self) -> None:
        """Take it away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground, its left bar and the sign."""
        painter = antialiased(self)
        rect = QRectF(self.rect())
        tone = role("bad" if self._bad else "accent")
        draw_box(painter, rect, role("raised"), role("hairline"), 6)
        draw_box(painter, QRectF(0, 6, 3, rect.height() - 12), tone, None, 1.5)
        sign = QRectF(12, (rect.height() - 16) / 2, 16, 16)
        draw_icon(painter, "warning" if self._bad else "info", sign, tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def _show(self, sentence: str, action: str, bad: bool) -> None:
        self._bad = bad
        self.words.set_text(sentence)
        self.setAccessibleName(sentence)
        self.action.set_text(action)
        self.action.setVisible(bool(action))
        self.show()
        self.update()
