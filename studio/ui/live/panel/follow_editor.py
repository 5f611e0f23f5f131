"""How one slider follows: its range, curve, smoothing, beats, page."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.unipolar_slider import UnipolarSlider
from studio.values.film.sources import Heard, Oscillator, Wander
from studio.values.live.mapping import PAGES, Mapping
from studio.values.live.sources import is_by_hand

HEARING = (("threshold", mark("Threshold"), 1.0, ""), ("attack", mark("Attack"), 1.0, "s"),
           ("release", mark("Release"), 2.0, "s"))  # fmt: skip
BEATS = ((0.0, mark("at once")), (0.25, mark("¼ beat")), (0.5, mark("½ beat")), (1.0, mark("beat")),
         (4.0, mark("bar of 4")))  # fmt: skip


class FollowEditor(QWidget):
    """Says what is wanted; shows what it is given, silently. Which parts there are stays."""

    changed = Signal(object)
    """Fields of the mapping, by name: a hand is done with them."""
    removed = Signal()

    def __init__(self, mapping: Mapping, low: float, high: float) -> None:
        """`low` and `high` are the ends of the target itself."""
        super().__init__()
        self.mapping = mapping
        self._pending: dict[str, object] = {}
        span = max(high - low, 1e-6)
        ends = Scale(low, high, low, span / 100, span / 1000, span / 10)
        self.low = self._slider(tr("From"), ends, low, "low")
        self.high = self._slider(tr("To"), ends, high, "high")
        self.curve = self._slider(tr("Curve"), Scale(0.2, 5.0, 1.0, 0.1, 0.02, 0.5), 1.0, "curve")
        smooth = Scale(0.0, 5.0, 0.0, 0.05, 0.01, 0.5)
        self.smooth = self._slider(tr("Smoothing"), smooth, 0.0, "smooth_s", "s")
        self.speed = self._speed(mapping)
        self.hearing = self._hearing(mapping)
        self.beats = ChoiceBox(tuple((str(beats), tr(words)) for beats, words in BEATS))
        self.beats.setAccessibleName(tr("Changes"))
        pages = tuple((str(n), tr("Page {number}", number=n)) for n in range(1, PAGES + 1))
        self.page = ChoiceBox((("0", tr("every page")), *pages))
        self.page.setAccessibleName(tr("Page"))
        self.takes_over = Chip(tr("Takes over softly"))
        self.takes_over.setToolTip(tr("A knob moves nothing until it has passed the slider"))
        self.takes_over.setCheckable(True)
        self.remove = Chip(tr("Remove"))
        self._lay_out()
        self._connect()
        self.set_mapping(mapping)

    def set_mapping(self, mapping: Mapping) -> None:
        """Show it."""
        self.mapping = mapping
        self.low.set_value(mapping.low)
        self.high.set_value(mapping.high)
        self.curve.set_value(mapping.curve)
        self.smooth.set_value(mapping.smooth_s)
        if self.speed is not None:
            self.speed.set_value(_seconds(mapping))
        for field, slider in self.hearing.items():
            slider.set_value(getattr(mapping.origin, field))
        for box, value in ((self.beats, str(mapping.beats)), (self.page, str(mapping.page))):
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(value)))
            box.blockSignals(False)
        self.takes_over.setChecked(mapping.takes_over)
        self.takes_over.setVisible(is_by_hand(mapping.origin))

    # ---- building -------------------------------------------------------------------------------
    def _slider(
        self, name: str, scale: Scale, default: float, field: str, unit: str = ""
    ) -> UnipolarSlider:
        slider = UnipolarSlider(name, scale, default, unit)
        slider.value_changed.connect(lambda value: self._pending.update({field: value}))
        slider.gesture_ended.connect(self._settle)
        return slider

    def _speed(self, mapping: Mapping) -> UnipolarSlider | None:
        """How long one wave takes; sources from outside have none."""
        if not isinstance(mapping.origin, Oscillator | Wander):
            return None
        slider = UnipolarSlider(
            tr("One wave takes"), Scale(0.2, 60.0, 0.2, 0.1, 0.02, 2.0), 8.0, "s"
        )
        slider.value_changed.connect(self._speed_moved)
        slider.gesture_ended.connect(self._settle)
        return slider

    def _hearing(self, mapping: Mapping) -> dict[str, UnipolarSlider]:
        """How a sound is listened to; other sources have none of it."""
        if not isinstance(mapping.origin, Heard):
            return {}
        found = {}
        for field, name, most, unit in HEARING:
            slider = UnipolarSlider(tr(name), Scale(0.0, most, 0.0, most / 100), 0.0, unit)
            slider.value_changed.connect(partial(self._heard, field))
            slider.gesture_ended.connect(self._settle)
            found[field] = slider
        return found

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 8, 10)
        column.setSpacing(4)
        for slider in (self.low, self.high, self.speed, *self.hearing.values(), self.curve,
                       self.smooth):  # fmt: skip
            if slider is not None:
                column.addWidget(slider)
        column.addWidget(FormRow(tr("Changes"), self.beats))
        column.addWidget(FormRow(tr("Works on"), self.page))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.takes_over)
        row.addStretch(1)
        row.addWidget(self.remove)
        column.addLayout(row)

    def _connect(self) -> None:
        self.beats.activated.connect(self._beats_chosen)
        self.page.activated.connect(self._page_chosen)
        self.takes_over.clicked.connect(self._take_over)
        self.remove.clicked.connect(self.removed)

    # ---- the person -----------------------------------------------------------------------------
    def _speed_moved(self, seconds: float) -> None:
        origin = self.mapping.origin
        if isinstance(origin, Oscillator):
            self._pending["origin"] = replace(origin, period=seconds)
        elif isinstance(origin, Wander):
            self._pending["origin"] = replace(origin, rate=1.0 / seconds)

    def _heard(self, field: str, value: float) -> None:
        origin = self._pending.get("origin", self.mapping.origin)
        if isinstance(origin, Heard):
            self._pending["origin"] = replace(origin, **{field: value})

    def _settle(self) -> None:
        if self._pending:
            fields, self._pending = self._pending, {}
            self.changed.emit(fields)

    def _beats_chosen(self) -> None:
        self.changed.emit({"beats": float(self.beats.currentData())})

    def _page_chosen(self) -> None:
        self.changed.emit({"page": int(self.page.currentData())})

    def _take_over(self, on: bool) -> None:
        self.changed.emit({"takes_over": on})


def _seconds(mapping: Mapping) -> float:
    match mapping.origin:
        case Oscillator(period=period):
            return period
        case Wander(rate=rate):
            return 1.0 / rate
        case _:
            return 0.0
