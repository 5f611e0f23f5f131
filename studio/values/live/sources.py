"""Where a signal comes from, and between which two numbers it moves."""

from __future__ import annotations

import math
from typing import Annotated, Literal

import msgspec

from studio.values.film.sources import Amount, Heard, Oscillator, Wander

Address = Annotated[str, msgspec.Meta(pattern=r"^/[!-~]{0,119}$")]
"""An OSC address: printable ASCII without spaces."""
KeyName = Annotated[str, msgspec.Meta(pattern=r"^[!-~]( ?[!-~]){0,15}$")]
PadKind = Literal["axis", "button", "cross"]
MidiKind = Literal["control", "note", "bend", "pressure"]
MOST = 1e6


class Osc(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="osc",
    tag_field="source",
):  # fmt: skip
    """The first number of the messages to an address; it moves from `low` to `high`."""

    address: Address
    low: Amount = 0.0
    high: Amount = 1.0


class Midi(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="midi",
    tag_field="source",
):  # fmt: skip
    """A knob, a note, the bend wheel or the pressure of a channel (1 … 16), from any port."""

    kind: MidiKind = "control"
    channel: Annotated[int, msgspec.Meta(ge=1, le=16)] = 1
    number: Annotated[int, msgspec.Meta(ge=0, le=127)] = 0


class Pressed(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="key",
    tag_field="source",
):  # fmt: skip
    """A key of the keyboard: 1 while it is held, 0 else."""

    key: KeyName


class Pad(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="pad",
    tag_field="source",
):  # fmt: skip
    """A stick's axis, a button, or one way of a cross (even: across, odd: up) of any gamepad."""

    kind: PadKind = "axis"
    number: Annotated[int, msgspec.Meta(ge=0, le=15)] = 0


Origin = Osc | Midi | Pressed | Pad | Oscillator | Wander | Heard
"""The last three are the sources of films, living by the clock of the performance."""


def address_of(origin: Origin) -> str:
    """Under which name a signal from outside arrives; empty for those that are made inside."""
    match origin:
        case Osc():
            return origin.address
        case Midi():
            return midi_address(origin)
        case Pressed():
            return f"key {origin.key}"
        case Pad():
            return f"pad {origin.kind} {origin.number}"
        case _:
            return ""


def midi_address(midi: Midi) -> str:
    """`midi control 1 74`; without a number where the kind has none."""
    number = f" {midi.number}" if midi.kind in ("control", "note") else ""
    return f"midi {midi.kind} {midi.channel}{number}"


def origin_at(address: str) -> Origin | None:
    """The source that arrives under a name; None where no such thing can be."""
    words = address.split(" ")
    try:
        if address.startswith("/"):
            return msgspec.convert({"source": "osc", "address": address}, Osc)
        if words[0] == "midi" and len(words) in (3, 4):
            number = int(words[3]) if len(words) == 4 else 0
            raw = {"source": "midi", "kind": words[1], "channel": int(words[2]), "number": number}
            return msgspec.convert(raw, Midi)
        if words[0] == "pad" and len(words) == 3:
            raw = {"source": "pad", "kind": words[1], "number": int(words[2])}
            return msgspec.convert(raw, Pad)
        if words[0] == "key":
            return msgspec.convert({"source": "key", "key": address[4:]}, Pressed)
    except (msgspec.ValidationError, ValueError):
        return None
    return None


def span(origin: Origin) -> tuple[float, float]:
    """Between which two numbers a source moves; equal ones never happen."""
    match origin:
        case Osc() | Oscillator():
            low, high = origin.low, origin.high
        case Wander():
            low, high = -abs(origin.depth), abs(origin.depth)
        case Pad() if origin.kind != "button":
            low, high = -1.0, 1.0
        case _:
            low, high = 0.0, 1.0
    return (low, high) if high != low else (low, low + 1.0)


def is_by_hand(origin: Origin) -> bool:
    """Whether a hand moves it, which may be elsewhere than what it moves."""
    return isinstance(origin, Osc | Midi)


def is_struck(origin: Origin) -> bool:
    """Whether it is struck and let go, like a key or a note."""
    match origin:
        case Pressed():
            return True
        case Midi() | Pad():
            return origin.kind in ("note", "button")
        case _:
            return False


def sane(value: object) -> float | None:
    """A number from outside within bounds; None for NaN and what is no number at all."""
    if not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return MOST if value > 0 else -MOST
    return None if math.isnan(number) else min(max(number, -MOST), MOST)
