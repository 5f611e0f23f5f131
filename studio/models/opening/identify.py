"""What is this file? Told from the names, dtypes and shapes of its tensors, never from its name.

Every architecture looks at every group of tensors in the file and gives its reason, so that a
person can see why a file was taken for what it is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from studio.files.atomic import printable
from studio.files.checkpoints.content import Fact
from studio.files.checkpoints.work import Listing, Shape
from studio.models.opening.copies import OTHER
from studio.models.opening.holdings import Holding, holding_of
from studio.models.opening.order import in_order
from studio.models.opening.recognise import NONSENSE, Facts, Group, MismatchError
from studio.models.opening.registry import published
from studio.models.vae.grid import taesd
from studio.values.card import Family

Verdict = Literal["match", "not_generator", "unknown", "broken", "ambiguous", "refused"]
Plan = dict[str, str]
_PREFERRED = ("g_ema", "G_ema", "Gs", "ema", "params_ema", "generator", "netG", "G", "state_dict")
"""Where a file holds the same network twice, the averaged one is taken."""
_PREFIXES = ("module.", "_orig_mod.", "network.", "model.", "netG.", "generator.", "gen.", "G.")
_AVERAGED = re.compile(r"(^|[_.])(ema|averaged|shadow)([_.]|$)|_avg$|^Gs$", re.IGNORECASE)
"""What a running average of the weights is called; it makes the better pictures."""
_FOREIGN = re.compile(
    r"^(module\.)?(loss|perceptual_loss|lpips|vgg|discriminator|disc|netD|D|optimi[sz]er)\."
)
"""What trainings keep beside a model, by how its names begin."""
_CONDITION = re.compile(
    r"label|class(?!if)|(^|[._/])(cls|cond|condition|attr|attribute)s?(?![a-z])"
    r"|(^|[._/])(y|c)_?(emb|proj)|(^|/)emb(ed|edding)?s?[./]weight$",
    re.IGNORECASE,
)
"""What tells a network what to draw, by its name."""
_SMALL_DICT = 2
_BOOKKEEPING = ("n_averaged", "initted", "step")
"""Single numbers that wrappers keep beside an average."""
_HALVES = (
    "ema_model.", "online_model.", "generator_ema.", "netG_ema.", "g_ema.", "model_ema.",
    "generator.", "netG.", "gen.", "G.", "decoder.", "first_stage_model.", "vae.",
)  # fmt: skip
_AUTOENCODERS = ("first_stage_model", "vae")
"""Where a diffusion model in one file has its autoencoder."""
_SCALES: tuple[tuple[str, dict[str, Fact]], ...] = (
    ("conditioner.embedders.", {"scaling_factor": 0.13025}),
    ("model.diffusion_model.joint_blocks.", {"scaling_factor": 1.5305, "shift_factor": 0.0609}),
)
"""What stands in such a file -> how latents are scaled there, which the file itself does not say.

Source: the configurations published beside Stable Diffusion XL and Stable Diffusion 3.
"""
_COUNTERS = ("num_batches_tracked", "actnorm.initialized")
"""Whole numbers that no picture depends on."""
_UNORDERED = ("safetensors", "folder", "sharded")
"""Containers that sort tensors by name; in others the order of layers is tried as it stands."""
MAX_GROUPS = 200
_MOST_NAMED = 6
_EIGHT_BIT = ("F8_E4M3", "F8_E5M2")
_FLOATS = ("F16", "BF16", "F32", "F64", *_EIGHT_BIT)


@dataclass(frozen=True)
class Candidate:
    """One architecture's opinion of one group of tensors; `plan`: new name -> path in the file.

    `facts` are those that the architecture wants kept beside the weights.
    """

    where: str
    architecture: str
    family: Family
    fits: bool
    reason: str
    plan: Mapping[str, str]
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """The verdict on a file (or a pair): one sentence, every opinion, and what to convert.

    `holding`: directions or places that the file holds in place of a model.
    `partner`: what is wanted beside this file, such as the encoder of a decoder; empty if nothing.
    `files`: those of a folder that make the model.
    """

    verdict: Verdict
    reason: str
    family: str = ""
    architecture: str = ""
    candidates: tuple[Candidate, ...] = ()
    sources: tuple[tuple[Path, Mapping[str, str]], ...] = ()
    partner: str = ""
    facts: Facts = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    holding: Holding | None = None


def identify(listing: Listing) -> Finding:
    """What a file is.

    Where it holds a network twice, the plan has the copy that is not averaged too, under `OTHER`.
    A file that cannot be read at all never gets here: reading says whether it is broken or refused.
    """
    name = printable(listing.path.name)
    if not listing.tensors:
        return Finding("not_generator", f"{name} holds no tensors.")
    dicts = _dicts(listing)
    groups = list(_groups(dicts, listing.tensors))
    facts = _facts_below({where for where, _ in groups}, listing)
    for where in facts:
        facts[where] = _scales(where, dicts) | facts[where]
    candidates: tuple[Candidate, ...] = ()
    for rebuilt in (True, False) if listing.container in _UNORDERED else (False, True):
        candidates = tuple(
            c
            for where, group in groups
            for c in _opinions(
                where, _in_order(group, listing) if rebuilt else group, listing,
                _beside(where, dicts), facts[where],
            )
        )  # fmt: skip
        if any(c.fits for c in candidates):
            break
    fitting = _preferred(_fullest([c for c in candidates if c.fits]))
    if not fitting:
        return _stranger(listing, candidates)
    kinds = {c.architecture for c in fitting}
    if len(kinds) > 1:
        words = " or ".join(sorted(kinds))
        return Finding("ambiguous", f"{name} could be {words}.", candidates=candidates)
    best = fitting[0]
    other = _other_copy(best, candidates, listing)
    best = replace(best, reason=best.reason + _aside(best, other, listing))
    if best.architecture == taesd.NAME and len({n.split(".")[0] for n in best.plan}) == 1:
        return _half_found(listing, best, candidates)
    plan = dict(best.plan)
    if other is not None:
        plan |= {OTHER + name: path for name, path in other.plan.items()}
    return Finding(
        "match", f"{name}: {best.reason}.", best.family, best.architecture, candidates,
        ((listing.path, plan),), facts=best.facts, files=listing.files,
    )  # fmt: skip


def _other_copy(
    best: Candidate, candidates: tuple[Candidate, ...], listing: Listing
) -> Candidate | None:
    """The same network once more, as training left it, where `best` is its running average.

    Of several networks of one kind it is the one whose name goes with the average's.
    """
    if not _is_averaged(best.where) and best.where:
        return None
    sizes = {name: listing.tensors[path].sizes for name, path in best.plan.items()}
    own = {path for path in best.plan.values() if path.startswith(best.where)}
    alike = [
        c
        for c in candidates
        if c.fits
        and (c.architecture, c.facts) == (best.architecture, best.facts)
        and not _is_averaged(c.where)
        and not own & set(c.plan.values())
        and sizes == {name: listing.tensors[path].sizes for name, path in c.plan.items()}
    ]
    if not best.where:  # as we wrote it ourselves
        return next((c for c in alike if c.where == OTHER.rstrip("/")), None)
    called = _raw_name(best.where)
    named = [c for c in alike if c.where.rpartition("/")[2].lower() in called]
    found = named or (alike if len(alike) == 1 else [])
    return found[0] if found else None


def _aside(best: Candidate, other: Candidate | None, listing: Listing) -> str:
    """What else is to be said of what was taken: which copy, in which numbers, what was left."""
    words = ""
    if _is_averaged(best.where):
        words += f"; the averaged copy {printable(best.where)} was taken"
        words += f", {printable(other.where)} can be chosen" if other is not None else ""
    taken = set(best.plan.values())
    if any(listing.tensors[path].dtype in _EIGHT_BIT for path in taken):
        words += "; its numbers of 8 bits are opened at 16"
    words += _waiting(best, listing)
    condition = _condition(best, listing)
    if condition:
        words += (
            f"; {printable(condition)!r} looks like what told it a class or condition in training,"
            " and this studio draws as if there were none"
        )
    foreign = [p for p in listing.tensors if p not in taken and _FOREIGN.match(_local(p))]
    if foreign:
        names = sorted({_local(path).split(".")[0] for path in foreign})
        words += f"; {len(foreign):,} tensors of its training were left aside ({', '.join(names)})"
    return words


def _waiting(best: Candidate, listing: Listing) -> str:
    """What stands beside the autoencoder of a diffusion model in one file."""
    parent, _, last = best.where.rpartition("/")
    if last not in _AUTOENCODERS:
        return ""
    rest = [
        _local(path).split(".")[0]
        for path in listing.tensors
        if path.rpartition("/")[0] == parent and not _local(path).startswith(f"{last}.")
    ]
    if not rest:
        return ""
    names = ", ".join(name for name, _ in Counter(rest).most_common(_MOST_NAMED))
    return (
        f"; of this checkpoint only the autoencoder is drawn with today, the rest waits"
        f" ({len(rest):,} tensors: {printable(names)})"
    )


def _condition(best: Candidate, listing: Listing) -> str:
    """The tensor by which a network seems to be told what to draw, where it is not read as such."""
    if "class" in best.reason or best.where.rpartition("/")[2] in _AUTOENCODERS:
        return ""
    taken = set(best.plan.values())
    own = {path.rpartition("/")[0] for path in taken}
    above = {where.rpartition("/")[0] for where in own}
    sizes = Counter(path.rpartition("/")[0] for path in listing.tensors)
    for path, shape in listing.tensors.items():
        where, _, local = path.rpartition("/")
        parent = where.rpartition("/")[0]
        small = where != "" and parent in above and sizes[where] <= _SMALL_DICT
        if len(shape.sizes) != 2 or _FOREIGN.match(local) or not (where in own or small):
            continue
        if _CONDITION.search(local if where in own else path[len(parent) :]):
            return path
    return ""


def _is_averaged(where: str) -> bool:
    return any(_AVERAGED.search(part) for part in where.split("/"))


def _raw_name(where: str) -> tuple[str, ...]:
    """What the copy that is not averaged may be called, in small letters."""
    last = where.rpartition("/")[2].lower()
    bare = re.sub(r"_?(ema|averaged|shadow|avg)_?", "", last)
    return (bare, "g", "online_model") if last in ("gs", "ema_model") else (bare,)


def _local(path: str) -> str:
    return path.rpartition("/")[2]


def together(first: Finding, second: Finding) -> Finding | None:
    """The pair of an encoder and a decoder as one model, None where they are no pair."""
    halves = [first, second]
    if not all(f.architecture == taesd.NAME and f.sources for f in halves):
        return None
    if {_half(f) for f in halves} != {"encoder", "decoder"}:
        return None
    halves.sort(key=lambda f: _half(f) == "encoder")
    names = " and ".join(f.sources[0][0].name for f in halves)
    return Finding(
        "match", f"{names}: the decoder and the encoder of one TAESD autoencoder.", "vae",
        taesd.NAME, (*first.candidates, *second.candidates),
        tuple(f.sources[0] for f in halves),
    )  # fmt: skip


def _half(found: Finding) -> str:
    return next(iter(found.sources[0][1])).split(".")[0]


def _half_found(
    listing: Listing, best: Candidate, candidates: tuple[Candidate, ...]
) -> Finding:  # fmt: skip
    half = next(iter(best.plan)).split(".")[0]
    sources = ((listing.path, best.plan),)
    if half == "decoder":
        reason = f"{listing.path.name}: {best.reason}; with its encoder it would take photos."
        return Finding(
            "match", reason, "vae", best.architecture, candidates, sources, "encoder"
        )  # fmt: skip
    reason = f"{listing.path.name} is only {best.reason}; its decoder makes the pictures."
    return Finding(
        "not_generator", reason, "vae", best.architecture, candidates, sources, "decoder"
    )  # fmt: skip


# ---- groups of tensors that may be one network --------------------------------------------------
def _dicts(listing: Listing) -> dict[str, Plan]:
    """Where it stands -> (local name -> path) of every dict that holds tensors."""
    dicts: dict[str, Plan] = {}
    for path in listing.tensors:
        where, _, local = path.rpartition("/")
        dicts.setdefault(where, {})[local] = path
    return dicts


def _groups(dicts: Mapping[str, Plan], tensors: Mapping[str, Shape]) -> Iterator[tuple[str, Plan]]:
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
            if part and (len(part) < len(group) or stem[:-1] in _AUTOENCODERS):
                yield f"{where}/{stem}".strip("/."), _stripped(_alone(part))


def _alone(group: Plan) -> Plan:
    """Without what a training kept beside the model; all of it where that is all there is."""
    own = {name: path for name, path in group.items() if not _FOREIGN.match(name)}
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


def _in_order(group: Plan, listing: Listing) -> Plan:
    """With its layers in the order that names and shapes tell."""
    shapes = {name: listing.tensors[path].sizes for name, path in group.items()}
    return {name: group[name] for name in in_order(shapes)}


def _fullest(fitting: list[Candidate]) -> list[Candidate]:
    """Without those that explain only a part of what another one explains."""
    sets = [set(candidate.plan.values()) for candidate in fitting]
    return [c for c, own in zip(fitting, sets, strict=True) if not any(own < s for s in sets)]


def _preferred(fitting: list[Candidate]) -> list[Candidate]:
    def rank(candidate: Candidate) -> int:
        parts = candidate.where.split("/")
        if _is_averaged(candidate.where):
            return -1
        if candidate.where == OTHER.rstrip("/"):
            return len(_PREFERRED) + 1
        return min((_PREFERRED.index(p) for p in parts if p in _PREFERRED), default=len(_PREFERRED))

    ordered = sorted(fitting, key=rank)
    return [c for c in ordered if rank(c) == rank(ordered[0])]


# ---- opinions -----------------------------------------------------------------------------------
def _opinions(
    where: str, plan: Plan, listing: Listing, beside: Plan, facts: Facts
) -> Iterator[Candidate]:
    shapes = {name: listing.tensors[path].sizes for name, path in plan.items()}
    above = {name: listing.tensors[path].sizes for name, path in beside.items()}
    group = Group(where, shapes, facts, above)
    empty = next((name for name, sizes in shapes.items() if 0 in sizes), None)
    for known in published():
        architecture, family = known.name, known.family
        try:
            if empty is not None:
                raise MismatchError(f"{empty!r} holds no numbers")
            match = known.recognise(group)
        except MismatchError as error:
            yield Candidate(where, architecture, family, False, str(error), {})
            continue
        except NONSENSE:
            reason = "its tensors do not go together"
            yield Candidate(where, architecture, family, False, reason, {})
            continue
        paths = plan | {f"../{name}": path for name, path in beside.items()}
        chosen = {new: paths[local] for new, local in match.names.items()}
        if not _floats(chosen, listing):
            reason = "its numbers are not all floating point"
            yield Candidate(where, architecture, family, False, reason, {})
            continue
        yield Candidate(where, architecture, family, True, match.reason, chosen, match.facts)


def _floats(chosen: Plan, listing: Listing) -> bool:
    """Whether all that is taken is floating point, but for counters."""
    return all(
        listing.tensors[path].dtype in _FLOATS
        for path in chosen.values()
        if not path.endswith(_COUNTERS)
    )


def _beside(where: str, dicts: Mapping[str, Plan]) -> Plan:
    """Local name -> path of the tensors directly in the dict that holds the dict `where`."""
    return dicts.get(where.rpartition("/")[0], {}) if where else {}


def _facts_below(wheres: Collection[str], listing: Listing) -> dict[str, dict[str, Fact]]:
    """For each dict the facts in and below it, named from there."""
    found: dict[str, dict[str, Fact]] = {where: {} for where in wheres}
    for path, fact in listing.facts.items():
        if "" in found:
            found[""][path] = fact
        for at in (at for at, letter in enumerate(path) if letter == "/"):
            if path[:at] in found:
                found[path[:at]][path[at + 1 :]] = fact
    return found


def _scales(where: str, dicts: Mapping[str, Plan]) -> dict[str, Fact]:
    """How latents are scaled where the dict `where` is the autoencoder of a larger file."""
    parent, _, last = where.rpartition("/")
    if last not in _AUTOENCODERS:
        return {}
    beside = dicts.get(parent, {})
    for stem, facts in _SCALES:
        if any(name.startswith(stem) for name in beside):
            return dict(facts)
    return {}


# ---- what is not a generator of ours ------------------------------------------------------------
_KNOWN_OTHERS: tuple[tuple[Verdict, str, str], ...] = (
    ("not_generator", r"lora_(up|down|A|B|unet|te)|\.hada_w", "is a LoRA: changes to a model"),
    ("unknown", r"(^|/)(mapping\.fc0|synthesis\.)", "is a StyleGAN of NVIDIA's code"),
    ("unknown", r"(^|/|\.)(style\.\d|convs\.\d+\.conv\.modulation)", "is a kind of StyleGAN2"),
    ("unknown", r"time_emb|te\d\.\d\.weight|timestep", "is a diffusion network"),
    ("unknown", r"(^|\.|/)flows?\.\d|coupling|invconv|actnorm", "is a normalizing flow"),
)  # fmt: skip


def _stranger(listing: Listing, candidates: tuple[Candidate, ...]) -> Finding:
    """The best that can be said of a file that no architecture fits."""
    name, tensors = printable(listing.path.name), listing.tensors
    kind = listing.facts.get("_class_name")
    if listing.container == "folder" and isinstance(kind, str) and kind.isidentifier():
        words = f"is a {kind[:60]} of diffusers, which this version does not draw with"
        return Finding("unknown", f"{name} {words}.", candidates=candidates)
    try:
        holding = holding_of(listing)
    except NONSENSE:
        holding = None
    if holding is not None:
        return Finding(
            "not_generator", f"{name} {holding.words}.", candidates=candidates,
            sources=((listing.path, holding.plan),), holding=holding,
        )  # fmt: skip
    for verdict, pattern, words in _KNOWN_OTHERS:
        if any(re.search(pattern, path) for path in tensors):
            after = (
                "." if verdict == "not_generator" else ", which this version does not draw with."
            )
            return Finding(verdict, f"{name} {words}{after}", candidates=candidates)
    if _discriminates(listing):
        words = "is a discriminator or classifier: it judges pictures and makes none"
        return Finding("not_generator", f"{name} {words}.", candidates=candidates)
    return Finding(
        "unknown",
        f"{name} holds {len(tensors)} tensors of no architecture that the studio knows; `--json`"
        " gives the reason of each.",
        candidates=candidates,
    )


def _discriminates(listing: Listing) -> bool:
    """Whether it begins with a convolution of a picture and ends in a few numbers."""
    weights = [s.sizes for s in listing.tensors.values() if len(s.sizes) in (2, 4)]
    if len(weights) < 2 or len(weights[0]) != 4:
        return False
    narrow = weights[0][1] in (1, 3) and weights[0][0] > 3
    return narrow and (len(weights[-1]) == 2 or weights[-1][0] == 1)
