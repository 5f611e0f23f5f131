"""The closed grammar of Postcards: what is known, what is unknown, what was cut, and where."""

import torch

from studio.models.diffusion.postcards.words import LENGTH
from studio.values.tokens import Span, TokenReport
from tests.helpers.postcard_words import tiny_reader

READER = tiny_reader()


def test_it_reads_as_the_network_was_trained():
    text = "Two moons over a violet OCEAN"
    ids = torch.from_numpy(READER._words.encode(text).ids)[None]
    tokens, pooled, there = READER._network(ids)
    found = READER.read(text)
    assert torch.equal(found.tokens, tokens)
    torch.testing.assert_close(found.pooled, pooled)
    assert torch.equal(found.mask, there)


def test_a_text_is_read_once():
    assert READER.read("violet sea") is READER.read("violet sea")
    assert READER.read("violet sea").key != READER.read("violet  sea ,").key


def test_the_report_names_what_is_unknown():
    text = "two (unicorns:1.2) over a zebra"
    assert READER.count(text) == TokenReport(
        3, LENGTH - 1, 0, (), (Span(5, 13, "unicorns"), Span(26, 31, "zebra"))
    )  # fmt: skip


def test_the_report_says_what_was_cut():
    text = "sea " * (LENGTH - 1) + "calm night"
    report = READER.count(text)
    assert (report.used, report.limit) == (LENGTH + 1, LENGTH - 1)
    assert report.cut == (Span(len(text) - 10, len(text), "calm night"),)


def test_scenes_and_schedules_are_counted_apart():
    report = READER.count("two moons [zebra:over a violet sea:0.5] AND calm")
    assert report.used == 6
    assert [span.text for span in report.unknown] == ["zebra"]


def test_letters_that_grow_when_small_stay_in_place():
    text = "İ sea ﬁ zebra שמש 🌊"
    assert [text[s.start : s.end] for s in READER.count(text).unknown] == [
        s.text for s in READER.count(text).unknown
    ]
    assert Span(8, 13, "zebra") in READER.count(text).unknown


def test_five_thousand_words():
    report = READER.count("storm sea " * 2500)
    assert report.used == 2500
    assert len(report.unknown) >= 1
