"""An entry of the queue in words."""

from __future__ import annotations

from studio.export.queue.store import Entry
from studio.ui.language.words import counted, mark, said, tr
from studio.ui.widgets.progress_row import time_words

KINDS = {
    "still": mark("picture"), "sheet": mark("sheet"), "film": mark("film"),
    "print": mark("print sheet"),
    "batch": mark("batch"), "set": mark("data set"),
}  # fmt: skip
STATES = {
    "waiting": mark("waits"), "running": mark("being made"), "paused": mark("paused"),
    "failed": mark("failed"), "done": mark("done"),
}  # fmt: skip


def details(entry: Entry, left_s: float | None) -> str:
    """Kind, how far, and what stands in the way."""
    parts = [tr(KINDS[entry.kind]), tr(STATES[entry.state])]
    if entry.total > 1 and entry.state == "done":
        parts.append(counted(entry.total, "{n} picture", "{n} pictures"))
    elif entry.total > 1:
        parts.append(tr("{done:,} of {total:,}", done=entry.done, total=entry.total))
    if entry.state == "running" and left_s is not None and left_s >= 1:
        parts.append(tr("{time} to go", time=time_words(left_s)))
    return " · ".join(parts)


def problem(entry: Entry) -> str:
    """Why it failed, or what else is to be said of it."""
    return said(entry.problem) if entry.problem else ""
