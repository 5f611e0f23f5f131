"""Aurora's folder: weights, card and covers, the same bytes whenever they are built."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from PIL import Image
from safetensors.torch import save
from torch import Tensor

from studio.core.pixels import to_u8
from studio.library.seals import seal_on_shelf
from studio.models.base import CancelToken, RenderRequest
from studio.models.cppn.declared import NAME, info_with
from studio.models.cppn.generator import AuroraGenerator
from studio.models.cppn.network import Aurora
from studio.values.card import Card, Opener, card_to_json
from studio.values.controls import ControlValue
from studio.values.directions import Direction
from studio.values.latent import Seed
from studio.values.recipe import ModelRef, Recipe

MODEL_ID = "aurora"
COVER_PX = 256
Chosen = tuple[str, int, tuple[int, int], dict[str, ControlValue]]
"""An opener: its name, seed, size and what differs from the default controls."""
SQUARE = (1024, 1024)
OPENERS: tuple[Chosen, ...] = (
    ("Undertow", 87, SQUARE, {}),
    ("Fire curtain", 1001, SQUARE, {}),
    ("Lit wires", 52, (1536, 656), {}),
    ("Saffron", 45, SQUARE, {"symmetry": "k5"}),
    ("Winter light", 1058, SQUARE, {}),
    ("Peony", 1062, SQUARE, {}),
    ("Small moon", 2, SQUARE, {}),
    ("Linen", 1003, SQUARE, {}),
    ("Northern light", 1084, SQUARE, {}),
    ("Lagoon", 1026, SQUARE, {}),
    ("Agate tile", 1005, SQUARE, {"seamless": True}),
    ("Smoke on rose", 1041, SQUARE, {}),
)
COVERS = (0, 1, 3, 4)


def generator_of(
    tensors: dict[str, Tensor], directions: tuple[Direction, ...] = ()
) -> AuroraGenerator:
    """The generator as it will be loaded, on the CPU."""
    return AuroraGenerator(info_with(directions), Aurora(tensors, torch.device("cpu")))


def write_folder(
    folder: Path, tensors: dict[str, Tensor], directions: tuple[Direction, ...]
) -> Card:
    """Write model.safetensors, card.json and covers.webp into an existing folder."""
    weights = save(tensors, {"architecture": NAME})
    digest = hashlib.sha256(weights).hexdigest()
    count = sum(tensor.numel() for tensor in tensors.values())
    card = _card(digest, count, directions)
    (folder / "model.safetensors").write_bytes(weights)
    (folder / "card.json").write_bytes(card_to_json(card))
    covers = _covers(generator_of(tensors, directions), card)
    covers.save(folder / "covers.webp", quality=90, method=6)
    seal_on_shelf(folder)
    return card


def _card(digest: str, count: int, directions: tuple[Direction, ...]) -> Card:
    ref = ModelRef(MODEL_ID, digest)
    openers = tuple(
        Opener(name, Recipe(ref, Seed(seed), *size, controls))
        for name, seed, size, controls in OPENERS
    )
    return Card(
        id=MODEL_ID,
        name="Aurora",
        summary="Curtains of light, silk and liquid: a coordinate network that draws at any size.",
        license="CC0",
        license_url="https://creativecommons.org/publicdomain/zero/1.0/",
        source="Made for Latent Studio; rebuild with `python -m studio.training.aurora`.",
        author="The Latent Studio authors",
        training_data="None. No picture was used: the weights are drawn from a seeded prior whose"
        " architecture, ranges and colours were chosen by eye.",
        known_limits="Abstract only: it knows no objects, cannot take photos and has no exact"
        " likelihood. The exposure is set for the middle of the picture, so very wide pictures can"
        " be dimmer or brighter at the sides. Seamless changes the composition, since the plane is"
        " wound round a torus. Below half zoom fine lines merge into even tones. Places much"
        " longer than usual are drawn back towards the usual.",
        notes="Its taste is its makers': folds, soft light and few hues at a time; moss and olive"
        " greens are rare on purpose.",
        sha256=digest,
        info=info_with(directions),
        created="2026-11-20",
        parameters=count,
        draft_ms=30.0,
        house=True,
        tags=("abstract", "wallpaper", "pattern"),
        openers=openers,
    )


def _covers(generator: AuroraGenerator, card: Card) -> Image.Image:
    strip = Image.new("RGB", (4 * COVER_PX, COVER_PX))
    for place, index in enumerate(COVERS):
        recipe = card.openers[index].recipe
        latents = generator.resolve(recipe.latent, {})
        request = RenderRequest(latents, COVER_PX, COVER_PX, recipe.controls)
        pixels = to_u8(generator.render(request, CancelToken()))[0]
        strip.paste(Image.fromarray(pixels), (place * COVER_PX, 0))
    return strip
