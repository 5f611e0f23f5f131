"""What is listened to: OSC, MIDI; switched on and off, and remembered for the next start."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer, Slot

from studio.errors import StudioError
from studio.live.audio.ears import Ears
from studio.live.audio.microphone import Microphone
from studio.live.inbox import Inbox
from studio.live.midi.desk import MidiDesk
from studio.live.osc.receiver import OscReceiver
from studio.live.osc.sending import OscSender
from studio.live.osc.table import rows
from studio.ui.language.words import said
from studio.ui.signals import Carries, signal
from studio.ui.state.settings import SettingsState
from studio.values.live.devices import DevicePrefs
from studio.values.live.targets import TargetInfo

KEY = "live"
LOOK_MS = 1000


class Devices(QObject):
    """Opens what `prefs` say; what refuses is switched off again, and `problems` say why."""

    changed: Carries[DevicePrefs] = signal()
    """Something is on or off now, or a port has come or gone."""

    def __init__(
        self, settings: SettingsState, inbox: Inbox, parent: QObject | None = None,
        make_midi: Callable[[Inbox], MidiDesk] = MidiDesk,
        make_microphone: Callable[[Ears, str], Microphone] = Microphone,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._settings, self._make_midi = settings, make_midi
        self._make_microphone = make_microphone
        self.inbox = inbox
        self.targets: tuple[TargetInfo, ...] = ()
        """What `/list` answers; another one whenever there is something else to move."""
        self.prefs = _kept(settings)
        self.problems: dict[str, str] = {}
        self.osc: OscReceiver | None = None
        self.teller: OscSender | None = None
        self.midi: MidiDesk | None = None
        self.ears: Ears | None = None
        self._microphone: Microphone | None = None
        self._names: tuple[str, ...] = ()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_at_midi)

    @property
    def active(self) -> bool:
        """Whether anything may arrive."""
        return self.osc is not None or self.midi is not None

    def start(self) -> None:
        """Open what was on last time."""
        self._open()

    def set(self, **fields: object) -> None:
        """Prefer these from now on; nothing else is opened anew."""
        before = self.prefs
        new = msgspec.structs.replace(before, **fields)
        try:
            new = msgspec.convert(msgspec.to_builtins(new), DevicePrefs)
        except msgspec.ValidationError:
            return
        self.prefs = new
        self._open(before)
        self._settings.set_extra(KEY, msgspec.to_builtins(self.prefs))

    def close(self) -> None:
        """Nothing is listened to any more; threads end."""
        self._look.stop()
        for device in (self._microphone, self.ears, self.osc, self.midi, self.teller):
            if device is not None:
                device.close()
        self.osc = self.midi = self.teller = self.ears = self._microphone = None

    # ---- inside ---------------------------------------------------------------------------------
    def _open(self, before: DevicePrefs | None = None) -> None:
        self._open_osc(before)
        self._open_sender(before)
        self._open_midi()
        self._open_sound()
        self._set_clock()
        self.changed.emit(self.prefs)

    def _open_osc(self, before: DevicePrefs | None) -> None:
        now = self.prefs
        moved = before is not None and (before.host, before.port) != (now.host, now.port)
        if self.osc is not None and (not now.osc or moved):
            self.osc.close()
            self.osc = None
        if now.osc and self.osc is None:
            self.problems.pop("osc", None)
            try:
                self.osc = OscReceiver(self.inbox, now.host, now.port, self._table)
            except StudioError as error:
                self._refuse("osc", said(error), osc=False)

    def _open_sender(self, before: DevicePrefs | None) -> None:
        if self.teller is not None and (before is None or before.feedback != self.prefs.feedback):
            self.teller.close()
            self.teller = None
        if self.prefs.feedback and self.teller is None:
            self.problems.pop("feedback", None)
            try:
                self.teller = OscSender(self.prefs.feedback)
            except StudioError as error:
                self._refuse("feedback", said(error), feedback="")

    def _open_midi(self) -> None:
        if self.midi is not None and not self.prefs.midi:
            self.midi.close()
            self.midi, self._names = None, ()
            self._look.stop()
        if self.prefs.midi and self.midi is None:
            self.problems.pop("midi", None)
            self.midi = self._make_midi(self.inbox)
            self._look.start()

    def _open_sound(self) -> None:
        if self.ears is not None and not self.prefs.sound:
            if self._microphone is not None:
                self._microphone.close()
            self.ears.close()
            self.ears = self._microphone = None
        if self.prefs.sound and self.ears is None:
            self.problems.pop("sound", None)
            ears = Ears()
            try:
                self._microphone = self._make_microphone(ears, self.prefs.sound_device)
            except StudioError as error:
                ears.close()
                self._refuse("sound", said(error), sound=False)
                return
            self.ears = ears

    def _set_clock(self) -> None:
        if self.midi is not None and not self.prefs.clock_out:
            self.midi.send_clock(None)

    def _table(self) -> list[dict[str, object]]:
        """Asked on the thread of the socket."""
        return rows(self.targets)

    def _refuse(self, device: str, why: str, **off: object) -> None:
        self.problems[device] = why
        self.prefs = msgspec.structs.replace(self.prefs, **off)

    @Slot()
    def _look_at_midi(self) -> None:
        """Ports come and go on a thread of their own."""
        midi = self.midi
        if midi is None:
            return
        if midi.problem and self.problems.get("midi") != midi.problem:
            self.problems["midi"] = midi.problem
            self.changed.emit(self.prefs)
        elif midi.names != self._names:
            self._names = midi.names
            self.problems.pop("midi", None)
            self.changed.emit(self.prefs)


def _kept(settings: SettingsState) -> DevicePrefs:
    try:
        return msgspec.convert(settings.value.extra.get(KEY, {}), DevicePrefs)
    except msgspec.ValidationError:
        return DevicePrefs()
