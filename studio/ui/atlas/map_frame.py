"""The map with a row of facts under it, as the picture of Explore has one."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.atlas.map_view import MapView
from studio.ui.language.words import tr
from studio.ui.theme.fonts import figures
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paint import role

SAID_MS = 7000
ROW_PX = 36


class MapFrame(QWidget):
    """Left what is under the pointer, or was just said; right closer, farther, all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = MapView()
        self.facts = Caption("", "secondary", figures(11))
        self.closer = IconButton(icon="plus", name=tr("Closer"))
        self.farther = IconButton(icon="minus", name=tr("Farther away"))
        self.all = IconButton(icon="corners-out", name=tr("The whole map"))
        self._quiet = ""
        self._said = QTimer(self, singleShot=True, interval=SAID_MS)
        self._said.timeout.connect(self._hush)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self.facts, 1)
        for button in (self.farther, self.closer, self.all):
            row.addWidget(button)
        foot = QWidget()
        foot.setFixedHeight(ROW_PX)
        foot.setLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(foot)
        self.setFocusProxy(self.view)
        self.closer.clicked.connect(lambda: self.view.zoom(1.35))
        self.farther.clicked.connect(lambda: self.view.zoom(1 / 1.35))
        self.all.clicked.connect(self.view.fit)

    def set_facts(self, text: str) -> None:
        """What is under the pointer."""
        self._quiet = text
        if not self._said.isActive():
            self.facts.set_text(text)

    def say(self, text: str) -> None:
        """A sentence, for some seconds."""
        self._said.start()
        self.facts.set_text(text)

    def stop(self) -> None:
        """Nothing moves or waits any more."""
        self._said.stop()
        self.view.stop()
        self._hush()

    def _hush(self) -> None:
        self.facts.set_text(self._quiet)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground of the picture."""
        QPainter(self).fillRect(self.rect(), role("canvas"))
