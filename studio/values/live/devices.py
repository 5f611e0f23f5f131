"""What a person lets the studio listen to on this computer; never part of a project."""

from __future__ import annotations

from typing import Annotated

import msgspec


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
    sound: bool = False
    sound_device: Annotated[str, msgspec.Meta(max_length=200)] = ""
