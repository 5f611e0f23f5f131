"""How varied pictures are and what they are like, as plain counts: of a model, of its data.

A `PictureStatistics` is measured in one way everywhere (`studio/core/looks.py`), so that what a
model makes can be laid over what it learned from. Nothing in it tells whose pictures they were.
"""

from __future__ import annotations

import math
from typing import Annotated, Literal

import msgspec

GROUP = 64
"""Figures that depend on how many pictures are compared are means over groups of this many."""
HUES = ("red", "orange", "yellow", "green", "teal", "blue", "violet", "pink", "grey")
"""Families of hue; grey are pictures with next to no colour."""
HUE = "hue"

Zone = Literal["below", "between", "above"]


class Attribute(msgspec.Struct, frozen=True, gc=False):
    """Something simple that can be measured of any picture.

    `low` and `high` bound its histogram, beyond lie the outer bins. `cuts` are the bins at which
    the zones begin that `zones` has words for: below, between, above.
    """

    key: str
    label: str
    low: float
    high: float
    bins: int
    cuts: tuple[int, int]
    zones: tuple[str, str, str]
    means: str
    """What is measured, in exact words."""


ATTRIBUTES = (
    Attribute("lightness", "Lightness", 0.0, 1.0, 12, (4, 8), ("dark", "of middle light", "bright"),
              "Mean CIE lightness L*, 0 black to 100 white."),
    Attribute("warmth", "Warmth", -0.6, 0.6, 12, (5, 7), ("cool", "neither warm nor cool", "warm"),
              "Mean of red minus blue."),
    Attribute("colour", "Colour", 0.0, 0.9, 12, (2, 5),
              ("pale", "of middling colour", "rich colour"),
              "Mean difference between the largest and the smallest of red, green and blue."),
    Attribute("contrast", "Contrast", 0.0, 0.36, 12, (3, 7),
              ("low contrast", "of middle contrast", "high contrast"),
              "Standard deviation of the lightness L* / 100 over the picture."),
    Attribute("detail", "Detail", -9.0, -3.0, 12, (6, 9),
              ("broad shapes", "of middling detail", "fine detail"),
              "Mean step of the lightness L* / 100 from one pixel to the next in a copy of 64"
              " pixels, as log2."),
    Attribute("symmetry", "Symmetry", -1.0, 1.0, 12, (7, 9),
              ("uneven", "half symmetric", "symmetric"),
              "Correlation of the lightness, rows less their mean, with its mirror image, left to"
              " right."),
)  # fmt: skip
HUE_MEANS = "The family of hue that most of the colour in a picture belongs to."

Counts = Annotated[tuple[Annotated[int, msgspec.Meta(ge=0)], ...], msgspec.Meta(max_length=64)]


class Variety(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """How different pictures are from each other, in groups of `group`.

    `distance`: mean over all pairs, 0 the same picture … 1 black against white. `nearest`: mean
    distance to the nearest other picture. `duplicates`: share of pictures with a near-duplicate.
    `distinct`: effective number of distinct pictures in a group (Vendi score), 1 … `group`.
    """

    group: int
    distance: float
    nearest: float
    duplicates: float
    distinct: float

    def __post_init__(self) -> None:
        figures = (self.distance, self.nearest, self.duplicates, self.distinct)
        if self.group < 1 or not all(math.isfinite(f) and f >= 0 for f in figures):
            raise ValueError(f"figures of variety that are none: {figures}")


class PictureStatistics(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What `samples` pictures are like: a histogram an attribute, and how varied they are.

    `counts` maps the key of an `Attribute`, or `hue`, to how many pictures fall into each bin.
    """

    samples: int
    counts: dict[str, Counts]
    variety: Variety | None = None

    def __post_init__(self) -> None:
        sizes = {a.key: a.bins for a in ATTRIBUTES} | {HUE: len(HUES)}
        for key, counts in self.counts.items():
            if sizes.get(key) != len(counts) or sum(counts) != self.samples:
                raise ValueError(f"the histogram of {key[:40]!r} does not fit")


class ClassVariety(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """How varied the pictures of one class are; `label` is its name in the model's panel."""

    label: str
    samples: int
    variety: Variety


class ModelReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What a model makes of the seeds 0, 1, 2 …, measured.

    `basis` names the model, what it declares and the way of measuring: a report of another basis
    does not count. `asked` pictures were drawn; `broken` of them were not finite and are in none
    of the figures. `picture_ms` is the median time of one, here.
    """

    basis: str
    asked: int
    broken: int
    statistics: PictureStatistics
    classes: tuple[ClassVariety, ...] = ()
    picture_ms: float = 0.0


class Share(msgspec.Struct, frozen=True, gc=False):
    """How many of a model's pictures are of a kind, and of its training data's where known."""

    key: str
    kind: str
    of_model: float
    of_data: float | None = None

    @property
    def more(self) -> bool:
        """Whether the model makes more of it than it saw."""
        return self.of_data is not None and self.of_model > self.of_data


def zones(statistics: PictureStatistics, key: str) -> tuple[tuple[str, int], ...]:
    """(kind, how many pictures) of an attribute: its three zones, or the families of hue."""
    counts = statistics.counts[key]
    if key == HUE:
        return tuple(zip(HUES, counts, strict=True))
    found = next(a for a in ATTRIBUTES if a.key == key)
    first, second = found.cuts
    parts = (counts[:first], counts[first:second], counts[second:])
    return tuple((kind, sum(part)) for kind, part in zip(found.zones, parts, strict=True))


def shares(model: PictureStatistics, data: PictureStatistics | None = None) -> tuple[Share, ...]:
    """What the model makes, kind by kind, beside what the data holds where that is known."""
    found = []
    for key in model.counts:
        if not model.samples:
            break
        known = dict(zones(data, key)) if data and data.samples and key in data.counts else {}
        for kind, count in zones(model, key):
            share = known[kind] / data.samples if data and kind in known else None
            found.append(Share(key, kind, count / model.samples, share))
    return tuple(found)


LEAST_GAP = 0.05
SURE_Z = 3.1
"""Two-proportion z beyond which a difference counts: 5 % chance for any among some 27 kinds."""


def gaps(model: PictureStatistics, data: PictureStatistics) -> tuple[Share, ...]:
    """What the model makes more or less of than its data holds, largest difference first.

    Only differences of at least five in a hundred that chance would not make: the pooled
    two-proportion z statistic, (p - q) / sqrt(r (1 - r) (1/n + 1/m)) with r the share in both
    together, is beyond `SURE_Z`.
    """
    sure = [s for s in shares(model, data) if _sure(s, model.samples, data.samples)]
    return tuple(sorted(sure, key=lambda s: -abs(s.of_model - (s.of_data or 0.0))))


def _sure(share: Share, count: int, data_count: int) -> bool:
    if share.of_data is None or abs(share.of_model - share.of_data) < LEAST_GAP:
        return False
    together = (share.of_model * count + share.of_data * data_count) / (count + data_count)
    error = math.sqrt(together * (1 - together) * (1 / count + 1 / data_count))
    return abs(share.of_model - share.of_data) > SURE_Z * error


def overlap(model: Counts, data: Counts) -> float:
    """How much two histograms share, 0 … 1: the sum of the smaller share of each bin.

    It is 1 minus the total variation distance.
    """
    first, second = max(sum(model), 1), max(sum(data), 1)
    return sum(min(a / first, b / second) for a, b in zip(model, data, strict=True))


def margin(samples: int) -> float:
    """How far a share of `samples` may be off, at worst: half a 95 % interval, 0.98 / sqrt(n)."""
    return 0.98 / math.sqrt(max(samples, 1))
