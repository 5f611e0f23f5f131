"""Many places of one model at once: small square pictures, and what they look like in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import numpy as np
import torch

from studio.core.latents import linear_delta
from studio.errors import InputError, LatentError, NonFinite, StudioError
from studio.inference.renderer import Picture, Renderer, Scene
from studio.values.arrays import Floats
from studio.values.atlas.looks import looks_of
from studio.values.cancel import CancelToken
from studio.values.card import GeneratorInfo
from studio.values.messages import PlacesReady, PlacesRequest
from studio.values.recipe import Recipe


def draw_places(renderer: Renderer, request: PlacesRequest, token: CancelToken) -> PlacesReady:
    """The answer to a request; places whose numbers are broken are left out.

    Raises:
        Cancelled: the token was set between two pictures.
        StudioError: the model is missing, or not one of the places can be drawn.
    """
    started = perf_counter()
    scenes, refusal = _scenes(renderer, (request.recipe, *request.more), token)
    if not scenes and refusal is not None:
        raise refusal
    drawn: list[int] = []
    pictures: list[Picture] = []
    for group in _alike(scenes):
        found = _drafts(renderer, [scenes[n] for n in group], request.side_px, token)
        for number, picture in zip(group, found, strict=True):
            if picture is not None:
                drawn.append(number)
                pictures.append(picture)
    if not drawn:
        raise NonFinite("The model gave broken numbers for all of these places.")
    order = np.argsort(drawn)
    drawn = [drawn[n] for n in order]
    pixels = np.stack([pictures[n] for n in order])
    kept = [scenes[n] for n in drawn]
    return PlacesReady(
        request.key, request.group, request.epoch, tuple(drawn), pixels, looks_of(pixels),
        _usual(kept), _along(kept), 1000.0 * (perf_counter() - started),
    )  # fmt: skip


def _scenes(
    renderer: Renderer, recipes: Sequence[Recipe], token: CancelToken
) -> tuple[dict[int, Scene], StudioError | None]:
    """Those that can be made ready, by their order, and why one of the others cannot."""
    found: dict[int, Scene] = {}
    refusal: StudioError | None = None
    for number, recipe in enumerate(recipes):
        token.check()
        try:
            found[number] = renderer.scene(recipe, token)
        except InputError as error:
            refusal = error
    return found, refusal


def _alike(scenes: dict[int, Scene]) -> list[list[int]]:
    """Numbers of scenes that can be drawn together: same size, same controls, told the same."""
    groups: dict[object, list[int]] = {}
    for number, scene in scenes.items():
        told = scene.conditioning.key if scene.conditioning is not None else ""
        size = (scene.recipe.width, scene.recipe.height)
        shape, bends = tuple(scene.point.shape), scene.recipe.bends
        key = (tuple(sorted(scene.controls.items())), told, size, shape, bends)
        groups.setdefault(key, []).append(number)
    return list(groups.values())


def _drafts(
    renderer: Renderer, scenes: Sequence[Scene], side_px: int, token: CancelToken
) -> list[Picture | None]:
    """Square pictures [S, S, 3]; one by one where one of them spoils the rest."""
    token.check()
    recipe = scenes[0].recipe
    short, long = sorted((recipe.width, recipe.height))
    try:
        return list(_square(renderer.drafts(scenes, -(-side_px * long // short), token), side_px))
    except NonFinite:
        if len(scenes) == 1:
            return [None]
    return [_drafts(renderer, [scene], side_px, token)[0] for scene in scenes]


def _square(pictures: Picture, side_px: int) -> Picture:
    """The middle of [N, H, W, C] as [N, S, S, 3]; alpha lies on black."""
    height, width, channels = pictures.shape[1:]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    middle = pictures[:, top : top + side, left : left + side]
    if channels == 1:
        middle = np.repeat(middle, 3, axis=3)
    elif channels == 4:
        alpha = middle[..., 3:].astype(np.uint16)
        middle = (middle[..., :3] * alpha // 255).astype(np.uint8)
    if side != side_px:  # smaller than asked for, where the model draws no larger ones
        rows = np.arange(side_px) * side // side_px
        middle = middle[:, rows][:, :, rows]
    return np.ascontiguousarray(middle)


def _usual(scenes: Sequence[Scene]) -> Floats:
    """[N] float32, NaN where the model does not know."""
    found = [scene.usual() for scene in scenes]
    return np.array([np.nan if value is None else value for value in found], np.float32)


def _along(scenes: Sequence[Scene]) -> Floats:
    """[N, D] float32: how many units along each of the model's own directions the points lie."""
    info: GeneratorInfo = scenes[0].loaded.card.info
    points = torch.cat([scene.point.reshape(1, -1) for scene in scenes]).cpu().double()
    found = np.full((len(scenes), len(info.directions)), np.nan, np.float32)
    for column, direction in enumerate(info.directions):
        if direction.space != info.space.name:
            continue
        try:
            delta = linear_delta(direction, info.space)
        except LatentError:
            continue
        power = float(delta @ delta)
        if delta.numel() == points.shape[1] and power > 0.0:
            found[:, column] = (points @ delta / power).numpy()
    return found
