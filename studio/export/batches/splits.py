"""Which part of a data set each picture goes into: the same share of every class, no base twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from studio.export.batches.plan import Item


def splits_of(items: Iterable[Item], shares: tuple[tuple[str, float], ...]) -> dict[int, str]:
    """Number -> name of its part.

    Items that bring a split of their own keep it. All others of one group go together; within each
    class the groups are put into an order that depends on their names alone and dealt out so that
    every part gets its share, rounded by largest remainders.
    """
    items = list(items)
    groups: dict[str, dict[str, list[int]]] = {}
    found = {item.number: item.split for item in items if item.split}
    for item in items:
        if not item.split:
            groups.setdefault(item.label, {}).setdefault(item.group, []).append(item.number)
    for label, members in groups.items():
        order = sorted(members, key=lambda group: _rank(label, group))
        begin = 0
        for name, count in _counts(len(order), shares):
            for group in order[begin : begin + count]:
                found |= dict.fromkeys(members[group], name)
            begin += count
    return found


def _rank(label: str, group: str) -> bytes:
    return hashlib.sha256(f"split/{label}/{group}".encode()).digest()


def _counts(total: int, shares: tuple[tuple[str, float], ...]) -> list[tuple[str, int]]:
    """How many of `total` each part gets."""
    exact = [share * total for _, share in shares]
    whole = [int(value) for value in exact]
    rest = sorted(range(len(shares)), key=lambda i: (whole[i] - exact[i], i))
    for index in rest[: total - sum(whole)]:
        whole[index] += 1
    return [(name, count) for (name, _), count in zip(shares, whole, strict=True)]
