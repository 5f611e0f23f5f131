"""The layers, norms and leaks in a file, by the names and shapes of their parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Shapes = Mapping[str, tuple[int, ...]]
NORM_PARTS = ("weight", "bias", "running_mean", "running_var")
_COUNTED = "num_batches_tracked"


class NotSequentialError(Exception):
    """Why the weights are not a sequence of known layers; a clause without a full stop."""


@dataclass
class Stem:
    """A layer's name in the file with the names of its parts, and the shape of its weight."""

    name: str
    parts: dict[str, str]
    shape: tuple[int, ...]

    @property
    def is_batch_norm(self) -> bool:
        """A norm with its memory."""
        return "running_mean" in self.parts

    @property
    def is_affine(self) -> bool:
        """A norm without memory."""
        return not self.is_batch_norm and len(self.shape) == 1 and "bias" in self.parts

    @property
    def is_prelu(self) -> bool:
        """A learned leak."""
        return not self.is_batch_norm and len(self.shape) == 1 and "bias" not in self.parts

    @property
    def is_layer(self) -> bool:
        """None of these: it maps numbers to numbers."""
        return not (self.is_batch_norm or self.is_affine or self.is_prelu)

    @property
    def index(self) -> tuple[str, int]:
        """(the list it stands in, its number there or -1)."""
        head, _, last = self.name.rpartition(".")
        return (head, int(last)) if last.isdigit() else (self.name, -1)


def stems_of(shapes: Shapes) -> list[Stem]:
    """The layers, norms and leaks in the file's order.

    Raises:
        NotSequentialError: a tensor belongs to none.
    """
    found: dict[str, Stem] = {}
    for key, shape in shapes.items():
        name, _, part = key.rpartition(".")
        if part not in (*NORM_PARTS, _COUNTED):
            raise NotSequentialError(f"{key!r} belongs to no plain layer")
        stem = found.setdefault(name, Stem(name, {}, ()))
        stem.parts[part] = key
        if part in ("weight", "running_mean"):
            stem.shape = shape
    for stem in found.values():
        if len(stem.shape) not in ((1,) if stem.is_batch_norm else (1, 2, 4)):
            raise NotSequentialError(f"{stem.name!r} is no plain layer")
    return list(found.values())
