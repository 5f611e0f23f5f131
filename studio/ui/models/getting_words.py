"""How a download stands, in words."""

from __future__ import annotations

from dataclasses import dataclass

from studio.library.catalogue import CatalogueEntry
from studio.library.downloads.words import size_words
from studio.ui.language.words import mark, said, tr
from studio.ui.widgets.progress_row import time_words

RUNNING = ("queued", "asking", "downloading", "waiting", "retrying", "checking", "adding")
SIZE_UNKNOWN = mark("size asked first")
EXPLORE, PAUSE, PAGE, GET = mark("Explore"), mark("Pause"), mark("Open its page"), mark("Get")
AFTER_FAILURE = {"unopened": mark("Look again"), "missing": PAGE}
PHASES = {
    "asking": mark("asking"), "waiting": mark("waiting"), "retrying": mark("retrying"),
    "checking": mark("checking"), "adding": mark("opening"),
}  # fmt: skip


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


def said_size(count: int) -> str:
    """A file's size as people say it."""
    return said(size_words(count))


def size_of(entry: CatalogueEntry, standing: Standing) -> str:
    """How large the download is, as far as one knows."""
    size = entry.size or (standing.total if standing.phase != "added" else 0)
    return said_size(size) if size else tr(SIZE_UNKNOWN)


def state_of(entry: CatalogueEntry, standing: Standing, opens: bool) -> str:
    """A word or two for the list; empty for what just waits to be chosen."""
    match standing.phase:
        case "added":
            return tr("in your library")
        case "queued":
            return tr("next")
        case "downloading":
            unit = standing.unit
            return said_size(standing.done) if unit is None else f"{100 * unit:.0f} %"
        case "asking" | "waiting" | "retrying" | "checking" | "adding":
            return tr(PHASES[standing.phase])
        case "paused":
            return tr("paused")
        case "failed":
            return tr("not fetched") if standing.kind != "unopened" else tr("not opened")
    if not opens:
        return tr("not yet")
    return tr("by hand") if entry.by_hand else tr("gated") if entry.gated else ""


def progress_words(standing: Standing) -> tuple[str, str]:
    """What is going on, and the time to go."""
    amount = said_size(standing.done)
    if standing.total:
        amount += tr(" of {size}", size=said_size(standing.total))
    left = time_words(standing.eta_s) if standing.eta_s is not None else ""
    match standing.phase:
        case "queued":
            return tr("Waits for the download before it"), ""
        case "asking":
            return tr("Asking the server what there is"), ""
        case "waiting":
            return tr("The server asks to wait"), left
        case "retrying":
            return tr("The connection broke at {amount}; trying again", amount=amount), left
        case "checking":
            return tr("Checking what is there: {amount}", amount=amount), ""
        case "adding":
            return tr("Looking at it; nothing from it is run"), ""
        case "paused":
            return tr("Paused at {amount}", amount=amount), ""
    return amount, left


def main_action(entry: CatalogueEntry, standing: Standing, opens: bool) -> str:
    """What the accent button does, not translated."""
    if standing.phase == "added":
        return EXPLORE
    if standing.running:
        return PAUSE
    if entry.by_hand or not opens:
        return PAGE
    if standing.phase == "paused":
        return mark("Go on")
    if standing.phase == "failed":
        return AFTER_FAILURE.get(standing.kind, mark("Try again"))
    return GET


def main_words(entry: CatalogueEntry, standing: Standing, opens: bool) -> str:
    """What stands on the accent button."""
    action, size = main_action(entry, standing, opens), size_of(entry, standing)
    known = action == GET and size != tr(SIZE_UNKNOWN)
    return tr("Get {size}", size=size) if known else tr(action)
