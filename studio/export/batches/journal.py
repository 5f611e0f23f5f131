"""What of a batch is done, line by line, in a hidden folder of its own; read again when it goes on.

A line is written when its picture is in place. What a program that was killed left behind it, a
torn line or a picture without one, is made again with the same bytes.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

from studio.errors import ExportError, InputError
from studio.export.batches.plan import Plan
from studio.files.atomic import make_folder, printable, refuse, write_atomic, writing
from studio.files.locking import HeldFile

FOLDER = ".latent-batch"
_PLAN, _LINES, _LOCK = "plan.json", "journal.jsonl", "lock"
_SYNC_S = 1.0
_MAX_PLAN = 512 << 20


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of picture `number` with its `attempt`.

    `file`: below the batch's folder, in a tar `SHARD/NAME`; `end`: where the next one goes into
    that tar. `near`: which picture it is too like. `reason`: why it could not be made.
    """

    number: int
    attempt: int
    outcome: Literal["kept", "dropped", "failed"]
    file: str = ""
    size: int = 0
    sha256: str = ""
    end: int = 0
    near: int = -1
    reason: str = ""
    notes: tuple[str, ...] = ()


class Begun(msgspec.Struct, frozen=True):
    """A batch as it was begun."""

    key: str
    created: str
    plan: Plan


class Journal:
    """The hidden folder of the batch in `folder`; held by one program at a time.

    Attributes:
        begun: the plan and when it was begun, also by an earlier program.
        lines: what is done.

    Raises:
        InputError: another batch was begun there, or the folder holds other files.
        ExportError: the folder cannot be written to, or another program is at it.
    """

    def __init__(self, folder: Path, plan: Plan | None) -> None:
        """`plan` None goes on with whatever was begun there."""
        self.folder, self.work = folder, folder / FOLDER
        fresh = not (self.work / _PLAN).exists()
        if fresh and plan is None:
            raise InputError(f"No batch was begun in {printable(str(folder))}.")
        make_folder(folder)
        if fresh:
            _check_empty(folder)
        make_folder(self.work)
        with writing(self.work):
            try:
                self._lock = HeldFile(self.work / _LOCK)
            except BlockingIOError:
                raise ExportError(
                    f"{folder.name} is being made already, by another program."
                ) from None
        try:
            self.begun = self._begin(plan) if plan and fresh else self._read(plan)
            self.lines = self._read_lines()
            with writing(self.work):
                self._file = (self.work / _LINES).open("ab")
        except BaseException:
            self._lock.release()
            raise
        self._synced = 0.0

    def _begin(self, plan: Plan) -> Begun:
        created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        begun = Begun(plan.key, created, plan)
        write_atomic(self.work / _PLAN, msgspec.json.encode(begun))
        return begun

    def _read(self, plan: Plan | None) -> Begun:
        name = printable(self.folder.name)
        try:
            path = self.work / _PLAN
            if path.stat().st_size > _MAX_PLAN:
                raise ValueError
            begun = msgspec.json.decode(path.read_bytes(), type=Begun)
        except (OSError, ValueError, msgspec.DecodeError, InputError, RecursionError):
            raise InputError(
                f"What was begun in {name} cannot be read any more; choose an empty folder."
            ) from None
        if plan is not None and begun.key != plan.key:
            raise InputError(
                f"Another batch was begun in {name}; go on with the same words, or choose an empty"
                " folder."
            )
        return begun

    def _read_lines(self) -> list[Line]:
        """All whole lines; the file ends behind them."""
        path, found, whole = self.work / _LINES, [], 0
        if not path.exists():
            return []
        with path.open("rb") as file:
            for raw in file:
                try:
                    found.append(msgspec.json.decode(raw, type=Line))
                except msgspec.DecodeError:
                    break
                if not raw.endswith(b"\n"):
                    found.pop()
                    break
                whole += len(raw)
        os.truncate(path, whole)
        return found

    def add(self, line: Line) -> None:
        """A picture is in place, or will not come.

        Raises:
            ExportError: the disk is full.
        """
        with writing(self._file.name):
            self._file.write(msgspec.json.encode(line) + b"\n")
            self._file.flush()
            if time.monotonic() - self._synced > _SYNC_S:
                os.fsync(self._file.fileno())
                self._synced = time.monotonic()
        self.lines.append(line)

    def restart(self, lines: list[Line]) -> None:
        """Only these lines count: the pictures of others are gone."""
        self.lines = lines
        self._file.close()
        data = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
        write_atomic(self.work / _LINES, data)
        with writing(self.work):
            self._file = (self.work / _LINES).open("ab")

    def close(self) -> None:
        """Let others at it; harmless when done before."""
        with suppress(OSError, ValueError):
            self._file.flush()
            os.fsync(self._file.fileno())
        self._file.close()
        self._lock.release()


def _check_empty(folder: Path) -> None:
    try:
        inside = [name for name in os.listdir(folder) if not name.startswith(".")]
    except OSError as error:
        refuse(folder, error)
    if inside:
        raise InputError(
            f"{printable(folder.name)} has files in it already, such as {printable(inside[0])}; a"
            " batch begins in an empty folder."
        )
