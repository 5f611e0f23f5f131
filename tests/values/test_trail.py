from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from studio.errors import ProjectError, RecipeError
from studio.values.edit import with_amounts, with_control, with_size
from studio.values.latent import Blend, Seed
from studio.values.recipe import ModelRef, Recipe, to_json
from studio.values.trail import MERGE_SECONDS, Node, Trail, changed_keys, merges

BASE = Recipe(ModelRef("ridgelines", "a" * 64), Seed(4182), 512, 512)


@st.composite
def trails(draw):
    count = draw(st.integers(1, 25))
    nodes = []
    for i in range(1, count + 1):
        parent = draw(st.none() | st.integers(1, i - 1)) if i > 1 else None
        nodes.append(Node(i, parent, BASE, float(i), deleted=draw(st.booleans())))
    return Trail(nodes)


def slow_parent(trail, node):
    parent = trail.get(node.parent)
    while parent is not None and parent.deleted:
        parent = trail.get(parent.parent)
    return parent


def ids(nodes):
    return [node.id for node in nodes]


@given(trails())
def test_children_and_parents_agree(trail):
    for node in trail:
        assert trail.parent(node.id) == slow_parent(trail, node)
        parent = trail.parent(node.id)
        assert node in trail.children(parent.id if parent else None)
        assert all(trail.parent(child.id) == node for child in trail.children(node.id))
    assert len(trail) == len(list(trail))


@given(trails())
def test_every_living_node_is_the_child_of_one(trail):
    seen = list(ids(trail.children(None)))
    for node in trail:
        seen += ids(trail.children(node.id))
    assert sorted(seen) == ids(trail)


@given(trails())
def test_a_line_runs_from_a_root_through_the_node_to_the_youngest_below(trail):
    for node in trail:
        line = trail.line_to(node.id)
        assert node in line
        assert trail.parent(line[0].id) is None
        assert all(trail.parent(b.id) == a for a, b in pairwise(line))
        assert line[-1] == trail.below(node.id)[-1]


@given(trails())
def test_looking_back_along_a_line_keeps_it(trail):
    for tip in trail:
        for node in trail.ancestry(tip.id):
            assert trail.line_to(node.id, tip.id) == trail.ancestry(tip.id)


@given(trails(), st.randoms())
def test_adding_one_by_one_in_any_order_of_edits_is_the_same_trail(trail, chance):
    built = Trail()
    for node in trail.all_nodes:
        built = built.with_node(node.replaced(deleted=False))
    changed = [node for node in trail.all_nodes if node.deleted]
    chance.shuffle(changed)
    for node in changed:
        built = built.with_node(node)
    assert built == trail
    assert [ids(built.children(n.id)) for n in trail] == [ids(trail.children(n.id)) for n in trail]


@given(trails())
def test_deleting_and_restoring_is_the_identity(trail):
    for node in trail:
        gone = trail.with_node(node.replaced(deleted=True))
        assert node.id not in gone
        assert len(gone) == len(trail) - 1
        assert gone.with_node(node) == trail


def test_an_edit_leaves_the_trail_it_was_made_from():
    one = Trail([Node(1, None, BASE, 0.0)])
    two = one.with_node(Node(2, 1, BASE, 0.0))
    assert (len(one), len(two), one.branch_count(1), two.branch_count(1)) == (1, 2, 0, 1)


@pytest.mark.parametrize("parent", [2, 3, 99])
def test_a_parent_is_older(parent):
    nodes = [Node(2, parent, BASE, 0.0), Node(3, None, BASE, 0.0)]
    with pytest.raises(ProjectError):
        Trail(nodes)


def test_a_stored_recipe_is_decoded_when_looked_at():
    stored = Node(1, None, to_json(BASE), 0.0)
    assert stored.recipe == BASE
    assert stored == Node(1, None, BASE, 0.0)


def test_a_damaged_recipe_is_met_only_by_who_looks():
    stored = Trail([Node(1, None, b"{}", 0.0)])
    with pytest.raises(RecipeError):
        _ = stored.latest.recipe


def test_pins_and_names_are_found():
    nodes = [
        Node(1, None, BASE, 0.0, "First light", pinned=True),
        Node(2, 1, BASE, 0.0, "second"),
        Node(3, 2, BASE, 0.0, "first, gone", deleted=True),
        Node(4, 2, BASE, 0.0),
    ]
    trail = Trail(nodes)
    assert ids(trail.pins) == [1]
    assert ids(trail.search("FIRST")) == [1]
    assert ids(trail.search("")) == [2, 1]


def nudges(*amounts):
    return [with_amounts(BASE, {"d" * 16: value}) for value in amounts]


def test_successive_nudges_of_one_control_merge():
    first, second, back = nudges(0.5, 0.7, 0.0)
    last = Node(2, 1, first, 100.0)
    assert merges(BASE, last, second, 100.0 + MERGE_SECONDS)
    assert merges(BASE, last, back, 101.0)


def test_other_changes_do_not_merge():
    first, second = nudges(0.5, 0.7)
    last = Node(2, 1, first, 100.0)
    other = with_amounts(first, {"e" * 16: 1.0})
    assert not merges(BASE, last, other, 100.1)
    assert not merges(BASE, last, with_size(first, 64, 64), 100.1)
    assert not merges(BASE, last, with_control(second, "seamless", True, False), 100.1)
    assert not merges(BASE, last, second, 100.1 + MERGE_SECONDS)
    assert not merges(BASE, last, second, 99.0)
    assert not merges(BASE, last.replaced(name="kept"), second, 100.1)
    assert not merges(BASE, last.replaced(pinned=True), second, 100.1)


def test_new_seeds_never_merge():
    one, two = (Recipe(BASE.model, Seed(n), 512, 512) for n in (1, 2))
    assert not merges(BASE, Node(2, 1, one, 100.0), two, 100.1)


def test_a_blend_slid_along_merges():
    a, b, c = (
        Recipe(BASE.model, Blend((Seed(1), Seed(2)), (1 - t, t)), 512, 512) for t in (0.1, 0.2, 0.3)
    )
    assert changed_keys(a, b) == {"weights"}
    assert merges(a, Node(2, 1, b, 100.0), c, 100.1)
