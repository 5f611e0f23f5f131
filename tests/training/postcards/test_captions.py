import numpy as np
import pytest
from hypothesis import given, strategies as st

from studio.training.postcards.captions import caption, named_by, parse
from studio.training.postcards.phrases import agrees, phrase_table
from studio.training.postcards.render import draw_scene
from studio.training.postcards.vocabulary import vocabulary

WORDS = vocabulary()


@given(st.integers(0, 1 << 30), st.integers(0, 1 << 30))
def test_a_caption_parses_back_to_facts_that_hold(seed: int, phrasing: int) -> None:
    facts = draw_scene(seed).facts
    text = caption(facts, np.random.default_rng(phrasing))
    assert parse(text)
    assert agrees(facts, named_by(text))


@given(st.integers(0, 1 << 30))
def test_every_word_of_a_caption_is_known(seed: int) -> None:
    text = caption(draw_scene(seed).facts, np.random.default_rng(seed))
    tokens = WORDS.encode(text)
    assert tokens.unknown == ()
    assert tokens.cut == ()


def test_a_full_caption_names_every_main_fact() -> None:
    facts = draw_scene(11).facts
    named = parse(caption(facts, np.random.default_rng(0), share=1.1))
    for name in ("time", "sky", "body", "land", "peaks", "weather", "style"):
        assert name in named


def test_the_example_of_the_panel() -> None:
    assert parse("two moons over a violet sea, three sharp peaks, birds") == {
        "body": "two moons", "land": "sea", "tint": "violet", "peaks": 3, "kind": "sharp",
        "birds": True,
    }  # fmt: skip


def test_words_survive_the_tokenizer() -> None:
    for phrase in phrase_table():
        text = " ".join(phrase)
        assert WORDS.decode(WORDS.encode(text).ids) == text


def test_unknown_words_are_named_once_and_left_out() -> None:
    tokens = WORDS.encode("A Dragon over the sea, dragon, DRAGON and 3 birds")
    assert tokens.unknown == ("dragon",)
    assert tokens.words == ("a", "over", "the", "sea", ",", ",", "and", "three", "birds")


@pytest.mark.parametrize("text", ["", "   ", "🌙🌙", "!?;:", "ليل"])
def test_texts_without_known_words_become_the_empty_prompt(text: str) -> None:
    assert WORDS.encode(text).ids.tolist() == WORDS.encode("").ids.tolist()


def test_a_long_text_is_cut_and_says_so() -> None:
    tokens = WORDS.encode("sea " * 5000)
    assert len(tokens.ids) == 64
    assert len(tokens.cut) == 5000 - 63
