"""The way of a latent through the layers of a sequential generator, under what is assumed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.gan.sequential.graph import EMBEDDING, NUMBERED, ONE_HOT, Graph, Layer
from studio.models.opening.assumptions import ACTIVATIONS, RANGES, Assumptions
from studio.models.plain import Tensors
from studio.values.controls import ControlValue

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


def drawn(
    tensors: Tensors,
    graph: Graph,
    z: Tensor,
    choices: Mapping[str, ControlValue],
    check: Callable[[], None],
    shares: Tensor | None = None,
) -> Tensor:
    """Pictures [N, C, H, W] of points [N, D] under the choices; `shares` of classes beside z."""
    walk = Walk(graph, tensors, {key: str(value) for key, value in choices.items()})
    x = walk.joined(z, shares)
    for at, layer in enumerate(graph.layers):
        check()
        x = walk.through(layer, x)
        if at in graph.gaps:
            x = walk.activated(at, x)
    x = x.reshape(len(x), graph.channels, graph.height, graph.width)
    return RANGES[walk.assumed["range"]][1](x)


@dataclass(frozen=True)
class Walk:
    """The way through the layers under some assumptions."""

    graph: Graph
    tensors: Tensors
    assumed: Assumptions

    def joined(self, z: Tensor, shares: Tensor | None) -> Tensor:
        """What enters the first layer: [N, D] z with the shares [N or 1, classes] of classes."""
        if shares is None:
            return z
        table = self._table()
        told = shares if table is None else shares @ table
        told = told.expand(len(z), -1)
        if not self.graph.joins:
            return told * z
        first = self.assumed.get("join", JOINS[0][0]) == JOINS[0][0]
        return torch.cat((told, z) if first else (z, told), dim=1)

    def _table(self) -> Tensor | None:
        """What stands for each class: a table in the file, or a layer that its number goes through.

        The latter [10, E] is made of that layer's weight and bias.
        """
        weight, bias = (self.tensors.get(name) for name in NUMBERED)
        if weight is None or bias is None:
            return self.tensors.get(EMBEDDING)
        return torch.arange(ONE_HOT).to(weight)[:, None] @ weight.T + bias

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
