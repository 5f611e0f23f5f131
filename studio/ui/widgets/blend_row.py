"""Two places and the way between them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.theme.fonts import figures, words
from studio.ui.theme.tokens import THUMB_PX
from studio.ui.widgets.bipolar_slider import GAP_PX, lay_out_row
from studio.ui.widgets.editable_caption import EditableCaption
from studio.ui.widgets.enlarged import Enlarged
from studio.ui.widgets.groove import Groove, Scale
from studio.ui.widgets.paint import LABEL_PX, antialiased, role
from studio.ui.widgets.place_well import PlaceWell

HINT = mark("drop a picture or a place")
LETTER_PX = 16


class BlendRow(QWidget):
    """Wells A and B with a slider between; its handle is hollow while the picture is elsewhere."""

    amount_changed = Signal(float)
    gesture_ended = Signal()
    menu_opening = Signal(object)
    """QMenu, to be added to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.a, self.b = PlaceWell("A", parent=self), PlaceWell("B", parent=self)
        self._groove = Groove(Scale(0.0, 1.0, 0.0, 0.02, 0.002, 0.1), self)
        self._groove.setAccessibleName(tr("Blend from A to B"))
        centre = Qt.AlignmentFlag.AlignHCenter
        self._text = EditableCaption(tr(HINT), "secondary", figures(), centre, self)
        self._font = words(LABEL_PX)
        for well in (self.a, self.b):
            Enlarged(well, clear_left=well is self.b)  # the slider is what one wants next
            well.setToolTip(tr("Click to put the current place here; drop a place or a picture"))
        self.setFixedHeight(THUMB_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._groove.value_changed.connect(self._on_moved)
        self._groove.gesture_ended.connect(self.gesture_ended)
        self._groove.reset_requested.connect(self.go_to_middle)
        self._groove.edit_requested.connect(self._text.begin_edit)
        self._text.edited.connect(self._on_typed)
        self.refresh()

    @property
    def groove(self) -> Groove:
        """The track, for focus and for tests."""
        return self._groove

    @property
    def text(self) -> str:
        """What stands between A and B: the hint or how far along."""
        return self._text.text

    @property
    def is_ready(self) -> bool:
        """Whether both wells are filled."""
        return self.a.recipe is not None and self.b.recipe is not None

    def set_amount(self, amount: float, on_line: bool) -> None:
        """Show how far from A to B; `on_line` says whether the picture is on their line. Silent."""
        self._groove.set_value(amount)
        self._groove.set_hollow(not on_line)
        self.refresh()

    def refresh(self) -> None:
        """Show what the wells hold now."""
        self._groove.setEnabled(self.is_ready)
        if not self.is_ready:
            self._groove.set_hollow(True)
        text = f"{self._groove.value:.2f}" if self.is_ready else tr(HINT)
        if text != self._text.text:
            self._text.set_text(text)
            self._groove.setAccessibleDescription(text)

    def go_to_middle(self) -> None:
        """Half of A and half of B."""
        self._groove.change(0.5)
        self.gesture_ended.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: what can be done with the slider."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        middle = menu.addAction(tr("Half A, half B"))
        middle.triggered.connect(self.go_to_middle)
        middle.setEnabled(self.is_ready)
        self.menu_opening.emit(menu)
        menu.popup(event.globalPos())

    def sizeHint(self) -> QSize:
        """Qt: wells and a track between."""
        return QSize(2 * THUMB_PX + 200, THUMB_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: wells at the ends, letters and text above the track."""
        lay_out_row(self, self.a, self.b, self._groove)
        left = THUMB_PX + GAP_PX + LETTER_PX
        self._text.setGeometry(left, 9, self.width() - 2 * left, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the letters."""
        painter = antialiased(self)
        painter.setFont(self._font)
        painter.setPen(role("text"))
        left = THUMB_PX + GAP_PX
        line = QRectF(left, 9, self.width() - 2 * left, 16)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "A")
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "B")

    def _on_moved(self, amount: float) -> None:
        self._groove.set_hollow(False)
        self.refresh()
        self.amount_changed.emit(amount)

    def _on_typed(self, text: str) -> None:
        try:
            amount = float(text.rstrip("% ").replace(",", ".")) / (100 if "%" in text else 1)
        except ValueError:
            return
        if self.is_ready and amount == amount:
            self._groove.change(amount)
            self.gesture_ended.emit()
