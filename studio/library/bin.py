"""Deleted models wait in a bin beside the others, whole, until it is emptied.

    FOLDER/.bin/TOKEN/binned.json    where it was and when it went
    FOLDER/.bin/TOKEN/model/         the model's folder, untouched

The bin lies in the folder that the model lay in, so that deleting and restoring are one step, on
any disk.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from studio.errors import ExportError, InputError, ModelError
from studio.files.atomic import make_folder, refuse, write_atomic
from studio.library.folders import BIN
from studio.library.models import read_card
from studio.values.card import Card
from studio.values.messages import InstalledModel

NOTE, INSIDE = "binned.json", "model"


class _Note(msgspec.Struct, frozen=True):
    name: str
    place: str
    when: float


@dataclass(frozen=True)
class Binned:
    """A model in the bin: `folder` is its own folder in there, `place` where it lay."""

    folder: Path
    place: Path
    name: str
    when: float
    card: Card | None

    @property
    def slot(self) -> str:
        """What it is called in its bin."""
        return self.folder.parent.name


def new_slot() -> str:
    """A name in the bin that nobody uses."""
    return secrets.token_hex(8)


def to_bin(model: InstalledModel, folders: Iterable[Path], slot_name: str = "") -> Binned:
    """Move a model of the person's own into the bin of its folder, as `slot_name` where given.

    Raises:
        ModelError: it came with the studio, or lies in none of `folders`.
        ExportError: the disk refuses; the model is where it was.
    """
    name, place = model.card.name, model.folder
    root = next((folder for folder in folders if place.is_relative_to(folder)), None)
    if model.card.house or root is None:
        raise ModelError(f"{name} came with the studio and stays.")
    slot = make_folder(root / BIN / (slot_name or new_slot()))
    note = _Note(name, str(place), time.time())
    try:
        write_atomic(slot / NOTE, msgspec.json.encode(note))
        place.rename(slot / INSIDE)
    except OSError as error:
        _remove(slot)
        refuse(place, error)
    except ExportError:
        _remove(slot)
        raise
    return Binned(slot / INSIDE, place, name, note.when, model.card)


def restore(binned: Binned) -> Path:
    """Put a model back where it lay, or beside it where something else lies there now.

    Raises:
        ExportError: the disk refuses; the model stays in the bin.
        InputError: it is not in the bin any more.
    """
    if not binned.folder.is_dir():
        raise InputError(f"{binned.name} is not in the bin any more.")
    place = _free(binned.place)
    make_folder(place.parent)
    try:
        binned.folder.rename(place)
    except OSError as error:
        refuse(place, error)
    _remove(binned.folder.parent)
    return place


def in_bin(folders: Iterable[Path]) -> list[Binned]:
    """What lies in the bins of these folders, the last deleted first."""
    found = [binned for folder in folders for binned in _in_one(folder)]
    return sorted(found, key=lambda binned: -binned.when)


def empty(binned: Iterable[Binned]) -> None:
    """Delete for ever.

    Raises:
        ExportError: some of it could not be deleted.
    """
    left = []
    for one in binned:
        shutil.rmtree(one.folder.parent, ignore_errors=True)
        if one.folder.exists():
            left.append(one.name)
    if left:
        raise ExportError(f"The disk did not let go of {', '.join(left[:8])}.")


def binned_ids(folder: Path) -> set[str]:
    """The ids of the models in the bin of `folder`, which may come back."""
    return {binned.card.id for binned in _in_one(folder) if binned.card is not None}


def _in_one(folder: Path) -> Iterator[Binned]:
    try:
        slots = [Path(entry.path) for entry in os.scandir(folder / BIN) if entry.is_dir()]
    except OSError:
        return
    for slot in slots:
        if not (slot / INSIDE).is_dir():
            continue
        card = None
        with suppress(ModelError):
            card = read_card(slot / INSIDE)
        try:
            note = msgspec.json.decode((slot / NOTE).read_bytes(), type=_Note)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            name = card.name if card is not None else slot.name
            note = _Note(name, str(folder / (card.id if card is not None else slot.name)), 0.0)
        place = Path(note.place)
        if not place.is_relative_to(folder):
            place = folder / place.name  # the folder was moved since
        yield Binned(slot / INSIDE, place, note.name, note.when, card)


def _free(place: Path) -> Path:
    if not place.exists():
        return place
    names = (place.with_name(f"{place.name}-{n}") for n in range(2, 10_000))
    return next(name for name in names if not name.exists())


def _remove(slot: Path) -> None:
    shutil.rmtree(slot, ignore_errors=True)
    with suppress(OSError):
        slot.parent.rmdir()  # where it was the last
