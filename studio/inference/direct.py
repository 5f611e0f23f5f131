"""The same engine without lanes or threads, for the command line: ask, and iterate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import numpy as np
import torch

from studio.inference.cache import Opener
from studio.inference.describe import Told, describe_model
from studio.inference.enlarging import split
from studio.inference.filming import filmed
from studio.inference.jobs import encode as encode_picture, make_band
from studio.inference.pace import measured_pace
from studio.inference.renderer import Renderer
from studio.inference.shortest import shortest_way
from studio.inference.surprise import of_photo
from studio.models.base import TakesWords
from studio.values.arrays import Bytes
from studio.values.cancel import CancelToken
from studio.values.card import Card
from studio.values.client import ModelSource
from studio.values.enlarging import Enlarging
from studio.values.film.model import Film, LegPace
from studio.values.latent import Encoded, How
from studio.values.messages import Band, EncodeJob, ExportJob, FilmJob, FilmTake
from studio.values.mixing import TAKES_TEXT
from studio.values.recipe import ModelRef, Recipe
from studio.values.tokens import TokenReport
from studio.values.variety import ModelReport

OnProgress = Callable[[int, int], None]
"""Called as `on_progress(done, total)`; raise from it to stop."""


class DirectEngine:
    """Renders on the calling thread; keep one for many pictures, so that models stay loaded.

    Attributes:
        notes: fallbacks taken since the start, in plain sentences; empty when all went by the book.
    """

    def __init__(
        self,
        source: ModelSource,
        settings_folder: Path | None = None,
        opener: Opener | None = None,
    ) -> None:
        """Choose the device; models are loaded when first needed."""
        self._renderer = Renderer(source, settings_folder, opener)
        self.notes: dict[str, None] = {}

    @property
    def device(self) -> str:
        """The device in words, such as `CPU · 2 cores`."""
        return self._renderer.device.words

    def card(self, model: ModelRef) -> Card:
        """The card of a model, loading it."""
        return self._renderer.cache.get(model).card

    def bands(
        self,
        recipe: Recipe,
        bits: Literal[8, 16] = 8,
        dither: bool = False,
        seed: int = 0,
        on_progress: OnProgress | None = None,
        enlarging: Enlarging | None = None,
    ) -> Iterator[Band]:
        """The recipe's picture at its own size, rows from top to bottom, made when asked for.

        With `enlarging` those of what an enlarger makes of it.

        Raises:
            InputError: the model is missing, or the recipe does not fit it.
            RenderError: the end of the ladder of fallbacks.
        """
        scene = self._renderer.scene(recipe)
        job = ExportJob(0, recipe, bits, dither, seed, enlarging)
        if enlarging is not None:
            yield from self._enlarged(job, enlarging, on_progress)
            return
        size = (recipe.width, recipe.height)
        within = on_progress if on_progress and not scene.tiles() else None
        for y0, band in self._renderer.bands(scene, size, CancelToken(), within):
            self.notes |= dict.fromkeys(band.notes)
            yield make_band(job, y0, band.pictures)
            if on_progress:
                on_progress(y0 + band.pictures.shape[2], recipe.height)

    def _enlarged(
        self, job: ExportJob, asked: Enlarging, on_progress: OnProgress | None
    ) -> Iterator[Band]:
        scene, recipe = self._renderer.scene(job.recipe), job.recipe
        parts = []
        for _, band in self._renderer.bands(
            scene, (recipe.width, recipe.height), CancelToken(), None
        ):
            self.notes |= dict.fromkeys(band.notes)
            parts.append(band.pictures.cpu())
        small = torch.cat(parts, 2)
        for y0, rows in split(self._renderer.enlargers.enlarged(small, asked, on_progress)):
            yield make_band(job, y0, rows)

    def words_read(self, recipe: Recipe) -> dict[str, TokenReport]:
        """What the model makes of a recipe's words, by the label of their control.

        Empty where the model takes no words, or is told none.

        Raises:
            InputError: the model is missing, or cannot be opened.
        """
        loaded = self._renderer.cache.get(recipe.model)
        reader = loaded.full
        if TAKES_TEXT not in loaded.card.info.abilities or not isinstance(reader, TakesWords):
            return {}
        told = {
            control.label: str(recipe.controls.get(control.key, control.default))
            for control in loaded.card.info.controls
            if control.kind == "text"
        }
        return {label: reader.count_words(text) for label, text in told.items() if text.strip()}

    def picture(self, recipe: Recipe) -> Bytes:
        """The whole picture, [H, W, 3|4] uint8, not dithered."""
        return np.concatenate([_bytes(band) for band in self.bands(recipe)])

    def encode(
        self,
        model: ModelRef,
        pixels: Bytes,
        sha256: str,
        fit: str = "",
        on_progress: OnProgress | None = None,
    ) -> tuple[Encoded, dict[str, float]]:
        """Where a model puts a picture, and figures on how well.

        Args:
            model: a model that takes photos.
            pixels: [H, W, 3] uint8 sRGB, upright.
            sha256: of the picture's file.
            fit: one of the model's fits; empty takes its first.
            on_progress: called as `on_progress(done, total)`.

        Raises:
            ModelError: the model takes no photos, or knows no such fit.
        """
        job = EncodeJob(0, model, pixels, sha256, fit)
        step = on_progress or _silent
        found = encode_picture(self._renderer, job, CancelToken(), step)
        return found.latent, found.report

    def describe(
        self,
        card: Card,
        count: int,
        told: Told,
        on_progress: OnProgress | None = None,
    ) -> ModelReport:
        """What a model makes of its first `count` seeds, in figures.

        `told(seed, pixels)` is given each picture, None for one that was broken numbers.

        Raises:
            ModelError: it has no seeds, or cannot be loaded.
        """
        step = on_progress or _silent
        steps = describe_model(self._renderer, card, count, CancelToken(), told, step)
        while True:
            try:
                next(steps)
            except StopIteration as stop:
                report: ModelReport = stop.value[0]
                self.notes |= dict.fromkeys(stop.value[1])
                return report

    def filmed(self, job: FilmJob) -> Iterator[FilmTake]:
        """The pictures of a film's frames in order; several of a frame are to be mixed.

        Raises:
            InputError: the film cannot be drawn here.
            RenderError: the end of the ladder of fallbacks.
        """
        for take in filmed(self._renderer, job, CancelToken()):
            self.notes |= dict.fromkeys(take.notes)
            yield take

    def shortest(
        self, start: Recipe, end: Recipe, count: int, how: How, on_progress: OnProgress
    ) -> tuple[Recipe, ...]:
        """Places between two of one model, on whose way pictures change least.

        Raises:
            ModelError: of two models, or of one that draws step by step.
        """
        steps = shortest_way(self._renderer, start, end, count, how, CancelToken(), on_progress)
        while True:
            try:
                next(steps)
            except StopIteration as stop:
                places: tuple[Recipe, ...] = stop.value.places
                return places

    def pace(self, film: Film, on_progress: OnProgress | None = None) -> tuple[LegPace, ...]:
        """How far pictures move along the legs of a film; what it knows already is kept.

        Raises:
            InputError: it has no keyframe that can be drawn here.
        """
        steps = measured_pace(self._renderer, film, CancelToken(), on_progress or _silent)
        while True:
            try:
                next(steps)
            except StopIteration as stop:
                found: tuple[LegPace, ...] = stop.value[0]
                return found

    def surprise(self, model: ModelRef, pixels: Bytes) -> float:
        """How surprising a picture [H, W, 3] is to a model, in bits per dimension.

        Raises:
            ModelError: the model measures no surprise.
            RenderError: it has no figure for this picture.
        """
        return of_photo(self._renderer.cache.get(model), pixels)


def encode(
    source: ModelSource,
    model: ModelRef,
    pixels: Bytes,
    sha256: str,
    fit: str = "",
    on_progress: OnProgress | None = None,
) -> tuple[Encoded, dict[str, float]]:
    """One picture of `DirectEngine.encode`, when no second one follows."""
    return DirectEngine(source).encode(model, pixels, sha256, fit, on_progress)


def _silent(_done: int, _total: int) -> None:
    """Nobody wants to know."""


def _bytes(band: Band) -> Bytes:
    assert band.rows.dtype == np.uint8
    return band.rows.astype(np.uint8, copy=False)
