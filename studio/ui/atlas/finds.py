"""Finding places on the map: like a picture, within a lasso, unlike all that was seen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject

from studio.errors import StudioError
from studio.files.pictures import read_picture
from studio.ui.atlas.growth import MapGrowth
from studio.ui.atlas.map_trail import MapTrail
from studio.ui.language.words import counted, mark, said, tr
from studio.ui.signals import Carries, signal
from studio.values.arrays import Floats
from studio.values.atlas.between import average
from studio.values.atlas.looks import looks_of
from studio.values.recipe import Recipe

LIKE = 48
PHOTO_PX = 192
NOT_YET = mark("This place is still being looked at; try again in a moment.")
NOTHING_CAUGHT = mark("There is no place inside the lasso.")
EVERYTHING = mark("All of the map looks like what you have seen.")


@dataclass(frozen=True)
class Only:
    """Some places of the map alone: their numbers, the most wanted first, and what they are."""

    indices: tuple[int, ...]
    text: str


class Finds(QObject):
    """What is found is shown alone until all is wanted again."""

    changed: Carries[Only | None] = signal()
    found: Carries[int] = signal()
    """A place to go to."""
    told: Carries[str] = signal()

    def __init__(self, growth: MapGrowth, trail: MapTrail, parent: QObject) -> None:
        super().__init__(parent)
        self._growth, self._trail = growth, trail
        self.only: Only | None = None

    def show_all(self) -> None:
        """The whole map again."""
        self._show(None)

    def caught(self, indices: tuple[int, ...]) -> None:
        """Those within a lasso; they are as visible as they were, where all are shown alone."""
        if self.only is not None:
            inside = set(self.only.indices)
            indices = tuple(index for index in indices if index in inside)
        if not indices:
            self.told.emit(tr(NOTHING_CAUGHT))
            return
        text = counted(len(indices), "{n:,} place caught", "{n:,} places caught")
        self._show(Only(indices, text))

    def like_index(self, index: int) -> None:
        """Those that look like a place of the map."""
        chart = self._growth.chart
        if 0 <= index < len(chart):
            self._like(chart.looks[index], tr("Like seed {n}", n=self._growth.seeds[index]))

    def like_recipe(self, recipe: Recipe) -> None:
        """Those that look like any place."""
        index = self._trail.index(recipe)
        if index >= 0:
            self.like_index(index)
            return
        looks = self._trail.looks_of(recipe)
        if looks is None:
            self.told.emit(tr(NOT_YET))
        else:
            self._like(looks, tr("Like this place"))

    def like_file(self, path: Path) -> None:
        """Those that look like a photograph."""

        def take(found: object) -> None:
            if isinstance(found, StudioError):
                self.told.emit(said(found))
            elif isinstance(found, np.ndarray):
                self._like(found, tr("Like {name}", name=path.name))

        self._growth.run(lambda: _looks_of_file(path), take)

    def somewhere_new(self) -> None:
        """The place that looks least like anything on the trail."""
        chart, (indices, rows) = self._growth.chart, self._trail.seen()
        if self._growth.laid is None:
            return
        looks = _stacked(rows, chart.looks.shape[1])

        def take(index: object) -> None:
            if isinstance(index, int) and index >= 0 and chart is self._growth.chart:
                self.found.emit(index)
            else:
                self.told.emit(tr(EVERYTHING))

        self._growth.run(lambda: chart.new(indices, looks), take)

    def average(self) -> Recipe | None:
        """The mean of the places that are shown alone."""
        ground = self._growth.ground
        if ground is None or self.only is None:
            return None
        return average(ground, [self._growth.seeds[index] for index in self.only.indices])

    def _like(self, looks: Floats, text: str) -> None:
        chart = self._growth.chart
        if self._growth.laid is None or chart.principal is None:
            return

        def take(found: object) -> None:
            if isinstance(found, np.ndarray) and chart is self._growth.chart:
                self._show(Only(tuple(int(n) for n in found), text))

        self._growth.run(lambda: chart.like(looks, min(LIKE, len(chart.numbers))), take)

    def _show(self, only: Only | None) -> None:
        self.only = only
        self.changed.emit(only)


def _stacked(rows: list[Floats], length: int) -> Floats:
    return np.stack(rows) if rows else np.zeros((0, length), np.float32)


def _looks_of_file(path: Path) -> Floats:
    """[F] what the middle of a photograph looks like."""
    pixels = read_picture(path, PHOTO_PX).pixels
    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    square = pixels[top : top + side, left : left + side]
    step = max(8, side)
    if step != side:
        rows = np.arange(step) * side // step
        square = square[rows][:, rows]
    found: Floats = looks_of(np.ascontiguousarray(square)[None])[0]
    return found
