"""When the engine began what it does now: written where it works, read where it is watched."""

from __future__ import annotations

import time
from typing import Any

from studio.inference.apart.ring import BUSY_SINCE, WORK
from studio.inference.mailbox import Mailbox, Taken

LONG, QUICK = 1, 2
"""Kinds of work: pictures at rest, jobs and loading may take long, drafts and thumbnails not."""


class PulsedMailbox(Mailbox):
    """A mailbox that notes when work is handed out, and when there is none."""

    def __init__(self, counters: Any) -> None:
        super().__init__()
        self._counters = counters

    def take(self, timeout_s: float | None = None) -> Taken | None:
        """As the mailbox does; whoever asks for work has done the last."""
        self._counters[BUSY_SINCE] = 0
        taken = super().take(timeout_s)
        if taken is not None:
            self._counters[WORK] = QUICK if taken.kind in ("draft", "thumb") else LONG
            self.beat()
        return taken

    def beat(self) -> None:
        """Something was done: the wait begins anew."""
        self._counters[BUSY_SINCE] = time.monotonic_ns()


def stuck(counters: Any, quick_s: float, long_s: float, asked: bool) -> bool:
    """Whether the engine has been at one thing for longer than it may.

    `asked`: it was asked for something for so long and has not answered; then it may not be idle.
    """
    since = int(counters[BUSY_SINCE])
    if since == 0:
        return asked
    allowed = long_s if counters[WORK] == LONG else quick_s
    return time.monotonic_ns() - since > allowed * 1e9
