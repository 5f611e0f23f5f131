"""The weights of an identified file under our names, and the card that goes with them."""

from __future__ import annotations

import hashlib
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from studio.files.atomic import printable
from studio.files.checkpoints.folder import INDEX, PARTS, PIPELINE, SHARD
from studio.files.safetensors_reader import SafetensorsFile
from studio.models.base import Weights
from studio.models.opening.assumptions import ASSUMPTIONS
from studio.models.opening.copies import COPY, parted
from studio.models.opening.finding import Finding
from studio.models.opening.registry import declare, read_weights
from studio.values.card import UNKNOWN_LICENCE, Card, GeneratorInfo, Opener
from studio.values.edit import new_recipe

COVERS_TRIED = 8


@dataclass(frozen=True)
class About:
    """What a person says about a model: empty where nothing was said."""

    name: str = ""
    license: str = ""
    license_url: str = ""
    source: str = ""
    author: str = ""
    training_data: str = ""
    known_limits: str = ""


@dataclass(frozen=True)
class Converted:
    """Weights as they stand in our file: read once, and what they make."""

    architecture: str
    weights: Weights
    sha256: str
    info: GeneratorInfo

    @classmethod
    def read(cls, path: Path, architecture: str, sha256: str) -> Converted:
        """The converted file of this hash.

        Raises:
            ModelError: its tensors do not make a generator of this architecture.
        """
        weights = read_weights(SafetensorsFile(path))
        return cls(architecture, weights, sha256, declare(architecture, weights))


def parameters_of(weights: Weights) -> int:
    """How many numbers they are, of one copy where there are two."""
    return sum(math.prod(value.shape) for value in parted(weights)[0].values())


def digest_of(found: Finding, digests: Mapping[Path, str]) -> str:
    """The hash that names a model: of its file, its pair of files, or its folder's manifest."""
    if len(found.files) < 2:
        hashes = sorted(digests.values())
        return hashes[0] if len(hashes) == 1 else _of("\n".join(hashes))
    path = found.sources[0][0]
    top = path if path.is_dir() else path.parent
    names = {f: os.path.relpath(f, top.absolute()).replace(os.sep, "/") for f in digests}
    return _of("\n".join(sorted(f"{digest}  {names[f]}" for f, digest in digests.items())))


def _of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def title_of(found: Finding) -> str:
    """What a person would call the model, by the names of its files."""
    words = printable(_stem_of(found.sources[0][0])).replace("_", " ").replace("-", " ").split()
    if len(found.sources) > 1:
        words = [word for word in words if word.lower() not in ("encoder", "decoder")]
    return " ".join(words).capitalize()[:60] or "Model"


def _stem_of(path: Path) -> str:
    """A part of a pipeline has the pipeline's name too."""
    if path.name == PIPELINE:
        return path.parent.name
    if path.is_dir():
        return f"{path.parent.name} {path.name}" if path.name in PARTS else path.name
    if (shard := SHARD.fullmatch(path.name)) is not None:
        return shard["stem"]
    return path.with_name(path.name.removesuffix(INDEX)).stem


def new_card(
    model_id: str, name: str, sha256: str, found: Finding, about: About, made: Converted
) -> Card:
    """The first card of a model, with a few seeds as openers, to be tried."""
    files = " and ".join(
        path.parent.name if path.name == PIPELINE else path.name for path, _ in found.sources
    )
    reason = printable(found.reason.partition(": ")[2] or found.reason)
    card = Card(
        id=model_id,
        name=name,
        summary=reason[:1].upper() + reason[1:],
        license=about.license or UNKNOWN_LICENCE,
        license_url=about.license_url,
        source=about.source or f"Opened from {printable(files)}.",
        author=about.author,
        training_data=about.training_data or "Unknown: the file does not say.",
        known_limits=about.known_limits or "Unknown: the file does not say.",
        sha256=sha256,
        weights_sha256=made.sha256,
        info=made.info,
        notes=" ".join(filter(None, (doubted(found), assumed(made.info)))),
        created=datetime.now(UTC).strftime("%Y-%m-%d"),
        parameters=parameters_of(made.weights),
        tags=("opened",),
    )
    return seeded(card)


def trial_card(made: Converted) -> Card:
    """A card that stays nowhere: what a loader needs to draw with the weights once."""
    return Card(
        id="trial", name="It", summary="", license=UNKNOWN_LICENCE, source="", training_data="",
        known_limits="", sha256=made.sha256, weights_sha256=made.sha256, info=made.info,
    )  # fmt: skip


def assumed(info: GeneratorInfo) -> str:
    """What is assumed of a model and can be changed in the panel, in words."""
    words = [
        f"{control.label.lower()}: {dict(control.choices)[str(control.default)]}"
        for control in info.controls
        if control.group == ASSUMPTIONS and control.key != COPY.key
    ]
    notes = []
    if any(control.key == COPY.key for control in info.controls):
        notes.append(
            "The file holds the weights twice. The averaged ones draw; those that training ended"
            " with can be chosen in the panel."
        )
    if words:
        notes.append(
            "The file does not say how it was trained. Assumed, by what its own statistics agree"
            f" with best, and open to change in the panel: {'; '.join(words)}."
        )
    return " ".join(notes)


CHOSEN = "Read as a person chose"
"""Begins the notes of a card whose reading was chosen."""


def with_choice(info: GeneratorInfo, words: str) -> str:
    """The notes of a card whose reading a person chose."""
    changed = words[:1].lower() + words[1:]
    return f"{CHOSEN}: {changed}. It can be changed in the list's menu. {assumed(info)}".strip()


def chosen_on(card: Card) -> bool:
    """Whether a person chose how a model is read."""
    return CHOSEN in card.notes


def doubted(found: Finding) -> str:
    """What stands on the card of a model that somebody added in spite of its pictures."""
    return "Doubtful: taken for this on a person's word." if found.verdict == "doubtful" else ""


def seeded(card: Card) -> Card:
    """The card with a few seeds as openers, to be tried."""
    seeds = range(1, COVERS_TRIED + 1)
    openers = tuple(Opener(f"Seed {seed}", new_recipe(card, seed)) for seed in seeds)
    return msgspec.structs.replace(card, openers=openers)
