"""How much room the models take."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from studio.library.bin import Binned
from studio.values.messages import InstalledModel


@dataclass(frozen=True)
class Use:
    """One model and its bytes on the disk."""

    name: str
    sha256: str
    bytes: int
    house: bool = False


@dataclass(frozen=True)
class DiskUse:
    """All of it: models from the largest down, each folder's sum, the bin, and what is free.

    `free` is of the disk of the first folder, -1 where it is not known.
    """

    models: tuple[Use, ...]
    folders: dict[Path, tuple[int, int]]
    binned: int
    free: int

    @property
    def total(self) -> int:
        """Bytes of all models outside the bin."""
        return sum(use.bytes for use in self.models)


def disk_use(
    models: Iterable[InstalledModel], folders: Iterable[Path], binned: Iterable[Binned]
) -> DiskUse:
    """Measure; takes a moment for thousands of models, so call it beside the window's thread."""
    uses, sums = [], dict.fromkeys(folders, (0, 0))
    for model in models:
        size = bytes_of(model.folder)
        uses.append(Use(model.card.name, model.card.sha256, size, model.card.house))
        for folder in sums:
            if model.folder.is_relative_to(folder):
                count, total = sums[folder]
                sums[folder] = (count + 1, total + size)
                break
    uses.sort(key=lambda use: -use.bytes)
    waste = sum(bytes_of(one.folder) for one in binned)
    return DiskUse(tuple(uses), sums, waste, _free(next(iter(sums), Path())))


def bytes_of(folder: Path) -> int:
    """The bytes of all files in a model's folder."""
    total = 0
    for path, _, files in os.walk(folder):
        for name in files:
            try:
                total += os.lstat(os.path.join(path, name)).st_size
            except OSError:
                continue
    return total


def size_words(count: int) -> str:
    """`7.4 MB`, `812 KB`, `1.2 GB`."""
    if count >= 10**9:
        return f"{count / 1e9:.1f} GB"
    if count >= 10**6:
        return f"{count / 1e6:.1f} MB"
    return f"{count / 1e3:.0f} KB" if count >= 1000 else f"{count} bytes"


def _free(folder: Path) -> int:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return -1
