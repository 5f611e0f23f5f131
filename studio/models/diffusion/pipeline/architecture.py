"""Pipelines as an architecture: one container, opened into parts, drawn with by one generator."""

from __future__ import annotations

import msgspec
import torch

from studio.models.base import Weights
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.diffusion.pipeline.described import ARCHITECTURE_NAME, describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
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
    return describe(parts, reader_of(parts))


def load(card: Card, weights: Weights, device: torch.device) -> PipelineGenerator:
    """Build the generator, in full precision on a device.

    Raises:
        ModelError: the container makes no pipeline.
        OutOfMemory: there is too little memory for it.
    """
    if device.type == "cpu":
        numbers = sum(value.numel() for value in weights.values() if value.is_floating_point())
        check_room(card.name, 4 * numbers)
    parts = parts_of(weights)
    reader = reader_of(parts)
    info = msgspec.structs.replace(describe(parts, reader), directions=card.info.directions)
    return PipelineGenerator(info, parts, reader).on(device)


ARCHITECTURE = Published(ARCHITECTURE_NAME, "diffusion", load, recognise, info_of)
