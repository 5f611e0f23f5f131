"""What has to be written beside the tensors of a pipeline in one file, and what is made of both."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.files.paths import resources
from studio.models.opening.recognise import Shapes
from studio.models.vae.grid.autoencoder_kl import Layout
from studio.models.vae.grid.kl_names import layout_of, renamed

_MERGES = "words/clip-merges.txt.gz"


@dataclass(frozen=True)
class OneFile:
    """A pipeline in one file.

    `names`: name in the container -> name in the file. `texts`: path -> small file to write.
    `assumed`: what the file does not say, or lacks, in words; empty where nothing.
    """

    pipeline: str
    names: Mapping[str, str]
    texts: Mapping[str, str]
    assumed: str


def below(shapes: Shapes, stem: str) -> dict[str, tuple[int, ...]]:
    """The shapes of all that stands below a beginning, by the rest of their names."""
    return {n[len(stem) :]: tuple(shape) for n, shape in shapes.items() if n.startswith(stem)}


def autoencoder(
    stage: Shapes, stem: str, scale: float, shift: float | None = None
) -> tuple[dict[str, str], dict[str, Any]]:
    """The names of an autoencoder, container -> file, and its configuration.

    Args:
        stage: its shapes by the names below `stem`.
        stem: where they stand in the file.
        scale: by how much its latents are multiplied.
        shift: what is taken off them before; None: nothing.

    Raises:
        MismatchError: it is none.
    """
    vae = renamed(list(stage))
    layout = layout_of({new: stage[old] for new, old in vae.items()}, {})
    config = _vae_config(layout, scale) | ({} if shift is None else {"shift_factor": shift})
    return {f"vae/{new}": stem + old for new, old in vae.items()}, config


def _vae_config(layout: Layout, scale: float) -> dict[str, Any]:
    levels = len(layout.widths)
    return {
        "_class_name": "AutoencoderKL", "in_channels": layout.channels,
        "out_channels": layout.channels, "block_out_channels": list(layout.widths),
        "layers_per_block": layout.depth, "latent_channels": layout.latent,
        "down_block_types": ["DownEncoderBlock2D"] * levels,
        "up_block_types": ["UpDecoderBlock2D"] * levels, "norm_num_groups": layout.groups,
        "scaling_factor": scale, "use_quant_conv": layout.quant,
        "use_post_quant_conv": layout.post_quant, "mid_block_add_attention": layout.attention,
    }  # fmt: skip


def tokenizer_files(part: str, pad: str) -> dict[str, str]:
    """The files of CLIP's tokenizer, whose words all of them share."""
    merges = gzip.decompress((resources() / _MERGES).read_bytes()).decode("utf-8")
    special = {
        "bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "pad_token": pad,
        "unk_token": "<|endoftext|>",
    }  # fmt: skip
    return {
        f"{part}/merges.txt": merges,
        f"{part}/tokenizer_config.json": json.dumps({"model_max_length": 77, **special}),
    }
