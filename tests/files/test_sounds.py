"""Sounds from outside: every kind at its time, and what is none, damaged or too long said so."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from studio.errors import SoundError
from studio.files import sounds
from tests.helpers import songs

RATE = 44_100


def read(data, rate=RATE, **more):
    return np.concatenate(list(sounds.sound_blocks(data, rate, **more)))


def shift(a, b):
    """By how many samples `a` lies behind `b`."""
    size = min(len(a), len(b))
    both = np.fft.irfft(np.fft.rfft(a[:size], 2 * size) * np.conj(np.fft.rfft(b[:size], 2 * size)))
    lag = int(np.argmax(both))
    return lag - 2 * size if lag > size else lag


@pytest.fixture(scope="module")
def track():
    return songs.song(120, 4)[0]


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("kind", songs.CODECS)
def test_every_kind_lies_at_its_time(track, kind, channels):
    data = songs.coded(track, kind, channels=channels)
    facts = sounds.sound_facts(data)
    assert facts.seconds == pytest.approx(4, abs=0.03)
    assert facts.channels == channels
    found = read(data)
    assert found.dtype == np.float32
    assert found.shape[1] == 1
    assert abs(shift(found[:, 0], track)) <= 1
    assert len(found) == pytest.approx(len(track), abs=1500)
    stereo = read(data, channels=2)
    assert stereo.shape[1] == 2
    assert np.abs(stereo).max() == pytest.approx(np.abs(track).max(), abs=0.1)


def test_a_part_of_it(track):
    data = songs.coded(track, "flac")
    part = read(data, start_s=1.0, seconds=0.5)
    assert len(part) == RATE // 2
    assert np.abs(part[:, 0] - track[RATE : RATE + RATE // 2]).max() < 1e-3
    assert not list(sounds.sound_blocks(data, RATE, start_s=9.0))


def test_a_name_and_a_hash(track, tmp_path):
    path = tmp_path / "Grüße 🎵.mp3"
    path.write_bytes(songs.coded(track, "mp3"))
    facts = sounds.sound_facts(path)
    assert facts.name == path.name
    assert facts.sha256 == sounds.sound_sha256(path.read_bytes())
    assert (facts.kind, facts.rate) == ("mp3", RATE)


@pytest.mark.parametrize(("data", "words"), [
    (b"", "is not a sound"), (b"hello " * 99, "is not a sound"),
    (b"\x89PNG\r\n\x1a\n" + bytes(99), "is not a sound"), (b"fLaC" + bytes(99), "damaged"),
    (b"OggS" + bytes(400), "damaged"), (b"RIFF\0\0\0\0WAVE" + bytes(9), "damaged"),
    (b"ID3\4\0\0\0\0\0\0" + bytes(400), "damaged|no sound"),
])  # fmt: skip
def test_what_is_no_sound_is_one_sentence(data, words):
    with pytest.raises(SoundError, match=words) as error:
        read(data)
    assert "\n" not in str(error.value)


def test_no_file_a_folder_and_a_film_without_sound(tmp_path):
    for place in (tmp_path / "none.wav", tmp_path):
        with pytest.raises(SoundError):
            sounds.sound_facts(place)


def test_a_sound_that_lasts_ten_hours(track):
    """A header that says so is enough; one that hides it is noticed by listening."""
    data = bytearray(songs.coded(np.zeros(RATE, np.float32), "wav"))
    data[24:28] = (2).to_bytes(4, "little")  # two samples a second: one second becomes six hours
    data[28:32] = (4).to_bytes(4, "little")
    with pytest.raises(SoundError, match=r"lasts 6 h 0\d min, more than 2 hours"):
        sounds.sound_facts(bytes(data))
    with pytest.raises(SoundError, match="2 hours"):
        read(bytes(data))


def test_a_length_that_is_hidden(track, monkeypatch):
    monkeypatch.setattr(sounds, "MAX_SECONDS", 3.0)
    monkeypatch.setattr(sounds, "_told_seconds", lambda *_: 0.0)
    with pytest.raises(SoundError, match="longer than"):
        read(songs.coded(track, "mp3"))


@pytest.mark.parametrize("kind", ["wav", "flac", "m4a", "ogg"])
def test_damage_costs_what_it_hit(track, kind):
    """The rest stays at its time."""
    data = bytearray(songs.coded(track, kind))
    at = len(data) // 2
    data[at : at + 900] = bytes(900)
    found = read(bytes(data))[:, 0]
    late = slice(3 * RATE, 3 * RATE + RATE // 2)
    assert abs(shift(found[late], track[late])) <= 2
    assert len(found) == pytest.approx(len(track), abs=1500)


def test_an_mp3_that_is_damaged_goes_on(track):
    """It does not say when its packets are: those that are lost bring the rest forward."""
    data = bytearray(songs.coded(track, "mp3"))
    at = len(data) // 2
    data[at : at + 900] = bytes(900)
    assert len(read(bytes(data))) == pytest.approx(len(track), abs=6 * 1152)


@pytest.mark.parametrize("kind", songs.CODECS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_damage_never_crashes(kind, data):
    good = _short(kind)
    damaged = bytearray(good[: data.draw(st.integers(0, len(good)))])
    for _ in range(data.draw(st.integers(0, 6))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        sounds.sound_facts(bytes(damaged))
        for block in sounds.sound_blocks(bytes(damaged), 8000):
            assert np.isfinite(block).all()
    except SoundError as error:
        assert "\n" not in str(error)  # noqa: PT017


_SHORT = {}


def _short(kind):
    if kind not in _SHORT:
        _SHORT[kind] = songs.coded(songs.tone(440, 0.5), kind)
    return _SHORT[kind]
