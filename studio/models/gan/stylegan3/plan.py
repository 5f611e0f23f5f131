"""What one StyleGAN3 is like, read from the names and shapes of its tensors and from its facts."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from studio.models.opening.recognise import Facts, MismatchError, Shapes, check_latent, check_map

_LAYER = re.compile(r"synthesis\.(L(\d+)_(\d+)_(\d+))\.weight")
_LAYER_FACTS = (
    "in_sampling_rate", "out_sampling_rate", "up_factor", "down_factor", "padding", "conv_clamp",
    "is_torgb",
)  # fmt: skip
_WHOLE_FACTS = (
    "synthesis.input.sampling_rate", "synthesis.input.bandwidth", "synthesis.output_scale",
    "mapping.fc0.bias_gain",
)  # fmt: skip
MAX_LAYERS, MAX_SIDE, MAX_FACTOR, MAX_TAPS = 64, 4096, 8, 96
MARGIN = 10
"""Pixels around the picture on each side of a layer's map."""


@dataclass(frozen=True)
class LayerPlan:
    """One layer: a convolution, then up, a leaky ReLU and down again.

    `size_in`, `size_out`: sides of the square maps. `pad`: how many zeros stand before the first
    sample at the high rate, negative to leave samples out. `up_taps`, `down_taps`: lengths of the
    filters, 1 for none. `clamp`: None for none.
    """

    name: str
    into: int
    out: int
    kernel: int
    size_in: int
    size_out: int
    up: int
    down: int
    pad: int
    up_taps: int
    down_taps: int
    radial: bool
    clamp: float | None
    to_rgb: bool

    @property
    def size_high(self) -> int:
        """Side of the map between the two filters."""
        return (self.size_out - 1) * self.down + self.down_taps


@dataclass(frozen=True)
class Plan:
    """A network as numbers: `rate`, `bandwidth` of its Fourier features, then its layers."""

    z_dim: int
    c_dim: int
    w_dim: int
    embed_features: int
    mapping_layers: int
    mapping_features: int
    mapping_rate: float
    rate: float
    bandwidth: float
    output_scale: float
    layers: tuple[LayerPlan, ...]

    @property
    def styles(self) -> int:
        """L: how many styles it takes, one for the Fourier features and one for each layer."""
        return len(self.layers) + 1

    @property
    def side(self) -> int:
        """Side of the picture."""
        return self.layers[-1].size_out

    @property
    def channels(self) -> int:
        """Of the picture."""
        return self.layers[-1].out

    @property
    def rotates(self) -> bool:
        """Whether it is of the kind R, which turns without aliasing."""
        return any(layer.radial for layer in self.layers)


def plan_of(shapes: Shapes, facts: Facts) -> Plan:
    """The network that holds exactly such tensors, under NVIDIA's names.

    `facts` are the plain attributes that NVIDIA's code keeps beside each layer's tensors; those
    that are missing are taken as the paper sets them.

    Raises:
        MismatchError: the tensors are not those of a StyleGAN3; says which one is odd.
    """
    found = sorted((m for name in shapes if (m := _LAYER.fullmatch(name))), key=_number)
    if not found or "synthesis.input.freqs" not in shapes:
        raise MismatchError("it lacks 'synthesis.input.freqs', which a StyleGAN3 begins with")
    if [_number(m) for m in found] != list(range(len(found))) or len(found) > MAX_LAYERS:
        raise MismatchError("its layers L0, L1 … are not all there")
    side = int(found[-1][3])
    sizes = [int(m[3]) for m in found]
    layers: list[LayerPlan] = []
    for at, m in enumerate(found):
        before = (sizes[max(at - 1, 0)], sizes[at])
        layers.append(_layer(m[1], before, side, at == len(found) - 1, shapes, facts))
    z_plus, embed, depth, features, w_dim, c_dim = _mapping(shapes)
    rate = _positive(facts, "synthesis.input.sampling_rate", _rate(sizes[0], side))
    plan = Plan(
        z_plus - embed, c_dim, w_dim, embed, depth, features,
        _positive(facts, "mapping.fc0.bias_gain", 0.01), rate,
        _positive(facts, "synthesis.input.bandwidth", 2.0),
        _positive(facts, "synthesis.output_scale", 0.25), tuple(layers),
    )  # fmt: skip
    if plan.z_dim < 1 or plan.channels not in (1, 3, 4):
        raise MismatchError(f"it makes pictures of {plan.channels} channels from z {plan.z_dim}")
    check_latent(max(plan.z_dim, plan.w_dim), plan.c_dim)
    for layer in plan.layers:
        check_map(layer.size_in, layer.size_in, layer.into)
        check_map(layer.size_out, layer.size_out, layer.out)
    return plan


def facts_of(facts: Facts) -> Facts:
    """Those facts that `plan_of` looks at."""
    wanted = re.compile(rf"synthesis\.L\d+_\d+_\d+\.({'|'.join(_LAYER_FACTS)})")
    return {k: v for k, v in facts.items() if k in _WHOLE_FACTS or wanted.fullmatch(k)}


def shapes_of(plan: Plan) -> dict[str, tuple[int, ...]]:
    """Every tensor of such a network."""
    shapes: dict[str, tuple[int, ...]] = {"mapping.w_avg": (plan.w_dim,)}
    widths = [plan.z_dim + plan.embed_features, *[plan.mapping_features] * plan.mapping_layers]
    widths[-1] = plan.w_dim
    if plan.c_dim:
        shapes["mapping.embed.weight"] = (plan.embed_features, plan.c_dim)
        shapes["mapping.embed.bias"] = (plan.embed_features,)
    for k in range(plan.mapping_layers):
        shapes[f"mapping.fc{k}.weight"] = (widths[k + 1], widths[k])
        shapes[f"mapping.fc{k}.bias"] = (widths[k + 1],)
    first = plan.layers[0].into
    shapes |= {
        "synthesis.input.weight": (first, first),
        "synthesis.input.affine.weight": (4, plan.w_dim),
        "synthesis.input.affine.bias": (4,),
        "synthesis.input.transform": (3, 3),
        "synthesis.input.freqs": (first, 2),
        "synthesis.input.phases": (first,),
    }
    for layer in plan.layers:
        stem = f"synthesis.{layer.name}."
        shapes[stem + "weight"] = (layer.out, layer.into, layer.kernel, layer.kernel)
        shapes[stem + "bias"] = (layer.out,)
        shapes[stem + "affine.weight"] = (layer.into, plan.w_dim)
        shapes[stem + "affine.bias"] = (layer.into,)
        shapes[stem + "magnitude_ema"] = ()
        if layer.up_taps > 1:
            shapes[stem + "up_filter"] = (layer.up_taps,)
        if layer.down_taps > 1:
            shapes[stem + "down_filter"] = (layer.down_taps,) * (2 if layer.radial else 1)
    return shapes


def _number(m: re.Match[str]) -> int:
    return int(m[2])


def _mapping(shapes: Shapes) -> tuple[int, int, int, int, int, int]:
    """(z with the embedding, embedding, layers, inner width, w, classes)."""
    depth = next(k for k in range(len(shapes) + 1) if f"mapping.fc{k}.weight" not in shapes)
    if not depth:
        raise MismatchError("it lacks 'mapping.fc0.weight'")
    first, last = shapes["mapping.fc0.weight"], shapes[f"mapping.fc{depth - 1}.weight"]
    embed = shapes.get("mapping.embed.weight", (0, 0))
    if not len(first) == len(last) == len(embed) == 2:
        raise MismatchError("its mapping is no chain of fully connected layers")
    return first[1], embed[0], depth, first[0], last[0], embed[1]


def _layer(
    name: str, sizes: tuple[int, int], side: int, last: bool, shapes: Shapes, facts: Facts
) -> LayerPlan:
    stem = f"synthesis.{name}."
    weight = shapes[stem + "weight"]
    if len(weight) != 4 or weight[2] != weight[3]:
        raise MismatchError(f"{stem + 'weight'!r} is no square convolution")
    up_taps = shapes.get(stem + "up_filter", (1,))[0]
    down = shapes.get(stem + "down_filter", (1,))
    size_in, size_out = sizes
    rate_in = _positive(facts, stem + "in_sampling_rate", _rate(size_in, side))
    rate_out = _positive(facts, stem + "out_sampling_rate", _rate(size_out, side))
    to_rgb = bool(facts.get(stem + "is_torgb", last))
    high = max(rate_in, rate_out) * (1 if to_rgb else 2)
    up_factor = _positive(facts, stem + "up_factor", high / rate_in)
    down_factor = _positive(facts, stem + "down_factor", high / rate_out)
    if not all(f in range(1, MAX_FACTOR + 1) for f in (up_factor, down_factor)):
        raise MismatchError(f"{name} is resampled by {up_factor:g} and {down_factor:g}")
    up, down_by = int(up_factor), int(down_factor)
    if not (0 < max(sizes) <= MAX_SIDE and 0 < up_taps <= MAX_TAPS and 0 < down[0] <= MAX_TAPS):
        raise MismatchError(f"{name} makes maps of {size_out} with filters of {up_taps}")
    total = (size_out - 1) * down_by + 1 - (size_in + weight[2] - 1) * up + up_taps + down[0] - 2
    pad = _padding(facts.get(stem + "padding"), total, up, name)
    clamp = facts.get(stem + "conv_clamp", 256.0)
    if clamp is not None:
        clamp = _positive(facts, stem + "conv_clamp", 256.0)
    return LayerPlan(
        name, weight[1], weight[0], weight[2], size_in, size_out, up, down_by, pad,
        up_taps, down[0], len(down) == 2, clamp, to_rgb,
    )  # fmt: skip


def _padding(told: object, total: int, up: int, name: str) -> int:
    """Zeros before the first sample, in x and in y; those behind the last are what remains."""
    if told is None:
        return (total + up) // 2
    if not isinstance(told, list | tuple) or len(told) != 4 or tuple(told[:2]) != tuple(told[2:]):
        raise MismatchError(f"{name} is not padded alike in x and y")
    if not isinstance(told[0], int) or told[0] + told[1] != total or abs(told[0]) > MAX_SIDE:
        raise MismatchError(f"{name} is padded by {told[:2]}, its sizes ask for {total} together")
    return told[0]


def _rate(size: int, side: int) -> float:
    """The sampling rate of a map, the picture's own at the end of the network."""
    return float(side if size == side else size - 2 * MARGIN)


def _positive(facts: Facts, key: str, usual: float) -> float:
    value = facts.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
        raise MismatchError(f"its {key!r} is no positive number")
    return float(value)
