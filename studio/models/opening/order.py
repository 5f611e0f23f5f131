"""The order of layers, rebuilt from names and shapes where a file does not keep it.

The safetensors format sorts tensors by their name. Numbers in names give the order within a list;
parts that have names of their own are put where what one gives is what the next one takes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Shapes = Mapping[str, tuple[int, ...]]
MOST_PARTS = 48
"""Of a module with more parts than this, their names alone give the order."""
_BEAM = 12
_EXACT, _FOLDED, _UNUSUAL, _BROKEN = 0.0, 1.0, 3.0, 6.0
_TWINS = -0.5
_SKIPPED = 1.5
"""What a step from one layer to the next costs: as it is, folded into a map, odd, impossible; two
heads of the same shape; what an earlier layer gave is laid beside what the last one gives."""
_COLOURS = (1, 3, 4)
_NO_PICTURE, _LATE, _DESCENDING = 0.8, 1.5, 2.0
"""What it costs not to end in a picture, to begin in the middle, to count backwards."""
_NUMBERS = re.compile(r"(\d+)")
_WORDS = re.compile(r"[A-Za-z]{2,}")
_LATER = re.compile(r"var|std|sigma", re.IGNORECASE)
"""The second of a VAE's two heads."""
_LARGER = re.compile(r"transposed?|convt|upsample", re.IGNORECASE)
"""What makes a map larger comes first where a block may begin with it or end with it."""
_SECOND = re.compile(r"dec|gen", re.IGNORECASE)
_CODES = re.compile(r"codebook|quant|(^|[._])_?vq", re.IGNORECASE)
"""Tables that stand beside the layers: nothing goes through them."""
_TABLE = re.compile(r"emb|label|class|time", re.IGNORECASE)
"""What tells a class or a time: nothing goes through it either."""
_BESIDE = re.compile(r"(^|[._])(c(onv)?_)?(sc|skip|short|shortcut|bypass|residual)$", re.IGNORECASE)
"""A way round a block stands beside its other layers."""
_WEIGHTS = ("weight", "weight_orig", "weight_v", "original", "original1", "original0")
_PARTS = ("weight", "bias", "running_mean", "running_var", "num_batches_tracked")


@dataclass(frozen=True)
class _State:
    """After some layers: channels given (0 at the beginning), and what stood last."""

    given: int = 0
    normed: bool = False
    last: tuple[int, ...] = ()

    @property
    def is_picture(self) -> bool:
        """Whether a convolution gave colours."""
        return len(self.last) == 4 and self.given in _COLOURS


Costs = Mapping[_State, float]
_BEGIN: Costs = {_State(): 0.0}


@dataclass
class _Layer:
    """A layer by its stem: its tensors, and the shape of its weight."""

    stem: str
    tensors: list[str] = field(default_factory=list)
    shape: tuple[int, ...] = ()
    remembers: bool = False

    @property
    def only_tells(self) -> bool:
        """Whether it is a table or projection of a class or a time, and no layer of the chain."""
        return len(self.shape) == 2 and bool(_TABLE.search(self.stem))

    def after(self, costs: Costs) -> Costs:
        """What each state behind this layer costs, given those before it."""
        found: dict[_State, float] = {}
        for state, spent in costs.items():
            for new, cost in self._steps(state):
                if spent + cost < found.get(new, float("inf")):
                    found[new] = spent + cost
        return found

    def _steps(self, state: _State) -> Iterator[tuple[_State, float]]:
        shape = self.shape
        if len(shape) == 1 and (self.remembers or shape[0] > 1):
            yield _State(shape[0], True, state.last), _norm_cost(state, shape[0])
        elif len(shape) == 2 and not self.only_tells:
            yield _State(shape[0], False, shape), _linear_cost(state, shape)
        elif len(shape) == 4 and not _BESIDE.search(self.stem):
            out, into = shape[:2]
            yield _State(out, False, shape), _map_cost(state, into)
            odd = 0.5 if shape[2] % 2 else 0.0
            yield _State(into, False, shape), _map_cost(state, out) + odd
        else:
            yield state, 0.0


def _linear_cost(state: _State, shape: tuple[int, ...]) -> float:
    """Of a linear layer: a map is laid flat before it; of two heads the second takes the same."""
    taken = shape[1]
    if state.given in (0, taken):
        return _EXACT
    if shape == state.last:
        return _TWINS
    if len(state.last) == 4:
        flat = taken % state.given == 0
        return _flat_cost(taken // state.given) if flat else _BROKEN
    return _FOLDED if state.given == 2 * taken else _BROKEN


def _flat_cost(pixels: int) -> float:
    """Of a row of numbers that is a map of so many pixels: most are square."""
    return _FOLDED if math.isqrt(pixels) ** 2 == pixels else _UNUSUAL


def _map_cost(state: _State, taken: int) -> float:
    """Of a convolution: a row of numbers is folded into a map, or channels into pixels."""
    if state.given in (0, taken):
        return _EXACT
    if taken == 2 * state.given and len(state.last) == 4:
        return _SKIPPED
    if not taken or state.given % taken:
        return _BROKEN
    if len(state.last) == 2:
        return _flat_cost(state.given // taken)
    return _FOLDED if state.given // taken in (4, 16) else _BROKEN


def _norm_cost(state: _State, size: int) -> float:
    if not state.given:
        return _FOLDED
    return _UNUSUAL if state.normed else _map_cost(state, size)


def in_order(shapes: Shapes) -> list[str]:
    """The names in the order in which their layers most likely stand, whatever order they are in.

    A tensor of no layer stands where its name puts it.
    """
    layers = _layers(sorted(shapes, key=_natural), shapes)
    return [name for layer in _sorted(list(layers.values()), 0) for name in layer.tensors]


def _layers(names: Iterable[str], shapes: Shapes) -> dict[str, _Layer]:
    found: dict[str, _Layer] = {}
    for name in names:
        stem = name.partition(".parametrizations.")[0]
        stem = stem if stem != name else name.rpartition(".")[0]
        layer = found.setdefault(stem, _Layer(stem))
        layer.tensors.append(name)
        last = name.rpartition(".")[2]
        layer.remembers |= last == "running_mean"
        if (last in _WEIGHTS and len(shapes[name]) >= len(layer.shape)) or (
            last == "running_mean" and not layer.shape
        ):
            layer.shape = shapes[name]
    for layer in found.values():
        layer.tensors.sort(key=_part_rank)
    return found


def _part_rank(name: str) -> int:
    last = name.rpartition(".")[2]
    return _PARTS.index(last) if last in _PARTS else -1


def _sorted(layers: list[_Layer], depth: int) -> list[_Layer]:
    """Layers whose stems agree in their first `depth` words, put in order."""
    parts: dict[str, list[_Layer]] = {}
    for layer in layers:
        words = layer.stem.split(".")
        parts.setdefault(words[depth] if depth < len(words) else "", []).append(layer)
    if len(layers) < 2:
        return layers
    ordered = {
        name: _sorted(inside, depth + 1) if name else inside for name, inside in parts.items()
    }
    names = sorted(
        ordered, key=lambda name: (bool(_LATER.search(name)), _natural(_LARGER.sub(" ", name)))
    )
    if len(names) <= MOST_PARTS and not all(name.isdigit() for name in names):
        # what only tells a class or a time would fill the beam with rows that cost the same
        told = [name for name in names if all(layer.only_tells for layer in ordered[name])]
        chain = _chained([name for name in names if name not in told], ordered)
        names = [*sorted(told, key=lambda name: _whom(name, chain)), *chain]
    return [layer for name in names for layer in ordered[name]]


def _whom(name: str, chain: list[str]) -> int:
    """The first part of the chain that shares a word with what tells it something, else -1."""
    words = set(_WORDS.findall(name))
    return next((at for at, part in enumerate(chain) if words & set(_WORDS.findall(part))), -1)


def _chained(names: list[str], inside: Mapping[str, list[_Layer]]) -> list[str]:
    """The parts in the order in which each takes what the one before gives; a search by beam.

    Of equally good orders it is the one that their names would give.
    """
    if not names:
        return []
    begins = [_begins_with_picture(inside[name]) for name in names]
    rows: list[tuple[float, tuple[int, ...], Costs]] = [(0.0, (), _BEGIN)]
    for _ in names:
        longer: list[tuple[float, tuple[int, ...], Costs]] = []
        for _, row, costs in rows:
            for at in (at for at in range(len(names)) if at not in row):
                after = costs
                for layer in inside[names[at]]:
                    if not _CODES.search(layer.stem) or len(layer.shape) != 2:
                        after = layer.after(after)
                if row:
                    more = _DESCENDING * sum(_descends(names[one], names[at]) for one in row)
                else:
                    more = 0.0 if begins[at] else _LATE if any(begins) else 0.0
                    more += _LATE * bool(_SECOND.search(names[at]))
                after = {state: cost + more for state, cost in after.items()}
                longer.append((min(after.values()), (*row, at), after))
        longer.sort(key=lambda found: found[:2])
        rows = longer[:_BEAM]
    return [names[at] for at in min(rows, key=_whole_cost)[1]]


def _whole_cost(row: tuple[float, tuple[int, ...], Costs]) -> tuple[float, tuple[int, ...]]:
    """With what it costs not to end in colours."""
    costs = row[2].items()
    return min(cost + _NO_PICTURE * (not state.is_picture) for state, cost in costs), row[1]


def _begins_with_picture(layers: list[_Layer]) -> bool:
    """As an encoder does, which stands before its decoder."""
    first = next((layer.shape for layer in layers if len(layer.shape) in (2, 4)), ())
    return len(first) == 4 and first[1] in _COLOURS


def _descends(one: str, two: str) -> bool:
    """Whether two parts of one name are numbered backwards, as numbers and as words."""
    stems = {_NUMBERS.sub("", name) for name in (one, two)}
    return len(stems) == 1 and two < one and _natural(two) < _natural(one)


def _natural(name: str) -> list[tuple[int, int, str]]:
    """A key by which `10` stands behind `9`."""
    return [
        (0, int(word), "") if word.isdigit() and len(word) < 10 else (1, 0, word)
        for word in _NUMBERS.split(name)
        if word
    ]
