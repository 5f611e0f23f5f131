"""Reports survive JSON; differences are told only where chance would not make them."""

import msgspec
import pytest
from hypothesis import given, strategies as st

from studio.values.variety import (
    ATTRIBUTES,
    HUE,
    HUES,
    ClassVariety,
    ModelReport,
    PictureStatistics,
    Variety,
    gaps,
    margin,
    overlap,
    shares,
    zones,
)

BINS = {a.key: a.bins for a in ATTRIBUTES} | {HUE: len(HUES)}


def statistics(samples=60, places=None, variety=None):
    """All pictures in one bin of each attribute; `places` says which."""
    counts = {}
    for key, bins in BINS.items():
        row = [0] * bins
        row[(places or {}).get(key, 0)] = samples
        counts[key] = tuple(row)
    return PictureStatistics(samples, counts, variety)


variety = st.builds(
    Variety,
    st.integers(1, 64),
    *(st.floats(0, 1, allow_nan=False) for _ in range(3)),
    st.floats(1, 64, allow_nan=False),
)


@given(st.integers(0, 10_000), st.none() | variety, variety, st.integers(0, 64))
def test_a_report_survives_json(samples, of_all, of_class, broken):
    report = ModelReport(
        "basis", samples + broken, broken, statistics(samples, variety=of_all),
        (ClassVariety("Rose", 8, of_class),), 3.5,
    )  # fmt: skip
    assert msgspec.json.decode(msgspec.json.encode(report), type=ModelReport) == report


@pytest.mark.parametrize(
    "broken",
    [
        {"samples": 3, "counts": {"hue": [1, 1]}},
        {"samples": 3, "counts": {"hue": [1, 1, 0, 0, 0, 0, 0, 0, 0]}},
        {"samples": 0, "counts": {"taste": [0]}},
        {"samples": 0, "counts": {}, "variety": {"group": 0, "distance": 0, "nearest": 0,
                                                 "duplicates": 0, "distinct": 0}},
    ],
)  # fmt: skip
def test_figures_that_do_not_fit_are_refused(broken):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(broken, PictureStatistics)


def test_every_picture_is_in_one_kind_of_each_attribute():
    for key in BINS:
        assert sum(count for _, count in zones(statistics(60), key)) == 60
    for attribute in ATTRIBUTES:
        assert 0 < attribute.cuts[0] < attribute.cuts[1] < attribute.bins


def test_the_same_figures_differ_in_nothing():
    same = statistics(64)
    assert gaps(same, statistics(2048)) == ()
    assert overlap(same.counts[HUE], same.counts[HUE]) == 1.0


def test_a_plain_difference_is_told_largest_first():
    found = gaps(statistics(64), statistics(2048, {"lightness": 11}))
    assert {(s.kind, s.more) for s in found} == {("dark", True), ("bright", False)}
    assert overlap(statistics().counts["lightness"], statistics(9, {"lightness": 5}).counts
                   ["lightness"]) == 0.0  # fmt: skip


def test_what_chance_would_make_is_not_told():
    def with_hue(red, blue):
        row = [0] * len(HUES)
        row[0], row[5] = red, blue
        return PictureStatistics(red + blue, {HUE: tuple(row)})

    assert gaps(with_hue(34, 30), with_hue(1024, 1024)) == ()
    assert gaps(with_hue(60, 4), with_hue(1024, 1024)) != ()
    assert gaps(with_hue(30_500, 29_500), with_hue(30_000, 30_000)) == ()  # sure, and too small


def test_without_data_the_shares_stand_alone():
    found = shares(statistics(50))
    assert all(share.of_data is None and not share.more for share in found)
    assert sum(share.of_model for share in found if share.key == HUE) == 1.0
    assert shares(statistics(0)) == ()


def test_more_pictures_say_more():
    assert margin(64) == pytest.approx(0.1225)
    assert margin(1024) < margin(64)
