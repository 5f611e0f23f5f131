import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from studio.errors import ModelError
from studio.values.card import (
    Card,
    GeneratorInfo,
    Opener,
    Sizes,
    Space,
    Surprise,
    card_from_json,
    card_to_json,
)
from studio.values.controls import Control
from tests.values.recipes import directions, recipes

INFO = GeneratorInfo(
    "vae", "ridgelines", (Space("z", (4, 2)), Space("w", (8,))), Sizes((512, 512)),
    controls=(Control("seamless", "Seamless", "bool", False),), abilities=("encodes", "tiles"),
)  # fmt: skip
CARD = Card("ridgelines", "Ridgelines", "", "CC0", "", "", "", "a" * 64, INFO)


@given(directions, recipes)
def test_a_card_survives_json(direction, recipe):
    info = replace(INFO, directions=(direction,))
    card = replace(CARD, info=info, openers=(Opener("first light", recipe),))
    assert card_from_json(card_to_json(card)) == card


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"{}", b"[" * 100_000])
def test_what_is_no_card_is_refused(data):
    with pytest.raises(ModelError, match="card cannot be read"):
        card_from_json(data)


def test_the_first_space_is_that_of_the_seeds():
    assert INFO.space == INFO.spaces[0]
    assert INFO.space.size == 8


def test_facts_are_plain_words():
    assert CARD.facts() == ("takes photos", "tiles", "512 × 512", "CC0")


@given(st.floats(-10, 10), st.floats(0, 10), st.sampled_from(("training", "samples")))
def test_a_range_of_surprise_survives_json(low, width, of):
    card = replace(CARD, surprise=Surprise(low, low + width, of))
    assert card_from_json(card_to_json(card)) == card


@pytest.mark.parametrize("ends", [(2, 1), (float("nan"), 1), (0, float("inf"))])
def test_a_range_of_surprise_has_ordered_finite_ends(ends):
    with pytest.raises(ValueError, match="range of surprise"):
        Surprise(*ends)
    data = card_to_json(CARD).replace(b'"surprise": null', b'"surprise": {"low": 2, "high": 1}')
    with pytest.raises(ModelError, match="range of surprise"):
        card_from_json(data)


def test_a_card_without_licence_is_one_of_unknown_licence():
    data = card_to_json(CARD).replace(b'"license": "CC0",', b"")
    card = card_from_json(data)
    assert not card.license_known
    assert card.facts()[-1] == "unknown licence"
    assert replace(card, license="CC0") == CARD


def test_what_sets_a_model_apart_is_told_first():
    info = replace(CARD.info, abilities=("encodes", "any_size", "takes_text"))
    card = replace(CARD, info=info)
    assert card.facts()[:2] == ("takes words", "takes photos")
