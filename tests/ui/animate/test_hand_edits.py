"""What hands on the timeline do to a film: pure, from film to film."""

from __future__ import annotations

import pytest

from studio.ui.animate import hand_edits as h
from studio.ui.animate.sampling import CurveSamples, curve_mark, paths_of, seen_times
from studio.ui.animate.targets import choice_of, choices
from studio.ui.animate.timeline.wishes import (
    HandleDragged,
    KeysDragged,
    MarkerDragged,
    PointsDragged,
)
from studio.values import edit
from studio.values.film import Reel, edits
from studio.values.film.curves import Scene, value_of
from tests.ui.animate.samples import CARD, film_of, with_curve

INFOS = {CARD.sha256: CARD.info}


def times(film):
    return [round(film.second_of(key), 3) for key in film.keys]


def pull(film, keys, lead, at, mode="move"):
    return h.keys_dragged(
        film, KeysDragged(frozenset(keys), lead, at, mode), seen_times(film, None)
    )


def test_a_key_is_pulled_and_stays_inside_the_film():
    film = film_of()
    moved, chosen = pull(film, {"k2"}, "k2", 3.0)
    assert times(moved) == [0.0, 3.0, 4.8, 7.2]
    assert chosen == {"k2"}
    late, _ = pull(film, {"k4"}, "k4", 99.0)
    assert times(late)[-1] == pytest.approx(h.last_moment(film), abs=1e-3)
    early, _ = pull(film, {"k2", "k3"}, "k3", -9.0)
    assert times(early)[:2] == [0.0, 0.0]


def test_ripple_brings_along_all_that_follows_and_the_end():
    film = film_of()
    later, _ = pull(film, {"k2"}, "k2", 3.4, "ripple")
    assert times(later) == [0.0, 3.4, 5.8, 8.2]
    assert later.seconds == pytest.approx(film.seconds + 1)
    sooner, _ = pull(film, {"k3"}, "k3", 0.0, "ripple")
    assert len(sooner.keys) == 4  # nothing is lost on the way
    assert times(sooner)[1] < times(sooner)[2]


def test_stretching_holds_the_other_end():
    film = film_of()
    wide, _ = pull(film, {"k1", "k2", "k3"}, "k3", 6.0, "stretch")
    assert times(wide) == [0.0, 3.0, 6.0, 7.2]
    flat, _ = pull(film, {"k1", "k2", "k3"}, "k3", 0.0, "stretch")
    assert len(set(times(flat))) >= 3


def test_a_copy_leaves_the_original():
    film = film_of()
    made, chosen = pull(film, {"k2"}, "k2", 3.6, "copy")
    assert times(made) == [0.0, 2.4, 3.6, 4.8, 7.2]
    assert len(chosen) == 1
    assert made.keys[2].recipe == film.keys[1].recipe


def test_points_are_pulled_in_time_and_value_and_keep_their_choice():
    film = with_curve(film_of(), (0.0, 0.0), (3.0, 1.0), (6.0, 0.0))
    moved, chosen = h.points_dragged(film, PointsDragged("t1", frozenset({1}), 4.0, 0.5))
    points = moved.tracks[0].source.points
    assert [(p.at, p.value) for p in points] == [(0.0, 0.0), (6.0, 0.0), (7.0, 1.5)]
    assert chosen == {2}


def test_a_pull_of_what_comes_out_is_undone_by_the_amount():
    film = with_curve(film_of(), (0.0, 0.0), (3.0, 1.0), amount=2.0)
    moved, _ = h.points_dragged(film, PointsDragged("t1", frozenset({1}), 0.0, 1.0))
    assert moved.tracks[0].source.points[1].value == pytest.approx(1.5)


def test_tangents_turn_together_unless_they_are_held_apart():
    film = with_curve(film_of(), (0.0, 0.0), (3.0, 1.0), (6.0, 0.0))
    free = h.made_free(film, "t1", frozenset({0, 1, 2}))
    middle = free.tracks[0].source.points[1]
    assert middle.how == "free"
    assert middle.arrive[0] == middle.leave[0] == pytest.approx(1.0)
    both = h.handle_dragged(free, HandleDragged("t1", 1, "after", 0.5, 0.4))
    turned = both.tracks[0].source.points[1]
    assert turned.leave == (0.5, 0.4)
    assert turned.arrive == (1.0, pytest.approx(-0.8))
    one = h.handle_dragged(free, HandleDragged("t1", 1, "after", 0.5, 0.4, both=False))
    assert one.tracks[0].source.points[1].arrive == middle.arrive


def test_markers_keep_their_name():
    film = edits.with_marker(film_of(), 2.0, "turn")
    moved = h.marker_dragged(film, MarkerDragged(0, 5.0))
    assert [(m.at, m.name) for m in moved.markers] == [(5.0, "turn")]
    assert h.marker_dragged(film, MarkerDragged(7, 5.0)) == film


def test_the_lane_shows_the_sum_of_path_and_curve():
    film = with_curve(film_of(), (0.0, 0.5), (9.0, 0.5))
    direction = CARD.info.directions[0].id
    places = [edit.with_amounts(k.recipe, {direction: float(n)}) for n, k in enumerate(film.keys)]
    for key, place in zip(film.keys, places, strict=True):
        film = edits.changed_key(film, key.id, recipe=place)
    reel = Reel(film, INFOS)
    path = paths_of(film, reel, INFOS)[("direction", direction)]
    track = film.tracks[0]
    known = choices(CARD, film)
    mark = curve_mark(film, track, 0, choice_of(track.target, known),
                      CurveSamples().of(film, track, None), path)  # fmt: skip
    assert mark.name == "Dusk"
    for key, n in zip(film.keys, range(4), strict=True):
        near = abs(mark.times - film.second_of(key)).argmin()
        assert mark.sums[near] == pytest.approx(n + 0.5, abs=0.12)
        assert mark.path[near] == pytest.approx(n, abs=0.12)


def test_samples_are_what_the_film_itself_gives_and_jumps_stand_upright():
    film = with_curve(film_of(), (0.0, 0.0), (3.0, 1.0), (6.0, -1.0))
    film = edits.changed_point(film, "t1", 0, how="hold")
    track = film.tracks[0]
    at, values = CurveSamples().of(film, track, None)
    scene = Scene(film.seconds, True, None, None)
    for moment, value in list(zip(at, values, strict=True))[::17]:
        assert value == pytest.approx(value_of(track.source, float(moment), scene), abs=1e-3)
    before = values[(at < 3.0) & (at > 2.9)]
    assert before.max() == 0.0


def test_everything_that_can_be_animated_has_a_name_and_a_range():
    known = choices(CARD, film_of())
    groups = dict.fromkeys(choice.group for choice in known)
    assert list(groups) == ["Directions", "Controls", "Noise"]
    assert all(choice.name and choice.low < choice.high for choice in known)
    contrast = next(choice for choice in known if choice.target.key == "contrast")
    assert (contrast.low, contrast.high) == (0.5, 2.0)


def test_a_way_of_places_stands_evenly_between_two_keys():
    film = film_of()
    ((a, b),) = h.legs_from(film, frozenset({"k2"}))
    assert [a.id, b.id] == ["k2", "k3"]
    way = tuple(key.recipe for key in film.keys[:3])
    longer = h.with_ways(film, ((a, b, way),))
    assert times(longer) == [0.0, 2.4, 3.0, 3.6, 4.2, 4.8, 7.2]
    assert tuple(key.recipe for key in longer.keys[2:5]) == way
    assert h.with_ways(longer, ((a, b, way),)) == longer, "the two do not follow each other now"


def test_ways_lead_all_along_a_film_and_round_a_closed_one_but_not_over_a_jump():
    film = film_of()
    every = [(a.id, b.id) for a, b in h.legs_from(film, frozenset())]
    assert every == [("k1", "k2"), ("k2", "k3"), ("k3", "k4"), ("k4", "k1")]
    opened = edits.changed_key(edits.with_course(film, closed=False), "k2", ease="hold")
    assert [a.id for a, _ in h.legs_from(opened, frozenset())] == ["k1", "k3"]
