"""LoRA files that are kept beside a model, one for each `lora_<n>` control on its card.

They lie in the folder `loras` as `lora_<n>.safetensors`, with tensors under our names:

    <part>/<layer>|down   |up   |mid   |scale

and come to the generator as `lora:lora_<n>/<part>/<layer>|…`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from torch import Tensor

from studio.errors import FileFormatError, ModelError
from studio.files.safetensors_reader import SafetensorsFile
from studio.values.card import Card
from studio.values.loras import loras_on

KEPT = "lora:"
"""Begins the names of a LoRA's tensors among those of a model."""
FOLDER = "loras"


def file_of(folder: Path, key: str) -> Path:
    """Where a LoRA of a model lies."""
    return folder / FOLDER / f"{key}.safetensors"


def beside(
    folder: Path, card: Card, read: Callable[[SafetensorsFile], dict[str, Tensor]]
) -> dict[str, Tensor]:
    """The tensors of all LoRAs that a card names; `read` takes them out of a checked file.

    Raises:
        ModelError: a file is missing or broken.
    """
    found: dict[str, Tensor] = {}
    for key in (control.key for control in loras_on(card.info)):
        path = file_of(folder, key)
        if not path.is_file():
            raise ModelError(
                f"{card.name} lacks its LoRA {key}; put {path.name} back into {FOLDER}."
            )
        try:
            tensors = read(SafetensorsFile(path))
        except FileFormatError as error:
            raise ModelError(f"A LoRA of {card.name} is broken: {error}") from None
        found |= {f"{KEPT}{key}/{name}": value for name, value in tensors.items()}
    return found
