"""The trail controller over a real project and no window."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.library.project import Project
from studio.ui.state.place import PlaceState
from studio.ui.state.trail_controller import TrailController
from studio.values import edit
from studio.values.messages import InstalledModel
from tests.helpers.fake_engine import fake_card


class Trail:
    """A controller, its view and all that both have said."""

    def __init__(self, folder: Path) -> None:
        self.card = fake_card()
        self.view = PlaceState()
        self.view.set_models((InstalledModel(self.card, folder),))
        self.controller = TrailController(self.view, Project.untitled(folder))
        self.notices, self.saved, self.trails = [], [], []
        self.view.notices.said.connect(lambda notice: self.notices.append(notice.text))
        self.controller.saved_changed.connect(self.saved.append)
        self.controller.trail_changed.connect(self.trails.append)
        self.view.open_model(self.card)

    @property
    def project(self):
        return self.controller.project

    def place(self, seed):
        self.view.set_seed(seed)
        return self.controller.node


@pytest.fixture
def trail(qapp, tmp_path):
    made = Trail(tmp_path)
    yield made
    made.controller.close()


def test_a_pin_is_set_and_taken_away_by_turns(trail):
    one, two = trail.place(1), trail.place(2)
    trail.controller.pin(one.id)
    trail.controller.toggle_pin()
    assert [trail.project.trail.get(n.id).pinned for n in (one, two)] == [True, True]
    trail.controller.toggle_pin()
    assert [trail.project.trail.get(n.id).pinned for n in (one, two)] == [True, False]
    trail.controller.pin(one.id, False)
    assert not trail.project.trail.get(one.id).pinned


def test_who_deletes_where_one_is_goes_on_at_its_parent_and_nobody_else_moves(trail):
    one, two, three = (trail.place(n) for n in (1, 2, 3))
    trail.controller.delete((two.id,))
    assert trail.controller.current == three.id
    trail.controller.delete((three.id,))
    assert trail.controller.current == one.id
    assert trail.view.recipe == one.recipe


def test_a_refusal_is_said_and_the_trail_shown_as_it_is(trail):
    node = trail.place(1)
    trail.controller.delete((node.id,))
    trail.trails.clear()
    trail.controller.rename(node.id, "dawn")
    assert trail.notices == ["That place is no longer in the trail."]
    assert trail.trails == [trail.project.trail]


def test_a_place_that_cannot_be_kept_says_so(trail, monkeypatch):
    monkeypatch.setattr("studio.library.project.MAX_JSON_BYTES", 10)
    before = list(trail.project.trail)
    trail.place(1)
    assert "at most" in trail.notices[-1]
    assert list(trail.project.trail) == before


def test_it_is_told_when_the_disk_has_everything(qtbot, trail):
    trail.place(1)
    assert trail.saved
    qtbot.waitUntil(lambda: trail.saved[-1] == "saved", timeout=5000)


def test_the_end_of_the_journal_is_said_at_both_ends(trail):
    trail.controller.redo()
    assert trail.notices[-1] == "There is nothing to do again."
    while trail.project.undo_label:
        trail.controller.undo()
    assert trail.controller.current is None
    trail.controller.undo()
    assert trail.notices[-1] == "There is nothing more to take back."


def test_going_to_a_node_that_is_not_there_shows_the_latest(trail):
    one, two = trail.place(1), trail.place(2)
    trail.controller.go_to_node(one.id)
    assert trail.view.recipe == one.recipe
    trail.controller.go_to_node(999)
    assert trail.controller.current == two.id


def test_the_line_is_walked_to_its_ends_and_no_further(trail):
    one, two = trail.place(1), trail.place(2)
    for step, expected in ((-1, one.id), (1, two.id), (1, two.id)):
        trail.controller.neighbour(step)
        assert trail.controller.current == expected
    first = trail.project.trail.line_to(two.id)[0].id
    for _ in range(5):
        trail.controller.neighbour(-1)
    assert trail.controller.current == first


def test_a_hand_that_still_moves_is_kept_before_undo_takes_it_back(trail):
    one = trail.place(1)
    moved = edit.new_recipe(trail.card, 7)
    trail.view.show_moving(moved)
    trail.controller.undo()
    assert trail.view.recipe == one.recipe
    trail.controller.redo()
    assert trail.view.recipe == moved
