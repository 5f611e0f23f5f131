"""`studio batch`: many pictures, or a data set, into one folder; one that was stopped goes on."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import msgspec

from studio.cli.batch_sources import Given, listed, seeds_of_model
from studio.cli.following import Say, Stop
from studio.cli.making import make
from studio.cli.rendering import engine_of
from studio.errors import InputError
from studio.export.batches.maker import Helpers, Maker
from studio.export.batches.plan import Plan, Seeds
from studio.export.colour.choice import Colour
from studio.export.credentials.seal import Seal
from studio.export.formats.table import still_format
from studio.export.marks.register import Register
from studio.export.spec import StillSpec, check_spec, preset
from studio.library.models import InstalledModels
from studio.library.settings import SettingsFile
from studio.live.audio.hearing import hears

LAYOUTS = ("plain", "imagefolder", "webdataset")
USUAL_NEAR = 0.02
USUAL_SPLIT = "train=80,val=10,test=10"


@dataclass(frozen=True)
class BatchWish:
    """What was typed; empty or 0 where nothing was. `near` below 0: as usual for its layout."""

    out: Path
    given: Given
    layout: str = "plain"
    split: str = ""
    near: float = -1.0
    shard: int = 1000
    format: str = ""
    bits: int = 0
    quality: int = 0
    preset: str = ""
    include_recipe: bool = True
    mark: bool = True
    colour: Colour | None = None
    label: bool = False


def run(wish: BatchWish, stop: Stop, say: Say) -> dict[str, Any]:
    """Make one batch; gives `{path, pictures, dropped, failed, begun_at, notes}`.

    Raises:
        InputError: something typed cannot be used; said before anything is rendered.
        StudioError: it could not be written.
        Cancelled: stopped; the same words go on with it.
    """
    source = InstalledModels()
    plan = plan_of(wish, source)
    maker = Maker(wish.out, plan, helpers(source, mark=plan.mark))
    begun_at = maker.done
    try:
        engine = engine_of(source) if maker.done < maker.total else None
        if engine is not None:
            make(maker, engine, stop, _telling(maker, say))
        path = maker.finish()
    finally:
        maker.pause()
        say("", "")
    return {
        "path": str(path), "pictures": maker.kept, "dropped": maker.dropped,
        "failed": maker.failures, "begun_at": begun_at, "notes": _notes(maker),
    }  # fmt: skip


def _notes(maker: Maker) -> list[str]:
    """What is to be said, how many are missing before all else."""
    missing = f"{maker.dropped:,} too like others, {maker.failures:,} failed."
    return [*([missing] if maker.dropped or maker.failures else ()), *maker.problems]


def helpers(source: InstalledModels, mark: bool = True) -> Helpers:
    """What every batch made here needs."""
    settings = SettingsFile().value
    cards = {model.card.sha256: model.card for model in source.models()}
    register = Register() if mark and settings.marking else None
    return Helpers(cards, lambda *recipes: Seal(settings.signing), register, hears)


def plan_of(wish: BatchWish, source: InstalledModels) -> Plan:
    """The batch that was asked for.

    Raises:
        InputError: something typed cannot be used.
    """
    if wish.layout not in LAYOUTS:
        raise InputError(f"The layout is {wish.layout[:20]!r}; expected {', '.join(LAYOUTS)}.")
    given = wish.given
    places = seeds_of_model(given, source) if given.seeds else listed(given, source)
    spec = _spec(wish)
    for recipe in [places.base] if isinstance(places, Seeds) else [p.recipe for p in places.places]:
        check_spec(spec, recipe.width, recipe.height)
    is_set = wish.layout != "plain"
    near = wish.near if wish.near >= 0 else USUAL_NEAR if is_set else 0.0
    if near > 1:
        raise InputError(f"--near is {near:g}; expected a distance from 0 to 1.")
    if not 1 <= wish.shard <= 1_000_000:
        raise InputError(f"--shard is {wish.shard}; expected a number of pictures from 1.")
    layout = cast(Literal["plain", "imagefolder", "webdataset"], wish.layout)
    split = shares(wish.split) if wish.split else ()
    return Plan(places, spec, layout, split, near, wish.shard, wish.mark)


def shares(text: str) -> tuple[tuple[str, float], ...]:
    """A split as typed: `train=80,val=10,test=10`, in any unit; `usual` is this one.

    Raises:
        InputError: it is none.
    """
    found: list[tuple[str, float]] = []
    for part in (USUAL_SPLIT if text == "usual" else text).split(","):
        name, equals, share = part.partition("=")
        fine = re.fullmatch(r"[A-Za-z0-9_-]{1,40}", name.strip())
        if not (equals and fine and re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", share.strip())):
            raise InputError(f"--split has {part[:40]!r}; expected such as {USUAL_SPLIT}.")
        found.append((name.strip(), float(share)))
    total = sum(share for _, share in found)
    if total <= 0:
        raise InputError("--split shares nothing out.")
    return tuple((name, share / total) for name, share in found)


def _spec(wish: BatchWish) -> StillSpec:
    spec = preset(wish.preset).spec if wish.preset else StillSpec()
    changes: dict[str, Any] = {} if wish.include_recipe else {"include_recipe": False}
    if wish.format:
        kind = still_format(wish.format)
        changes |= {"format": kind.key}
        if kind.key != spec.format:
            changes |= {"bits": 8, "lossless": False}
    if wish.bits not in (0, 8, 16):
        raise InputError(f"--bits is {wish.bits}; expected 8 or 16.")
    if not 0 <= wish.quality <= 100:
        raise InputError(f"--quality is {wish.quality}; expected a number from 1 to 100.")
    changes |= {"colour": wish.colour} if wish.colour is not None else {}
    changes |= {"label": True} if wish.label else {}
    changes |= {"bits": wish.bits} if wish.bits else {}
    changes |= {"quality": wish.quality} if wish.quality else {}
    return msgspec.structs.replace(spec, **changes)


def _telling(maker: Maker, say: Say) -> Any:
    """What tells how far it is."""
    began, first = time.monotonic(), maker.done

    def told() -> None:
        done = maker.done
        left = (time.monotonic() - began) / max(1, done - first) * (maker.total - done)
        dropped = f", {maker.dropped:,} too like others" if maker.dropped else ""
        text = f"Picture {done:,} of {maker.total:,}{dropped}, {clock(left)} to go"
        say("batch", text)

    return told


def clock(seconds: float) -> str:
    """A time as `1:02:03`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
