"""The toolbar of the mask: quiet, over the upper edge of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from studio.ui.explore.masking.brush import LEAST, MOST, TOLERANCE, USUAL
from studio.ui.language.words import mark, tr, tr_pairs
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paint import antialiased, draw_box, role
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.unipolar_slider import UnipolarSlider

TOOLS = (("brush", mark("Brush")), ("eraser", mark("Eraser")), ("colour", mark("Colour")))
TIPS = {
    "brush": mark("Paints over what it touches; the right button erases"),
    "eraser": mark("Takes the mask away again"),
    "colour": mark("A click takes all that hangs together there and is of one colour"),
}
SLIDER_PX = 112
HEIGHT_PX = 40


class MaskBar(QWidget):
    """Says what was chosen; `set_…` show it silently. Lies over its parent's upper edge."""

    tool_chosen = Signal(str)
    size_changed = Signal(float)
    tolerance_changed = Signal(float)
    feather_changed = Signal(float)
    feather_done = Signal()
    invert_asked = Signal()
    clear_asked = Signal()
    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Mask"))
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.tools = Segmented(tr_pairs(TOOLS), tr("What the mouse does"))
        self.tools.set_tips({key: tr(tip) for key, tip in TIPS.items()})
        self.reach = ShareSlider(tr("Size"), LEAST, MOST, USUAL)
        self.reach.setToolTip(tr("How large the brush is: [ and ]"))
        self.tolerance = ShareSlider(tr("Tolerance"), 0.0, 1.0, TOLERANCE)
        self.feather = ShareSlider(tr("Feather"), 0.0, 0.3, 0.0)
        self.feather.setToolTip(tr("How soft the edges are"))
        self.invert = IconButton(tr("Invert"))
        self.clear = IconButton(tr("Clear"))
        self.close_button = IconButton(tr("Done"))
        self.close_button.setToolTip(tr("Back to wandering (Esc)"))
        self._lay_out()
        self.tools.chosen.connect(self.show_tool)
        self.tools.chosen.connect(self.tool_chosen)
        self.reach.share_changed.connect(self.size_changed)
        self.tolerance.share_changed.connect(self.tolerance_changed)
        self.feather.share_changed.connect(self.feather_changed)
        self.feather.gesture_ended.connect(self.feather_done)
        self.invert.clicked.connect(self.invert_asked)
        self.clear.clicked.connect(self.clear_asked)
        self.close_button.clicked.connect(self.done)
        parent.installEventFilter(self)
        self.show_tool("brush")
        self.hide()

    def show_tool(self, tool: str) -> None:
        """Show which tool is taken, and what can be set of it."""
        self.tools.set_value(tool)
        self.reach.setVisible(tool != "colour")
        self.tolerance.setVisible(tool == "colour")

    def open(self) -> None:
        """Show it where it belongs."""
        self.show()
        self.raise_()
        self._settle()

    def add_menu(self, text: str, menu: QMenu) -> IconButton:
        """A word that opens a menu, left of what ends it all."""
        button = IconButton(text, "caret-down", icon_px=12)
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        self._row.insertWidget(self._row.indexOf(self.invert), button)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the canvas has another size."""
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a box."""
        draw_box(antialiased(self), QRectF(self.rect()), role("panel"), role("hairline"), 8.0)

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 14, 2)
        row.setSpacing(14)
        for widget in (
            self.tools, self.reach, self.tolerance, self.feather, self.invert, self.clear,
            self.close_button,
        ):  # fmt: skip
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _settle(self) -> None:
        parent = self.parentWidget()
        if parent is None or self.isHidden():
            return
        width = min(self.sizeHint().width(), parent.width() - 16)
        self.setGeometry(round((parent.width() - width) / 2), 2, width, HEIGHT_PX)


class ShareSlider(UnipolarSlider):
    """A share between two ends, told in percent."""

    share_changed = Signal(float)

    def __init__(self, name: str, low: float, high: float, share: float) -> None:
        scale = Scale(100 * low, 100 * high, 100 * low, 1.0, 0.25, 5.0)
        super().__init__(name, scale, 100 * share, "%")
        self.setFixedWidth(SLIDER_PX)
        self.value_changed.connect(self._tell)

    @property
    def share(self) -> float:
        """Where the handle is, 0 to 1."""
        return self.value / 100

    def set_share(self, share: float) -> None:
        """Show `share`, silently."""
        self.set_value(100 * share)

    def _tell(self, value: float) -> None:
        self.share_changed.emit(value / 100)
