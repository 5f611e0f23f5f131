"""`studio open`: what a file is, why, and on request a place for it in the library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from studio.adding.convert import About
from studio.adding.identify import finding_as_json
from studio.adding.incoming import Incoming
from studio.adding.lora import add_lora, is_lora
from studio.adding.watch import Watch
from studio.cli.following import on_stderr, stopped_by_signals
from studio.errors import InputError
from studio.files.atomic import printable
from studio.library.models import InstalledModels
from studio.models.opening.readings import AS_TAKEN

_SHUT = ("doubtful", "not_generator", "ambiguous", "unknown", "broken", "refused")
"""What nothing is drawn with, or only when a person decides."""


def looked_at(
    path: Path,
    add: bool,
    name: str,
    license: str,
    held: bool,
    to: str = "",
    as_: str = "",
    reading: str = AS_TAKEN,
    readings: bool = False,
    parts: Path | None = None,
) -> tuple[dict[str, Any], int]:
    """What a file is as plain data, and the exit code; with `add` it joins the library.

    A LoRA joins the model with the id `to`. `held`: with the directions or places that it holds,
    where it is to be added and no model. `as_`: the architecture that a doubtful one is taken for
    all the same. `reading`: the way to read it that goes to its card; `readings`: tell them all,
    with pictures, of a doubtful one in any case. `parts`: the folder with what a file lacks.

    Raises:
        InputError: there is no such file, or it is a model that cannot be drawn with.
        Cancelled: by Ctrl+C or SIGTERM; nothing was added.
    """
    if add and is_lora(path):
        return _joined(path, to, name)
    say = on_stderr()

    def hear(words: str, done: int, total: int) -> None:
        if add:
            say(words, f"{words}: {100 * done // total} %" if total else words)

    try:
        with Incoming(path, Watch(hear, stopped_by_signals().token), parts) as incoming:
            found = incoming.finding
            told = finding_as_json(found)
            holds = incoming.holdings()
            if holds is not None:
                told["holds"] = {
                    "kind": holds.kind, "count": len(holds.directions or holds.places),
                    "space": holds.wanted(),
                }  # fmt: skip
                if add and held:
                    told["held"] = msgspec.to_builtins(holds)
            if found.enlarger is not None:
                told["enlarger"] = {"kind": found.enlarger.kind, "scale": found.enlarger.scale}
                if add:
                    kept, new = incoming.keep_enlarger(About(name, license))
                    told["enlarger"] |= {"name": kept.name, "sha256": kept.sha256, "new": new}
                    return told, 0
            believed = found.verdict == "doubtful" and as_ == found.architecture
            if add and (found.verdict == "match" or believed):
                model, new = incoming.add(About(name, license), as_, reading)
                told |= {"id": model.card.id, "new": new, "draft_ms": model.card.draft_ms}
            elif found.verdict == "doubtful" or (readings and found.verdict == "match"):
                told["readings"] = [one.told() for one in incoming.readings()]
    finally:
        say("", "")
    of_use = holds is not None or found.enlarger is not None
    bad = found.verdict != "match" if add else found.verdict in _SHUT and not of_use
    if believed:
        bad = False
    elif found.verdict == "doubtful":
        told["doubt"] = told["reason"]
        told["reason"] += f" To take it for that all the same: --add --as {found.architecture}."
    if found.incomplete:
        told["doubt"] = told["reason"]
        told["reason"] += f" To join both: --add --parts {found.rest or 'FOLDER'}"
    if len(told.get("readings", ())) > 1:
        keys = ", ".join(one["key"] for one in told["readings"][1:])
        told["reason"] += f" Other readings, for --reading: {keys}."
    return told, InputError.exit_code if bad else 0


def _joined(path: Path, to: str, title: str) -> tuple[dict[str, Any], int]:
    """A LoRA beside the model that it changes.

    Raises:
        InputError: no model was named, or this one cannot take it.
    """
    name = printable(path.name)
    if not to:
        raise InputError(
            f"{name} is a LoRA: choose the model that it changes first, or name it with --to."
        )
    done = add_lora(path, InstalledModels().named(to), title)
    label, model = done.control.label, done.model.card
    words = (
        f"{label} is beside {model.name} now" if done.new else f"{model.name} has {label} already"
    )
    some = f"; {done.left} of its layers fit none of the model's" if done.left else ""
    return {
        "verdict": "not_generator", "family": None, "architecture": "lora",
        "reason": f"{words}{some}.",
        "lora": {"model": model.id, "control": done.control.key, "label": label, "new": done.new},
    }, 0  # fmt: skip
