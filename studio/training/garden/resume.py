"""A run in a few megabytes: enough to go on with it on another machine.

Weights are kept in half precision and the optimisers' moments are left out; those find themselves
again within some hundred steps.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

_WHOLE = ("mean", "spread", "low", "high")


class Run(Protocol):
    """What of a trainer is packed."""

    step: int

    @property
    def model(self) -> nn.Module:
        """The generator in training."""

    @property
    def ema(self) -> nn.Module:
        """Its moving average."""

    @property
    def critic(self) -> nn.Module:
        """The critic."""


def pack(trainer: Run, path: Path) -> None:
    """Write the moving average, the critic and how far the run has come."""
    tensors: dict[str, Tensor] = {}
    for part in ("ema", "critic"):
        for name, value in getattr(trainer, part).state_dict().items():
            whole = name.rsplit(".", 1)[-1] in _WHOLE
            kept = value if whole else value.half()
            tensors[f"{part}.{name}"] = kept.detach().clone().contiguous()
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path, metadata={"step": str(trainer.step)})
    path.chmod(0o644)


@torch.no_grad()
def unpack(trainer: Run, path: Path) -> None:
    """Go on from what `pack` wrote; the generator starts as its moving average was."""
    with safe_open(path, "pt") as file:
        trainer.step = int((file.metadata() or {})["step"])
        tensors = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118
    for part, of in (("ema", "ema"), ("model", "ema"), ("critic", "critic")):
        start = f"{of}."
        own = {n.removeprefix(start): v for n, v in tensors.items() if n.startswith(start)}
        getattr(trainer, part).load_state_dict(own)
