"""Everything between words and a picture, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from studio.models.diffusion.postcards.autoencoder import PostcardAutoencoder
from studio.models.diffusion.postcards.text_encoder import PostcardTextEncoder
from studio.models.diffusion.postcards.transformer import PostcardTransformer
from studio.models.diffusion.postcards.words import PostcardTokenizer


@dataclass(frozen=True)
class Networks:
    """The four parts of Postcards."""

    words: PostcardTokenizer
    text: PostcardTextEncoder
    transformer: PostcardTransformer
    autoencoder: PostcardAutoencoder
