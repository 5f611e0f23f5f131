"""Directions: as many sliders as the view state knows, with their ends."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from studio.ui.explore.panel.directions_section import VISIBLE
from studio.ui.explore.panel.ends import REST_MS
from studio.values import edit
from studio.values.directions import Direction


def found(count: int) -> tuple[Direction, ...]:
    rng = np.random.default_rng(3)
    return tuple(
        Direction.of(f"Found {n}", "z", rng.normal(size=16).astype("f4"), 1.0, "pca")
        for n in range(count)
    )


def test_every_direction_has_a_slider_that_speaks_and_listens(qtbot, panel, state, card):
    sliders = panel.directions.sliders
    assert [s.name for s in sliders.values()] == [d.name for d in card.info.directions]
    key = card.info.directions[1].id
    qtbot.keyClick(sliders[key].groove, Qt.Key.Key_Right)
    assert edit.amount(state.place.recipe, key) == pytest.approx(0.1)
    state.directions.set_amount(key, -1.5)
    state.place.catch_up()
    assert sliders[key].amount == pytest.approx(-1.5)
    state.place.set_seed(8)
    assert sliders[key].amount == 0


def test_more_than_six_fold_away_and_found_ones_travel_in_the_recipe(qtbot, panel, state, card):
    extra = found(5)
    state.directions.add(card.sha256, extra)
    section = panel.directions
    sliders = section.sliders.values()
    qtbot.waitUntil(lambda: sum(s.isVisible() for s in sliders) == VISIBLE)
    assert section.fold.isVisible()
    section.fold.set_open(True)
    assert all(s.isVisible() for s in sliders)
    section.sliders[extra[4].id].step(1.0)
    assert state.place.recipe.directions == {extra[4].id: extra[4]}


def test_kept_directions_stand_first_and_are_unfolded(qtbot, panel, state, card):
    old, kept = found(7)[:2], found(7)[2:]
    state.directions.add(card.sha256, old)
    panel.set_hidden_directions(frozenset({kept[0].id}))
    state.directions.keep(card.sha256, kept[:3])
    section = panel.directions
    ids = [d.id for d in (*kept[:3], *old, *card.info.directions)]
    assert list(section.sliders) == ids
    qtbot.waitUntil(lambda: all(section.sliders[d.id].isVisible() for d in kept[:3]))
    assert not section.fold.is_open
    many = tuple(
        Direction.of(f"More {n}", "z", np.eye(16, dtype="f4")[n], 1.0, "pca") for n in range(7)
    )
    state.directions.keep(card.sha256, many)
    assert list(section.sliders)[:7] == [d.id for d in many]
    qtbot.waitUntil(lambda: all(section.sliders[d.id].isVisible() for d in many))
    assert section.fold.is_open


def test_the_fold_says_how_many_inside_are_moved(panel, state, card):
    extra = found(4)
    state.directions.add(card.sha256, extra)
    section = panel.directions
    assert section.fold._button.text() == "3 more"
    state.directions.set_amounts({d.id: 1.0 for d in card.info.directions[-2:]})
    state.directions.set_amount(extra[0].id, 0.5)  # above the fold
    state.place.end_gesture()
    assert section.fold._button.text() == "3 more · 2 moved"
    state.directions.reset()
    assert section.fold._button.text() == "3 more"


def test_hidden_directions_go_into_the_fold_and_come_back(qtbot, panel, card):
    section, key = panel.directions, card.info.directions[0].id
    with qtbot.waitSignal(panel.direction_hidden) as got:
        section.sliders[key].hide_requested.emit()
    assert got.args == [key, True]
    assert "Show again" in [a.text() for a in section.sliders[key].make_menu().actions()]
    assert not section.sliders[key].isVisible()
    assert section.fold._button.text() == "1 more"
    actions = {a.text(): a for a in section.find_menu().actions()}
    actions["Show hidden"].trigger()
    qtbot.waitUntil(section.sliders[key].isVisible)
    assert not section.fold.isVisible()


def test_what_was_hidden_earlier_begins_in_the_fold(qtbot, panel, card):
    key = card.info.directions[3].id
    with qtbot.assertNotEmitted(panel.direction_hidden):
        panel.set_hidden_directions(frozenset({key}))
    assert not panel.directions.sliders[key].isVisible()
    with qtbot.waitSignal(panel.direction_hidden) as got:
        panel.directions.sliders[key].hide_requested.emit()
    assert got.args == [key, False]
    qtbot.waitUntil(panel.directions.sliders[key].isVisible)


def test_a_new_name_reaches_the_view_state(qtbot, panel, state, card):
    key = card.info.directions[0].id
    with qtbot.waitSignal(panel.direction_renamed) as got:
        panel.directions.sliders[key].renamed.emit("Night")
    assert got.args == [key, "Night"]
    assert next(d.name for d in state.directions.known if d.id == key) == "Night"
    assert panel.directions.sliders[key].name == "Night"


def ends_of(wanted):
    return [w for w in wanted if w.group == "ends"]


def test_the_ends_are_this_picture_pushed_both_ways(qtbot, panel, state, card, wanted, send):
    state.directions.set_amount(card.info.directions[1].id, 0.5)
    qtbot.waitUntil(lambda: any(edit.moves_of(w.recipe.latent) for w in ends_of(wanted)))
    qtbot.wait(REST_MS + 100)
    ends = ends_of(wanted)[-8:]
    assert len({w.key for w in ends}) == 8
    direction = card.info.directions[0]
    pushed = {w.key.split("/")[2]: w.recipe for w in ends if direction.id in w.key}
    for end, sign in (("low", -1), ("high", 1)):
        assert edit.amount(pushed[end], direction.id) == sign * direction.limit
        assert edit.amount(pushed[end], card.info.directions[1].id) == 0.5
    key = next(w.key for w in ends if direction.id in w.key and "/low/" in w.key)
    send(key)
    low, high = panel.directions.sliders[direction.id].ends
    assert low.picture is not None
    assert high.picture is None


def test_ends_follow_a_picture_that_moved_while_the_panel_was_hidden(qtbot, panel, state, wanted):
    qtbot.waitUntil(lambda: len(ends_of(wanted)) >= 8)
    panel.hide()
    state.place.set_seed(77)
    qtbot.wait(REST_MS + 100)  # the timer that would ask finds nothing to be seen
    wanted.clear()
    panel.show()
    qtbot.waitUntil(lambda: len(ends_of(wanted)) >= 8)
    assert {edit.base_of(w.recipe.latent) for w in ends_of(wanted)} == {
        edit.base_of(state.place.recipe.latent)
    }


def test_a_picture_that_never_rests_gets_its_ends_once(qtbot, panel, state, card, wanted):
    for step in range(30):
        state.directions.set_amount(card.info.directions[0].id, step / 20)
        qtbot.wait(50)
    ends = [w.key for w in wanted if w.group == "ends"]
    assert len(ends) == len(set(ends)) == 8


def test_moving_one_slider_asks_anew_only_for_the_others(qtbot, panel, state, card, wanted, send):
    panel.directions._ends.refresh()
    for key in [w.key for w in wanted if w.group == "ends"]:
        send(key)
    wanted.clear()
    moved = card.info.directions[2].id
    state.directions.set_amount(moved, 1.0)
    panel.directions._ends.refresh()
    asked = [w.key for w in wanted if w.group == "ends"]
    assert len(asked) == 6
    assert not any(moved in key for key in asked)


def test_late_answers_do_not_replace_newer_pictures(panel, state, card, wanted, send):
    panel.directions._ends.refresh()
    direction = card.info.directions[0]
    old = next(w.key for w in wanted if direction.id in w.key)
    state.place.set_seed(5)
    panel.directions._ends.refresh()
    send(old)
    assert panel.directions.sliders[direction.id].ends[0].picture is None


def test_the_menu_finds_and_learns_and_all_to_zero_stands_beside_it(qtbot, panel, state, card):
    actions = {a.text(): a for a in panel.directions.find_menu().actions()}
    with qtbot.waitSignal(panel.directions.find_requested):
        actions["Find in the model …"].trigger()
    with qtbot.waitSignal(panel.examples_requested):
        actions["From examples…"].trigger()
    zero = panel.directions.zero_button
    assert not zero.isVisible(), "nothing to put back"
    state.directions.set_amount(card.info.directions[0].id, 2.0)
    state.place.catch_up()
    assert zero.isVisible()
    qtbot.mouseClick(zero, Qt.MouseButton.LeftButton)
    assert edit.moves_of(state.place.recipe.latent) == {}
    assert not zero.isVisible()
