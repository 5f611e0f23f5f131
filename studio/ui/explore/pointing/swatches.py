"""The colours to paint with: hues across, lightness down, greys at the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.language.words import mark, tr, tr_pairs
from studio.ui.signals import Carries, signal
from studio.ui.widgets.paint import antialiased, draw_focus, role
from studio.ui.widgets.popup import Popup
from studio.ui.widgets.segmented import Segmented

COLUMNS, ROWS = 13, 6
CELL_PX = 20
WAYS = (("colour", mark("Colour")), ("light", mark("Only how bright")))
Rgb = tuple[float, float, float]


def colour_of(column: int, row: int) -> Rgb:
    """One of the swatches as sRGB in [0, 1]; the last column is grey."""
    light = 0.9 - 0.8 * row / (ROWS - 1)
    grey = column == COLUMNS - 1
    found = QColor.fromHslF(column / (COLUMNS - 1) % 1.0, 0.0 if grey else 0.55, light)
    return found.redF(), found.greenF(), found.blueF()


class Swatches(QWidget):
    """Arrows and clicks choose one."""

    chosen: Carries[Rgb] = signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.at = (0, 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Colours: hues across, lightness down"))

    def sizeHint(self) -> QSize:
        """Qt: all swatches."""
        return QSize(COLUMNS * CELL_PX, ROWS * CELL_PX)

    def choose(self, column: int, row: int) -> None:
        """Take one, the nearest where there is none."""
        self.at = min(max(column, 0), COLUMNS - 1), min(max(row, 0), ROWS - 1)
        self.setAccessibleDescription(QColor.fromRgbF(*colour_of(*self.at)).name())
        self.update()
        self.chosen.emit(colour_of(*self.at))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: choose."""
        point = event.position()
        self.choose(int(point.x() // CELL_PX), int(point.y() // CELL_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows choose."""
        steps = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.choose(self.at[0] + step[0], self.at[1] + step[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        painter.setPen(Qt.PenStyle.NoPen)
        for column in range(COLUMNS):
            for row in range(ROWS):
                box = QRectF(column * CELL_PX + 1, row * CELL_PX + 1, CELL_PX - 2, CELL_PX - 2)
                painter.setBrush(QColor.fromRgbF(*colour_of(column, row)))
                painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(role("text"))
        column, row = self.at
        middle = QPointF((column + 0.5) * CELL_PX, (row + 0.5) * CELL_PX)
        painter.drawEllipse(middle, 5.0, 5.0)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))


class ColourPopup(Popup):
    """Chooses what is painted: a colour, or only how bright it should be."""

    changed = Signal()

    def __init__(self, at: tuple[int, int], only_light: bool, parent: QWidget) -> None:
        super().__init__(tr("Paint with"), parent)
        self.ways = Segmented(tr_pairs(WAYS), tr("What of it counts"))
        self.ways.set_value("light" if only_light else "colour")
        self.swatches = Swatches()
        self.swatches.at = at
        self.body.addWidget(self.ways)
        self.body.addWidget(self.swatches)
        self.ways.chosen.connect(self.changed)
        self.swatches.chosen.connect(self.changed)

    @property
    def only_light(self) -> bool:
        """Whether the hue is left as it is."""
        return self.ways.value == "light"

    @property
    def colour(self) -> Rgb:
        """What is painted."""
        return colour_of(*self.swatches.at)
