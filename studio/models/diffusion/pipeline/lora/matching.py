"""Which layers of a model a LoRA changes, and whether it was made for such a model at all."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from studio.errors import ModelError
from studio.models.diffusion.pipeline.lora.naming import DENOISER, Named, Role, bare, named

MAX_RANK = 4096
LEAST_SHARE = 0.5
"""So much of a file must fit a model."""
Shape = tuple[int, ...]
Layer = tuple[str, str]
"""(part, layer) of a model; the denoising network's part is `DENOISER`."""
_MADE_FOR = {
    768: "Stable Diffusion 1", 1024: "Stable Diffusion 2", 2048: "Stable Diffusion XL",
}  # fmt: skip
_ATTENDS = ("attn2_to_k", "attn2_to_v")


@dataclass(frozen=True)
class Fit:
    """Layer -> role -> name of a tensor in the file; `left`: how many layers fit nothing."""

    layers: Mapping[Layer, Mapping[Role, str]]
    left: int


def layers_of(shapes: Mapping[str, Shape]) -> dict[Layer, Shape]:
    """The layers of a pipeline that can be changed, from `<part>/<name>` -> shape."""
    found = {}
    for name, shape in shapes.items():
        part, _, own = name.partition("/")
        if own.endswith(".weight") and len(shape) in (2, 4):
            part = DENOISER if part in ("unet", "transformer") else part
            found[part, bare(own.removesuffix(".weight"))] = shape
    return found


def matched(shapes: Mapping[str, Shape], layers: Mapping[Layer, Shape], name: str) -> Fit:
    """How the tensors of a file fit the layers of a model.

    Args:
        shapes: of the file's tensors.
        layers: of the model.
        name: of the file, for errors.

    Raises:
        ModelError: it is none, or made for another model; says which where the shapes tell.
    """
    said = named(shapes)
    if not said.sites:
        kin = "of a kin of LoRA that this studio cannot add" if said.other_kind else "no LoRA"
        raise ModelError(f"{name} is {kin}.")
    if said.other_kind:
        raise ModelError(f"{name} holds changes beyond plain LoRA, which cannot be added.")
    flat = {(part, module.replace(".", "_")): (part, module) for part, module in layers}
    found: dict[Layer, Mapping[Role, str]] = {}
    misfits = 0
    for site, roles in said.sites.items():
        layer = flat.get((site.part, site.module.replace(".", "_")))
        if layer is None:
            continue
        if fits(shapes, roles, layers[layer]):
            found[layer] = roles
        else:
            misfits += 1
    left = len(said.sites) - len(found)
    if misfits or len(found) < LEAST_SHARE * len(said.sites):
        raise ModelError(_misfit(name, said, shapes, len(found)))
    return Fit(found, left)


def fits(shapes: Mapping[str, Shape], roles: Mapping[Role, str], layer: Shape) -> bool:
    """Whether tensors make a change of a layer of this shape."""
    down, up = shapes[roles["down"]], shapes[roles["up"]]
    mid = shapes[roles["mid"]] if "mid" in roles else None
    if len(down) not in (2, 4) or len(up) not in (2, 4) or not up or down[0] != up[1]:
        return False
    rank = down[0]
    if not 0 < rank <= MAX_RANK or up[0] != layer[0] or math.prod(up) != up[0] * rank:
        return False
    if mid is not None:
        return mid == (rank, rank, *layer[2:]) and down[:2] == (rank, layer[1])
    return down[1] == layer[1] and math.prod(down[2:]) == math.prod(layer[2:])


def _misfit(name: str, said: Named, shapes: Mapping[str, Shape], count: int) -> str:
    made_for = _made_for(said, shapes)
    origin = f"; it was made for {made_for}" if made_for else ""
    if count == 0:
        return f"{name} fits none of this model's layers{origin}."
    return f"{name} fits only {count} of {len(said.sites)} layers of this model{origin}."


def _made_for(said: Named, shapes: Mapping[str, Shape]) -> str:
    """The kind of model that a file names or measures; empty where nobody can tell."""
    own = {site: roles for site, roles in said.sites.items() if site.part == DENOISER}
    modules = [site.module.replace(".", "_") for site in own]
    if any(module.startswith(("single_transformer_blocks", "single_blocks")) for module in modules):
        return "Flux"
    if any("add_q_proj" in module or "joint_blocks" in module for module in modules):
        return "Stable Diffusion 3"
    for site, roles in own.items():
        if site.module.replace(".", "_").endswith(_ATTENDS):
            wide = shapes[roles["down"]][1] if len(shapes[roles["down"]]) > 1 else 0
            return _MADE_FOR.get(wide, f"a model whose words have {wide} numbers")
    return "another kind of network" if own else ""
