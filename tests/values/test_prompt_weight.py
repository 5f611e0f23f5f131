"""Words of a prompt made heavier and lighter, the way people write it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from studio.values.prompt_weight import weighed


@pytest.mark.parametrize(
    ("text", "selected", "steps", "made", "now"),
    [
        ("two moons, sea", "moons", 1, "two (moons:1.1), sea", "moons"),
        ("two moons, sea", "two moons, ", -2, "(two moons:0.8), sea", "two moons"),
        ("two (moons:1.1), sea", "moons", 1, "two (moons:1.2), sea", "moons"),
        ("two (moons:1.1), sea", "(moons:1.1)", -1, "two moons, sea", "moons"),
        ("a (red sun:1.3)", "sun", -1, "a (red sun:1.2)", "red sun"),
        ("sea", "sea", 99, "(sea:2)", "sea"),
        ("sea", "sea", -99, "(sea:0.1)", "sea"),
        ("海, sea", "海", 1, "(海:1.1), sea", "海"),
    ],
)
def test_selected_words(text, selected, steps, made, now):
    start = text.index(selected)
    found = weighed(text, start, start + len(selected), steps)
    assert found.text == made
    assert found.text[found.start : found.end] == now


@pytest.mark.parametrize("at", range(4, 10))
def test_without_a_selection_it_is_the_word_at_the_cursor(at):
    assert weighed("two moons, sea", at, at, 1).text == "two (moons:1.1), sea"


@pytest.mark.parametrize("text", ["", "  ,", "()", "(:1.1)"])
def test_where_there_is_no_word_nothing_happens(text):
    assert weighed(text, 0, 0, 1).text == text


@given(st.text(alphabet="ab ,():1.", max_size=30), st.integers(0, 30), st.integers(0, 30),
       st.integers(-3, 3))  # fmt: skip
def test_the_selection_always_lies_inside(text, a, b, steps):
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    found = weighed(text, start, end, steps)
    assert 0 <= found.start <= found.end <= len(found.text)


@given(st.integers(1, 9))
def test_up_and_down_again_is_as_before(steps):
    up = weighed("two moons", 4, 9, steps)
    assert weighed(up.text, up.start, up.end, -steps).text == "two moons"
