"""Strides and paddings that shapes do not tell.

Where the usual ones end in a size that nobody trains at, the few other customs are tried for one
that somebody does.

A plan names each layer by its kind, which tells its stride (see `graph`); other plans of the same
weights name them otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from studio.models.gan.sequential.graph import BESIDE, Graph, graph_of
from studio.models.gan.sequential.stems import NotSequentialError, Shapes
from studio.models.opening.readings import Layout

USUAL_SIDES = (
    16, 28, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 512, 768, 1024,
)  # fmt: skip
"""Sides of pictures that networks are trained at."""
_MOST_TURNS = 7
"""So many layers are given other strides; longer chains double as a rule."""
_OFFERED = 3
_LEAST_SIDE = 16
Plan = dict[str, str]
Named = Callable[[str, int, int], str]
"""(stem, stride, kernel) -> the stem under a custom."""


def is_usual(graph: Graph) -> bool:
    """Whether somebody trains at such a size."""
    return graph.height in USUAL_SIDES and graph.width in USUAL_SIDES


def fitted(plan: Plan, shapes: Shapes) -> Plan:
    """The plan, or of its other readings that end in a usual size the one that changes least.

    Of several, the one whose first layers keep the size, as those behind a folded map often do.
    """
    try:
        if is_usual(graph_of(renamed(plan, shapes))):
            return plan
    except NotSequentialError:
        pass
    for way in _ways(plan, shapes):
        found = [
            (changes, graph.height, other)
            for changes, other in way
            if (graph := _read(other, shapes)) is not None and is_usual(graph)
        ]
        if found:
            return min(found, key=lambda one: one[:2])[2]
    return plan


def others(shapes: Shapes) -> tuple[Layout, ...]:
    """The other usual sizes that layers under the studio's names may end in, nearest customs first.

    Of each size the reading that changes least.
    """
    plan = {name: name for name in shapes}
    try:
        here = graph_of(shapes)
    except NotSequentialError:
        return ()
    found: dict[tuple[int, int], tuple[int, Plan]] = {}
    for way in _ways(plan, shapes):
        for changes, other in way:
            graph = _read(other, shapes)
            if graph is None or not is_usual(graph) or graph.height < _LEAST_SIDE:
                continue
            size = (graph.width, graph.height)
            if size != (here.width, here.height) and changes < found.get(size, (99, {}))[0]:
                found[size] = changes, other
    nearest = sorted(found.items(), key=lambda one: (one[1][0], one[0]))[:_OFFERED]
    return tuple(
        Layout(f"size={wide}x{high}", f"Size: {wide} × {high}", other)
        for (wide, high), (_, other) in nearest
    )


def _ways(plan: Plan, shapes: Shapes) -> Iterator[Iterator[tuple[int, Plan]]]:
    """The same layers under other customs, each with how much it changes.

    Kernels that change between even and odd are those of nets without padding; else each layer
    keeps the usual padding.
    """
    turns = _turns(plan, shapes)
    if not turns or len(turns) > _MOST_TURNS:
        return
    kernels = {shapes[plan[stem + ".weight"]][2] % 2 for stem in turns if "transposed" in stem}
    usual = [1 if stem.endswith(".conv") else 2 for stem in turns]
    for name in (_unpadded, _padded) if len(kernels) > 1 else (_padded, _unpadded):
        yield (
            (_changes(strides, usual), _under(plan, shapes, turns, strides, name))
            for strides in product((1, 2), repeat=len(turns))
        )


def _changes(strides: tuple[int, ...], usual: list[int]) -> int:
    return sum(a != b for a, b in zip(strides, usual, strict=True))


def _under(
    plan: Plan, shapes: Shapes, turns: list[str], strides: tuple[int, ...], name: Named
) -> Plan:
    names = {
        stem: name(stem, stride, shapes[plan[stem + ".weight"]][2])
        for stem, stride in zip(turns, strides, strict=True)
    }
    return {_with(new, names): source for new, source in plan.items()}


def renamed(plan: Plan, shapes: Shapes) -> dict[str, tuple[int, ...]]:
    """The shapes under the names of a plan."""
    return {new: shapes[old] for new, old in plan.items()}


def _read(plan: Plan, shapes: Shapes) -> Graph | None:
    try:
        return graph_of(renamed(plan, shapes))
    except NotSequentialError:
        return None


def _turns(plan: Plan, shapes: Shapes) -> list[str]:
    """Stems of the layers whose stride is a guess: those on maps, behind the first of all."""
    stems = [
        name.removesuffix(".weight")
        for name, source in plan.items()
        if name.endswith(".weight") and name not in BESIDE and len(shapes.get(source, ())) == 4
    ]
    first = min((name.split(".", 1)[0] for name in plan if name not in BESIDE), default="")
    return [
        stem
        for stem in stems
        if stem.split(".", 1)[0] != first and shapes[plan[stem + ".weight"]][2] > 1
    ]


def _padded(stem: str, stride: int, kernel: int) -> str:
    number, kind = stem.split(".", 1)
    if not kind.startswith("transposed"):
        return f"{number}.{'upconv' if stride == 2 else 'conv'}"
    if stride == 2:
        return f"{number}.transposed"
    return f"{number}.transposed-1-{(kernel - 1) // 2}-0"


def _unpadded(stem: str, stride: int, kernel: int) -> str:
    if not stem.split(".", 1)[1].startswith("transposed"):
        return _padded(stem, stride, kernel)
    return f"{stem.split('.', 1)[0]}.transposed-{stride}-0-0"


def _with(name: str, names: dict[str, str]) -> str:
    stem, _, part = name.rpartition(".")
    return f"{names[stem]}.{part}" if stem in names else name
