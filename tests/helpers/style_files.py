"""StyleGAN2s with lively random weights, as files of each published form."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from studio.models.gan.stylegan2.config import Config
from studio.models.gan.stylegan2.network import StyleGan2
from tests.helpers.persistent import Easy, Stated, nvidia_pickle, pickled

CONFIG = Config.of(32, 256, 12, z_dim=6, w_dim=8, mapping_layers=2)


def lively(config: Config = CONFIG) -> StyleGan2:
    """A network whose every parameter does something."""
    dice = torch.Generator().manual_seed(4)
    net = StyleGan2(config, dice).eval()
    with torch.no_grad():
        for name, value in net.named_parameters():
            if name.endswith(("bias", "noise_strength")):
                value.add_(torch.randn(value.shape, generator=dice) * 0.3)
        net.mapping.w_avg.copy_(torch.randn(config.w_dim, generator=dice) * 0.3)
    return net.requires_grad_(False)


def attributes(config: Config) -> dict[str, dict[str, object]]:
    """The plain attributes that NVIDIA's modules carry, as far as they matter."""
    return {
        "mapping.fc0": {"activation": "lrelu", "bias_gain": config.mapping_rate},
        "synthesis.b4.conv1": {
            "activation": config.activation,
            "conv_clamp": config.conv_clamp,
        },
    }


def nvidia_file(config: Config = CONFIG) -> bytes:
    """A `.pkl` of the PyTorch code."""
    return nvidia_pickle(lively(config).state_dict(), attributes(config))


def bare(config: Config = CONFIG) -> dict[str, Tensor]:
    """A state dict alone."""
    return dict(lively(config).state_dict())


CONDITIONAL = replace(CONFIG, c_dim=3, embed_features=8)


def _sizes(config: Config) -> list[int]:
    return [4 << k for k in range(len(config.channels))]


def rosinality(config: Config = CONFIG) -> dict[str, Tensor]:
    """The same network under rosinality's names and shapes."""
    state, out = bare(config), {}
    for k in range(config.mapping_layers):
        for part in ("weight", "bias"):
            out[f"style.{k + 1}.{part}"] = state[f"mapping.fc{k}.{part}"]
    out["input.input"] = state["synthesis.b4.const"][None]
    convs = [("b4.conv1", "conv1")]
    for at, size in enumerate(_sizes(config)[1:]):
        convs += [(f"b{size}.conv{j}", f"convs.{2 * at + j}") for j in (0, 1)]
    for at, (old, new) in enumerate(convs):
        old = f"synthesis.{old}."
        out[new + ".conv.weight"] = state[old + "weight"][None]
        out[new + ".conv.modulation.weight"] = state[old + "affine.weight"]
        out[new + ".conv.modulation.bias"] = state[old + "affine.bias"]
        out[new + ".noise.weight"] = state[old + "noise_strength"].reshape(1)
        out[new + ".activate.bias"] = state[old + "bias"]
        out[f"noises.noise_{at}"] = state[old + "noise_const"][None, None]
        if "conv0" in old:
            out[new + ".conv.blur.kernel"] = 4 * state[old + "resample_filter"]
    for at, size in enumerate(_sizes(config)):
        old, new = f"synthesis.b{size}.torgb.", f"to_rgbs.{at - 1}" if at else "to_rgb1"
        out[new + ".conv.weight"] = state[old + "weight"][None]
        out[new + ".conv.modulation.weight"] = state[old + "affine.weight"]
        out[new + ".conv.modulation.bias"] = state[old + "affine.bias"]
        out[new + ".bias"] = state[old + "bias"].reshape(1, -1, 1, 1)
        if at:
            out[new + ".upsample.kernel"] = 4 * state[old.replace("torgb.", "resample_filter")]
    return out


def tensorflow_file(config: Config = CONFIG) -> bytes:
    """A `.pkl` of the TensorFlow code: three networks in a tuple, of which the last counts."""
    state = {name: value.numpy() for name, value in bare(config).items()}
    mapping, drawing = [], []
    layers = [(f"fc{k}", f"Dense{k}") for k in range(config.mapping_layers)]
    for old, new in layers + ([("embed", "LabelEmbed")] if config.c_dim else []):
        mapping.append((f"{new}/weight", state[f"mapping.{old}.weight"].T.copy()))
        mapping.append((f"{new}/bias", state[f"mapping.{old}.bias"]))
    drawing.append(("4x4/Const/const", state["synthesis.b4.const"][None]))
    at = 0
    for size in _sizes(config):
        for old, new in (("conv0", "Conv0_up"), ("conv1", "Conv1"), ("torgb", "ToRGB")):
            stem = f"synthesis.b{size}.{old}."
            if stem + "weight" not in state:
                continue
            here = f"{size}x{size}/{'Conv' if size == 4 and old == 'conv1' else new}/"
            weight = state[stem + "weight"].transpose(2, 3, 1, 0)
            weight = weight[::-1, ::-1] if old == "conv0" else weight
            drawing += [
                (here + "weight", np.ascontiguousarray(weight)),
                (here + "mod_weight", state[stem + "affine.weight"].T.copy()),
                (here + "mod_bias", state[stem + "affine.bias"] - 1),
                (here + "bias", state[stem + "bias"]),
            ]
            if stem + "noise_strength" in state:
                drawing.append((here + "noise_strength", state[stem + "noise_strength"][()]))
                drawing.append((f"noise{at}", state[stem + "noise_const"][None, None]))
                at += 1
        if f"synthesis.b{size}.skip.weight" in state:
            weight = state[f"synthesis.b{size}.skip.weight"].transpose(2, 3, 1, 0)
            drawing.append((f"{size}x{size}/Skip/weight", np.ascontiguousarray(weight)))

    def network(variables: list, components: dict, **arguments: object) -> Stated:
        return Stated("dnnlib.tflib.network", "Network", {
            "version": 4, "name": "G", "static_kwargs": arguments, "components": components,
            "build_module_src": "open('here', 'w')", "build_func_name": "G",
            "variables": variables,
        })  # fmt: skip

    parts = Easy(mapping=network(mapping, {}), synthesis=network(drawing, {}))
    middle = [("dlatent_avg", state["mapping.w_avg"])]
    arguments = {"conv_clamp": config.conv_clamp, "mapping_lrmul": config.mapping_rate}
    averaged = network(middle, parts, **arguments)
    return pickled((network([], {}), network([("Output/bias", np.zeros(1))], {}), averaged))
