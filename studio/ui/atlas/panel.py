"""The right-hand panel of Atlas: the place, and how the map is drawn."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.atlas.find_sections import FindSection, LayoutSection
from studio.ui.atlas.growth import Growing
from studio.ui.atlas.picture_box import PictureBox
from studio.ui.language.words import counted, said, tr
from studio.ui.theme.fonts import figures
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.paint import role
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.progress_row import ProgressRow
from studio.ui.widgets.section import Section
from studio.ui.widgets.slim_scroll import SlimScroll
from studio.values.atlas.places import MOST
from studio.values.edit import label
from studio.values.recipe import Recipe

WIDTH_PX = 300


class _Ground(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), role("panel"))


class PlaceSection(Section):
    """PLACE: its picture, what it is called, and the way back to Explore."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Place"), 16, parent=parent)
        self.picture = PictureBox()
        self.label = Caption("", "text", figures(12))
        self.explore = Chip(tr("Open in Explore"))
        self.film = Chip(tr("Make film"))
        self.film.setToolTip(tr("A film through the line walked on the map"))
        self.body.setSpacing(8)
        self.body.addWidget(self.picture)
        self.body.addWidget(self.label)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.explore)
        row.addWidget(self.film)
        row.addStretch(1)
        self.body.addLayout(row)

    def set_place(self, recipe: Recipe) -> None:
        """What it is called."""
        self.label.set_text(said(label(recipe)))


class MapSection(Section):
    """MAP: how much of it is drawn, and what more can be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Map"), 16, parent=parent)
        self.count = Caption("", "text", figures(12))
        self.progress = ProgressRow()
        self.progress.cancel.set_text(tr("Pause"))
        self.problem = Paragraph("", "bad")
        self.more, self.settle = Chip(tr("Go on drawing")), Chip(tr("Settle anew"))
        self.settle.setToolTip(
            tr("Lays all places out again so that those that look alike are neighbours")
        )
        self.body.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.more)
        row.addWidget(self.settle)
        row.addStretch(1)
        for part in (self.count, self.progress, self.problem):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.show_growing(Growing())

    def show_growing(self, growing: Growing) -> None:
        """How far the map is."""
        self.count.set_text(counted(growing.drawn, "{n:,} place", "{n:,} places"))
        problem = said(growing.problem)
        self.problem.set_text(problem)
        self.problem.setVisible(bool(problem))
        drawing = growing.drawn < growing.goal and not growing.paused and not problem
        settling = growing.settling is not None
        self.progress.setVisible(growing.reading or drawing or settling)
        self.progress.cancel.setVisible(drawing and not growing.reading)
        self.progress.cancel.setEnabled(True)
        if growing.reading:
            self.progress.text.set_text(tr("Looking for the map …"))
            self.progress.set_progress(0, 0)
        elif growing.settling is not None:
            self.progress.text.set_text(tr("Settling the map …"))
            self.progress.set_progress(round(1000 * growing.settling), 1000)
        elif drawing:
            self.progress.text.set_text(tr("Drawing places …"))
            self.progress.set_progress(growing.drawn, growing.goal, growing.eta_s)
        self.more.setVisible(not drawing and not growing.reading and growing.drawn < MOST)
        self.settle.setVisible(not growing.reading)
        self.settle.setEnabled(growing.drawn >= 60 and not settling)


class AtlasPanel(SlimScroll):
    """Place, finding, layout, and how far the map is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place, self.map = PlaceSection(), MapSection()
        self.finding, self.look = FindSection(), LayoutSection()
        ground = _Ground()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in (self.place, self.finding, self.look, self.map):
            column.addWidget(section)
        column.addStretch(1)
        self.set_content(ground)
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(tr("Atlas"))
