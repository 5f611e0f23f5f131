"""What a film hears: each feature at its second, shaped as it was asked for."""

import numpy as np
import pytest
from msgspec.structs import replace

from studio.errors import Cancelled
from studio.live.audio import shelf
from studio.live.audio.envelopes import followed, struck
from studio.live.audio.hearing import Hearing
from studio.live.audio.listening import listen
from studio.values.cancel import CancelToken
from studio.values.film import Course, Film, Heard, Sound, Target, Track
from studio.values.film.curves import Scene, value_of
from tests.helpers import songs

BPM, SECONDS = 120, 8
SOUND = Sound("song.flac", "ab" * 32, SECONDS)


@pytest.fixture(scope="module")
def song():
    samples, beats = songs.song(BPM, SECONDS)
    return listen(songs.coded(samples, "flac")), beats


@pytest.fixture
def hearing(song):
    return Hearing(song[0], SOUND)


def test_a_beat_is_highest_on_the_beat_and_fades(song, hearing):
    beat = Heard("beat", release=0.1)
    on = np.array([hearing.value(beat, at) for at in song[1]])
    assert on.min() > 0.85
    later = np.array([hearing.value(beat, at + 0.1) for at in song[1]])
    assert np.allclose(later, np.exp(-1), atol=0.05)
    assert np.abs(hearing.beats.times - song[1]).max() < 0.02


def test_steps_count_beats_and_onsets(song, hearing):
    steps = Heard("beat", steps=True)
    assert hearing.value(steps, 0.0) == 0
    for number, at in enumerate(song[1], 1):
        assert hearing.value(steps, at + 0.03) == number
    onsets = Heard("onset", steps=True)
    assert hearing.value(onsets, SECONDS) >= len(song[1])
    seeds = [hearing.value(replace(onsets, gap=0.45), at) for at in np.arange(0, SECONDS, 0.04)]
    assert (np.diff(seeds) >= 0).all()


def test_bass_moves_with_the_kick_and_treble_with_the_hat(song, hearing):
    bass, air = Heard("band", 0, release=0.0), Heard("band", 4, release=0.0)
    beats = song[1][2:-2]
    kick = np.array([hearing.value(bass, at + 0.03) for at in beats])
    between = np.array([hearing.value(bass, at + 0.25) for at in beats])
    assert (kick > between + 0.3).all()
    hat = np.array([hearing.value(air, at + 0.255) for at in beats])
    quiet = np.array([hearing.value(air, at + 0.15) for at in beats])
    assert (hat > quiet + 0.3).all()
    assert hearing.value(Heard("band", 9), 2.0) == 0


def test_edges_of_bands_decide_what_is_in_them():
    samples = songs.laid(8, [(1, songs.tone(300, 2)), (5, songs.tone(3000, 2))])
    features = listen(songs.coded(samples, "flac"))
    for edges, at, not_at in (((20.0, 1000.0), 2, 6), ((1000.0, 9000.0), 6, 2)):
        hearing = Hearing(features, replace(SOUND, bands=(*edges, 10_000.0, 20_000.0)))
        assert hearing.value(Heard("band", 0), at) > 0.95
        assert hearing.value(Heard("band", 0), not_at) < 0.2


def test_every_feature_stays_within_its_gain(hearing):
    at = np.arange(-1, SECONDS + 1, 0.013)
    for feature in ("loudness", "band", "onset", "beat", "chroma", "percussive", "harmonic"):
        found = hearing.values(Heard(feature, gain=2.0), at)
        assert np.isfinite(found).all()
        assert found.min() >= 0
        assert found.max() <= 2.0 + 1e-6
        assert found.max() > 0.5, feature
        assert not found[at < -0.05].any()
        assert not found[at > SECONDS + 0.05].any()


def test_gain_curve_and_threshold(hearing):
    at = np.arange(1, 7, 0.01)
    plain = hearing.values(Heard(release=0.0), at)
    assert np.allclose(hearing.values(Heard(release=0.0, gain=-3.0), at), -3 * plain, atol=1e-5)
    squared = hearing.values(Heard(release=0.0, curve=2.0), at)
    assert np.allclose(squared, plain**2, atol=0.02)
    gated = hearing.values(Heard(release=0.0, threshold=0.6), at)
    assert gated[plain < 0.5].max() < 1e-6
    assert gated.max() == pytest.approx(1, abs=1e-3)


def test_attack_and_release():
    square = np.zeros(300, np.float32)
    square[100:200] = 1
    slow = followed(square, 0.1, 0.2, 100)
    assert slow[109] == pytest.approx(1 - np.exp(-1), abs=0.01)
    assert slow[199] / slow[219] == pytest.approx(np.e, rel=0.02)
    assert followed(square, 0, 0, 100) is square
    assert not slow[:100].any()
    hit = struck(np.array([1.0]), np.ones(1, np.float32), 300, 0.2, 0.1, 100)
    assert hit[100] == 1
    assert hit[90] == pytest.approx(0.5)
    assert hit[110] == pytest.approx(np.exp(-1), abs=1e-4)
    assert not hit[:80].any()


def test_the_film_begins_somewhere_in_the_song(song):
    later = Hearing(song[0], replace(SOUND, offset=2.0))
    usual = Hearing(song[0], SOUND)
    for feature in ("loudness", "onset"):
        heard = Heard(feature)
        assert later.value(heard, 1.234) == pytest.approx(usual.value(heard, 3.234), abs=1e-6)
    assert later.beats.first == pytest.approx((song[1][0] - 2.0) % 0.5, abs=0.02)
    early = Hearing(song[0], replace(SOUND, offset=-1.0))
    assert early.value(Heard(), 0.5) == 0


def test_chroma_follows_the_notes():
    parts = [(0.5 + k, songs.note(hz, 0.9)) for k, hz in enumerate((261.63, 329.63, 440.0))]
    hearing = Hearing(listen(songs.coded(songs.laid(4, parts))), SOUND)
    for k, note in enumerate((0, 4, 9)):
        levels = [hearing.value(Heard("chroma", which), 0.9 + k) for which in range(12)]
        assert int(np.argmax(levels)) == note
        assert sorted(levels)[-2] < 0.5 * max(levels)


def test_silence_gives_nothing_and_no_error():
    silent = Hearing(listen(songs.coded(np.zeros(44_100, np.float32))), SOUND)
    assert silent.features.silent
    for feature in ("loudness", "band", "onset", "beat", "chroma", "percussive", "harmonic"):
        assert silent.value(Heard(feature), 0.5) == 0
        assert silent.value(Heard(feature, steps=True), 0.5) == 0


def test_the_film_asks_these_ears(song, hearing):
    heard = Heard("onset")
    scene = Scene(SECONDS, hears=hearing)
    assert value_of(heard, song[1][3], scene) == hearing.value(heard, song[1][3])
    track = Track("t1", Target("control", "height"), heard, amount=2.0)
    film = Film(Course(SECONDS, 25), tracks=(track,), sound=SOUND)
    assert film.sound.bands[0] == 20


# ---- kept by hash -------------------------------------------------------------------------------
def test_nobody_listens_twice(tmp_path, monkeypatch):
    data = songs.coded(songs.song(100, 3)[0])
    told = []
    first = shelf.heard(data, progress=told.append, folder=tmp_path)
    assert told[-1] == pytest.approx(1, abs=0.01)
    monkeypatch.setattr(shelf, "listen", None)
    again = shelf.heard(data, folder=tmp_path)
    for name in ("loud", "slices", "flux", "struck", "held", "notes"):
        assert np.array_equal(getattr(first, name), getattr(again, name))
    assert first.beats.bpm == again.beats.bpm
    assert np.array_equal(first.beats.times, again.beats.times)


@pytest.mark.parametrize("damage", [b"", b"PK\3\4 nothing", None])
def test_a_shelf_that_is_damaged_costs_time_only(tmp_path, damage):
    data = songs.coded(songs.tone(440, 1))
    shelf.heard(data, folder=tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage if damage is not None else whole[: len(whole) // 2])
    assert shelf.heard(data, folder=tmp_path).seconds == 1
    assert file.read_bytes() == whole


def test_the_shelf_stays_within_its_size(tmp_path, monkeypatch):
    monkeypatch.setattr(shelf, "MAX_BYTES", 40_000)
    for hz in (200, 300, 400, 500):
        shelf.heard(songs.coded(songs.tone(hz, 1)), folder=tmp_path)
    assert 1 <= len(list(tmp_path.iterdir())) <= 3


def test_listening_can_be_stopped(tmp_path):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        shelf.heard(songs.coded(songs.tone(440, 3)), token=token, folder=tmp_path)
    assert not list(tmp_path.iterdir())
