"""The workspaces across the top; a tab appears when its workspace works."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.theme import fonts
from studio.ui.theme.tokens import current


class WorkspaceTab(QAbstractButton):
    """One workspace; the chosen one stands raised on a line of the accent."""

    def __init__(self, key: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setText(name)
        self.setCheckable(True)
        self.setAccessibleName(tr("{name} workspace", name=name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Qt: the word with room."""
        self.setFont(fonts.words(weight=fonts.MEDIUM))
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 32, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground, line, word."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(box, 6, 6)
            painter.setBrush(QColor(tokens.raised))
            painter.drawRoundedRect(box.adjusted(0, 0, 0, -2), 6, 6)
        if self.hasFocus():
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QColor(tokens.text if self.isChecked() else tokens.secondary))
        painter.setFont(self.font())
        line = box.adjusted(0, 0, 0, -2)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.text())


class WorkspaceTabs(QWidget):
    """The tabs; `chosen` says which workspace was asked for."""

    chosen = Signal(object)
    """str: its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.tabs: dict[str, WorkspaceTab] = {}

    def add(self, key: str, name: str) -> None:
        """Another workspace works."""
        tab = WorkspaceTab(key, name, self)
        tab.clicked.connect(lambda: self.chosen.emit(key))
        self.tabs[key] = tab
        self._group.addButton(tab)
        self._layout.addWidget(tab)

    def set_active(self, key: str) -> None:
        """This workspace shows now."""
        self.tabs[key].setChecked(True)
