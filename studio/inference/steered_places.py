"""Steering as a job: every step is a place of its own, the last one the best that was found."""

from __future__ import annotations

from collections.abc import Callable, Generator

import numpy as np

from studio.errors import LatentError
from studio.inference.progress import Progress
from studio.inference.renderer import Renderer, Scene
from studio.inference.steering import MOST_STEPS, Found, steer
from studio.models.base import Lifts
from studio.values import edit
from studio.values.cancel import CancelToken
from studio.values.latent import Repaint, Vector
from studio.values.messages import Result, SteerJob
from studio.values.recipe import Recipe
from studio.values.steering import Steered

MAX_NUMBERS = 1 << 19
"""Points of larger spaces would make every step megabytes."""


def steered(
    job: SteerJob,
    renderer: Renderer,
    token: CancelToken,
    deliver: Callable[[Result], None],
    progress: Progress,
) -> Generator[None, None, tuple[str, ...]]:
    """Tell every step; end with the best, also where somebody was content before the end.

    Raises:
        ModelError, RecipeError: the place cannot be computed here, or its model not be steered.
        LatentError: the place is no point that could be moved.
        RenderError: broken numbers on the way.
    """
    yield  # a waiting draft goes first
    scene = renderer.scene(job.recipe, token)
    if isinstance(job.recipe.latent, Repaint) or scene.point.numel() > MAX_NUMBERS:
        raise LatentError("This place cannot be moved by its picture; go to another one.")
    best: Found | None = None
    for found in steer(scene, job.wishes, token, job.steps):
        better = best is None or (found.left < best.left and not found.ahead)
        best = found if better or best is None else best
        deliver(_told(job, scene, found, ended=False))
        progress(found.step, job.steps or MOST_STEPS)
        yield
        if token.enough:
            break
    assert best is not None, "steering begins with where it is"
    deliver(_told(job, scene, best, ended=True))
    return ()


def _told(job: SteerJob, scene: Scene, found: Found, ended: bool) -> Steered:
    return Steered(
        job.id, place_of(scene, found), found.points, found.left_px, found.left_colour,
        found.step, ended, found.met,
    )  # fmt: skip


def place_of(scene: Scene, found: Found) -> Recipe:
    """The recipe whose point was found: that point is its base, and sliders are at zero."""
    if found.step == 0:
        return scene.recipe
    info = scene.loaded.card.info
    space = info.spaces[-1] if isinstance(scene.loaded.full, Lifts) else info.space
    values = found.point.cpu().numpy().astype(np.float32)[0]
    return edit.with_base(scene.recipe, Vector.of(space.name, values))
