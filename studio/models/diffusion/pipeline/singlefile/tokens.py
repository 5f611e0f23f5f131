"""Stable Diffusion 3 in one file, and what is missing in such files of it and of Flux.

    model.diffusion_model.              the transformer; some files hold it alone, without this stem
        x_embedder, pos_embed           patches and their places
        t_embedder, y_embedder          the time and what all words say together
        context_embedder                the words
        joint_blocks.{i}.x_block        of the picture: attn.qkv, attn.proj, mlp, adaLN_modulation
        joint_blocks.{i}.context_block  the same of the words
        final_layer                     back to patches
    first_stage_model., vae.            the autoencoder
    text_encoders.clip_l.transformer.   CLIP, under the names of transformers
    text_encoders.clip_g.transformer.   OpenCLIP, likewise
    text_encoders.t5xxl.transformer.    T5, whose words no such file holds; the model draws without

Queries, keys and values stand in one matrix, and the last shift and scale the other way round;
both are put right when the network is filled.

Sources: Esser et al., "Scaling Rectified Flow Transformers for High-Resolution Image Synthesis",
2024, arXiv:2403.03206; the names of published weights.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from studio.files.checkpoints.folder import PIPELINE
from studio.models.diffusion.pipeline.singlefile import flux
from studio.models.diffusion.pipeline.singlefile.clip import clip_config, renamed_clip
from studio.models.diffusion.pipeline.singlefile.flux import FIRST as FLUX_FIRST
from studio.models.diffusion.pipeline.singlefile.marks import ADDED, FOUR, JOINED, ONES, SWAPPED
from studio.models.diffusion.pipeline.singlefile.written import (
    OneFile,
    autoencoder,
    below,
    tokenizer_files,
)
from studio.models.opening.recognise import MismatchError, Shapes

STEM = "model.diffusion_model."
STABLE_FIRST = "joint_blocks.0.context_block.attn.qkv.weight"
_STAGES = ("first_stage_model.", "vae.")
_CLIPS = ("text_encoders.clip_l.transformer.", "text_encoders.clip_g.transformer.")
_T5 = "text_encoders.t5xxl.transformer."
_SCALE, _SHIFT = 1.5305, 0.0609
_HEAD_WIDTH = 64
_ENDS = {
    "x_embedder.proj": "pos_embed.proj", "context_embedder": "context_embedder",
    "t_embedder.mlp.0": "time_text_embed.timestep_embedder.linear_1",
    "t_embedder.mlp.2": "time_text_embed.timestep_embedder.linear_2",
    "y_embedder.mlp.0": "time_text_embed.text_embedder.linear_1",
    "y_embedder.mlp.2": "time_text_embed.text_embedder.linear_2",
    "final_layer.linear": "proj_out", "final_layer.adaLN_modulation.1": f"norm_out.linear{SWAPPED}",
}  # fmt: skip
_BLOCK = re.compile(r"joint_blocks\.(\d{1,3})\.(x|context)_block\.(.+)\.(weight|bias)")
_PICTURE = {
    "attn.qkv": f"attn{JOINED}", "attn.proj": "attn.to_out.0", "attn.ln_q": "attn.norm_q",
    "attn.ln_k": "attn.norm_k", "attn2.qkv": f"attn2{JOINED}", "attn2.proj": "attn2.to_out.0",
    "attn2.ln_q": "attn2.norm_q", "attn2.ln_k": "attn2.norm_k",
    "adaLN_modulation.1": "norm1.linear", "mlp.fc1": "ff.net.0.proj", "mlp.fc2": "ff.net.2",
}  # fmt: skip
_TEXT = {
    "attn.qkv": f"attn{ADDED}", "attn.proj": "attn.to_add_out", "attn.ln_q": "attn.norm_added_q",
    "attn.ln_k": "attn.norm_added_k", "adaLN_modulation.1": "norm1_context.linear",
    "mlp.fc1": "ff_context.net.0.proj", "mlp.fc2": "ff_context.net.2",
}  # fmt: skip


class IncompleteError(MismatchError):
    """A known model of which parts are missing; the text goes on behind the name of the file.

    `kind`: of a whole one (`parts.Kind`).
    """

    def __init__(self, kind: str, missing: list[str]) -> None:
        model = {"flux": "Flux", "sd3": "Stable Diffusion 3"}[kind]
        first, last = ", ".join(missing[:-1]), missing[-1]
        what = f"{first} and {last}" if first else last
        super().__init__(f"is the transformer of {model} and lacks {what}")
        self.kind = kind


def is_token_file(shapes: Shapes) -> bool:
    """Whether a file holds a transformer of Stable Diffusion 3 or of Flux."""
    return any(
        stem + first in shapes for stem in (STEM, "") for first in (STABLE_FIRST, FLUX_FIRST)
    )


def token_file(shapes: Shapes) -> OneFile:
    """The pipeline that a file of such tensors is.

    Raises:
        IncompleteError: parts are missing; says which.
        MismatchError: the parts do not fit.
    """
    stem = STEM if any(name.startswith(STEM) for name in shapes) else ""
    own = below(shapes, stem)
    stage = next((s for s in _STAGES if any(name.startswith(s) for name in shapes)), None)
    clips = [any(name.startswith(clip) for name in shapes) for clip in _CLIPS]
    five = any(name.startswith(_T5) for name in shapes)
    missing = [] if stage is not None else ["its autoencoder"]
    if FLUX_FIRST in own:
        missing += [] if clips[0] else ["its text encoder CLIP"]
        missing += ["the words of its T5"] if five else ["its text encoder T5"]
        raise IncompleteError("flux", missing)
    missing += [f"its text encoder {n}" for n, it in zip(("CLIP-L", "CLIP-G"), clips, strict=True)
                if not it]  # fmt: skip
    if missing or stage is None:
        raise IncompleteError("sd3", missing)
    return _stable(shapes, own if stem else _alone(own), stem, stage, five=five)


def transformer_alone(shapes: Shapes) -> tuple[dict[str, str], dict[str, Any]]:
    """The transformer of a file: names, container -> file, and what its configuration must say.

    Raises:
        MismatchError: it is none that is known.
    """
    stem = STEM if any(name.startswith(STEM) for name in shapes) else ""
    own = _alone(below(shapes, stem))
    if FLUX_FIRST in own:
        return {f"transformer/{flux.new_name(n)}": stem + n for n in own}, flux.config_of(own)
    layers = layers_in(own)
    names = {f"transformer/{new_name(name, layers)}": stem + name for name in own}
    return names, transformer_config(own)


def _alone(own: Shapes) -> dict[str, tuple[int, ...]]:
    """The transformer's tensors where all stand side by side."""
    others = (*_STAGES, "text_encoders.")
    return {name: tuple(shape) for name, shape in own.items() if not name.startswith(others)}


def _stable(shapes: Shapes, own: Shapes, stem: str, stage: str, *, five: bool) -> OneFile:
    layers = layers_in(own)
    names = {f"transformer/{new_name(name, layers)}": stem + name for name in own}
    configs: dict[str, dict[str, Any]] = {"transformer/config.json": transformer_config(own)}
    vae, configs["vae/config.json"] = autoencoder(below(shapes, stage), stage, _SCALE, _SHIFT)
    names |= vae
    index: dict[str, Any] = {
        "_class_name": "StableDiffusion3Pipeline",
        "transformer": ["diffusers", "SD3Transformer2DModel"],
        "vae": ["diffusers", "AutoencoderKL"],
        "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
    }  # fmt: skip
    written: dict[str, str] = {}
    for at, clip in enumerate(_CLIPS):
        part, reader = ("text_encoder_2", "tokenizer_2") if at else ("text_encoder", "tokenizer")
        found = below(shapes, clip)
        names |= {f"{part}/{n}": clip + o for n, o in _clip_names(found, whole=bool(at)).items()}
        config = clip_config(found, whole=True)
        config["projection_dim"] = found.get("text_projection.weight", (config["hidden_size"],))[0]
        config["hidden_act"] = "gelu" if at else "quick_gelu"
        configs[f"{part}/config.json"] = config
        index |= {
            part: ["transformers", "CLIPTextModelWithProjection"],
            reader: ["transformers", "CLIPTokenizer"],
        }
        written |= tokenizer_files(reader, "!" if at else "<|endoftext|>")
    configs["scheduler/scheduler_config.json"] = {
        "_class_name": "FlowMatchEulerDiscreteScheduler", "num_train_timesteps": 1000, "shift": 3.0,
    }  # fmt: skip
    configs[PIPELINE] = index
    written |= {path: json.dumps(said) for path, said in configs.items()}
    left = "T5 is left out, since the file lacks its words" if five else "without T5"
    return OneFile("StableDiffusion3Pipeline", names, written, left)


def _clip_names(found: Shapes, *, whole: bool) -> dict[str, str]:
    """Container -> file. CLIP-L says what it says without a projection (`whole` false)."""
    names = {n: o for n, o in renamed_clip(found, whole=True).items()
             if whole or not n.startswith("text_projection")}  # fmt: skip
    norm = "text_model.final_layer_norm.weight"
    if "text_projection.weight" not in names and norm in found:
        names[f"text_projection{ONES}"] = norm
    return names


def layers_in(own: Shapes) -> int:
    """How many joint blocks there are."""
    layers = 0
    while f"joint_blocks.{layers}.context_block.attn.qkv.weight" in own and layers < 1000:
        layers += 1
    return layers


def new_name(name: str, layers: int) -> str:
    """The name of a tensor in the container.

    Raises:
        MismatchError: it is foreign to Stable Diffusion 3.
    """
    if name == "pos_embed":
        return "pos_embed.pos_embed"
    stem, _, kind = name.rpartition(".")
    if stem in _ENDS:
        return f"{_ENDS[stem]}.{kind}"
    found = _BLOCK.fullmatch(name)
    inner = (_PICTURE if found[2] == "x" else _TEXT).get(found[3]) if found is not None else None
    if found is None or inner is None:
        raise MismatchError(f"{name[:60]!r} is foreign to its transformer")
    last = int(found[1]) == layers - 1 and inner == "norm1_context.linear"
    return f"transformer_blocks.{found[1]}.{inner}{SWAPPED if last else ''}.{kind}"


def transformer_config(own: Shapes) -> dict[str, Any]:
    """What `config.json` would say of a transformer of these shapes; heads are 64 wide in all.

    Raises:
        MismatchError: a tensor is missing.
    """
    wanted = {
        "x_embedder.proj.weight": 4, "context_embedder.weight": 2, "y_embedder.mlp.0.weight": 2,
        "final_layer.linear.weight": 2, "pos_embed": 3,
    }  # fmt: skip
    for name, dims in wanted.items():
        if len(own.get(name, ())) != dims:
            raise MismatchError(f"its transformer lacks {name!r}")
    width, channels, patch, _ = own["x_embedder.proj.weight"]
    layers = layers_in(own)
    twice = [i for i in range(layers) if f"joint_blocks.{i}.x_block.attn2.qkv.weight" in own]
    normal = "joint_blocks.0.x_block.attn.ln_q.weight" in own
    return {
        "_class_name": "SD3Transformer2DModel", "sample_size": 128, "patch_size": patch,
        "in_channels": channels, "num_layers": layers, "attention_head_dim": _HEAD_WIDTH,
        "num_attention_heads": max(1, width // _HEAD_WIDTH),
        "joint_attention_dim": own["context_embedder.weight"][1],
        "caption_projection_dim": own["context_embedder.weight"][0],
        "pooled_projection_dim": own["y_embedder.mlp.0.weight"][1],
        "out_channels": own["final_layer.linear.weight"][0] // patch**2,
        "pos_embed_max_size": math.isqrt(own["pos_embed"][1]),
        "dual_attention_layers": twice, "qk_norm": "rms_norm" if normal else None,
    }  # fmt: skip


def parted(name: str, value: Any) -> Mapping[str, Any] | None:
    """A tensor of the container as those of the network; None where it is one of its own.

    `name`: as `new_name` gives it. Works on any tensor, with or without numbers.
    """
    stem, _, kind = name.rpartition(".")
    if stem.endswith(FOUR):
        return flux.four(stem.removesuffix(FOUR), kind, value)
    for mark, three in (
        (ADDED, ("add_q_proj", "add_k_proj", "add_v_proj")), (JOINED, ("to_q", "to_k", "to_v")),
    ):  # fmt: skip
        if stem.endswith(mark):
            place = stem.removesuffix(mark)
            parts = zip(three, value.chunk(3), strict=False)
            return {f"{place}.{part}.{kind}": third for part, third in parts}
    if stem.endswith(SWAPPED):
        return {f"{stem.removesuffix(SWAPPED)}.{kind}": value.roll(value.shape[0] // 2, 0)}
    if name.endswith(ONES):
        return {f"{name.removesuffix(ONES)}.weight": value.new_ones(len(value)).diag()}
    return None
