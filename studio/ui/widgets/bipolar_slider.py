"""The slider of a direction: zero in the middle, and at its ends the picture pushed both ways."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from studio.ui.language.words import tr
from studio.ui.theme.fonts import figures, words
from studio.ui.theme.tokens import THUMB_PX
from studio.ui.widgets.editable_caption import EditableCaption
from studio.ui.widgets.enlarged import Enlarged
from studio.ui.widgets.groove import Groove, Scale
from studio.ui.widgets.paint import LABEL_PX
from studio.ui.widgets.thumb import Thumb

GAP_PX = 9
VALUE_PX = 48


def signed_text(amount: float) -> str:
    """`+1.4`, `-0.6`, `0.0`; two places only where the second one matters."""
    text = f"{amount:+.2f}" if abs(amount * 10 - round(amount * 10)) > 0.05 else f"{amount:+.1f}"
    return "0.0" if float(text) == 0 else text


class BipolarSlider(QWidget):
    """One unit changes the picture about equally, whichever direction it is.

    A click on an end steps one unit that way. Names are changed in place (double click or F2),
    exact amounts typed in place (double click on the number or Enter).
    """

    amount_changed = Signal(float)
    gesture_ended = Signal()
    renamed = Signal(str)
    hide_requested = Signal()
    layers_requested = Signal()
    menu_opening = Signal(object)
    """QMenu, to be added to."""

    def __init__(self, name: str, limit: float = 3.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = ""
        self._is_hidden_one = False
        self._low = Thumb(parent=self)
        self._label = EditableCaption(name, "text", words(LABEL_PX), parent=self)
        right = Qt.AlignmentFlag.AlignRight
        self._value = EditableCaption("0.0", "secondary", figures(), right, self)
        self._groove = Groove(Scale(-limit, limit), self)
        self._high = Thumb(parent=self)
        self.setFixedHeight(THUMB_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._groove)
        self._connect()
        self.set_name(name)

    def _connect(self) -> None:
        self._groove.value_changed.connect(self._on_moved)
        self._groove.gesture_ended.connect(self.gesture_ended)
        self._groove.reset_requested.connect(self.reset)
        self._groove.edit_requested.connect(self._value.begin_edit)
        self._label.edited.connect(self._on_renamed)
        self._value.edited.connect(self._on_typed)
        for thumb in (self._low, self._high):
            Enlarged(thumb, row=self)
            thumb.menu_requested.connect(self.open_menu)
        self._low.clicked.connect(self._step_low)
        self._high.clicked.connect(self._step_high)

    # ---- what it shows ----------------------------------------------------------------------
    @property
    def name(self) -> str:
        """The direction's name."""
        return self._label.text

    @property
    def amount(self) -> float:
        """Calibrated units from the base."""
        return self._groove.value

    @property
    def groove(self) -> Groove:
        """The track, for focus and for tests."""
        return self._groove

    @property
    def label(self) -> EditableCaption:
        """The name, which can be edited in place."""
        return self._label

    @property
    def value_text(self) -> str:
        """The amount as written."""
        return self._value.text

    @property
    def ends(self) -> tuple[Thumb, Thumb]:
        """The two pictures."""
        return self._low, self._high

    def set_name(self, name: str) -> None:
        """Show `name`, silently."""
        self._label.set_text(name)
        self._groove.setAccessibleName(name)
        self.setAccessibleName(name)
        self._low.setAccessibleName(tr("Less {name}", name=name))
        self._high.setAccessibleName(tr("More {name}", name=name))

    def set_amount(self, amount: float) -> None:
        """Show `amount`, silently. Beyond the limit the handle stays at the end."""
        self._groove.set_value(amount)
        self._write(amount)

    def set_limit(self, limit: float) -> None:
        """Let the handle go from -limit to limit."""
        if limit != self._groove.scale.high:
            self._groove.set_scale(Scale(-limit, limit))

    def set_words(self, low: str, high: str, help_text: str = "") -> None:
        """What the ends are called, such as `day` and `night`."""
        self._low.setToolTip(tr("One step towards {end}", end=low or tr("less")))
        self._high.setToolTip(tr("One step towards {end}", end=high or tr("more")))
        self._label.setToolTip(help_text)

    def set_ends(self, low: QPixmap | None, high: QPixmap | None) -> None:
        """Show what the picture becomes both ways; None leaves that end as it is."""
        if low is not None:
            self._low.set_picture(low)
        if high is not None:
            self._high.set_picture(high)

    def clear_ends(self) -> None:
        """Another model: nothing is known of the ends yet."""
        self._low.set_picture(None)
        self._high.set_picture(None)

    def set_has_layers(self, has_layers: bool) -> None:
        """Whether the model can be moved on some of its layers only."""
        self.set_parts(tr("Layers…") if has_layers else "")

    def set_parts(self, word: str) -> None:
        """What its menu calls the parts it can be kept to, such as layers or steps; empty: none."""
        self._parts = word

    def set_hidden_one(self, hidden: bool) -> None:
        """Whether it was hidden before, so that the menu offers to show it again."""
        self._is_hidden_one = hidden

    # ---- what a person does -----------------------------------------------------------------
    def reset(self) -> None:
        """Back to the base."""
        self._groove.change(0.0)
        self.gesture_ended.emit()

    def step(self, units: float) -> None:
        """Move by whole units, as a click on an end does."""
        self._groove.change(self._groove.value + units)
        self.gesture_ended.emit()

    def open_menu(self, where: QPoint) -> None:
        """Show the menu at a point of the screen."""
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def make_menu(self) -> QMenu:
        """What can be done with the direction: rename, type, reset, layers, hide."""
        menu = QMenu(self)
        menu.addAction(tr("Rename")).triggered.connect(self._label.begin_edit)
        menu.addAction(tr("Type amount")).triggered.connect(self._value.begin_edit)
        reset = menu.addAction(tr("Reset"))
        reset.triggered.connect(self.reset)
        reset.setEnabled(self.amount != 0)
        if self._parts:
            layers = menu.addAction(self._parts)
            layers.triggered.connect(self.layers_requested)
            layers.setEnabled(self.amount != 0)
        menu.addSeparator()
        word = tr("Show again") if self._is_hidden_one else tr("Hide")
        menu.addAction(word).triggered.connect(self.hide_requested)
        self.menu_opening.emit(menu)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: right button or the menu key."""
        self.open_menu(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: F2 renames."""
        if event.key() == Qt.Key.Key_F2:
            self._label.begin_edit()
            return
        super().keyPressEvent(event)

    def _step_low(self) -> None:
        self.step(-1.0)

    def _step_high(self) -> None:
        self.step(1.0)

    def _on_moved(self, amount: float) -> None:
        self._write(amount)
        self.amount_changed.emit(amount)

    def _on_renamed(self, name: str) -> None:
        self.set_name(name[:60])
        self.renamed.emit(name[:60])

    def _on_typed(self, text: str) -> None:
        try:
            amount = float(text.replace(",", ".").replace("−", "-"))
        except ValueError:
            return
        if amount == amount:
            self._groove.change(amount)
            self.gesture_ended.emit()

    def _write(self, amount: float) -> None:
        text = signed_text(amount)
        if text != self._value.text:
            self._value.set_text(text)
            self._groove.setAccessibleDescription(tr("{text} units", text=text))

    # ---- geometry ---------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        """Qt: ends and a track between."""
        return QSize(2 * THUMB_PX + 200, THUMB_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: name and number above the track, pictures at its ends."""
        lay_out_row(self, self._low, self._high, self._groove)
        left, width = THUMB_PX + GAP_PX, self.width() - 2 * (THUMB_PX + GAP_PX)
        self._label.setGeometry(left, 9, max(0, width - VALUE_PX), 16)
        self._value.setGeometry(left + width - VALUE_PX, 9, VALUE_PX, 16)


def lay_out_row(row: QWidget, low: QWidget, high: QWidget, groove: Groove) -> None:
    """Place the two pictures and the track of a 44 px row; the handle may overhang the gaps."""
    low.move(0, 0)
    high.move(row.width() - THUMB_PX, 0)
    left = THUMB_PX + GAP_PX - Groove.OVERHANG_PX
    groove.setGeometry(left, 22, row.width() - 2 * left, 20)
    groove.raise_()
