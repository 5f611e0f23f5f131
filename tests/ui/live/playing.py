"""Hands for the tests of Live."""

from __future__ import annotations

from studio.values import edit
from studio.values.live.mapping import learned
from studio.values.live.targets import DIRECTION

KNOB = "midi control 1 74"


def turn(live, qtbot, *units, address=KNOB):
    """A knob moves through these; each seen by a frame of its own."""
    for unit in units:
        live.devices.inbox.put(address, unit)
        qtbot.waitUntil(lambda: live._context.engine.scheduler.ready, timeout=5000)
        live.performer.frame()


def teach(live, key, origin, low=-3.0, high=3.0):
    live.setup.edit("taught", lambda s: learned(s, origin, f"{DIRECTION}{key}", low, high))


def amount(window, key):
    return edit.amount(window.view.recipe, key)
