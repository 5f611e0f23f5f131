"""What is listened to on this computer: opened and closed as preferences say, without Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from studio.errors import StudioError
from studio.live.audio.ears import Ears
from studio.live.audio.microphone import Microphone
from studio.live.gamepad.desk import GamepadDesk
from studio.live.inbox import Inbox
from studio.live.midi.desk import MidiDesk
from studio.live.osc.query import QueryServer
from studio.live.osc.receiver import OscReceiver
from studio.live.osc.sending import OscSender
from studio.live.osc.table import rows
from studio.values.live.devices import DevicePrefs
from studio.values.live.targets import TargetInfo


class Inputs:
    """Holds what is open. What refuses stays closed, and `problems` say why.

    `targets` and `values` are what is answered to whoever asks for the list; whoever plays
    replaces them whole.
    """

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self.make_midi: Callable[[Inbox], MidiDesk] = MidiDesk
        self.make_microphone: Callable[[Ears, str], Microphone] = Microphone
        self.make_pads: Callable[[Inbox], GamepadDesk] = GamepadDesk
        self.targets: tuple[TargetInfo, ...] = ()
        self.values: Mapping[str, float] = {}
        self.problems: dict[str, str] = {}
        self.osc: OscReceiver | None = None
        self.query: QueryServer | None = None
        self.teller: OscSender | None = None
        self.midi: MidiDesk | None = None
        self.pads: GamepadDesk | None = None
        self.ears: Ears | None = None
        self._microphone: Microphone | None = None

    @property
    def active(self) -> bool:
        """Whether anything may arrive."""
        return self.osc is not None or self.midi is not None or self.pads is not None

    @property
    def names(self) -> tuple[str, ...]:
        """Ports and gamepads that are heard now."""
        midi = self.midi.names if self.midi is not None else ()
        return midi + (self.pads.names if self.pads is not None else ())

    @property
    def refused(self) -> dict[str, str]:
        """What threads of their own found to be wrong, by device."""
        found = {"midi": self.midi, "gamepad": self.pads}
        return {name: desk.problem for name, desk in found.items() if desk and desk.problem}

    def open(self, now: DevicePrefs, before: DevicePrefs | None = None) -> DevicePrefs:
        """Open what is wanted, close what is not; gives the preferences without what refused."""
        now = self._open_osc(now, before)
        now = self._open_sender(now, before)
        self._open_midi(now)
        self._open_pads(now)
        now = self._open_sound(now)
        if self.midi is not None and not now.clock_out:
            self.midi.send_clock(None)
        return now

    def close(self) -> None:
        """Nothing is listened to any more; threads end."""
        self._close_osc()
        for device in (self._microphone, self.ears, self.midi, self.pads, self.teller):
            if device is not None:
                device.close()
        self.midi = self.pads = self.teller = self.ears = self._microphone = None

    # ---- inside ---------------------------------------------------------------------------------
    def _open_osc(self, now: DevicePrefs, before: DevicePrefs | None) -> DevicePrefs:
        moved = before is not None and (before.host, before.port) != (now.host, now.port)
        if self.osc is not None and (not now.osc or moved):
            self._close_osc()
        if not now.osc or self.osc is not None:
            return now
        self.problems.pop("osc", None)
        try:
            self.osc = OscReceiver(self.inbox, now.host, now.port, lambda: rows(self.targets))
        except StudioError as error:
            return self._refuse(now, "osc", error, osc=False)
        self.problems.pop("list", None)
        try:
            where = self.osc.address
            self.query = QueryServer(*where, where, lambda: self.targets, lambda: self.values)
        except StudioError as error:  # OSC works without
            self.problems["list"] = str(error)
        return now

    def _close_osc(self) -> None:
        for device in (self.osc, self.query):
            if device is not None:
                device.close()
        self.osc = self.query = None

    def _open_sender(self, now: DevicePrefs, before: DevicePrefs | None) -> DevicePrefs:
        if self.teller is not None and (before is None or before.feedback != now.feedback):
            self.teller.close()
            self.teller = None
        if now.feedback and self.teller is None:
            self.problems.pop("feedback", None)
            try:
                self.teller = OscSender(now.feedback)
            except StudioError as error:
                return self._refuse(now, "feedback", error, feedback="")
        return now

    def _open_midi(self, now: DevicePrefs) -> None:
        if self.midi is not None and not now.midi:
            self.midi.close()
            self.midi = None
        if now.midi and self.midi is None:
            self.problems.pop("midi", None)
            self.midi = self.make_midi(self.inbox)

    def _open_pads(self, now: DevicePrefs) -> None:
        if self.pads is not None and not now.gamepad:
            self.pads.close()
            self.pads = None
        if now.gamepad and self.pads is None:
            self.problems.pop("gamepad", None)
            self.pads = self.make_pads(self.inbox)

    def _open_sound(self, now: DevicePrefs) -> DevicePrefs:
        if self.ears is not None and not now.sound:
            if self._microphone is not None:
                self._microphone.close()
            self.ears.close()
            self.ears = self._microphone = None
        if now.sound and self.ears is None:
            self.problems.pop("sound", None)
            ears = Ears()
            try:
                self._microphone = self.make_microphone(ears, now.sound_device)
            except StudioError as error:
                ears.close()
                return self._refuse(now, "sound", error, sound=False)
            self.ears = ears
        return now

    def _refuse(
        self, now: DevicePrefs, device: str, error: StudioError, **off: object
    ) -> DevicePrefs:
        self.problems[device] = str(error)
        return msgspec.structs.replace(now, **off)
