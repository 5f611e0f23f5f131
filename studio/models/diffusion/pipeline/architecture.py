"""Pipelines as an architecture: one container, opened into parts, drawn with by one generator."""

from __future__ import annotations

import msgspec
import torch

from studio.models.base import Weights
from studio.models.diffusion.pipeline.container import Contents, composed, parts_of
from studio.models.diffusion.pipeline.described import ARCHITECTURE_NAME, describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.diffusion.pipeline.halved import ARITHMETIC, Halved, control, drawn_at, kept_at
from studio.models.diffusion.pipeline.words.opening import reader_of
from studio.models.opening.architecture import Published
from studio.models.opening.memory import check_room
from studio.models.opening.recognise import Group, Match, MismatchError
from studio.values.card import Card, GeneratorInfo


def recognise(group: Group) -> Match:
    """Never one group of tensors: a pipeline says itself what it is (`opening.pipelines`).

    Raises:
        MismatchError: always.
    """
    del group
    raise MismatchError("it has no model_index.json, which says what goes together")


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card.

    Raises:
        ModelError: the container makes no pipeline.
    """
    parts = parts_of(weights, meta=True)
    info = describe(parts, reader_of(parts))
    if parts.kind == "postcard" or halved_of(weights) is None:
        return info
    return msgspec.structs.replace(info, controls=(*info.controls, control()))


def halved_of(weights: Weights) -> Halved | None:
    """The denoiser's numbers, where they are kept at 16 bits."""
    contents = Contents.of(weights)
    part = composed(contents).denoiser
    kept = kept_at(contents.tensors.get(part, {}))
    return None if kept is None else Halved(part, contents.tensors[part], kept)


def load(card: Card, weights: Weights, device: torch.device) -> PipelineGenerator:
    """Build the generator on a device: in full precision, or as its new places are drawn.

    Raises:
        ModelError: the container makes no pipeline.
        OutOfMemory: there is too little memory for it.
    """
    asked = tuple(c for c in card.info.controls if c.key == ARITHMETIC)
    halved = halved_of(weights) if asked else None
    if device.type == "cpu":
        check_room(card.name, _bytes(weights, halved, device))
    at = {halved.part: drawn_at(device, halved.kept)} if halved is not None else {}
    parts = parts_of(weights, at=at)
    reader = reader_of(parts)
    info = describe(parts, reader)
    info = msgspec.structs.replace(
        info, directions=card.info.directions, controls=(*info.controls, *asked)
    )
    return PipelineGenerator(info, parts, reader, halved).on(device)


def _bytes(weights: Weights, halved: Halved | None, device: torch.device) -> int:
    """How much memory the numbers take while it draws."""
    numbers = sum(value.numel() for value in weights.values() if value.is_floating_point())
    if halved is None or drawn_at(device, halved.kept) is torch.float32:
        return 4 * numbers
    return 4 * numbers - 2 * sum(value.numel() for value in halved.tensors.values())


ARCHITECTURE = Published(ARCHITECTURE_NAME, "diffusion", load, recognise, info_of)
