"""What is this file? Told from the names, dtypes and shapes of its tensors, never from its name.

Every architecture looks at every group of tensors in the file and gives its reason, so that a
person can see why a file was taken for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from studio.files.atomic import printable
from studio.files.checkpoints.work import Listing
from studio.models.opening.copies import OTHER
from studio.models.opening.finding import Candidate, Finding, Plan
from studio.models.opening.grouping import (
    dicts_of,
    facts_below,
    groups_of,
    ordered,
    scales_of,
    tensors_beside,
)
from studio.models.opening.pairs import half_found
from studio.models.opening.pipelines import is_pipeline, one_file_found, pipeline_found
from studio.models.opening.recognise import NONSENSE, Facts, Group, MismatchError
from studio.models.opening.registry import published
from studio.models.opening.remarks import EIGHT_BIT, is_averaged, remarks_on
from studio.models.opening.strangers import stranger
from studio.models.vae.grid import taesd

_PREFERRED = ("g_ema", "G_ema", "Gs", "ema", "params_ema", "generator", "netG", "G", "state_dict")
"""Where a file holds the same network twice, the averaged one is taken."""
_COUNTERS = ("num_batches_tracked", "actnorm.initialized")
"""Whole numbers that no picture depends on."""
_UNORDERED = ("safetensors", "folder", "sharded")
"""Containers that sort tensors by name; in others the order of layers is tried as it stands."""
_FLOATS = ("F16", "BF16", "F32", "F64", *EIGHT_BIT)


def identify(listing: Listing) -> Finding:
    """What a file is.

    Where it holds a network twice, the plan has the copy that is not averaged too, under `OTHER`.
    A file that cannot be read at all never gets here: reading says whether it is broken or refused.
    """
    name = printable(listing.path.name)
    if not listing.tensors:
        return Finding("not_generator", f"{name} holds no tensors.")
    if is_pipeline(listing):
        return pipeline_found(listing)
    whole, why_not = one_file_found(listing)
    if whole is not None:
        return whole
    dicts = dicts_of(listing)
    groups = list(groups_of(dicts, listing.tensors))
    facts = facts_below({where for where, _ in groups}, listing)
    for where in facts:
        facts[where] = scales_of(where, dicts) | facts[where]
    candidates: tuple[Candidate, ...] = ()
    for rebuilt in (True, False) if listing.container in _UNORDERED else (False, True):
        candidates = tuple(
            c
            for where, group in groups
            for c in _opinions(
                where, ordered(group, listing) if rebuilt else group, listing,
                tensors_beside(where, dicts), facts[where],
            )
        )  # fmt: skip
        if any(c.fits for c in candidates):
            break
    fitting = _preferred(_fullest([c for c in candidates if c.fits]))
    if not fitting:
        return stranger(listing, candidates, why_not)
    kinds = {c.architecture for c in fitting}
    if len(kinds) > 1:
        words = " or ".join(sorted(kinds))
        return Finding("ambiguous", f"{name} could be {words}.", candidates=candidates)
    best = fitting[0]
    other = _other_copy(best, candidates, listing)
    best = replace(best, reason=best.reason + remarks_on(best, other, listing, why_not))
    if best.architecture == taesd.NAME and len({n.split(".")[0] for n in best.plan}) == 1:
        return half_found(listing, best, candidates)
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
    if not is_averaged(best.where) and best.where:
        return None
    sizes = {name: listing.tensors[path].sizes for name, path in best.plan.items()}
    own = {path for path in best.plan.values() if path.startswith(best.where)}
    alike = [
        c
        for c in candidates
        if c.fits
        and (c.architecture, c.facts) == (best.architecture, best.facts)
        and not is_averaged(c.where)
        and not own & set(c.plan.values())
        and sizes == {name: listing.tensors[path].sizes for name, path in c.plan.items()}
    ]
    if not best.where:  # as we wrote it ourselves
        return next((c for c in alike if c.where == OTHER.rstrip("/")), None)
    called = _raw_name(best.where)
    named = [c for c in alike if c.where.rpartition("/")[2].lower() in called]
    found = named or (alike if len(alike) == 1 else [])
    return found[0] if found else None


def _raw_name(where: str) -> tuple[str, ...]:
    """What the copy that is not averaged may be called, in small letters."""
    last = where.rpartition("/")[2].lower()
    bare = re.sub(r"_?(ema|averaged|shadow|avg)_?", "", last)
    return (bare, "g", "online_model") if last in ("gs", "ema_model") else (bare,)


def _fullest(fitting: list[Candidate]) -> list[Candidate]:
    """Without those that explain only a part of what another one explains."""
    sets = [set(candidate.plan.values()) for candidate in fitting]
    return [c for c, own in zip(fitting, sets, strict=True) if not any(own < s for s in sets)]


def _preferred(fitting: list[Candidate]) -> list[Candidate]:
    def rank(candidate: Candidate) -> int:
        parts = candidate.where.split("/")
        if is_averaged(candidate.where):
            return -1
        if candidate.where == OTHER.rstrip("/"):
            return len(_PREFERRED) + 1
        return min((_PREFERRED.index(p) for p in parts if p in _PREFERRED), default=len(_PREFERRED))

    ordered = sorted(fitting, key=rank)
    return [c for c in ordered if rank(c) == rank(ordered[0])]


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
