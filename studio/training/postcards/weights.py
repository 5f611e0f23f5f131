"""Networks before training, and what a folder of training holds of them."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import nn

from studio.models.diffusion.postcards.autoencoder import AutoencoderLayout, PostcardAutoencoder
from studio.models.diffusion.postcards.networks import Networks
from studio.models.diffusion.postcards.text_encoder import PostcardTextEncoder, TextLayout
from studio.models.diffusion.postcards.transformer import PostcardTransformer, TransformerLayout
from studio.training.postcards.vocabulary import vocabulary

AUTOENCODER, FLOW = "autoencoder.pt", "flow.pt"


def build(autoencoder: PostcardAutoencoder, layout: TransformerLayout | None = None) -> Networks:
    """Untrained networks around an autoencoder."""
    words = vocabulary()
    transformer = PostcardTransformer(layout)
    text = PostcardTextEncoder(TextLayout(words.size, transformer.layout.text))
    return Networks(words, text, transformer, autoencoder)


def parts_of(networks: Networks) -> nn.ModuleDict:
    """What the flow trains, under the names it is kept by."""
    return nn.ModuleDict({"text": networks.text, "transformer": networks.transformer})


def load_parts(parts: nn.ModuleDict, weights: dict[str, Any]) -> bool:
    """Fill the parts; True if all of them were there.

    Layers that the weights do not have are left as they are: at first they do nothing, so that a
    deeper network goes on from a shallower one.

    Raises:
        RuntimeError: the weights are of another width.
    """
    missing, unexpected = parts.load_state_dict(weights, strict=False)
    if unexpected or any(".blocks." not in name for name in missing):
        raise RuntimeError(f"these weights are not of this network: {(unexpected + missing)[0]}")
    return not missing


def flow_layout(state: dict[str, Any]) -> TransformerLayout:
    """Layout of the transformer of a kept state."""
    return TransformerLayout(**state["layout"]) if "layout" in state else TransformerLayout()


def layout_entry(layout: TransformerLayout) -> dict[str, int]:
    """The layout as it is kept."""
    return asdict(layout)


def read_autoencoder(path: Path) -> PostcardAutoencoder:
    """The averaged autoencoder of a training state."""
    network = PostcardAutoencoder(AutoencoderLayout())
    network.load_state_dict(torch.load(path, weights_only=True)["mean"])
    return network.requires_grad_(requires_grad=False).eval()


def read_networks(out: Path) -> Networks:
    """The averaged networks of a folder of training."""
    state = torch.load(out / FLOW, weights_only=True)
    networks = build(read_autoencoder(out / AUTOENCODER), flow_layout(state))
    parts_of(networks).load_state_dict(state["mean"])
    for part in (networks.text, networks.transformer):
        part.requires_grad_(requires_grad=False).eval()
    return networks


def trained(out: Path) -> dict[str, object]:
    """How far training has gone, and whether it learned long steps."""
    state = torch.load(out / FLOW, weights_only=True)
    return {name: state[name] for name in ("step", "long", "guidance") if name in state}
