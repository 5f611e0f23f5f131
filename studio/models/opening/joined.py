"""A transformer in a file and the other parts in a folder of its model: one pipeline of both."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from studio.files.atomic import printable
from studio.files.checkpoints.small import SMALL
from studio.files.checkpoints.work import Listing, Shape
from studio.models.diffusion.pipeline.composition import json_object
from studio.models.diffusion.pipeline.singlefile.tokens import transformer_alone
from studio.models.opening.finding import Finding
from studio.models.opening.pipelines import own_tensors, pipeline_found, title
from studio.models.opening.recognise import NONSENSE, MismatchError

_PART, _CONFIG = "transformer/", "transformer/config.json"
_SHARED = ("in_channels", "joint_attention_dim", "pooled_projection_dim", "guidance_embeds")
"""What the parts of a pipeline must agree on."""


def joined(listing: Listing, folder: Listing) -> Finding:
    """The pipeline of the transformer in `listing` and all else that is in `folder`.

    Nothing is taken from the folder's own transformer but what the file cannot say.
    """
    name, there = title(listing), printable(folder.path.parent.name)
    own = own_tensors(listing)
    try:
        names, said = transformer_alone({n: listing.tensors[p].sizes for n, p in own.items()})
        config = _together(said, folder.texts.get(_CONFIG))
    except MismatchError as error:
        return Finding("unknown", f"{name} cannot be joined with {there!r}: {error}.")
    except NONSENSE:
        return Finding("broken", f"{name} cannot be joined: its tensors do not go together.")
    plan = {new: own[old] for new, old in names.items()}
    text = json.dumps(config)
    rest = {p: s for p, s in folder.tensors.items() if not p.removeprefix(SMALL).startswith(_PART)}
    whole = replace(
        folder,
        path=listing.path,
        tensors=rest
        | {new: listing.tensors[path] for new, path in plan.items()}
        | {SMALL + _CONFIG: Shape("U8", (len(text),))},
        texts={**folder.texts, _CONFIG: text},
        files=(*listing.files, *folder.files),
    )
    found = pipeline_found(whole)
    if found.verdict != "match":
        return found
    others = {new: path for new, path in found.sources[0][1].items() if path in rest}
    reason = f"{found.candidates[0].reason}; its other parts are those of {there!r}"
    return replace(
        found, reason=f"{name}: {reason}.",
        candidates=(replace(found.candidates[0], reason=reason, plan=plan),),
        sources=((listing.path, plan), (folder.path, others)), texts={_CONFIG: text},
    )  # fmt: skip


def _together(said: Mapping[str, Any], text: str | None) -> dict[str, Any]:
    """The configuration of the file, with what it cannot say as the folder says it.

    Raises:
        MismatchError: they are of two models.
    """
    there = json_object(text.encode(), _CONFIG) if text else {}
    if there.get("_class_name", said["_class_name"]) != said["_class_name"]:
        raise MismatchError("the folder is of another model")
    for key in _SHARED:
        if key in there and key in said and there[key] != said[key]:
            raise MismatchError(
                f"the folder says {key} = {str(there[key])[:20]}, and the file is of {said[key]}"
            )
    return {**there, **said}
