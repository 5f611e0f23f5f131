"""What is heard now, by files: the same figures as when the whole song is listened to."""

from __future__ import annotations

import time
import types

import numpy as np
import pytest

from studio.errors import InputError
from studio.live.audio.ears import Ears, Stream, now
from studio.live.audio.hearing import Hearing
from studio.live.audio.listening import MOMENTS, Listener
from studio.live.audio.microphone import Microphone
from studio.live.audio.spectra import RATE
from studio.values.film import Heard
from tests.helpers.songs import kick, noise, tone

WAYS = (Heard("loudness"), Heard("band", 0, release=0.0), Heard("band", 3), Heard("onset"),
        Heard("percussive"), Heard("harmonic"),
        Heard("loudness", threshold=0.5, attack=0.05))  # fmt: skip


def song(seconds=4.0):
    """A quiet high tone, with a kick twice a second."""
    samples = tone(2500, seconds, 0.05)
    for beat in range(int(seconds * 2)):
        hit = kick()
        begin = round(beat * 0.5 * RATE)
        samples[begin : begin + len(hit)] += hit[: len(samples) - begin]
    return samples


def pushed(samples, block=441):
    stream = Stream()
    for begin in range(0, len(samples), block):
        stream.push(samples[begin : begin + block])
    return stream


def test_levels_are_those_of_the_whole_song():
    samples = song()
    listener = Listener()
    listener.push(samples)
    whole = Hearing(listener.end())
    stream = pushed(samples)
    features = stream.features()
    at = (len(features.loud) - 1) / MOMENTS
    for way in WAYS[:3]:
        assert now(stream, (way,))[way] == pytest.approx(whole.value(way, at), abs=0.06)


def test_a_kick_is_bass_and_an_onset_and_fades():
    samples = song(3.02)
    bass, onset = Heard("band", 0, release=0.05), Heard("onset", release=0.1)
    struck = now(pushed(samples[: round(2.56 * RATE)]), (bass, onset))
    later = now(pushed(samples[: round(2.95 * RATE)]), (bass, onset))
    assert struck[bass] > 0.8 > 0.5 > later[bass]
    assert struck[onset] > 0.4 > 0.2 > later[onset]


def test_silence_and_garbage_are_nothing():
    assert set(now(pushed(np.zeros(RATE, np.float32)), WAYS).values()) == {0.0}
    bad = noise(1.0)
    bad[::7], bad[::11] = np.nan, np.inf
    assert all(np.isfinite(v) and abs(v) < 10 for v in now(pushed(bad), WAYS).values())


def test_memory_does_not_grow():
    stream = Stream()
    for _ in range(40):
        stream.push(noise(0.5))
    assert len(stream.features().loud) <= 601


def test_ears_answer_from_a_thread_of_their_own():
    ears = Ears()
    ears.want(WAYS)
    samples = song(1.0)
    for begin in range(0, len(samples), 441):
        ears.push(samples[begin : begin + 441])
        time.sleep(0.001)
    end = time.monotonic() + 5
    while ears.value(WAYS[0]) is None and time.monotonic() < end:
        time.sleep(0.005)
    assert ears.value(WAYS[0]) > 0
    assert ears.value(Heard("harmonic", gain=3.0)) is None
    ears.close()
    assert not ears._thread.is_alive()


def test_a_microphone_brings_it_and_says_why_it_does_not():
    made = []

    class Stream_:
        def __init__(self, callback, **_more):
            made.append(callback)

        def start(self):
            made[0](np.ones((441, 1), np.float32), 441, None, None)

        stop = close = lambda self: None

    card = types.SimpleNamespace(InputStream=Stream_, PortAudioError=RuntimeError)
    heard = types.SimpleNamespace(push=made.append)
    Microphone(heard, module=lambda: card).close()
    assert made[1].shape == (441,)

    def missing():
        raise ImportError("no")

    def refuses(**_more):
        raise RuntimeError("no device")

    with pytest.raises(InputError, match="extra"):
        Microphone(heard, module=missing)
    card.InputStream = refuses
    with pytest.raises(InputError, match="microphone"):
        Microphone(heard, module=lambda: card)
