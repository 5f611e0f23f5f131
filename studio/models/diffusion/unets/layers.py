"""What U-Nets of several codebases are made of, as functions of tensors by their own names."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.opening.recognise import NONSENSE, MismatchError, Shapes
from studio.models.plain import Tensors


class Asked(Mapping[str, Tensor]):
    """Tensors without numbers, of the shapes of a file, that remember which were asked for."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Tensor:
        shape = self._shapes[name]
        self.asked.add(name)
        return torch.empty(shape, device="meta")

    def __contains__(self, name: object) -> bool:
        return name in self._shapes

    def __iter__(self) -> Iterator[str]:
        return iter(self._shapes)

    def __len__(self) -> int:
        return len(self._shapes)


def check_run(
    shapes: Shapes, run: Callable[[Tensors], Tensor], gives: tuple[int, ...], besides: set[str]
) -> None:
    """Check that a network runs on tensors of these shapes, needs all of them, and gives a picture.

    Args:
        shapes: of a file.
        run: the network on an input of its own.
        gives: the shape of what it gives.
        besides: tensors that are kept and that no layer needs.

    Raises:
        MismatchError: it does not; says why.
    """
    tensors = Asked(shapes)
    try:
        with torch.inference_mode():
            found = run(tensors)
    except KeyError as error:
        raise MismatchError(f"it lacks {error}") from None
    except NONSENSE:
        raise MismatchError("its layers do not follow from each other") from None
    foreign = next((n for n in shapes if n not in tensors.asked and n not in besides), None)
    if foreign is not None:
        raise MismatchError(f"it holds the foreign tensor {foreign[:60]!r}")
    if tuple(found.shape) != gives:
        raise MismatchError(f"it gives {tuple(found.shape)}, not {gives}")


def group_norm(tensors: Tensors, name: str, x: Tensor, groups: int = 32) -> Tensor:
    """[N, C, …] brought to mean 0 and spread 1 in groups of channels, with gains."""
    weight, bias = tensors[f"{name}.weight"], tensors[f"{name}.bias"]
    return functional.group_norm(x, groups, weight, bias, 1e-5)


def waves(t: Tensor, width: int, *, last: int) -> tuple[Tensor, Tensor]:
    """Sines and cosines, each [N, width // 2], of steps `t` [N], slow ones last.

    `last`: added to the number of waves where their rates are spread.

    Source: Vaswani et al., "Attention Is All You Need", 2017, arXiv:1706.03762.
    """
    half = width // 2
    at = torch.arange(half, dtype=torch.float32, device=t.device)
    rates = torch.exp(at * (-math.log(10_000) / (half + last)))
    angles = t.float()[:, None] * rates
    return angles.sin(), angles.cos()


def pointwise(tensors: Tensors, name: str, x: Tensor) -> Tensor:
    """[N, out, …] of [N, in, …]: a layer of points over a map or a row of cells."""
    weight = tensors[f"{name}.weight"]
    bias = tensors.get(f"{name}.bias")
    flat = functional.conv1d(x.flatten(2), weight.flatten(2), bias)
    return flat.reshape(x.shape[0], weight.shape[0], *x.shape[2:])
