"""Postcards as an ordinary diffusers folder: `model_index.json` and one folder a part.

    model_index.json                              which class stands in which folder
    scheduler/scheduler_config.json               rectified flow, Euler
    transformer/  config.json  diffusion_pytorch_model.safetensors
    vae/          config.json  diffusion_pytorch_model.safetensors
    text_encoder/ config.json  model.safetensors
    tokenizer/    tokenizer_config.json           words and other spellings

Weights are kept in half precision and used in full.
"""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from studio.errors import FileFormatError
from studio.files.safetensors_reader import SafetensorsFile
from studio.models.diffusion.postcards.autoencoder import AutoencoderLayout, PostcardAutoencoder
from studio.models.diffusion.postcards.networks import Networks
from studio.models.diffusion.postcards.text_encoder import PostcardTextEncoder, TextLayout
from studio.models.diffusion.postcards.transformer import PostcardTransformer, TransformerLayout
from studio.models.diffusion.postcards.words import PostcardTokenizer

PIPELINE = "PostcardPipeline"
INDEX = "model_index.json"
DRAWN = "diffusion_pytorch_model.safetensors"
WEIGHTS = {"transformer": DRAWN, "vae": DRAWN, "text_encoder": "model.safetensors"}
CLASSES = {
    "transformer": "PostcardTransformer",
    "vae": "PostcardAutoencoder",
    "text_encoder": "PostcardTextEncoder",
    "tokenizer": "PostcardTokenizer",
}
SCHEDULER = {
    "_class_name": "FlowMatchEulerDiscreteScheduler",
    "num_train_timesteps": 1000,
    "shift": 1.0,
}


def read_part(folder: Path, part: str) -> dict[str, Any]:
    """The configuration of a part, its class checked.

    Raises:
        FileFormatError: there is none, or it is of another class.
    """
    name = "tokenizer_config.json" if part == "tokenizer" else "config.json"
    path = folder / part / name
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FileFormatError(f"{part}/{name} of {folder.name} cannot be read") from error
    found = config.get("_class_name") if isinstance(config, dict) else None
    if found != CLASSES[part]:
        raise FileFormatError(f"{part} of {folder.name} is {found}, not {CLASSES[part]}")
    return dict(config)


def read_folder(folder: Path) -> Networks:
    """All parts of a folder, ready to be used.

    Raises:
        FileFormatError: a part is missing, of another class, or does not fit its configuration.
    """
    words = read_part(folder, "tokenizer")
    networks = Networks(
        words=PostcardTokenizer(tuple(words["words"]), dict(words["aliases"])),
        text=PostcardTextEncoder(_layout(TextLayout, folder, "text_encoder")),
        transformer=PostcardTransformer(_layout(TransformerLayout, folder, "transformer")),
        autoencoder=PostcardAutoencoder(_layout(AutoencoderLayout, folder, "vae")),
    )
    _fill(networks.text, folder, "text_encoder")
    _fill(networks.transformer, folder, "transformer")
    _fill(networks.autoencoder, folder, "vae")
    return networks


def _layout(kind: Any, folder: Path, part: str) -> Any:
    config = read_part(folder, part)
    sizes = {field.name: config[field.name] for field in fields(kind) if field.name in config}
    return kind(**{key: tuple(v) if isinstance(v, list) else v for key, v in sizes.items()})


def _fill(network: nn.Module, folder: Path, part: str) -> None:
    path = folder / part / WEIGHTS[part]
    found = SafetensorsFile(path)
    arrays = {name: array for name, _, array in found.arrays()}
    wanted = network.state_dict()
    if set(wanted) != set(arrays):
        odd = sorted(set(wanted) ^ set(arrays))[0]
        raise FileFormatError(f"{part} of {folder.name} does not fit its config.json: {odd}")
    for name, weight in wanted.items():
        read = torch.from_numpy(arrays[name].astype(np.float32))
        if read.shape != weight.shape:
            raise FileFormatError(f"{part} of {folder.name}: {name} has shape {tuple(read.shape)}")
        weight.copy_(read)
    network.requires_grad_(requires_grad=False).eval()
