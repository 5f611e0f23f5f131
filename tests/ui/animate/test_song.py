"""A song under the film: read, listened to, followed by curves; bad ones said in a sentence."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from studio.library.films import ProjectFilms
from studio.ui.animate.panel.band_strip import BandStrip, spread
from studio.ui.animate.song import band_names
from studio.values.edit import new_recipe
from studio.values.film import Heard, Sound
from tests.helpers import songs
from tests.ui.animate.samples import animate_of


@pytest.fixture
def song(tmp_path):
    path = tmp_path / "march.wav"
    path.write_bytes(songs.coded(songs.song(120, 6)[0]))
    return path


@pytest.fixture
def film(qtbot, window):
    animate = animate_of(window)
    places = tuple(new_recipe(window.view.card, n, (64, 64)) for n in (1, 2, 3))
    window.strip.film_asked.emit(places)
    animate.player.pause()
    return animate


@pytest.fixture
def sung(qtbot, window, film, song):
    window.context.given.song.emit(song)
    qtbot.waitUntil(lambda: film.song.hearing is not None, timeout=60_000)
    return film


def stored(window):
    return ProjectFilms(window.trail.project).get("1")


def test_a_dropped_song_is_kept_with_the_project_heard_and_drawn(window, sung, song):
    sound = stored(window).sound
    assert sound.name == "march.wav"
    assert window.trail.project.get_blob(sound.sha256) == song.read_bytes()
    mark = sung.foot.view.marks.song
    assert mark.loudness.max() > 0.5
    assert len(mark.beats) >= 8
    assert len(mark.onsets) >= 8
    names = [chip.text() for chip in sung.panel.heard.chips]
    assert names[:3] == ["Loudness", "Bass", "Low middle"]
    assert {"Onsets", "Beats", "Drums"} <= set(names)


def test_a_curve_that_follows_the_bass_moves_with_it(window, sung):
    sung.panels.add(sung.timeline.known[1], Heard("band", 0))
    (curve,) = sung.foot.view.marks.curves
    assert curve.sums.max() - curve.sums.min() > 0.5
    track = stored(window).tracks[0]
    at = float(curve.times[curve.sums.argmax()])
    reel = sung.film.reel
    assert reel.value(track, at) == pytest.approx(float(curve.sums.max()), abs=0.05)
    row = sung.panel.curves.rows[track.id]
    assert "follows bass" in row.accessibleName()


def test_onsets_step_the_seed(window, sung):
    seed = next(c for c in sung.timeline.known if c.target.kind == "noise" and not c.target.key)
    sung.panels.add(seed, Heard("onset"))
    recipes = {sung.film.recipe_at(at / 4).id for at in range(16)}
    assert len(recipes) > 6


def test_the_tempo_and_the_length_are_taken_from_the_song(window, sung):
    sung.song.take_tempo()
    assert stored(window).tempo.bpm in (pytest.approx(120, rel=0.01), pytest.approx(240, rel=0.01))
    sung.song.as_long()
    assert stored(window).seconds == pytest.approx(6, abs=0.05)
    sung.song.begin_at(2.0)
    assert stored(window).sound.offset == -2.0
    assert sung.foot.view.marks.song.beats.min() > 1.9


def test_removing_it_and_taking_that_back(qtbot, window, sung):
    sung.panel.heard.removed.emit()
    assert stored(window).sound is None
    assert sung.foot.view.marks.song is None
    window.trail.undo()
    qtbot.waitUntil(lambda: sung.song.hearing is not None, timeout=60_000)
    assert sung.foot.view.marks.song is not None


def test_a_song_before_a_film_begins_one_with_the_view(qtbot, window, song):
    animate = animate_of(window)
    window.context.given.song.emit(song)
    qtbot.waitUntil(lambda: animate.song.hearing is not None, timeout=60_000)
    assert window.frame.active is animate
    assert len(stored(window).keys) == 1


def test_what_is_no_sound_is_refused_in_a_sentence_and_changes_nothing(
    qtbot, window, film, tmp_path
):
    path = tmp_path / "noise.mp3"
    path.write_bytes(b"this is not a song" * 100)
    window.context.given.song.emit(path)
    qtbot.waitUntil(lambda: "noise.mp3" in window.canvas.banner.text)
    assert stored(window).sound is None
    assert film.panel.heard.words.text.startswith("Drop a song")


def test_a_song_is_chosen_among_the_files_too(qtbot, window, film, song, monkeypatch):
    monkeypatch.setattr("studio.ui.animate.song.ask_file", lambda *asked: song)
    heard = film.panel.heard
    assert not heard.add.isHidden()
    nothing = song.with_name("nothing.mp3")
    nothing.write_bytes(b"this is not a song" * 100)
    film.song.lay(nothing)
    qtbot.waitUntil(lambda: "nothing.mp3" in window.canvas.banner.text)
    heard.add.click()
    qtbot.waitUntil(lambda: stored(window).sound is not None)
    assert not window.canvas.banner.isVisible()
    assert stored(window).sound.name == "march.wav"
    assert heard.add.isHidden()
    assert not heard.remove.isHidden()


def test_a_song_that_is_gone_says_what_to_do(qtbot, window, film):
    film.film.edit("x", lambda f: replace(f, sound=Sound("lost.wav", "0" * 64, 5.0)))
    assert "drop the file here again" in film.panel.heard.words.text
    assert film.foot.view.marks.song.name == "lost.wav"


def test_silence_is_said(qtbot, window, film, tmp_path):
    import numpy as np

    path = tmp_path / "silence.wav"
    path.write_bytes(songs.coded(np.zeros(3 * songs.RATE, np.float32)))
    window.context.given.song.emit(path)
    qtbot.waitUntil(lambda: film.song.hearing is not None, timeout=60_000)
    assert "nothing to be heard" in film.panel.heard.words.text


def test_edges_of_bands_are_dragged_split_and_joined(qtbot):
    strip = BandStrip()
    qtbot.addWidget(strip)
    strip.resize(268, 40)
    strip.show()
    told = []
    strip.changed.connect(told.append)
    x = strip.x_of(strip.edges[1])
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPointF(x, 10).toPoint())
    QTest.mouseMove(strip, QPointF(x + 12, 10).toPoint())
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPointF(x + 12, 10).toPoint())
    assert told[-1][1] > spread(5)[1]
    middle = (strip.x_of(strip.edges[4]) + strip.x_of(strip.edges[5])) / 2
    QTest.mouseDClick(strip, Qt.MouseButton.LeftButton, pos=QPointF(middle, 10).toPoint())
    assert len(told[-1]) == 7
    strip.setFocus()
    for _ in range(6):
        QTest.keyClick(strip, Qt.Key.Key_Minus)
    assert len(strip.edges) == 4
    assert all(a < b for a, b in zip(strip.edges, strip.edges[1:], strict=False))


def test_other_bands_are_other_features(qtbot, window, sung):
    sung.song.set_bands(spread(3))
    assert len(stored(window).sound.bands) == 4
    assert sung.song.bands == ("bass", "middle", "treble")
    assert [c.text() for c in sung.panel.heard.chips][:4] == [
        "Loudness",
        "Bass",
        "Middle",
        "Treble",
    ]
    assert len(band_names(stored(window).sound)) == 3


def test_the_picture_goes_by_the_song_where_one_is_heard(qtbot, window, sung, monkeypatch):
    told = []

    class Out:
        playing, problem, second = False, "", 1.0

        def play(self, source, at_s):
            told.append(at_s)
            self.playing = True
            self.second = at_s
            return True

        def stop(self):
            self.playing = False

        def at(self):
            return self.second if self.playing else None

    out = sung.sound.out = Out()
    sung.player.seek(1.0)
    sung.player.play()
    assert told == [1.0]
    out.second = 3.25
    sung.player._go()
    assert sung.player.at == pytest.approx(3.25)
    sung.player.seek(2.0)
    assert told[-1] == 2.0
    out.second = sung.film.film.seconds + 0.5  # the loop is over: the song begins again with it
    sung.player._go()
    assert told[-1] == pytest.approx(0.5)
    sung.player.shuttle(1)
    assert not out.playing  # at twice the speed there is nothing to be heard
    sung.player.pause()


def test_without_loudspeakers_it_plays_silently_and_says_so_once(qtbot, window, sung):
    from studio.live.audio.playing import NO_OUTPUT, SongPlayer

    def missing():
        raise ImportError("sounddevice")

    sung.sound.out = SongPlayer(missing)
    said = []
    window.view.notices.said.connect(said.append)
    for _ in range(2):
        sung.player.play()
        assert sung.player.running
        sung.player.pause()
    assert [notice.text for notice in said] == [NO_OUTPUT]
    assert not said[0].bad
