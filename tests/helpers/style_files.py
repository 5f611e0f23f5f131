"""StyleGAN2s with lively random weights, as files of each published form."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor

from studio.models.gan.stylegan2.config import Config
from studio.models.gan.stylegan2.network import StyleGan2
from tests.helpers.persistent import nvidia_pickle

CONFIG = Config.of(32, 256, 12, z_dim=6, w_dim=8, mapping_layers=2)


def lively(config: Config = CONFIG) -> StyleGan2:
    """A network whose every parameter does something."""
    dice = torch.Generator().manual_seed(4)
    net = StyleGan2(config, dice).eval()
    with torch.no_grad():
        for name, value in net.named_parameters():
            if name.endswith(("bias", "noise_strength")):
                value.add_(torch.randn(value.shape, generator=dice) * 0.3)
        net.mapping.w_avg.copy_(torch.randn(config.w_dim, generator=dice) * 0.3)
    return net.requires_grad_(False)


def attributes(config: Config) -> dict[str, dict[str, object]]:
    """The plain attributes that NVIDIA's modules carry, as far as they matter."""
    return {
        "mapping.fc0": {"activation": "lrelu", "bias_gain": config.mapping_rate},
        "synthesis.b4.conv1": {
            "activation": config.activation,
            "conv_clamp": config.conv_clamp,
        },
    }


def nvidia_file(config: Config = CONFIG) -> bytes:
    """A `.pkl` of the PyTorch code."""
    return nvidia_pickle(lively(config).state_dict(), attributes(config))


def bare(config: Config = CONFIG) -> dict[str, Tensor]:
    """A state dict alone."""
    return dict(lively(config).state_dict())


CONDITIONAL = replace(CONFIG, c_dim=3, embed_features=8)
