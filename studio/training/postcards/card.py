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

from studio.adding.convert import Converted
from studio.adding.identify import examine
from studio.errors import MissingModel, ModelError
from studio.files.checkpoints.work import Reading
from studio.inference.learn_words import learn_words
from studio.inference.renderer import Renderer
from studio.inference.sketches import Sketcher
from studio.library.folders import CARD, COVERS, WEIGHTS
from studio.library.seals import seal_on_shelf
from studio.models.opening.registry import metadata_of
from studio.training.postcards.export import write_folder
from studio.training.postcards.looks import PLAIN, Looks
from studio.training.postcards.weights import read_networks, trained
from studio.values.cancel import CancelToken
from studio.values.card import Card, Opener, card_to_json
from studio.values.directions import Direction
from studio.values.edit import new_recipe, with_control
from studio.values.messages import InstalledModel, LearnWordsJob
from studio.values.recipe import ModelRef, Recipe

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
# Name, and pairs of texts: more of it, less of it.
DIRECTIONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("Storm", (("storm, gloomy", "clear weather, calm"), ("lightning, sea", "clear air, sea"))),
    ("Night", (("night, stars", "day"), ("midnight, sea", "noon, sea"))),
    ("Snow", (("snow, hills", "clear weather, hills"), ("snowfall", "clear air"))),
    ("Mist", (("fog, sea", "clear weather, sea"), ("mist, hills", "clear air, hills"))),
    ("Warm sky", (("orange sky", "blue sky"), ("red sky, sea", "teal sky, sea"))),
    ("Land", (("hills, day", "sea, day"), ("forest", "ocean"))),
    ("Pointed", (("three sharp peaks", "three rounded peaks"), ("two sharp peaks", "two mesas"))),
    ("Woodcut", (("a woodcut", "flat print"), ("linocut, sea", "screen print, sea"))),
    ("Watercolour", (("a watercolour", "flat print"), ("a wash, hills", "screen print, hills"))),
)


class OneModel:
    """A source of models that holds one."""

    def __init__(self, model: InstalledModel) -> None:
        self._model = model

    def models(self) -> tuple[InstalledModel, ...]:
        """The one."""
        return (self._model,)

    def find(self, ref: ModelRef) -> InstalledModel:
        """The one, if it is meant.

        Raises:
            MissingModel: another is.
        """
        if ref.sha256 != self._model.card.sha256:
            raise MissingModel(f"There is only {self._model.card.name} here.")
        return self._model


def converted(run: Path, out: Path) -> Converted:
    """The run's weights as one file in `out`, made from its diffusers folder.

    Raises:
        ModelError: the folder is not taken for a pipeline.
    """
    with tempfile.TemporaryDirectory() as bench, Reading(CancelToken()) as reading:
        folder = Path(bench) / NAME
        write_folder(read_networks(run), folder, trained(run))
        found = examine(folder, reading)
        if found.verdict != "match":
            raise ModelError(found.reason)
        metadata = metadata_of(found.architecture, found.facts)
        sha256 = reading.convert(found.sources, metadata, out, texts=found.texts)
    out.chmod(0o644)
    return Converted.read(out, found.architecture, sha256)


def make_card(made: Converted) -> Card:
    """The card of the weights; directions, openers and speed come later."""
    parameters = sum(v.numel() for n, v in made.weights.items() if not n.startswith("file:"))
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
            "Knows the words of its grammar and no others; words it does not know are named in the"
            " panel and left out. Pictures are 256 × 256. Small things (boats, birds, windows) are"
            " soft, and counts above three are often off by one."
        ),
        known_biases=(
            "Every scene is an invented landscape seen from afar; nobody lives in it. Suns stand"
            " higher by day and skies follow the time of day as its data has them."
        ),
        sha256=made.sha256,
        info=made.info,
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


def rendering(card: Card, folder: Path, threads: int) -> Renderer:
    """What draws with the model in `folder`, on so many threads."""
    renderer = Renderer(OneModel(InstalledModel(card, folder)))
    torch.set_num_threads(threads)  # the renderer has taken what the machine has
    return renderer


def learnt(card: Card, renderer: Renderer) -> tuple[Direction, ...]:
    """The directions in words, calibrated."""
    loaded, token = renderer.cache.get(card.ref), CancelToken()
    sketch = Sketcher(renderer, loaded, token, lambda: None, controls={"prompt": PLAIN})
    found = []
    for name, pairs in DIRECTIONS:
        steps = learn_words(sketch, LearnWordsJob(0, card.ref, name, pairs), lambda *_: None)
        while True:
            try:
                next(steps)
            except StopIteration as stop:
                found.append(stop.value[0])
                break
        log.info("%s: step %.3f", name, found[-1].step)
    return tuple(found)


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
    card = make_card(converted(choice.run, choice.out / WEIGHTS))
    directions = learnt(card, rendering(card, choice.out, choice.threads))
    info = msgspec.structs.replace(card.info, directions=directions)
    card = opened(msgspec.structs.replace(card, info=info))
    looks = Looks(rendering(card, choice.out, choice.threads), card)
    began = time.perf_counter()
    for opener in card.openers[:4]:
        looks.draft(opener.recipe)
    spent = 1000 * (time.perf_counter() - began) / 4
    card = msgspec.structs.replace(card, draft_ms=round(spent, 1))
    (choice.out / CARD).write_bytes(card_to_json(card))
    covers = [looks.full(opener.recipe) for opener in card.openers[:COVERS_SHOWN]]
    Image.fromarray(np.concatenate(covers, 1)).save(choice.out / COVERS, quality=92, method=6)
    seal_on_shelf(choice.out)
    if choice.look is not None:
        looks.write(choice.look)
    log.info("%d bytes, %.0f ms a draft", (choice.out / WEIGHTS).stat().st_size, card.draft_ms)


if __name__ == "__main__":
    main()
