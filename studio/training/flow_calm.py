"""Keeps a flow from tearing its own samples.

A coupling that has learned to expect a large spread beside an edge stretches what it samples there,
which makes a stronger edge for the next one: after a few steps numbers overflow. Likelihood never
sees this, since it only looks at data. So now and then samples are drawn at temperature 1, and
scales far below what data calls for are pulled back, each coupling for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from studio.models.flow.glow import Coupling, Glow

LOWEST = -4.0
"""Raw scale below which a coupling counts as wild: it stretches what it samples by eight."""
_MOST = 6.0


@contextmanager
def listening(glow: Glow, heard: list[Tensor]) -> Iterator[None]:
    """Collect what every coupling's network says, of inputs that gradients do not pass through."""

    def detach(_: nn.Module, inputs: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
        return (inputs[0].detach(),)

    def hear(_: nn.Module, __: tuple[Tensor, ...], said: Tensor) -> None:
        heard.append(said.chunk(2, 1)[0])

    hooks = []
    for module in glow.modules():
        if isinstance(module, Coupling):
            hooks.append(module.net.register_forward_pre_hook(detach))
            hooks.append(module.net.register_forward_hook(hear))
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def wildness(glow: Glow, z: Tensor, side: int) -> Tensor:
    """How far beyond `LOWEST` the raw scales go while latents [N, D] become pictures; 0 if none."""
    heard: list[Tensor] = []
    with listening(glow, heard):
        glow.inverse(z, side)
    total = torch.zeros(())
    for raw in heard:
        beyond = torch.nan_to_num(LOWEST - raw.float(), nan=0.0).clamp(0.0, _MOST)
        total = total + beyond.square().mean()
    return total
