"""What weights do not say: assumed, told on the card, and open to change in the panel."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from studio.values.card import Card
from studio.values.controls import Control

ASSUMPTIONS = "Assumptions"
"""The group of controls that an architecture's assumptions stand in."""
Assumptions = Mapping[str, str]
"""Control key -> choice."""
ACTIVATIONS: dict[str, tuple[str, Callable[[Tensor], Tensor]]] = {
    "relu": ("ReLU", functional.relu),
    "leaky_02": ("Leaky ReLU 0.2", lambda x: functional.leaky_relu(x, 0.2)),
    "leaky_001": ("Leaky ReLU 0.01", lambda x: functional.leaky_relu(x, 0.01)),
    "none": ("Nothing", lambda x: x),
    "tanh": ("Tanh", torch.tanh),
}
PRIORS: dict[str, tuple[str, Callable[[Tensor], Tensor]]] = {
    "normal": ("Normal", lambda z: z),
    "uniform": ("Uniform, -1 to 1", lambda z: torch.erf(z / math.sqrt(2))),
    "unit": ("Uniform, 0 to 1", lambda z: 0.5 + 0.5 * torch.erf(z / math.sqrt(2))),
}
"""How z was drawn in training: from the normal coordinates in which the studio moves."""
RANGES: dict[str, tuple[str, Callable[[Tensor], Tensor]]] = {
    "tanh": ("Tanh", lambda x: (torch.tanh(x) + 1) / 2),
    "sigmoid": ("Sigmoid", torch.sigmoid),
    "signed": ("As it is, -1 to 1", lambda x: (x + 1) / 2),
    "unit": ("As it is, 0 to 1", lambda x: x),
}


def assumption(
    key: str,
    label: str,
    known: Mapping[str, tuple[Any, ...]],
    assumed: Assumptions,
    help_text: str,
) -> Control:
    """The choice among `known` (key -> words and what they mean); the first is the usual one."""
    return Control(
        key,
        label,
        "choice",
        assumed.get(key, next(iter(known))),
        choices=tuple((name, words) for name, (words, *_) in known.items()),
        group=ASSUMPTIONS,
        help=help_text,
        mark=False,
    )


def prior_assumption(assumed: Assumptions) -> Control:
    """How z was drawn."""
    return assumption(
        "prior", "z was drawn", PRIORS, assumed, "How the points were drawn in training."
    )


def range_assumption(assumed: Assumptions) -> Control:
    """How the last layer becomes colours."""
    return assumption("range", "At the end", RANGES, assumed, "How the last layer becomes colours.")


def assumed_on(card: Card) -> dict[str, str]:
    """What a card says is assumed."""
    return {c.key: str(c.default) for c in card.info.controls if c.group == ASSUMPTIONS}
