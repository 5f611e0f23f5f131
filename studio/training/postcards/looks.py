"""Sheets to look at of a written Postcards: openers, prompts, directions, a walk."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.inference.renderer import Renderer
from studio.training.postcards.trainer import SHOWN
from studio.values.cancel import CancelToken
from studio.values.card import Card
from studio.values.edit import new_recipe, with_amounts, with_control
from studio.values.mixing import between
from studio.values.recipe import Recipe

Picture = NDArray[np.uint8]
PLAIN = "sea, three peaks, day, flat print"
"""What directions begin from when they are measured and shown."""
SIDE = 256
SEEDS = 4
WALK = (SHOWN[0], SHOWN[3], SHOWN[4])
STEPS = 5


class Looks:
    """Draws places of one model as the studio does."""

    def __init__(self, renderer: Renderer, card: Card) -> None:
        self._renderer, self._card = renderer, card

    def full(self, recipe: Recipe) -> Picture:
        """[256, 256, 3] as at rest."""
        return self._renderer.full(self._renderer.scene(recipe), SIDE, CancelToken())[0]

    def draft(self, recipe: Recipe) -> Picture:
        """[256, 256, 3] as under the hand."""
        return self._renderer.draft(self._renderer.scene(recipe), SIDE, CancelToken())[0]

    def worded(self, seed: int, words: str) -> Recipe:
        """The place of a seed under words."""
        return with_control(new_recipe(self._card, seed), "prompt", words, "")

    def write(self, folder: Path) -> None:
        """All sheets."""
        folder.mkdir(parents=True, exist_ok=True)
        openers = [self.full(opener.recipe) for opener in self._card.openers]
        save(folder / "openers.png", openers, 4)
        wanted = [self.worded(seed, words) for words in SHOWN for seed in range(SEEDS)]
        save(folder / "prompts.png", [self.full(recipe) for recipe in wanted], 2 * SEEDS)
        save(folder / "drafts.png", [self.draft(recipe) for recipe in wanted], 2 * SEEDS)
        save(folder / "directions.png", self._strips(), 10)
        save(folder / "walk.png", self._walk(), 2 * STEPS - 1)

    def _strips(self) -> list[Picture]:
        found: list[Picture] = []
        for direction in self._card.info.directions:
            start = self.worded(3, PLAIN)
            for amount in np.linspace(-direction.limit, direction.limit, 5):
                found.append(self.full(with_amounts(start, {direction.id: float(amount)})))
        return found

    def _walk(self) -> list[Picture]:
        stops = [self.worded(7, words) for words in WALK]
        found: list[Picture] = []
        for first, second in pairwise(stops):
            parts = np.linspace(0, 1, STEPS)[1 if found else 0 :]
            info = self._card.info
            found += [self.full(between(first, second, float(t), "round", info)) for t in parts]
        return found


def save(path: Path, pictures: list[Picture], columns: int) -> None:
    """Pictures [256, 256, 3] side by side, left to right, then down."""
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * SIDE, rows * SIDE))
    for at, picture in enumerate(pictures):
        sheet.paste(Image.fromarray(picture), (at % columns * SIDE, at // columns * SIDE))
    sheet.save(path)
