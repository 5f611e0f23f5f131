"""Autoencoders with a short row of numbers in the middle: their layers, by names and shapes.

    picture ──convolutions──linear layers──> code ──linear layers──convolutions──> picture

Either half may have linear layers alone. `in.02.linear.weight` is the third layer going in,
`out.00.linear.weight` the first coming out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from studio.models.gan.sequential.stems import NORM_PARTS, NotSequentialError, Stem, stems_of
from studio.models.opening.recognise import MismatchError, Shapes, check_latent

SIDES = (28, 32, 48, 64, 96, 128)
MOST_LAYERS, MOST_HALVED = 24, 6


@dataclass(frozen=True)
class Layer:
    """One layer: `stem` in the converted file, its kind, what it maps, its kernel (1 if linear)."""

    stem: str
    kind: str
    into: int
    out: int
    kernel: int = 1


@dataclass(frozen=True)
class Rows:
    """Both halves; `ways`: which convolutions going in may halve, such as ("1221", "2112")."""

    inward: tuple[Layer, ...]
    outward: tuple[Layer, ...]
    latent: int
    channels: int
    side: int
    ways: tuple[str, ...]

    @property
    def dense(self) -> bool:
        """Whether all layers are linear."""
        return all(layer.kind == "linear" for layer in (*self.inward, *self.outward))


def plan_of(shapes: Shapes) -> dict[str, str]:
    """Studio name -> name in the file.

    Raises:
        MismatchError: it is no such autoencoder.
    """
    try:
        stems = stems_of(shapes)
    except NotSequentialError as error:
        raise MismatchError(str(error)) from None
    at = _middle(stems)
    plan: dict[str, str] = {}
    for side, part in (("in", stems[: at + 1]), ("out", stems[at + 1 :])):
        number = -1
        for stem in part:
            number += stem.is_layer
            if number < 0:
                raise MismatchError("a norm stands before all layers")
            kind = _kind(stem, side)
            for name in NORM_PARTS:
                if name in stem.parts:
                    plan[f"{side}.{number:02d}.{kind}.{name}"] = stem.parts[name]
    return plan


def _kind(stem: Stem, side: str) -> str:
    if not stem.is_layer:
        if not stem.is_batch_norm:
            raise MismatchError(f"{stem.name!r} is no plain layer")
        return "norm"
    if len(stem.shape) == 2:
        return "linear"
    return "conv" if side == "in" else "transposed"


def _middle(stems: list[Stem]) -> int:
    """Where the linear layer stands that gives the code: the shortest row that goes on."""
    layers = [(at, stem) for at, stem in enumerate(stems) if stem.is_layer]
    codes = [
        (stem.shape[0], at)
        for (at, stem), (_, after) in pairwise(layers)
        if len(stem.shape) == 2 == len(after.shape) and after.shape[1] == stem.shape[0]
    ]
    if not codes:
        raise MismatchError("no linear layer gives a code that another one takes")
    return min(codes)[1]


def rows_of(shapes: Shapes) -> Rows:
    """The layers of weights under the studio's names.

    Raises:
        MismatchError: they do not go together.
    """
    inward, outward = _half(shapes, "in."), _half(shapes, "out.")
    if not inward or not outward or len(inward) + len(outward) > MOST_LAYERS:
        raise MismatchError("it is no pair of halves")
    latent = inward[-1].out
    check_latent(latent)
    if outward[0].into != latent:
        raise MismatchError("its halves do not agree about the code")
    if inward[0].kind == "linear":
        channels, side = _flat(inward[0].into)
        ways: tuple[str, ...] = ("",)
    else:
        channels = inward[0].into
        side, ways = _halved(inward)
    _check_end(outward, channels, side, ways)
    if latent * 2 > channels * side * side:
        raise MismatchError(f"its code of {latent:,} numbers is hardly shorter than the picture")
    return Rows(inward, outward, latent, channels, side, ways)


def _half(shapes: Shapes, side: str) -> tuple[Layer, ...]:
    found: list[Layer] = []
    stems = [n.removesuffix(".weight") for n in shapes if n.startswith(side)]
    for stem in sorted({s for s in stems if s.endswith(("linear", "conv", "transposed"))}):
        shape, kind = shapes[stem + ".weight"], stem.rpartition(".")[2]
        if len(shape) != (2 if kind == "linear" else 4) or not all(shape):
            raise MismatchError(f"{stem!r} has a weight of another form")
        into, out = (shape[0], shape[1]) if kind == "transposed" else (shape[1], shape[0])
        kernel = shape[2] if len(shape) == 4 else 1
        if len(shape) == 4 and (shape[3] != kernel or kernel > 9):
            raise MismatchError(f"{stem!r} has an odd kernel")
        before = found[-1] if found else None
        if before is not None and before.kind == kind and before.out != into:
            raise MismatchError(f"{stem!r} does not continue the layer before")
        found.append(Layer(stem, kind, into, out, kernel))
    return tuple(found)


def _flat(numbers: int) -> tuple[int, int]:
    for channels in (1, 3):
        side = math.isqrt(numbers // channels)
        if side * side * channels == numbers and side in SIDES:
            return channels, side
    raise MismatchError(f"{numbers:,} numbers are no square picture of a usual size")


def _folded(layer: Layer, channels: int) -> int:
    """The side of the map of so many channels that a linear layer takes or gives."""
    numbers = layer.into if channels < 0 else layer.out
    side = math.isqrt(numbers // abs(channels))
    if side * side * abs(channels) != numbers or side < 1:
        raise MismatchError("a linear layer does not fold into a map")
    return side


def _halved(inward: tuple[Layer, ...]) -> tuple[int, tuple[str, ...]]:
    convs = [layer for layer in inward if layer.kind == "conv"]
    first = next((layer for layer in inward if layer.kind == "linear"), None)
    if convs[0].into not in (1, 3) or first is None or inward[len(convs)] is not first:
        raise MismatchError("its first layers take no picture")
    small = _folded(first, -convs[-1].out)
    for count in (len(convs), *range(1, len(convs))):
        if small * 2**count in SIDES and count <= MOST_HALVED:
            ways = combinations(range(len(convs)), count)
            told = ["".join("2" if at in way else "1" for at in range(len(convs))) for way in ways]
            return small * 2**count, tuple(sorted(told, key=_usual))
    raise MismatchError(f"maps of {small} pixels come from no usual size")


def _usual(way: str) -> tuple[bool, str]:
    """Halving in the middle first, as teaching code does."""
    return way != way[::-1], way


def _check_end(outward: tuple[Layer, ...], channels: int, side: int, ways: tuple[str, ...]) -> None:
    maps = [layer for layer in outward if layer.kind == "transposed"]
    if not maps:
        if outward[-1].out != channels * side * side:
            raise MismatchError("what comes out is no picture of the size that goes in")
        return
    last = outward[len(outward) - len(maps) - 1]
    if last.kind != "linear" or maps[-1].out != channels or len(maps) != len(ways[0]):
        raise MismatchError("its halves do not mirror each other")
    if _folded(last, maps[0].into) * 2 ** ways[0].count("2") != side:
        raise MismatchError("what comes out is of another size than what goes in")


def named(plan: Mapping[str, str], shapes: Shapes) -> dict[str, tuple[int, ...]]:
    """The shapes of a file under the names of a plan."""
    return {new: tuple(shapes[old]) for new, old in plan.items()}
