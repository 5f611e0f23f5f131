"""A number between two ends, filled from its start: truncation, steps, guidance."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.editable_caption import EditableCaption
from studio.ui.widgets.groove import Groove, Scale
from studio.ui.widgets.paint import LABEL_PX

HEIGHT_PX = 38


class UnipolarSlider(QWidget):
    """`unit` stands behind the number; `default` is where a reset goes."""

    value_changed = Signal(float)
    gesture_ended = Signal()

    def __init__(
        self,
        name: str,
        scale: Scale,
        default: float,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._default = default
        self._unit = unit
        self._label = Caption(name, "text", words(LABEL_PX), parent=self)
        right = Qt.AlignmentFlag.AlignRight
        self._number = EditableCaption("", "secondary", figures(), right, self)
        self._groove = Groove(scale, self, flush=True)
        self._groove.setAccessibleName(name)
        self.setAccessibleName(name)
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._groove)
        self._groove.value_changed.connect(self._on_moved)
        self._groove.gesture_ended.connect(self.gesture_ended)
        self._groove.reset_requested.connect(self.reset)
        self._groove.edit_requested.connect(self._number.begin_edit)
        self._number.edited.connect(self._on_typed)
        self.set_value(default)

    @property
    def value(self) -> float:
        """Where the handle is."""
        return self._groove.value

    @property
    def groove(self) -> Groove:
        """The track, for focus and for tests."""
        return self._groove

    @property
    def value_text(self) -> str:
        """The number as written, with its unit."""
        return self._number.text

    def set_name(self, name: str) -> None:
        """Call it otherwise: it sets something else now."""
        self._label.set_text(name)
        self._groove.setAccessibleName(name)
        self.setAccessibleName(name)

    def set_value(self, value: float) -> None:
        """Show `value`, silently."""
        self._groove.set_value(value)
        self._write()

    def reset(self) -> None:
        """Back to the default."""
        self._groove.change(self._default)
        self.gesture_ended.emit()

    def sizeHint(self) -> QSize:
        """Qt: a label line and a track."""
        return QSize(200, HEIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: name and number above the track."""
        number_px = min(80, round(0.42 * self.width()))
        self._label.setGeometry(0, 2, self.width() - number_px, 16)
        self._number.setGeometry(self.width() - number_px, 2, number_px, 16)
        self._groove.setGeometry(0, 17, self.width(), 20)

    def _on_moved(self, value: float) -> None:
        self._write()
        self.value_changed.emit(value)

    def _on_typed(self, text: str) -> None:
        number = text.replace(self._unit, "").strip().replace(",", ".")
        try:
            value = float(number)
        except ValueError:
            return
        if value == value:
            self._groove.change(value)
            self.gesture_ended.emit()

    def _write(self) -> None:
        scale, value = self._groove.scale, self._groove.value
        places = 0 if scale.whole else 2 if scale.high - scale.low <= 10 else 1
        unit = f" {self._unit}" if self._unit else ""
        self._number.set_text(f"{value:z.{places}f}{unit}")
        self._groove.setAccessibleDescription(self._number.text)
