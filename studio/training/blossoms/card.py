"""Writes what ships: `python -m studio.training.blossoms.card --run DIR --out DIR`.

The moving average in the folder of a run gives the weights; out come `model.safetensors`,
`card.json` with directions and openers, and `covers.webp`, four of the openers side by side.
`--look DIR` also writes a sheet of samples, the openers and a strip for every direction.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from safetensors.torch import load_file, save_file
from torch import Tensor

from studio.core.seeds import seed_point
from studio.models.gan.classes import NAMES
from studio.models.gan.stylegan2.generator import ARCHITECTURE, describe
from studio.models.gan.stylegan2.network import StyleGan2, network_with
from studio.models.opening.registry import metadata_of
from studio.training.blossoms.directions import find_directions, many_styles
from studio.training.blossoms.scenes import SPECIES
from studio.training.blossoms.sheet import paint, sheet, write_sheet
from studio.training.blossoms.train import Plan, network
from studio.values.card import Card, GeneratorInfo, Opener, card_to_json
from studio.values.directions import Direction
from studio.values.latent import Seed
from studio.values.recipe import ModelRef, Recipe

ID, NAME = "blossoms", "Blossoms"
COVER = 256
# Name, seed and species of places chosen by looking at sheets of a hundred.
OPENERS: tuple[tuple[str, int, int], ...] = (
    ("Coral dahlia", 93, 3),
    ("Ice lotus", 112, 2),
    ("Frost rosette", 39, 4),
    ("Amber aster", 66, 1),
    ("Blue anemone", 15, 0),
    ("Lavender dahlia", 103, 3),
    ("Violet lotus", 117, 2),
    ("Rose anemone", 20, 0),
    ("Slate rosette", 74, 4),
    ("Golden dahlia", 28, 3),
    ("White aster", 31, 1),
    ("Sky aster", 76, 1),
)


def read_run(run: Path) -> StyleGan2:
    """The generator that a run left, ready to paint."""
    return network_with(network(Plan()).config, load_file(run / "ema.safetensors"))


def write_weights(model: StyleGan2, path: Path) -> str:
    """Write the weights as the studio opens them; gives their sha256."""
    state = {key: value.detach().clone().contiguous() for key, value in model.state_dict().items()}
    facts = {"layout": "nvidia", NAMES: ", ".join(SPECIES), **model.config.facts()}
    save_file(state, path, metadata=metadata_of(ARCHITECTURE.name, facts))
    path.chmod(0o644)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def opener_pictures(model: StyleGan2, info: GeneratorInfo) -> Tensor:
    """The openers, [12, 3, S, S] in [0, 1]."""
    z = torch.stack([seed_point(Seed(number), info.space) for _, number, _ in OPENERS])
    kinds = torch.tensor([kind for _, _, kind in OPENERS])
    return paint(model, z, torch.eye(len(SPECIES))[kinds])


def make_card(model: StyleGan2, info: GeneratorInfo, sha256: str, draft_ms: float) -> Card:
    """The card of the weights with hash `sha256`."""
    ref = ModelRef(ID, sha256)
    width, height = info.sizes.default
    openers = [
        Opener(
            name, Recipe(ref, Seed(number), width, height, {"class": str(kind), "truncation": 1.0})
        )
        for name, number, kind in OPENERS
    ]
    return Card(
        id=ID,
        name=NAME,
        summary="The earlier edition of Garden, at 64 pixels: five species to choose and to cross.",
        license="CC0",
        license_url="https://creativecommons.org/publicdomain/zero/1.0/",
        source="Trained by Latent Studio: python -m studio.training.blossoms",
        training_data=(
            "Procedural flowers of this project (studio/training/blossoms/scenes.py): five species"
            f" ({', '.join(SPECIES)}) of curved petals with shadows, translucency and dew, drawn"
            " from 43 random numbers. No photographs, no third-party data."
        ),
        known_limits=(
            "Pictures of 64 × 64. Knows these five species only, on dark ground. Petals are soft,"
            " as if of glazed clay: dew, stamens, veins and cast shadows come out as hints or not"
            " at all, and flowers seen from the side may fall apart. With little truncation all"
            " species draw near one flower between them. It takes no photographs."
        ),
        known_biases=(
            "Colours and poses follow the ranges of its training data, all of them invented:"
            " pinks, violets and oranges are common, green flowers are not known."
        ),
        sha256=sha256,
        info=info,
        author="Latent Studio",
        notes=(
            "A class-conditional StyleGAN2. It first learnt to draw roughly the scene that belongs"
            " to a z, then against a critic."
        ),
        created=datetime.datetime.now(datetime.UTC).date().isoformat(),
        parameters=sum(parameter.numel() for parameter in model.parameters()),
        draft_ms=round(draft_ms, 1),
        house=True,
        tags=("flowers", "nature", "dark"),
        openers=tuple(openers),
    )


def time_ms(model: StyleGan2, times: int = 15) -> float:
    """Median time of one picture with the threads torch has."""
    z, kind = torch.zeros(1, model.config.z_dim) + 0.1, torch.eye(len(SPECIES))[:1]
    found = []
    for _ in range(times):
        start = time.perf_counter()
        paint(model, z, kind)
        found.append(time.perf_counter() - start)
    return sorted(found)[times // 2] * 1000


def write_covers(pictures: Tensor, path: Path) -> None:
    """Four pictures side by side, each enlarged to 256 pixels."""
    strip = Image.new("RGB", (4 * COVER, COVER))
    for place, picture in enumerate(pictures[:4]):
        pixels = (picture * 255 + 0.5).to(torch.uint8).permute(1, 2, 0).numpy()
        small = Image.fromarray(np.ascontiguousarray(pixels))
        strip.paste(small.resize((COVER, COVER), Image.Resampling.BICUBIC), (place * COVER, 0))
    strip.save(path, quality=92, method=6)


@torch.no_grad()
def strips(model: StyleGan2, directions: tuple[Direction, ...]) -> Image.Image:
    """Five pictures a direction, from one end of its slider to the other, of five places."""
    _, off, middles = many_styles(model, 25, 205)
    rows = []
    for number, direction in enumerate(directions):
        w = (off + middles)[number % 25]
        delta = torch.from_numpy(direction.delta().copy())
        amounts = torch.linspace(-direction.limit, direction.limit, 5)
        styles = model.styles(w + amounts[:, None] * delta)
        rows.append(model.synthesis(styles) * 0.5 + 0.5)
    return sheet(torch.cat(rows), 5)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write the files that ship with Blossoms.")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--look", type=Path, help="where sheets to look at go")
    parser.add_argument("--threads", type=int, default=2)
    choice = parser.parse_args()
    torch.set_num_threads(choice.threads)
    choice.out.mkdir(parents=True, exist_ok=True)
    model = read_run(choice.run)
    info = describe(model.config, find_directions(model), SPECIES)
    sha256 = write_weights(model, choice.out / "model.safetensors")
    card = make_card(model, info, sha256, time_ms(model))
    (choice.out / "card.json").write_bytes(card_to_json(card))
    pictures = opener_pictures(model, info)
    write_covers(pictures, choice.out / "covers.webp")
    if choice.look is not None:
        choice.look.mkdir(parents=True, exist_ok=True)
        write_sheet(model, choice.look / "samples.png")
        sheet(pictures, 4).save(choice.look / "openers.png")
        strips(model, info.directions).save(choice.look / "directions.png")


if __name__ == "__main__":
    main()
