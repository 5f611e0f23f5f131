"""Where things are, told to controllers that show it: faders with motors, rings of lights."""

from __future__ import annotations

from studio.ui.live.devices import Devices
from studio.ui.live.reach import Reach
from studio.values.live.following import back
from studio.values.live.mapping import Setup
from studio.values.live.sources import address_of


def feedback(
    devices: Devices, setup: Setup, reach: Reach, direct: dict[str, str],
    values: dict[str, float],
) -> None:  # fmt: skip
    """Send where mapped and just moved targets are to controllers that show it."""
    sender, midi = devices.inputs.teller, devices.inputs.midi
    to_midi = midi is not None and devices.prefs.midi_feedback
    if sender is None and not to_midi:
        return
    told: dict[str, float] = {name: value for name, value in values.items() if name in direct}
    knobs: dict[str, float] = {}
    for mapping in setup.mappings:
        where = reach.value(mapping.target) if mapping.on else None
        if where is None:
            continue
        address = address_of(mapping.origin)
        if address.startswith("/"):
            told[address] = back(mapping, where)
        elif address.startswith("midi "):
            knobs[address] = back(mapping, where)
    if sender is not None:
        sender.send(told)
    if midi is not None and to_midi:
        midi.send(knobs)
