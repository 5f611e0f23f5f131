"""Which reader a pipeline has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from torch import nn

from studio.models.diffusion.pipeline.words.base import Reader
from studio.models.diffusion.pipeline.words.postcards import PostcardReader
from studio.models.diffusion.pipeline.words.readers import (
    BertReader,
    ClipReader,
    Encoder,
    FluxReader,
    InstructedReader,
    PlainReader,
    ThreeReader,
    TwoClipReader,
)

PIXART_ALPHA, PIXART_SIGMA, SANA = 120, 300, 300
FLUX_GUIDED, FLUX_QUICK = 512, 256
"""Tokens that these were trained to be given."""


class Text(Protocol):
    """A text encoder and the tokenizer before it."""

    @property
    def name(self) -> str:
        """Of the part, such as `text_encoder_2`."""

    @property
    def encoder(self) -> nn.Module:
        """The network."""

    @property
    def vocabulary(self) -> Any:
        """Its tokenizer."""


class Spoken(Protocol):
    """What of a pipeline matters for its words."""

    @property
    def kind(self) -> Any:
        """How the denoiser is asked."""

    @property
    def pipeline(self) -> str:
        """The class that `model_index.json` names."""

    @property
    def denoiser(self) -> nn.Module:
        """The U-Net or transformer."""

    @property
    def texts(self) -> Sequence[Text]:
        """Text encoders in the pipeline's order."""

    @property
    def index(self) -> Mapping[str, Any]:
        """`model_index.json`."""


def reader_of(parts: Spoken) -> Reader | None:
    """The reader of a pipeline; None where it takes no words."""
    if not parts.texts:
        return None
    texts = [(text.encoder, text.vocabulary) for text in parts.texts]
    match parts.kind:
        case "postcard":
            return PostcardReader(*texts[0])  # type: ignore[arg-type]
        case "sdxl":
            zeros = bool(parts.index.get("force_zeros_for_empty_prompt", True))
            return TwoClipReader(texts[0], texts[1], zeros)
        case "sd3":
            width = int(_told(parts, "joint_attention_dim"))
            return ThreeReader((texts[0], texts[1]), texts[2] if len(texts) > 2 else None, width)
        case "flux":
            length = FLUX_GUIDED if _told(parts, "guidance_embeds") else FLUX_QUICK
            return FluxReader(texts[0], texts[1], length)
        case "pixart":
            alpha = parts.pipeline == "PixArtAlphaPipeline"
            return PlainReader(texts[0], _width(texts[0]), PIXART_ALPHA if alpha else PIXART_SIGMA)
        case "sana":
            return InstructedReader(texts[0], _width(texts[0]), SANA)
        case "ldm":
            return BertReader(texts[0])
        case _:
            return ClipReader(texts[0])


def _told(parts: Spoken, key: str) -> Any:
    network: Any = parts.denoiser
    return network.config[key]


def _width(text: Encoder) -> int:
    config: Any = text[0].config
    return int(getattr(config, "d_model", None) or config.hidden_size)
