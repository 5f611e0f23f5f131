"""One sentence where it happened: an error, an offer, or how far a job is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from studio.ui.state.notices import Notice, Progress, ProgressLine
from studio.ui.theme import fonts
from studio.ui.theme.tokens import current

GOOD_MS = 6_000
OFFER_MS = 20_000
"""Good news with a button stay long enough to reach it, then leave the picture free."""


class Banner(QWidget):
    """Shows one thing at a time; failures stay until they are closed or something better comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Notice | ProgressLine | None = None
        self._act: Callable[[], object] | None = None
        self._bad = False
        self._stay_ms = 0
        self._text = QLabel()
        self._text.setFont(fonts.words())
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName("Progress")
        self._action = QPushButton()
        self._close = QToolButton()
        self._close.setObjectName("link")
        self._close.setText("×")
        self._close.setAccessibleName("Close this message")
        self._close.setToolTip("Close")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(10)
        for widget in (self._text, self._bar, self._action, self._close):
            layout.addWidget(widget)
        self._action.clicked.connect(self._do)
        self._close.clicked.connect(self.hide)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self._go)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence, empty when nothing is shown."""
        return "" if self.isHidden() else self._text.text()

    def say(self, notice: Notice) -> None:
        """One sentence; good news leave by themselves."""
        self._stay_ms = 0 if notice.bad else OFFER_MS if notice.action_label else GOOD_MS
        self._show(notice, notice.text, notice.bad, notice.action_label, notice.on_action)
        self._bar.hide()
        self._close.show()
        self._count_down()

    def progress(self, so_far: Progress) -> None:
        """How far some work is; its action is Cancel."""
        self._stay_ms = 0
        line, text = so_far.line, so_far.text
        if self.isHidden() or self._shown is not line or self._text.text() != text:
            self._show(line, text, False, "Cancel", line.cancel)
        self._bar.setRange(0, max(0, so_far.total))
        self._bar.setValue(so_far.done)
        self._bar.show()
        self._close.hide()

    def withdraw(self, what: Notice | ProgressLine) -> None:
        """Leave, if this is what is shown."""
        if self._shown is what:
            self.hide()

    def stop(self) -> None:
        """No timer runs on."""
        self._leave.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised strip with a mark of its colour at the left."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.hairline), 1.0))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.bad if self._bad else tokens.accent))
        painter.drawRoundedRect(QRectF(6, 10, 3, self.height() - 20), 1.5, 1.5)

    def _show(
        self,
        what: Notice | ProgressLine,
        text: str,
        bad: bool,
        action: str,
        act: Callable[[], object] | None,
    ) -> None:
        self._leave.stop()
        self._shown, self._bad, self._act = what, bad, act
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """What was said before the window came counts from when it can be read."""
        super().showEvent(event)
        self._count_down()

    def _count_down(self) -> None:
        if self._stay_ms and self.isVisible():
            self._leave.start(self._stay_ms)

    def _go(self) -> None:
        if self.underMouse():
            self._leave.start()
        else:
            self.hide()

    def _do(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
