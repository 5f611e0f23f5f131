"""The panel at the left: what is listened to, and the tempo."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.paint import role
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section import Section
from studio.ui.widgets.slim_scroll import SlimScroll
from studio.ui.widgets.switch import Switch
from studio.values.live.devices import DevicePrefs

WIDTH_PX = 280
HERE = mark("From this computer alone, at port {port}")
ELSEWHERE = mark("From the network, at {host}, port {port}")
NO_PORTS = mark("No knobs are plugged in; they are found when they are.")
NO_PADS = mark("No gamepad is plugged in; it is found when it is.")
PADS = mark("Sticks and buttons that are plugged in")


class _Ground(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), role("panel"))


class InputsPanel(SlimScroll):
    """Switches say what is wanted; what came of it is told by `set_devices`."""

    wanted = Signal(object)
    """Fields of the preferences, by name."""
    addresses_wanted = Signal()
    bpm_chosen = Signal(int)
    tapped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.osc = Switch(tr("OSC"), tr(HERE, port=9000))
        self.midi = Switch(tr("MIDI"), tr("Knobs, faders and keys that are plugged in"))
        self.gamepad = Switch(tr("Gamepad"), tr(PADS))
        self.sound = Switch(tr("Sound"), tr("Loudness, bands and onsets of what is heard"))
        self.problem = Paragraph("", "bad")
        self.problem.hide()
        listen = Section(tr("Listens to"), 16)
        self.addresses = listen.header.add_action(
            tr("Addresses"), "", tr("Everything that can be moved, with types, ranges and examples")
        )
        column = QVBoxLayout()
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(12)
        for switch in (self.osc, self.midi, self.gamepad, self.sound):
            column.addWidget(switch)
        column.addWidget(self.problem)
        listen.body.addLayout(column)
        ground = _Ground()
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(listen)
        whole.addWidget(self._tempo())
        whole.addStretch(1)
        self.set_content(ground)
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(tr("Inputs"))
        self._connect()

    def _tempo(self) -> Section:
        section = Section(tr("Tempo"), 16, last=True)
        self.bpm = NumberField(tr("Beats a minute"), 20, 400)
        self.tap = Chip(tr("Tap"))
        self.tap.setToolTip(tr("Click in time, at least twice"))
        self.clock_in = Chip(tr("Follow clock"))
        self.clock_out = Chip(tr("Send clock"))
        self.clock_in.setToolTip(tr("The tempo is that of the MIDI clock that comes in"))
        self.clock_out.setToolTip(tr("A MIDI clock of this tempo goes out"))
        for chip in (self.clock_in, self.clock_out):
            chip.setCheckable(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 4)
        row.setSpacing(8)
        row.addWidget(self.bpm)
        row.addWidget(Caption(tr("beats a minute"), "secondary"))
        row.addStretch(1)
        row.addWidget(self.tap)
        section.body.addLayout(row)
        clocks = QHBoxLayout()
        clocks.setSpacing(8)
        clocks.addWidget(self.clock_in)
        clocks.addWidget(self.clock_out)
        clocks.addStretch(1)
        section.body.addLayout(clocks)
        return section

    def _connect(self) -> None:
        self.osc.clicked.connect(lambda on: self.wanted.emit({"osc": on}))
        self.midi.clicked.connect(lambda on: self.wanted.emit({"midi": on}))
        self.gamepad.clicked.connect(lambda on: self.wanted.emit({"gamepad": on}))
        self.sound.clicked.connect(lambda on: self.wanted.emit({"sound": on}))
        self.clock_in.clicked.connect(lambda on: self.wanted.emit({"clock_in": on}))
        self.clock_out.clicked.connect(lambda on: self.wanted.emit({"clock_out": on}))
        self.addresses.clicked.connect(self.addresses_wanted)
        self.bpm.value_changed.connect(self.bpm_chosen)
        self.tap.pressed.connect(self.tapped)

    def set_devices(
        self, prefs: DevicePrefs, ports: tuple[str, ...], pads: tuple[str, ...],
        problems: tuple[str, ...],
    ) -> None:  # fmt: skip
        """What is on, what is plugged in, what went wrong."""
        for switch, on in (
            (self.osc, prefs.osc), (self.midi, prefs.midi), (self.sound, prefs.sound),
            (self.gamepad, prefs.gamepad),
            (self.clock_in, prefs.clock_in), (self.clock_out, prefs.clock_out),
        ):  # fmt: skip
            switch.setChecked(on)
        self.clock_in.setEnabled(prefs.midi)
        self.clock_out.setEnabled(prefs.midi)
        where = HERE if prefs.host.startswith("127.") else ELSEWHERE
        self.osc.set_explanation(tr(where, host=prefs.host, port=prefs.port))
        if prefs.midi:
            self.midi.set_explanation(", ".join(ports) or ("" if problems else tr(NO_PORTS)))
        else:
            self.midi.set_explanation(tr("Knobs, faders and keys that are plugged in"))
        none = "" if problems else tr(NO_PADS)
        self.gamepad.set_explanation((", ".join(pads) or none) if prefs.gamepad else tr(PADS))
        self.problem.set_text(" ".join(problems), "bad")
        self.problem.setVisible(bool(problems))

    def set_bpm(self, bpm: float) -> None:
        """The tempo of now."""
        if not self.bpm.edit.hasFocus():
            self.bpm.set_value(round(bpm))
