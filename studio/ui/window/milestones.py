"""When the window reached a state, for `studio bench`: one line a milestone, once each.

Nothing is written unless `LATENT_STUDIO_MILESTONES` names a file. Times are of the system-wide
monotonic clock, so that the parent process that started the studio can compare them.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

VARIABLE = "LATENT_STUDIO_MILESTONES"
_seen: set[str] = set()


def mark(name: str) -> None:
    """Remember that `name` (painted, picture) happened now, the first time it does."""
    path = os.environ.get(VARIABLE)
    if not path or name in _seen:
        return
    _seen.add(name)
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{name} {time.monotonic_ns()}\n")
