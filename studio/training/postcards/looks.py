"""Sheets to look at of a written Postcards: openers, prompts, directions, a walk."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
from PIL import Image

from studio.training.postcards.directions import PLAIN
from studio.training.postcards.drawing import Drawing, Picture
from studio.training.postcards.trainer import SHOWN
from studio.values.edit import with_amounts
from studio.values.mixing import between

SIDE = 256
SEEDS = 4
WALK = (SHOWN[0], SHOWN[3], SHOWN[4])
STEPS = 5


def write_looks(drawing: Drawing, folder: Path) -> None:
    """All sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    openers = [drawing.picture(opener.recipe) for opener in drawing.card.openers]
    _save(folder / "openers.png", openers, 4)
    wanted = [drawing.worded(seed, words) for words in SHOWN for seed in range(SEEDS)]
    _save(folder / "prompts.png", [drawing.picture(recipe) for recipe in wanted], 2 * SEEDS)
    drafts = [drawing.picture(recipe, draft=True) for recipe in wanted]
    _save(folder / "drafts.png", drafts, 2 * SEEDS)
    _save(folder / "directions.png", _strips(drawing), 10)
    _save(folder / "walk.png", _walk(drawing), 2 * STEPS - 1)


def _strips(drawing: Drawing) -> list[Picture]:
    found: list[Picture] = []
    start = drawing.worded(3, PLAIN)
    for direction in drawing.card.info.directions:
        for amount in np.linspace(-direction.limit, direction.limit, 5):
            found.append(drawing.picture(with_amounts(start, {direction.id: float(amount)})))
    return found


def _walk(drawing: Drawing) -> list[Picture]:
    found: list[Picture] = []
    info = drawing.card.info
    for first, second in pairwise([drawing.worded(7, words) for words in WALK]):
        parts = np.linspace(0, 1, STEPS)[1 if found else 0 :]
        ways = [between(first, second, float(t), "round", info) for t in parts]
        found += [drawing.picture(recipe) for recipe in ways]
    return found


def _save(path: Path, pictures: list[Picture], columns: int) -> None:
    """Pictures [256, 256, 3] side by side, left to right, then down."""
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * SIDE, rows * SIDE))
    for at, picture in enumerate(pictures):
        sheet.paste(Image.fromarray(picture), (at % columns * SIDE, at // columns * SIDE))
    sheet.save(path)
