"""Writes Postcards as a diffusers folder: `python -m studio.training.postcards.export`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import nn

from studio.models.diffusion.postcards.folder import CLASSES, INDEX, PIPELINE, SCHEDULER, WEIGHTS
from studio.models.diffusion.postcards.networks import Networks
from studio.training.postcards.weights import read_networks, trained


def write_folder(networks: Networks, folder: Path, notes: dict[str, object]) -> int:
    """Write all parts; returns the bytes written.

    Args:
        networks: what to write.
        folder: made if it is not there.
        notes: kept in `model_index.json` under "postcards": guidance, few-step training.
    """
    folder.mkdir(parents=True, exist_ok=True)
    index: dict[str, object] = {"_class_name": PIPELINE, "_diffusers_version": "0.35.0"}
    index["scheduler"] = ["diffusers", SCHEDULER["_class_name"]]
    index |= {part: ["studio", name] for part, name in CLASSES.items()}
    _write(folder / INDEX, {**index, "postcards": notes})
    _write(folder / "scheduler" / "scheduler_config.json", SCHEDULER)
    _write(folder / "tokenizer" / "tokenizer_config.json", networks.words.config())
    parts: dict[str, Any] = {
        "transformer": networks.transformer,
        "vae": networks.autoencoder,
        "text_encoder": networks.text,
    }
    for part, network in parts.items():
        _write(folder / part / "config.json", network.config())
        save_file(halved(network), folder / part / WEIGHTS[part])
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def halved(network: nn.Module) -> dict[str, torch.Tensor]:
    """The weights in half precision."""
    return {name: w.half().contiguous() for name, w in network.state_dict().items()}


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write the trained Postcards as a folder.")
    parser.add_argument("--run", type=Path, required=True, help="a folder of training")
    parser.add_argument("--out", type=Path, required=True)
    choice = parser.parse_args()
    write_folder(read_networks(choice.run), choice.out, trained(choice.run))


if __name__ == "__main__":
    main()
