"""The scale of surprise: ordered, within its ends, the usual range in its place."""

import msgspec
import pytest
from hypothesis import given, strategies as st

from studio.values.card import Surprise
from studio.values.card_words import TERMS, facts_of
from studio.values.surprise import HOME, compared, position, range_words
from tests.helpers.fake_engine import fake_card

figures = st.floats(-20, 40)


@given(figures, figures, st.floats(-2, 8), st.floats(0.01, 4))
def test_more_bits_stand_further_right_and_all_have_a_place(a, b, low, width):
    usual = Surprise(low, low + width)
    places = [position(bits, usual) for bits in sorted((a, b))]
    assert 0 <= places[0] <= places[1] <= 1


@given(st.floats(-2, 8), st.floats(0.01, 4))
def test_the_usual_range_fills_its_place(low, width):
    usual = Surprise(low, low + width)
    assert position(usual.low, usual) == pytest.approx(HOME[0])
    assert position(usual.high, usual) == pytest.approx(HOME[1], abs=1e-6)
    for bits, word in ((low - 0.1, "plainer"), (low, "usual"), (low + width + 0.1, "surprising")):
        assert word in compared(bits, usual)


def test_words_say_of_what():
    assert "training pictures" in range_words(Surprise(1, 2))
    assert "own samples at temperature 1" in range_words(Surprise(1, 2, "samples"))
    assert "no range" in range_words(None)
    assert "nothing" in compared(1, None)


def test_facts_say_the_range_and_leave_the_unit_to_the_tip():
    card = fake_card("Strata", abilities=("scores",))
    card = msgspec.structs.replace(card, surprise=Surprise(1, 2))
    words = dict(facts_of(card))["Surprise"]
    assert words == "Nine of ten of its training pictures measure 1.00 to 2.00."
    assert "Bits per dimension" in TERMS["Surprise"]
    assert range_words(card.surprise) == words.replace("2.00.", "2.00 bits per dimension.")
