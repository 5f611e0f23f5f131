"""What is listened to: OSC, MIDI; switched on and off, and remembered for the next start."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, QTimer, Slot

from studio.live.inbox import Inbox
from studio.live.inputs import Inputs
from studio.ui.language.words import said
from studio.ui.signals import Carries, signal
from studio.ui.state.settings import SettingsState
from studio.values.live.devices import KEY, DevicePrefs, prefs_in

LOOK_MS = 1000


class Devices(QObject):
    """Opens what `prefs` say; what refuses is switched off again, and `problems` say why."""

    changed: Carries[DevicePrefs] = signal()
    """Something is on or off now, or a port has come or gone."""

    def __init__(
        self, settings: SettingsState, inbox: Inbox, parent: QObject | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._settings = settings
        self.inputs = Inputs(inbox)
        self.prefs = prefs_in(settings.value.extra)
        self._lent = False
        self._names: tuple[str, ...] = ()
        self._refused: dict[str, str] = {}
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_at_ports)

    @property
    def inbox(self) -> Inbox:
        """Where signals arrive."""
        return self.inputs.inbox

    @property
    def active(self) -> bool:
        """Whether anything may arrive."""
        return self.inputs.active

    @property
    def problems(self) -> tuple[str, ...]:
        """Why something is not heard, in sentences."""
        return tuple(said(why) for why in (self.inputs.problems | self._refused).values())

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

    def lend(self, lent: bool) -> None:
        """A show of this window listens meanwhile: what is on is let go of, and taken up again."""
        if lent == self._lent:
            return
        self._lent = lent
        if lent:
            self._look.stop()
            self.inputs.close()
            self.changed.emit(self.prefs)
        else:
            self._open()

    def close(self) -> None:
        """Nothing is listened to any more; threads end."""
        self._look.stop()
        self.inputs.close()

    # ---- inside ---------------------------------------------------------------------------------
    def _open(self, before: DevicePrefs | None = None) -> None:
        if self._lent:
            self.changed.emit(self.prefs)
            return
        self.prefs = self.inputs.open(self.prefs, before)
        watched = self.inputs.midi is not None or self.inputs.pads is not None
        self._look.start() if watched else self._look.stop()
        self._names, self._refused = self.inputs.names, self.inputs.refused
        self.changed.emit(self.prefs)

    @Slot()
    def _look_at_ports(self) -> None:
        """Ports and gamepads come and go on threads of their own."""
        names, refused = self.inputs.names, self.inputs.refused
        if (names, refused) != (self._names, self._refused):
            self._names, self._refused = names, refused
            self.changed.emit(self.prefs)
