"""Moments on the screen and in words: scales, ticks, typed times, what a drag jumps to."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, strategies as st

from studio.ui.animate.timeline.scale import CLOSEST_PX, SIDE_PX, TimeScale
from studio.ui.animate.timeline.snapping import snapped
from studio.ui.animate.timeline.timecode import (
    beat_words,
    grid_s,
    moment_of,
    moment_words,
    ticks,
)
from studio.values.film import Tempo
from studio.values.film.timing import clock

lengths = st.floats(0.1, 5000)
widths = st.floats(200, 4000)


@given(lengths, widths, st.floats(-1000, 6000))
def test_pixels_and_moments_are_inverse(seconds, width, at):
    scale = TimeScale.whole(seconds, width)
    assert scale.at(scale.x(at)) == pytest.approx(at, abs=1e-6 * max(1, abs(at)))
    assert scale.x(0) == pytest.approx(SIDE_PX)
    assert scale.x(seconds) == pytest.approx(width - SIDE_PX)


@given(lengths, widths, st.floats(0.1, 30), st.floats(0, 1))
def test_what_is_under_the_pointer_stays_there_unless_the_film_ends(seconds, width, factor, share):
    scale = TimeScale.whole(seconds, width)
    x = SIDE_PX + share * (width - 2 * SIDE_PX)
    closer = scale.zoomed(factor, x)
    if factor >= 1:
        assert closer.x(scale.at(x)) == pytest.approx(x, abs=0.5)
    assert closer.per_s >= scale.per_s * 0.9999
    assert closer.per_s <= max(CLOSEST_PX, scale.per_s) * 1.0001
    assert closer.first_s >= 0


def test_one_cannot_push_the_film_out_of_view():
    scale = TimeScale.whole(10, 1000).zoomed(4, 500)
    assert scale.moved(1e6).first_s == 0
    far = scale.moved(-1e6)
    assert far.x(10) == pytest.approx(1000 - SIDE_PX)


def test_a_whole_film_stays_whole_and_a_close_look_stays_close():
    whole = TimeScale.whole(10, 1000)
    assert whole.fitted_to(20, 500) == TimeScale.whole(20, 500)
    close = whole.zoomed(4, 500)
    assert close.fitted_to(20, 1000).per_s == close.per_s


def test_playing_out_of_view_turns_the_page():
    close = TimeScale.whole(100, 1000).zoomed(10, SIDE_PX)
    assert close.revealing(5) == close
    turned = close.revealing(12)
    assert turned.x(12) < 0.2 * 1000


def test_ticks_are_named_where_there_is_room():
    scale = TimeScale.whole(12, 1440)
    found = ticks(0, 12, scale.per_s, "seconds", 30, Tempo(120.0))
    named = [tick for tick in found if tick.words]
    assert [tick.words for tick in named][:3] == ["0 s", "1 s", "2 s"]
    gaps = [(b.at - a.at) * scale.per_s for a, b in itertools.pairwise(named)]
    assert min(gaps) >= 84


def test_ticks_of_frames_and_of_beats():
    frames = ticks(0, 2, 400, "frames", 25, Tempo(120.0))
    assert [t.words for t in frames if t.words][:3] == ["0", "10", "20"]
    beats = [t for t in ticks(0, 4, 200, "beats", 25, Tempo(120.0, 0.25)) if t.words]
    assert (beats[0].words, beats[0].at) == ("1.1", 0.25)


@pytest.mark.parametrize(
    ("beat", "words"), [(0, "1.1"), (3, "1.4"), (4, "2.1"), (4.5, "2.1.5"), (-1, "0.4")]
)
def test_bars_and_beats_count_from_one(beat, words):
    assert beat_words(beat, 4) == words


@pytest.mark.parametrize(
    ("text", "at"),
    [("12", 12.0), ("1,5 s", 1.5), ("00:00:04:12", 4.4), ("1:00:00", 60.0), (":15", 0.5),
     ("1:02:03:00", 3723.0)],
)  # fmt: skip
def test_times_that_are_typed(text, at):
    assert moment_of(text, 30) == pytest.approx(at)


@pytest.mark.parametrize("text", ["", "soon", "1:2:3:4:5", "-3", "nan", "inf", "a:b"])
def test_what_is_no_time_is_none(text):
    assert moment_of(text, 30) is None


@given(st.floats(0, 10_000), st.sampled_from([24.0, 25.0, 30.0, 50.0, 60.0]))
def test_a_time_that_was_read_is_typed_back(at, fps):
    there = moment_of(clock(at, fps), fps)
    assert clock(there, fps) == clock(at, fps)


def test_moments_in_the_unit_of_the_ruler():
    tempo = Tempo(120.0)
    assert moment_words(75.5, "seconds", 30, tempo) == "1:15.5"
    assert moment_words(2, "frames", 30, tempo) == "60"
    assert moment_words(2, "beats", 30, tempo) == "2.1"


def test_a_drag_jumps_to_what_is_near_and_else_to_the_grid():
    assert snapped(1.02, [0, 1, 2], 0.05, 0.04).to == 1
    free = snapped(1.32, [0, 1, 2], 0.05, 0.04)
    assert free.to is None
    assert free.at == pytest.approx(1.32)
    assert snapped(1.33, [], 0.05, 0.5, 0.25).at == pytest.approx(1.25)


def test_the_grid_of_beats_is_as_fine_as_can_be_seen():
    tempo = Tempo(120.0)
    assert grid_s(100, "seconds", 25, tempo) == pytest.approx(0.04)
    assert grid_s(100, "beats", 25, tempo) == pytest.approx(0.125)
    assert grid_s(10, "beats", 25, tempo) == pytest.approx(2.0)
