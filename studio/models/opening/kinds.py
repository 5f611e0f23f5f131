"""What kind of network a file holds that no architecture draws with: by its names and its ends.

A refusal that names the kind tells a person where to look; one that says nothing sends them away.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise

from studio.models.opening.finding import Verdict
from studio.models.opening.recognise import Shapes

_TABLE = re.compile(r"codebook|quantiz|(^|[._/])vq", re.IGNORECASE)
_MASKED = re.compile(r"(^|[._/])mask$", re.IGNORECASE)
_NOISED = re.compile(
    r"(^|[._/])(alphas?(_?bar)?(_t|_cumprod)?|alphabar_t|betas?(_t)?|eps_model)(\.|$)"
)
_JAX = re.compile(r"(^|[./])(kernel|scale)$")
_COLOURS = (1, 3, 4)
_NARROW, _LABELS = 128, 128
JUDGES = "is a discriminator or classifier: it judges pictures and makes none"
_AUTOENCODER = "is an autoencoder: it gives back the picture that it takes"
Told = tuple[Verdict, str]


def kind_of(shapes: Shapes) -> Told | None:
    """(verdict, words behind the file's name) of a network whose kind is known, or None."""
    layers = [shape for shape in shapes.values() if len(shape) in (2, 4)]
    told = _other_diffusion(shapes)
    if told is not None:
        return told
    if any(_MASKED.search(name) and len(shape) == 4 for name, shape in shapes.items()):
        return "unknown", "is an autoregressive network, which draws pixel by pixel"
    if any(_NOISED.search(name) for name in shapes):
        return "unknown", "is a diffusion network"
    if any(_TABLE.search(name) and len(shape) == 2 for name, shape in shapes.items()):
        return "unknown", "is a VQ-VAE: a table of codes with the halves beside it"
    if sum(bool(_JAX.search(name)) for name in shapes) > len(shapes) // 3:
        return "unknown", "holds weights of flax or JAX"
    if len(layers) < 2:
        return None
    return _by_its_ends(layers)


def _other_diffusion(shapes: Shapes) -> Told | None:
    """Networks that undo something else than noise in pictures."""
    if any(re.search(r"(^|[._/])masks?_t$", name) and len(s) == 3 for name, s in shapes.items()):
        return "unknown", "is a cold diffusion network, which undoes a covering step by step"
    timed = any(re.search(r"time|(^|[._/])t_emb", name) for name in shapes)
    flat = [shape for shape in shapes.values() if len(shape) == 2]
    if timed and len(flat) > 2 and not any(len(shape) > 2 for shape in shapes.values()):
        narrow = flat[-1][0]
        if narrow <= 3:
            return "not_generator", f"is a diffusion network for points of {narrow} numbers"
    return None


def _by_its_ends(layers: list[tuple[int, ...]]) -> Told | None:
    """What goes in and what comes out, where the first and the last layer tell it."""
    first, last = layers[0], layers[-1]
    if _judges_with_label(layers):
        return "not_generator", JUDGES
    if not _picture_in(first):
        return None
    if len(last) == 4 and last[0] == 1 and last[2] % 2 == 0:
        return None  # the patches that a discriminator looks at end in such kernels
    narrow = any(len(shape) == 2 and min(shape) < _NARROW for shape in layers)
    if len(first) == 4 and len(last) == 4 and set(last[:2]) & set(_COLOURS):
        return "unknown", _AUTOENCODER if narrow else "goes from picture to picture"
    if len(first) == 2 and last[0] == first[1] and len(layers) > 2:
        return "unknown", _AUTOENCODER
    chained = all(after[1] == before[0] for before, after in pairwise(layers))
    if len(first) == 2 and chained and last[0] <= _NARROW:
        return "not_generator", JUDGES
    return None


def _judges_with_label(layers: list[tuple[int, ...]]) -> bool:
    """Whether one number comes of a picture that a label of up to `_LABELS` numbers stands beside.

    A table of labels may stand before all other layers.
    """
    if layers[-1][0] != 1:
        return False
    for first in layers[:2]:
        if len(first) == 2 and any(
            _is_picture(max(0, first[1] - told)) for told in range(1, _LABELS + 1)
        ):
            return True
        if len(first) == 4 and first[1] - 10 in _COLOURS and len(layers[-1]) == 2:
            return True
    return False


def _picture_in(shape: tuple[int, ...]) -> bool:
    if len(shape) == 4:
        return shape[1] in _COLOURS and shape[0] > max(_COLOURS)
    return _is_picture(shape[1])


def _is_picture(numbers: int) -> bool:
    """Whether so many numbers are a square picture that somebody trains at."""
    return any(
        numbers % colours == 0 and math.isqrt(numbers // colours) ** 2 == numbers // colours
        and math.isqrt(numbers // colours) in (28, 32, 64, 96, 128)
        for colours in (1, 3)
    )  # fmt: skip
