"""The way of a picture along a chain, under what is assumed of the layers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.chains.steps import Step
from studio.models.opening.assumptions import ACTIVATIONS, RANGES as PLAIN_RANGES
from studio.models.plain import Tensors
from studio.values.controls import ControlValue

Choices = Mapping[str, ControlValue]
"""`inside_down`, `inside_up`: the activation in either half; `middle`: in the narrowest place;
`hidden`: the norm without weights; `range`: how colours come out; `blocks`: of residual blocks."""
See = Callable[[Step, Tensor], None]
"""Is shown what each norm with memory gets."""
DOWN, UP, MIDDLE = "inside_down", "inside_up", "middle"
RANGES = PLAIN_RANGES | {
    "half": ("As it is, -0.5 to 0.5", lambda x: x + 0.5),
    "tanh_unit": ("Tanh, 0 to 1", torch.tanh),
}


def along(
    tensors: Tensors,
    steps: Sequence[Step],
    x: Tensor,
    choices: Choices,
    act: str,
    check: Callable[[], None],
    *,
    ends: bool,
    see: See | None = None,
) -> Tensor:
    """What the steps make of `x` [N, C, h, w]; `act`: which activation's choice is inside.

    `ends`: the last step is the last of all, or of a half, and no activation follows it.
    """
    inside = ACTIVATIONS[str(choices[act])][1]
    for at, step in enumerate(steps):
        check()
        if step.kind == "res":
            x = _block(tensors, step, x, choices, inside)
        else:
            x = _normed(tensors, step, _weighed(tensors, step, x), choices, see)
        before_block = at + 1 < len(steps) and steps[at + 1].kind == "res"
        bare = before_block and not steps[at + 1].extra
        inner = step.kind == "res" and (before_block or step.extra)
        if not (bare or inner or (ends and at == len(steps) - 1)):
            x = inside(x)
    return x


def _weighed(tensors: Tensors, step: Step, x: Tensor, part: str = "") -> Tensor:
    weight, bias = tensors[step.stem + part + ".weight"], tensors.get(step.stem + part + ".bias")
    if step.kind == "transposed":
        return functional.conv_transpose2d(
            x, weight, bias, step.stride, step.pad, output_padding=step.extra
        )
    pad = weight.shape[2] // 2 if step.kind == "res" else step.pad
    if step.mirrors and pad and min(x.shape[2:]) > pad:
        x, pad = functional.pad(x, (pad,) * 4, mode="reflect"), 0
    return functional.conv2d(x, weight, bias, step.stride, pad)


def _block(
    tensors: Tensors, step: Step, x: Tensor, choices: Choices, inside: Callable[[Tensor], Tensor]
) -> Tensor:
    """A residual block: conv, norm, act, conv, norm beside x, or act, conv, act, conv."""
    if step.extra:
        inner = inside(_plain_norm(tensors, step, _weighed(tensors, step, x), choices, 0))
        return x + _plain_norm(tensors, step, _weighed(tensors, step, inner, ".second"), choices, 1)
    inner = inside(_weighed(tensors, step, inside(x)))
    beside = inside(x) if str(choices.get("blocks", "kept")) == "changed" else x
    return beside + _weighed(tensors, step, inner, ".second")


def _plain_norm(tensors: Tensors, step: Step, x: Tensor, choices: Choices, at: int) -> Tensor:
    stem = f"{step.number}.norm{at or ''}"
    if stem + ".running_mean" in tensors:
        return _remembered(tensors, stem, x)
    return _instance(tensors, f"{step.number}.affine{at or ''}", step, x, choices)


def _normed(tensors: Tensors, step: Step, x: Tensor, choices: Choices, see: See | None) -> Tensor:
    if step.norm == "batch":
        if see is not None:
            see(step, x)
        return _remembered(tensors, f"{step.number}.norm", x)
    return _instance(tensors, f"{step.number}.affine", step, x, choices)


def _instance(tensors: Tensors, stem: str, step: Step, x: Tensor, choices: Choices) -> Tensor:
    gains, bias = tensors.get(stem + ".weight"), tensors.get(stem + ".bias")
    there = gains is not None or (step.hidden and str(choices.get("hidden")) == "instance")
    if not there or x.shape[2] * x.shape[3] < 2:
        return x
    return functional.instance_norm(x, weight=gains, bias=bias)


def _remembered(tensors: Tensors, stem: str, x: Tensor) -> Tensor:
    return functional.batch_norm(
        x, tensors[stem + ".running_mean"], tensors[stem + ".running_var"],
        tensors.get(stem + ".weight"), tensors.get(stem + ".bias"),
    )  # fmt: skip


def taken(pixels: Tensor, choices: Choices) -> Tensor:
    """Pictures in [0, 1] as the chain takes them: as its colours come out."""
    if str(choices["range"]) == "half":
        return pixels - 0.5
    return pixels * 2 - 1 if str(choices["range"]) in ("tanh", "signed") else pixels


def coloured(x: Tensor, choices: Choices) -> Tensor:
    """Pictures in [0, 1] or a little beyond, of what the last layer gives."""
    colours: Tensor = RANGES[str(choices["range"])][1](x)
    return colours


def surprise(tensors: Tensors, seen: Iterable[tuple[Step, Tensor]]) -> float:
    """How far what norms got is from what they remember; 0 is the same."""
    total, count = 0.0, 0
    for step, x in seen:
        mean = tensors[f"{step.number}.norm.running_mean"]
        spread = tensors[f"{step.number}.norm.running_var"]
        flat = x.transpose(0, 1).flatten(1)
        shift = (flat.mean(1) - mean).abs() / (spread + 1e-6).sqrt()
        ratio = ((flat.var(1) + 1e-6) / (spread + 1e-6)).log().abs()
        total, count = total + float(shift.mean() + ratio.mean()), count + 1
    return total / max(1, count)
