"""The graph of a sequential generator, read from the names and shapes of its weights alone.

Countless student GANs are sequences of transposed convolutions, convolutions, linear layers and
batch norms. Shapes tell the layers and their order; strides and paddings follow custom.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["linear", "transposed", "conv", "upconv"]
KINDS: tuple[Kind, ...] = ("linear", "transposed", "conv", "upconv")
Shapes = Mapping[str, tuple[int, ...]]
MAX_LAYERS = 40
MAX_SIDE = 2048
_NORM_PARTS = ("weight", "bias", "running_mean", "running_var")
_COUNTED = "num_batches_tracked"


class NotSequentialError(Exception):
    """Why the weights are not a sequence of known layers; a clause without a full stop."""


@dataclass(frozen=True)
class Layer:
    """One layer: its stem in the weights, what it maps, and whether a batch norm follows."""

    stem: str
    kind: Kind
    into: int
    out: int
    kernel: int
    norm: bool
    stride: int = 1
    pad: int = 0
    extra: int = 0


@dataclass(frozen=True)
class Graph:
    """Layers in order; `front_side` is the side of the map that a linear front is folded into."""

    layers: tuple[Layer, ...]
    latent: int
    channels: int
    side: int
    front_side: int

    @property
    def gaps(self) -> tuple[int, ...]:
        """Indices of the layers that an activation may follow: all but the last."""
        return tuple(range(len(self.layers) - 1))


@dataclass
class _Stem:
    name: str
    parts: dict[str, str]
    shape: tuple[int, ...]

    @property
    def is_norm(self) -> bool:
        return "running_mean" in self.parts

    @property
    def index(self) -> tuple[str, int]:
        head, _, last = self.name.rpartition(".")
        return (head, int(last)) if last.isdigit() else (self.name, -1)


def plan_of(shapes: Shapes) -> dict[str, str]:
    """Studio name -> name in the file, in the order of layers; the studio's names tell the graph.

    Raises:
        NotSequentialError: the weights are something else.
    """
    stems = _stems(shapes)
    plan: dict[str, str] = {}
    channels, number = 0, -1
    before: _Stem | None = None
    folds = False
    for stem in stems:
        if stem.is_norm:
            _add_norm(plan, stem, number)
        else:
            number += 1
            kind, channels = _kind(stem, channels, before, folds)
            folds = kind == "linear"
            for part in ("weight", "bias"):
                if part in stem.parts:
                    plan[f"{number:02d}.{kind}.{part}"] = stem.parts[part]
        before = stem
    return plan


def graph_of(shapes: Shapes) -> Graph:
    """The graph of weights under the studio's names.

    Raises:
        NotSequentialError: the layers do not go together.
    """
    layers: list[Layer] = []
    numbers = sorted({name.split(".", 1)[0] for name in shapes})
    for number in numbers:
        kind = next((kind for kind in KINDS if f"{number}.{kind}.weight" in shapes), None)
        if kind is None:
            raise NotSequentialError("a layer has no weight")
        layers.append(_layer(number, kind, shapes, first=not layers))
    if not 1 <= len(layers) <= MAX_LAYERS:
        raise NotSequentialError(f"there are {len(layers)} layers")
    return _checked(layers)


def _stems(shapes: Shapes) -> list[_Stem]:
    """The layers in the file's order."""
    found: dict[str, _Stem] = {}
    for key, shape in shapes.items():
        name, _, part = key.rpartition(".")
        if part not in (*_NORM_PARTS, _COUNTED):
            raise NotSequentialError(f"{key!r} belongs to no plain layer")
        stem = found.setdefault(name, _Stem(name, {}, ()))
        stem.parts[part] = key
        if part in ("weight", "running_mean"):
            stem.shape = shape
    for stem in found.values():
        if len(stem.shape) not in ((1,) if stem.is_norm else (2, 4)):
            raise NotSequentialError(f"{stem.name!r} is no plain layer")
    return list(found.values())


def _add_norm(plan: dict[str, str], stem: _Stem, number: int) -> None:
    if number < 0 or f"{number:02d}.norm.running_mean" in plan:
        raise NotSequentialError("a batch norm follows no layer")
    for part in _NORM_PARTS:
        if part in stem.parts:
            plan[f"{number:02d}.norm.{part}"] = stem.parts[part]


def _kind(stem: _Stem, channels: int, before: _Stem | None, folds: bool) -> tuple[Kind, int]:
    """(what the layer is, channels behind it); `folds`: a linear layer is before it."""
    a, b = stem.shape[:2]
    if len(stem.shape) == 2:
        if before is not None and channels != b:
            raise NotSequentialError(f"{stem.name!r} does not continue the layer before")
        return "linear", a
    kernel = stem.shape[2]
    if stem.shape[3] != kernel:
        raise NotSequentialError(f"{stem.name!r} is not square")
    if before is None:
        return "transposed", b
    fits = {
        "transposed": a == channels or (folds and _square(channels, a)),
        "conv": b == channels or (folds and _square(channels, b)),
    }
    if fits["transposed"] and not (fits["conv"] and kernel % 2):
        return "transposed", b
    if fits["conv"]:
        return ("upconv" if _rises(stem, before, folds) else "conv"), a
    raise NotSequentialError(f"{stem.name!r} does not continue the layer before")


def _square(features: int, channels: int) -> bool:
    return (
        features % channels == 0 and math.isqrt(features // channels) ** 2 == features // channels
    )


def _rises(stem: _Stem, before: _Stem, folds: bool) -> bool:
    """Whether an upsampling without weights stands before: told by the gap in the numbering."""
    if folds and stem.shape[2] == 3:
        return True
    if before.index[0] != stem.index[0] or stem.index[1] < 0:
        return False
    return stem.index[1] - before.index[1] > 2


def _layer(number: str, kind: Kind, shapes: Shapes, first: bool) -> Layer:
    stem = f"{number}.{kind}"
    shape = shapes[stem + ".weight"]
    norm = f"{number}.norm.running_mean" in shapes
    if len(shape) != (2 if kind == "linear" else 4) or not all(shape):
        raise NotSequentialError(f"layer {number} has a weight of {len(shape)} dimensions")
    if kind == "linear":
        return Layer(stem, kind, shape[1], shape[0], 1, norm)
    kernel = shape[2]
    if kind == "transposed":
        into, out = shape[:2]
        if first:
            return Layer(stem, kind, into, out, kernel, norm)
        even = kernel % 2 == 0
        pad = (kernel - 2) // 2 if even else (kernel - 1) // 2
        return Layer(stem, kind, into, out, kernel, norm, 2, pad, 0 if even else 1)
    return Layer(stem, kind, shape[1], shape[0], kernel, norm, 1, kernel // 2)


def _checked(layers: list[Layer]) -> Graph:
    """Walk through the sizes."""
    side, channels, front = 1, layers[0].into, 0
    for layer in layers:
        if layer.kind != "linear" and channels != layer.into and not front and side == 1:
            front = math.isqrt(channels // layer.into)
            if front * front * layer.into != channels:
                raise NotSequentialError("a linear layer does not fold into a map")
            side, channels = front, layer.into
        if channels != layer.into:
            raise NotSequentialError(f"layer {layer.stem} does not continue the one before")
        side = _side(layer, side)
        channels = layer.out
        if not 1 <= side <= MAX_SIDE:
            raise NotSequentialError(f"the picture would be {side} pixels wide")
    if layers[-1].kind == "linear":
        flat = next((c for c in (1, 3, 4) if _square(channels, c)), 0)
        if not flat:
            raise NotSequentialError(f"{channels} numbers are no square picture")
        side, channels = math.isqrt(channels // flat), flat
    if channels not in (1, 3, 4):
        raise NotSequentialError(f"the last layer has {channels} channels, not those of a picture")
    if side < 8:
        raise NotSequentialError(f"the last layer makes {side} × {side} pixels, not a picture")
    return Graph(tuple(layers), layers[0].into, channels, side, front)


def _side(layer: Layer, side: int) -> int:
    if layer.kind == "transposed":
        return (side - 1) * layer.stride - 2 * layer.pad + layer.kernel + layer.extra
    if layer.kind == "linear":
        return side
    side = 2 * side if layer.kind == "upconv" else side
    return side + 2 * layer.pad - layer.kernel + 1
