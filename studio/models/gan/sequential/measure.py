"""Which assumptions about a sequential generator its own batch norms bear out.

Each batch norm remembers the mean and spread of what it saw in training, so the assumptions that
reproduce those figures best are taken. What no figure decides is the usual choice.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.gan.sequential.graph import Graph
from studio.models.gan.sequential.walk import EPSILONS, JOINS, NORMS, Walk, drawn
from studio.models.opening.assumptions import ACTIVATIONS, PRIORS
from studio.models.plain import Tensors

_SAMPLES = 256
_LARGEST = 1 << 21
_ROOM = 1 << 27
"""Numbers that may be made at once, whatever the file asks for."""
_CLEARLY = 0.7
"""Another epsilon is believed in where it leaves less than this share of the surprise."""
_TOLD_APART = ("relu", "leaky_02", "none", "tanh")
"""Activations that a norm's memory can tell apart; ReLU and a leak of 0.01 look the same to it."""
_SMOOTHED = ("relu", "leaky_02", "leaky_001")
_PICTURES = 64
_OVERSHOT = 2.5
_USUAL = {"prior": "normal", "range": "tanh"}


@torch.inference_mode()
def measure(graph: Graph, tensors: Tensors) -> dict[str, str]:
    """The assumptions under which the batch norms would see what they remember.

    One after the other: how z was drawn (and where the class stands) by the first norm, the
    activation behind a layer by the next norm. Where there is none, the choice of the gap before
    is taken, or the usual one. What the norms add is tried in both ways.
    """
    norms = [layer for layer in graph.layers if layer.norm == "batch"]
    if not norms:
        return by_pictures(graph, tensors, _measured(graph, tensors, "1e-5")[0])
    tried = [_measured(graph, tensors, name) for name in (EPSILONS if len(norms) > 1 else ["1e-5"])]
    best, least = tried[0]
    for assumed, total in tried[1:]:
        if total < _CLEARLY * least:
            best, least = assumed, total
    return best


def _measured(graph: Graph, tensors: Tensors, epsilon: str) -> tuple[dict[str, str], float]:
    """(assumptions, how much the norms are surprised altogether) under one epsilon."""
    assumed = dict(_USUAL) | {"epsilon": epsilon, "norm": next(iter(NORMS))}
    walk = Walk(graph, tensors, assumed)
    first = graph.layers[0]
    z = _even_points(graph.latent)[: at_once(graph, 0)]
    shares = _every_class(graph, len(z))

    def entered(prior: str, join: str) -> Tensor:
        assumed["join"] = join
        return walk.joined(PRIORS[prior][1](z), shares)

    starts = [(prior, join) for join in _joins(graph) for prior in PRIORS]
    total = 0.0
    chosen = (_USUAL["prior"], starts[0][1])
    if first.norm == "batch":
        costs = {start: walk.surprise(first, entered(*start)) for start in starts}
        chosen = min(costs, key=costs.__getitem__)
        total += costs[chosen]
    assumed["prior"] = chosen[0]
    x = walk.through(first, entered(*chosen))
    usual = "leaky_02"
    for gap in graph.gaps:
        following, x = graph.layers[gap + 1], x[: at_once(graph, gap + 1)]
        if graph.layers[gap].prelu:
            known: list[str] = []
        elif following.norm == "batch":
            known = list(_TOLD_APART)
        else:
            known = [usual]
        costs_here = {}
        for name in known if following.norm == "batch" else []:
            costs_here[name] = walk.surprise(following, ACTIVATIONS[name][1](x))
        if costs_here:
            found = min(costs_here, key=costs_here.__getitem__)
            total += costs_here[found]
            assumed[f"after_{gap + 1}"] = found
            usual = found if found != "none" else usual
        elif known:
            assumed[f"after_{gap + 1}"] = usual
        x = walk.through(following, walk.activated(gap, x))
        x = x[: max(16, _LARGEST * len(x) // x.numel())]
    return assumed, total


def by_pictures(graph: Graph, tensors: Tensors, assumed: dict[str, str]) -> dict[str, str]:
    """The activation under which pictures are smoothest, where no norm tells it.

    The wrong one leaves grain: neighbouring pixels no longer agree. One that drives the last layer
    much farther than another does is none that it was trained with.
    """
    classes = _every_class(graph, _PICTURES)
    z = _even_points(graph.latent)[: min(_PICTURES, at_once(graph))]
    shares = classes if classes is None else classes[: len(z)]
    found: dict[str, tuple[float, float]] = {}
    for name in _SMOOTHED:
        tried = assumed | {f"after_{gap + 1}": name for gap in graph.guessed}
        x = drawn(tensors, graph, z, tried | {"range": "unit"}, lambda: None, shares)
        found[name] = float(x.abs().mean()), grain(torch.tanh(x))
    least = min(reach for reach, _ in found.values())
    calm = {name: rough for name, (reach, rough) in found.items() if reach <= _OVERSHOT * least}
    best = min(calm, key=calm.__getitem__)
    return assumed | {f"after_{gap + 1}": best for gap in graph.guessed}


def grain(pictures: Tensor) -> float:
    """How much neighbouring pixels of [N, C, H, W] differ beside how much pictures do; 20: noise.

    The mean square of the five-point Laplacian over the variance between pictures.
    """
    x = pictures
    inner = x[..., 1:-1, 1:-1]
    bend = 4 * inner - x[..., :-2, 1:-1] - x[..., 2:, 1:-1] - x[..., 1:-1, :-2] - x[..., 1:-1, 2:]
    return float(bend.square().mean() / (x - x.mean(0)).square().mean().clamp_min(1e-8))


def at_once(graph: Graph, *layers: int) -> int:
    """Of how many points these layers (all, if none is named) may be computed together."""
    return max(2, _ROOM // max(graph.numbers[at] for at in layers or range(len(graph.layers))))


def _joins(graph: Graph) -> list[str]:
    """On which sides of z the class may stand, the usual one first."""
    sides = [key for key, _ in JOINS]
    if not graph.joins:
        return sides[:1]
    return sides if graph.embedding and not graph.numbered else sides[::-1]


def _every_class(graph: Graph, count: int) -> Tensor | None:
    """[count, classes] one-hot, all of them equally often."""
    if not graph.classes:
        return None
    return functional.one_hot(torch.arange(count) % graph.classes, graph.classes).float()


def _even_points(latent: int) -> Tensor:
    """[N, D] normal points whose mean is exactly 0 and whose spread is exactly 1 in every way."""
    count = max(_SAMPLES, 2 * latent)
    z = torch.randn(count, latent, generator=torch.Generator().manual_seed(1))
    z = z - z.mean(0)
    spread = torch.linalg.cholesky(z.T @ z / count)
    even: Tensor = torch.linalg.solve_triangular(spread, z.T, upper=False).T.contiguous()
    return even
