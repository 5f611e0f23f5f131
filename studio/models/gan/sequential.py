"""Sequential GANs: the graph comes from the shapes, the rest is assumed, said, and can be changed.

Weights do not say which activations stand between the layers, how z was drawn, nor on which side
of z a class stands. But each batch norm remembers the mean and spread of what it saw in training,
so the assumptions that reproduce those figures best are taken (`measure`). What no figure decides
is the usual choice.

Source of the family: Radford, Metz, Chintala, "Unsupervised Representation Learning with Deep
Convolutional Generative Adversarial Networks", 2015, arXiv:1511.06434.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.errors import ModelError
from studio.models.assumptions import (
    ACTIVATIONS,
    PRIORS,
    RANGES,
    Assumptions,
    assumed_on,
    assumption,
    prior_assumption,
    range_assumption,
)
from studio.models.gan.classes import class_controls, class_shares
from studio.models.gan.graph import (
    EMBEDDING,
    Graph,
    Layer,
    NotSequentialError,
    graph_of,
    plan_of,
)
from studio.models.gan.spectral import folded
from studio.models.plain import PlainGenerator, Tensors, need_finite, shapes_in
from studio.models.recognise import Group, Match, MismatchError
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.controls import Control, ControlValue
from studio.values.directions import Direction

ARCHITECTURE = "sequential-gan"
NORMS: dict[str, tuple[str, Callable[[Tensor], Tensor]]] = {
    "instance": ("Instance norm", functional.instance_norm),
    "group_8": ("Group norm, 8 groups", lambda x: functional.group_norm(x, _groups(x, 8))),
    "group_32": ("Group norm, 32 groups", lambda x: functional.group_norm(x, _groups(x, 32))),
    "layer": ("Layer norm", lambda x: functional.group_norm(x, 1)),
}
"""What may stand where a norm has gains but no memory."""
JOINS = (("class_first", "Class, then z"), ("z_first", "z, then class"))
EPSILONS = {"1e-5": ("1e-5", 1e-5), "0.8": ("0.8, behind the first layer", 0.8)}
"""What norms add to the spread; the second is what `BatchNorm2d(n, 0.8)` does, often copied.

There the norm of the first layer adds the usual little.
"""
_SAMPLES = 256
_LARGEST = 1 << 21
_ROOM = 1 << 27
"""Numbers that may be made at once, whatever the file asks for."""
_CLEARLY = 0.7
"""Another epsilon is believed in where it leaves less than this share of the surprise."""
_TOLD_APART = ("relu", "leaky_02", "none", "tanh")
"""Activations that a norm's memory can tell apart; ReLU and a leak of 0.01 look the same to it."""
_USUAL = {"prior": "normal", "range": "tanh"}


def describe(
    graph: Graph, assumed: Assumptions, directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a generator declares."""
    size = (graph.width, graph.height)
    return GeneratorInfo(
        family="gan",
        architecture=ARCHITECTURE,
        spaces=(Space("z", (graph.latent,)),),
        sizes=Sizes(size, (size,)),
        channels=4 if graph.channels == 4 else 3,
        controls=(
            *class_controls(graph.classes),
            prior_assumption(assumed),
            *layer_controls(graph, assumed),
        ),
        abilities=(
            "finds_directions",
            "projects",
            *(("takes_class",) if graph.classes > 1 else ()),
        ),
        directions=directions,
    )


def layer_controls(graph: Graph, assumed: Assumptions) -> tuple[Control, ...]:
    """What is assumed of the layers and between them, all but how z was drawn."""
    controls = [range_assumption(assumed)]
    if graph.joins:
        words = {key: (label,) for key, label in JOINS}
        controls.append(
            assumption("join", "Beside z", words, assumed, "On which side of z the class stands.")
        )
    if any(layer.norm == "affine" for layer in graph.layers):
        controls.append(
            assumption("norm", "Norms", NORMS, assumed, "The weights do not say which kind it is.")
        )
    if "epsilon" in assumed and any(layer.norm == "batch" for layer in graph.layers):
        controls.append(
            assumption("epsilon", "Norms add", EPSILONS, assumed,
                    "What is added to each remembered spread.")
        )  # fmt: skip
    controls += [
        assumption(
            f"after_{gap + 1}", f"After layer {gap + 1}", ACTIVATIONS, assumed,
            "The weights do not say which activation stands here.",
        )
        for gap in graph.guessed
    ]  # fmt: skip
    return tuple(controls)


def recognise(group: Group) -> Match:
    """Whether a group of tensors is a sequence of layers that makes pictures.

    Raises:
        MismatchError: it is not.
    """
    try:
        plan = plan_of(group.shapes)
        graph = graph_of({new: group.shapes[local] for new, local in plan.items()})
    except NotSequentialError as error:
        raise MismatchError(str(error)) from None
    if all(layer.kind == "linear" for layer in graph.layers) and not graph.embedding:
        raise MismatchError("linear layers alone could be anything")
    classes = f" and one of {graph.classes} classes" if graph.classes else ""
    reason = (
        f"a sequential generator of {len(graph.layers)} layers, z {graph.latent}{classes} to"
        f" {graph.channels} × {graph.height} × {graph.width}"
    )
    return Match(reason, plan)


def load(card: Card, tensors: Tensors, device: torch.device) -> PlainGenerator:
    """Build the generator; the card's controls hold what is assumed.

    Raises:
        ModelError: the weights are not a sequence of layers.
    """
    tensors = folded(tensors)
    graph = _graph(tensors)
    need_finite(tensors)
    info = describe(graph, assumed_on(card), card.info.directions)
    generator = PlainGenerator(info, tensors, _draw)
    generator.to(device, torch.float32)
    return generator


def info_of(tensors: Tensors) -> GeneratorInfo:
    """What to write on a new card: the assumptions that the weights themselves support best.

    Raises:
        ModelError: the weights are not a sequence of layers.
    """
    graph = _graph(tensors)
    plain = {name: value.float() for name, value in folded(tensors).items()}
    return describe(graph, measure(graph, plain))


def _graph(tensors: Tensors) -> Graph:
    try:
        return graph_of(shapes_in(tensors))
    except NotSequentialError as error:
        raise ModelError(f"The weights are not a sequence of layers: {error}.") from None


def _draw(
    tensors: Tensors,
    latents: Tensor,
    controls: Mapping[str, ControlValue],
    check: Callable[[], None],
) -> Tensor:
    graph = _graph(tensors)
    z = PRIORS[str(controls["prior"])][1](latents)
    shares = class_shares(controls, graph.classes, z) if graph.classes else None
    return drawn(tensors, graph, z, controls, check, shares)


def drawn(
    tensors: Tensors,
    graph: Graph,
    z: Tensor,
    choices: Mapping[str, ControlValue],
    check: Callable[[], None],
    shares: Tensor | None = None,
) -> Tensor:
    """Pictures [N, C, H, W] of points [N, D] under the choices; `shares` of classes beside z."""
    walk = _Walk(graph, tensors, {key: str(value) for key, value in choices.items()})
    x = walk.joined(z, shares)
    for at, layer in enumerate(graph.layers):
        check()
        x = walk.through(layer, x)
        if at in graph.gaps:
            x = walk.activated(at, x)
    x = x.reshape(len(x), graph.channels, graph.height, graph.width)
    return RANGES[walk.assumed["range"]][1](x)


@dataclass(frozen=True)
class _Walk:
    """The way through the layers under some assumptions."""

    graph: Graph
    tensors: Tensors
    assumed: Assumptions

    def joined(self, z: Tensor, shares: Tensor | None) -> Tensor:
        """What enters the first layer: [N, D] z with the shares [N or 1, classes] of classes."""
        if shares is None:
            return z
        table = self.tensors.get(EMBEDDING)
        told = shares if table is None else shares @ table
        told = told.expand(len(z), -1)
        if not self.graph.joins:
            return told * z
        first = self.assumed.get("join", JOINS[0][0]) == JOINS[0][0]
        return torch.cat((told, z) if first else (z, told), dim=1)

    def through(self, layer: Layer, x: Tensor) -> Tensor:
        """A layer with its norm, unfolded into pixels where it is."""
        x = self.normed(layer, self.weighed(layer, self.folded(layer, x)))
        if layer.shuffle > 1 and x.shape[1] == layer.out:
            x = functional.pixel_shuffle(x, layer.shuffle)
        return x

    def activated(self, gap: int, x: Tensor) -> Tensor:
        """What stands between this layer and the next one."""
        layer = self.graph.layers[gap]
        if layer.prelu:
            return functional.prelu(x, self.tensors[layer.number + ".prelu.weight"])
        return ACTIVATIONS[self.assumed[f"after_{gap + 1}"]][1](x)

    def folded(self, layer: Layer, x: Tensor) -> Tensor:
        """What enters a layer: vectors become maps before the first convolution."""
        if layer.kind == "linear" or x.dim() == 4:
            return x
        height, width = self.graph.front
        return x.reshape(len(x), layer.into, height or 1, width or 1)

    def weighed(self, layer: Layer, x: Tensor) -> Tensor:
        """The layer without its norm."""
        weight = self.tensors[layer.stem + ".weight"]
        bias = self.tensors.get(layer.stem + ".bias")
        if layer.kind == "linear":
            return functional.linear(x, weight, bias)
        if layer.kind == "transposed":
            return functional.conv_transpose2d(
                x, weight, bias, layer.stride, layer.pad, output_padding=layer.extra
            )
        if layer.kind == "upconv":
            x = functional.interpolate(x, scale_factor=2, mode="nearest")
        return functional.conv2d(x, weight, bias, layer.stride, layer.pad)

    def normed(self, layer: Layer, x: Tensor) -> Tensor:
        """A norm behind a layer, or behind its unfolding into pixels where it counts fewer."""
        if not layer.norm:
            return x
        mean, spread, weight, bias = self.norm(layer)
        count = self.norm_channels(layer)
        if layer.shuffle > 1 and count * layer.shuffle**2 == x.shape[1]:
            x = functional.pixel_shuffle(x, layer.shuffle)
        shape = x.shape
        if x.shape[1] != count:  # the norm of a linear front counts channels of the folded map
            x = x.reshape(len(x), count, -1)
        if mean is None:
            if x.dim() == 2:
                return x if weight is None else functional.layer_norm(x, (count,), weight, bias)
            x = NORMS[self.assumed["norm"]][1](x)
            gains = (1, count, *[1] * (x.dim() - 2))
            if weight is not None and bias is not None:
                x = x * weight.reshape(gains) + bias.reshape(gains)
            return x.reshape(shape)
        behind_first = layer is not self.graph.layers[0]
        key = self.assumed.get("epsilon", "1e-5") if behind_first else "1e-5"
        epsilon = EPSILONS[key][1]
        return functional.batch_norm(x, mean, spread, weight, bias, eps=epsilon).reshape(shape)

    def norm_channels(self, layer: Layer) -> int:
        """How many channels the norm of a layer counts."""
        return len(next(part for part in self.norm(layer) if part is not None))

    def norm(
        self, layer: Layer
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, Tensor | None]:
        """(mean, variance, gain, bias), None where there is none."""
        stem = layer.number + (".norm." if layer.norm == "batch" else ".affine.")
        mean, spread, weight, bias = (
            self.tensors.get(stem + part)
            for part in ("running_mean", "running_var", "weight", "bias")
        )
        return mean, spread, weight, bias

    def surprise(self, layer: Layer, x: Tensor) -> float:
        """How far what the layer's norm would see is from what it remembers; 0 is the same."""
        x = self.weighed(layer, self.folded(layer, x))
        mean, spread, _, _ = self.norm(layer)
        assert mean is not None
        assert spread is not None
        if layer.shuffle > 1 and len(mean) * layer.shuffle**2 == x.shape[1]:
            x = functional.pixel_shuffle(x, layer.shuffle)
        flat = x.reshape(len(x), len(mean), -1).transpose(0, 1).flatten(1)
        shift = (flat.mean(1) - mean).abs() / (spread + 1e-8).sqrt()
        ratio = ((flat.var(1) + 1e-8) / (spread + 1e-8)).log().abs()
        return float(shift.mean() + ratio.mean())


def _groups(x: Tensor, most: int) -> int:
    """The largest number of groups up to `most` that the channels of `x` divide into."""
    return math.gcd(x.shape[1], most)


@torch.inference_mode()
def measure(graph: Graph, tensors: Tensors) -> dict[str, str]:
    """The assumptions under which the batch norms would see what they remember.

    One after the other: how z was drawn (and where the class stands) by the first norm, the
    activation behind a layer by the next norm. Where there is none, the choice of the gap before
    is taken, or the usual one. What the norms add is tried in both ways.
    """
    norms = [layer for layer in graph.layers if layer.norm == "batch"]
    tried = [_measured(graph, tensors, name) for name in (EPSILONS if len(norms) > 1 else ["1e-5"])]
    best, least = tried[0]
    for assumed, total in tried[1:]:
        if total < _CLEARLY * least:
            best, least = assumed, total
    return best


def _measured(graph: Graph, tensors: Tensors, epsilon: str) -> tuple[dict[str, str], float]:
    """(assumptions, how much the norms are surprised altogether) under one epsilon."""
    assumed = dict(_USUAL) | {"epsilon": epsilon, "norm": next(iter(NORMS))}
    walk = _Walk(graph, tensors, assumed)
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


def at_once(graph: Graph, *layers: int) -> int:
    """Of how many points these layers (all, if none is named) may be computed together."""
    return max(2, _ROOM // max(graph.numbers[at] for at in layers or range(len(graph.layers))))


def _joins(graph: Graph) -> list[str]:
    """On which sides of z the class may stand, the usual one first."""
    sides = [key for key, _ in JOINS]
    if not graph.joins:
        return sides[:1]
    return sides if graph.embedding else sides[::-1]


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
