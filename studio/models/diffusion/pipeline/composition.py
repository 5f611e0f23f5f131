"""What a pipeline says that it is made of, and whether the studio knows all of that.

Nothing is imported or built for it: names are compared with those of the closed table.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from studio.errors import ModelError
from studio.models.diffusion.pipeline.parts import (
    AUTOENCODERS,
    CLASSES,
    DENOISERS,
    PIPELINES,
    SCHEDULERS,
    TEXTS,
    TOKENIZERS,
    Kind,
)

_LIBRARIES = ("diffusers", "transformers", "studio", "latent_diffusion", "stable_diffusion")
"""Which a part may say that it comes from; the last two are what older folders say of diffusers."""
_RENAMED = {
    "ada_norm_zero": "DiTTransformer2DModel", "ada_norm_single": "PixArtTransformer2DModel",
}  # fmt: skip
"""By their normalisation: what older folders call a Transformer2DModel."""
MAX_JSON_BYTES = 1 << 20
LONGEST_TRAINING = 10_000
_MOST_SETTINGS = 100
_MOST_BETAS = 10_000
Read = Callable[[str], "dict[str, Any] | None"]
"""The JSON object at a path in the pipeline; None where there is none."""


class UnknownClass(ModelError):
    """A pipeline of a class, or with a part of a class, that is not in the table."""


@dataclass(frozen=True)
class Composition:
    """The classes of a pipeline's parts, by name.

    `networks`, `tokenizers`: part -> class. `texts`: text encoder -> its tokenizer.
    """

    kind: Kind
    pipeline: str
    denoiser: str
    autoencoder: str | None
    networks: Mapping[str, str]
    texts: Mapping[str, str]
    tokenizers: Mapping[str, str]
    scheduler: Mapping[str, Any]


def composition_of(index: Mapping[str, Any], read: Read) -> Composition:
    """The composition of a pipeline.

    Args:
        index: its `model_index.json`.
        read: gives the JSON object at a path in it.

    Raises:
        ModelError: a part is missing, or of a class that is not in the table.
    """
    pipeline = index.get("_class_name")
    known = PIPELINES.get(pipeline) if isinstance(pipeline, str) else None
    if known is None or not isinstance(pipeline, str):
        raise UnknownClass(f"It is a {str(pipeline)[:60]}, which this studio does not draw with.")
    parts = {
        part: _class_of(index, part)
        for part in (*known.needs, *known.may_have)
        if not _absent(index, part)
    }
    missing = [part for part in known.needs if part not in parts]
    if missing:
        raise ModelError(f"The {pipeline} lacks its {' and its '.join(missing)}.")
    networks = {part: _network_class(name, part, read) for part, name in parts.items()
                if part in (*DENOISERS, *AUTOENCODERS, *TEXTS)}  # fmt: skip
    texts = {part: TEXTS[part] for part in networks if part in TEXTS}
    for part, reader in texts.items():
        if reader not in parts:
            raise ModelError(f"The {pipeline} lacks the {reader} of its {part}.")
    tokenizers = {reader: parts[reader] for reader in texts.values()}
    for reader, name in tokenizers.items():
        if name not in TOKENIZERS:
            raise UnknownClass(f"{reader} is a {name}, which this studio does not know.")
    denoiser = next(part for part in DENOISERS if part in networks)
    autoencoder = next((part for part in AUTOENCODERS if part in networks), None)
    return Composition(
        known.kind, pipeline, denoiser, autoencoder, networks, texts, tokenizers,
        _scheduler(parts["scheduler"], read),
    )  # fmt: skip


def json_object(data: bytes, path: str) -> dict[str, Any]:
    """The JSON object in the bytes of a file.

    Raises:
        ModelError: too large, or none.
    """
    try:
        found = json.loads(data) if len(data) <= MAX_JSON_BYTES else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ModelError(f"{path} is no JSON object.")
    return found


def _absent(index: Mapping[str, Any], part: str) -> bool:
    """Whether a pipeline says that it has no such part."""
    entry = index.get(part)
    return entry is None or entry == [None, None]


def _class_of(index: Mapping[str, Any], part: str) -> str:
    """The class that `model_index.json` names for a part.

    Raises:
        ModelError: it names none, or one of a library that is never asked.
    """
    entry = index[part]
    pair = isinstance(entry, list) and len(entry) == 2 and all(isinstance(e, str) for e in entry)
    if not pair or not all(word.isidentifier() for word in entry):
        raise ModelError(f"model_index.json does not say what its {part} is.")
    library, name = entry
    if library not in _LIBRARIES:
        raise UnknownClass(
            f"The {part} is a {name[:60]} of {library[:40]!r}, a program that this studio does not"
            " run."
        )
    return str(name)


def _network_class(name: str, part: str, read: Read) -> str:
    """The class of a network in the table, of the kind that belongs to its part.

    Raises:
        ModelError: there is none.
    """
    room = (
        "denoiser" if part in DENOISERS
        else "autoencoder" if part in AUTOENCODERS else "text encoder"
    )  # fmt: skip
    config = read(f"{part}/config.json")
    if config is None:
        raise ModelError(f"The pipeline lacks {part}/config.json.")
    if name == "Transformer2DModel":
        name = _RENAMED.get(str(config.get("norm_type")), name)
    known = CLASSES.get(name)
    if known is None or known.room != room:
        raise UnknownClass(f"The {part} is a {name[:60]}, which this studio does not draw with.")
    return name


def _scheduler(name: str, read: Read) -> dict[str, Any]:
    """The checked configuration of a scheduler of the table.

    Raises:
        ModelError: there is none, or it says what no training does.
    """
    path = "scheduler/scheduler_config.json"
    found = read(path)
    if found is None:
        raise ModelError(f"The pipeline lacks {path}, which says how noise grew in its training.")
    if name not in SCHEDULERS:
        raise UnknownClass(f"The scheduler is a {name[:60]}, which this studio does not know.")
    if len(found) > _MOST_SETTINGS:
        raise ModelError(f"{path} has {len(found):,} settings.")
    plain = {k: v for k, v in found.items() if not k.startswith("_") and _is_setting(v)}
    odd = next((k for k in found if not k.startswith("_") and k not in plain), None)
    if odd is not None:
        raise ModelError(f"{path} says {odd[:40]} = {str(found[odd])[:40]}, which is no setting.")
    steps = plain.get("num_train_timesteps", 1000)
    if type(steps) is not int or not 1 <= steps <= LONGEST_TRAINING:
        raise ModelError(f"{path} says num_train_timesteps = {str(steps)[:40]}.")
    return {**plain, "_class_name": name}


def _is_setting(value: Any) -> bool:
    if isinstance(value, list):
        return len(value) <= _MOST_BETAS and all(_is_number(part) for part in value)
    return value is None or (isinstance(value, str) and len(value) <= 60) or _is_number(value)


def _is_number(value: Any) -> bool:
    """A plain number; less than anything is what some settings say for "no least"."""
    return isinstance(value, int | float) and (abs(value) <= 1e9 or value == -math.inf)
