"""What a person lets the studio listen to on this computer; never part of a project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from studio.errors import InputError

KEY = "live"
"""Under which they stand in the settings."""


class DevicePrefs(msgspec.Struct, frozen=True, omit_defaults=True):
    """All is off until somebody switches it on; OSC is heard from this computer alone.

    `feedback`: where values are told by OSC, `host:port`; empty: nowhere.
    """

    osc: bool = False
    host: Annotated[str, msgspec.Meta(max_length=64)] = "127.0.0.1"
    port: Annotated[int, msgspec.Meta(ge=1, le=65535)] = 9000
    feedback: Annotated[str, msgspec.Meta(max_length=64)] = ""
    midi: bool = False
    midi_feedback: bool = True
    clock_in: bool = False
    clock_out: bool = False
    gamepad: bool = False
    sound: bool = False
    sound_device: Annotated[str, msgspec.Meta(max_length=200)] = ""


def prefs_in(extra: Mapping[str, Any]) -> DevicePrefs:
    """What settings hold; all is off where they hold nothing of use."""
    try:
        return msgspec.convert(extra.get(KEY, {}), DevicePrefs)
    except msgspec.ValidationError:
        return DevicePrefs()


def listening_words(prefs: DevicePrefs) -> str:
    """What `listening` understands: the same devices, for a show that is a program of its own."""
    osc = f"osc={prefs.host}:{prefs.port}" if prefs.osc else ""
    others = ("midi", prefs.midi), ("gamepad", prefs.gamepad), ("sound", prefs.sound)
    return ",".join(filter(None, (osc, *(name for name, on in others if on))))


def listening(words: str) -> DevicePrefs:
    """Preferences from words of the command line: `osc,midi,gamepad,sound`, `osc=192.168.0.7:9000`.

    Raises:
        InputError: says which word is none of these.
    """
    fields: dict[str, Any] = {}
    for word in filter(None, (part.strip() for part in words.split(","))):
        name, _, where = word.partition("=")
        if name not in ("osc", "midi", "gamepad", "sound") or (where and name != "osc"):
            raise InputError(f"Nothing is heard by {word[:60]!r}; say osc, midi, gamepad or sound.")
        fields[name] = True
        if where:
            host, _, port = where.rpartition(":")
            fields |= {"host": host, "port": int(port) if port.isdecimal() else -1}
    try:
        return msgspec.convert(fields, DevicePrefs)
    except msgspec.ValidationError:
        raise InputError(f"OSC is heard at {words[:60]!r}? Say osc=127.0.0.1:9000.") from None
