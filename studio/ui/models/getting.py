"""Downloads for the window: `studio get` in a process of its own, one after another.

The process does all the work; here its reports are read. It is paused by closing its standard
input, which also happens when this window dies; what it fetched is on the disk either way.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal, Slot

from studio.library.catalogue import CatalogueEntry, catalogue
from studio.library.downloads.journal import Journal, Record, records
from studio.ui.engine.background import BackgroundCalls
from studio.ui.engine.studio_process import STUDIO, end, last_words, process_beside
from studio.ui.language.words import mark, said, tr
from studio.ui.models.adding import AddController
from studio.ui.models.getting_words import RUNNING, Standing
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState

RUNNER = (*STUDIO, "get", "--follow", "--ask-token")
"""The same command as on the command line; the entry's id follows."""
GRACE_MS = 3000
CLOSE_MS = 400
NOT_STARTED = mark("The program that fetches files did not start; install the studio again.")


class GetController(QObject):
    """The catalogue, how each entry stands, and the one download that runs."""

    changed = Signal(object)
    """The id of an entry that stands differently now."""

    def __init__(
        self,
        view: PlaceState,
        adder: AddController,
        parent: QObject | None = None,
        runner: Sequence[str] = RUNNER,
    ) -> None:
        super().__init__(parent)
        self._view, self._adder, self._runner = view, adder, tuple(runner)
        self.watched = False
        """Whether somebody looks at the list, so that a failure need not be told elsewhere."""
        self._standings: dict[str, Standing] = {}
        self._waiting: list[tuple[str, str]] = []
        self._now = ""
        self._last: dict[str, Any] = {}
        self._dropping: set[str] = set()
        self._calls = BackgroundCalls(self)
        self._process = process_beside(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(GRACE_MS)
        self._soon.timeout.connect(self._process.kill)

    # ---- what there is --------------------------------------------------------------------------
    def load(self) -> tuple[CatalogueEntry, ...]:
        """The catalogue, and how its downloads stood when they were last left.

        Raises:
            InputError: a catalogue file cannot be read.
        """
        entries, known = catalogue(), records()
        for entry in entries:
            if not self.standing(entry.id).running:
                record = known.get(entry.id)
                self._standings[entry.id] = _standing(entry, record) if record else Standing()
        return entries

    def standing(self, entry_id: str) -> Standing:
        """How an entry stands now."""
        found = self._standings.get(entry_id, Standing())
        if found.phase == "added":
            have = any(m.card.sha256 == found.model for m in self._view.models)
            return found if have else Standing(accepted=found.accepted)
        return found

    @property
    def running_words(self) -> str:
        """How far the download that runs is, such as `42 %`; empty while none runs."""
        if not self._now:
            return ""
        unit = self.standing(self._now).unit
        return "running" if unit is None else f"{100 * unit:.0f} %"

    # ---- what a person wants --------------------------------------------------------------------
    def get(self, entry_id: str, token: str = "") -> None:
        """Fetch it, or go on fetching it; its licence has been accepted."""
        if self.standing(entry_id).running:
            return
        self._waiting.append((entry_id, token))
        self._set(entry_id, phase="queued", problem="", kind="", accepted=True)
        self._next()

    def pause(self, entry_id: str) -> None:
        """Leave it for later; what was fetched is kept."""
        waiting = [item for item in self._waiting if item[0] != entry_id]
        if len(waiting) < len(self._waiting):
            self._waiting = waiting
            self._set(entry_id, phase="paused" if self.standing(entry_id).done else "")
        elif entry_id == self._now:
            self._process.closeWriteChannel()
            self._soon.start()

    def drop(self, entry_id: str) -> None:
        """Leave it for good: what was fetched goes."""
        self._dropping.add(entry_id)
        self.pause(entry_id)
        if entry_id != self._now:
            self._drop_files(entry_id)

    def explore(self, entry_id: str) -> None:
        """Work with the model that was made of it."""
        self._adder.explore(self.standing(entry_id).model)

    def close(self) -> None:
        """The window goes: the download pauses, nothing is left running."""
        self._waiting.clear()
        self._soon.stop()
        self._process.closeWriteChannel()
        end(self._process, CLOSE_MS)
        self._calls.close(finish=True)

    # ---- inside ---------------------------------------------------------------------------------
    def _set(self, entry_id: str, **fields: Any) -> None:
        before = self._standings.get(entry_id, Standing())
        values = {name: getattr(before, name) for name in before.__dataclass_fields__}
        self._standings[entry_id] = Standing(**(values | fields))
        self.changed.emit(entry_id)

    def _next(self) -> None:
        if self._now or not self._waiting:
            return
        self._now, token = self._waiting.pop(0)
        self._last = {}
        program, *words = self._runner
        self._set(self._now, phase="asking", eta_s=None)
        self._process.start(program, [*words, "--accept-licence", "--", self._now])
        self._process.write(f"{token}\n".encode())

    @Slot()
    def _read(self) -> None:
        told: dict[str, Any] = {}
        while self._process.canReadLine():
            try:
                told = json.loads(bytes(self._process.readLine().data()))
            except ValueError:
                continue
            self._last = told
        if told.get("phase") in RUNNING:
            self._set(
                self._now, phase=told["phase"], done=int(told["done"]), total=int(told["total"]),
                eta_s=told["eta_s"],
            )  # fmt: skip

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, _code: int, _status: QProcess.ExitStatus) -> None:
        self._read()
        self._ended()

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._last = {"phase": "failed", "problem": tr(NOT_STARTED), "kind": "broken"}
            self._ended()

    def _ended(self) -> None:
        self._soon.stop()
        entry_id, self._now, told = self._now, "", self._last
        match told.get("phase"):
            case "added":
                self._set(entry_id, phase="added", model=str(told["sha256"]), eta_s=None)
                self._adder.announce(told)
                self.changed.emit(entry_id)
            case "failed":
                self._fail(entry_id, str(told["problem"]), str(told["kind"]))
            case _:
                standing = self.standing(entry_id)
                self._set(entry_id, phase="paused" if standing.done else "", eta_s=None)
                said = last_words(self._process, tr(NOT_STARTED))
                if not told and entry_id not in self._dropping:
                    self._fail(entry_id, said, "broken")
        if entry_id in self._dropping:
            self._drop_files(entry_id)
        self._next()

    def _fail(self, entry_id: str, problem: str, kind: str) -> None:
        self._set(entry_id, phase="failed", problem=problem, kind=kind, eta_s=None)
        if not self.watched and entry_id not in self._dropping:
            self._view.notices.say(Notice(said(problem)))

    def _drop_files(self, entry_id: str) -> None:
        self._dropping.discard(entry_id)
        self._calls.run(lambda: _drop(entry_id))
        if self.standing(entry_id).phase != "added":
            accepted = self.standing(entry_id).accepted
            self._standings[entry_id] = Standing(accepted=accepted)
            self.changed.emit(entry_id)


def _drop(entry_id: str) -> None:
    """Remove what was fetched, on the other thread: hundreds of megabytes take a moment.

    Where it runs elsewhere, or the disk refuses, it stays.
    """
    journal = Journal(entry_id)
    lock = journal.hold()
    try:
        journal.drop_files()
    finally:
        lock.release()


def _standing(entry: CatalogueEntry, record: Record) -> Standing:
    """How a download of an earlier start stands."""
    phase = str(record.state)
    if phase in ("", "fetched"):  # it was cut off
        phase = "paused" if record.done else ""
    return Standing(
        phase, record.done, record.total or entry.size, None, record.problem, record.kind,
        record.model, record.accepted == entry.license,
    )  # fmt: skip
