"""A catalogue entry, fetched: asks what there is, fetches what is missing, keeps the journal."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from studio.errors import Cancelled, DownloadError, ExportError, StudioError
from studio.library.catalogue import CatalogueEntry
from studio.library.downloads.journal import Journal, Part
from studio.library.downloads.transfer import Patience, Step, Transfer, Wanted, open_client, whole

TELL_EVERY_S = 0.1
SPEED_S = 12.0


@dataclass(frozen=True)
class Progress:
    """How a download stands: bytes `done` of `total` (0: not known), `eta_s` seconds to go.

    `phase`: asking, downloading, waiting (as the server asks), retrying, checking.
    """

    phase: str
    done: int = 0
    total: int = 0
    eta_s: float | None = None


Tell = Callable[[Progress], None]


def fetch_entry(
    entry: CatalogueEntry,
    journal: Journal,
    tell: Tell,
    stop: threading.Event,
    token: str = "",
    patience: Patience | None = None,
) -> Path:
    """All files of `entry`, whole and checked; gives the one to open, or their folder.

    What was fetched before is not fetched again. The journal must be held.

    Raises:
        DownloadError: something could not be fetched as published; what was fetched is kept.
        ExportError: the data folder cannot be written to.
        Cancelled: `stop` was set; what was fetched is kept.
    """
    if not entry.can_download:
        raise DownloadError(entry.by_hand or f"{entry.name} has no files.", "refused")
    record = journal.record
    record.problem = record.kind = ""
    try:
        if not _all_whole(entry, journal):
            _fetch(entry, journal, tell, stop, token, patience)
    except StudioError as error:
        paused = isinstance(error, Cancelled)
        record.state = "paused" if paused else "failed"
        if not paused:
            record.problem = str(error)
            record.kind = getattr(error, "kind", "room")
        with suppress(ExportError):  # a full disk is told by `error`
            journal.save()
        raise
    record.state = "fetched"
    journal.save()
    return journal.files / entry.begin if entry.begin else journal.files


def _all_whole(entry: CatalogueEntry, journal: Journal) -> bool:
    parts = journal.record.parts
    for file in entry.files:
        part = parts.get(file.name)
        address = entry.address(file)
        if part is None or (address and part.url != address):
            return False
        if not whole(part, journal.files / file.name):
            return False
    return True


def _fetch(
    entry: CatalogueEntry,
    journal: Journal,
    tell: Tell,
    stop: threading.Event,
    token: str,
    patience: Patience | None,
) -> None:
    record = journal.record
    tell(Progress("asking", record.done, record.total or entry.size))
    wanted = _wanted(entry, token)
    record.parts = {want.name: record.parts.get(want.name, Part()) for want in wanted}
    for want in wanted:
        record.parts[want.name].size = want.size or record.parts[want.name].size
    journal.save()
    with open_client(patience) as client:
        for want in wanted:
            if stop.is_set():
                raise Cancelled("The download was paused.")
            teller = _Teller(tell, journal, want.name)
            part = record.parts[want.name]
            Transfer(want, journal.files, part, journal.save, teller, stop, patience).run(client)


def _wanted(entry: CatalogueEntry, token: str) -> list[Wanted]:
    if entry.home == "hub":
        from studio.library.downloads.hub import hub_files

        return hub_files(entry, token)
    return [
        Wanted(file.name, entry.address(file), file.size, file.sha256, file.git)
        for file in entry.files
    ]


class _Teller:
    """Turns the steps of one file into progress of all, a few times a second."""

    def __init__(self, tell: Tell, journal: Journal, name: str) -> None:
        self._tell = tell
        record = journal.record
        self._before = sum(p.size for n, p in record.parts.items() if p.whole and n != name)
        self._others = sum(p.size for n, p in record.parts.items() if n != name)
        self._all_known = all(p.size for n, p in record.parts.items() if n != name)
        self._speeds: deque[tuple[float, int]] = deque()
        self._told_at, self._phase = 0.0, ""

    def __call__(self, step: Step) -> None:
        now = time.monotonic()
        if step.phase == "downloading":
            self._speeds.append((now, step.done))
            while self._speeds[0][0] < now - SPEED_S:
                self._speeds.popleft()
        last = bool(step.size) and step.done >= step.size
        if step.phase == self._phase and now - self._told_at < TELL_EVERY_S and not last:
            return
        self._told_at, self._phase = now, step.phase
        total = self._others + step.size if self._all_known and step.size else 0
        done = self._before + step.done
        waits = step.phase in ("waiting", "retrying")
        eta_s = step.seconds if waits else self._eta(total - done, now)
        self._tell(Progress(step.phase, done, total, eta_s))

    def _eta(self, left: int, now: float) -> float | None:
        if left < 0 or len(self._speeds) < 2 or now - self._speeds[0][0] < 0.5:
            return None
        seconds, count = now - self._speeds[0][0], self._speeds[-1][1] - self._speeds[0][1]
        return left * seconds / count if count > 0 else None
