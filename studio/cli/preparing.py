"""Writing a show, and drawing in advance what it plays without an engine."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import msgspec
from PIL import Image

from studio.errors import StudioError
from studio.files.atomic import make_folder, write_atomic
from studio.files.paths import cache_folder
from studio.library.live import ProjectLive
from studio.library.models import InstalledModels
from studio.library.project import Project
from studio.values import edit
from studio.values.arrays import Bytes
from studio.values.card import Card
from studio.values.directions import random_direction_id
from studio.values.recipe import Recipe
from studio.values.show.demo import demo_show
from studio.values.show.document import Show, from_json, to_json
from studio.values.show.fitting import on_screen
from studio.values.show.prepared import INDEX, folder_of

SIZE = (1280, 800)
STEPS = 5
STEP_UNITS = 0.28
QUALITY = 86


def read(file: Path | None) -> Show:
    """The show in a file; of the house models where there is none.

    Raises:
        InputError: it is no show, or no model is installed.
    """
    if file is not None:
        return from_json(file.read_bytes())
    try:
        return demo_show([model.card for model in InstalledModels().models()])
    except ValueError:
        raise StudioError("No house model is installed; install the studio again.") from None


def write(file: Path | None, out: Path, live: Path | None = None) -> int:
    """Write the show to a file, to be edited by hand or played elsewhere.

    `live`: a project whose mappings and scenes the show takes along, by value.
    """
    show = read(file)
    if live is not None:
        with Project.open(live) as project:
            show = msgspec.structs.replace(show, live=ProjectLive(project).get())
    write_atomic(out, to_json(show))
    sys.stdout.write(f"{out}\n")
    return 0


def prepare(file: Path | None, folder: Path | None = None) -> int:
    """Draw the pictures that a show plays while its engine is away."""
    show = read(file)
    data = file.read_bytes() if file is not None else b""
    place = folder or folder_of(cache_folder(), data)
    draw(show, place)
    sys.stdout.write(f"{place}\n")
    return 0


def draw(show: Show, folder: Path, size: tuple[int, int] = SIZE) -> None:
    """Scenes of the show's places as JPEG, with their index, which is written last."""
    from studio.cli.rendering import engine_of

    source = InstalledModels()
    engine = engine_of(source)
    cards = {model.card.sha256: model.card for model in source.models()}
    make_folder(folder)
    scenes = []
    for number, recipe in enumerate(show.recipes()):
        card = cards.get(recipe.model.sha256)
        if card is None:
            continue
        files = []
        for step, place in enumerate(steps_from(recipe, card, size)):
            name = f"{number:03d}-{step}.jpg"
            rows = [band.rows for band in engine.bands(place, dither=True)]
            write_atomic(folder / name, _jpeg(rows))
            files.append(name)
        scenes.append({"model": card.name, "files": files})
        sys.stderr.write(f"{card.name}: {len(files)} pictures\n")
    write_atomic(folder / INDEX, json.dumps({"scenes": scenes}, indent=1).encode())


def steps_from(recipe: Recipe, card: Card, size: tuple[int, int]) -> list[Recipe]:
    """The place and a few on a walk away from it, near enough to melt into each other."""
    place = on_screen(recipe, card, *size)
    place = place if max(place.width, place.height) <= max(size) else recipe
    ways = (random_direction_id(7, 0), random_direction_id(7, 1))
    found = [place]
    for step in range(1, STEPS):
        amounts = (STEP_UNITS * step, STEP_UNITS * step * step / STEPS)
        found.append(edit.nudged(place, dict(zip(ways, amounts, strict=True))))
    return found


def _jpeg(rows: list[Bytes]) -> bytes:
    import numpy as np

    picture = Image.fromarray(np.concatenate(rows)[..., :3])
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
