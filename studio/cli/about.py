"""`studio models about`: what is known of a model, what it makes, and how varied that is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import msgspec

from studio.cli import rendering
from studio.errors import InputError
from studio.files.atomic import printable
from studio.library.described import keep_report, kept_report
from studio.library.models import InstalledModels
from studio.values.arrays import Bytes
from studio.values.card import Card
from studio.values.card_words import facts_of
from studio.values.described import MOST, SHEET, sample_count
from studio.values.variety import ModelReport, gaps, shares
from studio.values.variety_words import (
    class_lines,
    data_words,
    figures,
    findings,
    rests_on,
    verdict,
)

WIDE = 100
"""Columns of text."""


def about(model_id: str, samples: int = SHEET, again: bool = False) -> tuple[Card, ModelReport]:
    """A model's card, and a report on what it makes: one kept from before if it rests on as many.

    Raises:
        MissingModel: there is no such model.
        InputError: too few or too many samples.
        ModelError: it has no seeds, or cannot be loaded.
    """
    if not 2 <= samples <= MOST:
        raise InputError(f"{samples} pictures cannot be compared; choose from 2 to {MOST}.")
    source = InstalledModels()
    card = source.named(model_id).card
    count = sample_count(card, samples)
    kept = None if again else kept_report(card)
    if kept is not None and kept.asked >= count:
        return card, kept
    pictures: dict[int, Bytes] = {}

    def told(seed: int, picture: Bytes | None) -> None:
        if picture is not None and seed < SHEET:
            pictures[seed] = picture

    with rendering.progress(card.name) as step:
        report = rendering.engine_of(source).describe(card, count, told, step)
    keep_report(card, report, pictures)
    return card, report


def told_as_json(card: Card, report: ModelReport) -> dict[str, Any]:
    """`{id, name, sha256, license, facts, known_biases, report}`, figures as plain numbers."""
    data = card.data_statistics
    stats = report.statistics
    return {
        "id": card.id, "name": card.name, "family": card.info.family, "sha256": card.sha256,
        "license": card.license, "license_known": card.license_known,
        "facts": {name: printable(text) for name, text in facts_of(card)},
        "report": {
            "samples": stats.samples, "asked": report.asked, "broken": report.broken,
            "picture_ms": report.picture_ms,
            "verdict": verdict(report, data),
            "variety": msgspec.to_builtins(stats.variety),
            "classes": msgspec.to_builtins(report.classes),
            "shares": [msgspec.to_builtins(share) for share in shares(stats, data)],
            "differences": [msgspec.to_builtins(s) for s in gaps(stats, data)] if data else None,
            "histograms": msgspec.to_builtins(stats.counts),
            "training_data": msgspec.to_builtins(data),
        },
    }  # fmt: skip


def lines(card: Card, report: ModelReport) -> Iterator[str]:
    """The same facts and figures as the window's page, to be read."""
    data = card.data_statistics
    yield printable(card.name)
    yield printable(card.summary)
    yield ""
    for name, text in (*facts_of(card), ("Hash", card.sha256)):
        yield _row(name, " ".join(printable(line) for line in text.splitlines()))
    yield ""
    yield verdict(report, data)
    yield textwrap.fill(f"{rests_on(report)} {data_words(card)}", WIDE)
    for figure in figures(report, data):
        beside = f"  (its data: {figure.of_data})" if figure.of_data else ""
        yield _row(figure.label, figure.value + beside)
    for heading, text in findings(report, data):
        yield _row(heading, text)
    for label, text in class_lines(report):
        yield _row(printable(label), text)


def _row(name: str, text: str) -> str:
    return textwrap.fill(
        text, WIDE, initial_indent=f"  {name:<24}", subsequent_indent=" " * 26,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
