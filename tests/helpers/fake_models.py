"""Cards, places and trails made up for tests of the window."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PIL import Image

from studio.values.card import Card, Family, GeneratorInfo, Opener, Sizes, Space
from studio.values.latent import Seed
from studio.values.messages import InstalledModel
from studio.values.recipe import ModelRef, Recipe
from studio.values.trail import Node, Trail

DAY_S = 86_400.0


def make_card(
    name: str = "Ridgelines",
    family: Family = "vae",
    abilities: tuple[str, ...] = ("encodes", "any_size"),
    sizes: Sizes | None = None,
    openers: int = 0,
) -> Card:
    """A card with everything that the window reads; its hash follows from its name."""
    sha = hashlib.sha256(name.encode()).hexdigest()
    model_id = name.lower().replace(" ", "-")
    info = GeneratorInfo(
        family,
        "made-up",
        (Space("z", (8,)),),
        sizes or Sizes((256, 256), any_size=True, any_aspect=True),
        abilities=abilities,  # type: ignore[arg-type]
    )
    ref = ModelRef(model_id, sha)
    return Card(
        model_id,
        name,
        "Evening mountains.",
        "CC0",
        "made here",
        "drawn pictures",
        "sees dusk in everything",
        sha,
        info,
        parameters=18_400_000,
        draft_ms=38.0,
        openers=tuple(
            Opener(f"Opener {i}", Recipe(ref, Seed(i), 256, 256)) for i in range(openers)
        ),
    )


def make_model(
    folder: Path, name: str = "Ridgelines", covers: bool = False, **facts
) -> InstalledModel:
    """An installed model; `covers` writes a strip of four colours."""
    card = make_card(name, **facts)
    place = folder / card.id
    if covers:
        place.mkdir(parents=True, exist_ok=True)
        strip = Image.new("RGB", (64, 16))
        for at, color in enumerate(((200, 40, 40), (40, 200, 40), (40, 40, 200), (200, 200, 40))):
            strip.paste(color, (at * 16, 0, at * 16 + 16, 16))
        strip.save(place / "covers.webp", lossless=True)
    return InstalledModel(card, place)


def place(seed: int, card: Card | None = None, size: tuple[int, int] = (256, 256)) -> Recipe:
    """The plain place of a seed."""
    return Recipe((card or make_card()).ref, Seed(seed), *size)


def line(count: int, first: float = 1_700_000_000.0) -> Trail:
    """A trail of `count` nodes below each other, ids 1 … count, an hour apart."""
    card = make_card()
    return Trail(
        Node(i, i - 1 or None, place(i, card), first + 3600 * i) for i in range(1, count + 1)
    )
