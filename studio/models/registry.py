"""From an installed model to a loaded generator: which architecture is built by which module."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import numpy as np
import torch
from torch import Tensor

from studio.errors import FileFormatError, ModelError
from studio.files.safetensors_reader import SafetensorsFile, sha256_of
from studio.models.base import Generator, Loader
from studio.values.card import GeneratorInfo
from studio.values.messages import InstalledModel

WEIGHTS = "model.safetensors"
LOADERS = {
    "aurora-cppn-1": "studio.models.cppn.generator",
    "burgess-vae": "studio.models.vae.burgess",
    "joint-vae": "studio.models.vae.jointvae",
    "ridgelines-vae-1": "studio.models.vae.generator",
    "sequential-gan": "studio.models.gan.sequential",
    "taesd": "studio.models.vae.taesd",
}
"""Architecture -> the module whose `load` builds it; imported when first needed."""
_VIEWED = {
    "BF16": torch.bfloat16,
    "F8_E5M2": torch.float8_e5m2,
    "F8_E4M3": torch.float8_e4m3fn,
}
_UNSIGNED = {"U16": np.int32, "U32": np.int64}
"""torch computes little in these; the next larger signed integers hold the same values."""


def open_model(
    model: InstalledModel,
    device: torch.device,
    loaders: Mapping[str, str | Loader] = LOADERS,
) -> Generator:
    """Load an installed model onto a device.

    Raises:
        ModelError: a file is missing, altered or of an unknown architecture, or the weights do not
            make the generator that the card describes; names the file.
        FileFormatError: the weights break the format's rules.
    """
    card, path = model.card, model.folder / WEIGHTS
    if not path.is_file():
        raise ModelError(f"{card.name} lacks its file {path.name}; install the model again.")
    if sha256_of(path) != (card.weights_sha256 or card.sha256):
        raise ModelError(
            f"{card.name} was altered: {path.name} is not the file on its card; install the model"
            " again."
        )
    weights = SafetensorsFile(path)
    architecture = weights.metadata.get("architecture", "")
    if architecture not in loaders:
        raise ModelError(
            f"{path.name} is of the architecture {architecture[:40]!r}, which this studio does"
            f" not know."
        )
    load = _loader(loaders[architecture])
    try:
        generator = load(card, read_tensors(weights), device)
    except KeyError as error:
        raise ModelError(f"{card.name}: {path.name} lacks the tensor {error}.") from None
    if generator.info != card.info:
        raise ModelError(f"{card.name}: its card describes another generator than {path.name}.")
    return generator


def declare(architecture: str, tensors: Mapping[str, Tensor]) -> GeneratorInfo:
    """What a new card says of weights of a published architecture.

    Raises:
        ModelError: they do not make a generator of it.
    """
    module = importlib.import_module(LOADERS[architecture])
    return cast(GeneratorInfo, module.info_of(tensors))


def _loader(where: str | Loader) -> Loader:
    if isinstance(where, str):
        return cast(Loader, importlib.import_module(where).load)
    return where


def read_tensors(weights: SafetensorsFile) -> dict[str, Tensor]:
    """The tensors of a checked file, copied into memory, by name."""
    tensors: dict[str, Tensor] = {}
    for name, dtype, view in weights.arrays():
        array = np.array(view, dtype=_UNSIGNED.get(dtype), order="C")
        if dtype == "U64":
            raise FileFormatError(f"{weights.path.name} holds 64-bit unsigned numbers.")
        if array.dtype == np.uint16:  # bfloat16 in disguise
            array = array.view(np.int16)
        tensor = torch.from_numpy(array)
        tensors[name] = tensor.view(_VIEWED[dtype]) if dtype in _VIEWED else tensor
    return tensors


def weight_bytes(folder: Path) -> int:
    """How much the weights in a model's folder take on disk."""
    path = folder / WEIGHTS
    return path.stat().st_size if path.is_file() else 0
