"""What a kind says of tensors that it knows: the network they are of, and their names in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from torch import nn

Shapes = Mapping[str, tuple[int, ...]]
"""Name in the file -> shape."""
MOST_BLOCKS = 64
MOST_WIDTH = 512
SCALES = (1, 2, 3, 4, 8)


@dataclass(frozen=True)
class Layout:
    """A network that enlarges: its `kind`, how many times, `names` in it -> names in the file.

    `build` makes it with values of its own; all it needs is known, so that loading is strict.
    `multiple`: the sides of what it is given must be whole multiples of this.
    """

    kind: str
    scale: int
    names: Mapping[str, str]
    build: Callable[[], nn.Module]
    multiple: int = 1


def numbered(names: Shapes, before: str, after: str) -> int:
    """How many of `before<n>after` there are, from 0 on without a gap."""
    count = 0
    while f"{before}{count}{after}" in names:
        count += 1
    return count
