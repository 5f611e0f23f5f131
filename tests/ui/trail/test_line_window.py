"""The stretch of a long line that the strip holds."""

from __future__ import annotations

from hypothesis import given, strategies as st

from studio.ui.trail.line_window import MOST, STEP, LineWindow, node_at
from tests.helpers.fake_models import line

LINE = tuple(line(5000))
moves = st.lists(
    st.one_of(
        st.tuples(st.just("go"), st.integers(1, 5000)),
        st.tuples(st.just("grow"), st.sampled_from((-1, 1))),
        st.tuples(st.just("length"), st.integers(1, 5000)),
    ),
    max_size=12,
)


@given(moves)
def test_it_always_holds_where_one_is_and_never_too_much(moves):
    window, length, current = LineWindow(), 4000, 4000
    for kind, value in moves:
        if kind == "grow":
            window.grow(value)
            continue
        if kind == "length":
            length = value
        current = min(value if kind == "go" else current, length)
        shown = window.cut(LINE[:length], current)
        ids = [node.id for node in shown]
        assert current in ids
        assert ids == list(range(ids[0], ids[0] + len(ids)))
        if length <= MOST:
            assert len(ids) == length


def test_it_holds_still_while_one_moves_inside():
    window = LineWindow()
    first = window.cut(LINE, 2500)
    assert len(first) == MOST
    assert window.cut(LINE, 2520) == first
    assert window.cut(LINE, 2400) == first
    assert window.cut(LINE, 4900)[0].id > first[0].id


def test_a_growing_tip_stays_in_view_without_moving_the_start():
    window = LineWindow()
    start = window.cut(LINE[:4000], 4000)[0].id
    for count in range(4001, 4100):
        shown = window.cut(LINE[:count], count)
        assert shown[0].id == start
        assert shown[-1].id == count


def test_it_grows_to_both_ends_and_says_when_there_is_no_more():
    window = LineWindow()
    window.cut(LINE, 2500)
    while window.grow(-1):
        pass
    while window.grow(1):
        pass
    assert window.shown(LINE) == LINE
    assert not window.grow(-1)
    assert STEP < MOST


@given(st.integers(0, 5001))
def test_a_node_is_found_by_its_id(node_id):
    found = node_at(LINE, node_id)
    assert (found.id if found else None) == (node_id if 1 <= node_id <= 5000 else None)
    assert node_at((), node_id) is None
