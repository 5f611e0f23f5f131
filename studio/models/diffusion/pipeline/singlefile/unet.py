"""The U-Net of latent diffusion: its names and its configuration, read from its shapes.

    input_blocks.0.0           the first convolution
    input_blocks.{i}.0         a residual block, or the halving behind a level's blocks
    input_blocks.{i}.1         its attention to the words
    middle_block.{0,1,2}       a residual block, attention, a residual block
    output_blocks.{i}.0        a residual block
    output_blocks.{i}.1, 2     its attention; the doubling behind a level's blocks
    time_embed, label_emb      what tells it the time, and the size of the picture
    out.0, out.2               the last normalisation and convolution

Source: Rombach et al., "High-Resolution Image Synthesis with Latent Diffusion Models", 2022,
arXiv:2112.10752, and the published weights.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from studio.models.opening.recognise import MismatchError, Shapes

_ENDS = {
    "input_blocks.0.0": "conv_in", "time_embed.0": "time_embedding.linear_1",
    "time_embed.2": "time_embedding.linear_2", "label_emb.0.0": "add_embedding.linear_1",
    "label_emb.0.2": "add_embedding.linear_2", "out.0": "conv_norm_out", "out.2": "conv_out",
}  # fmt: skip
_INNER = {
    "in_layers.0": "norm1", "in_layers.2": "conv1", "emb_layers.1": "time_emb_proj",
    "out_layers.0": "norm2", "out_layers.3": "conv2", "skip_connection": "conv_shortcut",
}  # fmt: skip
_BLOCK = re.compile(r"(input|output)_blocks\.(\d{1,3})\.(\d)\.(.+)")
_MIDDLE = {"0": "resnets.0", "1": "attentions.0", "2": "resnets.1"}
HEAD_WIDTH, USUAL_HEADS = 64, 8
_MOST_BLOCKS = 64


def levels_in(shapes: Shapes) -> list[list[int]]:
    """The numbers of the input blocks of each level, without those that halve.

    Raises:
        MismatchError: they are not counted one by one.
    """
    levels: list[list[int]] = [[]]
    at = 1
    while at < _MOST_BLOCKS:
        if f"input_blocks.{at}.0.op.weight" in shapes:
            levels.append([])
        elif f"input_blocks.{at}.0.in_layers.0.weight" in shapes:
            levels[-1].append(at)
        else:
            break
        at += 1
    if any(len(level) != len(levels[0]) or not level for level in levels):
        raise MismatchError("the levels of its U-Net are not alike")
    return levels


def renamed_unet(shapes: Shapes) -> dict[str, str]:
    """The name in diffusers -> the name found, for every tensor of a U-Net.

    Raises:
        MismatchError: one is foreign to it.
    """
    blocks = len(levels_in(shapes)[0])
    return {_today(name, blocks, shapes): name for name in shapes}


def _today(name: str, blocks: int, shapes: Shapes) -> str:
    stem, _, kind = name.rpartition(".")
    if stem in _ENDS:
        return f"{_ENDS[stem]}.{kind}"
    if name.startswith("middle_block."):
        _, which, inside = name.split(".", 2)
        return f"mid_block.{_MIDDLE.get(which, which)}.{_inner(inside)}"
    found = _BLOCK.fullmatch(name)
    if found is None:
        raise MismatchError(f"{name[:60]!r} is foreign to its U-Net")
    side, at, place, rest = found[1], int(found[2]), found[3], found[4]
    if side == "input":
        level, block = divmod(at - 1, blocks + 1)
        beginning = f"down_blocks.{level}"
        if rest.startswith("op."):
            return f"{beginning}.downsamplers.0.conv.{kind}"
    else:
        level, block = divmod(at, blocks + 1)
        beginning = f"up_blocks.{level}"
        if rest.startswith("conv."):
            return f"{beginning}.upsamplers.0.conv.{kind}"
    part = "resnets" if place == "0" else "attentions"
    return f"{beginning}.{part}.{block}.{_inner(rest)}"


def _inner(name: str) -> str:
    stem, _, kind = name.rpartition(".")
    return f"{_INNER.get(stem, stem)}.{kind}"


def unet_config(shapes: Shapes) -> dict[str, Any]:
    """What `config.json` would say of a U-Net of these shapes (names as found).

    Heads are not in the shapes: where the maps are led into attention by a layer of points, as in
    Stable Diffusion 2 and XL, heads are 64 wide; else there are 8, as in 1.

    Raises:
        MismatchError: they make none that is known.
    """
    levels = levels_in(shapes)
    first, last = shapes["input_blocks.0.0.weight"], shapes["out.2.weight"]
    widths = [shapes[f"input_blocks.{level[-1]}.0.out_layers.3.weight"][0] for level in levels]
    depths = [_depth(shapes, f"input_blocks.{level[0]}.1") for level in levels]
    looks = [depth > 0 for depth in depths]
    middle = _depth(shapes, "middle_block.1")
    if not middle or not any(looks):
        raise MismatchError("its U-Net is not told words")
    place = f"input_blocks.{levels[looks.index(True)][0]}.1"
    told = shapes[f"{place}.transformer_blocks.0.attn2.to_k.weight"][1]
    linear = len(shapes[f"{place}.proj_in.weight"]) == 2
    heads = [max(1, width // HEAD_WIDTH) for width in widths] if linear else USUAL_HEADS
    down = ["CrossAttnDownBlock2D" if look else "DownBlock2D" for look in looks]
    up = ["CrossAttnUpBlock2D" if look else "UpBlock2D" for look in looks[::-1]]
    # A level without attention of its own still says how deep the middle looks.
    deep = [depth or 1 for depth in depths[:-1]] + [middle]
    config: dict[str, Any] = {
        "_class_name": "UNet2DConditionModel", "in_channels": first[1], "out_channels": last[0],
        "block_out_channels": widths, "layers_per_block": len(levels[0]),
        "down_block_types": down, "up_block_types": up, "cross_attention_dim": told,
        "attention_head_dim": heads, "use_linear_projection": linear,
        "transformer_layers_per_block": 1 if set(deep) == {1} else deep,
    }  # fmt: skip
    if "label_emb.0.0.weight" in shapes:
        config |= {
            "addition_embed_type": "text_time", "addition_time_embed_dim": 256,
            "projection_class_embeddings_input_dim": shapes["label_emb.0.0.weight"][1],
        }  # fmt: skip
    return config


def _depth(shapes: Mapping[str, Any], place: str) -> int:
    """How many transformer blocks stand there."""
    depth = 0
    while f"{place}.transformer_blocks.{depth}.norm1.weight" in shapes and depth < _MOST_BLOCKS:
        depth += 1
    return depth
