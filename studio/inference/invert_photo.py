"""The search for a photograph as a job: one step at a time, previews, and an end at any moment."""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import monotonic

import numpy as np
import torch

from studio.core.pixels import to_u8
from studio.errors import ModelError, RenderError
from studio.inference.inversion import Found, project
from studio.inference.progress import Progress
from studio.inference.renderer import Renderer
from studio.inference.surprise import as_tensor
from studio.models.base import Projects
from studio.models.plain import as_channels, middle_square
from studio.values.arrays import Bytes
from studio.values.cancel import CancelToken
from studio.values.latent import Encoded, Vector
from studio.values.messages import JobFrame, PictureEncoded, ProjectJob, Result

FIT = "projected"
PREVIEW_S = 0.4


def project_photo(
    job: ProjectJob,
    renderer: Renderer,
    token: CancelToken,
    deliver: Callable[[Result], None],
    progress: Progress,
) -> Generator[None, None, tuple[str, ...]]:
    """Search a model for the middle square of a picture.

    The answer is the best place that was seen, also where somebody was content before the end.

    Raises:
        ModelError: the model cannot be searched.
        RenderError: it makes broken numbers on the way.
    """
    loaded = renderer.cache.get(job.model)
    card, model = loaded.card, loaded.full
    if "projects" not in card.info.abilities or not isinstance(model, Projects):
        raise ModelError(f"{card.name} cannot be searched for photos; choose a model that can.")
    yield  # a waiting draft goes first
    seen = middle_square(as_tensor(job.pixels, loaded), card.info.sizes.default)
    with torch.no_grad():
        start = model.search_start(job.controls)
        channels = model.followed(start.point, job.controls, token.check).shape[1]
    search = project(model, as_channels(seen, channels), dict(job.controls), token, job.steps)
    best: Found | None = None
    shown, told = float("-inf"), -1.0
    while not (token.enough and best is not None):
        with torch.enable_grad():
            found = next(search, None)
        if found is None:
            break
        best = found
        progress(found.done, found.total)
        now = monotonic()
        if found.error != told and now - shown >= PREVIEW_S:
            deliver(JobFrame(job.id, found.done, _preview(found)))
            shown, told = now, found.error
        yield
    if best is None or not torch.isfinite(best.point).all():
        raise RenderError(f"{card.name} found no place for this picture.")
    deliver(JobFrame(job.id, best.done, _preview(best)))
    deliver(PictureEncoded(job.id, job.model, _place(job, best), _report(best)))
    return ()


def _preview(found: Found) -> Bytes:
    """[H, W, 3|4] uint8."""
    picture = found.picture.cpu().clamp(0, 1)
    if picture.shape[1] == 1:
        picture = picture.expand(-1, 3, -1, -1)
    pixels: Bytes = to_u8(picture)[0]
    return pixels


def _place(job: ProjectJob, found: Found) -> Encoded:
    values = found.point.cpu().numpy().astype(np.float32)[0]
    return Encoded(job.sha256, FIT, Vector.of(found.space, values))


def _report(found: Found) -> dict[str, float]:
    """Errors in 8-bit steps, as those of encoders are told."""
    return {
        "rms_error": 255.0 * found.error,
        "rms_error_at_start": 255.0 * found.first,
        "steps": float(found.done),
    }
