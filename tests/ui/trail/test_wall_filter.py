"""What the wall shows."""

from __future__ import annotations

import time

from hypothesis import given, strategies as st

from studio.ui.trail.wall_filter import DATES, DAY_S, WallFilter, find, span
from studio.values.trail import Node
from tests.helpers.fake_models import make_card, place

NOW = time.mktime((2026, 11, 20, 15, 0, 0, 0, 0, -1))
HUES = ("teal", "orange", None)
NODES = [
    Node(
        i,
        None,
        place(i, make_card(("Ridgelines", "Aurora")[i % 2])),
        NOW - i * 0.7 * DAY_S,
        name=("", "first light", "Dusk")[i % 3],
        pinned=i % 4 == 0,
    )
    for i in range(1, 61)
]
filters = st.builds(
    WallFilter,
    pins=st.booleans(),
    text=st.sampled_from(("", "light", "DUSK", "li fi")),
    model=st.sampled_from(("", "aurora", "none")),
    date=st.sampled_from([key for key, _ in DATES]),
    hue=st.sampled_from(("", "teal")),
)


def hue_of(node_id):
    return HUES[node_id % 3]


@given(filters)
def test_newest_first_and_nothing_that_does_not_pass(wanted):
    found = find(NODES, wanted, hue_of, NOW)
    ids = [node.id for node in found.nodes]
    assert ids == sorted(ids, reverse=True)
    first, last = span(wanted.date, NOW)
    for node in found.nodes:
        assert not wanted.pins or node.pinned
        assert all(word in node.name.casefold() for word in wanted.text.casefold().split())
        assert not wanted.model or node.recipe.model.id == wanted.model
        assert first <= node.created < last
        assert not wanted.hue or hue_of(node.id) == wanted.hue
    assert all(hue_of(node.id) is None for node in found.unknown)
    assert bool(wanted.hue) or not found.unknown


def test_open_filters_keep_everything():
    assert WallFilter().is_open
    assert len(find(NODES, WallFilter(), hue_of, NOW).nodes) == len(NODES)


def test_days_do_not_overlap_and_leave_no_hole():
    today, yesterday = span("today", NOW), span("yesterday", NOW)
    assert yesterday[1] == today[0]
    assert span("month", NOW)[0] == span("older", NOW)[1]
    assert span("today", NOW)[0] <= NOW < span("today", NOW)[1]


def test_a_node_is_not_decoded_unless_its_model_is_asked_for():
    broken = Node(1, None, b"not a recipe", NOW)
    assert find([broken], WallFilter(date="today"), hue_of, NOW).nodes == (broken,)
    assert find([broken], WallFilter(model="aurora"), hue_of, NOW).nodes == ()
