"""Animate in the window: a film is made, played, edited, undone, and left behind in the project."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.library.project import Project
from studio.ui.animate.player import Played
from studio.values import messages as m
from studio.values.edit import new_recipe
from tests.helpers.fake_engine import FakeEngine, fake_card
from tests.ui.animate.samples import animate_of, key, places, stored


def test_make_film_opens_the_tab_and_plays_an_evenly_moving_loop_at_once(qtbot, window, animate):
    window.strip.film_asked.emit(places(window))
    assert window.frame.active is animate
    assert animate.player.running
    course = animate.film.film.course
    assert (course.closed, course.even, len(animate.film.film.keys)) == (True, "within", 5)
    qtbot.waitUntil(lambda: animate.player.played.shown > 3)
    assert stored(window) == animate.film.film
    assert "loop" in window.canvas.row.text


def test_one_undo_takes_the_film_away_and_redo_brings_it_back(window, film):
    made = film.film.film
    window.trail.undo()
    assert film.film.film is None
    assert not film.foot.view.isVisible()
    window.trail.redo()
    assert film.film.film.keys == made.keys
    assert film.foot.view.isVisible()


def test_space_plays_and_rests_and_arrows_step(window, film):
    key(window, Qt.Key.Key_Space)
    assert film.player.running
    key(window, Qt.Key.Key_Space)
    assert not film.player.running
    film.player.seek(1.0)
    key(window, Qt.Key.Key_Right)
    assert film.player.at == pytest.approx(1 + 1 / 30)
    key(window, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert film.player.at == pytest.approx(1 - 9 / 30)
    key(window, Qt.Key.Key_Home)
    assert film.player.at == 0
    key(window, Qt.Key.Key_End)
    assert film.player.at == pytest.approx(film.film.film.seconds - 1 / 30)


def test_the_letters_work_here_only(window, film):
    film.player.seek(2.0)
    window.commands.action("film_in").trigger()
    film.player.seek(6.0)
    window.commands.action("film_out").trigger()
    region = stored(window).region
    assert (region.start, region.end) == (2.0, 6.0)
    assert film.player.span == (2.0, 6.0)
    window.commands.action("film_all").trigger()
    assert stored(window).region is None
    assert not window.commands.action("smooth").isEnabled()
    window.frame.open("explore")
    assert not window.commands.action("film_in").isEnabled()
    assert window.commands.action("smooth").isEnabled()


def test_enter_keeps_the_view_as_a_keyframe_and_delete_takes_it(qtbot, window, film):
    film.player.seek(1.0)
    window.view.jump_to(new_recipe(window.view.card, 99, (64, 64)))
    key(window, Qt.Key.Key_Return)
    keys = stored(window).keys
    assert len(keys) == 6
    assert keys[1].recipe == new_recipe(window.view.card, 99, (64, 64))
    assert film.editing.chosen.keys == {keys[1].id}
    key(window, Qt.Key.Key_Delete)
    assert len(stored(window).keys) == 5
    window.trail.undo()
    assert len(stored(window).keys) == 6


def test_places_chosen_one_by_one_follow_each_other_as_make_film_spaces_them(window, animate):
    window.frame.open("animate")
    four = places(window, 4)
    for number, place in enumerate(four):
        animate.editing.keep_all((place,))
        assert len(stored(window).keys) == number + 1
        assert animate.player.at == pytest.approx(2.4 * number)
        assert window.view.recipe == place or not number
    film = stored(window)
    assert film.places == four
    assert [film.second_of(k) for k in film.keys] == pytest.approx([0, 2.4, 4.8, 7.2])
    assert film.seconds == pytest.approx(9.6)
    assert animate.editing.chosen.keys == {film.keys[-1].id}
    window.trail.undo()
    assert stored(window).places == four[:3]
    window.trail.redo()
    animate.player.seek(0.0)
    animate.editing.keep_all(four[:2])
    assert stored(window).places == (*four, *four[:2])
    assert stored(window).seconds == pytest.approx(14.4)


def test_enter_in_the_trail_loses_no_keyframe_of_an_open_film(window, film):
    film.editing.set_course(closed=False)
    film.player.seek(film.film.film.second_of(film.film.film.keys[2]))
    before = stored(window)
    view = film.column.view
    view.setCurrentIndex(view.model().index(0))
    node = view.nodes()[0]
    QTest.keyClick(view, Qt.Key.Key_Return)
    after = stored(window)
    assert after.places == (*before.places, node.recipe)
    assert after.second_of(after.keys[-1]) == pytest.approx(12.0)
    assert film.player.at == pytest.approx(12.0)
    film.player.seek(1.0)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert stored(window).second_of(stored(window).keys[1]) == pytest.approx(1.0)


def test_places_put_at_once_land_on_whole_frames(window, animate):
    window.frame.open("animate")
    animate.editing.keep_all(places(window, 1))
    animate.player.seek(1.0)
    animate.editing.keep_all(places(window, 4)[1:])
    at = [key.at * 30 for key in stored(window).keys]
    assert len(at) == 4
    assert at == pytest.approx([round(frame) for frame in at], abs=1e-9)


def test_playing_stops_on_a_whole_frame(qtbot, window, film):
    key(window, Qt.Key.Key_Space)
    film.player.at += 0.013
    key(window, Qt.Key.Key_Space)
    frame = film.player.at * 30
    assert frame == pytest.approx(round(frame), abs=1e-6)


def test_how_playing_went_is_not_said_of_another_film(window, film):
    told = animate_of(window).foot.transport
    told.set_played(Played(12, 4, 1.0))
    assert told.played.text == "8 frames dropped"
    film.editing.set_course(closed=False)
    assert told.played.text == ""


def test_undo_of_the_film_leaves_the_place_where_it_is(window, film):
    film.player.seek(2.0)
    here = window.view.recipe
    film.editing.set_course(closed=False)
    window.trail.undo()
    assert film.film.film.course.closed
    assert window.view.recipe == here


def test_scrubbing_asks_for_drafts_and_makes_no_nodes(qtbot, window, film, engine):
    nodes = len(window.trail.project.trail)
    before = len(engine.asked(m.DraftRequest))
    for at in (0.5, 1.0, 1.5, 2.0):
        film.timeline._scrubbed(at)
    film.timeline._scrub_ended()
    assert len(engine.asked(m.DraftRequest)) > before
    assert engine.asked(m.DraftRequest)[-1].recipe == film.film.recipe_at(2.0)
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    assert window.view.recipe == film.film.recipe_at(2.0)
    qtbot.wait(700)
    assert len(window.trail.project.trail) == nodes


def test_a_hand_on_the_picture_goes_on_from_the_moment_that_is_seen(window, film):
    film.player.seek(2.0)
    there = window.view.recipe
    window.state.directions.nudge({"random-1-0": 0.5})
    assert window.view.recipe != there
    assert "Enter keeps it" in window.canvas.row.text


def test_keys_are_pulled_live_and_kept_as_one_edit(window, film):
    from studio.ui.animate.timeline.wishes import KeysDragged

    name = film.film.film.keys[1].id
    for at in (2.6, 2.8, 3.0):
        film.timeline._keys_dragged(KeysDragged(frozenset({name}), name, at))
        assert stored(window).second_of(stored(window).keys[1]) == pytest.approx(2.4)
        assert film.film.film.second_of(film.film.film.keys[1]) == pytest.approx(at)
    film.timeline._keys_dragged(KeysDragged(frozenset({name}), name, 3.0, done=True))
    assert stored(window).second_of(stored(window).keys[1]) == pytest.approx(3.0)
    window.trail.undo()
    assert stored(window).second_of(stored(window).keys[1]) == pytest.approx(2.4)


def test_cut_copy_paste_and_the_gap(window, film):
    keys = film.film.film.keys
    film.editing.choose(keys=frozenset({keys[1].id}))
    film.editing.copy()
    film.player.seek(6.0)
    film.editing.paste()
    assert len(stored(window).keys) == 6
    assert film.editing.chosen.keys != {keys[1].id}
    film.editing.choose(keys=frozenset({keys[1].id}))
    long = stored(window).seconds
    film.editing.ripple_delete()
    assert stored(window).seconds == pytest.approx(long - 2.4, abs=0.05)


def test_path_length_rate_and_evenness(window, film):
    path = film.panel.path
    path.shape_chosen.emit("straight")
    assert {k.ease for k in stored(window).keys} == {"linear"}
    path.ends_chosen.emit("open")
    assert not stored(window).course.closed
    path.even_chosen.emit("whole")
    assert stored(window).course.even == "whole"
    path.seconds.change(24.0)
    film_now = stored(window)
    assert film_now.seconds == 24
    assert film_now.second_of(film_now.keys[1]) == pytest.approx(4.8)
    path.fps.change(25.0)
    assert stored(window).course.count == 600


def test_the_chosen_keyframe_shows_its_picture_and_takes_ease_and_hold(qtbot, window, film):
    name = film.film.film.keys[2].id
    film.foot.view.choose(frozenset({name}))
    section = film.panel.key
    assert section.header.title.text == "Keyframe 3"
    assert section.when.text == "4.8 s"
    qtbot.waitUntil(lambda: section.picture.picture is not None)
    section.ease_chosen.emit("ease")
    section.hold.change(0.5)
    assert (stored(window).keys[2].ease, stored(window).keys[2].hold) == ("ease", 0.5)


def test_beats_on_the_ruler_and_keys_that_stay_at_them(window, film):
    film.foot.transport.unit_chosen.emit("beats")
    assert stored(window).tempo.bpm == 120
    assert film.foot.view.marks.unit == "beats"
    from studio.values.film import Tempo

    film.editing.set_tempo(Tempo(60.0))
    assert stored(window).second_of(stored(window).keys[1]) == pytest.approx(4.8)


def test_a_tab_without_a_film_says_how_one_begins(qtbot, window, animate):
    window.frame.open("animate")
    assert animate.foot.empty.isVisible()
    assert "Choose places" in animate.foot.empty.words.text
    key(window, Qt.Key.Key_Return)
    assert len(stored(window).keys) == 1
    assert animate.foot.view.isVisible()


def test_a_film_whose_model_is_gone_says_so_and_loses_nothing(qtbot, window, film):
    other = tuple(i for i in window.view.models if i.card.id == "aurora")
    window.view.set_models(other)
    assert film.foot.view.marks.keys[0].missing
    assert "not installed" in film.foot.transport.problem.text
    assert len(stored(window).keys) == 5


def test_a_film_is_there_again_when_the_project_is_opened_again(qtbot, make_window, tmp_path):
    first = make_window(project=Project.untitled(tmp_path / "p"))
    animate = animate_of(first)
    first.strip.film_asked.emit(places(first))
    animate.player.pause()
    animate.editing.add_marker(2.0, "turn")
    path = first.trail.project.path
    first.close()
    client = FakeEngine((fake_card(), fake_card("Aurora", abilities=("any_size", "tiles"))))
    again = make_window(client=client, project=Project.open(path))
    again.frame.open("animate")
    film = animate_of(again).film.film
    assert len(film.keys) == 5
    assert film.markers[0].name == "turn"


def test_leaving_gives_the_canvas_back(qtbot, window, film):
    film.player.play()
    window.frame.open("explore")
    assert not film.player.running
    assert "fps" not in window.canvas.row.text
    assert window.header.export.text() == "Export"
    assert window.header.export.menu() is not None
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Space)
    assert not film.player.running


def test_leaving_shows_the_place_that_the_trail_frames(qtbot, window, film):
    framed = window.trail.node.recipe
    film.player.seek(1.0)
    assert window.view.recipe != framed
    nodes = len(window.trail.project.trail)
    window.frame.open("explore")
    assert window.view.recipe == window.trail.node.recipe == framed
    assert len(window.trail.project.trail) == nodes
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)


def test_leaving_keeps_what_a_hand_changed_on_the_film(window, film):
    film.player.seek(1.0)
    window.state.directions.nudge({"random-1-0": 0.5})
    changed = window.view.recipe
    window.frame.open("explore")
    assert window.view.recipe == window.trail.node.recipe == changed


def test_the_filled_button_exports_the_film(qtbot, window, film):
    assert window.header.export.text() == "Export film"
    with qtbot.waitSignal(film.export_asked) as asked:
        window.header.export.click()
    assert asked.args[0] == film.film.film


def test_even_motion_is_measured_once_and_kept_without_a_step_of_undo(qtbot, window, film, engine):
    qtbot.waitUntil(lambda: len(film.film.film.course.pace) == 5, timeout=10_000)
    assert stored(window).course.pace == film.film.film.course.pace
    asked = len(engine.asked(m.MeasurePaceJob))
    film.editing.add_marker(1.0)
    film.editing.change_keys(hold=0.0)
    qtbot.wait(900)
    assert len(engine.asked(m.MeasurePaceJob)) == asked
    window.trail.undo()
    window.trail.undo()
    assert film.film.film is None
    window.trail.redo()
    qtbot.waitUntil(lambda: len(film.film.film.course.pace) == 5)
    assert len(engine.asked(m.MeasurePaceJob)) == asked


def test_the_shortest_path_becomes_keyframes_as_one_edit(qtbot, window, film, engine):
    film.editing.choose(keys=frozenset({film.film.film.keys[1].id}))
    film.timeline.menus.do("shortest", None)
    qtbot.waitUntil(lambda: len(stored(window).keys) == 5 + 3)
    asked = engine.asked(m.ShortestPathJob)[-1]
    assert asked.start == film.film.film.keys[1].recipe
    window.trail.undo()
    assert len(stored(window).keys) == 5


def test_export_is_greyed_until_there_is_a_film(qtbot, window, animate):
    window.frame.open("animate")
    button = window.header.export
    assert (button.text(), button.isEnabled()) == ("Export film", False)
    window.strip.film_asked.emit(places(window, 2))
    assert button.isEnabled()
    animate.player.pause()
    window.trail.undo()
    assert not button.isEnabled()
    window.frame.open("explore")
    assert (button.text(), button.isEnabled()) == ("Export", True)
