"""The colours of the training pictures: what a surface that is known looks like in its light.

Everything here is a formula in the features of `surface` and the numbers of the scene; the shading
networks learn it from pictures of it.
"""

from __future__ import annotations

import torch
from torch import Tensor

from studio.models.gan.garden import shapes
from studio.models.gan.garden.scene import Scene
from studio.models.gan.garden.surface import BEAD_FEATURES, BLADE_FEATURES, GROUND_FEATURES, Seen


def _named(features: Tensor, names: tuple[str, ...]) -> dict[str, Tensor]:
    return {name: features[..., i : i + 1] for i, name in enumerate(names)}


def _step(x: Tensor, low: float | Tensor, high: float | Tensor) -> Tensor:
    t = ((x - low) / (high - low)).clamp(0, 1)
    return t * t * (3 - 2 * t)


def _lit(albedo: Tensor, f: dict[str, Tensor], ambient: Tensor, lamp: Tensor) -> Tensor:
    """OKLab of a surface under the light; shadows are a little cooler and richer."""
    amount = ambient + (1.0 - ambient) * lamp
    shadow = f["lit"].clamp(min=0.30)
    light = amount * shadow
    lightness = albedo[:, :1] * light.clamp(min=0.02).pow(0.42)
    chroma = albedo[:, 1:] * (0.62 + 0.38 * light.clamp(0, 1.2))
    cool = (1.0 - light).clamp(0, 1) * 0.012
    return torch.cat((lightness, chroma[:, :1] - 0.2 * cool, chroma[:, 1:] - cool), 1)


def blade_colours(scene: Scene, seen: Seen) -> Tensor:
    """[V, 3] OKLab of fragments of petals, leaves, stems and filaments."""
    f = _named(seen.features, BLADE_FEATURES)
    n = seen.scene
    ambient = scene.one("ambient")[n, None]
    petal = _petal(scene, n, f)
    green = scene["green"][n]
    leaf = torch.where(f["side"] > 0, green, scene["green_back"][n])
    leaf = leaf + torch.cat((0.030 * f["vein"] + 0.09 * f["fine"] + 0.04 * f["tint"],
                             0 * f["u"], 0.02 * f["fine"]), 1)  # fmt: skip
    stem = green * leaf.new_tensor([1.05, 0.9, 0.95])
    thread = 0.5 * scene["petal_base"][n] + 0.5 * scene["anther_colour"][n]
    thread = torch.cat((thread[:, :1] * 0.8 + 0.22, thread[:, 1:] * 0.7), 1)
    kind = seen.kind[:, None]
    albedo = torch.where(kind == shapes.PETAL, petal, leaf)
    albedo = torch.where(kind == shapes.STEM, stem, albedo)
    albedo = torch.where(kind == shapes.FILAMENT, thread, albedo)
    through = torch.where(
        (kind == shapes.PETAL) | (kind == shapes.LEAF), scene.one("through")[n, None], 0.0
    )
    sun = f["sun"]
    lamp = (0.22 + 0.78 * sun).clamp(min=0.0) + through * (0.25 - sun).clamp(min=0.0) * 0.75
    lamp = lamp * (0.82 + 0.18 * f["facing"])
    colour = _lit(albedo, f, ambient, lamp)
    gloss = scene.one("gloss")[n, None] * torch.where(kind == shapes.PETAL, 1.0, 0.8)
    bright = gloss * f["glint"].clamp(0, 1).pow(22.0) * f["lit"].clamp(0, 1)
    velvet = scene.one("velvet")[n, None] * (1.0 - f["facing"]).clamp(0, 1).pow(2.5) * 0.22
    velvet = velvet * (kind == shapes.PETAL)
    lift = (0.35 * bright + velvet) * f["lit"].clamp(0, 1)
    return torch.cat((colour[:, :1] + lift * (1.05 - colour[:, :1]), colour[:, 1:] * (1 - lift)), 1)


def _petal(scene: Scene, n: Tensor, f: dict[str, Tensor]) -> Tensor:
    """OKLab of the bare petal."""
    u = f["u"].clamp(0, 1)
    flush = scene.one("flush")[n, None]
    tip = _step(u + 0.12 * f["across"] * f["across"], 0.35, 1.02) * flush.abs().clamp(max=1.0)
    colour = torch.lerp(scene["petal"][n], scene["petal_tip"][n], tip)
    base = 1.0 - _step(u, 0.04, 0.42)
    colour = torch.lerp(colour, scene["petal_base"][n], 0.85 * base)
    blotch = scene.one("blotch")[n, None]
    spread = 0.10 + 0.36 * blotch
    mark = _step(blotch, 0.05, 0.35) * (
        1.0 - _step(u + 0.16 * f["across"] * f["across"] + 0.02 * f["vein"], spread - 0.04,
                    spread + 0.05)
    ) * _step(u, -0.05, 0.08)  # fmt: skip
    colour = torch.lerp(colour, scene["accent"][n], mark)
    strength = scene.one("vein")[n, None]
    veins = (0.5 + 0.5 * f["vein"]).clamp(0, 1).pow(3.0) * (1.0 - 0.6 * u) * _step(u, 0.0, 0.15)
    colour = torch.lerp(colour, scene["accent"][n], (0.34 * strength * veins).clamp(0, 1))
    grain = 0.016 * f["fine"] + 0.016 * f["vein"]
    spots = (
        f["spot"]
        * _step(u, 0.06, 0.16)
        * (1 - _step(u, 0.45, 0.72))
        * (1 - _step(f["across"], 0.5, 0.85))
    )
    colour = torch.lerp(colour, scene["accent"][n], 0.9 * spots)
    edge = scene.one("edge")[n, None]
    picotee = (1 - _step(f["rim"], 0.02, 0.22)) * _step(u, 0.2, 0.6)
    colour = torch.lerp(colour, scene["petal_tip"][n], picotee * edge.clamp(0, 1) * 0.8)
    back = torch.lerp(colour, scene["petal_back"][n], 0.65)
    colour = torch.where(f["side"] > 0, colour, back)
    deep = 1.0 - 0.22 * (1.0 - _step(u, 0.0, 0.5)) * (0.5 + 0.5 * f["age"])
    lightness = (colour[:, :1] + grain + 0.022 * f["tint"]) * deep
    return torch.cat((lightness, colour[:, 1:] * (1.0 + 0.08 * f["tint"])), 1)


def bead_colours(scene: Scene, seen: Seen) -> Tensor:
    """[V, 3] OKLab of fragments of hearts, anthers and dewdrops."""
    f = _named(seen.features, BEAD_FEATURES)
    n, kind = seen.scene, seen.kind[:, None]
    ambient = scene.one("ambient")[n, None]
    heart = scene["heart"][n]
    ring = 0.10 * _step(f["radial"], 0.35, 0.95) - 0.10 * (1 - _step(f["radial"], 0.0, 0.4))
    heart = torch.cat((heart[:, :1] + ring + 0.085 * f["floret"], heart[:, 1:]), 1)
    anther = scene["anther_colour"][n]
    anther = torch.cat((anther[:, :1] + 0.05 * f["tint"], anther[:, 1:]), 1)
    albedo = torch.where(kind == shapes.DOME, heart, anther)
    lamp = (0.25 + 0.75 * f["sun"]).clamp(min=0.0) * (0.75 + 0.25 * f["facing"])
    colour = _lit(albedo, f, ambient, lamp)
    bright = 0.25 * f["glint"].clamp(0, 1).pow(14.0)
    colour = torch.cat((colour[:, :1] + bright * (1 - colour[:, :1]), colour[:, 1:]), 1)
    petal = scene["petal"][n]
    clear = petal[:, :1] * 0.80 + 0.30 * f["radial"] + 0.6 * f["glint"]
    drop = torch.cat((clear.clamp(max=1.0), petal[:, 1:] * 0.5 * (1 - f["glint"].clamp(0, 1))), 1)
    return torch.where(kind == shapes.DEW, drop, colour)


def ground_colours(scene: Scene, features: Tensor, index: Tensor) -> Tensor:
    """[V, 3] OKLab of the ground; `features` [V, F] of scenes `index` [V]."""
    f = _named(features, GROUND_FEATURES)
    n = index
    near, far, glow = scene["ground"][n], scene["ground_far"][n], scene["glow"][n]
    slope = _step(f["y"] + 0.06 * f["wave_a"], -0.7, 0.7)
    colour = torch.lerp(near, far, slope)
    colour = torch.lerp(colour, glow, 0.75 * f["glow"])
    colour = colour + f["discs"].clamp(-1, 1) * 0.5 * (glow - colour)
    corner = 0.10 * f["far"] * f["far"] + 0.008 * f["wave_b"]
    paper = _step(near[:, :1], 0.6, 0.85)
    lightness = colour[:, :1] * (1.0 - corner) * (1.0 - 0.20 * paper * (1.0 - f["lit"]))
    return torch.cat((lightness, colour[:, 1:]), 1)
