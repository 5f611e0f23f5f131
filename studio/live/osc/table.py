"""All addresses with types, ranges and examples: to be read, copied, and fetched by controllers."""

from __future__ import annotations

from collections.abc import Iterable

from studio.values.live.targets import TargetInfo

TYPES = {"number": "f", "whole": "i", "switch": "i", "trigger": "i"}


def rows(targets: Iterable[TargetInfo]) -> list[dict[str, object]]:
    """One entry a target, keys in the words of OSCQuery."""
    return [
        {
            "FULL_PATH": target.address or target.name,
            "TYPE": TYPES[target.kind],
            "RANGE": [{"MIN": target.low, "MAX": target.high}],
            "DESCRIPTION": target.label,
            "EXAMPLE": target.example,
        }
        for target in targets
    ]


def as_text(targets: Iterable[TargetInfo]) -> str:
    """The table as lines with tabs between: address, type, least, most, words, example."""
    lines = ["address\ttype\tfrom\tto\tmeans\texample"]
    for target in targets:
        lines.append(
            f"{target.address or target.name}\t{TYPES[target.kind]}\t{target.low:g}"
            f"\t{target.high:g}\t{target.label}\t{target.example}"
        )
    return "\n".join(lines) + "\n"


def aliases(targets: Iterable[TargetInfo]) -> dict[str, str]:
    """Every address that a target answers to, with the target's own name."""
    found: dict[str, str] = {}
    for target in targets:
        found[target.name] = target.name
        if target.address:
            found.setdefault(target.address, target.name)
    return found
