"""`studio queue`: the list of what is being made, and making it without a window."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from studio.cli.batching import BatchWish, clock, helpers, plan_of
from studio.cli.following import Say, Stop
from studio.cli.making import make
from studio.cli.rendering import engine_of
from studio.errors import Cancelled, DiskFull, ExportError, InputError, StudioError
from studio.export.batches.plan import check_plan
from studio.export.making import Making
from studio.export.queue.makings import open_task
from studio.export.queue.store import Entry, Queue
from studio.export.queue.tasks import BatchTask
from studio.library.models import InstalledModels

KIND_WORDS = {
    "still": "picture", "sheet": "sheet", "film": "film",
    "print": "print sheet", "batch": "batch", "set": "data set",
}  # fmt: skip
_KEEP_EVERY_S = 1.0


def entries() -> list[dict[str, Any]]:
    """All entries, for scripts."""
    queue = Queue()
    return [
        {
            "number": e.id, "state": e.state, "kind": e.kind, "path": e.path, "done": e.done,
            "total": e.total, "problem": e.problem, "elsewhere": queue.is_elsewhere(e),
        }
        for e in queue.entries()
    ]  # fmt: skip


def line(entry: dict[str, Any]) -> str:
    """An entry as people read it."""
    part = f" {entry['done']:,} of {entry['total']:,}" if entry["total"] > 1 else ""
    where = ", in a window that is open" if entry["elsewhere"] else ""
    problem = f": {entry['problem']}" if entry["problem"] else ""
    kind = KIND_WORDS[entry["kind"]]
    return f"{entry['number']}  {entry['state']}{part}  {kind}  {entry['path']}{where}{problem}"


def add_batch(wish: BatchWish) -> str:
    """Put a batch into the queue; gives a sentence.

    Raises:
        InputError: something typed cannot be used.
    """
    source = InstalledModels()
    plan = plan_of(wish, source)
    check_plan(plan, {model.card.sha256: model.card for model in source.models()})
    queue = Queue()
    entry = queue.add(BatchTask(str(wish.out.absolute()), plan))
    queue.close()
    return f"Number {entry.id} in the queue; `studio queue run` makes it, or an open window."


def run(stop: Stop, say: Say) -> dict[str, Any]:
    """Make what waits and belongs to no living window; gives `{written, problems, failed}`.

    Raises:
        DiskFull: there is no room; all waits.
        Cancelled: stopped; the rest waits.
    """
    queue, source = Queue(), InstalledModels()
    told: dict[str, Any] = {"written": [], "problems": [], "failed": 0}
    engine: Any = None
    try:
        queue.adopt()
        while (entry := _next(queue)) is not None:
            engine = engine or engine_of(source)
            _make(queue, entry, engine, source, stop, say, told)
    finally:
        say("", "")
        queue.close()
    return told


def _next(queue: Queue) -> Entry | None:
    return next((e for e in queue.entries() if _is_ours(queue, e) and e.state == "waiting"), None)


def _is_ours(queue: Queue, entry: Entry) -> bool:
    return entry.owner == queue.owner


def _make(
    queue: Queue, entry: Entry, engine: Any, source: InstalledModels, stop: Stop, say: Say,
    told: dict[str, Any],
) -> None:  # fmt: skip
    queue.change(entry.id, state="running", problem="")
    making: Making | None = None
    try:
        making = open_task(queue.task(entry.id), helpers(source))
        make(making, engine, stop, _telling(queue, entry, making, say))
        path = making.finish()
        queue.change(entry.id, done=making.done, total=making.total)
    except (Cancelled, DiskFull) as error:
        words = str(error) if isinstance(error, DiskFull) else ""
        queue.change(entry.id, state="waiting", problem=words)
        raise
    except StudioError as error:
        queue.change(entry.id, state="failed", problem=str(error))
        told["problems"].append(f"{entry.name}: {error}")
        told["failed"] += 1
        return
    finally:
        if making is not None:
            making.pause()
    notes = " ".join(making.problems)
    queue.change(entry.id, state="done", path=str(path), problem=notes, ended=time.time())
    told["written"].append(str(path))
    told["problems"] += [f"{Path(path).name}: {notes}"] if notes else []


def _telling(queue: Queue, entry: Entry, making: Making, say: Say) -> Any:
    began, first, kept = time.monotonic(), making.done, 0.0

    def told() -> None:
        nonlocal kept
        now, done, total = time.monotonic(), making.done, making.total
        if now - kept > _KEEP_EVERY_S:
            queue.change(entry.id, done=done, total=total)
            kept = now
        left = (now - began) / max(1, done - first) * (total - done)
        say(entry.name, f"{entry.name}: {done:,} of {total:,}, {clock(left)} to go")

    return told


def pause(number: int) -> None:
    """Let an entry rest.

    Raises:
        InputError: there is no such entry, or a window makes it.
    """
    _change(number, ("waiting",), state="paused")


def resume(number: int) -> None:
    """Let an entry wait for its turn again.

    Raises:
        InputError: there is no such entry, or it does not rest.
    """
    _change(number, ("paused", "failed"), state="waiting", problem="")


def put_first(number: int) -> None:
    """Make an entry the next one.

    Raises:
        InputError: there is no such entry, or it is done.
    """
    queue = Queue()
    least = min((e.rank for e in queue.entries()), default=0.0)
    highest = max((e.priority for e in queue.entries() if e.state != "done"), default=0)
    _change(number, ("waiting", "paused", "failed"), rank=least - 1, priority=highest)


def remove(number: int) -> None:
    """Take an entry out.

    Raises:
        InputError: there is no such entry, or a window makes it.
    """
    queue = Queue()
    _find(queue, number)
    queue.remove(number)


def _change(number: int, states: tuple[str, ...], **fields: object) -> None:
    queue = Queue()
    entry = _find(queue, number)
    if entry.state not in states:
        raise InputError(f"{entry.name} is {entry.state}.")
    queue.change(number, **fields)


def _find(queue: Queue, number: int) -> Entry:
    entry = next((e for e in queue.entries() if e.id == number), None)
    if entry is None:
        raise InputError(f"There is no {number} in the queue; `studio queue` lists them.")
    if queue.is_elsewhere(entry):
        raise ExportError(f"{entry.name} is in a window that is open; change it there.")
    return entry
