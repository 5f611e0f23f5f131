"""Maps of compositions that a drag goes over: at every crossing lies one, between them mixtures."""

from __future__ import annotations

import hashlib
import math

MESH = 2.5
"""Units of a walk from one composition to the next."""
FAINT = 0.02
"""Shares of a mixture below this are left out."""


def corners(across: float, up: float) -> dict[tuple[int, int], float]:
    """(column, row) -> share, of the three crossings around a place of a map, in units.

    Near a crossing its composition stands nearly alone.
    """
    column, row = math.floor(across / MESH), math.floor(up / MESH)
    x, y = (_eased(value / MESH - math.floor(value / MESH)) for value in (across, up))
    middle = (column + 1, row) if x > y else (column, row + 1)
    shares = {
        (column, row): 1 - max(x, y),
        middle: abs(x - y),
        (column + 1, row + 1): min(x, y),
    }
    kept = {place: share for place, share in shares.items() if share > FAINT}
    total = sum(kept.values())
    return {place: share / total for place, share in kept.items()}


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)


def crossing(seed: int, plane: int, column: int, row: int) -> int:
    """The number of the composition at a crossing of a map."""
    digest = hashlib.sha256(f"gallery/{seed}/{plane}/{column}/{row}".encode()).digest()
    return int.from_bytes(digest[:4], "little")
