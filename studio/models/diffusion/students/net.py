"""A student's denoiser as its tensors' names and shapes tell it, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from studio.models.diffusion.students.names import (
    CLASSES,
    COLOURS,
    KEPT,
    LARGEST_KERNEL,
    MOST_LAYERS,
    places_of,
)
from studio.models.opening.recognise import (
    MAX_CLASSES,
    MAX_LATENT,
    MismatchError,
    Shapes,
    check_map,
)

SHORTEST, LONGEST = 4, 10_000
_PARSED = re.compile(r"(\d\d)\.(conv|transposed)-(\d)-(\d)-(\d)-(n|b\d\d)\.weight")


@dataclass(frozen=True)
class Layer:
    """One layer.

    `beside`: the layer whose maps stand beside its input, or -1. `level`: how often the side is
    halved behind it.
    """

    stem: str
    transposed: bool
    into: int
    out: int
    kernel: int
    stride: int
    pad: int
    extra: int
    beside: int
    level: int
    norm: str

    @property
    def number(self) -> str:
        """Its place, as the name of its norm begins."""
        return self.stem[:2]


@dataclass(frozen=True)
class Net:
    """`layers` in order; `clock`: numbers of which time is told, 0 where it is not told so.

    `told`, `named`: lengths of the projections of time and class. `classes`, `length`: rows of the
    table and their length. `extra`: channels beside the picture's in the first layer. `steps`: in
    the file, or 0.
    """

    layers: tuple[Layer, ...]
    channels: int
    extra: int
    clock: int
    chain: int
    told: tuple[int, ...]
    named: tuple[int, ...]
    classes: int
    length: int
    steps: int

    @property
    def halvings(self) -> int:
        """How often the side is halved."""
        return max(layer.level for layer in self.layers)

    @property
    def outs(self) -> tuple[int, ...]:
        """The channels that each layer gives."""
        return tuple(layer.out for layer in self.layers)

    @property
    def side(self) -> int:
        """The usual side of the pictures of such networks."""
        if self.channels == 1:
            return 28 if self.halvings <= 2 else 32
        return 32 if self.halvings <= 2 else 64

    @property
    def forgets(self) -> bool:
        """Whether the last class stands for none, as guidance has it."""
        return self.classes in (11, 101, 1001)


def net_of(shapes: Shapes) -> Net:
    """The network of tensors under the studio's names.

    Raises:
        MismatchError: it is none.
    """
    layers = _layers(shapes)
    channels = layers[-1].out
    extra = layers[0].into - channels
    chain = _row(shapes, "time.{}")
    told, named = _row(shapes, "tell.{:02d}"), _row(shapes, "name.{:02d}")
    classes, length = shapes.get(CLASSES, (0, 0))
    kept = shapes.get(KEPT, ())
    if channels not in COLOURS or extra not in (0, 1, length):
        raise MismatchError("it takes no picture")
    if len(kept) > 1 or (kept and not SHORTEST <= kept[0] <= LONGEST):
        raise MismatchError("its steps of noise are not so many")
    if max(classes - 1, 0) > MAX_CLASSES or length > MAX_LATENT:
        raise MismatchError(f"it has {classes:,} classes")
    links = [*chain, *told[:1]]
    clock = links[0][1] if links else 0
    if any(a[0] != b[1] for a, b in pairwise(links)) or clock > MAX_LATENT:
        raise MismatchError("what it is told of time does not go together")
    if any(t[1] != told[0][1] for t in told) or any(n[1] != length for n in named):
        raise MismatchError("what it is told does not go together")
    if clock > 1 and clock % 2:
        raise MismatchError(f"its time has {clock} numbers")
    net = Net(
        layers, channels, extra, clock, len(chain), tuple(t[0] for t in told),
        tuple(n[0] for n in named), classes, length, kept[0] if kept else 0,
    )  # fmt: skip
    for lengths in (net.told, net.named):
        if places_of(net.outs, lengths) is None:
            raise MismatchError("what it is told fits behind no layers")
    if chain and not told:
        raise MismatchError("its time goes nowhere")
    if net.clock == 0 and not (net.extra or net.steps or net.named):
        raise MismatchError("it is told nothing")
    check_map(net.side, net.side, max(net.outs))
    return net


def _layers(shapes: Shapes) -> tuple[Layer, ...]:
    found = sorted(name for name in shapes if _PARSED.fullmatch(name))
    if not 3 <= len(found) <= MOST_LAYERS:
        raise MismatchError(f"it has {len(found)} layers")
    layers: list[Layer] = []
    for n, name in enumerate(found):
        number, kind, stride, pad, extra, beside = _PARSED.fullmatch(name).groups()  # type: ignore[union-attr]
        shape = shapes[name]
        if int(number) != n or len(shape) != 4 or shape[2] != shape[3]:
            raise MismatchError(f"{name!r} is no layer")
        into, out = (shape[0], shape[1]) if kind == "transposed" else (shape[1], shape[0])
        other = -1 if beside == "n" else int(beside[1:])
        level = layers[-1].level if layers else 0
        level += (-1 if kind == "transposed" else 1) * (int(stride) == 2)
        layer = Layer(
            name.removesuffix(".weight"), kind == "transposed", into, out, shape[2], int(stride),
            int(pad), int(extra), other, level, _norm(shapes, number, out),
        )  # fmt: skip
        _check(layer, layers)
        layers.append(layer)
    if layers[-1].level:
        raise MismatchError("what comes out is smaller than what goes in")
    return tuple(layers)


def _norm(shapes: Shapes, number: str, out: int) -> str:
    weight, mean = shapes.get(f"{number}.norm.weight"), shapes.get(f"{number}.norm.running_mean")
    if any(shape not in (None, (out,)) for shape in (weight, mean)):
        raise MismatchError(f"the norm behind layer {number} is of another length")
    return "batch" if mean else ("group" if weight else "")


def _check(layer: Layer, before: list[Layer]) -> None:
    given = before[-1].out if before else layer.into
    if layer.beside >= 0:
        if not 0 <= layer.beside < len(before) or before[layer.beside].level != before[-1].level:
            raise MismatchError(f"{layer.stem!r} takes what is not there")
        given += before[layer.beside].out
    right = given == layer.into and layer.stride in (1, 2) and layer.kernel <= LARGEST_KERNEL
    if not right or layer.level < 0 or layer.pad >= max(2, layer.kernel):
        raise MismatchError(f"{layer.stem!r} does not continue the layer before")


def _row(shapes: Shapes, name: str) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    while (shape := shapes.get(name.format(len(found)) + ".weight")) is not None:
        if len(shape) != 2 or len(found) > MOST_LAYERS:
            raise MismatchError("what it is told is no row of numbers")
        found.append(shape)
    return found
