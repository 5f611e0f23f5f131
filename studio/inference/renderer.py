"""From recipes to finite pictures, one at a time, on the calling thread: no lanes, no requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from studio.core.pixels import to_u8
from studio.core.usual import how_usual
from studio.errors import NonFinite, OutOfMemory, RenderError
from studio.inference.cache import Loaded, ModelCache, Opener
from studio.inference.device import choose_device
from studio.inference.enlarging import Enlargers
from studio.inference.faults import Fault, Setup, is_broken, next_setup, out_of_memory
from studio.inference.measured import Measured
from studio.inference.precision import half_is_good
from studio.inference.sizes import Size, bands, check_recipe_fits, render_size
from studio.inference.workers import Workers
from studio.models.base import (
    Conditioned,
    Conditioning,
    FollowsSize,
    Generator,
    KnowsUsual,
    Lifts,
    Preview,
    RenderRequest,
    SavesMemory,
    StepCallback,
    one_by_one,
)
from studio.models.taps import Bent
from studio.values.cancel import CancelToken
from studio.values.client import ModelSource
from studio.values.controls import ControlValue
from studio.values.recipe import Recipe

Picture = NDArray[np.uint8]
Notes = tuple[str, ...]
T = TypeVar("T")


@dataclass(frozen=True)
class Scene:
    """A recipe made ready: its model, controls and point, and what else the model is told.

    `point`: [1, *space shape] float32 on the model's device.
    """

    loaded: Loaded
    recipe: Recipe
    controls: dict[str, ControlValue]
    point: Tensor
    conditioning: Conditioning | None = None

    def usual(self) -> float | None:
        """How usual the point is, where the model's prior is normal."""
        info, generator = self.loaded.card.info, self.loaded.full
        if isinstance(generator, Lifts):
            recipe = self.recipe
            return generator.usual_under(recipe.latent, recipe.directions, self.controls)
        if isinstance(generator, KnowsUsual):
            found = generator.usual_at(self.point)
            if found is not None:
                return found
        return how_usual(self.point.cpu()) if info.space.prior == "normal" else None

    def tiles(self) -> bool:
        """Whether rows can be computed alone."""
        return "tiles" in self.loaded.card.info.abilities


@dataclass(frozen=True)
class Rendered:
    """`pictures` [N, C, H, W] float on the CPU, finite; `notes` name any fallback taken."""

    pictures: Tensor
    notes: tuple[str, ...]


class Renderer:
    """Models, device and fallbacks behind three questions: a draft, a full picture, bands."""

    def __init__(
        self,
        source: ModelSource,
        settings_folder: Path | None = None,
        opener: Opener | None = None,
    ) -> None:
        self.measured = Measured(settings_folder)
        self.device = choose_device(self.measured)
        self.cache = ModelCache(source, self.device, opener)
        self._workers = Workers()
        self.enlargers = Enlargers()

    def scene(self, recipe: Recipe, token: CancelToken | None = None) -> Scene:
        """Load the model if need be, check the recipe against it, and find its point.

        Raises:
            ModelError: the model is missing or broken.
            RecipeError, LatentError: the recipe does not fit the model.
            OutOfMemory: what it is told cannot be read.
        """
        loaded = self.cache.get(recipe.model)
        controls = check_recipe_fits(recipe, loaded.card)

        def place(model: Generator) -> tuple[Tensor, Conditioning | None]:
            with torch.inference_mode():
                point = resolved(model, recipe, controls)
                return point, conditioned(model, recipe, controls, token or CancelToken())

        what = f"Reading what {loaded.card.name} is told"
        return Scene(loaded, recipe, controls, *self.within_memory(loaded, place, what))

    def within_memory(self, loaded: Loaded, work: Callable[[Generator], T], what: str) -> T:
        """What `work` gives: at once, else after other models were freed, else on the CPU.

        Raises:
            OutOfMemory: not even then; `what` says what did not fit.
        """
        for lonely in (False, True):
            if lonely:
                self.cache.free_others(loaded)
            found = out_of_memory(lambda: (work(loaded.full),))
            if found is not None:
                return found[0]
        if loaded.device.type != "cpu":
            found = out_of_memory(lambda: (work(loaded.on_cpu()),))
            if found is not None:
                return found[0]
        raise OutOfMemory(f"{what} does not fit into memory; close other programs and try again.")

    def draft(self, scene: Scene, side_px: int, token: CancelToken) -> tuple[Picture, Notes]:
        """A quick picture, [H, W, C] uint8, longer side at most `side_px`."""
        size, shown = render_size(scene.recipe, scene.loaded.card.info, side_px)
        request = replace(self._request(scene, size, draft=True), enough_px=max(shown))
        half = half_is_good(self.measured, scene.loaded, self.device)
        rendered = self.render(scene.loaded, request, token, setup=Setup(half=half))
        return to_u8(_shrunk(rendered.pictures, shown))[0], rendered.notes

    def drafts(self, scenes: Sequence[Scene], side_px: int, token: CancelToken) -> Picture:
        """Quick pictures of places that share model, size and what the model is told, [N, H, W, C].

        Raises:
            NonFinite: one of them has no picture.
        """
        first = scenes[0]
        size, shown = render_size(first.recipe, first.loaded.card.info, side_px)
        points = torch.cat([scene.point for scene in scenes])
        request = replace(
            self._request(first, size, draft=True), latents=points, enough_px=max(shown)
        )
        half = half_is_good(self.measured, first.loaded, self.device)
        rendered = self.render(first.loaded, request, token, setup=Setup(half=half))
        return to_u8(_shrunk(rendered.pictures, shown))

    def full(
        self, scene: Scene, side_px: int, token: CancelToken, preview: Preview | None = None,
        on_step: StepCallback | None = None,
    ) -> tuple[Picture, Notes]:  # fmt: skip
        """The reproducible picture, [H, W, C] uint8; at the recipe's size equal to its export."""
        size, shown = render_size(scene.recipe, scene.loaded.card.info, side_px)
        pieces, notes = [], dict[str, None]()
        for _, band in self.bands(scene, size, token, on_step, preview):
            piece = band.pictures
            pieces.append(to_u8(piece)[0] if size == shown else piece)
            notes |= dict.fromkeys(band.notes)
        if size == shown:
            return np.concatenate(pieces), tuple(notes)
        return to_u8(_shrunk(torch.cat(pieces, dim=2), shown))[0], tuple(notes)

    def bands(
        self, scene: Scene, size: Size, token: CancelToken, on_step: StepCallback | None = None,
        preview: Preview | None = None,
    ) -> Iterator[tuple[int, Rendered]]:  # fmt: skip
        """The reproducible picture as (y0, rows), top to bottom, each made when asked for."""
        request = replace(self._request(scene, size, draft=False), preview=preview)
        for y0, y1 in bands(*size, scene.tiles()):
            token.check()
            whole = (y0, y1) == (0, size[1])
            part = request if whole else replace(request, rows=(y0, y1))
            yield y0, self.render(scene.loaded, part, token, on_step)

    def render(
        self,
        loaded: Loaded,
        request: RenderRequest,
        token: CancelToken,
        on_step: StepCallback | None = None,
        setup: Setup | None = None,
    ) -> Rendered:
        """Render, going down the ladder of fallbacks until the picture is whole.

        Raises:
            Cancelled: the token was set.
            OutOfMemory, NonFinite: the end of the ladder.
        """
        now = setup or Setup()
        tiles = "tiles" in loaded.card.info.abilities
        can_split = request.latents.shape[0] > 1 or tiles
        on_cpu = loaded.device.type == "cpu"
        while True:
            if now.freed:
                self.cache.free_others(loaded)
            found = self._attempt(loaded, request, token, on_step, now)
            if not isinstance(found, Fault):
                return Rendered(found, now.notes())
            can_save = isinstance(loaded.full, SavesMemory)
            following = next_setup(now, found, can_split, on_cpu, can_save)
            if following is None:
                raise _end_of_ladder(found, request)
            now = following

    def _attempt(
        self,
        loaded: Loaded,
        request: RenderRequest,
        token: CancelToken,
        on_step: StepCallback | None,
        setup: Setup,
    ) -> Tensor | Fault:
        def work() -> Tensor:
            generator = _generator(loaded, setup)
            if request.bends:
                return _bent(generator, self._placed(loaded, request, setup), token, on_step)
            if self._shares_out(loaded, request, setup):
                return self._workers.render(generator, request, token, on_step).float()
            with torch.inference_mode():
                parts = [
                    generator.render(part, token, on_step).float().cpu()
                    for part in _pieces(self._placed(loaded, request, setup), setup.parts)
                ]
                rows = request.latents.shape[0] == 1
                return parts[0] if len(parts) == 1 else torch.cat(parts, dim=2 if rows else 0)

        pictures = out_of_memory(work)
        if pictures is None:
            return Fault.MEMORY
        return Fault.BROKEN if is_broken(pictures) else pictures

    def _placed(self, loaded: Loaded, request: RenderRequest, setup: Setup) -> RenderRequest:
        """The request for where it is drawn."""
        if setup.cpu:
            request = replace(request, latents=request.latents.cpu())
        if setup.cpu or loaded.device.type == "cpu":
            request = replace(request, side_by_side=self._workers.side_by_side)
        return replace(request, frugal=True) if setup.frugal else request

    def _shares_out(self, loaded: Loaded, request: RenderRequest, setup: Setup) -> bool:
        """Whether the bands of this picture are drawn side by side."""
        on_cpu = setup.cpu or loaded.device.type == "cpu"
        alone = request.latents.shape[0] == 1 and setup.parts == 1
        return on_cpu and alone and "tiles" in loaded.card.info.abilities

    def close(self) -> None:
        """Free every model and end the threads that draw."""
        self.cache.free_others(None)
        self._workers.close()

    @staticmethod
    def _request(scene: Scene, size: Size, draft: bool) -> RenderRequest:
        return RenderRequest(
            scene.point, *size, controls=scene.controls, draft=draft and not scene.recipe.bends,
            conditioning=scene.conditioning, bends=scene.recipe.bends,
        )  # fmt: skip


def resolved(generator: Generator, recipe: Recipe, controls: Mapping[str, ControlValue]) -> Tensor:
    """[1, ...] float32: the point of a recipe, for its size and controls where these matter."""
    if isinstance(generator, Lifts):
        return generator.resolve_under(recipe.latent, recipe.directions, controls)
    if isinstance(generator, FollowsSize):
        size = (recipe.width, recipe.height)
        return generator.resolve_at(recipe.latent, recipe.directions, *size)
    return generator.resolve(recipe.latent, recipe.directions)


def conditioned(
    generator: Generator, recipe: Recipe, controls: Mapping[str, ControlValue], token: CancelToken
) -> Conditioning | None:
    """What a recipe tells the model besides the point; None where it listens to nothing else."""
    if not isinstance(generator, Conditioned):
        return None
    size = (recipe.width, recipe.height)
    return generator.condition(recipe.latent, recipe.directions, controls, size, token)


def _generator(loaded: Loaded, setup: Setup) -> Generator:
    if setup.cpu:
        return loaded.on_cpu()
    return loaded.half() if setup.half else loaded.full


def _bent(
    generator: Generator, request: RenderRequest, token: CancelToken, on_step: StepCallback | None
) -> Tensor:
    """One picture after the other, on this thread, with what its bends do to the layers."""
    found = []
    with torch.inference_mode():
        for point in request.latents:
            with Bent(request.bends) as bending:
                one = replace(request, latents=point[None], side_by_side=one_by_one)
                step = bending.between(on_step)
                found.append(generator.render(one, token, step).float().cpu())
    return torch.cat(found)


def _pieces(request: RenderRequest, parts: int) -> list[RenderRequest]:
    """The request as smaller batches, or of one picture as bands of rows."""
    count = request.latents.shape[0]
    if parts == 1:
        return [request]
    if count > 1:
        size = -(-count // parts)
        return [replace(request, latents=part) for part in torch.split(request.latents, size)]
    y0, y1 = request.rows or (0, request.height)
    step = max(1, -(-(y1 - y0) // parts))
    return [replace(request, rows=(y, min(y + step, y1))) for y in range(y0, y1, step)]


def _shrunk(pictures: Tensor, size: Size) -> Tensor:
    """Pictures [N, C, H, W] made (width, height) `size`, antialiased."""
    width, height = size
    if pictures.shape[2:] == (height, width):
        return pictures
    return functional.interpolate(
        pictures, (height, width), mode="bilinear", antialias=True, align_corners=False
    )


def _end_of_ladder(fault: Fault, request: RenderRequest) -> RenderError:
    size = f"{request.width} × {request.height}"
    if fault is Fault.MEMORY:
        return OutOfMemory(f"A picture of {size} does not fit into memory; try a smaller one.")
    return NonFinite("The model gave broken numbers here; move back a little.")
