"""What to try next when a render runs out of memory or gives broken numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

T = TypeVar("T")
_MEMORY_WORDS = ("out of memory", "can't allocate memory", "not enough memory", "alloc_failed")
MAX_PARTS = 64


class Fault(Enum):
    """Why a render gave no picture."""

    MEMORY = "memory"
    BROKEN = "broken"


@dataclass(frozen=True)
class Setup:
    """How a render is attempted; the fields grow along the ladder.

    `half`: in half precision. `freed`: after other models were freed. `parts`: cut into so many
    smaller batches or tiles. `cpu`: on the CPU though the model lives elsewhere. `saving`: half
    precision was taken to save memory, not time. `frugal`: in slices and tiles, by a generator that
    knows how.
    """

    half: bool = False
    freed: bool = False
    parts: int = 1
    cpu: bool = False
    saving: bool = False
    frugal: bool = False

    def notes(self) -> tuple[str, ...]:
        """What a person should know about how the picture was made."""
        words = []
        if self.parts > 1 or self.frugal:
            words.append("Made in smaller pieces to fit into memory.")
        if self.saving and self.half:
            words.append("Made in half precision to fit into memory.")
        if self.cpu:
            words.append("Made on the CPU, since the GPU could not.")
        return tuple(words)


def next_setup(
    setup: Setup, fault: Fault, can_split: bool, on_cpu: bool, can_save: bool = False
) -> Setup | None:
    """The next rung after a fault; None at the end of the ladder.

    Memory: free other models, cut into pieces, slices and tiles, half precision, CPU. Broken
    numbers: full precision, CPU. The CPU comes last for both, so no rung is tried twice.
    """
    if fault is Fault.BROKEN:
        if setup.half and not setup.saving:
            return replace(setup, half=False)
        return None if on_cpu or setup.cpu else _to_cpu(setup)
    if not setup.freed:
        return replace(setup, freed=True)
    if can_split and setup.parts < MAX_PARTS:
        return replace(setup, parts=setup.parts * 4)
    if can_save and not setup.frugal:
        return replace(setup, frugal=True)
    if on_cpu or setup.cpu:
        return None
    if not setup.half and not setup.saving:
        return replace(setup, half=True, saving=True)
    return _to_cpu(setup)


def _to_cpu(setup: Setup) -> Setup:
    return replace(setup, half=False, saving=False, cpu=True, parts=1, frugal=False)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an exception means that memory ran out."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and any(
        words in str(error).lower() for words in _MEMORY_WORDS
    )


def out_of_memory(work: Callable[[], T]) -> T | None:
    """What `work` gives, None when memory ran out.

    The exception is gone when this returns, and with it the frames that hold the memory: a retry
    inside an `except` would fail again for want of what the failed attempt still holds.
    """
    try:
        return work()
    except (MemoryError, RuntimeError) as error:
        if not is_out_of_memory(error):
            raise
        return None


def is_broken(pictures: Tensor) -> bool:
    """Whether any pixel of pictures on the CPU is NaN or infinite: then the sum is too."""
    with np.errstate(all="ignore"):
        total = float(pictures.detach().float().numpy().sum())
    return not math.isfinite(total)
