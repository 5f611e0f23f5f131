"""A song through made-up loudspeakers: every sample at its time, silence where there is nothing."""

from __future__ import annotations

import time

import numpy as np
import pytest

from studio.live.audio.playing import NO_DEVICE, NO_OUTPUT, RATE, SongPlayer
from tests.helpers import songs


class Speakers:
    """What `sounddevice` is to the player."""

    class PortAudioError(Exception):
        pass

    def __init__(self, broken=False):
        self.broken = broken
        self.streams = []

    def OutputStream(self, **kinds):
        if self.broken:
            raise self.PortAudioError("no device")
        made = Stream(kinds["callback"])
        self.streams.append(made)
        return made


class Stream:
    def __init__(self, callback):
        self.callback = callback
        self.running = False

    def start(self):
        self.running = True

    def abort(self):
        self.running = False

    def close(self):
        pass

    def pull(self, frames):
        out = np.full((frames, 2), np.nan, np.float32)
        self.callback(out, frames, None, None)
        return out


@pytest.fixture
def ramp():
    """Two seconds that begin silent and grow, so that every moment is another."""
    return songs.coded(np.linspace(0, 0.9, 2 * RATE, dtype=np.float32), rate=RATE)


def wait_for(player):
    end = time.monotonic() + 20
    while not player._feed._blocks and time.monotonic() < end:
        time.sleep(0.005)


def test_samples_come_out_in_order_from_the_moment_asked_for(ramp):
    speakers = Speakers()
    player = SongPlayer(lambda: speakers)
    assert player.play(ramp, 1.0)
    wait_for(player)
    out = speakers.streams[0].pull(480)
    assert out[0, 0] == pytest.approx(0.45, abs=0.01)
    assert np.all(np.diff(out[:, 0]) >= -1e-4)
    assert player.at() == pytest.approx(1.0, abs=0.3)
    player.stop()
    assert not player.playing
    assert player.at() is None


def test_before_the_song_it_is_silent(ramp):
    speakers = Speakers()
    player = SongPlayer(lambda: speakers)
    player.play(ramp, -0.5)
    wait_for(player)
    assert not speakers.streams[0].pull(480).any()
    player.stop()


def test_what_is_not_there_in_time_is_silent_and_nothing_waits(ramp):
    speakers = Speakers()
    player = SongPlayer(lambda: speakers)
    player.play(ramp, 1.9)
    time.sleep(0.1)
    out = speakers.streams[0].pull(10 * RATE)
    assert not np.isnan(out).any()
    assert not out[-RATE:].any()
    player.stop()


def test_without_the_module_or_a_device_it_says_so(ramp):
    def missing():
        raise ImportError("sounddevice")

    silent = SongPlayer(missing)
    assert not silent.play(ramp, 0.0)
    assert silent.problem == NO_OUTPUT
    broken = SongPlayer(lambda: Speakers(broken=True))
    assert not broken.play(ramp, 0.0)
    assert broken.problem == NO_DEVICE
    assert broken.at() is None
