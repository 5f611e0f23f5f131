"""VAEs whose latent has a continuous part and one or more one-hot parts.

Source: Dupont, "Learning Disentangled Joint Continuous and Discrete Representations", 2018,
arXiv:1804.00104; names and layout of the weights as in the public repository
Schlumberger/joint-vae.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.errors import ModelError
from studio.models.base import Check, Controls
from studio.models.opening.architecture import Published
from studio.models.opening.recognise import (
    Group,
    Match,
    MismatchError,
    check_latent,
    check_map,
    same_shapes,
)
from studio.models.plain import PlainEncoder, Tensors, as_channels, linear, need, shapes_in
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.controls import Control
from studio.values.directions import Direction

NAME = "joint-vae"
SPREAD = Control(
    "spread", "Spread", "float", 1.0, 0.0, 1.5, 0.01,
    help="How far places lie from the middle: 1 as drawn in training, less is calmer and nearer to"
    " what photos look like to the model.",
)  # fmt: skip
_Shapes = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Facts:
    """`latent` continuous numbers, `kinds` the lengths of the one-hot parts, `chain` of channels.

    `chain` are the channels of the encoder's maps, from the picture on.
    """

    latent: int
    kinds: tuple[int, ...]
    chain: tuple[int, ...]
    decoder: tuple[int, ...]
    hidden: int

    @property
    def side(self) -> int:
        """Pixels: each convolution halves, down to 4."""
        return 4 << (len(self.chain) - 1)


def facts_of(shapes: _Shapes) -> Facts:
    """What weights with these names are.

    Raises:
        KeyError: they are of another architecture.
    """
    latent, hidden = shapes["fc_mean.weight"]
    alphas = sorted(
        int(m[1]) for n in shapes if (m := re.fullmatch(r"fc_alphas\.(\d{1,2})\.weight", n))
    )
    kinds = tuple(shapes[f"fc_alphas.{index}.weight"][0] for index in alphas)
    downs = _numbered(shapes, "img_to_features")
    ups = _numbered(shapes, "features_to_img")
    chain = (shapes[downs[0]][1], *(shapes[name][0] for name in downs))
    decoder = (shapes[ups[0]][0], *(shapes[name][1] for name in ups))
    return Facts(latent, kinds, chain, decoder, hidden)


def _numbered(shapes: _Shapes, stem: str) -> list[str]:
    found = [n for n in shapes if re.fullmatch(rf"{stem}\.\d{{1,2}}\.weight", n)]
    if not found:
        raise KeyError(stem)
    return sorted(found, key=lambda name: int(name.split(".")[1]))


def shapes_of(facts: Facts) -> dict[str, tuple[int, ...]]:
    """Every tensor of such a model."""
    chain, decoder, hidden = facts.chain, facts.decoder, facts.hidden
    total = facts.latent + sum(facts.kinds)
    weights: dict[str, tuple[int, ...]] = {
        f"img_to_features.{2 * i}": (chain[i + 1], chain[i], 4, 4) for i in range(len(chain) - 1)
    }
    weights |= {
        "features_to_hidden.0": (hidden, chain[-1] * 16),
        "fc_mean": (facts.latent, hidden), "fc_log_var": (facts.latent, hidden),
        "latent_to_features.0": (hidden, total),
        "latent_to_features.2": (decoder[0] * 16, hidden),
    }  # fmt: skip
    weights |= {f"fc_alphas.{i}": (kind, hidden) for i, kind in enumerate(facts.kinds)}
    weights |= {
        f"features_to_img.{2 * i}": (decoder[i], decoder[i + 1], 4, 4)
        for i in range(len(decoder) - 1)
    }
    shapes: dict[str, tuple[int, ...]] = {}
    for name, shape in weights.items():
        out = shape[1] if name.startswith("features_to_img") else shape[0]
        shapes |= {f"{name}.weight": shape, f"{name}.bias": (out,)}
    return shapes


def describe(facts: Facts, directions: tuple[Direction, ...] = ()) -> GeneratorInfo:
    """What such a model declares: each one-hot part is a choice."""
    controls = tuple(
        Control(
            f"kind_{index + 1}", "Kind" if len(facts.kinds) == 1 else f"Kind {index + 1}",
            "choice", "0", choices=tuple((str(n), str(n + 1)) for n in range(length)),
            help="The discrete part of the latent: one of the kinds that the model found itself.",
        )
        for index, length in enumerate(facts.kinds)
    )  # fmt: skip
    return GeneratorInfo(
        family="vae",
        architecture=NAME,
        spaces=(Space("z", (facts.latent,)),),
        sizes=Sizes((facts.side, facts.side), ((facts.side, facts.side),)),
        channels=4 if facts.chain[0] == 4 else 3,
        controls=(SPREAD, *controls),
        abilities=("encodes", "finds_directions"),
        directions=directions,
        fits=("encoder",),
    )


def info_of(tensors: Tensors) -> GeneratorInfo:
    """What to write on a new card."""
    return describe(facts_of(shapes_in(tensors)))


def recognise(group: Group) -> Match:
    """Whether a group of tensors is such a VAE.

    Raises:
        MismatchError: it is not.
    """
    try:
        facts = facts_of(group.shapes)
    except (KeyError, ValueError, IndexError) as error:
        raise MismatchError(f"it lacks {error}") from None
    same_shapes(group.shapes, shapes_of(facts))
    if facts.chain[0] not in (1, 3, 4) or facts.chain[0] != facts.decoder[-1]:
        raise MismatchError(f"it makes pictures of {facts.decoder[-1]} channels")
    check_latent(facts.latent, sum(facts.kinds))
    check_map(facts.side, facts.side, max(facts.chain))
    kinds = " and ".join(f"one of {length}" for length in facts.kinds) or "no kinds"
    return Match.whole(
        f"a joint VAE, z {facts.latent} and {kinds} to {facts.chain[0]} × {facts.side} ×"
        f" {facts.side}, with its encoder",
        group.shapes,
    )


def load(card: Card, tensors: Tensors, device: torch.device) -> PlainEncoder:
    """Build the generator.

    Raises:
        ModelError: the weights are of another architecture.
    """
    facts = facts_of(shapes_in(tensors))
    if facts.chain[0] not in (1, 3, 4) or facts.chain[0] != facts.decoder[-1]:
        raise ModelError(f"{card.name} makes {facts.decoder[-1]} channels; expected 1, 3 or 4.")
    need(tensors, shapes_of(facts), card.name)
    return PlainEncoder(describe(facts, card.info.directions), tensors, _draw, _read).on(device)


def _draw(tensors: Tensors, latents: Tensor, controls: Controls, check: Check) -> Tensor:
    check()
    parts, index = [latents * float(controls["spread"])], 0
    while f"fc_alphas.{index}.weight" in tensors:
        length = tensors[f"fc_alphas.{index}.weight"].shape[0]
        chosen = torch.zeros(len(latents), length, dtype=latents.dtype, device=latents.device)
        chosen[:, int(controls[f"kind_{index + 1}"])] = 1
        parts.append(chosen)
        index += 1
    x = functional.relu(linear(tensors, "latent_to_features.0", torch.cat(parts, 1)))
    x = functional.relu(linear(tensors, "latent_to_features.2", x))
    x = x.reshape(len(x), -1, 4, 4)
    ups = _numbered(shapes_in(tensors), "features_to_img")
    for at, name in enumerate(ups):
        bias = tensors[name.replace("weight", "bias")]
        x = functional.conv_transpose2d(functional.relu(x) if at else x, tensors[name], bias, 2, 1)
    return torch.sigmoid(x)


def _read(tensors: Tensors, pixels: Tensor) -> tuple[Tensor, dict[str, float]]:
    downs = _numbered(shapes_in(tensors), "img_to_features")
    x = as_channels(pixels, tensors[downs[0]].shape[1])
    for name in downs:
        x = functional.conv2d(x, tensors[name], tensors[name.replace("weight", "bias")], 2, 1)
        x = functional.relu(x)
    x = functional.relu(linear(tensors, "features_to_hidden.0", x.flatten(1)))
    report, index = {}, 0
    while f"fc_alphas.{index}.weight" in tensors:
        kind = linear(tensors, f"fc_alphas.{index}", x).argmax(1)[0]
        report[f"kind_{index + 1}"] = float(kind + 1)
        index += 1
    return linear(tensors, "fc_mean", x), report


ARCHITECTURE = Published(NAME, "vae", load, recognise, info_of)
