"""Sequential GANs: the graph comes from the shapes, the rest is assumed, said, and can be changed.

Weights do not say which activations stand between the layers, nor how z was drawn. But each batch
norm remembers the mean and spread of what it saw in training, so the assumptions that reproduce
those figures best are taken (`measure`). What no figure decides is the usual choice.

Source of the family: Radford, Metz, Chintala, "Unsupervised Representation Learning with Deep
Convolutional Generative Adversarial Networks", 2015, arXiv:1511.06434.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial

import torch
from torch import Tensor
from torch.nn import functional

from studio.errors import ModelError
from studio.models.gan.graph import Graph, Layer, NotSequentialError, graph_of, plan_of
from studio.models.plain import PlainGenerator, Tensors
from studio.models.recognise import Group, Match, MismatchError
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.controls import Control, ControlValue
from studio.values.directions import Direction

ARCHITECTURE = "sequential-gan"
Assumptions = Mapping[str, str]
"""Control key -> choice."""
ACTIVATIONS: dict[str, tuple[str, Callable[[Tensor], Tensor]]] = {
    "relu": ("ReLU", functional.relu),
    "leaky_02": ("Leaky ReLU 0.2", lambda x: functional.leaky_relu(x, 0.2)),
    "leaky_001": ("Leaky ReLU 0.01", lambda x: functional.leaky_relu(x, 0.01)),
    "none": ("Nothing", lambda x: x),
    "tanh": ("Tanh", torch.tanh),
}
PRIORS: dict[str, tuple[str, Callable[[Tensor], Tensor]]] = {
    "normal": ("Normal", lambda z: z),
    "uniform": ("Uniform, -1 to 1", lambda z: torch.erf(z / math.sqrt(2))),
    "unit": ("Uniform, 0 to 1", lambda z: 0.5 + 0.5 * torch.erf(z / math.sqrt(2))),
}
"""How z was drawn in training: from the normal coordinates in which the studio moves."""
RANGES: dict[str, tuple[str, Callable[[Tensor], Tensor]]] = {
    "tanh": ("Tanh", lambda x: (torch.tanh(x) + 1) / 2),
    "sigmoid": ("Sigmoid", torch.sigmoid),
    "signed": ("As it is, -1 to 1", lambda x: (x + 1) / 2),
    "unit": ("As it is, 0 to 1", lambda x: x),
}
_SAMPLES = 256
_LARGEST = 1 << 21
_TOLD_APART = ("relu", "leaky_02", "none", "tanh")
"""Activations that a norm's memory can tell apart; ReLU and a leak of 0.01 look the same to it."""
_USUAL = {"prior": "normal", "range": "tanh"}
_GROUP = "Assumptions"


def describe(
    graph: Graph, assumed: Assumptions, directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a generator declares."""
    controls = [
        _choice("prior", "z was drawn", PRIORS, assumed, "How the points were drawn in training."),
        _choice("range", "At the end", RANGES, assumed, "How the last layer becomes colours."),
    ]
    controls += [
        _choice(
            f"after_{gap + 1}", f"After layer {gap + 1}", ACTIVATIONS, assumed,
            "The weights do not say which activation stands here.",
        )
        for gap in graph.gaps
    ]  # fmt: skip
    return GeneratorInfo(
        family="gan",
        architecture=ARCHITECTURE,
        spaces=(Space("z", (graph.latent,)),),
        sizes=Sizes((graph.side, graph.side), ((graph.side, graph.side),)),
        channels=4 if graph.channels == 4 else 3,
        controls=tuple(controls),
        abilities=("finds_directions",),
        directions=directions,
    )


def _choice(
    key: str,
    label: str,
    known: Mapping[str, tuple[str, Callable[[Tensor], Tensor]]],
    assumed: Assumptions,
    help_text: str,
) -> Control:
    choices = tuple((name, words) for name, (words, _) in known.items())
    default = assumed.get(key, next(iter(known)))
    return Control(
        key, label, "choice", default, choices=choices, group=_GROUP, help=help_text, mark=False
    )


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
    if graph.layers[0].kind == "linear" and graph.layers[-1].kind == "linear":
        raise MismatchError("linear layers alone could be anything")
    side = graph.side
    reason = (
        f"a sequential generator of {len(graph.layers)} layers, z {graph.latent} to"
        f" {graph.channels} × {side} × {side}"
    )
    return Match(reason, plan)


def load(card: Card, tensors: Tensors, device: torch.device) -> PlainGenerator:
    """Build the generator; the card's controls hold what is assumed.

    Raises:
        ModelError: the weights are not a sequence of layers.
    """
    graph = _graph(tensors)
    for name, value in tensors.items():
        if not torch.isfinite(value).all():
            raise ModelError(f"The weights hold numbers in {name!r} that are not finite.")
    assumed = {c.key: str(c.default) for c in card.info.controls if c.group == _GROUP}
    generator = PlainGenerator(describe(graph, assumed, card.info.directions), tensors, _draw)
    generator.to(device, torch.float32)
    return generator


def info_of(tensors: Tensors) -> GeneratorInfo:
    """What to write on a new card: the assumptions that the weights themselves support best.

    Raises:
        ModelError: the weights are not a sequence of layers.
    """
    graph = _graph(tensors)
    return describe(graph, measure(graph, {k: v.float() for k, v in tensors.items()}))


def _graph(tensors: Tensors) -> Graph:
    try:
        return graph_of({name: tuple(value.shape) for name, value in tensors.items()})
    except NotSequentialError as error:
        raise ModelError(f"The weights are not a sequence of layers: {error}.") from None


def _draw(
    tensors: Tensors,
    latents: Tensor,
    controls: Mapping[str, ControlValue],
    check: Callable[[], None],
) -> Tensor:
    graph = _graph(tensors)
    x = PRIORS[str(controls["prior"])][1](latents)
    for at, layer in enumerate(graph.layers):
        check()
        x = _through(tensors, layer, graph, x)
        if at in graph.gaps:
            x = ACTIVATIONS[str(controls[f"after_{at + 1}"])][1](x)
    x = x.reshape(len(x), graph.channels, graph.side, graph.side)
    return RANGES[str(controls["range"])][1](x)


def _through(tensors: Tensors, layer: Layer, graph: Graph, x: Tensor) -> Tensor:
    """A layer with its norm."""
    return _normed(tensors, layer, _weighed(tensors, layer, _folded(x, layer, graph)))


def _folded(x: Tensor, layer: Layer, graph: Graph) -> Tensor:
    """What enters a layer: vectors become maps before the first convolution."""
    if layer.kind == "linear" or x.dim() == 4:
        return x
    side = graph.front_side or 1
    return x.reshape(len(x), layer.into, side, side)


def _weighed(tensors: Tensors, layer: Layer, x: Tensor) -> Tensor:
    weight, bias = tensors[layer.stem + ".weight"], tensors.get(layer.stem + ".bias")
    if layer.kind == "linear":
        return functional.linear(x, weight, bias)
    if layer.kind == "transposed":
        return functional.conv_transpose2d(
            x, weight, bias, layer.stride, layer.pad, output_padding=layer.extra
        )
    if layer.kind == "upconv":
        x = functional.interpolate(x, scale_factor=2, mode="nearest")
    return functional.conv2d(x, weight, bias, layer.stride, layer.pad)


def _normed(tensors: Tensors, layer: Layer, x: Tensor) -> Tensor:
    if not layer.norm:
        return x
    mean, spread, weight, bias = _norm(tensors, layer)
    shape = x.shape
    if x.shape[1] != len(mean):  # the norm of a linear front counts channels of the folded map
        x = x.reshape(len(x), len(mean), -1)
    return functional.batch_norm(x, mean, spread, weight, bias).reshape(shape)


def _norm(tensors: Tensors, layer: Layer) -> tuple[Tensor, Tensor, Tensor | None, Tensor | None]:
    stem = layer.stem.split(".")[0] + ".norm."
    return (
        tensors[stem + "running_mean"], tensors[stem + "running_var"],
        tensors.get(stem + "weight"), tensors.get(stem + "bias"),
    )  # fmt: skip


@torch.inference_mode()
def measure(graph: Graph, tensors: Tensors) -> dict[str, str]:
    """The assumptions under which each batch norm would see what it remembers.

    One after the other: how z was drawn by the first norm, the activation behind a layer by the
    next norm. Where there is none, the choice of the gap before is taken, or the usual one.
    """
    z = _even_points(graph.latent)
    assumed = dict(_USUAL)
    first = graph.layers[0]

    if first.norm:
        assumed["prior"] = _best(PRIORS, z, partial(_after, tensors, first, graph))
    x = _through(tensors, first, graph, PRIORS[assumed["prior"]][1](z))
    usual = "leaky_02"
    for gap in graph.gaps:
        following = graph.layers[gap + 1]
        if following.norm:
            seen = partial(_after, tensors, following, graph)
            usual = _best({name: ACTIVATIONS[name] for name in _TOLD_APART}, x, seen)
        elif assumed.get(f"after_{gap}", usual) != "none":
            usual = assumed.get(f"after_{gap}", usual)
        assumed[f"after_{gap + 1}"] = usual
        x = _through(tensors, following, graph, ACTIVATIONS[usual][1](x))
        x = x[: max(16, _LARGEST * len(x) // x.numel())]
    return assumed


def _even_points(latent: int) -> Tensor:
    """[N, D] normal points whose mean is exactly 0 and whose spread is exactly 1 in every way."""
    count = max(_SAMPLES, 2 * latent)
    z = torch.randn(count, latent, generator=torch.Generator().manual_seed(1))
    z = z - z.mean(0)
    spread = torch.linalg.cholesky(z.T @ z / count)
    even: Tensor = torch.linalg.solve_triangular(spread, z.T, upper=False).T.contiguous()
    return even


def _best(
    known: Mapping[str, tuple[str, Callable[[Tensor], Tensor]]],
    x: Tensor,
    surprise: Callable[[Tensor], float],
) -> str:
    return min(known, key=lambda name: surprise(known[name][1](x)))


def _after(tensors: Tensors, layer: Layer, graph: Graph, x: Tensor) -> float:
    """How far what the layer's norm would see is from what it remembers; 0 is the same."""
    x = _weighed(tensors, layer, _folded(x, layer, graph))
    mean, spread, _, _ = _norm(tensors, layer)
    flat = x.reshape(len(x), len(mean), -1).transpose(0, 1).flatten(1)
    shift = (flat.mean(1) - mean).abs() / (spread + 1e-8).sqrt()
    ratio = ((flat.var(1) + 1e-8) / (spread + 1e-8)).log().abs()
    return float(shift.mean() + ratio.mean())
