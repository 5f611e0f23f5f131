"""Flux's transformer under the names of its makers, of which the other parts lie elsewhere.

    img_in, txt_in                      patches and words
    time_in, vector_in, guidance_in     the time, what all words say together, the guidance
    double_blocks.{i}.img_, .txt_       of the picture and of the words: attn, mlp, mod
    single_blocks.{i}                   of both: linear1 (queries, keys, values and more), linear2
    final_layer                         back to patches

Sources: the names of published weights (Black Forest Labs, "FLUX", 2024).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from studio.models.diffusion.pipeline.singlefile.marks import ADDED, FOUR, JOINED, SWAPPED
from studio.models.opening.recognise import MismatchError, Shapes

FIRST = "double_blocks.0.img_attn.qkv.weight"
_ENDS = {
    "img_in": "x_embedder", "txt_in": "context_embedder", "final_layer.linear": "proj_out",
    "final_layer.adaLN_modulation.1": f"norm_out.linear{SWAPPED}",
} | {
    f"{old}_in.{layer}_layer": f"time_text_embed.{new}_embedder.linear_{number}"
    for old, new in (("time", "timestep"), ("vector", "text"), ("guidance", "guidance"))
    for layer, number in (("in", 1), ("out", 2))
}  # fmt: skip
_DOUBLE = {
    "img_mod.lin": "norm1.linear", "txt_mod.lin": "norm1_context.linear",
    "img_attn.qkv": f"attn{JOINED}", "txt_attn.qkv": f"attn{ADDED}",
    "img_attn.proj": "attn.to_out.0", "txt_attn.proj": "attn.to_add_out",
    "img_mlp.0": "ff.net.0.proj", "img_mlp.2": "ff.net.2",
    "txt_mlp.0": "ff_context.net.0.proj", "txt_mlp.2": "ff_context.net.2",
    "img_attn.norm.query_norm": "attn.norm_q", "img_attn.norm.key_norm": "attn.norm_k",
    "txt_attn.norm.query_norm": "attn.norm_added_q", "txt_attn.norm.key_norm": "attn.norm_added_k",
}  # fmt: skip
_SINGLE = {
    "modulation.lin": "norm.linear", "linear1": FOUR.removeprefix("."), "linear2": "proj_out",
    "norm.query_norm": "attn.norm_q", "norm.key_norm": "attn.norm_k",
}  # fmt: skip
_BLOCK = re.compile(r"(double|single)_blocks\.(\d{1,3})\.(.+)")
_KINDS = {"weight": "weight", "bias": "bias", "scale": "weight"}


def new_name(name: str) -> str:
    """The name of a tensor in the container.

    Raises:
        MismatchError: it is foreign to Flux.
    """
    stem, _, kind = name.rpartition(".")
    kind = _KINDS.get(kind, "")
    if stem in _ENDS and kind:
        return f"{_ENDS[stem]}.{kind}"
    found = _BLOCK.fullmatch(stem)
    known = {} if found is None else _DOUBLE if found[1] == "double" else _SINGLE
    inner = known.get(found[3]) if found is not None else None
    if found is None or inner is None or not kind:
        raise MismatchError(f"{name[:60]!r} is foreign to its transformer")
    row = "transformer_blocks" if found[1] == "double" else "single_transformer_blocks"
    return f"{row}.{found[2]}.{inner}.{kind}"


def config_of(own: Shapes) -> dict[str, Any]:
    """What the shapes say of the transformer; the rest is as in every Flux.

    Raises:
        MismatchError: a tensor is missing.
    """
    head = "double_blocks.0.img_attn.norm.query_norm.scale"
    wanted = {"img_in.weight": 2, "txt_in.weight": 2, "vector_in.in_layer.weight": 2, head: 1}
    for name, dims in wanted.items():
        if len(own.get(name, ())) != dims:
            raise MismatchError(f"its transformer lacks {name!r}")
    width, channels = own["img_in.weight"]
    return {
        "_class_name": "FluxTransformer2DModel", "patch_size": 1, "in_channels": channels,
        "num_layers": _count(own, "double_blocks.{}.img_attn.qkv.weight"),
        "num_single_layers": _count(own, "single_blocks.{}.linear1.weight"),
        "attention_head_dim": own[head][0], "num_attention_heads": width // max(1, own[head][0]),
        "joint_attention_dim": own["txt_in.weight"][1],
        "pooled_projection_dim": own["vector_in.in_layer.weight"][1],
        "guidance_embeds": "guidance_in.in_layer.weight" in own,
    }  # fmt: skip


def four(stem: str, kind: str, value: Any) -> Mapping[str, Any]:
    """One matrix of a single block as queries, keys, values, and what is four times as wide."""
    each = value.shape[0] // 7
    parts = value.split([each, each, each, value.shape[0] - 3 * each])
    names = ("attn.to_q", "attn.to_k", "attn.to_v", "proj_mlp")
    return {f"{stem}.{name}.{kind}": part for name, part in zip(names, parts, strict=True)}


def _count(own: Shapes, name: str) -> int:
    found = 0
    while name.format(found) in own and found < 1000:
        found += 1
    return found
