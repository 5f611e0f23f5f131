"""The toolbar of pointing: quiet, over the upper edge of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from studio.ui.explore.masking.bar import HEIGHT_PX, ShareSlider
from studio.ui.explore.masking.brush import LEAST, MOST, USUAL
from studio.ui.explore.pointing.swatches import ColourPopup, Rgb, colour_of
from studio.ui.language.words import mark, tr, tr_pairs
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paint import antialiased, draw_box, draw_focus, role
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.sheet import set_primary

TOOLS = (("points", mark("Points")), ("stay", mark("Keep")), ("colour", mark("Colour")))
TIPS = {
    "points": mark(
        "Drag from a detail to where it should come to lie; the right button takes a point away."
        " Keys: Insert, arrows, Alt+arrows for its beginning, Page Up and Down, Del"
    ),
    "stay": mark("Paint what must stay as it is; the right button erases"),
    "colour": mark("Paint how the picture should be coloured there; the right button erases"),
}


class ColourButton(QAbstractButton):
    """A disc of the colour that is painted with."""

    def __init__(self, colour: Rgb, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Colour to paint with"))
        self.setToolTip(tr("Colour to paint with"))

    def sizeHint(self) -> QSize:
        """Qt: a disc."""
        return QSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        painter.setPen(role("hairline"))
        painter.setBrush(QColor.fromRgbF(*self.colour))
        painter.drawEllipse(QRectF(self.rect()).adjusted(4, 4, -4, -4))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))


class PointBar(QWidget):
    """Says what was chosen. Lies over its parent's upper edge."""

    tool_chosen = Signal(str)
    size_changed = Signal(float)
    colour_chosen = Signal()
    go_asked = Signal()
    clear_asked = Signal()
    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Points"))
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._at, self.only_light = (0, 2), False
        self.tools = Segmented(tr_pairs(TOOLS), tr("What the mouse does"))
        self.tools.set_tips({key: tr(tip) for key, tip in TIPS.items()})
        self.reach = ShareSlider(tr("Size"), LEAST, MOST, USUAL)
        self.reach.setToolTip(tr("How large the brush is: [ and ]"))
        self.colour_button = ColourButton(colour_of(*self._at))
        self.clear = IconButton(tr("Clear"))
        self.clear.setToolTip(tr("No points, nothing painted"))
        self.close_button = IconButton(tr("Done"))
        self.close_button.setToolTip(tr("Back to wandering (Esc)"))
        self.go = QPushButton(tr("Go"))
        set_primary(self.go, True)
        self.go.setToolTip(tr("Move the picture there (Enter)"))
        self._lay_out()
        self.tools.chosen.connect(self.show_tool)
        self.tools.chosen.connect(self.tool_chosen)
        self.reach.share_changed.connect(self.size_changed)
        self.colour_button.clicked.connect(self._choose_colour)
        self.go.clicked.connect(self.go_asked)
        self.clear.clicked.connect(self.clear_asked)
        self.close_button.clicked.connect(self.done)
        parent.installEventFilter(self)
        self.show_tool("points")
        self.hide()

    @property
    def colour(self) -> Rgb:
        """What is painted with."""
        return self.colour_button.colour

    @Slot(str)
    def show_tool(self, tool: str) -> None:
        """Show which tool is taken, and what can be set of it."""
        self.tools.set_value(tool)
        self.reach.setVisible(tool != "points")
        self.colour_button.setVisible(tool == "colour")
        self._settle()

    def show_running(self, running: bool) -> None:
        """Whether the picture moves."""
        self.go.setText(tr("Stop") if running else tr("Go"))
        tip = (
            tr("Keep what was found so far (Esc)")
            if running
            else tr("Move the picture there (Enter)")
        )
        self.go.setToolTip(tip)
        for widget in (self.tools, self.clear, self.colour_button):
            widget.setEnabled(not running)
        self._settle()

    def open(self) -> None:
        """Show it where it belongs."""
        self.show()
        self.raise_()
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the canvas has another size."""
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a box."""
        draw_box(antialiased(self), QRectF(self.rect()), role("panel"), role("hairline"), 8.0)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 2)
        row.setSpacing(14)
        for widget in (
            self.tools, self.reach, self.colour_button, self.clear, self.close_button, self.go,
        ):  # fmt: skip
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    @Slot()
    def _choose_colour(self) -> None:
        popup = ColourPopup(self._at, self.only_light, self)

        def take() -> None:
            self._at, self.only_light = popup.swatches.at, popup.only_light
            self.colour_button.colour = popup.colour
            self.colour_button.update()
            self.colour_chosen.emit()

        popup.changed.connect(take)
        corner = self.colour_button.mapToGlobal(QPoint(0, self.colour_button.height()))
        popup.open_at(corner, popup.swatches)

    def _settle(self) -> None:
        parent = self.parentWidget()
        layout = self.layout()
        if parent is None or layout is None or self.isHidden():
            return
        layout.activate()
        width = min(self.sizeHint().width(), parent.width() - 16)
        self.setGeometry(round((parent.width() - width) / 2), 2, width, HEIGHT_PX)
