"""A pipeline of several networks: what it is, by the configurations that lie among its tensors."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from studio.errors import ModelError
from studio.files.atomic import printable
from studio.files.checkpoints.folder import PIPELINE
from studio.files.checkpoints.small import SMALL
from studio.files.checkpoints.work import Listing, Shape
from studio.models.diffusion.pipeline.bounds import checked
from studio.models.diffusion.pipeline.composition import (
    MAX_JSON_BYTES,
    Composition,
    UnknownClass,
    composition_of,
    json_object,
)
from studio.models.diffusion.pipeline.parts import CLASSES, DENOISERS, PIPELINES
from studio.models.diffusion.pipeline.singlefile.checkpoint import one_file
from studio.models.diffusion.pipeline.singlefile.flux import FIRST as FLUX_FIRST
from studio.models.diffusion.pipeline.singlefile.tokens import (
    STABLE_FIRST,
    STEM,
    IncompleteError,
)
from studio.models.opening.finding import Candidate, Finding
from studio.models.opening.recognise import NONSENSE, MismatchError
from studio.models.opening.remarks import EIGHT_BIT

NAME = "diffusion-pipeline"
_FIRSTS = (
    f"{STEM}input_blocks.0.0.weight", f"{STEM}{STABLE_FIRST}", f"{STEM}{FLUX_FIRST}", STABLE_FIRST,
    FLUX_FIRST,
)  # fmt: skip
"""A tensor that stands in every pipeline in one file of a kind that is known."""
_MOST_NEIGHBOURS = 200
_FLOATS = ("F16", "BF16", "F32", "F64", *EIGHT_BIT)
_SIXTEEN_BIT = ("F16", "BF16")
_COUNTS = ("position_ids",)


def is_pipeline(listing: Listing) -> bool:
    """Whether a file or folder says that it is of several networks."""
    return PIPELINE in listing.texts


def drawn_with(index: Path) -> bool:
    """Whether a folder's `model_index.json` is of a pipeline to draw with, whose denoiser is here.

    Of others, such as those for films, and where somebody has the autoencoder alone, one part is
    opened.
    """
    try:
        with index.open("rb") as file:
            found = json.loads(file.read(MAX_JSON_BYTES + 1))
    except (OSError, ValueError, RecursionError):
        return False
    name = found.get("_class_name") if isinstance(found, dict) else None
    if not isinstance(name, str) or name not in PIPELINES:
        return False
    return any((index.parent / part).is_dir() for part in DENOISERS)


def pipeline_found(listing: Listing) -> Finding:
    """The verdict on a pipeline: a match where every part is one that the studio knows.

    Shapes are compared with the configurations when the networks are built.
    """
    name = title(listing)
    try:
        index = _read(listing, PIPELINE) or {}
        made = composition_of(index, lambda path: _read(listing, path))
        parts = {part: _tensors(listing, part) for part in made.networks}
        for part, found in parts.items():
            _check_network(listing, made, part, found)
        _check_words(listing, made)
    except UnknownClass as error:
        return Finding("unknown", _sentence(name, error))
    except ModelError as error:
        return Finding("broken", _sentence(name, error))
    plan = {path: path for found in parts.values() for path in found}
    kept = ("scheduler", *made.networks, *made.tokenizers)
    files = [path for path in listing.tensors if path.startswith(SMALL)]
    plan |= {
        path: path
        for path in files
        if path == SMALL + PIPELINE or path.removeprefix(SMALL).partition("/")[0] in kept
    }
    reason = described(made, listing, plan)
    candidate = Candidate("", NAME, "diffusion", True, reason, plan)
    return Finding(
        "match", f"{name}: {reason}.", "diffusion", NAME, (candidate,), ((listing.path, plan),),
        files=listing.files,
    )  # fmt: skip


def one_file_found(listing: Listing) -> tuple[Finding | None, str]:
    """The verdict on a Stable Diffusion in one file, or why it is none that is drawn with.

    Nothing is said of files without a U-Net of latent diffusion.
    """
    where = _where(listing)
    if where is None:
        return None, ""
    own = own_tensors(listing)
    shapes = {name: listing.tensors[path].sizes for name, path in own.items()}
    steps = listing.facts.get("global_step")
    try:
        made = one_file(shapes, steps if isinstance(steps, int) else None)
        plan = {new: own[old] for new, old in made.names.items()}
        whole = replace(listing, tensors={n: listing.tensors[p] for n, p in plan.items()} | {
            SMALL + path: Shape("U8", (len(text),)) for path, text in made.texts.items()
        }, texts={p: t for p, t in made.texts.items() if p.endswith(".json")})  # fmt: skip
        found = pipeline_found(whole)
    except IncompleteError as error:
        rest = _whole_beside(listing.path, error.kind)
        told = f"the folder {printable(rest.name)!r} beside it holds a whole one" if rest else (
            "the diffusers folder of the same model holds them"
        )  # fmt: skip
        reason = f"{title(listing)} {error}; {told}."
        return Finding("unknown", reason, incomplete=True, rest=rest), ""
    except MismatchError as error:
        return None, str(error)
    except NONSENSE:
        return None, "its tensors do not go together"
    if found.verdict != "match":
        return None, found.reason.partition(": ")[2].rstrip(".")
    reason = f"{found.candidates[0].reason}; {made.assumed}".rstrip("; ")
    candidate = replace(found.candidates[0], where=where.rstrip("/"), reason=reason, plan=plan)
    name = title(listing)
    return replace(
        found, reason=f"{name}: {reason}.", candidates=(candidate,),
        sources=((listing.path, plan),), texts=made.texts,
    ), ""  # fmt: skip


def _where(listing: Listing) -> str | None:
    """What stands before the names of a pipeline in one file; None where there is none."""
    beginnings = (
        path.removesuffix(first) for first in _FIRSTS for path in listing.tensors
        if path.endswith(first)
    )  # fmt: skip
    return next(beginnings, None)


def own_tensors(listing: Listing) -> dict[str, str]:
    """Name -> path of the tensors of a pipeline in one file; empty where there is none."""
    where = _where(listing)
    if where is None:
        return {}
    own = {path[len(where) :]: path for path in listing.tensors if path.startswith(where)}
    return {name: path for name, path in own.items() if "/" not in name}


def _whole_beside(path: Path, kind: str) -> Path | None:
    """A folder beside a file that holds all of such a model."""
    try:
        beside = sorted(path.parent.iterdir())[:_MOST_NEIGHBOURS]
    except OSError:
        return None
    for folder in beside:
        if folder.is_dir() and (index := folder / PIPELINE).is_file() and _of(index, kind):
            return folder
    return None


def _of(index: Path, kind: str) -> bool:
    """Whether a `model_index.json` is of a pipeline of a kind, its denoiser at hand."""
    try:
        with index.open("rb") as file:
            found = json.loads(file.read(MAX_JSON_BYTES + 1))
    except (OSError, ValueError, RecursionError):
        return False
    known = PIPELINES.get(str(found.get("_class_name"))) if isinstance(found, dict) else None
    return known is not None and known.kind == kind and drawn_with(index)


def described(made: Composition, listing: Listing, plan: Mapping[str, str]) -> str:
    """What a pipeline is made of, and how much memory its numbers take, in words."""
    kinds = dict.fromkeys(made.networks[part] for part in made.texts)
    reason = f"{_article(made.pipeline)}: {_article(made.networks[made.denoiser])}"
    if kinds:
        reason += f", told words by {' and '.join(map(_article, kinds))}"
    if made.autoencoder:
        reason += f", with {_article(made.networks[made.autoencoder])}"
    million = numbers_in(listing, plan) / 1e6
    reason += f"; {million:,.0f} million numbers" if million >= 100 else (
        f"; {million:,.2f} million numbers"
    )  # fmt: skip
    reason += f", {million * 4e6 / 1e9:,.1f} GB while it draws" if million >= 25 else ""
    kinds_of = {listing.tensors[path].dtype for path in plan.values()}
    if kinds_of & set(EIGHT_BIT):
        reason += ", those of 8 bits opened at 16"
    if kinds_of & set(_SIXTEEN_BIT):
        reason += ", kept at 16 bits and computed at 16 where the machine gains by it"
    return reason


def numbers_in(listing: Listing, plan: Mapping[str, str]) -> int:
    """How many numbers the networks of a plan have."""
    return sum(
        math.prod(listing.tensors[path].sizes)
        for path in plan.values()
        if not path.startswith(SMALL)
    )


def title(listing: Listing) -> str:
    """What the pipeline is called, by its folder or file."""
    path = listing.path
    return printable(path.parent.name if path.name == PIPELINE else path.name)


def _article(name: str) -> str:
    vowel = name[0] in "AEIO" or name.startswith(("LDM", "SD3", "LCM"))
    return f"an {name}" if vowel else f"a {name}"


def _sentence(name: str, error: ModelError) -> str:
    """What is wrong, as one sentence that names the pipeline."""
    return f"{name} cannot be drawn with: {printable(str(error))}"


def _read(listing: Listing, path: str) -> dict[str, Any] | None:
    found = listing.texts.get(path)
    if found is None:
        if SMALL + path in listing.tensors:
            raise ModelError(f"{path} is no JSON object.")
        return None
    return json_object(found.encode(), path)


def _tensors(listing: Listing, part: str) -> list[str]:
    beginning = f"{part}/"
    return [path for path in listing.tensors if path.startswith(beginning)]


def _check_network(listing: Listing, made: Composition, part: str, found: list[str]) -> None:
    """Check that a part has weights in floating point, and a configuration that can be believed.

    Raises:
        ModelError: it has not.
    """
    if not found:
        raise ModelError(f"The pipeline lacks the weights of its {part}.")
    config = _read(listing, f"{part}/config.json") or {}
    checked(config, CLASSES[made.networks[part]].keys, len(found), part)
    for path in found:
        shape = listing.tensors[path]
        if shape.dtype not in _FLOATS and not path.endswith(_COUNTS):
            raise ModelError(
                f"{part} holds {path.partition('/')[2][:80]!r} in {shape.dtype}, which is no"
                " floating point."
            )
        if 0 in shape.sizes:
            raise ModelError(f"{part} holds {path.partition('/')[2][:80]!r} without numbers.")


def _check_words(listing: Listing, made: Composition) -> None:
    """Check that every tokenizer has files.

    Raises:
        ModelError: one has none.
    """
    for part in made.tokenizers:
        beginning = f"{SMALL}{part}/"
        if not any(path.startswith(beginning) for path in listing.tensors):
            raise ModelError(f"The pipeline lacks its {part}, which turns text into numbers.")
