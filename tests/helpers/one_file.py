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

    inputs = {"in_channels": 9} if kind == "inpaint" else {}
    kind = "sd1" if kind == "inpaint" else kind

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
        up_block_types=up, **more, **inputs,
    )  # fmt: skip


def vae(*, quant=True):
    from diffusers import AutoencoderKL

    return AutoencoderKL(
        **LEVELS, latent_channels=4, use_quant_conv=quant, use_post_quant_conv=quant,
        down_block_types=("DownEncoderBlock2D",) * 2, up_block_types=("UpDecoderBlock2D",) * 2,
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
    """(tensors of the file, networks by part): `sd1`, `inpaint`, `sd2` or `sdxl`."""

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
    if kind in ("sd1", "inpaint"):
        tensors |= below("cond_stage_model.transformer.", clip_names(text))
    elif kind == "sd2":
        tensors |= below("cond_stage_model.model.", open_names(text, extra_layer=True))
    else:
        tensors |= below("conditioner.embedders.0.transformer.", clip_names(text))
        second = open_names(states["text_encoder_2"], extra_layer=False)
        tensors |= below("conditioner.embedders.1.model.", second)
    tensors |= {"model_ema.decay": torch.tensor(0.9999), "betas": torch.ones(1000)}
    return tensors, networks


# ---- Stable Diffusion 3 -----------------------------------------------------------------------
def _joint(*, dual):
    from diffusers import SD3Transformer2DModel

    more = {"dual_attention_layers": (0,), "qk_norm": "rms_norm"} if dual else {}
    return SD3Transformer2DModel(
        sample_size=8, patch_size=2, in_channels=4, out_channels=4, num_layers=2,
        attention_head_dim=64, num_attention_heads=1, joint_attention_dim=160,
        caption_projection_dim=64, pooled_projection_dim=128, pos_embed_max_size=6, **more,
    )  # fmt: skip


def joint_names(state):
    """The tensors of a transformer as the original code names and stacks them."""
    found = {"pos_embed": state["pos_embed.pos_embed"]}

    def put(new, old, swapped=False):
        for kind in ("weight", "bias"):
            if f"{old}.{kind}" in state:
                value = state[f"{old}.{kind}"]
                first, second = value.chunk(2) if swapped else (value, None)
                found[f"{new}.{kind}"] = torch.cat((second, first)) if swapped else value

    def three(new, olds):
        for kind in ("weight", "bias"):
            if f"{olds[0]}.{kind}" in state:
                found[f"{new}.{kind}"] = torch.cat([state[f"{old}.{kind}"] for old in olds])

    put("x_embedder.proj", "pos_embed.proj")
    put("context_embedder", "context_embedder")
    for at, linear in ((0, "linear_1"), (2, "linear_2")):
        put(f"t_embedder.mlp.{at}", f"time_text_embed.timestep_embedder.{linear}")
        put(f"y_embedder.mlp.{at}", f"time_text_embed.text_embedder.{linear}")
    put("final_layer.linear", "proj_out")
    put("final_layer.adaLN_modulation.1", "norm_out.linear", swapped=True)
    for i in range(2):
        here, x = f"transformer_blocks.{i}", f"joint_blocks.{i}.x_block"
        words = x.replace("x_block", "context_block")
        for attention in ("attn", "attn2"):
            three(f"{x}.{attention}.qkv", [f"{here}.{attention}.to_{c}" for c in "qkv"])
            put(f"{x}.{attention}.proj", f"{here}.{attention}.to_out.0")
            for c in "qk":
                put(f"{x}.{attention}.ln_{c}", f"{here}.{attention}.norm_{c}")
        three(f"{words}.attn.qkv", [f"{here}.attn.add_{c}_proj" for c in "qkv"])
        put(f"{words}.attn.proj", f"{here}.attn.to_add_out")
        for c in "qk":
            put(f"{words}.attn.ln_{c}", f"{here}.attn.norm_added_{c}")
        put(f"{x}.adaLN_modulation.1", f"{here}.norm1.linear")
        put(f"{words}.adaLN_modulation.1", f"{here}.norm1_context.linear", swapped=i == 1)
        for side, ff in ((x, "ff"), (words, "ff_context")):
            put(f"{side}.mlp.fc1", f"{here}.{ff}.net.0.proj")
            put(f"{side}.mlp.fc2", f"{here}.{ff}.net.2")
    return found


def joint_file(*, dual, five=False):
    """(tensors of a file of Stable Diffusion 3, networks by part)."""

    def make():
        made = {
            "transformer": _joint(dual=dual), "vae": vae(quant=False),
            "text_encoder": clip(opened=False, projection=True),
            "text_encoder_2": clip(opened=True, projection=True),
        }  # fmt: skip
        with torch.no_grad():
            made["text_encoder"].text_projection.weight.copy_(torch.eye(64))
        return made

    networks = seeded(make)
    states = {part: network.state_dict() for part, network in networks.items()}
    tensors = below("model.diffusion_model.", joint_names(states["transformer"]))
    tensors |= below("first_stage_model.", vae_names(states["vae"]))
    first = {n: v for n, v in states["text_encoder"].items() if n != "text_projection.weight"}
    tensors |= below("text_encoders.clip_l.transformer.", first)
    tensors |= below("text_encoders.clip_g.transformer.", states["text_encoder_2"])
    if five:
        tensors["text_encoders.t5xxl.transformer.shared.weight"] = torch.randn(8, 4)
    return tensors, networks
