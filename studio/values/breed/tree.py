"""Where the broods of a family tree stand: a generation a row, a branch a lane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spot:
    """A brood's place in the tree: `lane` counts from the left, `row` from the top."""

    lane: int
    row: int


def spots(before: Sequence[tuple[str, str]]) -> Mapping[str, Spot]:
    """The spot of every brood.

    Args:
        before: (id, id of the brood that it was bred from, empty for none) in the order in which
            they were bred; a brood that came before and is missing counts as none.

    Returns:
        A brood stands a row below the one that it was bred from; the first that was bred from it
        in its lane, others in lanes further right, so that no two stand on one another and no line
        crosses another's lane. Trees stand side by side.
    """
    known = {name for name, _ in before}
    below: dict[str, list[str]] = {}
    for name, origin in before:
        below.setdefault(origin if origin in known and origin != name else "", []).append(name)
    found: dict[str, Spot] = {}
    free = 0
    for root in below.get("", []):
        stack = [(root, 0, False)]
        first = True
        while stack:
            name, row, on = stack.pop()
            if name in found:
                continue
            if not on and not first:
                free += 1
            found[name] = Spot(free, row)
            first = False
            following = below.get(name, [])
            # The eldest goes on in this lane and is looked at first.
            for nth in range(len(following) - 1, -1, -1):
                stack.append((following[nth], row + 1, nth == 0))
        free += 1
    return found
