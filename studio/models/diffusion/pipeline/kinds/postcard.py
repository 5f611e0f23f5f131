"""Postcards: a transformer that gives the flow at an instant, or over a long step."""

from __future__ import annotations

import torch
from torch import Tensor

from studio.models.diffusion.pipeline.assembled import Assembled
from studio.models.diffusion.pipeline.denoiser import Ask, on
from studio.models.diffusion.postcards.transformer import PostcardTransformer


class PostcardDenoiser:
    """Predicts the velocity: noise minus picture."""

    embeds_guidance = False
    nothing = None

    def __init__(self, network: PostcardTransformer) -> None:
        self.network = network

    def predict(self, x: Tensor, t: float, ask: Ask) -> Tensor:
        """[M, C, h, w] float32; `t` is a thousand times the share of noise."""
        words = ask.words
        assert words is not None
        seen, *text = on(self.network, x, words.tokens, words.pooled, words.mask)
        time = torch.full((len(x),), t / 1000.0, device=seen.device)
        strides = torch.full_like(time, ask.stride)
        said: Tensor = self.network(seen, time, tuple(text), strides)
        return said.float()


def build(parts: Assembled) -> PostcardDenoiser:
    """The denoiser of a pipeline of this kind."""
    network = parts.denoiser
    assert isinstance(network, PostcardTransformer)
    return PostcardDenoiser(network)
