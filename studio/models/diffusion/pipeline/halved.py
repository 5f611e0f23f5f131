"""Denoisers that are kept at 16 bits and computed at 16, where the machine gains by it.

Which of both a place is drawn with is a control of its own, so that places of before keep their
bytes: those that say nothing are computed at 32. On processors the 16 bits are bfloat16, which has
the range of 32: numbers never become infinite by it. What is drawn with GPUs keeps the kind of the
file. Drafts take whichever precision is in memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor, nn

from studio.models.diffusion.pipeline.building import fill
from studio.models.diffusion.pipeline.denoiser import precision
from studio.models.diffusion.pipeline.packed import pack, unpack
from studio.values.controls import Control

ARITHMETIC, HALF, EXACT = "arithmetic", "half", "exact"
_SIXTEEN = (torch.float16, torch.bfloat16)
_MOSTLY = 0.5


def control() -> Control:
    """Which of both new places are drawn with, and those of before."""
    return Control(
        ARITHMETIC, "Arithmetic", "choice", EXACT, group="Sampling", mark=False, fresh=HALF,
        choices=((HALF, "16 bits, as kept"), (EXACT, "32 bits")),
        help="16 bits is quicker on processors and graphics cards made for it, and hardly another"
        " picture; elsewhere it is drawn at 32.",
    )  # fmt: skip


def kept_at(tensors: Mapping[str, Tensor]) -> torch.dtype | None:
    """The 16 bits in which most numbers of a network are kept; None where it is kept finer."""
    counts: dict[torch.dtype, int] = {}
    for value in tensors.values():
        if value.is_floating_point():
            counts[value.dtype] = counts.get(value.dtype, 0) + value.numel()
    total = sum(counts.values())
    found = max(_SIXTEEN, key=lambda kind: counts.get(kind, 0))
    return found if total and counts.get(found, 0) > _MOSTLY * total else None


def drawn_at(device: torch.device, kept: torch.dtype) -> torch.dtype:
    """The precision that a device gains by; 32 bits where it gains by none."""
    if device.type == "cuda":
        return kept
    return torch.bfloat16 if device.type == "cpu" and _multiplies() else torch.float32


@cache
def _multiplies() -> bool:
    """Whether this processor multiplies bfloat16 itself; others would only be slower."""
    ask = getattr(torch.cpu, "get_capabilities", dict)  # since torch 2.11
    known: dict[str, object] = ask()
    return bool(known.get("avx512_bf16") or known.get("amx_bf16"))


@dataclass(frozen=True)
class Halved:
    """A denoiser's numbers as its file holds them: `part` is named in errors."""

    part: str
    tensors: Mapping[str, Tensor]
    kept: torch.dtype

    def hold(self, network: nn.Module, device: torch.device, *, half: bool) -> bool:
        """Have a network at 16 bits, or at 32 exactly as in the file; whether anything changed.

        Raises:
            ModelError: the file changed in the meantime.
        """
        wanted = drawn_at(device, self.kept) if half else torch.float32
        now = precision(network)[1]
        if now is wanted:
            return False
        unpack((network,))
        if wanted is torch.float32:
            fill(network, self.tensors, self.part)
        network.to(device, wanted)
        if wanted is torch.float32 and device.type == "cpu":
            pack((network,))
        return True
