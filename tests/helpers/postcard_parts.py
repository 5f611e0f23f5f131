"""Postcards with small networks of random weights, as a pipeline in memory."""

from __future__ import annotations

import torch

from studio.models.diffusion.pipeline.described import describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.diffusion.pipeline.parts import Parts, TextPart
from studio.models.diffusion.pipeline.words.opening import reader_of
from studio.models.diffusion.postcards.autoencoder import AutoencoderLayout, PostcardAutoencoder
from studio.models.diffusion.postcards.folder import SCHEDULER
from studio.models.diffusion.postcards.text_encoder import PostcardTextEncoder, TextLayout
from studio.models.diffusion.postcards.transformer import PostcardTransformer, TransformerLayout
from studio.models.diffusion.postcards.words import PostcardTokenizer

WORDS = ("a", "sea", "moon", "violet", "stormy", "calm", "peaks", ",")


def small_postcards(*, long: bool = False) -> Parts:
    """All parts; `long` as if it had learned long steps."""
    with torch.random.fork_rng():
        torch.manual_seed(3)
        words = PostcardTokenizer(WORDS, {})
        text = PostcardTextEncoder(TextLayout(words.size, width=16, layers=1, heads=2))
        layout = TransformerLayout(latent=4, cells=4, width=16, layers=2, heads=2, text=16)
        transformer = PostcardTransformer(layout)
        autoencoder = PostcardAutoencoder(
            AutoencoderLayout(latent=4, read=(8, 8), draw=(16, 8, 8), blocks=(1, 1, 1))
        )
        for weight in transformer.parameters():
            weight.data += 0.3 * torch.randn(weight.shape) / max(weight.shape[-1], 4) ** 0.5
        for network in (text, transformer, autoencoder):
            network.requires_grad_(requires_grad=False).eval()
    return Parts(
        kind="postcard",
        pipeline="PostcardPipeline",
        denoiser=transformer,
        autoencoder=autoencoder,
        texts=(TextPart("text_encoder", text, words),),
        scheduler=SCHEDULER,
        configs={},
        index={"postcards": {"long": 100 if long else 0}},
    )


def small_generator(*, long: bool = False) -> PipelineGenerator:
    """The generator of these parts, on the CPU."""
    parts = small_postcards(long=long)
    reader = reader_of(parts)
    made = PipelineGenerator(describe(parts, reader), parts, reader)
    return made.on(torch.device("cpu"))
