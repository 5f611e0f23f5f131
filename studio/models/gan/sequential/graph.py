"""The graph of a sequential generator, read from the names and shapes of its weights alone.

Countless student GANs are sequences of transposed convolutions, convolutions, linear layers and
norms. Shapes tell the layers and their order; strides and paddings follow custom. A table of
classes, weights under spectral normalization and learned leaks (PReLU) are told by their names.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from typing import Literal

from studio.models.gan.sequential.stems import (
    NORM_PARTS,
    NotSequentialError,
    Shapes,
    Stem,
    stems_of,
)
from studio.models.gan.spectral import Normalised, normalised_in, plain_shapes
from studio.models.opening.recognise import MAX_CLASSES, MAX_LATENT

Kind = Literal["linear", "transposed", "conv", "upconv"]
KINDS: tuple[Kind, ...] = ("linear", "transposed", "conv", "upconv")
Pair = tuple[int, int]
MAX_LAYERS = 40
MAX_SIDE = 2048
MAX_MAP = 1 << 26
"""Numbers of the largest map that a layer may make."""
EMBEDDING = "class.embedding.weight"
NUMBERED = ("class.number.weight", "class.number.bias")
"""A layer that the number of a class goes through, [E, 1], where it stands for a table."""
BESIDE = (EMBEDDING, *NUMBERED)
ONE_HOT = 10
"""Where z is of a usual length and this many more, it carried a one-hot class."""
_NAMED = re.compile(r"(linear|transposed|conv|upconv)(?:-([12])-(\d{1,2})-([01]))?")
"""A layer's kind in the studio's names, with stride, padding and extra where not the usual ones."""
_USUAL_Z = (32, 50, 62, 64, 100, 128, 256)
_CLASSES = re.compile(r"emb|label|class", re.IGNORECASE)
_SHUFFLES = {4: 2, 16: 4}


@dataclass(frozen=True)
class Layer:
    """One layer: its stem in the weights, what it maps, and what follows it.

    `norm`: a batch norm with its memory, an affine one that takes statistics of each picture, or
    none. `prelu`: a learned leak follows. `shuffle`: by how much its channels unfold into pixels
    behind it. `kernel`, `pad`, `extra`: in y and x.
    """

    stem: str
    kind: Kind
    into: int
    out: int
    kernel: Pair
    norm: Literal["", "batch", "affine"]
    prelu: bool = False
    stride: int = 1
    pad: Pair = (0, 0)
    extra: Pair = (0, 0)
    shuffle: int = 1

    @property
    def number(self) -> str:
        """Its place in the sequence, as the studio's names begin."""
        return self.stem.split(".", 1)[0]


@dataclass(frozen=True)
class Graph:
    """Layers in order; `front` is the size of the map that a linear front is folded into.

    `classes`: how many there are; `embedding`: numbers of each in a table, 0 for one-hot.
    """

    layers: tuple[Layer, ...]
    latent: int
    channels: int
    height: int
    width: int
    front: Pair
    classes: int = 0
    embedding: int = 0
    numbers: tuple[int, ...] = ()
    """In what each layer makes of one point."""
    numbered: bool = False
    """Whether the number of a class goes through a layer, in place of a table."""

    @property
    def gaps(self) -> tuple[int, ...]:
        """Indices of the layers that an activation may follow: all but the last."""
        return tuple(range(len(self.layers) - 1))

    @property
    def guessed(self) -> tuple[int, ...]:
        """Those gaps whose activation the weights do not tell."""
        return tuple(gap for gap in self.gaps if not self.layers[gap].prelu)

    @property
    def joins(self) -> bool:
        """Whether the class stands beside z; else there is none, or it multiplies z."""
        return self.classes > 0 and self.latent < self.layers[0].into


@dataclass
class _Reading:
    """How far `plan_of` has come."""

    spectral: dict[str, Normalised]
    odd: Kind
    plan: dict[str, str] = field(default_factory=dict)
    channels: int = 0
    number: int = -1
    before: Stem | None = None
    folds: bool = False

    def put(self, name: str, source: str) -> None:
        """A tensor under the studio's name, with the vectors that its normalization keeps."""
        parts = self.spectral.get(source)
        if parts is None:
            self.plan[name] = source
        elif parts.one_sided:
            stem = name.rpartition(".")[0]
            self.plan |= {name: parts.original, f"{stem}.u0": parts.u, f"{stem}.sv0": parts.v}
        else:
            self.plan |= {
                f"{name}_orig": parts.original,
                f"{name}_u": parts.u,
                f"{name}_v": parts.v,
            }


def plan_of(shapes: Shapes, odd: Kind = "conv") -> dict[str, str]:
    """Studio name -> name in the file, in the order of layers; the studio's names tell the graph.

    `odd`: what a layer with an odd kernel is taken for that could be either convolution.

    Raises:
        NotSequentialError: the weights are something else.
    """
    reading = _Reading({weight.plain: weight for weight in normalised_in(shapes)}, odd)
    for stem in stems_of(plain_shapes(shapes)):
        if stem.is_layer and "bias" not in stem.parts and _is_table(stem):
            reading.put(EMBEDDING, stem.parts["weight"])
            continue
        if stem.is_layer:
            reading.number += 1
            kind, reading.channels = _kind(stem, reading)
            reading.folds = kind == "linear"
            for part in ("weight", "bias"):
                if part in stem.parts:
                    reading.put(f"{reading.number:02d}.{kind}.{part}", stem.parts[part])
        else:
            _add_follower(reading, stem)
        reading.before = stem
    return reading.plan


def graph_of(shapes: Shapes) -> Graph:
    """The graph of weights under the studio's names.

    Raises:
        NotSequentialError: the layers do not go together.
    """
    shapes = plain_shapes(shapes)
    layers: list[Layer] = []
    weighted = {n.split(".", 1)[0]: n for n in shapes if _is_weight(n)}
    for number in sorted({name.split(".", 1)[0] for name in shapes if name not in BESIDE}):
        if number not in weighted:
            raise NotSequentialError("a layer has no weight")
        layers.append(_layer(weighted[number].rpartition(".")[0], shapes, first=not layers))
    if not 1 <= len(layers) <= MAX_LAYERS:
        raise NotSequentialError(f"there are {len(layers)} layers")
    through = shapes.get(NUMBERED[0])
    if through is not None:
        if len(through) != 2 or through[1] != 1 or shapes.get(NUMBERED[1]) != (through[0],):
            raise NotSequentialError("what the number of a class goes through is no layer")
        told = _conditioned(_checked(layers), (ONE_HOT, through[0]))
        return replace(told, numbered=True)
    return _conditioned(_checked(layers), shapes.get(EMBEDDING))


def _is_weight(name: str) -> bool:
    _, kind, part = [*name.split("."), "", ""][:3]
    return part == "weight" and _NAMED.fullmatch(kind) is not None


def _is_table(stem: Stem) -> bool:
    return len(stem.shape) == 2 and _CLASSES.search(stem.name) is not None


def _conditioned(graph: Graph, table: tuple[int, ...] | None) -> Graph:
    """With the classes that a table or the length of z tells of."""
    into = graph.latent
    if into > MAX_LATENT:
        raise NotSequentialError(f"its latent has {into:,} numbers")
    if table is not None:
        if len(table) != 2 or not 0 < table[1] <= into or not 0 < table[0] <= MAX_CLASSES:
            raise NotSequentialError("the table of classes does not fit the first layer")
        latent = into if table[1] == into else into - table[1]
        return replace(graph, latent=latent, classes=table[0], embedding=table[1])
    if into - ONE_HOT in _USUAL_Z and into not in _USUAL_Z:
        return replace(graph, latent=into - ONE_HOT, classes=ONE_HOT)
    return graph


def _add_follower(reading: _Reading, stem: Stem) -> None:
    """A norm or a learned leak behind the last layer."""
    kind = "norm" if stem.is_batch_norm else "affine" if stem.is_affine else "prelu"
    taken = any(
        name.startswith(f"{reading.number:02d}.{other}.")
        for name in reading.plan
        for other in ({"prelu"} if kind == "prelu" else {"norm", "affine"})
    )
    if reading.number < 0 or taken:
        raise NotSequentialError("a norm follows no layer")
    for part in NORM_PARTS:
        if part in stem.parts:
            reading.plan[f"{reading.number:02d}.{kind}.{part}"] = stem.parts[part]


def _kind(stem: Stem, reading: _Reading) -> tuple[Kind, int]:
    """(what the layer is, channels behind it)."""
    a, b = stem.shape[:2]
    channels, folds = reading.channels, reading.folds
    if len(stem.shape) == 2:
        if reading.before is not None and channels != b:
            raise NotSequentialError(f"{stem.name!r} does not continue the layer before")
        return "linear", a
    if reading.before is None:
        return "transposed", b
    fits = {
        "transposed": a == channels or (folds and _square(channels, a)),
        "conv": b == channels or (folds and _square(channels, b)),
    }
    either = fits["conv"] and stem.shape[2] % 2
    if fits["transposed"] and not (either and reading.odd == "conv"):
        return "transposed", b
    shuffled = not folds and b > 0 and channels % b == 0 and channels // b in _SHUFFLES
    if fits["conv"] or shuffled:
        return ("upconv" if _rises(stem, reading, shuffled) else "conv"), a
    raise NotSequentialError(f"{stem.name!r} does not continue the layer before")


def _square(features: int, channels: int) -> bool:
    return (
        channels > 0
        and features % channels == 0
        and math.isqrt(features // channels) ** 2 == features // channels
    )


def _rises(stem: Stem, reading: _Reading, shuffled: bool) -> bool:
    """Whether an upsampling without weights stands before: told by the gap in the numbering."""
    if reading.folds and stem.shape[2] == 3:
        return True
    before = reading.before
    if before is None or before.index[0] != stem.index[0] or stem.index[1] < 0:
        return False
    unseen = 1 if before.is_prelu else 2  # the next one, or one behind an activation
    return stem.index[1] - before.index[1] > unseen + shuffled


def _layer(stem: str, shapes: Shapes, first: bool) -> Layer:
    number, _, named = stem.partition(".")
    told = _NAMED.fullmatch(named)
    assert told is not None
    kind: Kind = next(kind for kind in KINDS if kind == told[1])
    shape = shapes[stem + ".weight"]
    norm: Literal["", "batch", "affine"] = ""
    if f"{number}.norm.running_mean" in shapes:
        norm = "batch"
    elif f"{number}.affine.weight" in shapes:
        norm = "affine"
    prelu = f"{number}.prelu.weight" in shapes
    if len(shape) != (2 if kind == "linear" else 4) or not all(shape):
        raise NotSequentialError(f"layer {number} has a weight of {len(shape)} dimensions")
    if kind == "linear":
        return Layer(stem, kind, shape[1], shape[0], (1, 1), norm, prelu)
    kernel = (shape[2], shape[3])
    if kind == "transposed":
        into, out = shape[:2]
        if first:
            return Layer(stem, kind, into, out, kernel, norm, prelu)
        if told[2]:
            stride, pad_, more = int(told[2]), int(told[3]), int(told[4])
            both = ((pad_, pad_), (more, more))
            return Layer(stem, kind, into, out, kernel, norm, prelu, stride, *both)
        pad = tuple((k - 2) // 2 if k % 2 == 0 else (k - 1) // 2 for k in kernel)
        extra = tuple(k % 2 for k in kernel)
        return Layer(
            stem, kind, into, out, kernel, norm, prelu, 2, (pad[0], pad[1]), (extra[0], extra[1])
        )
    pad = (kernel[0] // 2, kernel[1] // 2)
    return Layer(stem, kind, shape[1], shape[0], kernel, norm, prelu, 1, pad)


def _checked(layers: list[Layer]) -> Graph:
    """Walk through the sizes."""
    size, channels, front = (1, 1), layers[0].into, (0, 0)
    walked: list[Layer] = []
    numbers: list[int] = []
    for layer in layers:
        if layer.kind != "linear" and channels != layer.into and not front[0] and size == (1, 1):
            side = math.isqrt(channels // layer.into)
            if side * side * layer.into != channels:
                raise NotSequentialError("a linear layer does not fold into a map")
            front = size = (side, side)
            channels = layer.into
        factor = _SHUFFLES.get(channels // layer.into, 1) if channels % layer.into == 0 else 1
        if factor > 1 and walked and walked[-1].kind != "linear":
            walked[-1] = replace(walked[-1], shuffle=factor)
            size, channels = (size[0] * factor, size[1] * factor), layer.into
        if channels != layer.into:
            raise NotSequentialError(f"layer {layer.stem} does not continue the one before")
        size = _size(layer, size)
        channels = layer.out
        walked.append(layer)
        numbers.append(size[0] * size[1] * channels)
        if not 1 <= min(size) <= max(size) <= MAX_SIDE or numbers[-1] > MAX_MAP:
            raise NotSequentialError(f"the picture would be {size[1]} × {size[0]} pixels")
    return replace(_ended(walked, channels, size, front), numbers=tuple(numbers))


def _ended(layers: list[Layer], channels: int, size: Pair, front: Pair) -> Graph:
    """The picture that the last layer makes."""
    if layers[-1].kind == "linear":
        flat = next((c for c in (1, 3, 4) if _square(channels, c)), 0)
        if not flat:
            raise NotSequentialError(f"{channels} numbers are no square picture")
        side = math.isqrt(channels // flat)
        size, channels = (side, side), flat
    if channels in (12, 48):  # colours in channels, unfolded at the very end
        factor = _SHUFFLES[channels // 3]
        layers[-1] = replace(layers[-1], shuffle=factor)
        size, channels = (size[0] * factor, size[1] * factor), 3
    if channels not in (1, 3, 4):
        raise NotSequentialError(f"the last layer has {channels} channels, not those of a picture")
    if min(size) < 8:
        raise NotSequentialError(
            f"the last layer makes {size[1]} × {size[0]} pixels, not a picture"
        )
    return Graph(tuple(layers), layers[0].into, channels, *size, front)


def _size(layer: Layer, size: Pair) -> Pair:
    """(height, width) behind a layer."""
    if layer.kind == "linear":
        return size
    sides = []
    for at in range(2):
        side, pad, kernel = size[at], layer.pad[at], layer.kernel[at]
        if layer.kind == "transposed":
            sides.append((side - 1) * layer.stride - 2 * pad + kernel + layer.extra[at])
        else:
            sides.append((2 * side if layer.kind == "upconv" else side) + 2 * pad - kernel + 1)
    return sides[0], sides[1]
