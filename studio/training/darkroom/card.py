"""Writes what ships: `python -m studio.training.darkroom.card --run DIR --out DIR`.

`DIR/state.pt` of a run, finished or not, gives the weights; out come `model.safetensors` under the
names of diffusers, `card.json` with directions and openers, and `covers.webp`. With `--look FOLDER`
the pictures in it are passed through what was written, and measured.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import logging
import time
from pathlib import Path

import msgspec
import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from studio.library.folders import CARD, COVERS, WEIGHTS
from studio.library.seals import seal_on_shelf
from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.opening.registry import open_model
from studio.models.vae.grid import kl
from studio.models.vae.grid.generator import GridEncoder
from studio.training.darkroom.directions import find_directions
from studio.training.darkroom.finish import finished, write_weights
from studio.training.darkroom.loss import psnr
from studio.training.darkroom.openers import find_openers
from studio.training.darkroom.train import square
from studio.values.card import Card, GeneratorInfo, card_to_json
from studio.values.latent import Seed
from studio.values.messages import InstalledModel
from studio.values.recipe import Recipe

log = logging.getLogger(__name__)
ID, NAME = "darkroom", "Darkroom"
COVER, COVERS_SHOWN = 256, 4


def make_card(info: GeneratorInfo, sha256: str, parameters: int) -> Card:
    """The card of the weights with hash `sha256`; openers and speed come later."""
    return Card(
        id=ID,
        name=NAME,
        summary="Takes photographs and gives them back, of any size. Two of them, and a walk.",
        license="CC0",
        license_url="https://creativecommons.org/publicdomain/zero/1.0/",
        source="Trained by Latent Studio: python -m studio.training.darkroom",
        training_data=(
            "Procedural pictures of this project (studio/training/darkroom/textures.py): dead"
            " leaves, noises, marbling, hair, writing, lit bodies, spoilt as a camera spoils. No"
            " photographs, no third-party data."
        ),
        known_limits=(
            "Keeps what it is shown and knows nothing of things: halfway between two photographs"
            " lies a collage of regions (Merge) or a double exposure (Round). Its seeds draw"
            " compositions (studio/models/scenes), which it then encodes; a drag goes from one to"
            " the next. Seeds of recipes made before that give cloudy texture, as they did. One"
            " number in 24 is kept, so fine print, lashes and grain come back softened."
        ),
        sha256=sha256,
        info=info,
        author="Latent Studio",
        notes=(
            "A convolutional KL autoencoder in the layout of AutoencoderKL, 8 times smaller with 8"
            " channels; its coordinates are white cosine waves of a measured prior."
        ),
        created=datetime.datetime.now(datetime.UTC).date().isoformat(),
        parameters=parameters,
        house=True,
        tags=("photographs", "texture", "any size"),
    )


def with_picture_seeds(info: GeneratorInfo) -> GeneratorInfo:
    """The same, whose new seeds draw compositions."""
    space = msgspec.structs.replace(info.space, seeds="pictures")
    return msgspec.structs.replace(info, spaces=(space, *info.spaces[1:]))


def write(weights: Weights, out: Path, draft_ms: float | None = None) -> GridEncoder:
    """Write all three files; the generator that they make."""
    out.mkdir(parents=True, exist_ok=True)
    write_weights(weights, out / WEIGHTS)
    sha256 = hashlib.sha256((out / WEIGHTS).read_bytes()).hexdigest()
    parameters = sum(value.numel() for value in weights.values())
    card = make_card(with_picture_seeds(kl.info_of(weights)), sha256, parameters)
    device = torch.device("cpu")
    generator = kl.load(card, weights, device)
    log.info("weights written; finding directions and openers")
    info = msgspec.structs.replace(card.info, directions=find_directions(generator))
    openers, quick = find_openers(generator, card.ref), draft_ms or _draft_ms(generator)
    card = msgspec.structs.replace(card, info=info, openers=openers, draft_ms=quick)
    (out / CARD).write_bytes(card_to_json(card))
    _write_covers(generator, card, out / COVERS)
    seal_on_shelf(out)
    opened = open_model(InstalledModel(card, out), device)
    assert isinstance(opened, GridEncoder)
    return opened


def _drawn(generator: GridEncoder, recipe: Recipe, width: int, height: int) -> Tensor:
    point = generator.resolve_at(recipe.latent, {}, recipe.width, recipe.height)
    return generator.render(RenderRequest(point, width, height, recipe.controls), CancelToken())


def _draft_ms(generator: GridEncoder) -> float:
    """The quickest of a few drafts of 256 x 256."""
    point = generator.resolve_at(Seed(1), {}, COVER, COVER)
    spent = []
    for _ in range(5):
        began = time.perf_counter()
        generator.render(RenderRequest(point, COVER, COVER, draft=True), CancelToken())
        spent.append(1000 * (time.perf_counter() - began))
    return round(min(spent), 1)


def _write_covers(generator: GridEncoder, card: Card, path: Path) -> None:
    """Four square openers side by side, drawn in full and made smaller."""
    squares = [o.recipe for o in card.openers if o.recipe.width == o.recipe.height]
    full = [
        _drawn(generator, recipe, recipe.width, recipe.height) for recipe in squares[:COVERS_SHOWN]
    ]
    strip = [functional.adaptive_avg_pool2d(picture, COVER) for picture in full]
    pixels = (torch.cat(strip, 3)[0].permute(1, 2, 0) * 255 + 0.5).to(torch.uint8).numpy()
    Image.fromarray(np.ascontiguousarray(pixels)).save(path, quality=90, method=6)


def _measure(generator: GridEncoder, folder: Path) -> None:
    for path in sorted(folder.glob("*.png")):
        pixels = square(path, 512)
        place = generator.encode(pixels, "encoder", CancelToken())
        back = generator.render(RenderRequest(place.latent, 512, 512), CancelToken())
        log.info("%s comes back at %.2f dB", path.name, psnr(back, pixels))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write the files that ship with Darkroom.")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--draft-ms", type=float, help="measured elsewhere, on an idle machine")
    parser.add_argument("--look", type=Path, help="a folder of pictures to measure on")
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    generator = write(finished(choice.run / "state.pt"), choice.out, choice.draft_ms)
    if choice.look is not None:
        _measure(generator, choice.look)


if __name__ == "__main__":
    main()
