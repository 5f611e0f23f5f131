"""Finding directions that a person can see, and learning them from examples."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Literal

import msgspec
import numpy as np
import torch
from torch import Tensor

from studio.core.directions import calibrate, from_examples, visible_moves
from studio.core.seeds import prior_points
from studio.errors import LatentError, ModelError, RecipeError
from studio.inference.cache import Loaded
from studio.inference.renderer import Notes, Renderer
from studio.inference.sizes import render_size
from studio.models.base import RenderRequest
from studio.values.cancel import CancelToken
from studio.values.controls import check_controls
from studio.values.directions import Direction
from studio.values.latent import Seed
from studio.values.messages import FindDirectionsJob, LearnDirectionJob
from studio.values.recipe import Recipe

SIDE_PX = 40
BATCH = 8
RENDERS = 400
STEP = 0.7
UNIT_CHANGE = 0.055
"""Root mean square change of the pixels, in [0, 1], that one unit of any direction makes."""
CALIBRATION_PLACES = 6
WORDY = 0.25
Origin = Literal["pca", "examples"]
Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Sketcher:
    """Makes small pictures of many points of one model, [N, C, h, w] float."""

    renderer: Renderer
    loaded: Loaded
    token: CancelToken

    def __call__(self, points: Tensor) -> Tensor:
        """Pictures of points [N, D] float64."""
        info = self.loaded.card.info
        recipe = Recipe(self.loaded.card.ref, Seed(0, info.space.name), *info.sizes.default)
        size, _ = render_size(recipe, info, SIDE_PX)
        latents = points.float().reshape(-1, *info.space.shape).to(self.loaded.device)
        controls = check_controls(info.controls, {})
        request = RenderRequest(latents, *size, controls=controls, draft=True)
        pictures = self.renderer.render(self.loaded, request, self.token).pictures[:, :3]
        while max(pictures.shape[2:]) > 2 * SIDE_PX:
            pictures = torch.nn.functional.avg_pool2d(pictures, 2, ceil_mode=True)
        return pictures.double()


def find_directions(
    renderer: Renderer, job: FindDirectionsJob, token: CancelToken, report: Report
) -> Generator[None, None, tuple[tuple[Direction, ...], Notes]]:
    """Orthogonal directions with visible, distinct and steady effects, strongest first.

    The mean change of small pictures with each coordinate, over many places, is a Jacobian; what
    cancels out between places is no direction worth a name. Its singular vectors are at right
    angles to each other, and so are their effects. Large spaces are searched along as many random
    axes as time allows.

    Raises:
        ModelError: the model has no prior to draw places from.
    """
    loaded = renderer.cache.get(job.model)
    space = loaded.card.info.space
    if space.prior == "none":
        raise ModelError(f"{loaded.card.name} has no seeds to look for directions among.")
    sketch = Sketcher(renderer, loaded, token)
    axes = _axes(space.size, job.seed)
    places = prior_points(job.seed, max(3, RENDERS // (2 * len(axes))), space).double()
    total = len(places) + min(job.count, len(axes))
    jacobian = torch.zeros(0)
    for k, place in enumerate(places):
        slope = yield from _slopes(sketch, place, axes)
        jacobian = slope if k == 0 else jacobian + slope
        report(k + 1, total)
    mean = jacobian / len(places)
    moves, strengths = visible_moves(mean, job.count)
    shares = 100.0 * strengths.square() / mean.square().sum().clamp_min(1e-30)
    found = []
    for k, (move, share) in enumerate(zip(moves @ axes, shares, strict=True)):
        note = f"Explains {float(share):.0f} % of what changes everywhere alike."
        direction = yield from _calibrated(sketch, f"Found {k + 1}", move, "pca", job.seed)
        found.append(msgspec.structs.replace(direction, note=note))
        report(len(places) + k + 1, total)
    return tuple(found), ()


def _axes(size: int, seed: int) -> Tensor:
    """Orthonormal axes [A, D] float64 to look along: all of them, or RENDERS / 6 random ones."""
    most = RENDERS // 6
    if size <= most:
        return torch.eye(size, dtype=torch.float64)
    generator = torch.Generator("cpu").manual_seed(seed)
    drawn = torch.randn((size, most), generator=generator, dtype=torch.float64)
    columns: Tensor = torch.linalg.qr(drawn).Q
    return columns.T


def _slopes(sketch: Sketcher, place: Tensor, axes: Tensor) -> Generator[None, None, Tensor]:
    """[F, A]: the central difference of the picture at `place` along each axis."""
    columns = []
    for batch in torch.split(axes, BATCH // 2):
        pictures = sketch(torch.cat((place + STEP * batch, place - STEP * batch)))
        ahead, behind = pictures.flatten(1).chunk(2)
        columns.append(((ahead - behind) / (2.0 * STEP)).T)
        yield
    return torch.cat(columns, dim=1)


def learn_direction(
    renderer: Renderer, job: LearnDirectionJob, token: CancelToken, report: Report
) -> Generator[None, None, tuple[Direction, Notes]]:
    """A calibrated direction from recipes that have something and recipes that lack it.

    Raises:
        RecipeError: an example belongs to another model.
        LatentError: there are no examples, or they do not differ.
    """
    loaded = renderer.cache.get(job.model)
    space = loaded.card.info.space
    groups: list[Tensor] = []
    done, total = 0, len(job.having) + len(job.lacking) + 1
    for recipes in (job.having, job.lacking):
        rows = [torch.zeros(0, space.size, dtype=torch.float64)]
        for recipe in recipes:
            if recipe.model.sha256 != job.model.sha256:
                raise RecipeError(f"An example belongs to {recipe.model.id}, not to this model.")
            point = loaded.full.resolve(recipe.latent, recipe.directions)
            rows.append(point.cpu().double().reshape(1, -1))
            done += 1
            report(done, total)
            yield
        groups.append(torch.cat(rows))
    if space.prior == "none" and not job.lacking:
        raise LatentError("Learning a direction here also needs examples that lack it.")
    prior = torch.cat(groups) if space.prior == "none" else prior_points(0, 256, space)
    vector = from_examples(groups[0], groups[1], prior)
    sketch = Sketcher(renderer, loaded, token)
    start = torch.cat(groups)
    direction = yield from _calibrated(sketch, job.name, vector, "examples", 0, start)
    report(total, total)
    return msgspec.structs.replace(direction, high=job.name[:40]), ()


def _calibrated(
    sketch: Sketcher, name: str, vector: Tensor, origin: Origin, seed: int,
    places: Tensor | None = None,
) -> Generator[None, None, Direction]:  # fmt: skip
    """The direction along `vector` [D] whose one unit changes pictures by `UNIT_CHANGE`."""
    space = sketch.loaded.card.info.space
    if space.prior != "none":
        places = prior_points(seed, CALIBRATION_PLACES, space).double()
    assert places is not None
    places = places[:CALIBRATION_PLACES]
    unit = vector / vector.norm()

    def change(step: float) -> float:
        ahead, behind = sketch(places + step * unit), sketch(places - step * unit)
        return float((ahead - behind).square().mean().sqrt()) / 2.0

    step = calibrate(change, UNIT_CHANGE)
    yield
    ahead, behind = sketch(places + step * unit), sketch(places - step * unit)
    low, high, sign = _words(ahead - behind) if origin == "pca" else ("", "", 1.0)
    values = (sign * unit).numpy().astype(np.float32)
    found = Direction.of(name, space.name, values, step, origin)
    return msgspec.structs.replace(found, low=low, high=high)


def _words(change: Tensor) -> tuple[str, str, float]:
    """(what it does below, above, sign that makes above the brighter or warmer), if it is plain.

    `change`: [N, 3, h, w], from one unit below to one above.
    """
    size = float(change.square().mean().sqrt())
    if size == 0.0:
        return "", "", 1.0
    brighter = float(change.mean()) / size
    warmer = float((change[:, 0] - change[:, 2]).mean()) / (2.0 * size)
    strongest = max((brighter, warmer), key=abs)
    sign = -1.0 if strongest < 0.0 else 1.0
    if abs(strongest) < WORDY:
        return "", "", sign
    return ("darker", "brighter", sign) if strongest == brighter else ("cooler", "warmer", sign)
