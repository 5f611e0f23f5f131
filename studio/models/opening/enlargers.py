"""A file that holds a network that enlarges pictures: told by names and shapes, as all others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.files.checkpoints.work import Listing
from studio.models.enlarging.kinds import layout_of, plan_of

_WRAPPED = "module."
_TIMES = {2: "twice", 3: "three times", 4: "four times", 8: "eight times"}


@dataclass(frozen=True)
class Enlarges:
    """What a file holds; `words` go on after its name. `plan`: our name -> path in the file."""

    kind: str
    scale: int
    words: str
    plan: Mapping[str, str]


def enlarger_of(listing: Listing) -> Enlarges | None:
    """The network in a file; of several copies the averaged one. None where there is none."""
    dicts: dict[str, dict[str, str]] = {}
    for path in listing.tensors:
        where, _, local = path.rpartition("/")
        dicts.setdefault(where, {})[local] = path
    for where in sorted(dicts, key=lambda w: ("ema" not in w.lower(), w)):
        group = dicts[where]
        if all(name.startswith(_WRAPPED) for name in group):
            group = {name.removeprefix(_WRAPPED): path for name, path in group.items()}
        found = layout_of({name: listing.tensors[path].sizes for name, path in group.items()})
        if found is not None:
            words = (
                f"makes pictures {_TIMES[found.scale]} as large ({found.kind}): it is no model to"
                " explore, but exports can be enlarged with it"
            )
            return Enlarges(found.kind, found.scale, words, plan_of(found, group))
    return None
