"""The right-hand panel of Animate as a whole."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.animate.panel.curves_section import CurvesSection
from studio.ui.animate.panel.heard_section import HeardSection
from studio.ui.animate.panel.key_section import KeySection
from studio.ui.animate.panel.path_section import PathSection
from studio.ui.language.words import tr
from studio.ui.widgets.paint import role
from studio.ui.widgets.slim_scroll import SlimScroll

WIDTH_PX = 300


class _Ground(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), role("panel"))


class FilmPanel(SlimScroll):
    """Path, keyframe, curves, and what is heard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path, self.key = PathSection(), KeySection()
        self.curves, self.heard = CurvesSection(), HeardSection()
        ground = _Ground()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in (self.path, self.key, self.curves, self.heard):
            column.addWidget(section)
        column.addStretch(1)
        self.set_content(ground)
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(tr("Film"))

    def set_usable(self, usable: bool) -> None:
        """Whether there is a film; a song may come before one."""
        for section in (self.path, self.key, self.curves):
            section.setEnabled(usable)
