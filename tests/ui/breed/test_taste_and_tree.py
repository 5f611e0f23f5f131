"""More like this, less like that; the family tree is seen, walked and taken out as a sheet."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.export.queue.tasks import SheetTask
from studio.values import messages as m
from studio.values.directions import Direction
from tests.ui.breed.test_workspace import breed, on, stored

__all__ = ["breed"]


@pytest.fixture
def grown(qtbot, window, breed):
    """Three generations, then a branch from the first."""
    for _ in range(2):
        breed.grid.picked.emit(1)
        on(qtbot, window)
        qtbot.waitUntil(lambda: breed.grid.complete, timeout=300_000)
    breed.state.open("1")
    breed.state.pick(breed.state.places[1])  # no more
    breed.state.pick(breed.state.places[6])
    on(qtbot, window)
    return breed


def test_nothing_is_looked_for_before_anything_was_picked_or_refused(window, breed):
    window.commands.action("breed_on").trigger()
    assert not breed.search.running
    assert not breed.taste_section.keep.isEnabled()


def test_the_next_brood_is_chosen_of_many_and_is_the_same_when_done_again(qtbot, window, breed):
    qtbot.waitUntil(lambda: len(breed.taste._seen) == 12, timeout=300_000)
    breed.grid.picked.emit(2)
    breed.grid.set_ring(5)
    window.commands.action("breed_less").trigger()
    assert breed.grid._marks[5].less
    assert "less like this" in breed.grid.accessibleName()
    assert breed.taste.counts == (1, 1)
    on(qtbot, window)
    chosen = breed.state.brood.chosen
    assert chosen != tuple(range(12))
    assert len(set(chosen)) == 12
    first, second = stored(window)
    assert first.less == (5,)
    assert len(first.looks) == 12
    assert second.brood.chosen == chosen
    window.trail.undo()
    window.trail.redo()
    assert stored(window)[1].brood.chosen == chosen


def test_what_was_refused_is_taken_back_by_undo(window, breed):
    breed.grid.set_ring(3)
    window.commands.action("breed_less").trigger()
    assert breed.taste.counts == (0, 1)
    window.trail.undo()
    assert not breed.grid._marks[3].less
    assert breed.taste.counts == (0, 0)
    window.trail.redo()
    assert breed.taste.counts == (0, 1)


def test_escape_stops_looking_and_a_second_wish_takes_what_there_is(window, breed, engine):
    breed.grid.picked.emit(2)
    breed.search._patience.setInterval(600_000)
    before = breed.state.places
    breed.breed()
    assert breed.search.running
    assert breed.grid.accessibleDescription()
    assert breed.step_back()
    assert not breed.search.running
    assert breed.state.places == before
    assert m.DropGroup("breed-taste") in engine.posted
    breed.breed()
    breed.breed()
    assert not breed.search.running
    assert breed.state.litter.generation == 2


def test_without_the_switch_children_come_as_they_are_numbered(window, breed):
    breed.grid.picked.emit(2)
    breed.taste_section.follow.click()
    breed.breed()
    assert breed.state.brood.chosen == tuple(range(12))


def test_a_taste_is_forgotten_and_undo_brings_it_back(qtbot, window, breed):
    breed.grid.picked.emit(2)
    on(qtbot, window)
    assert breed.taste.counts[0] == 1
    breed.taste_section.forget.click()
    assert breed.taste.counts == (0, 0)
    window.trail.undo()
    assert breed.taste.counts[0] == 1


def test_a_taste_is_kept_as_a_direction(qtbot, window, breed, engine):
    def jobs():
        return [r for r in engine.posted if isinstance(r, m.LearnDirectionJob)]

    breed.grid.picked.emit(2)
    breed.taste_section.keep.click()
    assert not breed.taste_section.keep.isEnabled()
    qtbot.waitUntil(lambda: len(jobs()) == 1, timeout=300_000)
    (job,) = jobs()
    assert len(job.having) == len(job.lacking) == 16
    assert not {r.id for r in job.having} & {r.id for r in job.lacking}
    learned = Direction.of(job.name, "z", np.arange(16, dtype=np.float32), 1.0, "examples")
    window.link.take(m.DirectionsFound(job.id, job.model, (learned,)))
    window.link.take(m.JobDone(job.id))
    assert window.state.directions.own == (learned.id,)
    assert breed.taste_section.keep.isEnabled()


def test_the_tree_is_walked_by_arrows_and_clicks(qtbot, window, grown):
    window.commands.action("breed_tree").trigger()
    tree = grown.tree
    assert tree.isVisible()
    assert [x.id for x in stored(window)] == ["1", "2", "3", "4"]
    assert tree.here == "4"
    QTest.keyClick(tree, Qt.Key.Key_Up)
    assert (tree.here, grown.state.litter.id) == ("1", "1")
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert (tree.here, grown.state.litter.generation) == ("3", 3)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.here == "4"
    at = tree.box_of("2").center().toPoint()
    QTest.mouseClick(tree, Qt.MouseButton.LeftButton, pos=at)
    assert grown.state.litter.id == "2"
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert grown.grid.isVisible()
    assert not tree.isVisible()
    assert len(grown.state.places) == 12


def test_the_tree_has_pictures_of_all_parents(qtbot, window, grown):
    window.commands.action("breed_tree").trigger()
    qtbot.waitUntil(lambda: grown.tree.missing() == (), timeout=300_000)
    assert grown.step_back()  # Esc: back to the children
    assert grown.grid.isVisible()


def test_the_tree_goes_out_as_a_sheet_with_words(window, grown):
    asked = []
    window.features.exporting.export.queue.add = asked.append
    grown.tree_section.sheet.click()
    (task,) = asked
    assert isinstance(task, SheetTask)
    assert len(task.recipes) == len(task.labels) == 4
    assert task.labels[0] == "before the first"
    assert "family tree" in task.path


def test_the_tree_is_read_again_with_the_project(qtbot, window, grown):
    before = grown.state.litter
    grown.state.load()
    assert grown.state.litter == before
