"""Writes what ships: `python -m studio.training.garden.card --weights FILE --out DIR`.

Out come `model.safetensors`, `card.json` with directions and openers, and `covers.webp`, four of
the openers side by side. `--look DIR` also writes a sheet of seeds, the openers and a strip for
every direction.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import time
from pathlib import Path

import torch
from PIL import Image
from safetensors.torch import save_file
from torch import Tensor

from studio.core.seeds import seed_point
from studio.models.base import CancelToken, RenderRequest
from studio.models.gan.classes import NAMES
from studio.models.gan.garden.generator import (
    NAME as ARCHITECTURE_NAME,
    GardenDrawing,
    GardenGenerator,
    describe,
)
from studio.models.gan.garden.network import Garden
from studio.models.opening.registry import metadata_of
from studio.training.garden.directions import find_directions
from studio.training.garden.evaluation import load_model
from studio.training.garden.sheet import made, sheet, to_rgb
from studio.training.garden.species import SPECIES
from studio.training.garden.trainer import halved
from studio.values.card import Card, GeneratorInfo, Opener, card_to_json
from studio.values.directions import Direction
from studio.values.latent import Seed
from studio.values.recipe import ModelRef, Recipe

ID, NAME = "garden", "Garden"
COVER = 256
# Name and seed, each in its own species, chosen by looking at sheets.
OPENERS: tuple[tuple[str, int], ...] = (
    ("Cherry at night", 15),
    ("Cornflower", 26),
    ("Daisies", 48),
    ("Crimson rose", 24),
    ("Peach poppy", 23),
    ("White lilies", 53),
    ("Plum dahlia", 34),
    ("Bellflower", 44),
    ("Tulips at dusk", 16),
    ("White cherry", 29),
    ("Violet daisies", 0),
    ("Blue iris", 6),
)


def write_weights(model: Garden, path: Path) -> str:
    """Write the weights as the studio opens them; gives their sha256."""
    facts = {NAMES: ", ".join(SPECIES)}
    save_file(halved(model), path, metadata=metadata_of(ARCHITECTURE_NAME, facts))
    path.chmod(0o644)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make_card(model: Garden, info: GeneratorInfo, sha256: str, draft_ms: float) -> Card:
    """The card of the weights with hash `sha256`."""
    ref = ModelRef(ID, sha256)
    openers = tuple(Opener(name, Recipe(ref, Seed(seed), 1024, 1024)) for name, seed in OPENERS)
    return Card(
        id=ID,
        name=NAME,
        summary="Flowers of ten species at any size, crisp to the last vein.",
        license="CC0",
        license_url="https://creativecommons.org/publicdomain/zero/1.0/",
        source="Trained by Latent Studio: python -m studio.training.garden",
        training_data=(
            "Procedural flowers of this project (studio/training/garden/scenes.py): ten species"
            f" ({', '.join(SPECIES)}) drawn from about a hundred random numbers each, at every"
            " scale. No photographs, no third-party data."
        ),
        known_limits=(
            "Knows these ten species only. Petals are smooth surfaces that know each other's"
            " shadows roughly: one bent petal never touches another. Hairs, thorns, pollen and"
            " torn edges do not exist for it. It takes no photographs."
        ),
        known_biases=(
            "Colours and poses follow the ranges of its training data, all of them invented."
            " Plants stand in the middle of the frame; wide frames show more ground, not more"
            " plants."
        ),
        sha256=sha256,
        info=info,
        author="Latent Studio",
        created=datetime.datetime.now(datetime.UTC).date().isoformat(),
        parameters=sum(p.numel() for p in model.parameters()),
        draft_ms=draft_ms,
        house=True,
        tags=("flowers", "plants"),
        openers=openers,
    )


@torch.inference_mode()
def opener_pictures(model: Garden, info: GeneratorInfo, size: int) -> Tensor:
    """The openers, [12, 3, size, size] in [0, 1]."""
    generator = GardenGenerator(info, GardenDrawing(model), torch.device("cpu"))
    pictures = []
    for _, seed in OPENERS:
        request = RenderRequest(generator.resolve(Seed(seed), {}), size, size)
        pictures.append(generator.render(request, CancelToken()))
    return torch.cat(pictures)


def time_ms(model: Garden, info: GeneratorInfo) -> float:
    """How long a draft of 256 pixels takes here, the middle of eight."""
    generator = GardenGenerator(info, GardenDrawing(model), torch.device("cpu"))
    spent = []
    for seed in range(8):
        point = generator.resolve(Seed(seed), {})
        clock = time.perf_counter()
        generator.render(RenderRequest(point, 256, 256, draft=True), CancelToken())
        spent.append(1000 * (time.perf_counter() - clock))
    return round(sorted(spent)[4])


@torch.inference_mode()
def strips(model: Garden, directions: tuple[Direction, ...], size: int = 96) -> Image.Image:
    """Five pictures a direction, from one end of its slider to the other."""
    rows = []
    for number, direction in enumerate(directions):
        z = torch.randn(model.config.z_dim, generator=torch.Generator().manual_seed(900 + number))
        amounts = torch.linspace(-direction.limit, direction.limit, 5)
        points = z + amounts[:, None] * torch.from_numpy(direction.delta().copy())
        rows.append(made(model, model.every_layer(model.styles_of(points)), size))
    return sheet(to_rgb(torch.cat(rows)), 10)


@torch.inference_mode()
def seeds_sheet(
    model: Garden, info: GeneratorInfo, first: int, count: int, size: int
) -> Image.Image:
    """Plain seeds in a row, each in its own species."""
    z = torch.stack([seed_point(Seed(n), info.space) for n in range(first, first + count)])
    return sheet(to_rgb(made(model, model.every_layer(model.styles_of(z)), size)), 8)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write the files that ship with Garden.")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--look", type=Path, help="where sheets to look at go")
    parser.add_argument("--threads", type=int, default=2)
    choice = parser.parse_args()
    torch.set_num_threads(choice.threads)
    choice.out.mkdir(parents=True, exist_ok=True)
    model = load_model(choice.weights)
    info = describe(model.config, SPECIES, find_directions(model))
    sha256 = write_weights(model, choice.out / "model.safetensors")
    card = make_card(model, info, sha256, time_ms(model, info))
    (choice.out / "card.json").write_bytes(card_to_json(card))
    openers = opener_pictures(model, info, COVER)
    sheet(openers[:4], 4).save(choice.out / "covers.webp", quality=92, method=6)
    if choice.look is not None:
        choice.look.mkdir(parents=True, exist_ok=True)
        seeds_sheet(model, info, 0, 64, 256).save(choice.look / "seeds.png")
        sheet(openers, 4).save(choice.look / "openers.png")
        strips(model, info.directions).save(choice.look / "directions.png")


if __name__ == "__main__":
    main()
