"""The chain of layers of a network from picture to picture, read from names and shapes.

Halvings are convolutions, doublings transposed ones; where shapes leave a stride open, as many
layers halve as double. A layer's name in the converted file tells all of it:
`03.transposed-2-1-0.weight` is the fourth, of stride 2, padding 1, no extra row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from studio.models.gan.sequential.stems import NORM_PARTS, NotSequentialError, Stem, stems_of
from studio.models.opening.recognise import MismatchError, Shapes, check_map

Kind = Literal["conv", "transposed", "res"]
COLOURS = (1, 3, 4)
MOST_STEPS = 64
LEAST_SIDE = 64
"""Of the picture that a chain is tried with, in pixels."""
_NAMED = re.compile(r"(\d\d)\.(conv|transposed|res)-(\d)-(\d)-(\d)(i?)(r?)")
_BLOCK = re.compile(r"res|block", re.IGNORECASE)
_AFTER = re.compile(r"conv_block", re.IGNORECASE)
"""Residual blocks that end in a norm; others begin with an activation."""
_DECODER = re.compile(r"(^|[._])_?dec", re.IGNORECASE)
LARGEST_KERNEL = 11
_LARGE = 5
"""Kernels from this on keep the size."""


@dataclass(frozen=True)
class Step:
    """One layer, or a block beside which the picture goes on unchanged.

    `stem`: how its names begin in the converted file. `extra`: rows added by a doubling; of a block
    1 where it ends in a norm. `norm`: with memory ("batch"), with gains ("affine"), none; `hidden`:
    the numbering leaves room for one without weights. `mirrors`: its edges are mirrored.
    """

    stem: str
    kind: Kind
    into: int
    out: int
    kernel: int
    stride: int = 1
    pad: int = 0
    extra: int = 0
    norm: str = ""
    hidden: bool = False
    mirrors: bool = False

    @property
    def number(self) -> str:
        """Its place, as its norm's names begin."""
        return self.stem.split(".", 1)[0]

    @property
    def zoom(self) -> float:
        """How the picture's side changes."""
        if self.stride == 1:
            return 1.0
        return 1 / self.stride if self.kind == "conv" else float(self.stride)


@dataclass(frozen=True)
class Chain:
    """The layers in order; the first `middle` of them are the encoder.

    `channels`: of the picture that it takes; `made`: of the one it gives. `cell`: pixels a side
    that one place of the middle stands for, `latent`: channels there.
    """

    steps: tuple[Step, ...]
    middle: int
    channels: int
    made: int
    cell: int
    latent: int

    @property
    def narrows(self) -> bool:
        """Whether the middle holds fewer numbers than the picture."""
        return self.cell > 1 and self.latent < self.channels * self.cell**2


@dataclass
class _Found:
    """A layer on its way to a step."""

    stem: Stem
    kind: Kind
    into: int
    out: int
    second: Stem | None = None
    norms: list[Stem] = field(default_factory=list)
    stride: int = 0
    hidden: bool = False
    mirrors: bool = False


def plan_of(shapes: Shapes) -> tuple[dict[str, str], int]:
    """(studio name -> name in the file, in the order of layers; how many are the encoder, or 0).

    Raises:
        MismatchError: it is no such chain.
    """
    found = _layers(shapes)
    _stride(found)
    _see_gaps(found)
    plan: dict[str, str] = {}
    for number, layer in enumerate(found):
        kernel = layer.stem.shape[2]
        pad, extra = _sides(layer.kind, kernel, layer.stride)
        if layer.kind == "res":
            extra = int(_AFTER.search(layer.stem.name) is not None)
        flags = "i" * layer.hidden + "r" * layer.mirrors
        stem = f"{number:02d}.{layer.kind}-{layer.stride}-{pad}-{extra}{flags}"
        _put(plan, stem, layer.stem)
        if layer.second is not None:
            _put(plan, stem + ".second", layer.second)
        for at, norm in enumerate(layer.norms):
            kind = "norm" if norm.is_batch_norm else "affine"
            _put(plan, f"{number:02d}.{kind}{at or ''}", norm)
    decoder = [number for number, layer in enumerate(found) if _DECODER.search(layer.stem.name)]
    return plan, decoder[0] if decoder else 0


def _put(plan: dict[str, str], name: str, stem: Stem) -> None:
    plan |= {f"{name}.{part}": stem.parts[part] for part in NORM_PARTS if part in stem.parts}


def _layers(shapes: Shapes) -> list[_Found]:
    try:
        stems = stems_of(shapes)
    except NotSequentialError as error:
        raise MismatchError(str(error)) from None
    found: list[_Found] = []
    channels, skip = 0, False
    for at, stem in enumerate(stems):
        if skip:
            skip = False
        elif len(stem.shape) == 1 and not stem.is_prelu and found:
            found[-1].norms.append(stem)
        elif len(stem.shape) != 4 or stem.shape[2] != stem.shape[3]:
            raise MismatchError(f"{stem.name!r} is no convolution")
        else:
            partner = _partner(stems, at, channels)
            found.append(_layer(stem, partner, channels, _doubling(found)))
            channels = found[-1].out
            skip = partner is not None and stems.index(partner) == at + 1
            if partner is not None and not skip:
                stems = [one for one in stems if one is not partner]
    if not 2 <= len(found) <= MOST_STEPS:
        raise MismatchError(f"it has {len(found)} layers")
    return found


def _doubling(found: Sequence[_Found]) -> bool:
    return any(layer.kind == "transposed" for layer in found)


def _partner(stems: Sequence[Stem], at: int, channels: int) -> Stem | None:
    """The second convolution of a residual block that begins with this one."""
    parent = stems[at].name.rpartition(".")[0]
    inside = [s for s in stems if s.name.rpartition(".")[0] == parent and len(s.shape) == 4]
    if not _BLOCK.search(parent) or len(inside) != 2 or inside[0] is not stems[at]:
        return None
    fits = inside[0].shape[1] == channels == inside[1].shape[0]
    return inside[1] if fits and inside[0].shape[0] == inside[1].shape[1] else None


def _layer(stem: Stem, partner: Stem | None, channels: int, doubling: bool) -> _Found:
    a, b, kernel = stem.shape[:3]
    if partner is not None:
        return _Found(stem, "res", channels, channels, partner, stride=1)
    if not channels:
        if b not in COLOURS or a <= max(COLOURS):
            raise MismatchError("its first layer takes no picture")
        return _Found(stem, "conv", b, a)
    conv, transposed = b == channels, a == channels
    if conv and transposed:
        conv = bool(kernel % 2) or not (doubling or "dec" in stem.name)
    if conv:
        return _Found(stem, "conv", b, a)
    if transposed:
        return _Found(stem, "transposed", a, b)
    raise MismatchError(f"{stem.name!r} does not continue the layer before")


def _stride(found: list[_Found]) -> None:
    """Give each layer its stride: told by its kernel, or by as many halvings as doublings."""
    plain = [layer for layer in found if layer.kind != "res"]
    for layer in plain:
        kernel = layer.stem.shape[2]
        if kernel % 2 == 0:
            layer.stride = 2
        elif kernel == 1 or kernel >= _LARGE or layer.into == layer.out:
            layer.stride = 1
        elif layer.kind == "transposed":
            layer.stride = 2
    open_ = [layer for layer in plain if not layer.stride]
    doubled = sum(layer.stride == 2 and layer.kind == "transposed" for layer in plain)
    wanted = doubled - sum(layer.stride == 2 and layer.kind == "conv" for layer in plain)
    rising = next((at for at, layer in enumerate(plain) if layer.kind == "transposed"), 0)
    before = [layer for layer in plain[:rising] if layer in open_]
    inside = [layer for layer in before if layer is not plain[0]]
    halving = next((some for some in ([], inside, before) if len(some) == wanted), None)
    if halving is None or not doubled:
        raise MismatchError("it does not double its picture as often as it halves it")
    for layer in open_:
        layer.stride = 2 if layer in halving else 1


def _see_gaps(found: list[_Found]) -> None:
    """What stands between layers without weights of its own, told by the numbering."""
    mirrored = found[0].stem.index[1] == 1 and found[0].stem.shape[2] >= _LARGE
    for layer, after in zip(found, [*found[1:], None], strict=True):
        large = layer.stem.shape[2] >= _LARGE
        layer.mirrors = mirrored and (large or layer.kind == "res")
        if layer.kind == "res":
            layer.hidden = not layer.norms and _AFTER.search(layer.stem.name) is not None
            continue
        if after is None or layer.norms:
            continue
        (head, at), (other, next_) = layer.stem.index, after.stem.index
        if after.kind == "res":
            blocks = re.match(rf"{re.escape(head)}\.(\d+)\.", after.stem.name)
            other, next_ = (head, int(blocks[1])) if blocks else ("", -1)
        unseen = next_ - at - 1 - (mirrored and after.stem.shape[2] >= _LARGE)
        layer.hidden = head == other and unseen == 2


def _sides(kind: Kind, kernel: int, stride: int) -> tuple[int, int]:
    """(padding, extra rows) under which sizes are kept, halved or doubled."""
    if stride == 1:
        return kernel // 2, 0
    if kind == "conv":
        return (kernel - 1) // 2, 0
    return (kernel - 1) // 2, kernel % 2


def chain_of(shapes: Shapes, middle: int = 0) -> Chain:
    """The chain of weights under the studio's names.

    `middle`: how many layers the encoder has, where the names of the file told it; 0: the narrowest
    place is the middle.

    Raises:
        MismatchError: the layers do not go together.
    """
    weights = {n: s for n, s in shapes.items() if n.endswith(".weight") and _NAMED.match(n)}
    steps = []
    for name in sorted(n for n in weights if not n.endswith(".second.weight")):
        steps.append(_step(name.removesuffix(".weight"), shapes))
    if not steps:
        raise MismatchError("it has no layers")
    for before, step in pairwise(steps):
        if before.out != step.into:
            raise MismatchError(f"layer {step.number} does not continue the one before")
    return _with_middle(tuple(steps), middle)


def _step(stem: str, shapes: Shapes) -> Step:
    told = _NAMED.fullmatch(stem)
    shape = shapes[stem + ".weight"]
    fits = len(shape) == 4 and shape[2] == shape[3] <= LARGEST_KERNEL and all(shape)
    if told is None or not fits:
        raise MismatchError(f"{stem!r} is no layer")
    number, kind, stride, pad, extra = told[1], told[2], int(told[3]), int(told[4]), int(told[5])
    if not 1 <= stride <= 2:
        raise MismatchError(f"{stem!r} has a stride of {stride}")
    norm = "batch" if f"{number}.norm.running_mean" in shapes else ""
    norm = norm or ("affine" if f"{number}.affine.weight" in shapes else "")
    out, into = shape[:2]
    step = Step(
        stem, "conv", into, out, shape[2], stride, pad, extra, norm, bool(told[6]), bool(told[7])
    )
    if kind == "transposed":
        return replace(step, kind="transposed", into=out, out=into)
    if kind == "res":
        second = shapes.get(stem + ".second.weight", ())
        if (
            len(second) != 4
            or second[:2] != (into, out)
            or not second[2] == second[3] <= LARGEST_KERNEL
        ):
            raise MismatchError(f"the block {number} does not come back to what it took")
        return replace(step, kind="res", out=into)
    return step


def _with_middle(steps: tuple[Step, ...], told: int) -> Chain:
    channels, made = steps[0].into, steps[-1].out
    if channels not in COLOURS or made not in COLOURS:
        raise MismatchError(f"it takes {channels} channels and gives {made}, which is no picture")
    zooms = [1.0]
    for step in steps:
        zooms.append(zooms[-1] * step.zoom)
        side = int(LEAST_SIDE * zooms[-1])
        check_map(side, side, max(step.into, step.out))
    if zooms[-1] != 1.0 or max(zooms) > 1.0:
        raise MismatchError(f"its picture becomes {zooms[-1]:g} times as large")
    middle = told or _narrowest(steps, zooms)
    if not 0 < middle < len(steps) or zooms[middle] == 1.0:
        raise MismatchError("it has no smaller middle")
    return Chain(steps, middle, channels, made, round(1 / zooms[middle]), steps[middle - 1].out)


def _narrowest(steps: tuple[Step, ...], zooms: list[float]) -> int:
    """How many steps lead to the fewest numbers, before anything doubles."""
    rising = next((at for at, step in enumerate(steps) if step.kind == "transposed"), len(steps))
    numbers = {
        at + 1: step.out * zooms[at + 1] ** 2
        for at, step in enumerate(steps[:rising])
        if step.kind != "res"
    }
    return min(numbers, key=lambda at: (numbers[at], -at), default=0)


def half(chain: Chain, decoder: bool) -> tuple[Step, ...]:
    """The steps before the middle, or behind it."""
    return chain.steps[chain.middle :] if decoder else chain.steps[: chain.middle]


def shapes_named(plan: Mapping[str, str], shapes: Shapes) -> dict[str, tuple[int, ...]]:
    """The shapes of a file under the names of a plan."""
    return {new: tuple(shapes[old]) for new, old in plan.items()}
