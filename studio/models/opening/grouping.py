"""Which tensors of a file may be one network, without wrappers and what trainings keep."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping

from studio.files.checkpoints.content import Fact
from studio.files.checkpoints.work import Listing, Shape
from studio.models.opening.finding import Plan
from studio.models.opening.order import in_order

_PREFIXES = ("module.", "_orig_mod.", "network.", "model.", "netG.", "generator.", "gen.", "G.")
_BOOKKEEPING = ("n_averaged", "initted", "step")
"""Single numbers that wrappers keep beside an average."""
_HALVES = (
    "ema_model.", "online_model.", "generator_ema.", "netG_ema.", "g_ema.", "model_ema.",
    "generator.", "netG.", "gen.", "G.", "decoder.", "first_stage_model.", "vae.",
)  # fmt: skip
_AVERAGES = ("ema_model", "online_model")
AUTOENCODERS = ("first_stage_model", "vae")
"""Where a diffusion model in one file has its autoencoder."""
FOREIGN = re.compile(
    r"^(module\.)?(loss|perceptual_loss|lpips|vgg|discriminator|disc|netD|D|optimi[sz]er)\."
)
"""What trainings keep beside a model, by how its names begin."""
_SCALES: tuple[tuple[str, dict[str, Fact]], ...] = (
    ("conditioner.embedders.", {"scaling_factor": 0.13025}),
    ("model.diffusion_model.joint_blocks.", {"scaling_factor": 1.5305, "shift_factor": 0.0609}),
)
"""What stands in such a file -> how latents are scaled there, which the file itself does not say.

Source: the configurations published beside Stable Diffusion XL and Stable Diffusion 3.
"""
MAX_GROUPS = 200


def dicts_of(listing: Listing) -> dict[str, Plan]:
    """Where it stands -> (local name -> path) of every dict that holds tensors."""
    dicts: dict[str, Plan] = {}
    for path in listing.tensors:
        where, _, local = path.rpartition("/")
        dicts.setdefault(where, {})[local] = path
    return dicts


def groups_of(
    dicts: Mapping[str, Plan], tensors: Mapping[str, Shape]
) -> Iterator[tuple[str, Plan]]:
    """(where it stands, local name -> path) of every set that may be a network.

    No more than `MAX_GROUPS` dicts, the fullest: a file of many thousands is looked at as quickly.
    """
    largest = set(sorted(dicts, key=lambda where: -len(dicts[where]))[:MAX_GROUPS])
    for where, group in dicts.items():
        if where not in largest:
            continue
        group = _alone(_without_bookkeeping(group, tensors))
        if not group:
            continue
        yield where, _stripped(group)
        for stem in _HALVES:
            part = {k[len(stem) :]: v for k, v in group.items() if k.startswith(stem)}
            if part and (len(part) < len(group) or stem[:-1] in (*AUTOENCODERS, *_AVERAGES)):
                yield f"{where}/{stem}".strip("/."), _stripped(_alone(part))


def _alone(group: Plan) -> Plan:
    """Without what a training kept beside the model; all of it where that is all there is."""
    own = {name: path for name, path in group.items() if not FOREIGN.match(name)}
    return own or group


def _without_bookkeeping(group: Plan, tensors: Mapping[str, Shape]) -> Plan:
    return {
        name: path
        for name, path in group.items()
        if name.rpartition(".")[2] not in _BOOKKEEPING or math.prod(tensors[path].sizes) > 1
    }


def _stripped(group: Plan) -> Plan:
    """Without the prefixes that wrappers put before every name."""
    changed = True
    while changed:
        changed = False
        for prefix in _PREFIXES:
            if all(name.startswith(prefix) for name in group):
                group = {name[len(prefix) :]: path for name, path in group.items()}
                changed = True
    return group


def ordered(group: Plan, listing: Listing) -> Plan:
    """With its layers in the order that names and shapes tell."""
    shapes = {name: listing.tensors[path].sizes for name, path in group.items()}
    return {name: group[name] for name in in_order(shapes)}


def tensors_beside(where: str, dicts: Mapping[str, Plan]) -> Plan:
    """Local name -> path of the tensors directly in the dict that holds the dict `where`."""
    return dicts.get(where.rpartition("/")[0], {}) if where else {}


def facts_below(wheres: Collection[str], listing: Listing) -> dict[str, dict[str, Fact]]:
    """For each dict the facts in and below it, named from there."""
    found: dict[str, dict[str, Fact]] = {where: {} for where in wheres}
    for path, fact in listing.facts.items():
        if "" in found:
            found[""][path] = fact
        for at in (at for at, letter in enumerate(path) if letter == "/"):
            if path[:at] in found:
                found[path[:at]][path[at + 1 :]] = fact
    return found


def scales_of(where: str, dicts: Mapping[str, Plan]) -> dict[str, Fact]:
    """How latents are scaled where the dict `where` is the autoencoder of a larger file."""
    parent, _, last = where.rpartition("/")
    if last not in AUTOENCODERS:
        return {}
    beside = dicts.get(parent, {})
    for stem, facts in _SCALES:
        if any(name.startswith(stem) for name in beside):
            return dict(facts)
    return {}


def local_name(path: str) -> str:
    """The name of a tensor in its own dict."""
    return path.rpartition("/")[2]
