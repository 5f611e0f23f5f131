"""The path box of Animate: noise loop and shortest path; places put beside what is there."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.ui.animate.making import placed_beside
from studio.ui.animate.panel.path_section import PathSection
from studio.values import messages as m
from studio.values.edit import new_recipe
from studio.values.film import NoiseLoop
from tests.ui.animate.samples import CARD, animate_of, film_of


@pytest.fixture
def animate(window):
    """A film of five places, at rest."""
    places = [new_recipe(window.view.card, n, (64, 64)) for n in range(1, 6)]
    window.strip.film_asked.emit(tuple(places))
    found = animate_of(window)
    found.player.pause()
    return found


def test_the_noise_loop_is_switched_shaped_and_undone(window, animate):
    path = animate.panel.path
    assert path.circle.isHidden()
    path.loop.click()
    assert animate.film.film.course.loop == NoiseLoop()
    assert not path.circle.isHidden()
    path.circle.radius.change(3.5)
    path.circle.turns.change(2.0)
    assert animate.film.film.course.loop == NoiseLoop(0, 3.5, 2)
    path.circle.another.click()
    assert animate.film.film.course.loop.turns == 2
    path.loop.click()
    assert animate.film.film.course.loop is None


def test_a_film_with_a_loop_shows_it(qtbot):
    path = PathSection()
    qtbot.addWidget(path)
    film = film_of()
    course = film.course.__class__(6.0, 30.0, loop=NoiseLoop(5, 4.0, 3))
    path.set_film(film.__class__(course, film.keys))
    assert path.loop.isChecked()
    assert (path.circle.radius.value, path.circle.turns.value) == (4.0, 3.0)


def test_a_film_goes_region_by_region_where_the_model_can(window, animate, monkeypatch):
    path = animate.panel.path
    assert path.merge.isHidden()
    able = replace(CARD, info=replace(CARD.info, abilities=(*CARD.info.abilities, "merges")))
    monkeypatch.setattr(type(window.view), "card", property(lambda _: able))
    path.shape_chosen.emit("straight")
    assert not path.merge.isHidden()
    path.merge.click()
    assert animate.film.film.course.how == "merge"
    assert path.merge.isChecked()
    path.merge.click()
    assert animate.film.film.course.how == "round"


def test_the_shortest_path_is_one_edit_of_all_legs(qtbot, window, engine, animate):
    before = animate.film.film
    animate.panel.path.shortest.click()
    qtbot.waitUntil(lambda: len(animate.film.film.keys) > 5)
    asked = engine.asked(m.ShortestPathJob)
    assert [job.start for job in asked] == [key.recipe for key in before.keys]
    assert asked[-1].end == before.keys[0].recipe, "the loop is closed"
    window.trail.undo()
    assert animate.film.film.keys == before.keys


def test_places_from_a_free_playhead_on_replace_no_keyframe():
    film = film_of()
    places = [new_recipe(CARD, n, (64, 64)) for n in (11, 12, 13)]
    start = film.second_of(film.keys[1]) - 1.0
    longer = placed_beside(film, places, start, 1.0)
    assert all(key in longer.keys for key in film.keys)
    assert [key.recipe for key in longer.keys].count(places[1]) == 1
    assert len(longer.keys) == len(film.keys) + 3
    at = next(k for k in longer.keys if k.recipe == places[1])
    assert longer.second_of(at) == pytest.approx(film.second_of(film.keys[1]) + 1 / 30)


def test_enter_in_a_field_ends_what_is_typed_and_keeps_no_keyframe(window, animate):
    """Line edits let Enter go on to the window, where it would keep the view as a keyframe."""
    before = animate.film.film
    field = animate.panel.path.seconds
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "20")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    after = animate.film.film
    assert after.seconds == 20.0
    assert [key.recipe for key in after.keys] == [key.recipe for key in before.keys]
    assert not animate.timeline._editing.chosen.keys
