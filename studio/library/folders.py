"""Where models lie: those that came with the studio, then the person's own folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from studio.errors import ExportError
from studio.files.atomic import make_folder
from studio.files.paths import config_folder, data_folder, resources
from studio.library.kept import read_kept
from studio.library.settings import Settings

CARD, WEIGHTS, COVERS = "card.json", "model.safetensors", "covers.webp"
SHELF = "shelf.json"
"""In a folder of models: their ids in the order in which they are shown."""
BIN = ".bin"
DEPTH = 3
"""Models may be sorted into folders of folders, so many below each other."""
MOST = 20_000


def usual_folder() -> Path:
    """The person's folder of models until another is chosen; always looked into."""
    return data_folder() / "models"


def own_folders(chosen: tuple[str, ...] | None = None) -> tuple[Path, ...]:
    """The person's folders, the one for new models first; `chosen` None asks the settings."""
    if chosen is None:
        chosen = read_kept(config_folder() / "settings.json", Settings).model_folders
    folders = dict.fromkeys(Path(folder) for folder in chosen if folder)
    return (*folders, *(() if usual_folder() in folders else (usual_folder(),)))


def model_folders() -> tuple[Path, ...]:
    """All folders of models, that of the house models first."""
    return (resources() / "models", *own_folders())


def new_models_folder() -> Path:
    """Where a new model is put, made where it is the usual one.

    Raises:
        ExportError: it is not there (a disk that is not connected), or cannot be made.
    """
    folder = own_folders()[0]
    if folder != usual_folder() and not folder.is_dir():
        raise ExportError(
            f"The folder for new models, {folder}, is not there; connect its disk, or choose"
            " another one under Model library."
        )
    return make_folder(folder)


def places_in(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Every folder below `folder` that holds a card or weights, in the order of names.

    Hidden folders (the bin, what is being put together) are passed over; so is what lies inside a
    model.
    """
    yield from _places(folder, DEPTH, [MOST])


def _places(folder: Path | str, depth: int, left: list[int]) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            inside = sorted(
                (entry for entry in entries if not entry.name.startswith(".") and entry.is_dir()),
                key=lambda entry: entry.name,
            )
    except OSError:
        return
    for entry in inside:
        left[0] -= 1
        if left[0] < 0:
            return
        if any(os.path.isfile(os.path.join(entry.path, name)) for name in (CARD, WEIGHTS)):
            yield entry
        elif depth > 1:
            yield from _places(entry.path, depth - 1, left)
