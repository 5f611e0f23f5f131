"""Model folders made up for tests of the library: real cards, weights that nobody loads."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from msgspec.structs import replace
from safetensors.numpy import save

from studio.values.card import Card, GeneratorInfo, Opener, Sizes, Space, card_to_json
from studio.values.latent import Seed
from studio.values.messages import InstalledModel
from studio.values.recipe import Recipe

INFO = GeneratorInfo("vae", "ridgelines-vae-1", (Space("z", (8,)),), Sizes((64, 64)))


def card_called(name: str, house: bool = False, **facts) -> Card:
    """A card whose hashes follow from its name."""
    model_id = name.lower().replace(" ", "-")
    card = Card(
        id=model_id, name=name, summary="", license="CC0", source="here", training_data="",
        known_limits="", sha256=hashlib.sha256(name.encode()).hexdigest(), info=INFO, house=house,
    )  # fmt: skip
    card = replace(card, openers=(Opener("One", Recipe(card.ref, Seed(1), 64, 64)),))
    return replace(card, **facts)


def put(folder: Path, name: str, house: bool = False, covers: bytes = b"", **facts) -> Path:
    """A model's folder; its weights are those of its card."""
    card = card_called(name, house, **facts)
    place = folder / card.id
    place.mkdir(parents=True)
    weights = save({"w": np.full(4, len(name), "f4")}, {"architecture": card.info.architecture})
    (place / "model.safetensors").write_bytes(weights)
    card = replace(card, weights_sha256=hashlib.sha256(weights).hexdigest())
    (place / "card.json").write_bytes(card_to_json(card))
    if covers:
        (place / "covers.webp").write_bytes(covers)
    return place


def named(models, name: str) -> InstalledModel:
    """The installed model of that name."""
    return next(model for model in models.models() if model.card.name == name)
