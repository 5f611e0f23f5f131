"""What stands under the canvas: the row of buttons, and the timeline or what to do without one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.animate.timeline.view import TimelineView
from studio.ui.animate.transport import Transport
from studio.ui.language.words import counted, mark, tr
from studio.ui.theme.fonts import words
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.mime import RECIPE_TYPE, recipe_in
from studio.ui.widgets.paint import role
from studio.ui.widgets.paragraph import Paragraph

HIGH_PX, LOW_PX = 330, 252
HIGH_WINDOW_PX = 840
NO_FILM = mark(
    "A film goes from place to place. Choose places on the left and press Enter, drag them here, or"
    " begin with what you see."
)


class EmptyFilm(QWidget):
    """Says how a film begins; takes places that are dropped."""

    pins_wanted = Signal()
    view_wanted = Signal()
    place_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.words = Paragraph(tr(NO_FILM), "secondary", words(13), centre)
        self.words.setMaximumWidth(520)
        self.pins = Chip("")
        self.view = Chip(tr("Begin with this view"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.pins)
        row.addWidget(self.view)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 30)
        column.setSpacing(14)
        column.addStretch(1)
        side = QHBoxLayout()
        side.addStretch(1)
        side.addWidget(self.words, 10)
        side.addStretch(1)
        column.addLayout(side)
        column.addLayout(row)
        column.addStretch(1)
        self.setAcceptDrops(True)
        self.pins.clicked.connect(self.pins_wanted)
        self.view.clicked.connect(self.view_wanted)
        self.set_pins(0)

    def set_pins(self, count: int) -> None:
        """How many pins there are to make a film of."""
        self.pins.setVisible(count > 1)
        self.pins.set_text(counted(count, "Film of the pin", "Film of the {n} pins"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: a place."""
        if event.mimeData().hasFormat(RECIPE_TYPE):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: the film begins with it."""
        recipe = recipe_in(event.mimeData())
        if recipe is not None:
            self.place_dropped.emit(recipe)
            event.acceptProposedAction()


class AnimateFoot(QWidget):
    """As high as the window allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.transport = Transport()
        self.view = TimelineView()
        self.empty = EmptyFilm()
        self._stack = QStackedWidget()
        self._stack.setObjectName("film")
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.transport)
        column.addWidget(self._stack, 1)
        self.setAccessibleName(tr("Film"))
        self.fit(900)

    def fit(self, window_px: int) -> None:
        """Leave the picture most of a low window."""
        self.setFixedHeight(HIGH_PX if window_px >= HIGH_WINDOW_PX else LOW_PX)

    def set_film(self, there: bool) -> None:
        """Whether there is a film to show."""
        self._stack.setCurrentIndex(int(there))
        self.transport.set_usable(there)

    def sizeHint(self) -> QSize:
        """Qt."""
        return QSize(800, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground."""
        QPainter(self).fillRect(self.rect(), role("panel"))
