"""Any width and height that the model can make."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QSpinBox, QWidget

from studio.ui.latent_panel.picture_sizes import rounded
from studio.ui.widgets.caption import Caption
from studio.values.card import Sizes


class SizeDialog(QDialog):
    """Width and height in pixels on the model's grid; the aspect can be held."""

    def __init__(
        self, sizes: Sizes, width: int, height: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Picture size")
        self._sizes = sizes
        self._ratio = width / height
        self.wide, self.high = self._spin(width, "Width"), self._spin(height, "Height")
        self.hold = QCheckBox("Keep the aspect")
        self.hold.setEnabled(sizes.any_aspect)
        self.hold.setChecked(not sizes.any_aspect)
        self._facts = Caption("", "secondary")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow("Width", self.wide)
        form.addRow("Height", self.high)
        form.addRow(self.hold)
        form.addRow(self._facts)
        form.addRow(buttons)
        self.wide.valueChanged.connect(self._on_wide)
        self.high.valueChanged.connect(self._on_high)
        self._tell()

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height on the model's grid."""
        return rounded(self._sizes, self.wide.value(), self.high.value())

    def _spin(self, value: int, name: str) -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(self._sizes.multiple, self._sizes.largest)
        spin.setSingleStep(max(8, self._sizes.multiple))
        spin.setSuffix(" px")
        spin.setAccessibleName(name)
        spin.setValue(value)
        return spin

    def _on_wide(self, value: int) -> None:
        if self.hold.isChecked():
            self._set(self.high, round(value / self._ratio))
        self._tell()

    def _on_high(self, value: int) -> None:
        if self.hold.isChecked():
            self._set(self.wide, round(value * self._ratio))
        self._tell()

    def _set(self, spin: QSpinBox, value: int) -> None:
        spin.blockSignals(True)
        spin.setValue(value)
        spin.blockSignals(False)

    def _tell(self) -> None:
        width, height = self.size_px
        if not self.hold.isChecked():
            self._ratio = width / height
        self._facts.set_text(
            f"{width} × {height} · {width * height / 1e6:.1f} megapixels ·"
            f" {width / 300 * 2.54:.1f} × {height / 300 * 2.54:.1f} cm at 300 dpi"
        )
