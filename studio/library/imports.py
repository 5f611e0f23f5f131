"""The person's own folder of models: a new model appears in it whole or not at all."""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from studio.errors import ExportError
from studio.files.atomic import make_folder, refuse
from studio.library.bin import binned_ids
from studio.library.folders import new_models_folder, own_folders
from studio.values.card import Card
from studio.values.client import ModelSource
from studio.values.messages import InstalledModel

MAX_ID = 64
_NEW = ".new-"
_FORGOTTEN_S = 24 * 3600
"""What was being put together so long ago was left by a program that was killed."""


def same_model(source: ModelSource, sha256: str) -> InstalledModel | None:
    """The installed model that was made from the same file, if there is one."""
    return next((model for model in source.models() if model.card.sha256 == sha256), None)


def free_id(source: ModelSource, wanted: str) -> str:
    """`wanted` as an id that no installed model has yet."""
    base = re.sub(r"[^a-z0-9._-]+", "-", wanted.lower()).strip("-._")[: MAX_ID - 4] or "model"
    taken = {model.card.id for model in source.models()}
    for folder in own_folders():
        with suppress(OSError):
            taken |= {place.name for place in folder.iterdir()}
        taken |= binned_ids(folder)
    if base not in taken:
        return base
    return next(f"{base}-{n}" for n in range(2, 10_000) if f"{base}-{n}" not in taken)


@contextmanager
def workshop() -> Iterator[Path]:
    """An empty folder beside the models, in which one is put together; gone afterwards.

    Raises:
        ExportError: the data folder cannot be written to.
    """
    place = new_models_folder()
    folder = make_folder(place / f"{_NEW}{secrets.token_hex(8)}")
    for other in place.glob(f"{_NEW}*"):
        with suppress(OSError):
            if time.time() - other.stat().st_mtime > _FORGOTTEN_S:
                shutil.rmtree(other, ignore_errors=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def install(folder: Path, card: Card) -> Path:
    """Put a finished folder of the workshop among the models; gives its place.

    Raises:
        ExportError: it could not be moved there, or something stands there already.
    """
    place = new_models_folder() / card.id
    if place.exists():
        raise ExportError(f"There is already a model folder {place}; choose another id.")
    try:
        folder.rename(place)
    except OSError as error:
        refuse(place, error)
    return place
