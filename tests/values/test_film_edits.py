"""Edits of films: laws of moving, ripple, copying, tempo and snapping."""

import math

import msgspec
import pytest
from hypothesis import given, strategies as st

from studio.errors import InputError
from studio.values.film import (
    Course,
    Drawn,
    Film,
    Marker,
    Oscillator,
    Point,
    Region,
    Target,
    Tempo,
    Track,
    edits,
    snapping,
)
from studio.values.film.edits import Picked, everything, picked_between
from studio.values.film.model import check_film
from tests.export.export_samples import seed_recipe
from tests.values.film_samples import film_of

WARMTH = Track("x", Target("control", "warmth"), Drawn((Point(1, 0.5), Point(4, 1.0))))


def full(*times):
    """Keys, a curve with points at 1 and 4, a marker at 3 and a region from 2 to 6."""
    film, _ = edits.with_track(film_of(*times), WARMTH)
    return edits.with_region(edits.with_marker(film, 3.0, "here"), 6.0, 2.0)


def times(film):
    return [round(film.second_of(key), 6) for key in film.keys]


def points(film, track=0):
    return [round(film.second_of(p), 6) for p in film.tracks[track].source.points]


def all_times(film):
    marks = [film.second_of(m) for m in film.markers]
    region = [film.region.start, film.region.end] if film.region else []
    return [*times(film), *points(film), *(round(t, 6) for t in (*marks, *region, film.seconds))]


# ---- keys ---------------------------------------------------------------------------------------
def test_a_key_finds_its_place_in_time_and_replaces_what_stands_there():
    film, new = edits.with_key(film_of(0.0, 5.0), seed_recipe(n=9), 2.0, ease="linear")
    assert (times(film), new) == ([0.0, 2.0, 5.0], "k3")
    film, again = edits.with_key(film, seed_recipe(n=10), 2.02)
    assert [k.recipe.latent.n for k in film.keys] == [1, 10, 2]
    assert again not in {"k1", "k2"}
    check_film(film)


def test_places_in_a_row():
    film = edits.with_places(film_of(), [seed_recipe(n=n) for n in range(4)], 1.0, 0.5)
    assert times(film) == [1.0, 1.5, 2.0, 2.5]
    assert len({k.id for k in film.keys}) == 4


def on_frames(film):
    frames = [key.at * film.course.fps for key in film.keys]
    return frames == pytest.approx([round(frame) for frame in frames], abs=1e-9)


def test_places_land_on_whole_frames_unless_beats_say_where():
    fps = film_of().course.fps
    odd = 7.3 / fps
    places = [seed_recipe(n=n) for n in range(4)]
    film = edits.with_places(film_of(), places, odd, odd)
    assert on_frames(film)
    assert [round(at * fps) for at in times(film)] == [7, 15, 22, 29]
    beaten = edits.with_tempo(film_of(), Tempo(113.0))
    assert times(edits.with_places(beaten, places[:1], odd, odd)) == [pytest.approx(odd)]
    for closed in (True, False):
        assert on_frames(Film.through(places[:3], Course(4.8, 30.0, closed=closed)))
        many = Film.through([seed_recipe(n=n) for n in range(9)], Course(0.1, 30.0, closed=closed))
        assert len({key.at for key in many.keys}) == 9


def test_what_is_picked_moves_together_and_stops_at_the_beginning():
    film = full(0.0, 2.0, 5.0)
    picked = Picked(frozenset({"k2"}), frozenset({("t1", 0)}))
    there, now = edits.moved(film, picked, 3.5)
    assert (times(there), points(there)) == ([0.0, 5.0, 5.5], [4.0, 4.5])
    assert now.points == {("t1", 1)}
    back, again = edits.moved(there, now, -3.5)
    assert (all_times(back), again) == (all_times(film), picked)
    early, _ = edits.moved(film, picked, -9)
    assert (times(early), points(early)) == ([0.0, 1.0, 5.0], [0.0, 4.0])


def test_stretching_keeps_the_anchor():
    film = edits.changed_key(full(0.0, 2.0, 5.0), "k2", hold=1.0)
    there, _ = edits.stretched(film, everything(film), 2.0, 1.0)
    assert (times(there), points(there)) == ([0.0, 3.0, 9.0], [1.0, 7.0])
    assert there.keys[1].hold == 2.0
    whole = edits.as_long_as(film, 5.0)
    assert all_times(whole) == pytest.approx([t / 2 for t in all_times(film)])


def test_ripple_opens_and_closes_up():
    film = full(0.0, 2.0, 5.0)
    wide = edits.opened(film, 2.0, 1.5)
    assert all_times(wide) == [0.0, 3.5, 6.5, 1.0, 5.5, 4.5, 3.5, 7.5, 11.5]
    assert all_times(edits.closed_up(wide, 2.0, 3.5)) == all_times(film)
    cut = edits.closed_up(film, 1.5, 4.5)
    assert (times(cut), points(cut), cut.markers, cut.seconds) == ([0.0, 2.0], [1.0], (), 7.0)
    gone = edits.closed_up(film, 0.0, 100.0)
    assert (gone.keys, gone.course.count) == ((), 1)


def test_deleting_leaves_the_rest_where_it_is():
    film = edits.deleted(full(0.0, 2.0, 5.0), Picked(frozenset({"k2"}), frozenset({("t1", 0)})))
    assert (times(film), points(film)) == ([0.0, 5.0], [4.0])


def test_copies_are_pasted_anywhere_and_survive_json():
    film = full(0.0, 2.0, 5.0)
    clip = edits.copied(film, picked_between(film, 1.0, 5.0))
    assert clip.seconds == 4.0
    clip = msgspec.json.decode(msgspec.json.encode(clip), type=edits.Clip)
    there, new = edits.pasted(film, clip, 6.0)
    assert (times(there), points(there)) == ([0.0, 2.0, 5.0, 7.0, 10.0], [1.0, 4.0, 6.0, 9.0])
    assert (len(new.keys), new.points) == (2, {("t1", 2), ("t1", 3)})
    assert edits.moved(there, new, -1.0)[0].second_of(there.keys[3]) == 7.0
    bare, nothing = edits.pasted(film_of(), clip, 0.0)
    assert (len(bare.keys), nothing.points) == (2, frozenset())
    check_film(there)


# ---- tempo --------------------------------------------------------------------------------------
def test_everything_stays_at_its_beat_when_the_tempo_changes():
    film = full(0.0, 2.0, 5.0)
    timed = edits.with_tempo(film, Tempo(120))
    assert all_times(timed) == all_times(film)
    assert [k.beat for k in timed.keys] == [0, 4, 10]
    slow = edits.with_tempo(timed, Tempo(60))
    assert all_times(slow) == [2 * t for t in all_times(film)]
    assert [k.beat for k in slow.keys] == [0, 4, 10]
    assert [k.at for k in slow.keys] == [0.0, 4.0, 10.0]
    fixed = edits.with_tempo(timed, Tempo(60), stay=False)
    assert all_times(fixed) == all_times(film)
    assert [k.beat for k in fixed.keys] == [0, 2, 5]
    free = edits.with_tempo(slow, None)
    assert all_times(free) == all_times(slow)
    assert [k.beat for k in free.keys] == [None, None, None]
    assert [m.beat for m in free.markers] == [None]


def test_new_and_moved_things_get_their_beat():
    film = edits.with_tempo(film_of(0.0, 5.0), Tempo(60, first_beat=0.5))
    film, new = edits.with_key(film, seed_recipe(n=9), 2.0)
    assert next(k.beat for k in film.keys if k.id == new) == 1.5
    film, _ = edits.moved(film, Picked(frozenset({new})), 1.0)
    assert next(k.beat for k in film.keys if k.id == new) == 2.5
    film = edits.with_marker(film, 4.0)
    assert film.markers == (Marker(4.0, "", 3.5),)


@pytest.mark.parametrize("bpm", [0, -5, math.nan, math.inf, 1e9])
def test_no_tempo_is_refused_in_a_sentence(bpm):
    with pytest.raises(InputError, match="beats a minute"):
        edits.with_tempo(film_of(0.0), Tempo(bpm))


# ---- curves and marks ---------------------------------------------------------------------------
def test_points_are_put_changed_and_kept_in_order():
    film = edits.with_point(full(0.0), "t1", Point(2.0, 9.0, "free"))
    assert points(film) == [1.0, 2.0, 4.0]
    film = edits.with_point(film, "t1", Point(2.0, 8.0))
    film = edits.changed_point(film, "t1", 1, how="hold", leave=(0.5, 1.0))
    assert film.tracks[0].source.points[1] == Point(2.0, 8.0, "hold", leave=(0.5, 1.0))
    wave, name = edits.with_track(film, Track("t1", Target("noise"), Oscillator()))
    assert name == "t2"
    with pytest.raises(InputError, match="not drawn"):
        edits.with_point(wave, "t2", Point(1, 1))
    assert edits.without_track(wave, "t1").tracks[0].id == "t2"
    assert edits.changed_track(wave, "t2", muted=True).tracks[1].muted


def test_regions_are_ordered_and_empty_ones_are_none():
    assert full(0.0).region == Region(2.0, 6.0)
    assert edits.with_region(full(0.0), 3.0, 3.0).region is None
    assert edits.with_region(full(0.0), None).region is None


@pytest.mark.parametrize("bad", [math.nan, math.inf, 1e7])
def test_moments_that_are_none_are_refused(bad):
    film = full(0.0, 2.0)
    for edit in (
        lambda: edits.with_key(film, seed_recipe(), bad),
        lambda: edits.with_point(film, "t1", Point(bad, 1.0)),
        lambda: edits.with_marker(film, bad),
        lambda: edits.with_seconds(film, bad),
        lambda: edits.opened(film, 0.0, bad),
        lambda: edits.changed_key(film, "k1", hold=bad),
        lambda: edits.stretched(film, everything(film), bad, 0.0),
    ):
        with pytest.raises(InputError):
            edit()
    for edit in (
        lambda: edits.moved(film, everything(film), math.nan),
        lambda: edits.changed_point(film, "t1", 0, value=math.nan),
        lambda: edits.with_course(film, fps=math.nan),
        lambda: edits.with_course(film, fps=0),
        lambda: edits.with_course(film, even="never"),
    ):
        with pytest.raises(InputError):
            edit()


# ---- snapping -----------------------------------------------------------------------------------
def test_it_snaps_to_the_nearest_mark_and_else_to_a_frame():
    film = edits.with_tempo(full(0.0, 2.0, 5.0), Tempo(60))
    marks = snapping.marks(film, Picked(frozenset({"k2"})), playhead=7.77)
    assert snapping.snapped(film, 2.96, marks, 0.1) == (3.0, snapping.Snap(3.0, "marker"))
    assert snapping.snapped(film, 7.8, marks, 0.1)[0] == 7.77
    assert snapping.snapped(film, 2.04, marks, 0.1)[1].kind == "region"
    assert snapping.snapped(film, 8.44, marks, 0.1) == (8.4, None)
    assert [m.at for m in marks if m.kind == "key"] == [0.0, 5.0]
    found = snapping.beats(film, 3.5, 8.2)
    assert [(b.at, b.kind) for b in found] == [
        (4.0, "bar"), (5.0, "beat"), (6.0, "beat"), (7.0, "beat"), (8.0, "bar")
    ]  # fmt: skip
    assert len(snapping.beats(film, 0.0, 1.0, 4)) == 5
    assert snapping.beats(film, 0.0, 86400.0) == ()


SECOND = st.integers(0, 80).map(lambda n: n / 8)


@given(
    keys=st.lists(SECOND, max_size=5, unique=True), at=SECOND, far=SECOND,
    bpm=st.sampled_from([30, 90, 177.5]),
)  # fmt: skip
def test_edits_give_films_that_can_be_kept(keys, at, far, bpm):
    film = edits.with_tempo(full(*keys), Tempo(120))
    for changed in (
        edits.with_tempo(film, Tempo(bpm, first_beat=1.0)),
        edits.opened(film, at, far),
        edits.closed_up(film, min(at, far), max(at, far)),
        edits.moved(film, everything(film), far - at)[0],
        edits.pasted(film, edits.copied(film, everything(film)), at)[0],
        edits.as_long_as(film, 0.5 + far),
    ):
        check_film(changed)
        assert times(changed) == sorted(times(changed))
        assert points(changed) == sorted(points(changed))
        assert len({k.id for k in changed.keys}) == len(changed.keys)
        for key in changed.keys:
            assert changed.tempo.second(key.beat) == pytest.approx(key.at, abs=1e-6)
