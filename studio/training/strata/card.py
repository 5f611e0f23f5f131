"""Writes what ships: `python -m studio.training.strata.card --run DIR --out DIR`.

`DIR` of a run gives the averaged weights; out come `model.safetensors` in half precision (the
network is the one with the rounded weights, exact like any), `card.json` with directions, openers
and the usual bits per dimension, and `covers.webp`, four of the openers side by side.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
from pathlib import Path
from time import perf_counter

import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file
from torch import Tensor

from studio.core.latents import evaluate
from studio.library.seals import seal_on_shelf
from studio.models.base import CancelToken, RenderRequest
from studio.models.flow.multiscale import MultiscaleFlow
from studio.models.flow.wavelet import architecture as wavelet_generator
from studio.models.flow.wavelet.network import WaveletFlow
from studio.models.opening.registry import metadata_of
from studio.training.strata.directions import find_directions
from studio.training.strata.eval import load_model, usual_range
from studio.training.strata.openers import find_openers
from studio.training.strata.train import SIDE
from studio.values.card import Card, Opener, Surprise, card_to_json
from studio.values.latent import Latent, Seed
from studio.values.recipe import ModelRef, Recipe

ID, NAME = "strata", "Strata"
TEMPERATURE = 0.85
FACTS = {"temperature": TEMPERATURE, "dithered": 1}
COVER = 256
OPENERS = 12
Openers = list[tuple[str, Latent]]


def opener_latents(flow: WaveletFlow) -> list[tuple[str, Latent]]:
    """Names and places of the openers, as `strata_openers` finds them among the first seeds."""
    chosen = find_openers(flow, SIDE, TEMPERATURE, OPENERS)
    return [(name, Seed(seed)) for name, seed in chosen]


def make_card(
    generator: MultiscaleFlow, sha256: str, openers: Openers, usual: tuple[float, float]
) -> Card:
    """The card of the weights with hash `sha256`."""
    ref = ModelRef(ID, sha256)
    info = generator.info
    return Card(
        id=ID,
        name=NAME,
        summary=(
            "The earlier edition of Agate, at 64 pixels."
            " Any photograph goes in, and comes back exactly."
        ),
        license="CC0",
        license_url="https://creativecommons.org/publicdomain/zero/1.0/",
        source="Trained by Latent Studio: python -m studio.training.strata",
        training_data=(
            "Procedural sections of minerals of this project (studio/models/scenes/stones.py):"
            " folded beds, agate rings, veins, faults and crystal pockets in the colours of sixteen"
            " stones. No photographs, no third-party data."
        ),
        known_limits=(
            f"{SIDE} × {SIDE} pixels. Knows the texture of stone better than its plan: folds and"
            " clouds come out like silk, but the sharp rings, pinstripes and long veins of its"
            " training data do not. A photograph is kept to the last bit (its middle square, at"
            " this size), but is no place that the model would find by itself: between two"
            " photographs the straight way is soft, and the round one may tear."
        ),
        known_biases=(
            "Sixteen palettes are all it knows. Hard contrast, fine detail and strong veins are"
            " rarer in what it makes than in what it saw."
        ),
        sha256=sha256,
        info=info,
        author="Latent Studio",
        notes="A wavelet flow of Glow steps with exact inverse and likelihood, 5-bit colours.",
        created=datetime.datetime.now(datetime.UTC).date().isoformat(),
        parameters=sum(parameter.numel() for parameter in generator.flow.parameters()),
        draft_ms=round(draft_ms(generator), 1),
        house=True,
        tags=("stone", "marble", "agate", "texture", "abstract"),
        openers=tuple(Opener(name, Recipe(ref, latent, SIDE, SIDE)) for name, latent in openers),
        surprise=Surprise(*usual),
    )


def render(generator: MultiscaleFlow, latents: Tensor) -> Tensor:
    """[N, 3, 64, 64] at the default controls."""
    return generator.render(RenderRequest(latents, SIDE, SIDE), CancelToken())


def draft_ms(generator: MultiscaleFlow) -> float:
    """Median time of a picture with the threads torch has."""
    z = torch.zeros(1, generator.info.space.size)
    times = []
    for _ in range(9):
        start = perf_counter()
        render(generator, z)
        times.append(perf_counter() - start)
    return sorted(times)[len(times) // 2] * 1000


def write_covers(generator: MultiscaleFlow, openers: Openers, path: Path) -> None:
    """Four openers side by side, 1024 x 256, enlarged smoothly."""
    points = [evaluate(latent, generator.info, {}) for _, latent in openers[:4]]
    strip = Image.new("RGB", (4 * COVER, COVER))
    for index, picture in enumerate(render(generator, torch.cat(points))):
        pixels = (picture * 255 + 0.5).to(torch.uint8).permute(1, 2, 0).numpy()
        small = Image.fromarray(np.ascontiguousarray(pixels))
        strip.paste(small.resize((COVER, COVER), Image.Resampling.BICUBIC), (index * COVER, 0))
    strip.save(path, quality=90, method=6)


def halved(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights as they ship."""
    return {name: value.half().contiguous() for name, value in state.items()}


def ship(run: Path, out: Path) -> Card:
    """Write the files that ship with the weights kept in `run` into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / "model.safetensors"
    state = halved(load_model(run / "model.safetensors").state_dict())
    save_file(state, path, metadata=metadata_of(wavelet_generator.NAME, FACTS))
    path.chmod(0o644)
    flow = load_model(path)
    info = wavelet_generator.describe(flow.layout, FACTS, find_directions(flow, SIDE, TEMPERATURE))
    generator = MultiscaleFlow(info, flow, dithered=True)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    openers = opener_latents(flow)
    card = make_card(generator, sha256, openers, usual_range(flow))
    (out / "card.json").write_bytes(card_to_json(card))
    write_covers(generator, openers, out / "covers.webp")
    seal_on_shelf(out)
    return card


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write the files that ship with Strata.")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    choice = parser.parse_args()
    torch.set_num_threads(choice.threads)
    ship(choice.run, choice.out)


if __name__ == "__main__":
    main()
