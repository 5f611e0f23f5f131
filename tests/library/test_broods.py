"""The family tree in a project: kept, undone, read again, and what is damaged left out."""

from __future__ import annotations

import msgspec
import pytest

from studio.errors import ProjectError, RecipeError
from studio.library.broods import BROOD, ProjectBroods
from studio.library.project import Project
from studio.values.edit import new_recipe
from tests.values.breed.samples import brood, card


@pytest.fixture
def project(tmp_path):
    with Project.untitled(tmp_path) as made:
        made.add_place(new_recipe(card(), 1), None)
        yield made


def test_what_is_bred_comes_back_as_it_was_and_places_are_kept_once(project):
    of, broods = card(), ProjectBroods(project)
    held = new_recipe(of, 9)
    first = broods.add(brood(of, 1, 2), label=None)
    wish = brood(of, 2, 1, held={3: held}, may=("place", "directions"), cross="directions")
    second = broods.add(wish, first)
    assert broods.get(second).brood == wish
    assert [(b.generation, b.before) for b in broods.all()] == [(1, ""), (2, first)]
    assert len(project.state_keys("brood-part:")) == 3
    assert ProjectBroods(project).get(second).brood == wish


def test_one_undo_takes_a_brood_away_and_the_first_of_a_tree_is_no_step(project):
    of, broods = card(), ProjectBroods(project)
    first = broods.add(brood(of, 1), label=None)
    broods.add(brood(of, 2), first)
    project.undo()
    assert [b.id for b in broods.all()] == [first]
    project.redo()
    assert len(broods.all()) == 2
    there = broods.get(first)
    other = msgspec.structs.replace(there, brood=brood(of, 1, strength=0.9), less=(3,))
    broods.put(other, "changed what may change")
    assert broods.get(first).less == (3,)
    assert broods.get(first).brood.strength == 0.9
    project.undo()
    assert broods.get(first).brood.strength == 0.35


def test_a_project_that_is_opened_again_has_its_tree(project, tmp_path):
    of = card()
    ProjectBroods(project).add(brood(of, 5))
    copy = project.save_copy(tmp_path / "copy.latent")
    with Project.open(copy) as again:
        (found,) = ProjectBroods(again).all()
        assert found.brood == brood(of, 5)


def test_a_damaged_brood_says_so_and_the_others_are_there(project):
    of, broods = card(), ProjectBroods(project)
    good = broods.add(brood(of, 1))
    project.set_state(f"{BROOD}77", {"version": 1, "parents": []})
    project.set_state(f"{BROOD}78", {**project.state(f"{BROOD}{good}"), "version": 99})
    project.set_state(
        f"{BROOD}79",
        {**project.state(f"{BROOD}{good}"), "parents": [{"place": "0" * 64, "weight": 1.0}]},
    )
    assert [b.id for b in broods.all()] == [good]
    for key, error in (("77", RecipeError), ("78", RecipeError), ("79", ProjectError)):
        with pytest.raises(error):
            broods.get(key)


def test_nothing_that_nobody_follows_from_is_kept(project):
    with pytest.raises(RecipeError):
        ProjectBroods(project).add(msgspec.structs.replace(brood(card(), 1), strength=7.0))
    assert project.state_keys(BROOD) == ()
