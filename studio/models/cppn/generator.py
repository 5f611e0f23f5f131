"""Aurora behind the gestures that all generators share."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from studio.core.latents import evaluate
from studio.errors import ModelError
from studio.models.base import CancelToken, RenderRequest, StepCallback, band_rows
from studio.models.cppn.declared import NAME, character_of, frame_of, grade_of, info_with
from studio.models.cppn.network import Aurora, View, draw, radians
from studio.models.cppn.scene import HIDDEN, LATENT, NAMES
from studio.models.cppn.waves import FIELD_WAVES, FIELDS, WARPING
from studio.models.opening.architecture import Architecture
from studio.values.card import Card, GeneratorInfo
from studio.values.controls import check_controls
from studio.values.directions import Direction
from studio.values.latent import Latent

_FEATURES = LATENT + HIDDEN
_WAVES = WARPING + FIELD_WAVES
SHAPES: dict[str, tuple[int, ...]] = {
    "latent.rotate": (LATENT, LATENT),
    "latent.bend.weight": (HIDDEN, LATENT),
    "latent.bend.bias": (HIDDEN,),
    "scene.weight": (len(NAMES), _FEATURES),
    "scene.bias": (len(NAMES),),
    "wave.vector": (_WAVES, 2),
    "wave.step": (WARPING, 2),
    "wave.phase.weight": (_WAVES, _FEATURES),
    "wave.phase.bias": (_WAVES,),
    "wave.size.weight": (_WAVES, _FEATURES),
    "field.mix": (FIELDS, FIELD_WAVES),
}


class AuroraGenerator:
    """A coordinate network: any size, any aspect, any rows, seamless and symmetric at will."""

    def __init__(self, info: GeneratorInfo, network: Aurora) -> None:
        self._info = info
        self._network = network

    @property
    def info(self) -> GeneratorInfo:
        """What it declares."""
        return self._info

    def resolve(self, latent: Latent, directions: Mapping[str, Direction]) -> Tensor:
        """[1, 32] float32: the point that an expression names.

        Raises:
            LatentError: the expression does not fit this model.
        """
        return evaluate(latent, self._info, directions).to(self._network.device)

    @torch.inference_mode()
    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        """[N, 3, rows, W] float32 in [0, 1]; bit for bit the same rows whichever are asked for.

        Raises:
            Cancelled: the token was set.
            RecipeError: a control value that is not declared or out of range.
        """
        values = check_controls(self._info.controls, dict(request.controls))
        frame = frame_of(request.width, request.height, values)
        grade, turn = grade_of(values), radians(float(values["turn"]))
        character = character_of(values)
        first, last = request.rows or (0, request.height)
        chunks = _chunks(request.width, request.height, (first, last))
        total = len(chunks) * len(request.latents)
        done, pictures = 0, []
        for latent in request.latents:
            view = self._network.view(latent, frame, grade, turn, character)
            parts = []
            for chunk in chunks:
                token.check()
                parts.append(_part(view, chunk, (first, last), request.draft))
                done += 1
                if on_step is not None:
                    on_step(done, total)
            pictures.append(torch.cat(parts, dim=1))
        return torch.stack(pictures)

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the work to a device; coordinates need float32, so `dtype` changes nothing."""
        self._network.device = device


def _chunks(width: int, height: int, rows: tuple[int, int]) -> list[tuple[int, int]]:
    """The whole chunks that `rows` touch."""
    step = band_rows(width)
    starts = range(rows[0] // step * step, rows[1], step)
    return [(start, min(start + step, height)) for start in starts]


def _part(view: View, chunk: tuple[int, int], rows: tuple[int, int], draft: bool) -> Tensor:
    """The rows of a chunk that were asked for; always computed as a whole, so bytes agree."""
    pixels = draw(view, chunk, draft)
    return pixels[:, max(rows[0] - chunk[0], 0) : rows[1] - chunk[0]]


def load(card: Card, tensors: Mapping[str, Tensor], device: torch.device) -> AuroraGenerator:
    """Aurora from its card and weights.

    Raises:
        ModelError: a tensor is missing, has another shape or holds numbers that are not finite.
    """
    for name, shape in SHAPES.items():
        if name not in tensors:
            raise ModelError(f"The weights lack {name!r}; this is not a complete Aurora model.")
        if tuple(tensors[name].shape) != shape:
            found = tuple(tensors[name].shape)
            raise ModelError(f"The weights hold {name!r} as {found}, expected {shape}.")
        if not torch.isfinite(tensors[name]).all():
            raise ModelError(f"The weights hold numbers in {name!r} that are not finite.")
    return AuroraGenerator(info_with(card.info.directions), Aurora(tensors, device))


ARCHITECTURE = Architecture(NAME, "cppn", load)
