"""The notation of prompts: every text has a meaning, and its canonical text means the same."""

import itertools

import pytest
from hypothesis import given, strategies as st

from studio.values.prompt_reading import parse
from studio.values.prompt_tree import (
    Choice,
    Listed,
    Plain,
    Prompt,
    Scene,
    Scheduled,
    Weighted,
)
from studio.values.prompts import (
    MAX_TEXT,
    Piece,
    crowded,
    formatted,
    mixed,
    moments,
    pieces,
    shares,
)

BITS = [
    *"()[]{}|:_\\ ,.-1",
    "::",
    "::0.7",
    ":1.2",
    " AND ",
    "AND",
    "__c__",
    "sea",
    "ö",
    "🌊",
    "שמש",
]
texts = st.lists(st.sampled_from(BITS), max_size=24).map("".join) | st.text(max_size=60)


def words(text):
    return (Plain(text),)


@given(texts)
def test_the_canonical_text_means_the_same(text):
    prompt = parse(text)
    again = formatted(prompt)
    assert parse(again) == prompt
    assert formatted(parse(again)) == again


@given(texts)
def test_words_know_where_they_stood(text):
    for scene in parse(text).scenes:
        for piece in pieces(scene.parts):
            if piece.at:
                assert "".join(text[i] for i in piece.at) == piece.text


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("a red boat", words("a red boat")),
        ("a (red:1.3) boat", (Plain("a "), Weighted(1.3, words("red")), Plain(" boat"))),
        ("(red)", (Weighted(1.1, words("red")),)),
        ("((red))", (Weighted(1.1, (Weighted(1.1, words("red")),)),)),
        ("[red]", (Weighted(0.9091, words("red")),)),
        ("(time 10:30)", (Weighted(10, words("time 10")),)),  # a number behind a colon weighs
        ("[dawn:night:0.4]", (Scheduled(words("dawn"), words("night"), 0.4),)),
        ("[night:0.4]", (Scheduled((), words("night"), 0.4),)),
        ("[dawn::0.4]", (Scheduled(words("dawn"), (), 0.4),)),
        ("[dawn:night:12]", (Scheduled(words("dawn"), words("night"), 12),)),
        ("{red|green} boat", (Choice((words("red"), words("green"))), Plain(" boat"))),
        ("__colour__ boat", (Listed("colour"), Plain(" boat"))),
        (r"a \(red\) boat", words("a (red) boat")),
        (r"C:\path", words(r"C:\path")),
        ("a (red boat", words("a (red boat")),
        ("a ) red ( boat", words("a ) red ( boat")),
        ("(a [red) boat]", (Weighted(1.1, words("a [red")), Plain(" boat]"))),
        ("16:9 view", words("16:9 view")),
        ("", ()),
    ],
)
def test_one_scene(text, meaning):
    assert parse(text) == Prompt((Scene(meaning),))


@pytest.mark.parametrize(
    ("text", "how", "scenes"),
    [
        ("sea ::0.7 | sand ::0.3", "blend", (("sea", 0.7), ("sand", 0.3))),
        ("sea | sand", "blend", (("sea", 1), ("sand", 1))),
        ("sea::2 sand::1", "blend", (("sea", 2), ("sand", 1))),
        ("sea:: sand", "blend", (("sea", 1), ("sand", 1))),
        ("sea ::0.7 AND sand ::0.3", "compose", (("sea", 0.7), ("sand", 0.3))),
        ("sea :0.7 AND sand", "compose", (("sea", 0.7), ("sand", 1))),
        ("sea AND fog :-0.5", "compose", (("sea", 1), ("fog", -0.5))),
        ("sea ::99 | sand", "blend", (("sea", 10), ("sand", 1))),
        ("ANDROID | | BAND", "blend", (("ANDROID", 1), ("BAND", 1))),
    ],
)
def test_scenes(text, how, scenes):
    wanted = tuple(Scene(words(text), weight) for text, weight in scenes)
    assert parse(text) == Prompt(wanted, how)


def test_an_empty_scene_with_a_share_is_a_scene():
    assert parse("sea ::0.6 | ::0.4").scenes[1] == Scene((), 0.4)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(["storm"] * 5000),
        "(" * 4000,
        ")" * 4000,
        "(" * 2000 + ")" * 2000,
        "[a:" * 1300 + "b",
        "[" * 900 + "a:b:0.5" + "]" * 900,
        "{a|" * 1000 + "}" * 1000,
        "::" * 2000,
        "a|" * 2000,
        "(:1.2)" * 600,
        "مرحبا (שלום:1.2) 🌊👩‍👩‍👧",
        "\u202e\u2066 \x00 \ud800",
    ],
)
def test_hostile_text_has_a_meaning(text):
    prompt = parse(text)
    assert parse(formatted(prompt)) == prompt
    assert moments(prompt, 20)


def test_nested_weights_multiply_and_say_where_they_stood():
    found = pieces(parse("a (big (red:1.5):2)").scenes[0].parts)
    assert found == (
        Piece("a ", 1, (0, 1)), Piece("big ", 2, (3, 4, 5, 6)), Piece("red", 3, (8, 9, 10)),
    )  # fmt: skip


def test_schedules_change_between_steps():
    found = moments(parse("a [dawn:night:0.25] [sea:0.5]"), 10)
    told = [(a, b, "".join(p.text for p in pieces(q.scenes[0].parts))) for a, b, q in found]
    assert told == [(0.0, 0.3, "a dawn "), (0.3, 0.5, "a night "), (0.5, 1.0, "a night sea")]


def test_a_schedule_by_steps_and_one_that_never_changes():
    assert [m[:2] for m in moments(parse("[a:b:5]"), 20)] == [(0.0, 0.25), (0.25, 1.0)]
    assert [m[:2] for m in moments(parse("[a:b:500]"), 20)] == [(0.0, 1.0)]


@given(texts, st.integers(1, 60))
def test_moments_have_no_gaps(text, steps):
    found = moments(parse(text), steps)
    assert found[0][0] == 0.0
    assert found[-1][1] == 1.0
    assert all(a[1] == b[0] for a, b in itertools.pairwise(found))


def test_mixing_two():
    assert mixed([("sea", 0.25), ("sand", 0.75)]) == "sea ::0.25 | sand ::0.75"


def test_one_text_stays_as_it_was_typed():
    assert mixed([("a  ( sea", 0.5), ("a  ( sea", 0.5)]) == "a  ( sea"


def test_mixes_of_mixes_lie_flat_and_equal_scenes_join():
    half = mixed([("sea", 0.5), ("sand", 0.5)])
    assert mixed([(half, 0.5), ("sand", 0.5)]) == "sea ::0.25 | sand ::0.75"
    assert mixed([(half, 1.0), ("ice", 0.0)]) == half


def test_tiny_shares_vanish():
    assert mixed([("sea", 0.9995), ("sand", 0.0005)]) == "sea"


def test_composed_scenes_stay_composed():
    assert mixed([("sea AND fog ::0.5", 0.5), ("sand", 0.5)]) == (
        "sea ::0.5 AND fog ::0.25 AND sand ::0.5"
    )


@given(st.lists(st.tuples(texts, st.floats(0.05, 1.0)), min_size=1, max_size=5))
def test_a_mix_is_canonical_and_its_shares_sum_to_one(parts):
    total = sum(share for _, share in parts)
    text = mixed([(text, share / total) for text, share in parts])
    assert len(text) <= MAX_TEXT
    if len({t for t, _ in parts}) > 1:
        assert formatted(parse(text)) == text
    prompt = parse(text)
    if prompt.how == "blend":
        assert sum(shares(prompt)) == pytest.approx(1.0, abs=1e-6)


def test_mixes_that_are_too_long_leave_out_the_lightest_and_say_so():
    long, longer = "sea " * 600, "sand " * 500
    found = mixed([(long, 0.4), (longer, 0.6)])
    assert found == longer.strip()
    assert "4,000" in crowded([long, longer])
    assert crowded(["sea", "sand"]) == ""
