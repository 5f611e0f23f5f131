"""Writes what ships: `python -m studio.training.ridgelines.card --run DIR --out DIR`.

`DIR` of a finished run gives the weights and the guide; out come `model.safetensors`, `card.json`
with directions and openers, and `covers.webp`, four of the openers side by side.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from studio.core.latents import evaluate
from studio.library.seals import seal_on_shelf
from studio.models.vae.ridgelines.generator import describe
from studio.models.vae.ridgelines.network import Ridgelines
from studio.training.ridgelines.directions import find_directions
from studio.training.ridgelines.eval import draft_ms, paint_all
from studio.training.ridgelines.train import resume, save
from studio.values.card import Card, GeneratorInfo, Opener, card_to_json
from studio.values.latent import Latent, Move, Seed, Shift
from studio.values.recipe import ModelRef, Recipe

ID, NAME = "ridgelines", "Ridgelines"
COVER = 256
# Name, seed and moves (direction: units) of places chosen by looking at sheets of several hundred.
OPENERS: tuple[tuple[str, int, dict[str, float]], ...] = (
    ("Copper evening", 263, {}),
    ("Violet moonrise", 434, {}),
    ("Pale morning", 212, {}),
    ("Blue hour", 159, {}),
    ("Red beds", 342, {}),
    ("Heather", 249, {}),
    ("Green valley", 268, {}),
    ("White noon", 302, {}),
    ("Behind the peak", 353, {}),
    ("Before moonset", 410, {}),
    ("Deep blue", 439, {}),
    ("Rose dusk", 402, {}),
)


def opener_latents(info: GeneratorInfo) -> list[tuple[str, Latent]]:
    """The openers' names and places."""
    ids = {direction.name: direction.id for direction in info.directions}
    found: list[tuple[str, Latent]] = []
    for name, number, moves in OPENERS:
        seed = Seed(number)
        moved = {ids[direction]: Move(amount) for direction, amount in moves.items()}
        found.append((name, Shift(seed, moved) if moved else seed))
    return found


def make_card(model: Ridgelines, info: GeneratorInfo, sha256: str) -> Card:
    """The card of the weights with hash `sha256`."""
    ref = ModelRef(ID, sha256)
    return Card(
        id=ID,
        name=NAME,
        summary="Layered landscapes at dusk, at any size. Drop a photograph to see how it sees it.",
        license="CC0",
        license_url="https://creativecommons.org/publicdomain/zero/1.0/",
        source="Trained by Latent Studio: python -m studio.training.ridgelines",
        training_data=(
            "Procedural landscapes of this project (studio/models/scenes/landscapes.py):"
            " a sun, a sky and five ridges, drawn from 30 random numbers. No photographs,"
            " no third-party data."
        ),
        known_limits=(
            "Knows suns, skies and ridges only: of a photograph it keeps colours, lightness and"
            " the brightest spot, not what is in it. Skylines repeat after about three picture"
            " heights."
        ),
        sha256=sha256,
        info=info,
        author="Latent Studio",
        notes="A variational autoencoder that predicts colours and silhouettes instead of pixels.",
        created=datetime.datetime.now(datetime.UTC).date().isoformat(),
        parameters=sum(parameter.numel() for parameter in model.parameters()),
        draft_ms=round(draft_ms(model), 1),
        house=True,
        tags=("landscape", "dusk", "mountains", "minimal"),
        openers=tuple(
            Opener(name, Recipe(ref, latent, 1024, 1024)) for name, latent in opener_latents(info)
        ),
    )


def opener_points(info: GeneratorInfo) -> Tensor:
    """The openers' latents, [12, 32]."""
    return torch.cat([evaluate(latent, info, {}) for _, latent in opener_latents(info)])


def write_covers(model: Ridgelines, info: GeneratorInfo, path: Path) -> None:
    """Four openers side by side, 1024 x 256, painted larger and brought down for calm edges."""
    pictures = paint_all(model, opener_points(info)[:4], COVER)
    strip = torch.cat(list(pictures), dim=2).permute(1, 2, 0)
    pixels = (strip * 255 + 0.5).to(torch.uint8).numpy()
    Image.fromarray(np.ascontiguousarray(pixels)).save(path, quality=92, method=6)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write the files that ship with Ridgelines.")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    choice = parser.parse_args()
    torch.set_num_threads(choice.threads)
    choice.out.mkdir(parents=True, exist_ok=True)
    model, guide = resume(choice.run)
    model.eval().requires_grad_(requires_grad=False)
    info = describe(find_directions(model, guide))
    save(model, choice.out / "model.safetensors")
    sha256 = hashlib.sha256((choice.out / "model.safetensors").read_bytes()).hexdigest()
    (choice.out / "card.json").write_bytes(card_to_json(make_card(model, info, sha256)))
    write_covers(model, info, choice.out / "covers.webp")
    seal_on_shelf(choice.out)


if __name__ == "__main__":
    main()
