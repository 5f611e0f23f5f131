"""Three bytes into an address and a number in [0, 1], and back."""

from __future__ import annotations

from collections.abc import Sequence

from studio.values.live.sources import Midi, MidiKind, midi_address, origin_at

TICK, START, GO_ON, STOP = 0xF8, 0xFA, 0xFB, 0xFC
_NOTE_OFF, _NOTE_ON, _CONTROL, _PRESSURE, _BEND = 0x80, 0x90, 0xB0, 0xD0, 0xE0


def read(data: Sequence[int]) -> tuple[str, float] | None:
    """(address, number) of a message of a channel; None for all else, and for what is broken."""
    if len(data) < 2 or not 0x80 <= data[0] < 0xF0 or any(not 0 <= b < 128 for b in data[1:]):
        return None
    kind, channel = data[0] & 0xF0, (data[0] & 0x0F) + 1
    if kind == _PRESSURE:
        return _told("pressure", channel, 0, data[1] / 127)
    if len(data) < 3:
        return None
    match kind:
        case 0x90:
            return _told("note", channel, data[1], data[2] / 127)
        case 0x80:
            return _told("note", channel, data[1], 0.0)
        case 0xB0:
            return _told("control", channel, data[1], data[2] / 127)
        case 0xE0:
            return _told("bend", channel, 0, (data[1] | data[2] << 7) / 16383)
        case _:
            return None


def written(address: str, value: float) -> list[int] | None:
    """The bytes that would move `address` to `value`; None where it is no address of MIDI."""
    midi = origin_at(address)
    if not isinstance(midi, Midi):
        return None
    unit, channel = min(max(value, 0.0), 1.0), midi.channel - 1
    seven = round(unit * 127)
    match midi.kind:
        case "control":
            return [_CONTROL | channel, midi.number, seven]
        case "note":
            return [(_NOTE_ON if seven else _NOTE_OFF) | channel, midi.number, seven]
        case "pressure":
            return [_PRESSURE | channel, seven]
        case "bend":
            whole = round(unit * 16383)
            return [_BEND | channel, whole & 127, whole >> 7]


def _told(kind: MidiKind, channel: int, number: int, value: float) -> tuple[str, float]:
    return midi_address(Midi(kind, channel, number)), value
