"""Edges that meet: convolutions that look around the edge of the picture instead of beyond it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from torch import Tensor, nn
from torch.nn import functional

from studio.models.diffusion.pipeline.packed import convolved


class Seams:
    """All convolutions of some networks that look beyond the edge."""

    def __init__(self, networks: Sequence[nn.Module]) -> None:
        self._layers = [
            layer for network in networks for layer in network.modules()
            if isinstance(layer, nn.Conv2d) and layer.padding not in ((0, 0), "valid")
        ]  # fmt: skip

    @contextmanager
    def closed(self, edges: str) -> Iterator[None]:
        """Within this, `edges` (off, x, y or both) meet."""
        if edges == "off":
            yield
            return
        own = [vars(layer).get("_conv_forward") for layer in self._layers]
        for layer in self._layers:
            layer._conv_forward = _around(layer, edges)  # type: ignore[method-assign, assignment]
        try:
            yield
        finally:
            for layer, forward in zip(self._layers, own, strict=True):
                del layer._conv_forward
                if forward is not None:
                    layer._conv_forward = forward  # type: ignore[method-assign]


def _around(layer: nn.Conv2d, edges: str) -> Callable[[Tensor, Tensor, Tensor | None], Tensor]:
    return partial(_convolved, layer, edges)


def _convolved(
    layer: nn.Conv2d, edges: str, x: Tensor, weight: Tensor, bias: Tensor | None
) -> Tensor:
    assert not isinstance(layer.padding, str)
    high, wide = layer.padding
    across = "circular" if edges in ("x", "both") else "constant"
    down = "circular" if edges in ("y", "both") else "constant"
    x = functional.pad(x, (wide, wide, 0, 0), mode=across)
    x = functional.pad(x, (0, 0, high, high), mode=down)
    return convolved(layer, x, weight, bias, padded=False)
