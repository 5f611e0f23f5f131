"""Stable Diffusion 1 and 2, LCM and latent diffusion: a U-Net that looks at words."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor, nn

from studio.models.diffusion.pipeline.assembled import Assembled, said
from studio.models.diffusion.pipeline.denoiser import Ask, as_rows, on


class CrossDenoiser:
    """A U-Net whose every level looks at the tokens."""

    nothing = None

    def __init__(self, network: nn.Module) -> None:
        self.network: Any = network
        self._embeds = int(said(network, "time_cond_proj_dim", 0))
        self.embeds_guidance = bool(self._embeds)
        self.sees_under = paints_natively(network)

    def predict(self, x: Tensor, t: float, ask: Ask) -> Tensor:
        """[M, C, h, w] float32."""
        assert ask.words is not None
        if self.sees_under and ask.under is not None:
            under = torch.cat((ask.under.mask, ask.under.latents), 1).to(x)
            x = torch.cat((x, under.expand(len(x), -1, -1, -1)), 1)
        seen, tokens = on(self.network, x, ask.words.tokens)
        more = self.more(ask, seen)
        if self._embeds:
            more["timestep_cond"] = guidance_waves(ask.guidance, self._embeds, seen)
        found = self.network(seen, as_rows(t, seen), encoder_hidden_states=tokens, **more).sample
        out: Tensor = found.float()
        return out

    def more(self, ask: Ask, seen: Tensor) -> dict[str, Any]:
        """What else the network is told."""
        del ask, seen
        return {}


def paints_natively(network: nn.Module) -> bool:
    """Whether a U-Net was taught to paint over: beside the latents it sees a mask and a picture."""
    return int(said(network, "in_channels", 4)) == 2 * int(said(network, "out_channels", 4)) + 1


def guidance_waves(guidance: float, width: int, like: Tensor) -> Tensor:
    """[M, width]: the guidance as sines and cosines, for networks that are told it.

    Source: Meng et al., "On Distillation of Guided Diffusion Models", 2022, arXiv:2210.03142.
    """
    half = width // 2
    rates = torch.exp(torch.arange(half, dtype=torch.float32) * -(math.log(10_000.0) / (half - 1)))
    angles = (guidance - 1.0) * 1000.0 * rates
    waves = torch.cat((angles.sin(), angles.cos()))
    waves = nn.functional.pad(waves, (0, width - 2 * half))
    return waves.to(like).expand(len(like), -1)


def build(parts: Assembled) -> CrossDenoiser:
    """The denoiser of a pipeline of this kind."""
    return CrossDenoiser(parts.denoiser)
