"""The forms in which StyleGAN2 is published, each brought to the names of NVIDIA's PyTorch code.

A layout gives each tensor's new name and how its numbers are turned; shapes alone, on torch's
meta device, are enough to tell whether a file is of that layout.

Sources of the names: NVlabs/stylegan2-ada-pytorch, rosinality/stylegan2-pytorch and
NVlabs/stylegan2 (`training/networks_stylegan2.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

import torch
from torch import Tensor

from studio.models.opening.recognise import Facts, MismatchError

Turn = Callable[[Tensor], Tensor]
Tensors = Mapping[str, Tensor]


def _check_numbers(names: Iterable[str]) -> None:
    """No layer's number is so long that a power of it could fill the memory.

    Raises:
        MismatchError: one is.
    """
    odd = next((name for name in names if re.search(r"\d{5}", name)), None)
    if odd is not None or any(int(n) > 60 for name in names for n in _COUNTS.findall(name)):
        raise MismatchError("its layers are numbered as none ever are")


_COUNTS = re.compile(r"(?:noise_?|convs\.|to_rgbs\.|_lod|style\.)(\d{1,4})")


def _same(x: Tensor) -> Tensor:
    return x


def _nvidia(tensors: Tensors) -> dict[str, Tensor]:
    kept = {}
    for name, value in tensors.items():
        if name.startswith(("mapping.", "synthesis.")):
            kept[name] = value
    return kept


# ---- rosinality ---------------------------------------------------------------------------------
def _rosinality(tensors: Tensors) -> dict[str, Tensor]:
    _check_numbers(tensors)
    blocks = 1 + sum(re.fullmatch(r"to_rgbs\.\d+\.bias", name) is not None for name in tensors)
    found: dict[str, Tensor] = {}
    for name, value in tensors.items():
        new = _rosinality_name(name, blocks)
        if new is None:
            raise MismatchError(f"{name!r} is foreign to rosinality's StyleGAN2")
        if new and new.endswith("resample_filter"):
            found.setdefault(new, value / value.sum() if value.device.type != "meta" else value)
        elif new:
            found[new] = _reshaped(new, value)
    return found


def _reshaped(name: str, value: Tensor) -> Tensor:
    """Without the leading ones that this code keeps."""
    if name.endswith("noise_strength"):
        return value.reshape(())
    if name.endswith("noise_const"):
        return value.reshape(value.shape[-2:])
    if name.endswith(("torgb.bias", "w_avg")):
        return value.reshape(-1)
    if name.endswith(("const", "conv0.weight", "conv1.weight", "torgb.weight")):
        return value.squeeze(0)
    return value


_RO_PARTS = {
    "conv.weight": "weight", "conv.modulation.weight": "affine.weight",
    "conv.modulation.bias": "affine.bias", "noise.weight": "noise_strength",
    "activate.bias": "bias", "bias": "bias", "conv.blur.kernel": "resample_filter",
    "upsample.kernel": "resample_filter",
}  # fmt: skip


def _rosinality_name(name: str, blocks: int) -> str | None:
    """NVIDIA's name, empty for what is not needed, None for what does not belong."""
    if match := re.fullmatch(r"style\.(\d+)\.(weight|bias)", name):
        return f"mapping.fc{int(match[1]) - 1}.{match[2]}"
    if name == "input.input":
        return "synthesis.b4.const"
    if name == "../latent_avg":
        return "mapping.w_avg"
    if match := re.fullmatch(r"noises\.noise_(\d+)", name):
        k = int(match[1])
        size, part = 4 << ((k + 1) // 2), "conv1" if k % 2 == 0 else "conv0"
        return f"synthesis.b{size}.{part}.noise_const" if k < 2 * blocks - 1 else None
    if match := re.fullmatch(r"(conv1|to_rgb1|convs\.(\d+)|to_rgbs\.(\d+))\.(.+)", name):
        if match[4] not in _RO_PARTS:
            return None
        part = _RO_PARTS[match[4]]
        if match[2] is not None:
            k = int(match[2])
            return f"synthesis.b{8 << (k // 2)}.conv{k % 2}.{part}"
        if part == "resample_filter":
            return ""
        if match[3] is not None:
            return f"synthesis.b{8 << int(match[3])}.torgb.{part}"
        return f"synthesis.b4.{'conv1' if match[1] == 'conv1' else 'torgb'}.{part}"
    return None


# ---- TensorFlow ---------------------------------------------------------------------------------
_TF_LAYERS = {"Conv0_up": "conv0", "Conv1": "conv1", "Conv": "conv1", "ToRGB": "torgb"}
_TF_PARTS: dict[str, tuple[str, Turn]] = {
    "weight": ("weight", lambda x: x.permute(3, 2, 0, 1)),
    "bias": ("bias", _same),
    "noise_strength": ("noise_strength", _same),
    "mod_weight": ("affine.weight", lambda x: x.t()),
    "mod_bias": ("affine.bias", lambda x: x + 1.0),
}


def _tensorflow(tensors: Tensors) -> dict[str, Tensor]:
    _check_numbers(tensors)
    sizes = [int(m[1]) for n in tensors if (m := re.match(r"synthesis\.(\d+)x\d+\.", n))]
    found = {}
    for name, value in tensors.items():
        new = _tensorflow_turned(name, value, max(sizes, default=4))
        if new is not None:
            found[new[0]] = new[1]
    return found


def _tensorflow_turned(name: str, x: Tensor, largest: int) -> tuple[str, Tensor] | None:
    if name == "dlatent_avg":
        return "mapping.w_avg", x
    if match := re.fullmatch(r"mapping\.(LabelEmbed|Dense(\d+))\.(weight|bias)", name):
        layer = "embed" if match[2] is None else f"fc{match[2]}"
        return f"mapping.{layer}.{match[3]}", x.t() if match[3] == "weight" else x
    if match := re.fullmatch(r"synthesis\.noise(\d+)", name):
        k = int(match[1])
        size, part = 4 << ((k + 1) // 2), "conv1" if k % 2 == 0 else "conv0"
        return f"synthesis.b{size}.{part}.noise_const", x.reshape(x.shape[-2:])
    if name == "synthesis.4x4.Const.const":
        return "synthesis.b4.const", x.squeeze(0)
    if match := re.fullmatch(r"synthesis\.(\d+)x\d+\.Skip\.weight", name):
        return f"synthesis.b{match[1]}.skip.weight", x.flip(0, 1).permute(3, 2, 0, 1)
    if match := re.fullmatch(r"synthesis\.ToRGB_lod(\d+)\.(.+)", name):
        name = f"synthesis.{largest >> int(match[1])}x.ToRGB.{match[2]}"
    match = re.fullmatch(r"synthesis\.(\d+)x\d*\.(\w+)\.(\w+)", name)
    if match is None or match[2] not in _TF_LAYERS or match[3] not in _TF_PARTS:
        if name in ("lod", "synthesis.lod"):
            return None
        raise MismatchError(f"{name!r} is foreign to TensorFlow's StyleGAN2")
    part, turn = _TF_PARTS[match[3]]
    if match[2] == "Conv0_up" and part == "weight":
        x = x.flip(0, 1)
    return f"synthesis.b{match[1]}.{_TF_LAYERS[match[2]]}.{part}", turn(x)


# ---- all of them --------------------------------------------------------------------------------
LAYOUTS: dict[str, Callable[[Tensors], dict[str, Tensor]]] = {
    "nvidia": _nvidia,
    "rosinality": _rosinality,
    "tensorflow": _tensorflow,
}
SIGNS = {
    "nvidia": "synthesis.b4.const",
    "rosinality": "input.input",
    "tensorflow": "synthesis.4x4.Const.const",
}
"""The tensor that tells each layout."""
WRITERS = {
    "nvidia": "NVIDIA's PyTorch code",
    "rosinality": "rosinality's code",
    "tensorflow": "NVIDIA's TensorFlow code",
}


def layout_of(names: Mapping[str, object]) -> str:
    """Which layout has the tensor that only it has.

    Raises:
        MismatchError: none.
    """
    for layout, sign in SIGNS.items():
        if sign in names:
            return layout
    raise MismatchError("it has no constant that a StyleGAN2 grows from")


def renamed(layout: str, tensors: Tensors) -> dict[str, Tensor]:
    """The tensors under NVIDIA's names, turned as this code needs them.

    Raises:
        MismatchError: a tensor is foreign to the layout.
    """
    try:
        return LAYOUTS[layout](tensors)
    except (RuntimeError, IndexError):
        raise MismatchError("its tensors have other shapes than a StyleGAN2's") from None


def told_by(layout: str, facts: Facts) -> Facts:
    """What a file says of its network beside the tensors, by the names of `Config.facts`."""
    if layout == "nvidia":
        keys = {
            "mapping_rate": "mapping.fc0.bias_gain",
            "mapping_activation": "mapping.fc0.activation",
            "activation": "synthesis.b4.conv1.activation",
            "conv_clamp": "synthesis.b4.conv1.conv_clamp",
        }
    elif layout == "tensorflow":
        keys = {
            "mapping_rate": "static_kwargs/mapping_lrmul",
            "mapping_activation": "static_kwargs/mapping_nonlinearity",
            "activation": "static_kwargs/nonlinearity",
            "conv_clamp": "static_kwargs/conv_clamp",
            "taps": "static_kwargs/resample_kernel",
        }
    else:
        return {}
    return {new: facts[old] for new, old in keys.items() if facts.get(old) is not None}


def on_meta(shapes: Mapping[str, tuple[int, ...]]) -> dict[str, Tensor]:
    """Tensors without numbers."""
    try:
        return {name: torch.empty(tuple(shape), device="meta") for name, shape in shapes.items()}
    except (RuntimeError, TypeError):
        raise MismatchError("its tensors are larger than any memory") from None
