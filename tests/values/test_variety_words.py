"""What a report says, and that it says no more than was measured."""

import pytest

from studio.values.card import UNKNOWN_LICENCE
from studio.values.card_words import facts_of
from studio.values.variety import HUE, HUES, ModelReport, PictureStatistics, Variety
from studio.values.variety_words import (
    data_words,
    figures,
    findings,
    histogram_words,
    percent,
    rests_on,
    verdict,
)
from tests.helpers.fake_models import make_card
from tests.values.test_variety import statistics


def variety(distinct=30.0, duplicates=0.0, group=64):
    return Variety(group, 0.2, 0.1, duplicates, distinct)


def report(of=None, samples=64, broken=0):
    return ModelReport("b", samples + broken, broken, statistics(samples, variety=of))


@pytest.mark.parametrize(
    ("model", "data", "words"),
    [
        (variety(1.2), None, "one picture over and over"),
        (variety(9, 0.4), None, "40\u00a0% of its pictures have a near-duplicate"),
        (variety(30), None, "None of its pictures has a near-duplicate."),
        (variety(30, 0.03), None, "3\u00a0% of its pictures have a near-duplicate."),
        (variety(30), variety(31), "As varied as"),
        (variety(25), variety(31), "A little less varied"),
        (variety(15), variety(31), "Clearly less varied"),
        (variety(31), variety(15), "More varied"),
        (variety(30), variety(5, group=8), "None of its pictures has"),
        (None, variety(31), "too few"),
    ],
)
def test_the_verdict(model, data, words):
    beside = statistics(2048, variety=data) if data else None
    assert words in verdict(report(model), beside)


def test_it_says_how_many_pictures_it_rests_on():
    words = rests_on(report(samples=63, broken=1))
    assert "63 pictures" in words
    assert "seeds 0 to 63" in words
    assert "1 of 64 pictures was broken numbers" in words
    assert "up to 12 points" in rests_on(report())


def test_unknown_data_is_said_to_be_unknown():
    from msgspec.structs import replace

    card = replace(make_card(), training_data="Unknown: the file does not say.")
    assert "is unknown" in data_words(card)
    assert "no figures" in data_words(make_card())
    assert "2,048" in data_words(replace(card, data_statistics=statistics(2048)))


def test_differences_are_listed_with_both_shares():
    found = dict(findings(report(), statistics(2048, {"lightness": 11})))
    assert found["More than in its data"] == "dark 100\u00a0% against 0\u00a0%"
    assert found["Less than in its data"] == "bright 0\u00a0% against 100\u00a0%"
    same = dict(findings(report(), statistics(2048)))
    assert "Nothing that chance" in same["Unlike its data"]


def test_alone_what_is_most_and_least_is_listed():
    row = [0] * len(HUES)
    row[1], row[5] = 98, 2
    alone = ModelReport("b", 100, 0, PictureStatistics(100, {HUE: tuple(row)}))
    found = dict(findings(alone, None))
    assert found["Mostly"] == "orange 98\u00a0%"
    assert found["Hardly any"] == "blue 2\u00a0%"
    assert "violet" in found["None at all"]


def test_every_figure_says_exactly_what_it_means():
    found = figures(report(variety()), statistics(2048, variety=variety(31)))
    assert [f.value for f in found] == ["30.0 of 64", "0.20", "0.10", "0\u00a0%"]
    assert all(f.of_data for f in found)
    assert any("Vendi" in f.means for f in found)
    other = figures(report(variety()), statistics(8, variety=variety(5, group=8)))
    assert [bool(f.of_data) for f in other] == [False, True, False, False]
    assert figures(report(None), None) == ()


def test_a_histogram_can_be_read_by_who_does_not_see_it():
    words = histogram_words("lightness", report(), statistics(2048))
    assert "dark 100\u00a0% against 100\u00a0%" in words
    assert "CIE" in words
    assert "shares 100\u00a0%" in words


def test_a_little_is_never_called_nothing():
    assert percent(0.001) == "under 1\u00a0%"
    assert percent(0.0) == "0\u00a0%"


@pytest.mark.parametrize("licence", ["", UNKNOWN_LICENCE])
def test_a_card_without_licence_says_where_to_look(licence):
    from msgspec.structs import replace

    found = dict(facts_of(replace(make_card(), license=licence)))
    assert found["Licence"].startswith("Unknown. The author's page")
