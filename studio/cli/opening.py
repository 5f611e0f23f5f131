"""`studio open`: what a file is, why, and on request a place for it in the library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from studio.adding.convert import About
from studio.adding.identify import finding_as_json
from studio.adding.incoming import Incoming
from studio.adding.watch import Watch
from studio.cli.following import on_stderr, stopped_by_signals
from studio.errors import InputError


def looked_at(
    path: Path, add: bool, name: str, license: str, held: bool
) -> tuple[dict[str, Any], int]:
    """What a file is as plain data, and the exit code; with `add` it joins the library.

    `held`: with the directions or places that it holds, where it is to be added and no model.

    Raises:
        InputError: there is no such file, or it is a model that cannot be drawn with.
        Cancelled: by Ctrl+C or SIGTERM; nothing was added.
    """
    say = on_stderr()

    def hear(words: str, done: int, total: int) -> None:
        if add:
            say(words, f"{words}: {100 * done // total} %" if total else words)

    try:
        with Incoming(path, Watch(hear, stopped_by_signals().token)) as incoming:
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
            if add and found.verdict == "match":
                model, new = incoming.add(About(name, license))
                told |= {"id": model.card.id, "new": new, "draft_ms": model.card.draft_ms}
    finally:
        say("", "")
    bad = found.verdict in ("unknown", "broken", "refused") or (add and found.verdict != "match")
    return told, InputError.exit_code if bad else 0
