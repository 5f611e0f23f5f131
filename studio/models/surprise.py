"""What a model that measures surprise finds usual, measured on its own samples."""

from __future__ import annotations

import torch

from studio.core.seeds import prior_points
from studio.errors import ModelError
from studio.models.base import CancelToken, Generator, RenderRequest, Scores
from studio.values.card import Surprise
from studio.values.controls import ControlValue, check_controls

SAMPLES, BATCH = 32, 8
FIRST_SEED = 1000
_TEMPERATURE = "temperature"


def sample_range(generator: Generator) -> Surprise:
    """The range of nine of ten samples at temperature 1, for models whose data is not at hand.

    Raises:
        ModelError: the model measures no surprise, or gives figures that are not finite.
    """
    if not isinstance(generator, Scores):
        raise ModelError("The model does not measure surprise.")
    info = generator.info
    hot: dict[str, ControlValue] = (
        {_TEMPERATURE: 1.0} if any(c.key == _TEMPERATURE for c in info.controls) else {}
    )
    controls = check_controls(info.controls, hot)
    points = prior_points(FIRST_SEED, SAMPLES, info.space).reshape(-1, *info.space.shape)
    bits = []
    for latents in torch.split(points, BATCH):
        request = RenderRequest(latents, *info.sizes.default, controls=controls)
        pictures = generator.render(request, CancelToken())
        bits.append(generator.bits_per_dim(pictures[:, :3]))
    found = torch.cat(bits).double().cpu()
    if not torch.isfinite(found).all():
        raise ModelError("The model gives broken figures for how surprising its samples are.")
    low, high = torch.quantile(found, torch.tensor([0.05, 0.95], dtype=torch.float64)).tolist()
    return Surprise(round(low, 4), round(high, 4), "samples")
