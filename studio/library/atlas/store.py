"""Maps that were drawn before, in the cache folder: what can be made again, within a budget.

A folder a map, named by its ground's key: `map.json` says how much there is, `looks`, `layout`,
`facts` hold little-endian numbers, `sheet-000.jpg` … the pictures. Whatever does not fit what
`map.json` says is not believed: the map is then drawn anew.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import msgspec
import numpy as np
from PIL import Image

from studio.errors import ExportError, StudioError
from studio.files.atomic import make_folder, write_atomic
from studio.files.paths import cache_folder
from studio.files.pictures import read_exact
from studio.library.disk import bytes_of
from studio.values.arrays import Bytes, Floats, Places
from studio.values.atlas.looks import LENGTH
from studio.values.atlas.places import MOST, SIDE_PX

BUDGET = 200 << 20
ACROSS = 16
"""Pictures across and down a sheet."""
A_SHEET = ACROSS * ACROSS
QUALITY = 88
_HEAD, _LOOKS, _LAYOUT, _FACTS = "map.json", "looks", "layout", "facts"
_MAX_HEAD = 1 << 20
_MAX_SHEET = 4 << 20
_MAX_FACTS = 256


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
    asked: Annotated[int, msgspec.Meta(ge=0, le=MOST)]
    count: Annotated[int, msgspec.Meta(ge=1, le=MOST)]
    facts: Annotated[int, msgspec.Meta(ge=1, le=_MAX_FACTS)]
    settled: bool
    took_ms: float


@dataclass(frozen=True)
class Kept:
    """A map: seeds [N], looks [N, F], positions [N, 2], facts [N, 1 + D], and its sheets if read.

    Facts are how usual a place is, then how far along each of the model's directions. `asked`: so
    many seeds were tried; `took_ms` is what one place took.
    """

    asked: int
    seeds: Places
    looks: Floats
    positions: Floats
    facts: Floats
    settled: bool
    took_ms: float
    sheets: list[Bytes] = field(default_factory=list)


def folder_of(key: str) -> Path:
    """Where a map lies."""
    return cache_folder() / "atlas" / key


def save(key: str, kept: Kept, sheets: Mapping[int, Bytes]) -> None:
    """Keep a map; `sheets` are those, by number, that changed since it was kept last.

    The head is written last and taken away first: a map that was not finished is not believed.

    Raises:
        ExportError: the folder cannot be written to.
    """
    folder = make_folder(folder_of(key))
    with suppress(OSError):
        (folder / _HEAD).unlink(missing_ok=True)
    for number, sheet in sheets.items():
        write_atomic(_sheet(folder, number), _jpeg(sheet))
    write_atomic(folder / _LOOKS, kept.looks.astype("<f2").tobytes())
    write_atomic(folder / _LAYOUT, kept.positions.astype("<f4").tobytes())
    seeds = np.asarray(kept.seeds, "<i4").tobytes()
    write_atomic(folder / _FACTS, seeds + kept.facts.astype("<f4").tobytes())
    head = _Head(key, kept.asked, len(kept.looks), kept.facts.shape[1], kept.settled, kept.took_ms)
    write_atomic(folder / _HEAD, msgspec.json.encode(head))


def load(key: str) -> Kept | None:
    """A map that was kept; None where there is none, and what is damaged is thrown away."""
    folder = folder_of(key)
    if not (folder / _HEAD).is_file():
        return None
    try:
        kept = _read(folder, key)
    except (OSError, ValueError, msgspec.DecodeError, StudioError):
        forget(key)
        return None
    with suppress(OSError):
        os.utime(folder)
    return kept


def forget(key: str) -> None:
    """Throw a map away."""
    shutil.rmtree(folder_of(key), ignore_errors=True)


def keep_to_budget(now: str, budget: int = BUDGET) -> None:
    """Throw away the maps that were longest not looked at until all fit, but never `now`'s."""
    root = folder_of(now).parent
    try:
        folders = [path for path in root.iterdir() if path.is_dir()]
        folders.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return
    used = 0
    for folder in folders:
        used += bytes_of(folder)
        if used > budget and folder.name != now:
            shutil.rmtree(folder, ignore_errors=True)


def _read(folder: Path, key: str) -> Kept:
    head = msgspec.json.decode(_bytes(folder / _HEAD, _MAX_HEAD), type=_Head)
    if head.key != key:
        raise ValueError("another map")
    count = head.count
    looks = _numbers(folder / _LOOKS, "<f2", (count, LENGTH)).astype(np.float32)
    layout = _numbers(folder / _LAYOUT, "<f4", (count, 2)).astype(np.float32)
    data = _bytes(folder / _FACTS, 4 * count * (1 + head.facts), exact=True)
    seeds = np.frombuffer(data[: 4 * count], "<i4").astype(np.intp)
    facts = np.frombuffer(data[4 * count :], "<f4").reshape(count, head.facts).copy()
    if not np.isfinite(looks).all() or not np.isfinite(layout).all() or np.isinf(facts).any():
        raise ValueError("numbers that are none")
    rising = len(seeds) < 2 or bool((np.diff(seeds) > 0).all())
    if not rising or seeds[0] < 0 or seeds[-1] >= head.asked:
        raise ValueError("seeds out of order")
    side = ACROSS * SIDE_PX
    sheets = []
    for number in range(-(-count // A_SHEET)):
        data = _bytes(_sheet(folder, number), _MAX_SHEET)
        sheets.append(read_exact(data, side, side)[..., :3])
    return Kept(
        head.asked, seeds, looks, layout, facts, head.settled, max(0.0, head.took_ms),
        sheets,
    )  # fmt: skip


def _bytes(path: Path, most: int, exact: bool = False) -> bytes:
    size = path.stat().st_size
    if size > most or (exact and size != most):
        raise ValueError(f"{path.name} has {size} bytes")
    return path.read_bytes()


def _numbers(path: Path, kind: str, shape: tuple[int, int]) -> Any:
    width = np.dtype(kind).itemsize
    data = _bytes(path, width * shape[0] * shape[1], exact=True)
    return np.frombuffer(data, kind).reshape(shape)


def _sheet(folder: Path, number: int) -> Path:
    return folder / f"sheet-{number:03d}.jpg"


def _jpeg(sheet: Bytes) -> bytes:
    target = io.BytesIO()
    try:
        Image.fromarray(sheet).save(target, "JPEG", quality=QUALITY)
    except OSError as error:
        raise ExportError(f"The pictures of a map could not be packed: {error}.") from None
    return target.getvalue()
