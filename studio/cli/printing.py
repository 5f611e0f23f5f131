"""`studio print`: pictures on paper, as PDF or TIFF."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Literal

import msgspec

from studio.cli.batch_sources import Given, listed, seeds_of_model
from studio.cli.batching import clock, helpers
from studio.cli.following import Say, Stop
from studio.cli.making import make
from studio.cli.rendering import engine_of
from studio.errors import InputError
from studio.export.papers import PAPERS_MM
from studio.export.prints.layout import PrintSpec
from studio.export.queue.makings import PrintMaking
from studio.export.queue.tasks import PrintTask
from studio.library.models import InstalledModels
from studio.values import edit
from studio.values.recipe import Recipe

MAX_PICTURES = 10_000
_KINDS: dict[str, Literal["pdf", "tiff"]] = {".pdf": "pdf", ".tif": "tiff", ".tiff": "tiff"}


def run(
    out: Path, given: Given, paper: str, told: dict[str, Any], mark: bool, stop: Stop, say: Say
) -> dict[str, Any]:
    """Make one print sheet; gives `{path, pictures, notes}`.

    Raises:
        InputError: something typed cannot be used; said before anything is rendered.
        StudioError: it could not be rendered or written.
    """
    source = InstalledModels()
    spec = _spec(out, paper, told)
    recipes, captions = _places(given, source)
    task = PrintTask(str(out), recipes, captions, spec)
    making = PrintMaking(task, helpers(source, mark))
    began = time.monotonic()

    def telling() -> None:
        left = (time.monotonic() - began) / max(1, making.done) * (making.total - making.done)
        say("print", f"Picture {making.done} of {making.total}, {clock(left)} to go")

    try:
        make(making, engine_of(source), stop, telling)
        path = making.finish()
    finally:
        making.pause()
        say("", "")
    return {"path": str(path), "pictures": making.total, "notes": list(making.problems)}


def _spec(out: Path, paper: str, told: dict[str, Any]) -> PrintSpec:
    kind = _KINDS.get(out.suffix.lower())
    if kind is None:
        raise InputError(f"{out.name[-60:]!r} does not say what it is; end it with .pdf or .tif.")
    known = {name.lower(): name for name in PAPERS_MM}
    name = known.get(paper.strip().lower(), paper)
    try:
        return msgspec.convert(told | {"paper": name, "kind": kind}, PrintSpec)
    except msgspec.ValidationError as error:
        if isinstance(error.__cause__, InputError):
            raise error.__cause__ from None
        where, _, what = str(error).rpartition(" - at `$.")
        raise InputError(f"--{what.strip('`').removesuffix('_mm')}: {where or error}.") from None


def _places(given: Given, source: InstalledModels) -> tuple[tuple[Recipe, ...], tuple[str, ...]]:
    """The places in order, and what stands below each."""
    if given.seeds:
        seeds = seeds_of_model(given, source)
        if seeds.count > MAX_PICTURES:
            raise InputError(f"A print sheet takes at most {MAX_PICTURES:,} pictures.")
        items = [seeds.item(number) for number in range(seeds.count)]
        card = source.named(given.model).card
        told = tuple(f"{card.name} {edit.label(item.recipe)}" for item in items)
        return tuple(item.recipe for item in items), told
    places = listed(given, source).places
    if len(places) > MAX_PICTURES:
        raise InputError(f"A print sheet takes at most {MAX_PICTURES:,} pictures.")
    captions = tuple(place.name or edit.label(place.recipe) for place in places)
    return tuple(place.recipe for place in places), captions
