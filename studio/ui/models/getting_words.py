"""How a download stands, in words."""

from __future__ import annotations

from dataclasses import dataclass

from studio.library.catalogue import CatalogueEntry
from studio.library.downloads.words import size_words
from studio.ui.widgets.progress_row import time_words

RUNNING = ("queued", "asking", "downloading", "waiting", "retrying", "checking", "adding")
SIZE_UNKNOWN = "size asked first"


@dataclass(frozen=True)
class Standing:
    """Where an entry is between the catalogue and the library.

    `phase` is one of `RUNNING`, or empty, paused, failed, added (`model` is then its hash). `done`
    of `total` bytes; `problem` of a `kind` where it failed; `accepted`: its licence was.
    """

    phase: str = ""
    done: int = 0
    total: int = 0
    eta_s: float | None = None
    problem: str = ""
    kind: str = ""
    model: str = ""
    accepted: bool = False

    @property
    def running(self) -> bool:
        """Whether it is being fetched, or waits for its turn."""
        return self.phase in RUNNING

    @property
    def unit(self) -> float | None:
        """How far, in [0, 1]; None while nobody knows."""
        return min(1.0, self.done / self.total) if self.total else None


def size_of(entry: CatalogueEntry, standing: Standing) -> str:
    """How large the download is, as far as one knows."""
    size = entry.size or (standing.total if standing.phase != "added" else 0)
    return size_words(size) if size else SIZE_UNKNOWN


def state_of(entry: CatalogueEntry, standing: Standing, opens: bool) -> str:
    """A word or two for the list; empty for what just waits to be chosen."""
    match standing.phase:
        case "added":
            return "in your library"
        case "queued":
            return "next"
        case "downloading":
            unit = standing.unit
            return size_words(standing.done) if unit is None else f"{100 * unit:.0f} %"
        case "asking" | "waiting" | "retrying" | "checking" | "adding":
            return "opening" if standing.phase == "adding" else standing.phase
        case "paused":
            return "paused"
        case "failed":
            return "not fetched" if standing.kind != "unopened" else "not opened"
    if not opens:
        return "not yet"
    return "by hand" if entry.by_hand else "gated" if entry.gated else ""


def progress_words(standing: Standing) -> tuple[str, str]:
    """What is going on, and the time to go."""
    amount = size_words(standing.done)
    if standing.total:
        amount += f" of {size_words(standing.total)}"
    left = time_words(standing.eta_s) if standing.eta_s is not None else ""
    match standing.phase:
        case "queued":
            return "Waits for the download before it", ""
        case "asking":
            return "Asking the server what there is", ""
        case "waiting":
            return "The server asks to wait", left
        case "retrying":
            return f"The connection broke at {amount}; trying again", left
        case "checking":
            return f"Checking what is there: {amount}", ""
        case "adding":
            return "Looking at it; nothing from it is run", ""
        case "paused":
            return f"Paused at {amount}", ""
    return amount, left


def main_words(entry: CatalogueEntry, standing: Standing, opens: bool) -> str:
    """What the accent button does."""
    if standing.phase == "added":
        return "Explore"
    if standing.running:
        return "Pause"
    if entry.by_hand or not opens:
        return "Open its page"
    if standing.phase == "paused":
        return "Go on"
    if standing.phase == "failed":
        return {"unopened": "Look again", "missing": "Open its page"}.get(
            standing.kind, "Try again"
        )
    size = size_of(entry, standing)
    return "Get" if size == SIZE_UNKNOWN else f"Get {size}"
