"""Choices in prompts: made by the seed, the same every time, and gone afterwards."""

import pytest
from hypothesis import given, strategies as st

from studio.errors import InputError
from studio.values.wildcards import has_choices, resolved

LISTS = {"colour": ("red", "green", "{pale|dark} blue"), "self": ("__self__ again",), "none": ()}


@given(st.integers(0, 2**63 - 1))
def test_a_seed_chooses_the_same_every_time(seed):
    found = resolved("a {red|green} boat, (__colour__ sea:1.2)", seed, LISTS)
    assert found == resolved("a {red|green} boat, (__colour__ sea:1.2)", seed, LISTS)
    assert not has_choices(found)
    assert found.startswith(("a red boat, (", "a green boat, ("))


def test_every_option_comes_up():
    found = [resolved("{a|b|c}", seed) for seed in range(300)]
    assert all(70 < found.count(option) < 130 for option in "abc")


def test_choices_are_independent():
    pairs = {resolved("{a|b} {c|d}", seed) for seed in range(60)}
    assert pairs == {"a c", "a d", "b c", "b d"}


def test_without_choices_the_text_stays_as_typed():
    assert resolved("a  ( boat :", 5) == "a  ( boat :"


def test_an_option_may_be_empty_or_nested():
    assert {resolved("sea{| {calm|wild}}", seed) for seed in range(60)} == {
        "sea", "sea calm", "sea wild",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("__nothing__", "no word list 'nothing'"),
        ("__self__", "name each other"),
        ("__none__", "empty"),
    ],
)
def test_lists_that_do_not_serve_are_refused(text, words):
    with pytest.raises(InputError, match=words):
        resolved(text, 1, LISTS)


def test_what_grows_too_long_is_refused():
    with pytest.raises(InputError, match="4,000"):
        resolved("__long__ " * 10, 1, {"long": ("sea " * 200,)})
