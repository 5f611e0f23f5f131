"""A compact state of training that travels with the code, and training taken up from it.

    state/autoencoder.safetensors  state/flow.safetensors  state/reader.safetensors   half precision
    state/state.json                                       steps and minutes spent

It holds the averaged weights alone; the optimisers start anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

STATE = Path(__file__).parent / "state"
PARTS = ("autoencoder", "flow", "reader")
FIGURES = ("step", "spent", "long", "guidance", "layout")


def keep(out: Path, state: Path = STATE) -> int:
    """Write the state of a folder of training; returns its bytes."""
    state.mkdir(parents=True, exist_ok=True)
    spent: dict[str, Any] = {}
    for part in PARTS:
        if not (out / f"{part}.pt").is_file():
            continue
        found = torch.load(out / f"{part}.pt", weights_only=True)
        weights = found["mean"] if "mean" in found and "step" in found else found
        half = {name: _halved(weight) for name, weight in weights.items()}
        save_file(half, state / f"{part}.safetensors")
        spent[part] = {
            k: found[k] for k in ("step", "spent", "long", "guidance", "layout") if k in found
        }
    (state / "state.json").write_text(json.dumps(spent, indent=1) + "\n", encoding="utf-8")
    return sum(path.stat().st_size for path in state.iterdir())


def take_up(out: Path, state: Path = STATE) -> list[str]:
    """Put the kept state where training looks for its own, unless it has one; returns what was."""
    if not (state / "state.json").is_file():
        return []
    out.mkdir(parents=True, exist_ok=True)
    spent = json.loads((state / "state.json").read_text(encoding="utf-8"))
    taken = []
    for part, figures in spent.items():
        if (out / f"{part}.pt").is_file():
            continue
        kept = load_file(state / f"{part}.safetensors").items()
        weights = {n: w.float() if w.is_floating_point() else w for n, w in kept}
        torch.save({"mean": weights, **figures} if figures else weights, out / f"{part}.pt")
        taken.append(part)
    return taken


def _halved(weight: Tensor) -> Tensor:
    return weight.half().contiguous() if weight.is_floating_point() else weight
