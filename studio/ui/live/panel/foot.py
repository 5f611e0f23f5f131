"""Under the picture in Live: the pads, and what one reaches for in a hurry."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.live.panel.scene_pad import HEIGHT_PX as PAD_PX, ScenePad
from studio.ui.theme.fonts import figures
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.paint import role
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.unipolar_slider import UnipolarSlider
from studio.values.live.mapping import Setup

NO_SCENES = mark(
    "A scene holds a place; its pad fades there in beats. Keep the one you see with Add scene."
)
PANIC = mark("To the safe place, now; black and frozen end")


class LiveFoot(QWidget):
    """Says what is wanted by signals; shows what it is told."""

    add_wanted = Signal()
    panic_wanted = Signal()
    safe_wanted = Signal()
    black_wanted = Signal(bool)
    freeze_wanted = Signal(bool)
    record_wanted = Signal(bool)
    fade_chosen = Signal(float)
    pad_wanted = Signal(object)
    pad_replaced = Signal(object)
    pad_renamed = Signal(object)
    pad_keyed = Signal(object)
    pad_removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pads: dict[str, ScenePad] = {}
        self.add = Chip(tr("Add scene"))
        self.add.setToolTip(tr("Keep the place you see on a pad"))
        self.empty = Paragraph(tr(NO_SCENES), "faint")
        self.panic, self.black = Chip(tr("Panic")), Chip(tr("Blackout"))
        self.panic.setToolTip(tr(PANIC))
        self.freeze, self.safe = Chip(tr("Freeze")), Chip(tr("Safe place"))
        self.safe.setToolTip(tr("The place you see is where Panic leads"))
        self.record = Chip(tr("Record"))
        self.record.setToolTip(tr("Every move, as a film that can be made at any size"))
        for chip in (self.black, self.freeze, self.record):
            chip.setCheckable(True)
        scale = Scale(0.0, 32.0, 0.0, 1.0, 0.25, 4.0)
        self.fade = UnipolarSlider(tr("Fade"), scale, 4.0, tr("beats"))
        self.fade.setFixedWidth(150)
        self.figure = Caption("", "secondary", figures(), Qt.AlignmentFlag.AlignRight)
        self._lay_out()
        self._connect()
        self.setAccessibleName(tr("Performance"))

    def _lay_out(self) -> None:
        self._pads = QWidget()
        self._flow = FlowLayout(self._pads)
        scenes = QHBoxLayout()
        scenes.setContentsMargins(16, 12, 16, 8)
        scenes.setSpacing(14)
        scenes.addWidget(self._pads, 1)
        scenes.addWidget(self.empty, 8)
        scenes.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setContentsMargins(16, 2, 16, 10)
        row.setSpacing(8)
        for widget in (self.panic, self.black, self.freeze):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.safe)
        row.addSpacing(8)
        row.addWidget(self.record)
        row.addSpacing(12)
        row.addWidget(self.fade)
        row.addStretch(1)
        row.addWidget(self.figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(scenes)
        column.addLayout(row)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.panic.clicked.connect(self.panic_wanted)
        self.safe.clicked.connect(self.safe_wanted)
        self.black.clicked.connect(self.black_wanted)
        self.freeze.clicked.connect(self.freeze_wanted)
        self.record.clicked.connect(self.record_wanted)
        self.fade.gesture_ended.connect(lambda: self.fade_chosen.emit(self.fade.value))

    # ---- what it shows --------------------------------------------------------------------------
    def set_setup(self, setup: Setup, marks: tuple[str, ...] = ()) -> None:
        """The scenes, what each is reached by (empty: its number), and how long fades are."""
        if list(self.pads) != [scene.id for scene in setup.scenes]:
            self._rebuild(setup)
        for number, scene in enumerate(setup.scenes, 1):
            mark_ = marks[number - 1] if number <= len(marks) else ""
            self.pads[scene.id].set_words(number, scene.name, mark_)
        self.empty.setVisible(not setup.scenes)
        self._pads.setVisible(bool(setup.scenes))
        self.fade.set_value(setup.fade_beats)

    def set_going(self, scene_id: str, share: float) -> None:
        """Which pad was asked for last, and how far on the way."""
        for key, pad in self.pads.items():
            pad.set_state(key == scene_id, share)

    def set_states(self, black: bool, frozen: bool) -> None:
        """Whether it is black, and whether it is frozen."""
        self.black.setChecked(black)
        self.freeze.setChecked(frozen)

    def set_recording(self, seconds: float | None) -> None:
        """How long it has been recorded; None: it is not."""
        self.record.setChecked(seconds is not None)
        minutes, rest = divmod(int(seconds or 0), 60)
        self.record.set_text(
            tr("Record")
            if seconds is None
            else tr("Recording {time}", time=f"{minutes}:{rest:02d}")
        )

    def _rebuild(self, setup: Setup) -> None:
        for pad in self.pads.values():
            self._flow.removeWidget(pad)
            pad.hide()
            pad.deleteLater()
        self.pads = {}
        for scene in setup.scenes:
            pad = self.pads[scene.id] = ScenePad(scene.id)
            pad.wanted.connect(self.pad_wanted)
            pad.replaced.connect(self.pad_replaced)
            pad.renamed.connect(self.pad_renamed)
            pad.keyed.connect(self.pad_keyed)
            pad.removed.connect(self.pad_removed)
            self._flow.addWidget(pad)

    def sizeHint(self) -> QSize:
        """Qt: a row of pads over a row of switches."""
        return QSize(600, PAD_PX + 78)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground."""
        QPainter(self).fillRect(self.rect(), role("panel"))
