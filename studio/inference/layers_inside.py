"""The layers of a network as they draw one place, and which channels draw alike.

Channels are grouped by where they are strong; units that are no maps by when they are, over seeds.

Source: Broad, Leymarie, Grierson, "Network Bending", 2021, arXiv:2005.12420, section 4: channels
are bent in groups of those that draw alike.
"""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from studio.errors import ModelError
from studio.inference.progress import Progress
from studio.inference.renderer import Renderer
from studio.models.base import RenderRequest
from studio.models.taps import Taps
from studio.values import edit
from studio.values.bending import MAX_LAYERS
from studio.values.cancel import CancelToken
from studio.values.card import GeneratorInfo
from studio.values.layers_seen import SeenGroup, SeenLayer
from studio.values.recipe import Recipe

GROUPS = 5
LEAST_CHANNELS = 8
SEEDS = 12
CELLS, PICTURE_PX = 8, 48
SMALL_PX = 96
ROUNDS = 12


def layers_inside(
    renderer: Renderer, recipe: Recipe, token: CancelToken, progress: Progress
) -> Generator[None, None, tuple[SeenLayer, ...]]:
    """Every layer that can be bent at a place, as it is without bends.

    Raises:
        ModelError: there is none.
    """
    scene = renderer.scene(edit.with_bends(recipe, ()), token)
    info, name = scene.loaded.card.info, scene.loaded.card.name
    if info.family == "diffusion":
        raise ModelError(f"{name} draws in steps; its layers cannot be bent.")
    maps = _activations(renderer, scene.recipe, False, token)
    yield
    layers = [_of_maps(n, made[0]) for n, made in enumerate(maps) if _has_maps(made)]
    if not layers:
        layers = yield from _flat_layers(renderer, scene.recipe, info, token, progress)
    if not layers:
        raise ModelError(f"{name} has no layers that could be bent.")
    return tuple(layers)


def _has_maps(made: Tensor) -> bool:
    return made.dim() == 4 and len(made) == 1 and made.shape[1] >= LEAST_CHANNELS


def _activations(
    renderer: Renderer, recipe: Recipe, flat: bool, token: CancelToken
) -> list[Tensor]:
    """What each layer makes while the place is drawn, small where the model draws any size."""
    scene = renderer.scene(recipe, token)
    info = scene.loaded.card.info
    size = (recipe.width, recipe.height)
    if info.sizes.any_size and not info.space.cell:
        share = min(1.0, SMALL_PX / max(size))
        size = (max(8, round(size[0] * share)), max(8, round(size[1] * share)))
    found: list[Tensor] = []

    def note(number: int, made: Tensor) -> None:
        if number < MAX_LAYERS:
            found.append(made.detach().float().cpu())

    request = RenderRequest(scene.point, *size, scene.controls, conditioning=scene.conditioning)
    with torch.inference_mode(), Taps(note, flat):
        scene.loaded.full.render(request, token)
    return found


def _of_maps(number: int, maps: Tensor) -> SeenLayer:
    """A layer [C, h, w]: each group with the mean strength of its maps as a picture."""
    small = functional.adaptive_avg_pool2d(maps[None], CELLS)[0].flatten(1)
    of = grouped(_standard(small), GROUPS)
    strong = (maps - maps.mean(dim=(1, 2), keepdim=True)).abs()
    groups = []
    for group in range(int(of.max()) + 1):
        mine = (of == group).nonzero()[:, 0]
        mean = strong[mine].mean(dim=0)
        scaled = mean / mean.max().clamp_min(1e-9)
        picture = functional.interpolate(scaled[None, None], (PICTURE_PX,) * 2, mode="bilinear")
        pixels = (255.0 * picture[0, 0]).round().clamp(0, 255).numpy().astype(np.uint8)
        groups.append(SeenGroup(tuple(mine.tolist()), pixels))
    count, high, wide = maps.shape
    return SeenLayer(number, False, count, (wide, high), tuple(groups))


def _flat_layers(
    renderer: Renderer, recipe: Recipe, info: GeneratorInfo, token: CancelToken, progress: Progress
) -> Generator[None, None, list[SeenLayer]]:
    """Fully connected layers, their units grouped by the seeds at which they are strong."""
    rows: list[list[Tensor]] = []
    for seed in range(SEEDS):
        place = edit.with_base(recipe, info.space.seed(seed))
        made = _activations(renderer, place, True, token)
        rows.append([_row(units) for units in made])
        progress(seed + 1, SEEDS)
        yield
    layers: list[SeenLayer] = []
    for number in range(min(len(row) for row in rows)):
        units = [row[number] for row in rows]
        count = len(units[0])
        if count < LEAST_CHANNELS or any(len(unit) != count for unit in units):
            continue
        of = grouped(_standard(torch.stack(units, 1)), GROUPS)
        groups = tuple(
            SeenGroup(tuple((of == group).nonzero()[:, 0].tolist()))
            for group in range(int(of.max()) + 1)
        )
        layers.append(SeenLayer(number, True, count, (1, 1), groups))
    return layers


def _row(units: Tensor) -> Tensor:
    """[C]: the mean of a layer's units over all that it was given at once."""
    return units.reshape(-1, units.shape[-1]).mean(dim=0)


def _standard(rows: Tensor) -> Tensor:
    """Rows [C, D] about zero and of length one: alike means strong at the same places."""
    rows = rows - rows.mean(dim=1, keepdim=True)
    found: Tensor = rows / rows.norm(dim=1, keepdim=True).clamp_min(1e-9)
    return found


def grouped(rows: Tensor, count: int) -> Tensor:
    """[C] int64: to which of at most `count` groups each row [C, D] belongs, largest group first.

    Lloyd's method from rows far apart (k-means), without chance.
    """
    middles = rows[:1]
    while len(middles) < min(count, len(rows)):
        far = torch.cdist(rows, middles).amin(dim=1)
        if float(far.max()) <= 1e-6:
            break
        middles = torch.cat((middles, rows[far.argmax()][None]))
    of = torch.cdist(rows, middles).argmin(dim=1)
    for _ in range(ROUNDS):
        found = [rows[of == k].mean(dim=0) for k in range(len(middles)) if bool((of == k).any())]
        middles = torch.stack(found)
        after = torch.cdist(rows, middles).argmin(dim=1)
        if torch.equal(after, of):
            break
        of = after
    order = torch.bincount(of, minlength=len(middles)).argsort(descending=True, stable=True)
    order = order[torch.bincount(of, minlength=len(middles))[order] > 0]
    renamed = torch.zeros(int(of.max()) + 1, dtype=torch.int64)
    renamed[order] = torch.arange(len(order))
    found_of: Tensor = renamed[of]
    return found_of
