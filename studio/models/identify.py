"""What is this file? Told from the names, dtypes and shapes of its tensors, never from its name.

Every architecture looks at every group of tensors in the file and gives its reason, so that a
person can see why a file was taken for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studio.files.checkpoints.work import Listing
from studio.models.gan.graph import NotSequentialError, graph_of, plan_of
from studio.models.vae import burgess, jointvae, taesd
from studio.values.card import Family

Verdict = Literal["match", "not_generator", "unknown", "broken", "ambiguous", "refused"]
Shapes = Mapping[str, tuple[int, ...]]
Plan = dict[str, str]
SEQUENTIAL = "sequential-gan"
_PREFERRED = ("g_ema", "G_ema", "ema", "params_ema", "generator", "netG", "G", "state_dict")
"""Where a file holds the same network twice, the averaged one is taken."""
_PREFIXES = ("module.", "_orig_mod.", "network.", "model.", "netG.", "generator.", "gen.", "G.")
_HALVES = ("generator.", "netG.", "gen.", "G.", "decoder.")
_FLOATS = ("F16", "BF16", "F32", "F64")


class MismatchError(Exception):
    """Why an architecture does not fit; a clause without a full stop."""


@dataclass(frozen=True)
class Candidate:
    """One architecture's opinion of one group of tensors; `plan`: new name -> path in the file."""

    where: str
    architecture: str
    family: Family
    fits: bool
    reason: str
    plan: Mapping[str, str]


@dataclass(frozen=True)
class Finding:
    """The verdict on a file (or a pair): one sentence, every opinion, and what to convert.

    `partner`: what is wanted beside this file, such as the encoder of a decoder; empty if nothing.
    """

    verdict: Verdict
    reason: str
    family: str = ""
    architecture: str = ""
    candidates: tuple[Candidate, ...] = ()
    sources: tuple[tuple[Path, Mapping[str, str]], ...] = ()
    partner: str = ""


def identify(listing: Listing) -> Finding:
    """What a file is.

    A file that cannot be read at all never gets here: reading says whether it is broken or refused.
    """
    name = listing.path.name
    if not listing.tensors:
        return Finding("not_generator", f"{name} holds no tensors.")
    candidates = tuple(
        c for where, group in _groups(listing) for c in _opinions(where, group, listing)
    )
    fitting = _preferred(_fullest([c for c in candidates if c.fits]))
    if not fitting:
        return _stranger(listing, candidates)
    kinds = {c.architecture for c in fitting}
    if len(kinds) > 1:
        words = " or ".join(sorted(kinds))
        return Finding("ambiguous", f"{name} could be {words}.", candidates=candidates)
    best = fitting[0]
    if best.architecture == taesd.ARCHITECTURE:
        return _half_found(listing, best, candidates)
    return Finding(
        "match", f"{name}: {best.reason}.", best.family, best.architecture, candidates,
        ((listing.path, best.plan),),
    )  # fmt: skip


def together(first: Finding, second: Finding) -> Finding | None:
    """The pair of an encoder and a decoder as one model, None where they are no pair."""
    halves = [first, second]
    if not all(f.architecture == taesd.ARCHITECTURE and f.sources for f in halves):
        return None
    if {_half(f) for f in halves} != {"encoder", "decoder"}:
        return None
    halves.sort(key=lambda f: _half(f) == "encoder")
    names = " and ".join(f.sources[0][0].name for f in halves)
    return Finding(
        "match", f"{names}: the decoder and the encoder of one TAESD autoencoder.", "vae",
        taesd.ARCHITECTURE, (*first.candidates, *second.candidates),
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
def _groups(listing: Listing) -> Iterator[tuple[str, Plan]]:
    """(where it stands, local name -> path) of every set that may be a network."""
    dicts: dict[str, Plan] = {}
    for path in listing.tensors:
        where, _, local = path.rpartition("/")
        dicts.setdefault(where, {})[local] = path
    for where, group in dicts.items():
        yield where, _stripped(group)
        for stem in _HALVES:
            part = {k[len(stem) :]: v for k, v in group.items() if k.startswith(stem)}
            if part and len(part) < len(group):
                yield f"{where}/{stem}".strip("/."), _stripped(part)


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


def _fullest(fitting: list[Candidate]) -> list[Candidate]:
    """Without those that explain only a part of what another one explains."""
    sets = [set(candidate.plan.values()) for candidate in fitting]
    return [c for c, own in zip(fitting, sets, strict=True) if not any(own < s for s in sets)]


def _preferred(fitting: list[Candidate]) -> list[Candidate]:
    def rank(candidate: Candidate) -> int:
        parts = candidate.where.split("/")
        return min((_PREFERRED.index(p) for p in parts if p in _PREFERRED), default=len(_PREFERRED))

    ordered = sorted(fitting, key=rank)
    return [c for c in ordered if rank(c) == rank(ordered[0])]


# ---- opinions -----------------------------------------------------------------------------------
def _opinions(where: str, group: Plan, listing: Listing) -> Iterator[Candidate]:
    shapes = {name: listing.tensors[path].sizes for name, path in group.items()}
    floats = all(
        listing.tensors[path].dtype in _FLOATS
        for name, path in group.items()
        if not name.endswith("num_batches_tracked")
    )
    for architecture, (family, ask) in _EXPERTS.items():
        try:
            if not floats:
                raise MismatchError("its numbers are not all floating point")
            reason, renamed = ask(shapes)
        except MismatchError as error:
            yield Candidate(where, architecture, family, False, str(error), {})
            continue
        plan = {new: group[local] for new, local in renamed.items()}
        yield Candidate(where, architecture, family, True, reason, plan)


def _as_sequential(shapes: Shapes) -> tuple[str, Plan]:
    try:
        plan = plan_of(shapes)
        graph = graph_of({new: shapes[local] for new, local in plan.items()})
    except NotSequentialError as error:
        raise MismatchError(str(error)) from None
    if graph.layers[0].kind == "linear" and graph.layers[-1].kind == "linear":
        raise MismatchError("linear layers alone could be anything")
    side = graph.side
    return (
        f"a sequential generator of {len(graph.layers)} layers, z {graph.latent} to"
        f" {graph.channels} × {side} × {side}"
    ), plan


def _as_burgess(shapes: Shapes) -> tuple[str, Plan]:
    try:
        facts = burgess.facts_of(shapes)
    except KeyError as error:
        raise MismatchError(f"it lacks {error}") from None
    _same(shapes, burgess.shapes_of(*facts))
    latent, channels, side = facts
    return (
        f"a VAE of the disentanglement papers, z {latent} to {channels} × {side} × {side},"
        " with its encoder"
    ), {name: name for name in shapes}


def _as_jointvae(shapes: Shapes) -> tuple[str, Plan]:
    try:
        facts = jointvae.facts_of(shapes)
    except (KeyError, ValueError, IndexError) as error:
        raise MismatchError(f"it lacks {error}") from None
    _same(shapes, jointvae.shapes_of(facts))
    kinds = " and ".join(f"one of {length}" for length in facts.kinds) or "no kinds"
    return (
        f"a joint VAE, z {facts.latent} and {kinds} to {facts.chain[0]} × {facts.side} ×"
        f" {facts.side}, with its encoder"
    ), {name: name for name in shapes}


def _as_taesd(shapes: Shapes) -> tuple[str, Plan]:
    found = taesd.half_of(shapes)
    if found is None:
        raise MismatchError("it is not numbered blocks of three convolutions")
    half, channels = found
    article = "the decoder" if half == "decoder" else "the encoder"
    reason = f"{article} of a TAESD autoencoder with {channels} latent channels"
    return reason, {f"{half}.{name}": name for name in shapes}


def _same(found: Shapes, wanted: Shapes) -> None:
    for name, shape in wanted.items():
        if name not in found:
            raise MismatchError(f"it lacks {name!r}")
        if tuple(found[name]) != tuple(shape):
            raise MismatchError(f"{name!r} is {tuple(found[name])}, expected {tuple(shape)}")
    extra = next((name for name in found if name not in wanted), None)
    if extra is not None:
        raise MismatchError(f"{extra!r} is foreign to it")


_Expert = Callable[[Shapes], tuple[str, Plan]]
_EXPERTS: dict[str, tuple[Family, _Expert]] = {
    SEQUENTIAL: ("gan", _as_sequential),
    burgess.ARCHITECTURE: ("vae", _as_burgess),
    jointvae.ARCHITECTURE: ("vae", _as_jointvae),
    taesd.ARCHITECTURE: ("vae", _as_taesd),
}


# ---- what is not a generator of ours ------------------------------------------------------------
_KNOWN_OTHERS: tuple[tuple[Verdict, str, str], ...] = (
    ("not_generator", r"lora_(up|down|A|B|unet|te)|\.hada_w", "is a LoRA: changes to a model"),
    ("not_generator", r"^(factor/)?eigvec$", "holds directions of a StyleGAN (SeFa)"),
    ("unknown", r"(^|/)state/.*_modules/(mapping|synthesis)", "is a StyleGAN of NVIDIA's code"),
    ("unknown", r"(^|/|\.)(style\.\d|convs\.\d+\.conv\.modulation)", "is a StyleGAN2"),
    ("unknown", r"time_emb|te\d\.\d\.weight|timestep", "is a diffusion network"),
    ("unknown", r"(^|\.|/)flows?\.\d|coupling|invconv|actnorm", "is a normalizing flow"),
)  # fmt: skip


def _stranger(listing: Listing, candidates: tuple[Candidate, ...]) -> Finding:
    """The best that can be said of a file that no architecture fits."""
    name, tensors = listing.path.name, listing.tensors
    projected = _projection(listing)
    if projected:
        return Finding("not_generator", f"{name} {projected}.", candidates=candidates)
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


def _projection(listing: Listing) -> str:
    """Words for a StyleGAN2 projector's result: an image, its w+ latent and noises."""
    for path, shape in listing.tensors.items():
        where, _, last = path.rpartition("/")
        if last == "latent" and len(shape.sizes) == 2 and f"{where}/img" in listing.tensors:
            layers, width = shape.sizes
            side = listing.tensors[f"{where}/img"].sizes[-1]
            return (
                f"is not a generator but the result of projecting a picture into a StyleGAN2:"
                f" the picture ({side} × {side}), its w+ latent ({layers} × {width}) and noises"
            )
    return ""


def _discriminates(listing: Listing) -> bool:
    """Whether it begins with a convolution of a picture and ends in a few numbers."""
    weights = [s.sizes for s in listing.tensors.values() if len(s.sizes) in (2, 4)]
    if len(weights) < 2 or len(weights[0]) != 4:
        return False
    narrow = weights[0][1] in (1, 3) and weights[0][0] > 3
    return narrow and (len(weights[-1]) == 2 or weights[-1][0] == 1)
