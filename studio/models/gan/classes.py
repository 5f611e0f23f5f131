"""Models that were told what to draw: a class, a second one, and how much of it."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from studio.values.controls import Control, ControlValue

_LISTED = 100
"""More classes than this are chosen by number, not from a list."""
_GROUP = "Class"


def class_controls(count: int) -> tuple[Control, ...]:
    """Which of `count` classes, and a blend with a second one; class numbers as in training."""
    words = (
        ("class", "Class", 0, "What the model was told to draw. The file knows classes by number"
         " alone."),
        ("class_2", "Second class", min(1, count - 1), "What is mixed in."),
    )  # fmt: skip
    chosen = [_which(key, label, start, count, text) for key, label, start, text in words]
    mix = Control(
        "class_mix", "Mix", "float", 0.0, 0.0, 1.0, group=_GROUP, mark=False,
        help="0 draws the first class, 1 the second; between them their embeddings are mixed.",
    )  # fmt: skip
    return (*chosen, mix) if count > 1 else ()


def class_shares(values: Mapping[str, ControlValue], count: int, like: Tensor) -> Tensor:
    """[1, count] in the type of `like`: how much of each class, one-hot where nothing is mixed."""
    shares = torch.zeros(1, count, dtype=like.dtype, device=like.device)
    mix = float(values.get("class_mix", 0.0))
    shares[0, int(values.get("class", 0))] += 1.0 - mix
    shares[0, int(values.get("class_2", 0))] += mix
    return shares


def _which(key: str, label: str, start: int, count: int, text: str) -> Control:
    mark = key == "class"
    if count > _LISTED:
        return Control(
            key, label, "int", start, 0, count - 1, 1, group=_GROUP, help=text, mark=mark
        )
    choices = tuple((str(n), f"Class {n}") for n in range(count))
    return Control(
        key, label, "choice", str(start), choices=choices, group=_GROUP, help=text, mark=mark
    )
