"""Small networks under the names of their reference implementations, filled by name and shape."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.gan.biggan import wide
from studio.models.gan.stylegan2.network import StyleGan2
from studio.models.vae.grid.autoencoder_kl import Layout
from studio.models.vae.grid.kl_names import shapes_of as kl_shapes
from tests.helpers.filled import Shapes, bump, filled
from tests.helpers.style_files import CONFIG

State = dict[str, Tensor]
MAPPING = {"fc0.weight": (0.0, 100.0), "fc1.weight": (0.0, 100.0), "fc0.bias": (0.0, 30.0),
           "fc1.bias": (0.0, 30.0)}  # fmt: skip
"""The mapping learns a hundred times slower, so its weights are that much larger."""


def stylegan2() -> State:
    """z 6, w 8, 32 px; `CONFIG` has the widths."""
    net = StyleGan2(CONFIG, torch.Generator().manual_seed(0)).state_dict()
    parts = MAPPING | {
        "w_avg": (0.0, 0.3), "affine.bias": (1.0, 0.3), "noise_strength": (0.3, 0.1),
        "torgb.weight": (0.0, 0.07),
    }  # fmt: skip
    state = filled({name: tuple(value.shape) for name, value in net.items()}, None, parts)
    line = bump("filter", 4)
    plane = torch.outer(line, line)
    return state | {name: plane.clone() for name in state if name.endswith("resample_filter")}


LAYERS = (("L0_36_8", 12, 12), ("L1_36_8", 12, 12), ("L2_52_8", 24, 12), ("L3_52_8", 12, 12),
          ("L4_32_8", 12, 12))  # fmt: skip
"""Layers of `stylegan3`: name, and taps of the filters on the way up and down."""


def stylegan3() -> State:
    """The kind T: z 5, w 7, 32 px, five layers of 8 channels and one to colours."""
    shapes: dict[str, tuple[int, ...]] = {
        "synthesis.input.weight": (8, 8), "synthesis.input.freqs": (8, 2),
        "synthesis.input.phases": (8,), "synthesis.input.affine.weight": (4, 7),
        "synthesis.input.affine.bias": (4,), "mapping.w_avg": (7,), "mapping.fc0.weight": (7, 5),
        "mapping.fc0.bias": (7,), "mapping.fc1.weight": (7, 7), "mapping.fc1.bias": (7,),
    }  # fmt: skip
    for name, out, kernel in (*((name, 8, 3) for name, *_ in LAYERS), ("L5_32_3", 3, 1)):
        shapes |= {
            f"synthesis.{name}.weight": (out, 8, kernel, kernel),
            f"synthesis.{name}.bias": (out,), f"synthesis.{name}.magnitude_ema": (),
            f"synthesis.{name}.affine.weight": (8, 7), f"synthesis.{name}.affine.bias": (8,),
        }  # fmt: skip
    parts = MAPPING | {
        "w_avg": (0.0, 0.3), "L5_32_3.affine.bias": (1.0, 0.3), "magnitude_ema": (1.2, 0.2),
        "input.affine.bias": (0.5, 0.3), "input.affine.weight": (0.0, 0.3),
        "affine.bias": (1.0, 0.3), "L5_32_3.weight": (0.0, 2.0),
    }  # fmt: skip
    state = filled(shapes, None, parts) | {"synthesis.input.transform": torch.eye(3)}
    for name, up, down in LAYERS:
        state[f"synthesis.{name}.up_filter"] = bump(name + "up", up)
        state[f"synthesis.{name}.down_filter"] = bump(name + "down", down)
    return state


PLAN = wide.Plan((16, 16, 16, 16), (1,), 6, 7, 5, 5, 4, 3, ("stored_mean", "stored_var"))


def biggan() -> State:
    """z 20 in four parts, 6 classes, 32 px, all weights under spectral normalization."""
    shapes: dict[str, tuple[int, ...]] = dict(wide.shapes_of(PLAN))
    for name, shape in wide.shapes_of(PLAN).items():
        if name.endswith("weight") and name != "shared.weight":
            stem = name.removesuffix("weight")
            shapes |= {stem + "u0": (1, shape[0]), stem + "sv0": (1,)}
    return filled(shapes, 1.4, {"gamma": (0.7, 0.1), "output_layer.0.gain": (1.0, 0.3)})


def fastgan() -> State:
    """z 10 to 256 px, the smallest that there is, of few channels."""
    wide_at = {4: 128, 8: 64, 16: 32, 32: 16, 64: 16, 128: 8, 256: 4}
    convs = {"init.init.0": (10, 256, 4, 4), "to_128": (3, 8, 1, 1), "to_big": (3, 4, 3, 3)}
    shapes: dict[str, tuple[int, ...]] = _norm("init.init.1", 256)
    for side, out in list(wide_at.items())[1:]:
        stem, rich = f"feat_{side}.", side in (8, 32, 128)
        convs[stem + "1"] = (2 * out, wide_at[side // 2], 3, 3)
        shapes |= _norm(stem + ("3" if rich else "2"), 2 * out)
        if rich:
            convs[stem + "5"] = (2 * out, out, 3, 3)
            shapes |= _norm(stem + "7", 2 * out)
            shapes |= {stem + "2.weight": (1,), stem + "6.weight": (1,)}
        if side >= 64:
            convs[f"se_{side}.main.1"] = (out, wide_at[side // 16], 4, 4)
            convs[f"se_{side}.main.3"] = (out, out, 1, 1)
    norms = [name for name in shapes if name.removesuffix("weight") + "bias" in shapes]
    shapes |= {f"{name}.weight_orig": shape for name, shape in convs.items()}
    state = filled(shapes, 1.4, dict.fromkeys(norms, (1.8, 0.5)))
    return state | {
        f"{name}.weight_{part}": vector
        for name in convs
        for part, vector in _singular(state[f"{name}.weight_orig"], name == "init.init.0").items()
    }


def _norm(stem: str, channels: int) -> dict[str, tuple[int, ...]]:
    parts = ("weight", "bias", "running_mean", "running_var")
    return {f"{stem}.{part}": (channels,) for part in parts}


def _singular(weight: Tensor, turned: bool) -> State:
    """About the first singular vectors, as training leaves them."""
    plane = (weight.transpose(0, 1) if turned else weight).flatten(1)
    u = torch.ones(len(plane))
    for _ in range(5):
        v = functional.normalize(plane.T @ u, dim=0)
        u = functional.normalize(plane @ v, dim=0)
    return {"u": u, "v": v}


def glow() -> State:
    """Two levels of two affine steps; the channels are mixed by plain weights, then by LU."""
    shapes: dict[str, tuple[int, ...]] = {}
    for level, channels in enumerate((12, 24)):
        half, stem = channels // 2, f"blocks.{level}."
        for step in range(2):
            flow = f"{stem}flows.{step}."
            shapes |= {flow + f"actnorm.{part}": (1, channels, 1, 1) for part in ("loc", "scale")}
            shapes |= _mixing(flow + "invconv.", channels, lu=level == 1)
            shapes |= _zero(flow + "coupling.net.4.", 512, channels)
            for at, into, kernel in ((0, half, 3), (2, 512, 1)):
                shapes[f"{flow}coupling.net.{at}.weight"] = (512, into, kernel, kernel)
                shapes[f"{flow}coupling.net.{at}.bias"] = (512,)
        shapes |= _zero(stem + "prior.", *((half, channels) if level == 0 else (24, 48)))
    parts = {"actnorm.loc": (0.0, 0.2), "actnorm.scale": (1.0, 0.2), "w_s": (0.0, 0.2)}
    return _invertible(filled(shapes, 0.35, parts))


def _mixing(stem: str, channels: int, lu: bool) -> dict[str, tuple[int, ...]]:
    if not lu:
        return {stem + "weight": (channels, channels, 1, 1)}
    square = {f"{stem}w_{part}": (channels, channels) for part in "lup"}
    return square | {stem + "w_s": (channels,), stem + "s_sign": (channels,)}


def _zero(stem: str, into: int, out: int) -> dict[str, tuple[int, ...]]:
    return {
        stem + "scale": (1, out, 1, 1), stem + "conv.weight": (out, into, 3, 3),
        stem + "conv.bias": (out,),
    }  # fmt: skip


def _invertible(state: State) -> State:
    for name, value in state.items():
        if name.endswith("invconv.weight"):
            state[name] = 0.4 * value + torch.eye(len(value))[:, :, None, None]
        elif name.endswith("w_p"):
            state[name] = torch.eye(len(value)).roll(5, 0)
        elif name.endswith("s_sign"):
            state[name] = value.sign()
        elif name.endswith(("w_l", "w_u")):
            state[name] = 0.4 * value
    return state


KL = Layout((8, 8, 16), 1, 4, 3, 4)


def autoencoder_kl() -> State:
    """Three levels, 4 latent channels, groups of 4."""
    return filled(kl_shapes(KL), 1.0, {"decoder.conv_out.weight": (0.0, 0.02)})


def shapes_in(state: State) -> Shapes:
    """Name -> shape."""
    return {name: tuple(value.shape) for name, value in state.items()}
