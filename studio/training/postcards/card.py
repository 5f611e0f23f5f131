"""Writes what ships: `python -m studio.training.postcards.card --run DIR --out DIR`.

The diffusers folder of a run becomes the one file of a pipeline, as any folder from outside does;
beside it stand `card.json` with directions in words and openers, and `covers.webp`. `--look DIR`
also writes sheets: openers, 8 prompts with 4 seeds each, directions, a walk through three prompts.
"""

from __future__ import annotations

import argparse
import datetime
import logging
import tempfile
import time
from pathlib import Path

import msgspec
import numpy as np
import torch
from PIL import Image

from studio.errors import ModelError
from studio.files.checkpoints.work import Reading
from studio.files.safetensors_reader import SafetensorsFile
from studio.library.folders import CARD, COVERS, WEIGHTS
from studio.library.seals import seal_on_shelf
from studio.models.base import Weights
from studio.models.diffusion.postcards.folder import INDEX
from studio.models.opening.identify import identify
from studio.models.opening.registry import declare, metadata_of, read_weights
from studio.training.postcards.directions import learnt
from studio.training.postcards.drawing import Drawing
from studio.training.postcards.export import write_folder
from studio.training.postcards.looks import write_looks
from studio.training.postcards.weights import read_networks, trained
from studio.values.cancel import CancelToken
from studio.values.card import Card, Opener, card_to_json
from studio.values.edit import new_recipe, with_control
from studio.values.messages import InstalledModel
from studio.values.recipe import Recipe

log = logging.getLogger(__name__)
ID, NAME = "postcards", "Postcards"
COVERS_SHOWN = 4
# Name, seed and words, chosen by looking at sheets.
OPENERS: tuple[tuple[str, int, str], ...] = (
    ("Two moons", 0, "two moons over a violet sea, three sharp peaks, birds"),
    ("Red dusk", 1, "three rounded mountains, pink sea, red sky, dusk, clear air, flat print"),
    ("Green hills", 1, "blue sky, day, sun, green hills, two houses, river, clouds, flat print"),
    ("Woods at night", 0, "night, stars, a crescent moon, a teal forest, one rounded peak"),
    ("Washed dawn", 2, "a watercolour of pink dawn, fog, five sharp peaks, calm sea"),
    ("Woodcut", 1, "a woodcut, the sun, four mesas, golden dunes, orange sky"),
    ("Thunder", 0, "storm, gloomy evening, orange sky, no peaks, blue ocean, three boats"),
    ("Snow", 1, "snow at night, blue sky, full moon, green forest, two cottages"),
    ("Moonlit sea", 3, "night, full moon, stars, blue sky, two sharp peaks, sea, flat print"),
    ("Desert noon", 2, "day, sun, blue sky, orange dunes, three mesas, clear air"),
    ("Misty meadow", 4, "mist, golden sky, dawn, green meadows, two round mountains, flat print"),
    ("Violet evening", 5, "violet sky, dusk, three rounded peaks, red hills, flock of birds"),
)


def converted(run: Path, out: Path) -> tuple[str, str]:
    """Write the run's weights as one file `out`, made from its diffusers folder.

    Returns:
        The architecture, and the file's sha256.

    Raises:
        ModelError: the folder is not taken for a pipeline.
    """
    with tempfile.TemporaryDirectory() as bench, Reading(CancelToken()) as reading:
        folder = Path(bench) / NAME
        write_folder(read_networks(run), folder, trained(run))
        found = identify(reading.describe(folder / INDEX))
        if found.verdict != "match":
            raise ModelError(found.reason)
        metadata = metadata_of(found.architecture, found.facts)
        sha256 = reading.convert(found.sources, metadata, out, texts=found.texts)
    out.chmod(0o644)
    return found.architecture, sha256


def make_card(architecture: str, sha256: str, weights: Weights) -> Card:
    """The card of the weights; directions, openers and speed come later."""
    parameters = sum(v.numel() for n, v in weights.items() if not n.startswith("file:"))
    return Card(
        id=ID,
        name=NAME,
        summary="Draws what you write: moons, peaks, seas and weather, in three styles.",
        license="CC0",
        license_url="https://creativecommons.org/publicdomain/zero/1.0/",
        source="Trained by Latent Studio: python -m studio.training.postcards",
        training_data=(
            "Procedural landscapes of this project (studio/training/postcards) with captions from a"
            " closed grammar of about 130 words. No photographs, no texts of others."
        ),
        known_limits=(
            "Knows the words of its grammar and no others; words it does not know are named in"
            " the panel and left out. Pictures are 256 × 256. Asked with captions it never saw,"
            " in 8 steps, a reader (itself right in 99 of 100) finds what was said in 99 to 100"
            " of 100 for the sky's colour, land, mountains and time of day, 95 for weather and 93"
            " for sun and moons; where two things were never seen together, in 97 to 100, and 92"
            " for sun and moons. Drafts of two steps show the right sun or moons in 91 and 82."
            " Moons are seldom quite round; boats, birds and windows are soft; northern lights"
            " are seldom drawn."
        ),
        known_biases=(
            "Every scene is an invented landscape seen from afar; nobody lives in it. Suns stand"
            " higher by day and skies follow the time of day as its data has them."
        ),
        sha256=sha256,
        info=declare(architecture, weights),
        author="Latent Studio",
        created=datetime.datetime.now(datetime.UTC).date().isoformat(),
        parameters=parameters,
        house=True,
        tags=("landscapes", "words"),
    )


def worded(card: Card, seed: int, words: str) -> Recipe:
    """The place of a seed under words."""
    return with_control(new_recipe(card, seed), "prompt", words, "")


def opened(card: Card) -> Card:
    """The card with its openers."""
    openers = tuple(Opener(name, worded(card, seed, words)) for name, seed, words in OPENERS)
    return msgspec.structs.replace(card, openers=openers)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write the files that ship with Postcards.")
    parser.add_argument("--run", type=Path, required=True, help="a folder of training")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--look", type=Path, help="where sheets to look at go")
    parser.add_argument("--threads", type=int, default=1)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    choice.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(choice.threads)
    architecture, sha256 = converted(choice.run, choice.out / WEIGHTS)
    weights = read_weights(SafetensorsFile(choice.out / WEIGHTS))
    card = make_card(architecture, sha256, weights)
    directions = learnt(Drawing(InstalledModel(card, choice.out)))
    info = msgspec.structs.replace(card.info, directions=directions)
    card = opened(msgspec.structs.replace(card, info=info))
    drawing = Drawing(InstalledModel(card, choice.out))
    began = time.perf_counter()
    for opener in card.openers[:4]:
        drawing.picture(opener.recipe, draft=True)
    spent = 1000 * (time.perf_counter() - began) / 4
    card = msgspec.structs.replace(card, draft_ms=round(spent, 1))
    (choice.out / CARD).write_bytes(card_to_json(card))
    covers = [drawing.picture(opener.recipe) for opener in card.openers[:COVERS_SHOWN]]
    Image.fromarray(np.concatenate(covers, 1)).save(choice.out / COVERS, quality=92, method=6)
    seal_on_shelf(choice.out)
    if choice.look is not None:
        write_looks(drawing, choice.look)
    log.info("%d bytes, %.0f ms a draft", (choice.out / WEIGHTS).stat().st_size, card.draft_ms)


if __name__ == "__main__":
    main()
