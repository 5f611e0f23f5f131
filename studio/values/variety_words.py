"""A report on a model in plain words; the exact terms stand in the explanations."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from studio.values.card import Card
from studio.values.variety import (
    ATTRIBUTES,
    HUE,
    HUE_MEANS,
    ModelReport,
    PictureStatistics,
    Share,
    Variety,
    gaps,
    margin,
    overlap,
    shares,
)

MOSTLY, HARDLY = 0.6, 0.03
ONE_PICTURE = 1.5
"""So many effective pictures or fewer are one, whatever the seed."""
REPEATS = 0.25
LABELS = {a.key: a.label for a in ATTRIBUTES} | {HUE: "Hue"}


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A figure, the same of the training data where known, and how exactly it is meant."""

    label: str
    value: str
    of_data: str
    means: str


def rests_on(report: ModelReport) -> str:
    """How many pictures all figures rest on, and how far a share may be off."""
    count = report.statistics.samples
    text = f"Measured on {count} pictures, the seeds 0 to {report.asked - 1}, drawn as drafts."
    if count:
        text += f" A share may be off by up to {100 * margin(count):.0f} points."
    if report.picture_ms:
        text += f" One took {report.picture_ms:.0f} ms when measured here."
    if report.broken:
        was = "was" if report.broken == 1 else "were"
        text += f" {report.broken} of {report.asked} pictures {was} broken numbers and not counted."
    return text


def data_words(card: Card) -> str:
    """What the pictures are compared with, or why with nothing."""
    data = card.data_statistics
    if data is not None:
        return f"Compared with {data.samples:,} pictures of its training data."
    if not card.house and card.training_data.startswith("Unknown"):
        return (
            "What it was trained on is unknown, so whether this is the data's doing or its own"
            " cannot be said."
        )
    return "Its card has no figures of training data, so these stand alone."


def verdict(report: ModelReport, data: PictureStatistics | None) -> str:
    """One sentence: does it collapse?"""
    count, variety = report.statistics.samples, report.statistics.variety
    if count == 0:
        return "Every picture was broken numbers: there is nothing to look at."
    if variety is None:
        return "One picture is too few to say how varied it is."
    if variety.distinct < ONE_PICTURE:
        return "It makes one picture over and over, whatever the seed."
    if variety.duplicates >= REPEATS:
        part = percent(variety.duplicates)
        return f"It repeats itself: {part} of its pictures have a near-duplicate."
    if data is None or data.variety is None or data.variety.group != variety.group:
        repeats = percent(variety.duplicates) if variety.duplicates else "None"
        return (
            f"{repeats} of its pictures {'have' if variety.duplicates else 'has'} a near-duplicate."
        )
    return _beside(variety.distinct / data.variety.distinct)


def _beside(ratio: float) -> str:
    if ratio < 0.7:
        return "Clearly less varied than what it learned from."
    if ratio < 0.9:
        return "A little less varied than what it learned from."
    if ratio <= 1.1:
        return "As varied as what it learned from."
    return "More varied than what it learned from."


def figures(report: ModelReport, data: PictureStatistics | None) -> tuple[Figure, ...]:
    """How varied its pictures are, in figures."""
    found = report.statistics.variety
    if found is None:
        return ()
    beside = data.variety if data is not None else None
    same = beside if beside is not None and beside.group == found.group else None
    return (
        Figure(
            "Distinct pictures", f"{found.distinct:.1f} of {found.group}",
            f"{same.distinct:.1f}" if same else "",
            "As many entirely different pictures would be as varied as these. Vendi score: exp of"
            " the entropy of the eigenvalues of K / n, K = exp(-d² / 2 · 0.1²) over all pairs, in"
            f" groups of {found.group} (Friedman and Dieng 2022, arXiv:2210.02410).",
        ),
        Figure(
            "Apart from each other", f"{found.distance:.2f}",
            f"{beside.distance:.2f}" if beside else "",
            "Mean distance d of two pictures: 0 the same, 1 black against white. Root mean square"
            " difference of colours at 1 to 16 cells a side and of edges at 8 and 16.",
        ),
        Figure(
            "Apart from the nearest", f"{found.nearest:.2f}",
            f"{same.nearest:.2f}" if same else "",
            f"Mean distance d of a picture to the most similar of {found.group - 1} others.",
        ),
        Figure(
            "Near-duplicates", percent(found.duplicates),
            percent(same.duplicates) if same else "",
            "Share of pictures with another one closer than d = 0.02 in their group.",
        ),
    )  # fmt: skip


def findings(report: ModelReport, data: PictureStatistics | None) -> tuple[tuple[str, str], ...]:
    """(heading, kinds of pictures with their shares) of what stands out."""
    stats = report.statistics
    if not stats.samples:
        return ()
    if data is None or not data.samples:
        return _alone(shares(stats))
    found = gaps(stats, data)
    if not found:
        text = f"Nothing that chance would not make with {stats.samples} pictures."
        return (("Unlike its data", text),)
    rows = (
        ("More than in its data", _listed(s for s in found if s.more)),
        ("Less than in its data", _listed(s for s in found if not s.more)),
    )
    return tuple(row for row in rows if row[1])


def _alone(found: Iterable[Share]) -> tuple[tuple[str, str], ...]:
    every = list(found)
    most = sorted((s for s in every if s.of_model >= MOSTLY), key=lambda s: -s.of_model)
    least = sorted((s for s in every if s.of_model <= HARDLY), key=lambda s: s.of_model)
    never = [s.kind for s in least if s.of_model == 0]
    rare = [s for s in least if s.of_model > 0]
    rows = (
        ("Mostly", _listed(most)),
        ("Hardly any", _listed(rare)),
        ("None at all", ", ".join(never)),
    )
    return tuple(row for row in rows if row[1])


def _listed(found: Iterable[Share]) -> str:
    return ", ".join(_share(share) for share in found)


def _share(share: Share) -> str:
    against = "" if share.of_data is None else f" against {percent(share.of_data)}"
    return f"{share.kind} {percent(share.of_model)}{against}"


def class_lines(report: ModelReport) -> tuple[tuple[str, str], ...]:
    """(class, how varied it is) of every class that was looked at."""
    return tuple(
        (c.label, f"{c.variety.distinct:.1f} distinct of {c.samples}, {_repeats(c.variety)}")
        for c in report.classes
    )


def _repeats(variety: Variety) -> str:
    if not variety.duplicates:
        return "no near-duplicates"
    return f"{percent(variety.duplicates)} near-duplicates"


def histogram_words(key: str, report: ModelReport, data: PictureStatistics | None) -> str:
    """What a histogram shows, exactly: for the tooltip and for who does not see it."""
    means = next((a.means for a in ATTRIBUTES if a.key == key), HUE_MEANS)
    stats = report.statistics
    kinds = _listed(s for s in shares(stats, data) if s.key == key)
    words = f"{LABELS[key]}: {kinds}. {means}"
    if data is not None and stats.samples and key in data.counts:
        common = percent(overlap(stats.counts[key], data.counts[key]))
        words += f" Its histogram shares {common} with the training data's."
    return words


def percent(share: float) -> str:
    """`9 %`, unbroken at the end of a line; what is not nothing is never called 0 %."""
    if 0 < share < 0.005:
        return "under 1\u00a0%"
    return f"{100 * share:.0f}\u00a0%"
