"""`studio models`: what is installed, and one of it as a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from studio.errors import ExportError
from studio.files.atomic import printable
from studio.library.directions import DirectionLibrary
from studio.library.models import InstalledModels
from studio.library.packing import SUFFIX, pack
from studio.library.settings import SettingsFile


def listed(installed: InstalledModels) -> list[dict[str, Any]]:
    """Every model as plain data."""
    settings = SettingsFile().value
    return [
        {
            "id": m.card.id, "name": m.card.name, "family": m.card.info.family,
            "sizes": msgspec.to_builtins(m.card.info.sizes), "license": m.card.license,
            "sha256": m.card.sha256, "summary": m.card.summary, "folder": str(m.folder),
            "house": m.card.house, "favourite": m.card.sha256 in settings.favourites,
            "tags": [*m.card.tags, *settings.house_tags.get(m.card.sha256, ())],
        }
        for m in installed.models()
    ]  # fmt: skip


def told_lines(installed: InstalledModels) -> Iterator[str]:
    """One line a model."""
    for model in installed.models():
        card = model.card
        yield f"{card.id:<20} {card.info.family:<10} {printable(' · '.join(card.facts()))}"


def problems(installed: InstalledModels) -> Iterator[str]:
    """One line for everything that is not as it should be."""
    for name, problem in (*installed.problems().items(), *installed.flaws().items()):
        yield f"{name}: {problem}"


def export(model_id: str, out: Path) -> dict[str, Any]:
    """Write a model as one file; an existing file is replaced, a folder gets a named one.

    Raises:
        MissingModel: there is no such model.
        ExportError: it could not be written.
    """
    model = InstalledModels().named(model_id)
    if out.is_dir():
        out = out / f"{model.card.id}{SUFFIX}"
    elif out.suffix.lower() != SUFFIX:
        raise ExportError(f"A packed model ends in {SUFFIX}: try {out.with_suffix(SUFFIX).name}.")
    path = pack(model, DirectionLibrary().own(model.card.ref), out)
    return {"path": str(path), "id": model.card.id, "bytes": path.stat().st_size}
