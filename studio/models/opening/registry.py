"""From an installed model to a loaded generator: where the code of each architecture is."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.errors import FileFormatError, ModelError
from studio.files.checkpoints.content import MAX_FACTS, is_fact
from studio.files.safetensors_reader import SafetensorsFile, sha256_of
from studio.models.base import Generator, Loader, TakesLoras, Weights
from studio.models.opening.architecture import Architecture, Published
from studio.models.opening.copies import (
    OTHER,
    copy_on,
    either,
    offered,
    offers,
    parted,
    without_choice,
)
from studio.models.opening.loras import beside
from studio.models.opening.readings import Layout
from studio.models.opening.recognise import NONSENSE, Facts
from studio.values.card import Card, GeneratorInfo
from studio.values.loras import loras_on
from studio.values.messages import InstalledModel

WEIGHTS = "model.safetensors"
FACTS = "facts"
"""Key of the facts (JSON) in the metadata of a weights file."""
ARCHITECTURES: Mapping[str, str] = {
    "aurora-cppn-1": "studio.models.cppn.generator",
    "autoencoder-kl": "studio.models.vae.grid.kl",
    "biggan": "studio.models.gan.biggan.wide",
    "biggan-deep": "studio.models.gan.biggan.deep",
    "burgess-vae": "studio.models.vae.burgess",
    "chain-autoencoder": "studio.models.chains.autoencoder",
    "conditional-vae": "studio.models.vae.conditional",
    "ddpm-course": "studio.models.diffusion.course",
    "ddpm-layernorm": "studio.models.diffusion.digits",
    "dense-autoencoder": "studio.models.chains.dense",
    "diffusion-pipeline": "studio.models.diffusion.pipeline.architecture",
    "fastgan": "studio.models.gan.fastgan",
    "garden-1": "studio.models.gan.garden.generator",
    "glow": "studio.models.flow.glow.architecture",
    "joint-vae": "studio.models.vae.jointvae",
    "lucidrains-unet": "studio.models.diffusion.unets.lucidrains",
    "openai-unet": "studio.models.diffusion.unets.openai",
    "picture-changer": "studio.models.chains.changer",
    "realnvp": "studio.models.flow.realnvp",
    "residual-gan": "studio.models.gan.residual",
    "ridgelines-vae-1": "studio.models.vae.ridgelines.generator",
    "lucidrains-stylegan2": "studio.models.gan.lucidrains",
    "sequential-gan": "studio.models.gan.sequential.architecture",
    "sequential-vae": "studio.models.vae.sequential",
    "student-denoiser": "studio.models.diffusion.students.architecture",
    "stylegan2": "studio.models.gan.stylegan2.generator",
    "stylegan3": "studio.models.gan.stylegan3.generator",
    "taesd": "studio.models.vae.grid.taesd",
    "vq-vae": "studio.models.chains.codes",
    "wavelet-flow": "studio.models.flow.wavelet.architecture",
}
"""Name -> the module whose `ARCHITECTURE` has that name; imported when first needed."""
_NONSENSE = "{} holds tensors that do not go together, whatever their names say."
LARGEST_COPIED = 1 << 30
"""Bytes of a file that is copied into memory as a whole."""
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
    loaders: Mapping[str, Loader] | None = None,
) -> Generator:
    """Load an installed model onto a device; `loaders` stand in for the known architectures.

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
    generator = built(architecture, card, read_weights(weights), device, loaders)
    _with_loras(generator, model)
    if generator.info != card.info:
        raise ModelError(f"{card.name}: its card describes another generator than {path.name}.")
    return generator


def _with_loras(generator: Generator, model: InstalledModel) -> None:
    """Give a generator the LoRAs that its card says are beside it.

    Raises:
        ModelError: it takes none, or a file is missing or does not fit.
    """
    loras = loras_on(model.card.info)
    if not loras:
        return
    if not isinstance(generator, TakesLoras):
        raise ModelError(f"{model.card.name} takes no LoRAs; its card says that it has some.")
    generator.take_loras(beside(model.folder, model.card, read_tensors), loras)


def built(
    architecture: str,
    card: Card,
    weights: Weights,
    device: torch.device,
    loaders: Mapping[str, Loader] | None = None,
) -> Generator:
    """The generator that weights of an architecture make.

    Raises:
        ModelError: they make none, or the architecture is unknown.
    """
    load = architecture_of(architecture).load if loaders is None else loaders[architecture]
    main, other = parted(weights)
    try:
        if not other or not offers(card):
            return load(card, main, device)
        alone = without_choice(card)
        return either(load(alone, main, device), lambda: load(alone, other, device), copy_on(card))
    except KeyError as error:
        raise ModelError(f"{card.name}: {WEIGHTS} lacks the tensor {error}.") from None
    except NONSENSE:
        raise ModelError(_NONSENSE.format(WEIGHTS)) from None


def declare(architecture: str, weights: Weights) -> GeneratorInfo:
    """What a new card says of weights of a published architecture.

    Raises:
        ModelError: they do not make a generator of it.
    """
    known = architecture_of(architecture)
    if not isinstance(known, Published):
        raise ModelError(f"Files of {architecture!r} come with a card of their own.")
    main, other = parted(weights)
    try:
        return offered(known.info_of(main), other)
    except NONSENSE:
        raise ModelError(_NONSENSE.format("The file")) from None


def layouts(architecture: str, weights: Weights) -> tuple[Layout, ...]:
    """Other names of the same weights under which they make pictures of another size."""
    known = architecture_of(architecture)
    if not isinstance(known, Published) or known.layouts is None:
        return ()
    return known.layouts(shapes_of(parted(weights)[0]))


def shapes_of(weights: Mapping[str, Tensor]) -> dict[str, tuple[int, ...]]:
    """The shapes of tensors by name."""
    return {name: tuple(value.shape) for name, value in weights.items()}


def published() -> Iterator[Published]:
    """Every architecture whose files are recognised."""
    for name in ARCHITECTURES:
        known = architecture_of(name)
        if isinstance(known, Published):
            yield known


def architecture_of(name: str) -> Architecture:
    """The architecture of that name.

    Raises:
        ModelError: there is none.
    """
    module = ARCHITECTURES.get(name)
    if module is None:
        raise ModelError(
            f"{WEIGHTS} is of the architecture {name[:40]!r}, which this studio does not know."
        )
    known: Architecture = importlib.import_module(module).ARCHITECTURE
    return known


def read_weights(file: SafetensorsFile) -> Weights:
    """The tensors of a checked file with the facts beside them.

    Raises:
        FileFormatError: the facts are no JSON object, or a number format cannot be held.
    """
    try:
        facts = json.loads(file.metadata.get(FACTS, "{}"))
    except (ValueError, RecursionError):
        facts = None
    plain = isinstance(facts, dict) and all(map(is_fact, facts.values()))
    if not plain or len(facts) > MAX_FACTS:
        raise FileFormatError(f"{file.path.name} holds facts that cannot be read.")
    return Weights(read_tensors(file), facts)


def metadata_of(architecture: str, facts: Facts) -> dict[str, str]:
    """What a converted weights file says of itself; `open_model` reads it."""
    return {"architecture": architecture, FACTS: json.dumps(dict(facts), sort_keys=True)}


def read_tensors(weights: SafetensorsFile) -> dict[str, Tensor]:
    """The tensors of a checked file by name, copied into memory.

    Those of a second copy, and all of a large file, stay in the file, mapped, until something is
    made of them.
    """
    tensors: dict[str, Tensor] = {}
    large = sum(entry.end - entry.begin for entry in weights.entries.values()) > LARGEST_COPIED
    others = large or any(name.startswith(OTHER) for name in weights.entries)
    for name, dtype, view in weights.arrays("c" if others else "r"):
        mapped = (large or name.startswith(OTHER)) and dtype not in _UNSIGNED and view.flags.aligned
        # A file that is mapped cannot be deleted on Windows.
        mapped = mapped and os.name != "nt"
        array = view if mapped else np.array(view, dtype=_UNSIGNED.get(dtype), order="C")
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
