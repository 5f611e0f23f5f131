"""The layers of a student's denoiser, read from names and shapes.

Convolutions stand in the order of the file. One that takes more channels than the layer before it
gives takes those of a layer on the way down too, laid beside. What is told of time, or of a class,
comes from linear layers of that name: a chain from the clock, and one projection for each place.

A layer's name in the converted file tells all of it: `05.transposed-2-1-1-b1.weight` is the sixth,
of stride 2, padding 1, one extra row, with what layer 1 gave beside its input.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from studio.models.gan.sequential.stems import NORM_PARTS, NotSequentialError, Stem, stems_of
from studio.models.opening.recognise import MismatchError, Shapes

Kind = Literal["conv", "transposed"]
COLOURS = (1, 3)
MOST_LAYERS, MOST_TOLD = 48, 48
KEPT, CLASSES = "kept", "classes.weight"
_KEPT_IN_FILES = ("alphabar_t", "alpha_bar", "alpha_bars", "alphas_cumprod", "alphas_bar")
_TRAINING = re.compile(
    r"(^|\.)(alpha|beta|sqrt|oneover|mab_|one_minus|posterior|log_one|inv_freq|coef)\w*$"
)
"""Schedules and tables that a file keeps beside its layers; they follow from the schedule."""
_WHOLE = re.compile(r"^(eps_model|model|net|unet|denoiser|network|nn_model)\.")
_TIME = re.compile(r"time|(^|[._])t_?(emb|mlp|proj)|temb|(^|[._])te\d", re.IGNORECASE)
_CLASS = re.compile(r"class|label|(^|[._])(cls|cond|context|c_?emb|y_?emb)", re.IGNORECASE)
_UP, _DOWN = re.compile(r"up|dec|deconv", re.IGNORECASE), re.compile(r"down|enc", re.IGNORECASE)
_DIGIT = re.compile(r"(\d+)\D*$")
LARGEST_KERNEL = 11


@dataclass
class Found:
    """A layer on its way to a name. `level`: how often the side was halved behind it."""

    stem: Stem
    kind: Kind
    into: int
    out: int
    norm: Stem | None = None
    stride: int = 1
    beside: int | None = None
    level: int = 0

    @property
    def name(self) -> str:
        """What its name in the converted file ends in, behind its number."""
        kernel = self.stem.shape[2]
        pad, extra = kernel // 2, 0
        if self.stride == 2 and kernel % 2 == 0:
            pad = (kernel - 2) // 2
        elif self.kind == "transposed" and self.stride == 2:
            extra = 1
        beside = "n" if self.beside is None else f"b{self.beside:02d}"
        return f"{self.kind}-{self.stride}-{pad}-{extra}-{beside}"


@dataclass
class _Parts:
    """The stems of a file by what they are for."""

    layers: list[Stem] = field(default_factory=list)
    norms: list[Stem] = field(default_factory=list)
    time: list[Stem] = field(default_factory=list)
    classes: list[Stem] = field(default_factory=list)
    kept: str = ""


def plan_of(shapes: Shapes) -> dict[str, str]:
    """Studio name -> name in the file.

    Raises:
        MismatchError: it is no such network.
    """
    parts = _sorted(shapes)
    found = _chained(parts)
    _see_norms(found, parts.norms)
    plan: dict[str, str] = {}
    for number, layer in enumerate(found):
        _put(plan, f"{number:02d}.{layer.name}", layer.stem)
        if layer.norm is not None:
            _put(plan, f"{number:02d}.norm", layer.norm)
    _plan_told(plan, parts, found)
    if parts.kept:
        plan[KEPT] = parts.kept
    return plan


def _put(plan: dict[str, str], name: str, stem: Stem) -> None:
    plan |= {f"{name}.{part}": stem.parts[part] for part in NORM_PARTS if part in stem.parts}


def _sorted(shapes: Shapes) -> _Parts:
    parts = _Parts()
    parts.kept = next((name for name in _KEPT_IN_FILES if name in shapes), "")
    plain = {n: s for n, s in shapes.items() if n != parts.kept and not _TRAINING.search(n)}
    try:
        stems = stems_of(plain)
    except NotSequentialError as error:
        raise MismatchError(str(error)) from None
    for stem in _forward(stems):
        bare = _WHOLE.sub("", stem.name)
        if len(stem.shape) == 4:
            parts.layers.append(stem)
        elif len(stem.shape) == 1 and not stem.is_prelu:
            parts.norms.append(stem)
        elif len(stem.shape) == 2 and _CLASS.search(bare):
            parts.classes.append(stem)
        elif len(stem.shape) == 2 and _TIME.search(bare):
            parts.time.append(stem)
        else:
            raise MismatchError(f"{stem.name!r} belongs to no plain denoiser")
    if not 3 <= len(parts.layers) <= MOST_LAYERS or len(parts.time) > MOST_TOLD:
        raise MismatchError(f"it has {len(parts.layers)} convolutions")
    return parts


def _forward(stems: Sequence[Stem]) -> list[Stem]:
    """In the order in which a picture goes through: blocks name their last layer before others."""
    by_block: dict[str, list[Stem]] = {}
    for stem in stems:
        by_block.setdefault(stem.name.rpartition(".")[0], []).append(stem)
    late = {id(s) for group in by_block.values() for s in _late(group)}
    ordered: list[Stem] = []
    for stem in stems:
        if id(stem) in late:
            continue
        ordered.append(stem)
        group = by_block[stem.name.rpartition(".")[0]]
        if stem is [s for s in group if id(s) not in late][-1]:
            ordered += [s for s in group if id(s) in late]
    return ordered


def _late(group: Iterable[Stem]) -> list[Stem]:
    return [s for s in group if s.name.rpartition(".")[2] == "transform"]


# ---- the way of the picture -----------------------------------------------------------------
def _chained(parts: _Parts) -> list[Found]:
    first, last = parts.layers[0].shape, parts.layers[-1].shape
    colours = min(last[:2]) if min(last[:2]) in COLOURS else 0
    if not colours or last[0] != colours:
        raise MismatchError("its last layer gives no noise of a picture's channels")
    beside = first[1] - colours
    if beside and not (beside == 1 and colours == 1) and beside not in _lengths(parts.classes):
        raise MismatchError("its first layer takes no picture")
    if not (beside or parts.time or parts.kept):
        raise MismatchError("it is told neither time nor class, and keeps no steps of noise")
    found: list[Found] = []
    given = first[1]
    for stem in parts.layers:
        if stem.shape[2] != stem.shape[3] or not 1 <= stem.shape[2] <= LARGEST_KERNEL:
            raise MismatchError(f"{stem.name!r} is no plain convolution")
        found.append(_layer(stem, given, found))
        given = found[-1].out
    _halve(found)
    _join(found)
    return found


def _lengths(stems: Iterable[Stem]) -> list[int]:
    return [stem.shape[1] for stem in stems]


def _layer(stem: Stem, given: int, found: Sequence[Found]) -> Found:
    """A layer that takes what the one before gives, and perhaps more."""
    a, b, kernel = stem.shape[:3]
    either = a == b and kernel % 2 == 0
    up = _UP.search(stem.name) is not None and not _DOWN.search(stem.name)
    late = any(f.stride == 2 for f in found) and not _DOWN.search(stem.name)
    doubles = a == given and kernel in (2, 3, 4) and len(found) > 1
    if doubles and (up or (either and late) or (b != given and kernel % 2 == 0)):
        joins = b == given or b - given in {layer.out for layer in found}
        told = kernel % 2 == 0 or "trans" in stem.name.lower() or not joins
        if told:
            return Found(stem, "transposed", a, b, stride=2)
    if b == given or (found and b > given):
        return Found(stem, "conv", b, a, stride=2 if kernel % 2 == 0 else 1)
    raise MismatchError(f"{stem.name!r} does not continue the layer before")


def _halve(found: list[Found]) -> None:
    """Give as many halvings as there are doublings, where channels grow before the first one."""
    ups = [n for n, layer in enumerate(found) if layer.kind == "transposed"]
    downs = sum(layer.kind == "conv" and layer.stride == 2 for layer in found)
    missing = len(ups) - downs
    if missing < 0:
        raise MismatchError("it halves more often than it doubles")
    if missing:
        grows = [n for n in range(1, ups[0]) if found[n].out > found[n].into > max(COLOURS)]
        if len(grows) < missing:
            raise MismatchError("it doubles more often than it halves")
        for n in grows[-missing:]:
            found[n].stride = 2
    level = 0
    for layer in found:
        level += (1 if layer.kind == "conv" else -1) * (layer.stride == 2)
        layer.level = level
        if level < 0:
            raise MismatchError("it doubles before it halves")
    if level:
        raise MismatchError("what comes out is smaller than what goes in")


def _join(found: list[Found]) -> None:
    """Find what is laid beside the input of layers that take more than the one before gives."""
    bottom = max(layer.level for layer in found)
    turn = next(n for n, layer in enumerate(found) if layer.level == bottom)
    ups = [n for n, layer in enumerate(found) if layer.kind == "transposed"]
    turn = ups[0] if ups else turn
    used: set[int] = set()
    for n in range(1, len(found)):
        layer, before = found[n], found[n - 1]
        more = layer.into - before.out
        if not more:
            continue
        level = before.level
        fitting = [
            k for k in range(min(n, turn)) if k not in used and found[k].out == more
            and found[k].level == level
        ]  # fmt: skip
        if not fitting:
            raise MismatchError(f"{layer.stem.name!r} does not continue the layer before")
        layer.beside = fitting[-1]
        used.add(fitting[-1])


def _see_norms(found: list[Found], norms: Iterable[Stem]) -> None:
    """Give each norm to the layer before it, of the same number in its block where it has one."""
    for norm in norms:
        parent, _, own = norm.name.rpartition(".")
        beside = [f for f in found if f.stem.name.rpartition(".")[0] == parent and f.norm is None]
        told, number = [], _DIGIT.search(own)
        if number is not None and not own.isdigit():
            told = [f for f in beside if _ends_in(f.stem.name, number[1])]
        elif own.isdigit():
            before = [f for f in beside if _number(f.stem.name) < int(own)]
            told = before[-1:]
        told = [f for f in (told or beside) if f.out == norm.shape[0]]
        if not told or found[-1] is told[0]:
            raise MismatchError(f"{norm.name!r} stands behind no layer")
        told[0].norm = norm


def _ends_in(name: str, digit: str) -> bool:
    last = _DIGIT.search(name.rpartition(".")[2])
    return last is not None and last[1] == digit


def _number(name: str) -> int:
    last = name.rpartition(".")[2]
    return int(last) if last.isdigit() and len(last) < 9 else 1 << 30


# ---- what it is told ------------------------------------------------------------------------
def _plan_told(plan: dict[str, str], parts: _Parts, found: Sequence[Found]) -> None:
    """Name the chain from the clock, the table of classes, and the projections of both."""
    chain, tells = _split(parts.time, found)
    for number, stem in enumerate(chain):
        _put(plan, f"time.{number}", stem)
    for number, stem in enumerate(tells):
        _put(plan, f"tell.{number:02d}", stem)
    if parts.classes:
        table, *projected = parts.classes
        if table.parts.keys() != {"weight"}:
            raise MismatchError("its classes are no table")
        plan[CLASSES] = table.parts["weight"]
        for number, stem in enumerate(projected):
            _put(plan, f"name.{number:02d}", stem)


def _split(stems: Sequence[Stem], found: Sequence[Found]) -> tuple[list[Stem], list[Stem]]:
    """(the chain from the clock, the projections to places), all but one of which end alike."""
    blocks = {layer.stem.name.rpartition(".")[0] for layer in found} - {""}
    placed = [stem.name.rpartition(".")[0] in blocks for stem in stems]
    chain: list[Stem] = []
    rest = list(stems)
    while len(rest) > 1 and (not chain or rest[0].shape[1] == chain[-1].shape[0]):
        if any(placed):
            if placed[len(chain)]:
                break
        elif len({stem.shape[1] for stem in rest}) == 1 and len(rest) > 2:
            break
        chain.append(rest.pop(0))
    return chain, rest


def places_of(outs: Sequence[int], lengths: Sequence[int], skipped: int = 0) -> list[int] | None:
    """The layer behind which each projection of a length is added, in order, or None.

    `skipped`: layers of that length that the first one passes over.
    """
    places: list[int] = []
    at = 0
    for number, length in enumerate(lengths):
        fitting = [n for n in range(at, len(outs) - 1) if outs[n] == length]
        passed = skipped if not number else 0
        if len(fitting) <= passed:
            return None
        places.append(fitting[passed])
        at = places[-1] + 1
    return places
