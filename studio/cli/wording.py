"""What a model did not take in of the words it was told, for who types a command."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from studio.values.recipe import Recipe
from studio.values.tokens import TokenReport

MOST_NAMED = 6
MOST_LETTERS = 60
"""Of what was cut off; all of it could be pages."""


def lost_words(engine: Any, recipes: Iterable[Recipe]) -> list[str]:
    """A line for every text of which something is lost: cut off, or never learned.

    `engine` is a `DirectEngine`. Each text is told once, whichever recipes hold it.
    """
    lines: dict[str, None] = {}
    for recipe in recipes:
        for label, report in engine.words_read(recipe).items():
            if report.cut or report.unknown:
                lines[f"{label}: {_told(report)}"] = None
    return list(lines)


def _told(report: TokenReport) -> str:
    """`12 of 10 tokens · unknown: dragon · cut off: a model reads`."""
    parts = [f"{report.used} of {report.limit} tokens"]
    unknown = list(dict.fromkeys(span.text for span in report.unknown))
    if unknown:
        more = " …" if len(unknown) > MOST_NAMED else ""
        parts.append(f"unknown: {', '.join(unknown[:MOST_NAMED])}{more}")
    if report.cut:
        lost = " ".join(" ".join(span.text for span in report.cut).split())
        more = "…" if len(lost) > MOST_LETTERS else ""
        parts.append(f"cut off: {lost[:MOST_LETTERS].rstrip()}{more}")
    return " · ".join(parts)
