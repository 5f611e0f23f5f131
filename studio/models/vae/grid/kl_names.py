"""Which `AutoencoderKL` a set of tensors is, by any of the names such weights go by.

Besides diffusers' names of today there are its older ones of the attention, and those of the
original latent-diffusion code, in which the decoder's levels are counted from the largest picture.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import torch

from studio.models.opening.recognise import MismatchError, Shapes
from studio.models.plain import shapes_in
from studio.models.vae.grid.autoencoder_kl import AutoencoderKL, Layout

GROUPS = 32
_LEVEL = re.compile(r"encoder\.down_blocks\.(\d)\.resnets\.(\d)\.conv1\.weight")
_OLD_ATTENTION = {"query": "to_q", "key": "to_k", "value": "to_v", "proj_attn": "to_out.0"}
_ORIGINAL_ATTENTION = {
    "norm": "group_norm", "q": "to_q", "k": "to_k", "v": "to_v", "proj_out": "to_out.0",
}  # fmt: skip
_LARGEST_LEVELS, _LARGEST_DEPTH = 8, 8


def renamed(names: list[str]) -> dict[str, str]:
    """Today's name in diffusers -> the name found."""
    levels = len({m[1] for name in names if (m := re.match(r"decoder\.up\.(\d)\.", name))})
    return {_today(name, levels): name for name in names}


def _today(name: str, levels: int) -> str:
    name = re.sub(
        r"(mid_block\.attentions\.\d)\.(query|key|value|proj_attn)\.",
        lambda m: f"{m[1]}.{_OLD_ATTENTION[m[2]]}.",
        name,
    )
    if re.match(r"(encoder|decoder)\.(down|up|mid|norm_out)\.", name) is None:
        return name
    name = re.sub(
        r"\.mid\.attn_1\.(norm|q|k|v|proj_out)\.",
        lambda m: f".mid_block.attentions.0.{_ORIGINAL_ATTENTION[m[1]]}.",
        name,
    )
    name = re.sub(r"\.mid\.block_([12])\.", lambda m: f".mid_block.resnets.{int(m[1]) - 1}.", name)
    name = re.sub(r"\.down\.(\d)\.block\.(\d)\.", r".down_blocks.\1.resnets.\2.", name)
    name = re.sub(r"\.down\.(\d)\.downsample\.", r".down_blocks.\1.downsamplers.0.", name)
    name = re.sub(
        r"\.up\.(\d)\.(block\.\d|upsample)\.",
        lambda m: f".up_blocks.{levels - 1 - int(m[1])}.{_upper(m[2])}.",
        name,
    )
    return name.replace(".nin_shortcut.", ".conv_shortcut.").replace(
        ".norm_out.", ".conv_norm_out."
    )


def _upper(part: str) -> str:
    return "upsamplers.0" if part == "upsample" else part.replace("block", "resnets")


def layout_of(shapes: Shapes, facts: Mapping[str, Any]) -> Layout:
    """The layout that explains the shapes (today's names) and the configuration beside them.

    Raises:
        MismatchError: none does.
    """
    widths: dict[int, int] = {}
    depth = 0
    for name, shape in shapes.items():
        if (found := _LEVEL.fullmatch(name)) is not None and len(shape) == 4:
            widths[int(found[1])] = shape[0]
            depth = max(depth, int(found[2]) + 1)
    first, last = shapes.get("decoder.conv_in.weight"), shapes.get("decoder.conv_out.weight")
    if not widths or first is None or last is None or len(first) != 4 or len(last) != 4:
        raise MismatchError("it lacks the levels of an encoder and a decoder")
    if sorted(widths) != list(range(len(widths))) or len(widths) < 2:
        raise MismatchError("its levels are not counted one by one")
    groups = facts.get("norm_num_groups", GROUPS)
    if not isinstance(groups, int) or groups < 1 or any(w % groups for w in widths.values()):
        raise MismatchError(f"its channels do not divide into {str(groups)[:20]} groups")
    if facts.get("act_fn", "silu") not in ("silu", "swish"):
        raise MismatchError(f"its activation is {str(facts['act_fn'])[:20]!r}, not SiLU")
    if last[0] not in (1, 3, 4):
        raise MismatchError(f"its pictures have {last[0]} channels")
    return Layout(
        widths=tuple(widths[level] for level in range(len(widths))),
        depth=depth,
        latent=first[1],
        channels=last[0],
        groups=groups,
        quant="quant_conv.weight" in shapes,
        post_quant="post_quant_conv.weight" in shapes,
        attention=any(".attentions." in name for name in shapes),
    )


def shapes_of(layout: Layout) -> dict[str, tuple[int, ...]]:
    """Every tensor of a layout by name."""
    with torch.device("meta"):
        network = AutoencoderKL(layout)
    return shapes_in(network.state_dict())


def squeezed(shape: tuple[int, ...], wanted: tuple[int, ...]) -> tuple[int, ...]:
    """A 1 x 1 convolution's shape [out, in, 1, 1] as [out, in] where that is wanted."""
    short = len(shape) == 4 and len(wanted) == 2 and shape[2:] == (1, 1)
    return shape[:2] if short else shape
