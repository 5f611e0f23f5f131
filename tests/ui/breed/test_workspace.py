"""Breed in the window: twelve children, two picked, bred on with, taken back, found again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.library.broods import ProjectBroods
from studio.ui.engine.thumbnails import Thumbnail
from studio.values import messages as m
from studio.values.breed.children import children
from studio.values.edit import new_recipe


@pytest.fixture
def breed(qtbot, window):
    window.frame.open("breed")
    space = window.frame.active
    qtbot.waitUntil(lambda: space.grid.complete, timeout=300_000)
    return space


def key(space, which):
    QTest.keyClick(space.grid, which)


def on(qtbot, window):
    """Breed on, and wait for the choice."""
    window.commands.action("breed_on").trigger()
    space = window.frame.active
    qtbot.waitUntil(lambda: not space.search.running, timeout=300_000)


def stored(window):
    return ProjectBroods(window.trail.project).all()


def test_the_tab_shows_twelve_children_of_the_present_place(window, breed):
    assert breed.state.brood.main == window.view.recipe
    assert breed.state.places == children(breed.state.brood, window.view.card.info)
    assert len({p.id for p in breed.state.places}) == 12
    assert stored(window) == ()  # looking keeps nothing
    assert len(window.trail.project.trail) == 1


def test_two_are_picked_bred_on_with_and_taken_back(qtbot, window, breed):
    first = breed.state.places
    key(breed, Qt.Key.Key_Return)
    key(breed, Qt.Key.Key_Right)
    key(breed, Qt.Key.Key_Return)
    assert [p.recipe for p in breed.state.picks] == [first[0], first[1]]
    trail = window.trail.project.trail
    assert {node.recipe.id for node in trail} >= {first[0].id, first[1].id}
    root = next(iter(trail))
    assert all(n.parent == root.id for n in trail if n.recipe in first[:2])
    on(qtbot, window)
    assert breed.state.litter.generation == 2
    assert [p.recipe for p in breed.state.brood.parents] == [first[0], first[1]]
    assert breed.state.places != first
    qtbot.waitUntil(lambda: breed.grid.complete, timeout=300_000)
    one, two = stored(window)
    assert (one.generation, two.generation, two.before) == (1, 2, one.id)
    window.trail.undo()
    assert breed.state.litter.id == one.id
    assert breed.state.places == first
    window.trail.redo()
    assert [b.id for b in stored(window)] == [one.id, two.id]


def test_a_pick_that_is_taken_back_is_none_and_comes_again(window, breed):
    key(breed, Qt.Key.Key_Return)
    assert len(breed.state.picks) == 1
    window.trail.undo()
    assert breed.state.picks == ()
    assert breed.grid._marks[0].picked == 0
    window.trail.redo()
    assert len(breed.state.picks) == 1


def test_a_click_picks_and_another_lets_go(window, breed):
    at = breed.grid._rect(5).center().toPoint()
    QTest.mouseClick(breed.grid, Qt.MouseButton.LeftButton, pos=at)
    assert [p.recipe for p in breed.state.picks] == [breed.state.places[5]]
    assert breed.grid.ring == 5
    assert "picked" in breed.grid.accessibleName()
    QTest.mouseClick(breed.grid, Qt.MouseButton.LeftButton, pos=at)
    assert breed.state.picks == ()


def test_with_nobody_picked_there_are_twelve_others(window, breed):
    before = breed.state.places
    breed.strip.breed.click()
    assert breed.state.places != before
    assert breed.state.litter.generation == 1
    assert stored(window) == ()


def test_a_held_child_stays_in_its_cell_and_undo_lets_it_go(qtbot, window, breed):
    key(breed, Qt.Key.Key_Return)
    on(qtbot, window)
    breed.grid.set_ring(7)
    kept = breed.state.places[7]
    window.commands.action("breed_hold").trigger()
    assert breed.grid._marks[7].held
    breed.grid.picked.emit(0)
    on(qtbot, window)
    assert breed.state.places[7] == kept
    assert breed.state.is_held(7)
    window.trail.undo()
    window.trail.undo()  # the pick
    window.trail.undo()  # the hold
    assert not breed.state.is_held(7)


def test_strength_and_what_may_change_are_seen_at_once_until_one_has_picked(qtbot, window, breed):
    before = breed.state.places
    breed.panel.strength.groove.change(0.9)
    breed.panel.strength.gesture_ended.emit()
    assert breed.state.brood.strength == pytest.approx(0.9)
    assert breed.state.places != before
    breed.panel.may["directions"].click()
    assert breed.state.brood.may == ("place", "directions")
    assert breed.panel._ways_flow.isVisible()
    key(breed, Qt.Key.Key_Return)
    seen = breed.state.places
    breed.panel.may["place"].click()
    assert breed.state.places == seen
    on(qtbot, window)
    assert breed.state.brood.may == ("directions",)


def test_weights_are_those_of_the_next_parents(qtbot, window, breed):
    for cell in (0, 1):
        breed.grid.picked.emit(cell)
    breed.strip.tiles[1].groove.change(3.0)
    on(qtbot, window)
    assert [p.weight for p in breed.state.brood.parents] == pytest.approx([1.0, 3.0])


def test_children_are_asked_for_nearest_first_and_dropped_when_one_leaves(qtbot, window, engine):
    engine.posted.clear()
    window.frame.open("breed")
    space = window.frame.active
    asked = [r for r in engine.posted if isinstance(r, m.ThumbRequest) and r.group == "breed"]
    cells = [int(r.key.split("/")[1]) for r in asked]
    assert cells[0] == space.grid.ring
    assert cells == list(space.grid.nearest_first())
    window.frame.open("explore")
    assert m.DropGroup("breed") in engine.posted


def test_leaving_shows_what_was_picked_last(qtbot, window, breed):
    breed.grid.picked.emit(3)
    window.frame.open("explore")
    assert window.view.recipe == breed.state.places[3]
    assert window.trail.node.recipe == breed.state.places[3]
    window.frame.open("breed")
    assert breed.state.places[3] == window.view.recipe  # the same brood, not a new one


def test_another_place_begins_anew_and_a_child_goes_its_tree_on(qtbot, window, breed):
    breed.grid.picked.emit(0)
    on(qtbot, window)
    child = breed.state.places[4]
    window.view.jump_to(new_recipe(window.view.card, 77))
    assert (breed.state.litter.generation, breed.state.litter.id) == (1, "")
    window.view.jump_to(child)
    assert (breed.state.litter.generation, breed.state.litter.before) == (3, "2")


def test_space_looks_closer_and_escape_back(qtbot, window, breed):
    key(breed, Qt.Key.Key_Space)
    assert breed.grid.is_large
    qtbot.waitUntil(lambda: breed.grid._large is not None, timeout=300_000)
    QTest.keyClick(breed.grid, Qt.Key.Key_Escape)
    assert not breed.grid.is_large


def test_another_model_has_children_of_its_own(qtbot, window, engine, breed):
    other = engine.cards[1]
    window.view.open_model(other)
    assert breed.state.brood.main.model.sha256 == other.sha256
    qtbot.waitUntil(lambda: breed.grid.complete, timeout=300_000)


def test_a_slow_model_is_told_with_the_time_to_go_and_escape_stops(window, breed, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr("studio.ui.breed.pictures.monotonic", lambda: clock[0])
    pictures, told = breed.pictures, []
    pictures.waiting.connect(told.append)
    image = breed.grid.images[0]
    breed.grid.set_children(tuple("abcdefghijkl"), 1.0)
    pictures.stop()
    pictures._on, pictures._since, pictures._drawn = True, 0.0, 0
    clock[0] = 30.0
    pictures._take(Thumbnail(pictures._key(0), "breed", image))
    assert told[-1] == "1 of 12 children · about 6 minutes to go · Esc stops"
    assert pictures.slow
    assert breed.step_back()
    assert not pictures.slow
    assert not breed.step_back()
