"""The canvas: the picture, the row under it, and what may lie over it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.explore.canvas.banner import Banner
from studio.ui.explore.canvas.drop_zones import DropZones
from studio.ui.explore.canvas.label_row import HEIGHT_PX, LabelRow
from studio.ui.explore.canvas.picture_view import PictureView
from studio.ui.explore.canvas.seed_grid import SeedGrid
from studio.ui.state.notices import Notice, Progress
from studio.ui.theme.tokens import current

LEAST_BANNER_PX = 330
"""Narrower than this, a notice takes the whole row and not only the part left of its buttons."""


class Canvas(QWidget):
    """Puts `view`, `row`, `grid`, `zones` and `banner` together; holds no state of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PictureView()
        self.row = LabelRow()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.view, 1)
        self.row.setParent(self)
        self.grid = SeedGrid(self)
        self.zones = DropZones(self)
        self.banner = Banner(self)
        self.banner.changed.connect(self.place_banner)
        self.grid.toggled.connect(self.place_banner)
        self.view.zoom_changed.connect(self.row.set_zoom)
        self.row.zoom_clicked.connect(self._fit_or_actual)
        self.row.zoom_stepped.connect(self.zoom_step)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_bare(self, bare: bool) -> None:
        """Picture only."""
        self.row.setVisible(not bare)
        self.banner.set_bare(bare)
        self.view.set_bare(bare)

    @Slot()
    def place_banner(self) -> None:
        """Put the banner into the row; a long sentence takes its room from under the picture."""
        beside = self.row.buttons_left - 8
        alone = beside < LEAST_BANNER_PX or self.grid.isVisible()
        width = self.width() if alone else beside
        high = 0 if self.banner.isHidden() else self.banner.height_for(width)
        taken = max(0, high - HEIGHT_PX)
        self._layout.setContentsMargins(0, 0, 0, taken)
        self._layout.activate()
        top = self.height() - HEIGHT_PX - taken
        self.grid.setGeometry(0, 0, self.width(), self.height() - taken)
        self.zones.setGeometry(0, 0, self.width(), top)
        self.banner.setGeometry(0, top, width, HEIGHT_PX + taken)
        self.banner.set_ground(alone)
        self.banner.raise_()
        self.row.set_quiet(bool(high))

    @Slot(object)
    def say(self, notice: Notice) -> None:
        """A sentence under the picture."""
        self.banner.say(notice)

    @Slot(object)
    def show_progress(self, so_far: Progress) -> None:
        """How far some work is, in the same place."""
        self.banner.progress(so_far)

    def stop(self) -> None:
        """No timer runs on."""
        self.view.stop()
        self.banner.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies over the picture covers it."""
        super().resizeEvent(event)
        self.row.setGeometry(0, self.height() - HEIGHT_PX, self.width(), HEIGHT_PX)
        self.place_banner()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        QPainter(self).fillRect(self.rect(), QColor(current().canvas))

    def _fit_or_actual(self) -> None:
        if self.view.placement.fitted:
            self.view.actual_size()
        else:
            self.view.fit()

    def zoom_step(self, factor: float) -> None:
        """Zoom around the middle."""
        self.view.zoom_to(self.view.zoom_percent * factor)
