"""A slider follows what is heard; what cannot be heard is said."""

from __future__ import annotations

import types

import numpy as np
import pytest

from studio.live.audio.spectra import RATE
from studio.ui.live.menus import with_wave
from studio.values.film import Heard
from studio.values.live.targets import DIRECTION
from tests.helpers.songs import noise
from tests.ui.live.playing import amount


def test_a_slider_follows_the_loudness_of_a_file(window, live, slider, qtbot, monkeypatch):
    key, _ = slider
    quiet = types.SimpleNamespace(close=lambda: None)
    live.devices.inputs.make_microphone = lambda ears, device: quiet
    info = next(t for t in live._targets() if t.name == f"{DIRECTION}{key}")
    live.setup.edit("s", lambda s: with_wave(s, info, Heard("loudness")))
    live.devices.set(sound=True)
    samples = np.concatenate([noise(1.0, 0.001), noise(1.0, 0.4)])
    for begin in range(0, len(samples), RATE // 50):
        live.devices.inputs.ears.push(samples[begin : begin + RATE // 50])
    high = live.setup.setup.mappings[0].high
    qtbot.waitUntil(lambda: amount(window, key) == pytest.approx(high, rel=0.1), timeout=5000)
    live.devices.set(sound=False)
    assert live.devices.inputs.ears is None


def test_no_sound_card_is_said_and_the_switch_goes_back(window, live):
    window.frame.open("live")
    live.inputs.sound.click()
    assert not live.inputs.sound.isChecked()
    assert live.inputs.problem.text


def test_how_it_is_listened_to_can_be_changed(window, live, slider):
    key, _ = slider
    window.frame.open("live")
    info = next(t for t in live._targets() if t.name == f"{DIRECTION}{key}")
    live._wave_chosen(info, Heard("band", 0))
    editor = live.follows.editor
    for field, value in (("threshold", 0.25), ("attack", 0.5)):
        editor.hearing[field].groove.change(value)
    editor.hearing["attack"].groove.gesture_ended.emit()
    origin = live.setup.setup.mappings[0].origin
    assert (origin.threshold, origin.attack) == (0.25, 0.5)
