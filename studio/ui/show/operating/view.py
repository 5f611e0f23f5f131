"""The window: the live picture large, figures beside it, four buttons below."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QCloseEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.show.operating.meters import Meter, Meters, missing, notes
from studio.ui.show.operating.seen import as_image
from studio.ui.signals import Carries, signal
from studio.ui.theme import fonts
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.paint import role
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section_header import SectionHeader

SIDE_PX = 320
MARGIN_PX = 24
WELL = mark("Nothing failed so far.")
SILENT = mark("Nothing has been heard of the show for {n} s.")


class Picture(QWidget):
    """What is on the screen of the show."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setMinimumSize(240, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Live picture of the show"))

    def set_image(self, image: QImage) -> None:
        """Another moment of it."""
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), role("canvas"))
        if self.image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        x, y = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawImage(QRectF(x, y, size.width(), size.height()), self.image)


class MeterRow(QWidget):
    """A name at the left, its figure at the right."""

    def __init__(self, meter: Meter) -> None:
        super().__init__()
        right = Qt.AlignmentFlag.AlignRight
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Caption(meter.name, "secondary"))
        self.value = Caption("", "text", fonts.figures(), right)
        row.addWidget(self.value, 1)
        self.show_meter(meter)

    def show_meter(self, meter: Meter) -> None:
        """Another figure."""
        self.value.set_tone("bad" if meter.bad else "text")
        self.value.set_text(meter.value)
        self.setAccessibleName(f"{meter.name}: {meter.value}")


class OperatorView(QWidget):
    """`set_status` shows how things stand; `ordered` says what the operator wants."""

    ordered: Carries[str] = signal()
    closed: Carries[None] = signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("Operator · Latent Studio"))
        self.picture, self.says = Picture(), Paragraph(tr(WELL), "faint")
        self._meters = Meters()
        self.rows: dict[str, MeterRow] = {}
        self._heard = time.monotonic()
        self._missing: tuple[str, ...] = ()
        self.panic, self.black = Chip(tr("Panic")), Chip(tr("Blackout"))
        self.freeze, self.next = Chip(tr("Freeze")), Chip(tr("Next"))
        for chip, tip in (
            (self.panic, tr("The visitor's state is wiped, the first place of the show plays")),
            (self.black, tr("The screen is dark until this is taken back")),
            (self.freeze, tr("The picture stays as it is")),
            (self.next, tr("On to the next place of the playlist")),
        ):
            chip.setToolTip(tip)
        for chip in (self.black, self.freeze):
            chip.setCheckable(True)
        self._lay_out()
        self.panic.clicked.connect(lambda: self.ordered.emit("panic"))
        self.next.clicked.connect(lambda: self.ordered.emit("next"))
        self.black.clicked.connect(lambda on: self.ordered.emit(f"black {'on' if on else 'off'}"))
        self.freeze.clicked.connect(lambda on: self.ordered.emit(f"freeze {'on' if on else 'off'}"))

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(SectionHeader(tr("How it stands")))
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        side.addLayout(self._column)
        side.addSpacing(8)
        side.addWidget(Hairline())
        side.addWidget(SectionHeader(tr("What failed")))
        side.addWidget(self.says)
        side.addStretch(1)
        holder = QWidget()
        holder.setLayout(side)
        holder.setFixedWidth(SIDE_PX)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for chip in (self.panic, self.black, self.freeze, self.next):
            buttons.addWidget(chip)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.picture, 1)
        left.addLayout(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        whole.setSpacing(MARGIN_PX)
        whole.addLayout(left, 1)
        whole.addWidget(holder)

    def set_status(self, status: dict[str, Any]) -> None:
        """How things stand now."""
        self._heard = time.monotonic()
        for meter in self._meters.read(status, self._heard):
            row = self.rows.get(meter.name)
            if row is None:
                row = self.rows[meter.name] = MeterRow(meter)
                self._column.addWidget(row)
            row.show_meter(meter)
        self._come_up(missing(status))
        told = notes(status)
        self.says.set_text("\n".join(told) or tr(WELL), "bad" if told else "faint")
        picture = as_image(status.get("picture"))
        if not picture.isNull():
            self.picture.set_image(picture)
        window = status.get("window")
        if isinstance(window, dict):
            self.black.setChecked(window.get("black") is True)
            self.freeze.setChecked(window.get("frozen") is True)

    def _come_up(self, missing: tuple[str, ...]) -> None:
        """A display is gone: the show may lie over this window now, which must be seen."""
        before, self._missing = self._missing, missing
        if bool(before) != bool(missing):
            self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, bool(missing))
            self.show()
        if set(missing) - set(before):
            self.raise_()
            self.activateWindow()

    def look(self) -> None:
        """Say so where nothing was heard for long."""
        silent = time.monotonic() - self._heard
        if silent > 3.0:
            self.says.set_text(tr(SILENT, n=round(silent)), "bad")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground."""
        QPainter(self).fillRect(self.rect(), role("window"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the show plays on without it."""
        event.accept()
        self.closed.emit(None)
