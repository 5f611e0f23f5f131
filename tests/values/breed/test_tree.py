"""Where broods stand in a tree."""

from __future__ import annotations

from hypothesis import given, strategies as st

from studio.values.breed.tree import Spot, spots


def test_a_line_goes_down_and_branches_go_aside():
    found = spots([("1", ""), ("2", "1"), ("3", "2"), ("4", "1"), ("5", ""), ("6", "4")])
    assert found == {
        "1": Spot(0, 0), "2": Spot(0, 1), "3": Spot(0, 2), "4": Spot(1, 1), "6": Spot(1, 2),
        "5": Spot(2, 0),
    }  # fmt: skip


@given(st.lists(st.integers(0, 30), max_size=30))
def test_no_two_stand_on_one_another_and_each_below_its_own(origins):
    before = [(str(n), str(min(o, n)) if o < n else "") for n, o in enumerate(origins)]
    found = spots(before)
    assert len(set(found.values())) == len(found) == len(before)
    for name, origin in before:
        assert found[name].row == (found[origin].row + 1 if origin in found else 0)


def test_a_missing_or_circular_ancestor_is_none():
    assert spots([("2", "1"), ("3", "3")])["3"].row == 0
