"""`studio get`: a model of the catalogue, from its source to the library.

The window runs the same command (`--follow`): it reads one JSON report a line, and lets the command
end by closing its standard input. Whatever ends it, the same command goes on from there.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.cli.following import Stop, on_stderr
from studio.errors import Cancelled, ExportError, InputError, StudioError
from studio.library.catalogue import CatalogueEntry, catalogue, find_entry
from studio.library.downloads.get import Progress, fetch_entry
from studio.library.downloads.journal import Journal, Record, records
from studio.library.downloads.words import size_words, time_words
from studio.library.models import InstalledModels
from studio.values.messages import InstalledModel

Report = Callable[[dict[str, Any]], None]
MAX_TOKEN = 512


def listed() -> list[dict[str, Any]]:
    """The catalogue with what is known of each entry here."""
    known, installed = records(), InstalledModels()
    return [
        {
            "id": entry.id, "name": entry.name, "family": entry.family,
            "resolution": entry.resolution, "license": entry.license, "size": entry.size,
            "state": state_of(entry, known.get(entry.id), installed), "page": entry.page,
            "gated": bool(entry.gated), "by_hand": bool(entry.by_hand),
        }
        for entry in catalogue()
    ]  # fmt: skip


def state_of(entry: CatalogueEntry, record: Record | None, installed: InstalledModels) -> str:
    """`installed`, `paused`, `failed`, `by hand`, `not opened yet` or empty."""
    if made_of(record, installed) is not None:
        return "installed"
    if not opens(entry):
        return "not opened yet"
    if entry.by_hand:
        return "by hand"
    if record is None or record.state == "added":
        return ""
    return "paused" if record.state in ("", "paused", "fetched") and record.done else record.state


def line(entry: dict[str, Any]) -> str:
    """One entry in one line."""
    size = size_words(entry["size"]) if entry["size"] else "size asked first"
    facts = " · ".join(filter(None, (entry["state"], entry["resolution"], size, entry["license"])))
    return f"{entry['id']:<24} {entry['family']:<10} {facts}"


def made_of(record: Record | None, installed: InstalledModels) -> InstalledModel | None:
    """The installed model that came from a download."""
    if record is None or not record.model:
        return None
    return next((m for m in installed.models() if m.card.sha256 == record.model), None)


def get(entry_id: str, accepted: bool, token: str, report: Report, stop: Stop) -> dict[str, Any]:
    """Fetch an entry and put it into the library; gives `{phase: added, id, sha256, new}`.

    Raises:
        InputError: there is no such entry, its licence was not accepted, or it cannot be opened.
        DownloadError: it could not be fetched as published.
        Cancelled: `stop` was set; the same call goes on.
    """
    entry = find_entry(entry_id)
    journal = Journal(entry.id)
    have = made_of(journal.record, InstalledModels())
    if have is not None:
        return _added(have, new=False)
    _check(entry, journal, accepted)
    report({"phase": "asking", "done": 0, "total": entry.size, "eta_s": None})
    _check_opens(entry)
    lock = journal.hold()
    try:
        journal = Journal(entry.id)  # as the last holder left it
        if accepted:
            journal.accept(entry)

        def tell(progress: Progress) -> None:
            report({
                "phase": progress.phase, "done": progress.done, "total": progress.total,
                "eta_s": progress.eta_s,
            })  # fmt: skip

        path = fetch_entry(entry, journal, tell, stop, token)
        total = journal.record.total
        report({"phase": "adding", "done": total, "total": total, "eta_s": None})
        model, new = _add(entry, journal, path, stop)
        return _added(model, new)
    finally:
        lock.release()


def _check(entry: CatalogueEntry, journal: Journal, accepted: bool) -> None:
    if entry.by_hand:
        raise InputError(f"{entry.name}: {entry.by_hand} {entry.page}")
    if not accepted and journal.record.accepted != entry.license:
        raise InputError(
            f"{entry.name} stands under: {entry.license}. {entry.license_words} Read it at"
            f" {entry.license_url}, then run this again with --accept-licence."
        )


def _check_opens(entry: CatalogueEntry) -> None:
    """No download of what would then not open."""
    if not opens(entry):
        raise InputError(
            f"This version of the studio does not open {entry.name} yet, so it was not fetched;"
            f" its page is {entry.page}."
        )


def opens(entry: CatalogueEntry) -> bool:
    """Whether this version has the architecture of an entry."""
    from studio.models.opening.registry import ARCHITECTURES

    return entry.architecture in ARCHITECTURES


def _add(
    entry: CatalogueEntry, journal: Journal, path: Path, stop: Stop
) -> tuple[InstalledModel, bool]:
    """Identify what came, as any file is, and make a model of it; the download itself then goes."""
    from studio.adding.convert import About
    from studio.adding.incoming import Incoming
    from studio.adding.watch import Watch

    record = journal.record
    about = About(
        entry.name, entry.license, entry.license_url, _source(entry), entry.author,
        entry.training_data, entry.known_limits,
    )  # fmt: skip
    try:
        with Incoming(path, Watch(token=stop.token)) as incoming:
            model, new = incoming.add(about)
    except InputError as error:
        record.state, record.kind = "failed", "unopened"
        record.problem = f"It was fetched, but cannot be used: {error}"
        journal.save()
        raise InputError(record.problem) from None
    record.state, record.model = "added", model.card.sha256
    journal.drop_files()
    return model, new


def _source(entry: CatalogueEntry) -> str:
    where = {
        "github": f"https://github.com/{entry.repo} at {entry.commit[:10]}",
        "hub": f"https://huggingface.co/{entry.repo}",
    }.get(entry.home) or (entry.files[0].url if entry.files else entry.page)
    return f"Downloaded from {where}."


def _added(model: InstalledModel, new: bool) -> dict[str, Any]:
    return {"phase": "added", "id": model.card.id, "sha256": model.card.sha256, "new": new}


# ---- how a person or the window follows it ------------------------------------------------------
def followed(entry_id: str, accepted: bool, token: str, stop: Stop) -> int:
    """`get` for the window: one JSON object a line on stdout, the last says how it ended.

    Gives the exit code. It stops when stdin is closed.
    """

    def report(told: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()

    _stop_with_stdin(stop)
    try:
        report(get(entry_id, accepted, token, report, stop))
    except Cancelled:
        report({"phase": "paused"})
        return 130
    except StudioError as error:
        kind = getattr(error, "kind", "room" if isinstance(error, ExportError) else "refused")
        report({"phase": "failed", "problem": str(error), "kind": kind})
        return error.exit_code
    return 0


def in_words() -> Report:
    """Reports for a person, on stderr."""
    say = on_stderr()

    def report(told: dict[str, Any]) -> None:
        phase = str(told["phase"])
        say("" if phase == "end" else phase, "" if phase == "end" else progress_words(told))

    return report


def progress_words(told: dict[str, Any]) -> str:
    """`downloading: 120 MB of 364 MB, 2 min to go`."""
    done, total, eta_s = int(told["done"]), int(told["total"]), told.get("eta_s")
    if told["phase"] in ("asking", "adding"):
        return {"asking": "Asking the server", "adding": "Looking at it; nothing of it is run"}[
            told["phase"]
        ]
    amount = f"{size_words(done)} of {size_words(total)}" if total else size_words(done)
    if told["phase"] == "waiting":
        return f"Waiting, as the server asks: {time_words(float(eta_s or 0))}"
    if told["phase"] == "retrying":
        return f"The connection broke at {amount}; trying again in {time_words(float(eta_s or 0))}"
    left = f", {time_words(float(eta_s))} to go" if eta_s is not None else ""
    return f"{str(told['phase']).capitalize()}: {amount}{left}"


def _stop_with_stdin(stop: Stop) -> None:
    """Set `stop` when whoever started this closes its end of stdin, or dies."""

    def watch() -> None:
        try:
            while os.read(0, 4096):
                pass
        except OSError:
            pass
        stop.set()

    threading.Thread(target=watch, name="stdin", daemon=True).start()


def read_token() -> str:
    """The first line of stdin; on a terminal it is asked for and not shown.

    Raises:
        InputError: it is no token.
    """
    if sys.stdin.isatty():
        import typer

        text = str(typer.prompt("Access token", hide_input=True, err=True, default=""))
    else:
        data = b""
        while not data.endswith(b"\n") and len(data) <= MAX_TOKEN:
            byte = os.read(0, 1)
            if not byte:
                break
            data += byte
        text = data.decode("utf-8", "replace")
    text = text.strip()
    if len(text) > MAX_TOKEN or not text.isascii() or any(c.isspace() for c in text):
        raise InputError("That is no access token: tokens are one word of letters and digits.")
    return text
