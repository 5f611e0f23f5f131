"""A tiny reader of Postcards with random weights, and words that it knows."""

from __future__ import annotations

import torch

from studio.models.diffusion.pipeline.words.postcards import PostcardReader
from studio.models.diffusion.postcards.text_encoder import PostcardTextEncoder, TextLayout
from studio.models.diffusion.postcards.words import PostcardTokenizer

KNOWN = ("two", "moons", "over", "a", "violet", "sea", "calm", "stormy", "dawn", "night", ",")


def tiny_reader(width: int = 16) -> PostcardReader:
    torch.manual_seed(3)
    words = PostcardTokenizer(KNOWN, {"ocean": "sea"})
    network = PostcardTextEncoder(TextLayout(words.size, width, layers=1, heads=2))
    return PostcardReader(network.eval().requires_grad_(False), words)
