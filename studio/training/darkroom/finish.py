"""From a training state to weights that ship: unit variance, half the bytes, the measured prior."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor

from studio.models.base import Weights
from studio.models.opening.registry import metadata_of
from studio.models.vae.grid.autoencoder_kl import AutoencoderKL
from studio.models.vae.grid.kl import ARCHITECTURE
from studio.models.vae.grid.prior import NODES, GridPrior, measured
from studio.training.darkroom.textures import picture
from studio.training.darkroom.train import LAYOUT

SAMPLES = ((256, 48), (512, 6))
"""(side, how many) of the pictures that the latent is measured on; never seen in training."""
FIRST = 1 << 40
GAIN, CALM, CALM_FROM = 1.2, 0.35, 1 / 12


def samples(side: int, count: int) -> Iterator[Tensor]:
    """[1, 3, side, side] in [-1, 1], one after another."""
    for k in range(count):
        drawn = picture(FIRST + side * 100_000 + k, side)
        yield torch.from_numpy(np.ascontiguousarray(drawn.transpose(2, 0, 1)))[None] * 2 - 1


def finished(state: Path) -> Weights:
    """The running mean of a run's weights, made ready: half precision, with all its facts."""
    with torch.device("meta"):
        model = AutoencoderKL(LAYOUT)
    kept = torch.load(state, weights_only=True)["mean"]
    model.load_state_dict(kept, assign=True)
    model.eval().requires_grad_(requires_grad=False)
    grids = [_latents(model, side, count) for side, count in SAMPLES]
    spread = torch.cat([g.transpose(0, 1).flatten(1) for g in grids], 1).std(1)
    scale_latent(model, spread)
    prior = calmed(measured([grid / spread[:, None, None] for grid in grids]))
    tensors = {name: value.half().contiguous() for name, value in model.state_dict().items()}
    return Weights(tensors, _facts(prior))


def calmed(prior: GridPrior) -> GridPrior:
    """The prior with stronger slow waves and weaker fast ones.

    Pictures have their fine detail at edges, in step; drawn by chance everywhere it looks like
    noise. So seeds and random walks get less of it than pictures have.
    """
    nodes = torch.tensor(NODES, dtype=torch.float64)
    tilt = GAIN * (nodes / CALM_FROM) ** -CALM
    return replace(prior, strengths=prior.strengths * tilt)


def _latents(model: AutoencoderKL, side: int, count: int) -> Tensor:
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        found = [model.encode(pixels)[0].float() for pixels in samples(side, count)]
    return torch.cat(found).clone()


def scale_latent(model: AutoencoderKL, spread: Tensor) -> None:
    """Divide every channel of the latent by its spread, within the weights, exactly."""
    channels = len(spread)
    out, into = model.encoder.conv_out, model.decoder.conv_in
    assert out.bias is not None
    with torch.no_grad():
        out.weight[:channels] /= spread.reshape(-1, 1, 1, 1)
        out.bias[:channels] /= spread
        out.bias[channels:] -= 2 * spread.log()
        into.weight *= spread.reshape(1, -1, 1, 1)


def _facts(prior: GridPrior) -> dict[str, Any]:
    """The configuration under the keys of diffusers, and the prior."""
    return {
        "_class_name": "AutoencoderKL",
        "act_fn": "silu",
        "block_out_channels": list(LAYOUT.widths),
        "in_channels": LAYOUT.channels,
        "latent_channels": LAYOUT.latent,
        "layers_per_block": LAYOUT.depth,
        "mid_block_add_attention": LAYOUT.attention,
        "norm_num_groups": LAYOUT.groups,
        "out_channels": LAYOUT.channels,
        "scaling_factor": 1.0,
        "use_post_quant_conv": LAYOUT.post_quant,
        "use_quant_conv": LAYOUT.quant,
        **prior.facts(),
    }


def write_weights(weights: Weights, path: Path) -> None:
    """As a file that `open_model` reads."""
    save_file(dict(weights), path, metadata=metadata_of(ARCHITECTURE.name, weights.facts))
    path.chmod(0o644)
