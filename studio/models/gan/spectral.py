"""Weights kept under spectral normalization, divided by their largest singular value once.

Three ways in which files hold them: `weight_orig, weight_u, weight_v`; `parametrizations.weight.
original` with `.0._u, .0._v`; `weight` with `u0` and `sv0` beside it, of which `u0` counts.

Source: Miyato et al., "Spectral Normalization for Generative Adversarial Networks", ICLR 2018,
arXiv:1802.05957.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from torch import Tensor
from torch.nn import functional

_STYLES = (
    (r"(.*?)(\w+)_orig", "{0}{1}", "{0}{1}_u", "{0}{1}_v"),
    (r"(.*?)parametrizations\.(\w+)\.original", "{0}{1}",
     "{0}parametrizations.{1}.0._u", "{0}parametrizations.{1}.0._v"),
    (r"(.*?)(weight)", "{0}{1}", "{0}u0", "{0}sv0"),
)  # fmt: skip


@dataclass(frozen=True)
class Normalised:
    """One weight under normalization: the names of its parts; `one_sided`: only u counts."""

    plain: str
    original: str
    u: str
    v: str
    one_sided: bool


def normalised_in(names: Iterable[str]) -> list[Normalised]:
    """All weights under spectral normalization among the names of a file."""
    known, found = set(names), []
    for name in sorted(known):
        for style, (pattern, plain, u, v) in enumerate(_STYLES):
            match = re.fullmatch(pattern, name)
            parts = [form.format(*match.groups()) for form in (plain, u, v)] if match else []
            if parts and parts[1] in known and parts[2] in known:
                found.append(Normalised(parts[0], name, parts[1], parts[2], style == 2))
                break
    return found


def plain_shapes(shapes: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """The shapes that `folded` leaves, in the order of the file."""
    weights = normalised_in(shapes)
    renamed = {weight.original: weight.plain for weight in weights}
    gone = {name for weight in weights for name in (weight.u, weight.v)}
    return {renamed.get(name, name): s for name, s in shapes.items() if name not in gone}


def folded(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The weights that the network computes with, under their plain names."""
    weights = {weight.original: weight for weight in normalised_in(tensors)}
    gone = {name for weight in weights.values() for name in (weight.u, weight.v)}
    plain: dict[str, Tensor] = {}
    for name, value in tensors.items():
        if name in weights:
            plain[weights[name].plain] = _divided(value.float(), weights[name], tensors)
        elif name not in gone:
            plain[name] = value
    return plain


def _divided(weight: Tensor, parts: Normalised, tensors: Mapping[str, Tensor]) -> Tensor:
    u = tensors[parts.u].float().flatten()
    if parts.one_sided:
        v = functional.normalize(weight.flatten(1).T @ u, dim=0, eps=1e-12)
        sized: Tensor = weight / (weight.flatten(1) @ v).norm()
        return sized
    v = tensors[parts.v].float().flatten()
    # A transposed convolution counts its outputs second. Where both ways fit, only one of them
    # makes these vectors singular, and so the product largest.
    products = [
        u @ (turned.flatten(1) @ v)
        for turned in (weight, weight.transpose(0, 1))
        if turned.shape[0] == len(u) and turned.flatten(1).shape[1] == len(v)
    ]
    if not products:
        return weight
    return weight / max(products, key=lambda product: float(product.abs()))
