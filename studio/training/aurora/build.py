"""Build Aurora: its weights are drawn from a prior that was curated by eye, none are trained."""

from __future__ import annotations

import argparse
import logging
import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.models.cppn.scene import HIDDEN, LATENT, NAMES
from studio.models.cppn.waves import FIELD_WAVES, FIELDS, LAYERS, WARPING
from studio.training.aurora.card import generator_of, write_folder
from studio.training.aurora.directions import find
from studio.values.seeds import normal

SEED = 7
BANDS = ((0.7, 1.3, 0.62), (1.4, 2.6, 0.34), (3.0, 5.0, 0.11), (7.0, 11.0, 0.03))
"""For every layer: lowest and highest wave number, and how far it pushes."""
FIELD_BAND = (0.8, 2.4)
PRIOR: dict[str, tuple[float, float]] = {
    "scale": (0.0, 0.26),
    "turn": (0.0, 0.7),
    "stretch": (0.0, 0.30),
    "swirl": (0.0, 0.26),
    "ripple": (-0.05, 0.38),
    "sheets": (0.0, 0.4),
    "folds": (0.47, 0.4),
    "sheet_edge": (-3.0, 0.7),
    "fold_edge": (-2.6, 0.7),
    "balance": (0.0, 1.0),
    "gamma": (0.5, 0.28),
    "threads": (0.4, 0.5),
    "thread_width": (-5.1, 0.4),
    "strings": (-0.9, 0.8),
    "string_count": (1.8, 0.25),
    "orb": (-1.1, 1.1),
    "orb_x": (0.0, 0.5),
    "orb_y": (0.0, 0.5),
    "orb_size": (-1.0, 0.35),
    "calm": (0.45, 0.5),
    "calm_edge": (0.8, 0.3),
    "exposure": (0.3, 0.42),
    "black": (0.92, 0.0),
    "day": (-1.6, 1.4),
    "hue": (5.4, 1.8),
    "hue_drift": (0.0, 0.65),
    "hue_light": (0.0, 1.6),
    "hue_fold": (0.0, 0.3),
    "hue_accent": (0.9, 0.4),
    "chroma": (-1.87, 0.32),
    "chroma_drift": (0.3, 0.15),
    "ink": (0.13, 0.02),
    "contrast": (0.1, 0.9),
    "tint": (0.0, 0.5),
}
"""Mean and spread of what a scene is made of, before bending (see `studio.models.cppn.scene`)."""

SHARED = ("black", "orb_x", "orb_y", "thread_width", "string_count")
"""These hang on all factors of the latent a little; every other one has a factor of its own."""


def _normal(purpose: str, *shape: int) -> Tensor:
    values = normal(SEED, f"aurora/{purpose}", int(np.prod(shape)))
    return torch.from_numpy(values.reshape(shape)).double()


def _unit_rows(purpose: str, rows: int) -> Tensor:
    return torch.nn.functional.normalize(_normal(purpose, rows, LATENT + HIDDEN), dim=1)


def _wave_vectors() -> tuple[Tensor, Tensor]:
    """[J, 2] wave vectors, directions spread evenly within a layer; [WARPING, 2] pushes."""
    vectors, pushes = [], []
    bands = (*BANDS, (*FIELD_BAND, 1.0))
    for index, (count, (low, high, push)) in enumerate(
        zip((*LAYERS, FIELD_WAVES), bands, strict=True)
    ):
        length = low * (high / low) ** torch.sigmoid(1.7 * _normal(f"k{index}", count))
        place = torch.arange(count, dtype=torch.float64) + torch.sigmoid(
            1.5 * _normal(f"a{index}", count)
        )
        angle = place * math.pi / count + 0.5 * index
        vectors.append(length[:, None] * torch.stack([angle.cos(), angle.sin()], 1))
        across = angle + math.pi / 2 + 0.5 * _normal(f"b{index}", count)
        reach = push / math.sqrt(count / 2) * math.sqrt(low * high) / length
        pushes.append(reach[:, None] * torch.stack([across.cos(), across.sin()], 1))
    return torch.cat(vectors), torch.cat(pushes[:-1])


def _scene_rows() -> Tensor:
    """[K, features] unit rows: which factors each part of a scene hangs on."""
    rows = _unit_rows("scene", len(NAMES))
    own = [name for name in NAMES if name not in SHARED]
    for factor, name in enumerate(own):
        rows[NAMES.index(name)] = torch.nn.functional.one_hot(
            torch.tensor(factor), LATENT + HIDDEN
        ).double()
    return rows


def weights() -> dict[str, Tensor]:
    """Aurora's tensors, float32."""
    rotation, _ = torch.linalg.qr(_normal("q", LATENT, LATENT))
    vector, step = _wave_vectors()
    count = WARPING + FIELD_WAVES
    spread = torch.tensor([PRIOR[name][1] for name in NAMES], dtype=torch.float64)
    tensors = {
        "latent.rotate": rotation.T,
        "latent.bend.weight": _normal("c", HIDDEN, LATENT) / math.sqrt(LATENT),
        "latent.bend.bias": 3 * _normal("d", HIDDEN),
        "scene.weight": spread[:, None] * _scene_rows(),
        "scene.bias": torch.tensor([PRIOR[name][0] for name in NAMES], dtype=torch.float64),
        "wave.vector": vector,
        "wave.step": step,
        "wave.phase.weight": 1.2 * _unit_rows("ph", count),
        "wave.phase.bias": 4 * _normal("ph0", count),
        "wave.size.weight": 0.45 * _unit_rows("am", count),
        "field.mix": _normal("mixf", FIELDS, FIELD_WAVES) / math.sqrt(FIELD_WAVES / 2),
    }
    return {name: value.float().contiguous() for name, value in tensors.items()}


def main() -> None:
    """Write the model folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    folder: Path = parser.parse_args().out
    torch.set_num_threads(1)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    folder.mkdir(parents=True, exist_ok=True)
    tensors = weights()
    directions = find(generator_of(tensors), logging.getLogger(__name__).info)
    write_folder(folder, tensors, directions)
