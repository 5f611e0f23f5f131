"""A LoRA joins a model of the library: matched with its layers, kept beside it, on its card."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from studio.errors import FileFormatError, InputError, ModelError
from studio.files.atomic import make_folder, printable, write_atomic
from studio.files.safetensors_reader import SafetensorsFile, sha256_of
from studio.library.folders import CARD, WEIGHTS
from studio.models.diffusion.pipeline.lora.matching import Fit, Layer, layers_of, matched
from studio.models.diffusion.pipeline.lora.naming import DENOISER, Role, named
from studio.models.opening.loras import file_of
from studio.models.opening.registry import read_tensors
from studio.values.card import card_to_json
from studio.values.controls import Control
from studio.values.loras import MOST, card_with, free_key, lora_control, loras_on
from studio.values.messages import InstalledModel

PIPELINE = "diffusion-pipeline"
SOURCE = "source"
"""In a kept file: the sha256 of the file that it came from."""
MAX_BYTES = 8 << 30
MAX_TITLE = 40
_TITLES = ("ss_output_name", "modelspec.title")
_ADAPTER = "lora_adapter_metadata"


@dataclass(frozen=True)
class Added:
    """A model with a LoRA beside it.

    `new`: it was not there before. `left`: how many layers of the file fit none of the model's.
    """

    model: InstalledModel
    control: Control
    new: bool
    left: int


def is_lora(path: Path) -> bool:
    """Whether a file holds a LoRA, by the names of its tensors."""
    if path.suffix.lower() != ".safetensors" or not path.is_file():
        return False
    try:
        said = named(SafetensorsFile(path).entries)
    except FileFormatError:
        return False
    return bool(said.sites) or said.other_kind


def add_lora(path: Path, model: InstalledModel, title: str = "") -> Added:
    """Keep a LoRA beside a model; its card gets a strength for it, which begins at 0.

    Args:
        path: a safetensors file.
        model: one of the person's own.
        title: what to call it; empty takes the file's own name.

    Raises:
        ModelError: the model takes no LoRA, or the LoRA was made for another one.
        FileFormatError: the file is broken.
        ExportError: the model's folder cannot be written to.
    """
    card, name = model.card, printable(path.name)
    if card.house:
        raise ModelError(f"{card.name} came with the studio; add LoRAs to models of your own.")
    if card.info.architecture != PIPELINE:
        raise ModelError(f"{card.name} is no diffusion pipeline; {name} cannot be added to it.")
    if not path.is_file():
        raise InputError(f"There is no file {name}.")
    if path.stat().st_size > MAX_BYTES:
        raise FileFormatError(f"{name} is larger than any LoRA.")
    file = SafetensorsFile(path)
    weights = SafetensorsFile(model.folder / WEIGHTS)
    layers = layers_of({key: entry.shape for key, entry in weights.entries.items()})
    fit = matched({key: entry.shape for key, entry in file.entries.items()}, layers, name)
    source = sha256_of(path)
    for control in loras_on(card.info):
        kept = file_of(model.folder, control.key)
        if kept.is_file() and SafetensorsFile(kept).metadata.get(SOURCE) == source:
            return Added(model, control, new=False, left=fit.left)
    if len(loras_on(card.info)) >= MOST:
        raise ModelError(f"{card.name} has {MOST} LoRAs beside it already, as many as it can have.")
    control = lora_control(_free(model), _title(title, path, file.metadata))
    return Added(
        _kept(model, control, _converted(file, fit, name), source), control, True, fit.left
    )


def _free(model: InstalledModel) -> str:
    """A key under which no file lies, not even of a LoRA that was taken away: undo needs that."""
    key = free_key(model.card.info)
    while file_of(model.folder, key).exists():
        key = f"lora_{int(key.removeprefix('lora_')) + 1}"
    return key


def _title(given: str, path: Path, metadata: Mapping[str, str]) -> str:
    own = next((metadata[key] for key in _TITLES if metadata.get(key, "").strip()), path.stem)
    words = printable(given or own).replace("_", " ").split()
    return " ".join(words)[:MAX_TITLE].strip() or "LoRA"


def _kept(
    model: InstalledModel, control: Control, tensors: Mapping[str, Tensor], source: str
) -> InstalledModel:
    from safetensors.torch import save

    data = save(dict(tensors), {SOURCE: source, "title": control.label})
    path = file_of(model.folder, control.key)
    make_folder(path.parent)
    write_atomic(path, data)
    card = card_with(model.card, (*loras_on(model.card.info), control))
    write_atomic(model.folder / CARD, card_to_json(card))
    return InstalledModel(card, model.folder)


# ---- the tensors under our names --------------------------------------------------------------
def _converted(file: SafetensorsFile, fit: Fit, name: str) -> dict[str, Tensor]:
    tensors = read_tensors(file)
    told = _alphas(file.metadata)
    found: dict[str, Tensor] = {}
    for (part, module), roles in fit.layers.items():
        where = f"{part}/{module}"
        for role in ("down", "up", "mid"):
            if role in roles:
                found[f"{where}|{role}"] = _finite(tensors[roles[role]], name).contiguous()
        found[f"{where}|scale"] = torch.tensor(_scale(tensors, (part, module), roles, told, name))
    return found


def _finite(value: Tensor, name: str) -> Tensor:
    if not value.is_floating_point() or not bool(torch.isfinite(value.float()).all()):
        raise FileFormatError(f"{name} holds numbers that are not finite.")
    return value


def _scale(
    tensors: Mapping[str, Tensor], layer: Layer, roles: Mapping[Role, str],
    told: Mapping[str, float], name: str,
) -> float:  # fmt: skip
    """Alpha over rank: beside the layer, or for a whole part; 1 where nothing says."""
    rank = tensors[roles["down"]].shape[0]
    if "alpha" in roles:
        alpha = tensors[roles["alpha"]]
        if alpha.numel() != 1:
            raise FileFormatError(f"{name} has an alpha that is no single number.")
        return float(_finite(alpha.float(), name)) / rank
    return told.get(layer[0], rank) / rank


def _alphas(metadata: Mapping[str, str]) -> dict[str, float]:
    """Part -> alpha, as diffusers notes it for a whole part."""
    try:
        told: Any = json.loads(metadata.get(_ADAPTER, "{}"))
    except (ValueError, RecursionError):
        return {}
    found = {}
    for key, value in told.items() if isinstance(told, dict) else ():
        part, _, what = str(key).rpartition(".")
        if what == "lora_alpha" and isinstance(value, int | float) and abs(value) < 1e6:
            found[DENOISER if part in ("unet", "transformer", "") else part] = float(value)
    return found
