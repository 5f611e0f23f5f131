"""Stable Diffusion in one file, as the original code names it, made of tiny diffusers networks."""

from __future__ import annotations

import re

import torch

from tests.helpers.pipelines import seeded

LEVELS = {"block_out_channels": (32, 64), "layers_per_block": 1}
WORDS = 49_408
_RESNET = {
    "norm1": "in_layers.0", "conv1": "in_layers.2", "time_emb_proj": "emb_layers.1",
    "norm2": "out_layers.0", "conv2": "out_layers.3", "conv_shortcut": "skip_connection",
}  # fmt: skip
_ENDS = {
    "conv_in": "input_blocks.0.0", "time_embedding.linear_1": "time_embed.0",
    "time_embedding.linear_2": "time_embed.2", "add_embedding.linear_1": "label_emb.0.0",
    "add_embedding.linear_2": "label_emb.0.2", "conv_norm_out": "out.0", "conv_out": "out.2",
}  # fmt: skip


def unet(kind):
    from diffusers import UNet2DConditionModel

    down, up = ("DownBlock2D", "CrossAttnDownBlock2D"), ("CrossAttnUpBlock2D", "UpBlock2D")
    told = {"sd1": 64, "sd2": 64, "sdxl": 128}[kind]
    more = {"attention_head_dim": 8}
    if kind != "sd1":
        more = {"attention_head_dim": (1, 1), "use_linear_projection": True}
    if kind == "sdxl":
        more |= {
            "addition_embed_type": "text_time", "addition_time_embed_dim": 256,
            "projection_class_embeddings_input_dim": 64 + 6 * 256,
            "transformer_layers_per_block": (1, 2),
        }  # fmt: skip
    return UNet2DConditionModel(
        **LEVELS, sample_size=8, cross_attention_dim=told, down_block_types=down,
        up_block_types=up, **more,
    )  # fmt: skip


def vae():
    from diffusers import AutoencoderKL

    return AutoencoderKL(
        **LEVELS, latent_channels=4, down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2,
    )  # fmt: skip


def clip(*, opened, projection=False, layers=2):
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    kind = CLIPTextModelWithProjection if projection else CLIPTextModel
    return kind(
        CLIPTextConfig(
            vocab_size=WORDS, hidden_size=64, intermediate_size=128, num_hidden_layers=layers,
            num_attention_heads=1, projection_dim=64, hidden_act="gelu" if opened else "quick_gelu",
            bos_token_id=0, eos_token_id=2,
        )
    )  # fmt: skip


def unet_names(state):
    blocks = LEVELS["layers_per_block"]

    def old(name):
        stem, _, kind = name.rpartition(".")
        if stem in _ENDS:
            return f"{_ENDS[stem]}.{kind}"
        found = re.fullmatch(r"(down|up)_blocks\.(\d)\.(\w+)\.(\d)\.(.+)", name)
        if found is None:
            part, at, rest = re.fullmatch(r"mid_block\.(\w+)\.(\d)\.(.+)", name).groups()
            place = {"resnets0": 0, "attentions0": 1, "resnets1": 2}[part + at]
            return f"middle_block.{place}.{inner(part, rest)}"
        side, level, part, at, rest = found.groups()
        first = int(level) * (blocks + 1)
        if part == "downsamplers":
            return f"input_blocks.{first + blocks + 1}.0.op.{kind}"
        if part == "upsamplers":
            looks = f"up_blocks.{level}.attentions.0.norm.weight" in state
            return f"output_blocks.{first + blocks}.{2 if looks else 1}.conv.{kind}"
        place = f"input_blocks.{1 + first + int(at)}"
        if side == "up":
            place = f"output_blocks.{first + int(at)}"
        return f"{place}.{0 if part == 'resnets' else 1}.{inner(part, rest)}"

    def inner(part, rest):
        stem, _, kind = rest.rpartition(".")
        return f"{_RESNET[stem]}.{kind}" if part == "resnets" else rest

    return {old(name): value for name, value in state.items()}


def vae_names(state):
    levels = len(LEVELS["block_out_channels"])

    def old(name):
        for side, other in (("encoder.down", "down"), ("decoder.up", "up")):
            found = re.fullmatch(rf"{side}_blocks\.(\d)\.(\w+)\.(\d)\.(.+)", name)
            if found:
                level, part, at, rest = found.groups()
                level = levels - 1 - int(level) if other == "up" else level
                place = f"{side.split('.')[0]}.{other}.{level}"
                if part == "resnets":
                    return f"{place}.block.{at}.{rest}".replace("conv_shortcut", "nin_shortcut")
                return f"{place}.{part.removesuffix('rs')}.{rest}"
        name = re.sub(r"mid_block\.resnets\.(\d)", lambda m: f"mid.block_{int(m[1]) + 1}", name)
        for new, before in (
            ("group_norm", "norm"), ("to_q", "q"), ("to_k", "k"), ("to_v", "v"),
            ("to_out.0", "proj_out"),
        ):  # fmt: skip
            name = name.replace(f"mid_block.attentions.0.{new}", f"mid.attn_1.{before}")
        return name.replace("conv_norm_out", "norm_out")

    found = {old(name): value for name, value in state.items()}
    return {
        n: v[:, :, None, None] if re.search(r"attn_1\.(q|k|v|proj_out)\.weight", n) else v
        for n, v in found.items()
    }


def clip_names(state):
    names = {n if n.startswith("text_") else f"text_model.{n}": v for n, v in state.items()}
    return names | {"text_model.embeddings.position_ids": torch.arange(77)[None]}


def open_names(state, extra_layer):
    """OpenCLIP's; `extra_layer`: with one more layer at the end, which is never used."""
    plain = {name.removeprefix("text_model."): value for name, value in state.items()}
    layers = 1 + max(int(n.split(".")[2]) for n in plain if n.startswith("encoder.layers."))
    found = {
        "token_embedding.weight": plain["embeddings.token_embedding.weight"],
        "positional_embedding": plain["embeddings.position_embedding.weight"],
        "ln_final.weight": plain["final_layer_norm.weight"],
        "ln_final.bias": plain["final_layer_norm.bias"], "logit_scale": torch.tensor(4.6),
        "text_projection": plain.get("text_projection.weight", torch.randn(64, 64)).T.contiguous(),
    }  # fmt: skip
    for layer in range(layers + (1 if extra_layer else 0)):
        stem = f"encoder.layers.{min(layer, layers - 1)}"
        place = f"transformer.resblocks.{layer}"
        for kind in ("weight", "bias"):
            three = [plain[f"{stem}.self_attn.{p}_proj.{kind}"] for p in "qkv"]
            found[f"{place}.attn.in_proj_{kind}"] = torch.cat(three)
            for new, old in (
                ("self_attn.out_proj", "attn.out_proj"), ("layer_norm1", "ln_1"),
                ("layer_norm2", "ln_2"), ("mlp.fc1", "mlp.c_fc"), ("mlp.fc2", "mlp.c_proj"),
            ):  # fmt: skip
                found[f"{place}.{old}.{kind}"] = plain[f"{stem}.{new}.{kind}"]
    return found


def below(stem, tensors):
    return {stem + name: value for name, value in tensors.items()}


def one_file(kind):
    """(tensors of the file, networks by part): `sd1`, `sd2` or `sdxl`."""

    def make():
        networks = {"unet": unet(kind), "vae": vae()}
        if kind == "sd2":
            networks["text_encoder"] = clip(opened=True)
        else:
            networks["text_encoder"] = clip(opened=False)
        if kind == "sdxl":
            networks["text_encoder_2"] = clip(opened=True, projection=True)
        return networks

    networks = seeded(make)
    states = {part: network.state_dict() for part, network in networks.items()}
    tensors = below("model.diffusion_model.", unet_names(states["unet"]))
    tensors |= below("first_stage_model.", vae_names(states["vae"]))
    text = states["text_encoder"]
    if kind == "sd1":
        tensors |= below("cond_stage_model.transformer.", clip_names(text))
    elif kind == "sd2":
        tensors |= below("cond_stage_model.model.", open_names(text, extra_layer=True))
    else:
        tensors |= below("conditioner.embedders.0.transformer.", clip_names(text))
        second = open_names(states["text_encoder_2"], extra_layer=False)
        tensors |= below("conditioner.embedders.1.model.", second)
    tensors |= {"model_ema.decay": torch.tensor(0.9999), "betas": torch.ones(1000)}
    return tensors, networks
