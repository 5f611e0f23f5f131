import math

import hypothesis.strategies as st
import pytest
from hypothesis import given

from studio.errors import RecipeError
from studio.values.controls import MAX_TEXT, Control, check_controls

STEPS = Control("steps", "Steps", "int", 20, low=1, high=50)
TRUNCATION = Control("truncation", "Truncation", "float", 0.7)
SEAMLESS = Control("seamless", "Seamless", "bool", False)
SPECIES = Control(
    "species", "Species", "choice", "rose", choices=(("rose", "Rose"), ("fern", "Fern"))
)
WORDS = Control("words", "Words", "text", "")
ALL = (STEPS, TRUNCATION, SEAMLESS, SPECIES, WORDS)
anything = st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=8))


@given(st.sampled_from(ALL), anything)
def test_a_control_gives_its_own_kind_or_refuses(control, value):
    kinds = {"int": int, "float": float, "bool": bool, "choice": str, "text": str}
    try:
        found = control.check(value)
    except RecipeError:
        return
    assert type(found) is kinds[control.kind]
    assert found == value
    assert control.check(found) == found


@given(st.sampled_from(ALL), st.text(max_size=8))
def test_any_text_is_parsed_or_refused(control, text):
    try:
        found = control.parse(text)
    except RecipeError:
        return
    assert control.check(found) == found


@pytest.mark.parametrize("control", [STEPS, TRUNCATION])
def test_bool_is_no_number(control):
    with pytest.raises(RecipeError):
        control.check(True)


@pytest.mark.parametrize("value", [math.nan, math.inf, -0.1, 1.1])
def test_numbers_outside_are_refused_with_the_range(value):
    with pytest.raises(RecipeError, match=r"^Truncation is .* from 0 to 1\.$"):
        TRUNCATION.check(value)


def test_words_of_the_command_line():
    assert SEAMLESS.parse(" On ") is True
    assert SEAMLESS.parse("0") is False
    assert STEPS.parse("30") == 30
    assert TRUNCATION.parse("0.25") == 0.25
    with pytest.raises(RecipeError, match="rose, fern"):
        SPECIES.parse("oak")


def test_every_declared_control_has_a_value():
    found = check_controls(ALL, {"steps": 3})
    assert found == {
        "steps": 3, "truncation": 0.7, "seamless": False, "species": "rose", "words": ""
    }  # fmt: skip


def test_an_unknown_key_names_what_there_is():
    with pytest.raises(RecipeError, match=r"'stepz'.*steps, truncation"):
        check_controls(ALL, {"stepz": 3})


def test_a_text_is_no_longer_than_a_recipe_can_hold():
    words = Control("prompt", "Words", "text", "")
    assert words.check("a" * MAX_TEXT) == "a" * MAX_TEXT
    with pytest.raises(RecipeError, match="Words is 4001 letters long; at most 4000"):
        words.check("a" * (MAX_TEXT + 1))
    with pytest.raises(RecipeError, match="at most 4000"):
        words.parse("sea " * 5000)
