"""Numbers, texts and documents out of a picture from outside, never more than can be meant."""

from __future__ import annotations

import json
import math
from typing import Any

MAX_DOCUMENT = 4 << 20
MAX_WORDS = 16_000
MAX_NAME = 200
MAX_SEED = 2**63 - 1


def document(text: str) -> Any:
    """A JSON document; None where it is none, or too large or deep."""
    if len(text) > MAX_DOCUMENT:
        return None
    try:
        return json.loads(text.replace(": NaN", ": null").strip().strip("\0"))
    except (ValueError, RecursionError):
        return None


def rows(value: object, most: int) -> list[Any]:
    """The first of a list; nothing where it is none."""
    return value[:most] if isinstance(value, list) else []


def words(value: object, longest: int = MAX_WORDS) -> str:
    """A text that can be shown; empty for anything else."""
    if not isinstance(value, str):
        return ""
    kept = "".join(c for c in value[: 4 * longest] if c.isprintable() or c in "\n\t")
    return kept.strip()[:longest]


def name(value: object) -> str:
    """A short text in one line."""
    return " ".join(words(value, MAX_NAME).split())


def whole(value: object, least: int = 0, most: int = MAX_SEED) -> int | None:
    """A whole number, also where it was written as text."""
    number_found = number(value)
    if number_found is None or number_found != int(number_found):
        return None
    exact = int(value) if isinstance(value, int | str) and str(value).isdigit() else None
    found = int(number_found) if exact is None else exact
    return found if least <= found <= most else None


def number(value: object) -> float | None:
    """A finite number, also where it was written as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and len(value) > 40:
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def size(width: object, height: object) -> tuple[int, int] | None:
    """(width, height) in pixels."""
    sides = (whole(width, 1, 1 << 16), whole(height, 1, 1 << 16))
    return (sides[0], sides[1]) if sides[0] and sides[1] else None
