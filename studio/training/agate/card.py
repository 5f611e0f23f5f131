"""Writes what ships: `python -m studio.training.agate.card --run DIR --out DIR`.

`DIR` of a run gives the weights; out come `model.safetensors`, `card.json` with directions, openers
and the usual bits per dimension, and `covers.webp`. The directions are those of Strata, which act
on the sizes that both have in common.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import shutil
from pathlib import Path
from time import perf_counter

import msgspec
import numpy as np
import torch
from PIL import Image
from torch import Tensor

from studio.files.safetensors_reader import SafetensorsFile
from studio.library.folders import CARD, COVERS, WEIGHTS
from studio.library.models import read_card
from studio.library.seals import seal_on_shelf
from studio.models.base import CancelToken, RenderRequest
from studio.models.flow.wavelet import architecture
from studio.models.flow.wavelet.sized import SizedFlow
from studio.models.opening.registry import open_model, read_weights
from studio.models.scenes.stones import draw_stones, paint_stones
from studio.training.agate.train import FACTS, SIDE, STRATA
from studio.values.card import Card, GeneratorInfo, Opener, Surprise, card_to_json
from studio.values.messages import InstalledModel
from studio.values.recipe import ModelRef, Recipe

ID, NAME = "agate", "Agate"
OPENERS = {
    "Gold seams": 0, "Moss rings": 55, "Coral": 45, "Sediment": 12, "Black and gold": 46,
    "Ocean eye": 42, "Violet rings": 53, "Garnet": 8, "Lapis": 37, "Green vein": 4,
    "Amethyst": 10, "Blue slate": 20,
}  # fmt: skip
"""Chosen by looking at the first 64 seeds at 256 pixels."""
COVER, COVERS_SHOWN = 256, 4
USUAL, HELD_OUT = 48, 20_611


def info_of(path: Path) -> GeneratorInfo:
    """What the weights in a file declare."""
    weights = read_weights(SafetensorsFile(path))
    layout = architecture.wavelet_layout(weights)
    directions = read_card(STRATA.parent).info.directions
    return architecture.described(layout, FACTS, directions, "pictures")


def make_card(info: GeneratorInfo, sha256: str, parameters: int) -> Card:
    """The card of the weights with hash `sha256`; usual bits and speed come later."""
    ref, space = ModelRef(ID, sha256), info.space
    openers = tuple(Opener(n, Recipe(ref, space.seed(s), SIDE, SIDE)) for n, s in OPENERS.items())
    return Card(
        id=ID,
        name=NAME,
        summary="Polished agate, veined and ringed, at any size. Photographs come back exactly.",
        license="CC0",
        license_url="https://creativecommons.org/publicdomain/zero/1.0/",
        source="Trained by Latent Studio: python -m studio.training.agate",
        training_data=(
            "Procedural sections of minerals of this project (studio/models/scenes/stones.py):"
            " folded beds, agate rings, veins, faults and crystal pockets in the colours of sixteen"
            " stones. No photographs, no third-party data."
        ),
        known_limits=(
            "A seed draws the plan of a stone at 32 pixels, one number in 64, as its training data"
            " is drawn; the flow paints all that is finer. Left to itself (seeds of recipes that"
            " say so) the flow lays stones out like silk. Hair lines that the plan does not hold"
            " break up, and a fine grain lies on everything. A photograph is kept to the last bit"
            " at 256 pixels (its middle square), but is no place that the model would find by"
            " itself. Above 256 pixels its finest size is used again, so edges stay crisp but"
            " nothing new appears."
        ),
        known_biases="Sixteen palettes are all it knows.",
        sha256=sha256,
        info=info,
        author="Latent Studio",
        notes=(
            "A wavelet flow of six sizes with exact inverse and likelihood, 5-bit colours; the five"
            " coarse parts are those of Strata."
        ),
        created=datetime.datetime.now(datetime.UTC).date().isoformat(),
        parameters=parameters,
        house=True,
        tags=("stone", "agate", "marble", "texture", "any size"),
        openers=openers,
        surprise=Surprise(0.0, 8.0),
    )


def render(generator: SizedFlow, latents: Tensor, side: int, *, draft: bool = False) -> Tensor:
    """[N, 3, side, side] at the default controls."""
    return generator.render(RenderRequest(latents, side, side, draft=draft), CancelToken())


def draft_ms(generator: SizedFlow) -> float:
    """The quickest of a few drafts of 64 x 64."""
    z = generator.resolve(generator.info.space.seed(0), {})
    times = []
    for _ in range(9):
        start = perf_counter()
        render(generator, z, 64, draft=True)
        times.append(perf_counter() - start)
    return round(1000 * min(times), 1)


def usual_range(generator: SizedFlow) -> Surprise:
    """Bits per dimension that nine of ten stones lie between."""
    random = torch.Generator().manual_seed(HELD_OUT)
    parts = (paint_stones(draw_stones(4, random), SIDE) for _ in range(USUAL // 4))
    bits = torch.cat([generator.bits_per_dim(part) for part in parts])
    low, high = torch.quantile(bits, torch.tensor([0.05, 0.95])).tolist()
    return Surprise(round(low, 2), round(high, 2))


def write_covers(generator: SizedFlow, path: Path) -> None:
    """Four openers side by side, 1024 x 256."""
    seeds = list(OPENERS.values())[:COVERS_SHOWN]
    points = [generator.resolve(generator.info.space.seed(seed), {}) for seed in seeds]
    strip = torch.cat([render(generator, z, COVER)[0] for z in points], 2)
    pixels = (strip.permute(1, 2, 0) * 255 + 0.5).to(torch.uint8).numpy()
    Image.fromarray(np.ascontiguousarray(pixels)).save(path, quality=90, method=6)


def ship(run: Path, out: Path) -> Card:
    """Write the files that ship with the weights kept in `run` into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / WEIGHTS
    if run != out:
        shutil.copyfile(run / WEIGHTS, path)
    weights = read_weights(SafetensorsFile(path))
    parameters = sum(value.numel() for value in weights.values())
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    card = make_card(info_of(path), sha256, parameters)
    generator = open_model(InstalledModel(card, out), torch.device("cpu"))
    assert isinstance(generator, SizedFlow)
    usual, quick = usual_range(generator), draft_ms(generator)
    card = msgspec.structs.replace(card, surprise=usual, draft_ms=quick)
    (out / CARD).write_bytes(card_to_json(card))
    write_covers(generator, out / COVERS)
    seal_on_shelf(out)
    return card


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write the files that ship with Agate.")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    choice = parser.parse_args()
    torch.set_num_threads(choice.threads)
    ship(choice.run, choice.out)


if __name__ == "__main__":
    main()
