"""Models that were told what to draw: a class, a second one, and how much of it."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from studio.models.opening.recognise import Facts
from studio.values.controls import Control, ControlValue
from studio.values.mixing import CLASS, CLASS_MIX, SECOND_CLASS

_LISTED = 100
"""More classes than this are chosen by number, not from a list."""
_GROUP = "Class"
NAMES = "class_names"
"""The fact that names the classes of a file, in order, with commas between."""


def class_names(facts: Facts, count: int) -> tuple[str, ...]:
    """What a file calls its classes; empty if it does not name them all, each in its own way."""
    told = facts.get(NAMES)
    names = tuple(part.strip() for part in told.split(",")) if isinstance(told, str) else ()
    usable = len(names) == len(set(names)) == count and all(names)
    return names if usable else ()


def class_controls(count: int, names: tuple[str, ...] = ()) -> tuple[Control, ...]:
    """Which of `count` classes, and a blend with a second one; class numbers as in training."""
    known = "" if names else " The file knows classes by number alone."
    words = (
        (CLASS, "Class", 0, f"What the model was told to draw.{known}"),
        (SECOND_CLASS, "Second class", min(1, count - 1), "What is mixed in."),
    )
    names = names or tuple(f"Class {n}" for n in range(min(count, _LISTED)))
    chosen = [_which(key, label, start, count, names, text) for key, label, start, text in words]
    mix = Control(
        CLASS_MIX, "Mix", "float", 0.0, 0.0, 1.0, group=_GROUP, mark=False,
        help="0 draws the first class, 1 the second; between them their embeddings are mixed.",
    )  # fmt: skip
    return (*chosen, mix) if count > 1 else ()


def class_shares(values: Mapping[str, ControlValue], count: int, like: Tensor) -> Tensor:
    """[1, count] in the type of `like`: how much of each class, one-hot where nothing is mixed."""
    shares = torch.zeros(1, count, dtype=like.dtype, device=like.device)
    mix = float(values.get(CLASS_MIX, 0.0))
    shares[0, int(values.get(CLASS, 0))] += 1.0 - mix
    shares[0, int(values.get(SECOND_CLASS, 0))] += mix
    return shares


def _which(
    key: str, label: str, start: int, count: int, names: tuple[str, ...], text: str
) -> Control:
    mark = key == CLASS
    if count > _LISTED:
        return Control(
            key, label, "int", start, 0, count - 1, 1, group=_GROUP, help=text, mark=mark
        )
    choices = tuple((str(n), name) for n, name in enumerate(names))
    return Control(
        key, label, "choice", str(start), choices=choices, group=_GROUP, help=text, mark=mark
    )
