"""What a search keeps, and what a card says."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, strategies as st

from studio.ui.models.browser.entries import (
    Marks,
    broken_entry,
    entries_of,
    entry_of,
    in_order,
    kept,
)
from studio.values.card import Sizes
from studio.values.card_words import count_words, facts_of, size_words
from tests.helpers.fake_models import make_card, make_model

NAMES = ("Ridgelines", "Aurora", "Blossoms", "Strata", "Postcards")
FAMILIES = ("vae", "cppn", "gan", "flow", "diffusion")
MODELS = [make_model(Path("/m"), n, family=f) for n, f in zip(NAMES, FAMILIES, strict=True)]
ENTRIES = [entry_of(model) for model in MODELS]


@given(st.text(max_size=12), st.sampled_from(("", *FAMILIES)))
def test_a_search_only_narrows_and_says_why(text, family):
    found = kept(ENTRIES, text, family)
    assert set(found) <= set(ENTRIES)
    for entry in found:
        assert not family or entry.family == family
        assert all(word in entry.searched for word in text.casefold().split())


@given(st.text(max_size=8), st.text(max_size=8))
def test_more_words_never_find_more(text, more):
    assert set(kept(ENTRIES, f"{text} {more}")) <= set(kept(ENTRIES, text))


def test_nothing_typed_keeps_everything_in_order():
    assert kept(ENTRIES) == ENTRIES
    assert [e.name for e in kept(ENTRIES, family="gan")] == ["Blossoms"]


def test_abilities_and_families_can_be_searched():
    assert kept(ENTRIES, "takes photos") == ENTRIES
    assert [e.name for e in kept(ENTRIES, "DIFFusion")] == ["Postcards"]


def test_names_that_begin_with_the_text_come_first():
    entries = [entry_of(make_model(Path("/m"), name)) for name in ("The Ridge", "Ridge of Ida")]
    assert [e.name for e in kept(entries, "ridge")] == ["Ridge of Ida", "The Ridge"]


def test_a_model_with_a_problem_stands_last_with_its_sentence():
    problems = {"aurora": "Its weights are missing.", "old-folder": "Its card is unreadable."}
    entries = entries_of(MODELS, problems)
    assert [e.name for e in entries[-2:]] == ["Aurora", "old-folder"]
    assert entries[-2].problem == "Its weights are missing."
    assert entries[-1].model is None
    assert kept(entries, "unreadable") == [entries[-1]]


def test_a_broken_folder_has_no_family():
    assert broken_entry("x", "It is empty.").family_words == ""


def test_the_card_in_plain_words():
    facts = dict(facts_of(make_card()))
    assert facts["Licence"] == "CC0"
    assert facts["Can also"] == "takes photos, any size"
    assert facts["Parameters"] == "18.4 million"
    assert facts["Latent space"] == "z, 8 numbers"
    assert "Notes" not in facts  # empty ones are left out


def test_sizes_and_counts_in_words():
    assert size_words(Sizes((512, 512))) == "512 × 512"
    assert size_words(Sizes((512, 512), fixed=((256, 256), (512, 512)))) == "256 × 256, 512 × 512"
    words = size_words(Sizes((512, 512), any_size=True, any_aspect=True, multiple=8, largest=2048))
    assert words == "any size and shape up to 2,048, in steps of 8, made for 512 × 512"
    assert [count_words(n) for n in (0, 760_000, 2_100_000_000)] == ["", "760,000", "2.1 billion"]


@given(st.sets(st.sampled_from(NAMES)), st.dictionaries(st.sampled_from(NAMES), st.just(("t",))))
def test_entries_used_again_are_those_made_anew(favourites, tags):
    sha = {model.card.name: model.card.sha256 for model in MODELS}
    marks = Marks(
        frozenset(sha[name] for name in favourites),
        {sha[name]: own for name, own in tags.items()},
        {sha["Aurora"]: 5.0} if favourites else {},
        {"strata": "altered"} if tags else {},
    )
    problems = {"aurora": "gone"} if len(tags) > 1 else {}
    anew = entries_of(MODELS, problems, marks)
    known = {entry.key: entry for entry in ENTRIES}
    assert entries_of(MODELS, problems, marks, known) == anew
    again = {entry.key: entry for entry in anew}
    assert all(e is again[e.key] for e in entries_of(MODELS, problems, marks, again) if e.model)


@given(st.sampled_from(("shelf", "name", "recent", "family")))
def test_every_order_keeps_every_entry(order):
    found = in_order(ENTRIES, order)
    assert sorted(e.key for e in found) == sorted(e.key for e in ENTRIES)
    assert in_order(found, order) == found
