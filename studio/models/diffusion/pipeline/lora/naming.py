"""The names of tensors in LoRA files, as diffusers, peft and kohya's scripts write them.

unet.down_blocks.0.….to_q.lora_A.weight          diffusers, with the part in front
base_model.model.….to_q.lora_A.default.weight    peft
unet.….attn1.processor.to_q_lora.down.weight     diffusers, in its first years
text_encoder.….q_proj.lora_linear_layer.up.weight    the same, of a text encoder
lora_unet_down_blocks_0_…_to_q.lora_down.weight  kohya; `.alpha` beside it scales
lora_unet_input_blocks_1_1_…                     kohya, of Stable Diffusion XL by its first names
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["down", "up", "mid", "alpha"]
DENOISER = "denoiser"
_ROLES: tuple[tuple[re.Pattern[str], Mapping[str, Role] | None], ...] = (
    (re.compile(r"(?:\.|_)lora_(down|up|mid)\.weight$"), None),
    (re.compile(r"\.lora_(A|B)(?:\.[A-Za-z0-9_-]{1,40})?\.weight$"), {"A": "down", "B": "up"}),
    (re.compile(r"(?:\.|_)lora\.(down|up)\.weight$"), None),
    (re.compile(r"\.lora_linear_layer\.(down|up)\.weight$"), None),
    (re.compile(r"\.(?:lora_)?(alpha)$"), None),
)
_OTHER = re.compile(r"hada_w|lokr_|dora_scale|lora_magnitude_vector|oft_blocks|\.diff$")
"""Kin of LoRA whose arithmetic is another."""
_FLAT = (
    ("lora_unet_", DENOISER), ("lora_transformer_", DENOISER), ("lora_te1_", "text_encoder"),
    ("lora_te2_", "text_encoder_2"), ("lora_te3_", "text_encoder_3"), ("lora_te_", "text_encoder"),
)  # fmt: skip
_DOTTED = (
    ("unet.", DENOISER), ("transformer.", DENOISER), ("diffusion_model.", DENOISER),
    ("text_encoder_3.", "text_encoder_3"), ("text_encoder_2.", "text_encoder_2"),
    ("text_encoder.", "text_encoder"),
)  # fmt: skip


@dataclass(frozen=True)
class Site:
    """A layer as a file names it; with `flat` there are underscores instead of dots."""

    part: str
    module: str
    flat: bool = False


@dataclass(frozen=True)
class Named:
    """What a file changes: site -> role -> name of the tensor. `strange`: other names."""

    sites: Mapping[Site, Mapping[Role, str]]
    strange: tuple[str, ...] = field(default=())
    other_kind: bool = False


def named(names: Iterable[str]) -> Named:
    """The layers that tensors of these names change."""
    sites: dict[Site, dict[Role, str]] = {}
    strange, other = [], False
    for name in names:
        if _OTHER.search(name):
            other = True
        elif (found := _role(name)) is not None:
            module, role = found
            sites.setdefault(_site(module), {})[role] = name
        else:
            strange.append(name)
    whole = {site: roles for site, roles in sites.items() if {"down", "up"} <= roles.keys()}
    strange += [n for s, roles in sites.items() if s not in whole for n in roles.values()]
    return Named(whole, tuple(strange), other)


def _role(name: str) -> tuple[str, Role] | None:
    for pattern, roles in _ROLES:
        match = pattern.search(name)
        if match is not None:
            role = roles[match[1]] if roles is not None else match[1]
            return name[: match.start()], role  # type: ignore[return-value]
    return None


def _site(module: str) -> Site:
    for prefix, part in _FLAT:
        if module.startswith(prefix):
            return Site(part, _today(module.removeprefix(prefix)), flat=True)
    module = module.removeprefix("base_model.model.").replace(".processor.", ".")
    if module.endswith(".to_out"):
        module += ".0"
    for prefix, part in _DOTTED:
        if module.startswith(prefix):
            return Site(part, bare(module.removeprefix(prefix)))
    return Site(DENOISER, bare(module))


def bare(module: str) -> str:
    """The name of a layer without what some versions of a library put in front."""
    return module.removeprefix("text_model.")


# ---- the first names of U-Nets ----------------------------------------------------------------
_BLOCK = re.compile(r"(input_blocks|output_blocks)_(\d+)_(\d)_(.*)")
_MIDDLE = re.compile(r"middle_block_([012])_(.*)")
_INSIDE = {
    "in_layers_0": "norm1", "in_layers_2": "conv1", "emb_layers_1": "time_emb_proj",
    "out_layers_0": "norm2", "out_layers_3": "conv2", "skip_connection": "conv_shortcut",
}  # fmt: skip
_SINGLE = {
    "input_blocks_0_0": "conv_in", "out_0": "conv_norm_out", "out_2": "conv_out",
    "time_embed_0": "time_embedding_linear_1", "time_embed_2": "time_embedding_linear_2",
    "label_emb_0_0": "add_embedding_linear_1", "label_emb_0_2": "add_embedding_linear_2",
}  # fmt: skip
LAYERS = 2
"""Of every level of the U-Nets of Stable Diffusion."""


def _today(module: str) -> str:
    """Today's name of a layer, with underscores; one that is today's already stays."""
    if module in _SINGLE:
        return _SINGLE[module]
    if (found := _MIDDLE.fullmatch(module)) is not None:
        where = ("resnets_0", "attentions_0", "resnets_1")[int(found[1])]
        return f"mid_block_{where}_{_INSIDE.get(found[2], found[2])}"
    if (found := _BLOCK.fullmatch(module)) is None:
        return module.removeprefix("text_model_")
    down, number, inner = found[1] == "input_blocks", int(found[2]), found[4]
    block, layer = divmod(number - 1 if down else number, LAYERS + 1)
    side = f"{'down' if down else 'up'}_blocks_{block}"
    if inner in ("op", "conv"):
        return f"{side}_{'downsamplers' if down else 'upsamplers'}_0_conv"
    kind = "resnets" if int(found[3]) == 0 else "attentions"
    return f"{side}_{kind}_{layer}_{_INSIDE.get(inner, inner)}"
