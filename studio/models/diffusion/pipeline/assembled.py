"""What sampling needs of a pipeline: its networks, and what their configurations say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from torch import nn


class Assembled(Protocol):
    """A pipeline in memory, whatever file it came from."""

    @property
    def kind(self) -> str:
        """How its denoiser is asked: a key of `denoiser.KINDS`."""

    @property
    def pipeline(self) -> str:
        """The class that its folder names, such as `StableDiffusionXLPipeline`."""

    @property
    def denoiser(self) -> nn.Module:
        """The U-Net or transformer."""

    @property
    def autoencoder(self) -> nn.Module | None:
        """Between pictures and latents; None where the denoiser draws pixels."""

    @property
    def scheduler(self) -> Mapping[str, Any]:
        """The scheduler's configuration; `_class_name` says of which class."""

    @property
    def index(self) -> Mapping[str, Any]:
        """What `model_index.json` says."""


def said(network: nn.Module, key: str, otherwise: Any = None) -> Any:
    """What the configuration of a network says of `key`; `otherwise` where nothing."""
    config: Any = getattr(network, "config", None)
    found = config.get(key) if isinstance(config, Mapping) else None
    return otherwise if found is None else found
