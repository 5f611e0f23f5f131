"""From z to w: a few fully connected layers."""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn

from studio.models.gan.stylegan2.config import Config
from studio.models.gan.stylegan2.layers import Dense, normalised


class Mapping(nn.Module):
    """w of z, and of a class where there are classes. `w_avg` [W] is the middle of all w."""

    w_avg: Tensor

    def __init__(self, config: Config, generator: torch.Generator | None = None) -> None:
        super().__init__()
        self._layers = config.mapping_layers
        self._conditional = config.c_dim > 0
        if self._conditional:
            self.embed = Dense(config.c_dim, config.embed_features, generator=generator)
        widths = config.features
        for k in range(config.mapping_layers):
            layer = Dense(
                widths[k], widths[k + 1], config.mapping_activation, config.mapping_rate,
                generator=generator,
            )  # fmt: skip
            self.add_module(f"fc{k}", layer)
        self.register_buffer("w_avg", torch.zeros(config.w_dim))

    def forward(self, z: Tensor, c: Tensor | None = None) -> Tensor:
        """[N, W] of z [N, Z]; `c` [N, classes] says how much of each class, one-hot as a rule."""
        x = normalised(z)
        if self._conditional:
            assert c is not None, "a conditional network takes classes"
            x = torch.cat((x, normalised(self.embed(c))), dim=1)
        for k in range(self._layers):
            x = cast(Tensor, self.get_submodule(f"fc{k}")(x))
        return x

    @torch.no_grad()
    def follow(self, w: Tensor, keep: float = 0.995) -> None:
        """Move `w_avg` a little towards the mean of a batch [N, W], as training does."""
        self.w_avg.lerp_(w.detach().float().mean(dim=0), 1.0 - keep)


def truncated(ws: Tensor, w_avg: Tensor, psi: float, cutoff: int | None = None) -> Tensor:
    """Styles nearer to the middle: w_avg + psi (w - w_avg) in the first `cutoff` layers.

    Args:
        ws: [N, L, W].
        w_avg: [W], or [N, W] with a middle for each.
        psi: 1 changes nothing, 0 gives the middle.
        cutoff: None means all layers.

    Source: Karras et al., "A Style-Based Generator Architecture for Generative Adversarial
    Networks", CVPR 2019, arXiv:1812.04948, section B of the appendix.
    """
    if psi == 1.0 or cutoff == 0:
        return ws
    middle = w_avg.unsqueeze(-2)
    near = middle + psi * (ws - middle)
    if cutoff is None or cutoff >= ws.shape[1]:
        return near
    return torch.cat((near[:, :cutoff], ws[:, cutoff:]), dim=1)
