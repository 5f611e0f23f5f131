"""Format, depth and quality, with what each format cannot do said in words."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.export.formats import table
from studio.export.spec import StillSpec
from studio.ui.language.words import tr
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.switch import Switch
from studio.ui.widgets.unipolar_slider import UnipolarSlider


class FormatRows(QWidget):
    """Edits the parts of a `StillSpec` that say how pixels are written."""

    changed = Signal(object)
    """`StillSpec`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = StillSpec()
        self.format = Segmented(
            tuple((known.key, known.name) for known in table.FORMATS), tr("Format")
        )
        self.bits = Segmented((("8", tr("8 bit")), ("16", tr("16 bit"))), tr("Depth"))
        self.quality = UnipolarSlider(tr("Quality"), Scale(1, 100, whole=True), 92)
        self.lossless = Switch(tr("Lossless"), tr("Every pixel as it is; a larger file."))
        self.dither = Switch(
            tr("Dither"), tr("A trace of noise that keeps smooth skies free of bands.")
        )
        self._bits_row = FormRow(tr("Depth"), self.bits)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(FormRow(tr("Format"), self.format))
        column.addWidget(self._bits_row)
        for widget in (self.quality, self.lossless, self.dither):
            column.addWidget(widget)
        self._connect()
        self.set_spec(self._spec)

    @property
    def spec(self) -> StillSpec:
        """What is set."""
        return self._spec

    @property
    def words(self) -> str:
        """What the format is good for."""
        return self._spec.described.summary

    def set_spec(self, spec: StillSpec) -> None:
        """Show a spec, silently."""
        self._spec = spec
        self.format.set_value(spec.format)
        self.bits.set_value(str(spec.bits))
        self.quality.set_value(spec.quality)
        for switch, value in ((self.lossless, spec.lossless), (self.dither, spec.dither)):
            switch.blockSignals(True)
            switch.setChecked(value)
            switch.blockSignals(False)
        self._bits_row.setVisible(len(spec.described.depths) > 1)
        self.lossless.setVisible(spec.described.packing == "either")
        self.quality.setVisible(spec.lossy)
        self.dither.setVisible(spec.bits == 8)

    def _connect(self) -> None:
        self.format.chosen.connect(self._format_chosen)
        self.bits.chosen.connect(self._bits_chosen)
        self.quality.value_changed.connect(self._quality_changed)
        self.lossless.toggled.connect(self._lossless_toggled)
        self.dither.toggled.connect(self._dither_toggled)

    @Slot(str)
    def _format_chosen(self, name: str) -> None:
        kind = table.still_format(name)
        bits = self._spec.bits if self._spec.bits in kind.depths else kind.depths[0]
        lossless = self._spec.lossless and kind.packing == "either"
        self._change(format=kind.key, bits=bits, lossless=lossless)

    @Slot(str)
    def _bits_chosen(self, bits: str) -> None:
        self._change(bits=int(bits))

    @Slot(float)
    def _quality_changed(self, quality: float) -> None:
        self._change(quality=round(quality))

    @Slot(bool)
    def _lossless_toggled(self, on: bool) -> None:
        self._change(lossless=on)

    @Slot(bool)
    def _dither_toggled(self, on: bool) -> None:
        self._change(dither=on)

    def _change(self, **fields: object) -> None:
        self.set_spec(msgspec.structs.replace(self._spec, **fields))
        self.changed.emit(self._spec)
