"""What else is to be said of a recognised network: which copy, what waits, what was left."""

from __future__ import annotations

import re
from collections import Counter

from studio.files.atomic import printable
from studio.files.checkpoints.work import Listing
from studio.models.opening.finding import Candidate
from studio.models.opening.grouping import AUTOENCODERS, FOREIGN, local_name

_AVERAGED = re.compile(r"(^|[_.])(ema|averaged|shadow)([_.]|$)|_avg$|^Gs$", re.IGNORECASE)
"""What a running average of the weights is called; it makes the better pictures."""
_CONDITION = re.compile(
    r"label|class(?!if)|(^|[._/])(cls|cond|condition|attr|attribute)s?(?![a-z])"
    r"|(^|[._/])(y|c)_?(emb|proj)|(^|/)emb(ed|edding)?s?[./]weight$",
    re.IGNORECASE,
)
"""What tells a network what to draw, by its name."""
_SMALL_DICT = 2
_MOST_NAMED = 6
EIGHT_BIT = ("F8_E4M3", "F8_E5M2")


def remarks_on(
    best: Candidate, other: Candidate | None, listing: Listing, why_not: str = ""
) -> str:
    """What else is to be said of what was taken: which copy, in which numbers, what was left.

    `why_not`: why the autoencoder of a larger file is drawn with alone.
    """
    words = ""
    if is_averaged(best.where):
        words += f"; the averaged copy {printable(best.where)} was taken"
        words += f", {printable(other.where)} can be chosen" if other is not None else ""
    taken = set(best.plan.values())
    if any(listing.tensors[path].dtype in EIGHT_BIT for path in taken):
        words += "; its numbers of 8 bits are opened at 16"
    words += _waiting(best, listing, why_not)
    condition = _condition(best, listing)
    if condition:
        words += (
            f"; {printable(condition)!r} looks like what told it a class or condition in training,"
            " and this studio draws as if there were none"
        )
    foreign = [p for p in listing.tensors if p not in taken and FOREIGN.match(local_name(p))]
    if foreign:
        names = sorted({local_name(path).split(".")[0] for path in foreign})
        words += f"; {len(foreign):,} tensors of its training were left aside ({', '.join(names)})"
    return words


def _waiting(best: Candidate, listing: Listing, why_not: str) -> str:
    """What stands beside the autoencoder of a diffusion model in one file."""
    parent, _, last = best.where.rpartition("/")
    if last not in AUTOENCODERS:
        return ""
    rest = [
        local_name(path).split(".")[0]
        for path in listing.tensors
        if path.rpartition("/")[0] == parent and not local_name(path).startswith(f"{last}.")
    ]
    if not rest:
        return ""
    names = ", ".join(name for name, _ in Counter(rest).most_common(_MOST_NAMED))
    return (
        "; of this checkpoint only the autoencoder is drawn with, the rest waits"
        f" ({len(rest):,} tensors: {printable(names)})"
    ) + (f", since {printable(why_not)}" if why_not else "")


def _condition(best: Candidate, listing: Listing) -> str:
    """The tensor by which a network seems to be told what to draw, where it is not read as such."""
    if "class" in best.reason or best.where.rpartition("/")[2] in AUTOENCODERS:
        return ""
    taken = set(best.plan.values())
    own = {path.rpartition("/")[0] for path in taken}
    above = {where.rpartition("/")[0] for where in own}
    sizes = Counter(path.rpartition("/")[0] for path in listing.tensors)
    for path, shape in listing.tensors.items():
        where, _, local = path.rpartition("/")
        parent = where.rpartition("/")[0]
        small = where != "" and parent in above and sizes[where] <= _SMALL_DICT
        if len(shape.sizes) != 2 or FOREIGN.match(local) or not (where in own or small):
            continue
        if _CONDITION.search(local if where in own else path[len(parent) :]):
            return path
    return ""


def is_averaged(where: str) -> bool:
    """Whether what stands there is called a running average."""
    return any(_AVERAGED.search(part) for part in where.split("/"))
