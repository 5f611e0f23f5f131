"""The text encoders of Stable Diffusion's files, under the names of CLIP and of OpenCLIP.

    CLIP       text_model.embeddings…, text_model.encoder.layers.{i}…      as transformers has it
    OpenCLIP   token_embedding.weight, positional_embedding, ln_final, text_projection, and in
               transformer.resblocks.{i} ln_1, attn.in_proj_*, attn.out_proj, ln_2, mlp.c_fc and
               mlp.c_proj

OpenCLIP keeps queries, keys and values in one matrix, and its projection the other way up; both
are taken apart when the network is filled.

Sources: Radford et al., "Learning Transferable Visual Models From Natural Language Supervision",
2021, arXiv:2103.00020; Cherti et al., "Reproducible scaling laws for contrastive language-image
learning", 2022, arXiv:2212.07143; the names of published weights.
"""

from __future__ import annotations

import re
from typing import Any

from studio.models.opening.recognise import MismatchError, Shapes

_HEAD_WIDTH = 64
_LAYER = re.compile(r"transformer\.resblocks\.(\d{1,3})\.(.+)")
_OPEN = {
    "ln_1": "layer_norm1", "ln_2": "layer_norm2", "mlp.c_fc": "mlp.fc1", "mlp.c_proj": "mlp.fc2",
    "attn.out_proj": "self_attn.out_proj",
}  # fmt: skip
_ENDS = {
    "token_embedding.weight": "text_model.embeddings.token_embedding.weight",
    "positional_embedding": "text_model.embeddings.position_embedding.weight",
    "ln_final.weight": "text_model.final_layer_norm.weight",
    "ln_final.bias": "text_model.final_layer_norm.bias",
}
TURNED = "text_projection.turned"
"""A projection the other way up."""
_ASIDE = ("logit_scale", "attn_mask", "position_ids", "text_model.embeddings.position_ids")


def is_open(shapes: Shapes) -> bool:
    """Whether a text encoder goes by OpenCLIP's names."""
    return "token_embedding.weight" in shapes


def renamed_clip(shapes: Shapes, *, whole: bool) -> dict[str, str]:
    """The name in transformers -> the name found.

    Args:
        shapes: of a text encoder, by its own names.
        whole: with the last layer and the projection; Stable Diffusion 2 reads before those.

    Raises:
        MismatchError: a tensor is foreign to it.
    """
    if not is_open(shapes):
        return {name: name for name in shapes if name not in _ASIDE}
    layers = layers_in(shapes) - (0 if whole else 1)
    names: dict[str, str] = {}
    for name in shapes:
        layer = _LAYER.fullmatch(name)
        if name in _ENDS:
            names[_ENDS[name]] = name
        elif layer is not None:
            if int(layer[1]) < layers:
                names[f"text_model.encoder.layers.{layer[1]}.{_inner(layer[2])}"] = name
        elif name == "text_projection":
            if whole:
                names[TURNED] = name
        elif name not in _ASIDE:
            raise MismatchError(f"{name[:60]!r} is foreign to its text encoder")
    return names


def _inner(name: str) -> str:
    if name.startswith("attn.in_proj_"):
        return f"self_attn.{name.removeprefix('attn.')}"
    stem, _, kind = name.rpartition(".")
    if stem not in _OPEN:
        raise MismatchError(f"{name[:60]!r} is foreign to its text encoder")
    return f"{_OPEN[stem]}.{kind}"


def layers_in(shapes: Shapes) -> int:
    """How many layers it has."""
    stem = "transformer.resblocks" if is_open(shapes) else "text_model.encoder.layers"
    layers = 0
    while any(f"{stem}.{layers}.{norm}.weight" in shapes for norm in ("ln_1", "layer_norm1")):
        layers += 1
    return layers


def clip_config(shapes: Shapes, *, whole: bool) -> dict[str, Any]:
    """What `config.json` would say of a text encoder of these shapes (names as found).

    Heads are 64 wide in all that were published.

    Raises:
        MismatchError: a tensor is missing.
    """
    opened = is_open(shapes)
    words = "token_embedding.weight" if opened else "text_model.embeddings.token_embedding.weight"
    places = "positional_embedding" if opened else "text_model.embeddings.position_embedding.weight"
    wide = (
        "transformer.resblocks.0.mlp.c_fc.weight" if opened
        else "text_model.encoder.layers.0.mlp.fc1.weight"
    )  # fmt: skip
    for name in (words, places, wide):
        if len(shapes.get(name, ())) != 2:
            raise MismatchError(f"its text encoder lacks {name!r}")
    count, width = shapes[words]
    projected = shapes.get("text_projection", (width, width))[-1]
    return {
        "vocab_size": count, "hidden_size": width, "intermediate_size": shapes[wide][0],
        "num_hidden_layers": layers_in(shapes) - (0 if whole or not opened else 1),
        "num_attention_heads": max(1, width // _HEAD_WIDTH),
        "max_position_embeddings": shapes[places][0], "projection_dim": projected,
        "hidden_act": "gelu" if opened else "quick_gelu", "layer_norm_eps": 1e-5,
        "bos_token_id": 0, "eos_token_id": 2, "pad_token_id": 1,
    }  # fmt: skip
