"""One LoRA under every naming that trainers use, and what it should do to the weights."""

from __future__ import annotations

import torch

RANK = 3
ALPHA = 6.0
UNET = (
    "down_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q",
    "down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k",
    "up_blocks.0.attentions.1.transformer_blocks.0.attn1.to_out.0",
    "mid_block.attentions.0.proj_in",
    "down_blocks.0.resnets.0.conv1",
)
TEXT = ("encoder.layers.0.self_attn.q_proj",)


def pairs(networks, seed=0):
    """(part, layer) -> (down, up) for a U-Net and a text encoder."""
    draw = torch.Generator().manual_seed(seed)
    found = {}
    for part, layers in (("unet", UNET), ("text_encoder", TEXT)):
        for layer in layers:
            weight = networks[part].get_submodule(layer).weight
            down = torch.randn(RANK, *weight.shape[1:], generator=draw) * 0.2
            up = torch.randn(len(weight), RANK, *[1] * (weight.dim() - 2), generator=draw) * 0.2
            found[part, layer] = (down, up)
    return found


def delta(pair, scale=1.0):
    down, up = pair
    return scale * (up.flatten(1) @ down.flatten(1)).reshape(len(up), *down.shape[1:])


def dotted(part, layer):
    return f"{part}.text_model.{layer}" if part == "text_encoder" else f"{part}.{layer}"


def diffusers(found):
    return {
        f"{dotted(*site)}.lora_{role}.weight": value
        for site, pair in found.items() for role, value in zip("AB", pair, strict=True)
    }  # fmt: skip


def peft(found):
    return {
        f"base_model.model.{dotted(*site)}.lora_{role}.default.weight": value
        for site, pair in found.items() for role, value in zip("AB", pair, strict=True)
    }  # fmt: skip


def old_diffusers(found):
    tensors = {}
    for (part, layer), pair in found.items():
        for role, value in zip(("down", "up"), pair, strict=True):
            where = dotted(part, layer)
            stem, _, last = where.removesuffix(".0").rpartition(".")
            if part == "unet" and last.startswith("to_"):
                tensors[f"{stem}.processor.{last}_lora.{role}.weight"] = value
            elif part == "unet":
                tensors[f"{where}.lora.{role}.weight"] = value
            else:
                tensors[f"{where}.lora_linear_layer.{role}.weight"] = value
    return tensors


def kohya(found, alpha=None):
    tensors = {}
    for (part, layer), pair in found.items():
        prefix = "lora_unet_" if part == "unet" else "lora_te_text_model_"
        stem = prefix + layer.replace(".", "_")
        for role, value in zip(("down", "up"), pair, strict=True):
            tensors[f"{stem}.lora_{role}.weight"] = value
        if alpha is not None:
            tensors[f"{stem}.alpha"] = torch.tensor(alpha)
    return tensors


NAMINGS = {
    "diffusers": diffusers, "peft": peft, "first diffusers": old_diffusers, "kohya": kohya,
}  # fmt: skip
