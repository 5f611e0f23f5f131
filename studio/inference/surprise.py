"""How surprising pictures are to models that can say it, in bits per dimension."""

from __future__ import annotations

import logging
import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.errors import ModelError, RenderError
from studio.inference.cache import Loaded
from studio.inference.faults import out_of_memory
from studio.models.base import Generator, Scores
from studio.models.plain import middle_square

log = logging.getLogger(__name__)
Picture = NDArray[np.uint8]


def scorer(loaded: Loaded) -> Scores | None:
    """The model as one that measures surprise, None where it does not."""
    generator: Generator = loaded.full
    able = "scores" in loaded.card.info.abilities and isinstance(generator, Scores)
    return generator if able and isinstance(generator, Scores) else None


def of_frame(loaded: Loaded, pixels: Picture) -> float | None:
    """Bits per dimension of a picture [H, W, C] that the model made.

    None where it measures none, where the picture was made smaller than the model's, and where the
    figure is not finite or memory ran out: a frame is never lost over its figure.
    """
    able = scorer(loaded)
    if able is None or pixels.shape[:2] != loaded.card.info.sizes.default[::-1]:
        return None
    found = out_of_memory(lambda: _bits(able, as_tensor(pixels, loaded)))
    return found if found is not None and math.isfinite(found) else None


def of_photo(loaded: Loaded, pixels: Picture) -> float:
    """Bits per dimension of a photograph's middle square [H, W, 3], at the model's size.

    Raises:
        ModelError: the model measures no surprise.
        RenderError: the figure is not finite.
    """
    able, card = scorer(loaded), loaded.card
    if able is None:
        raise ModelError(f"{card.name} does not measure surprise; choose a model that does.")
    seen = middle_square(as_tensor(pixels, loaded), card.info.sizes.default)
    found = _bits(able, seen)
    if not math.isfinite(found):
        raise RenderError(f"{card.name} has no figure for this picture.")
    return found


def as_tensor(pixels: Picture, loaded: Loaded) -> Tensor:
    """[1, 3, H, W] float in [0, 1] on the model's device."""
    whole = torch.from_numpy(np.array(pixels[..., :3]))
    return (whole.permute(2, 0, 1)[None].float() / 255.0).to(loaded.device)


def _bits(able: Scores, pixels: Tensor) -> float:
    with torch.inference_mode():
        return float(able.bits_per_dim(pixels)[0])
