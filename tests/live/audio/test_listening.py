"""Features of sounds whose beats, notes and bands are known."""

import numpy as np
import pytest

from studio.live.audio import beats, chroma, listening, onsets, spectra
from studio.live.audio.medians import median_of
from tests.helpers import songs

RATE = songs.RATE
ONSET_S, TEMPO = 0.020, 0.01


def hear(samples, block=RATE):
    listener = listening.Listener()
    for first in range(0, len(samples), block):
        listener.push(samples[first : first + block])
    return listener.end()


def nearest(found, wanted):
    return np.array([np.abs(found - at).min() for at in wanted])


# ---- tempo and beats ----------------------------------------------------------------------------
@pytest.mark.parametrize("bpm", [72, 90, 100.5, 120, 127.3, 140, 174])
def test_tempo_and_beats(bpm):
    samples, times = songs.song(bpm, 20)
    found = hear(samples).beats
    assert found.bpm == pytest.approx(bpm, rel=TEMPO)
    assert nearest(found.times, times).max() < ONSET_S
    assert len(found.times) == len(times)
    assert found.first == pytest.approx(0.31 % (60 / bpm), abs=ONSET_S)


def test_half_beats_as_strong_as_beats_are_not_counted_faster_than_anyone_taps():
    times = np.arange(0.3, 12, 0.5)
    parts = [(at, songs.kick()) for at in times]
    parts += [(at + 0.25, songs.kick(0.8)) for at in times[:-1]]
    assert hear(songs.laid(13, parts)).beats.bpm == pytest.approx(120, rel=TEMPO)


def test_beats_follow_a_tempo_that_changes():
    times = np.cumsum(60 / np.linspace(100, 125, 45))
    samples = songs.laid(times[-1] + 1, [(at, songs.kick()) for at in times])
    found = hear(samples).beats
    assert 100 < found.bpm < 125
    assert np.median(nearest(found.times, times)) < ONSET_S


@pytest.mark.parametrize("samples", [
    songs.noise(12), songs.tone(440, 6), np.zeros(5 * RATE, np.float32),
    songs.laid(8, [(3, songs.kick())]), np.zeros(1, np.float32), np.zeros(0, np.float32),
])  # fmt: skip
def test_what_does_not_count_has_no_tempo(samples):
    found = hear(samples).beats
    assert found.bpm == 0
    assert len(found.times) == 0


# ---- onsets -------------------------------------------------------------------------------------
SOUNDS = {
    "clicks": lambda k: np.full(30, 0.9, np.float32),
    "notes": lambda k: songs.note(220 * 2 ** (k % 12 / 12), 0.35),
    "kicks": lambda k: songs.kick(),
    "hats": lambda k: songs.hat(seed=k),
    "bursts": lambda k: songs.noise(0.1, seed=k) * np.exp(-np.arange(4410) / 900),
}


@pytest.mark.parametrize("under", [0.0, 0.002])
@pytest.mark.parametrize("kind", SOUNDS)
def test_onsets_lie_within_20_ms(kind, under):
    times = 0.5 + 0.377 * np.arange(20)
    samples = songs.laid(8.5, [(at, SOUNDS[kind](k)) for k, at in enumerate(times)])
    samples = samples + songs.noise(8.5, under, seed=99)
    found, strength = onsets.onsets(hear(samples.astype(np.float32)).flux)
    assert len(found) == len(times)
    assert np.abs(found - times).max() < ONSET_S
    assert ((strength > 0) & (strength <= 1)).all()


def test_a_threshold_and_a_gap_leave_onsets_out():
    parts = [(at, songs.kick(0.9 if k % 2 else 0.02)) for k, at in enumerate(np.arange(1, 8, 0.25))]
    flux = hear(songs.laid(9, parts)).flux
    every, strength = onsets.onsets(flux)
    strong, _ = onsets.onsets(flux, threshold=float(strength.min()) + 0.2)
    apart, _ = onsets.onsets(flux, gap_s=0.6)
    assert len(every) == len(parts)
    assert len(strong) == len(parts) // 2
    assert np.diff(apart).min() >= 0.6 - 0.011


def test_vibrato_is_no_onset():
    t = np.arange(4 * RATE) / RATE
    samples = 0.4 * np.sin(2 * np.pi * (600 * t + 3 * np.sin(2 * np.pi * 6 * t)))
    found, _ = onsets.onsets(hear(samples.astype(np.float32)).flux)
    assert ((found < 0.1) | (found > 3.9)).all()


# ---- levels -------------------------------------------------------------------------------------
def test_loudness_is_that_of_the_standard():
    """A sine of 997 Hz at full scale has -3.01 LKFS; the ear hears less of what is low."""
    loud = hear(songs.tone(997, 2, 1.0)).loud[20:-20]
    assert np.abs(loud + 3.01).max() < 0.05
    assert hear(songs.tone(40, 2, 1.0)).loud[100] < -8
    assert hear(songs.tone(997, 2, 0.1)).loud[100] == pytest.approx(-23.01, abs=0.05)


@pytest.mark.parametrize(("hz", "low", "high"), [
    (60, 20, 140), (300, 240, 370), (1500, 1200, 1900), (6000, 5000, 7000), (12_000, 1e4, 14_000),
])  # fmt: skip
def test_a_tone_lies_in_its_band(hz, low, high):
    slices = hear(songs.tone(hz, 1, 0.5)).slices[50].astype(np.float32)
    inside = 10 ** (slices / 10) @ spectra.band_weights(low, high)
    outside = 10 ** (slices / 10) @ (1 - spectra.band_weights(low, high))
    assert 10 * np.log10(inside) == pytest.approx(10 * np.log10(0.125), abs=0.6)
    assert outside < 0.02 * inside


def test_slices_share_out_all_of_the_power():
    power = spectra.powers(songs.noise(0.5).reshape(-1, 2205)[:, :2048])
    weights = sum(spectra.band_weights(a, b) for a, b in ((20, 100), (100, 2000), (2000, 20_000)))
    assert np.allclose(weights, 1, atol=1e-5)
    edge = power[:, 1:930].sum(axis=1)
    assert np.allclose(spectra.sliced(power).sum(axis=1), edge, rtol=0.02)


def test_struck_and_held_are_told_apart():
    held = songs.tone(440, 6, 0.3)
    struck = songs.laid(6, [(k * 0.5, songs.hat(0.5, seed=k)) for k in range(12)])
    both = hear(held + struck)
    alone = 10 * np.log10(0.3**2 / 2)
    assert np.abs(both.held[60:540] - alone).max() < 1
    hits, rests = both.struck[50:550:50], both.struck[75:550:50]
    assert (hits > rests + 20).all()


# ---- notes --------------------------------------------------------------------------------------
@pytest.mark.parametrize("note", range(12))
def test_a_note_is_itself_in_every_octave(note):
    for octave in (-1, 0, 2):
        hz = 261.6256 * 2 ** (note / 12 + octave)
        found = hear(songs.note(hz, 1.0, 0.4, overtones=1)).notes[3:12].astype(float).mean(axis=0)
        assert int(found.argmax()) == note
        assert np.sort(found)[-2] < 0.1


def test_a_chord_has_its_three_notes():
    chord = sum(songs.note(hz, 3, 0.3) for hz in (261.63, 329.63, 392.0))
    found = hear(chord).notes[3:40].astype(float).mean(axis=0)
    named = {chroma.NOTES[k] for k in np.argsort(found)[-3:]}
    assert named == {"C", "E", "G"}
    assert np.sort(found)[-4] < 0.4 * np.sort(found)[-3]


# ---- block by block -----------------------------------------------------------------------------
@pytest.mark.parametrize("block", [100, 4097, 30_000])
def test_blocks_of_any_size_give_the_same(block):
    """What comes from a microphone is what would have come from a file."""
    samples, _ = songs.song(120, 3)
    one, other = hear(samples, len(samples)), hear(samples, block)
    for name in ("loud", "slices", "flux", "struck", "held", "notes"):
        a, b = getattr(one, name), getattr(other, name)
        assert a.shape == b.shape, name
        assert np.abs(a.astype(float) - b.astype(float)).max() < 0.05, name
    assert one.beats.bpm == pytest.approx(other.beats.bpm)
    assert len(one.loud) == 300


def test_silence_is_silent():
    assert hear(np.zeros(RATE, np.float32)).silent
    assert not hear(songs.tone(440, 1, 0.01)).silent


@pytest.mark.parametrize("count", [1, 3, 5, 8 + 1, 17, 31])
def test_medians(count):
    arrays = list(np.random.default_rng(count).normal(size=(count, 40, 7)).astype(np.float32))
    assert np.array_equal(median_of(arrays), np.median(arrays, axis=0).astype(np.float32))


def test_nothing_to_follow():
    assert beats.beats_of(np.zeros(0, np.float32)).first == 0
    assert len(onsets.onsets(np.zeros(40, np.float32))[0]) == 0
