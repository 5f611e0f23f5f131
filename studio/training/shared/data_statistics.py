"""What a house model's training data is like, for its card.

A trainer's card step calls `data_statistics(draw)`; for a model that already stands on the shelf,
`python -m studio.training.shared.data_statistics ridgelines` writes it into the card and seals
that anew. Recipes and weights are not touched.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import msgspec
import torch
from torch import Tensor

from studio.core.looks import Gauge
from studio.errors import ModelError
from studio.files.atomic import write_atomic
from studio.files.paths import resources
from studio.library.folders import CARD
from studio.library.seals import seal_on_shelf
from studio.models.scenes.landscapes import draw_factors, draw_pictures, make_scene
from studio.models.scenes.stones import draw_stones, paint_stones
from studio.training.blossoms.data import SIZE, draw_latents, factors_of
from studio.training.blossoms.render import render
from studio.training.blossoms.scenes import SPECIES, make_plant
from studio.training.darkroom import textures
from studio.training.garden.pictures import whole
from studio.training.garden.scenes import draw_factors as draw_plants, make_scenes
from studio.training.garden.sheet import to_rgb
from studio.training.postcards.render import draw_scene, picture
from studio.training.strata import train as strata
from studio.values.card import card_from_json, card_to_json
from studio.values.variety import PictureStatistics

PICTURES = 2048
BATCH = 32
SEED = 90_125
SIDE = 128
Draw = Callable[[int, torch.Generator], Tensor]
"""(how many, generator) -> pictures [N, 3, H, W] float in [0, 1], as training draws them."""


def data_statistics(draw: Draw, count: int = PICTURES, seed: int = SEED) -> PictureStatistics:
    """What the pictures that `draw` makes are like, over `count` of them, decided by `seed`."""
    generator, gauge = torch.Generator().manual_seed(seed), Gauge()
    with torch.inference_mode():
        while len(gauge) < count:
            gauge.add(draw(min(BATCH, count - len(gauge)), generator))
    return gauge.statistics()


def landscapes(count: int, generator: torch.Generator) -> Tensor:
    """The data of Ridgelines, [count, 3, 128, 128]."""
    return draw_pictures(make_scene(draw_factors(count, generator)), SIDE)


def stones(count: int, generator: torch.Generator) -> Tensor:
    """The data of Strata, [count, 3, 64, 64]."""
    return paint_stones(draw_stones(count, generator), strata.SIDE)


def large_stones(count: int, generator: torch.Generator) -> Tensor:
    """The data of Agate, at half its size: [count, 3, 128, 128]."""
    return paint_stones(draw_stones(count, generator), SIDE)


def painted_textures(count: int, generator: torch.Generator) -> Tensor:
    """The data of Darkroom, whole: [count, 3, 128, 128]."""
    first = int(torch.randint(1 << 40, (1,), generator=generator))
    drawn = [torch.from_numpy(textures.picture(first + k, SIDE)) for k in range(count)]
    return torch.stack(drawn).permute(0, 3, 1, 2)


def flowers(count: int, generator: torch.Generator) -> Tensor:
    """The data of Blossoms, its species equally often: [count, 3, 64, 64]."""
    factors = factors_of(draw_latents(count, generator))
    species = torch.randint(len(SPECIES), (count,), generator=generator).tolist()
    drawn = [
        torch.from_numpy(render(make_plant(kind, row), SIZE))
        for kind, row in zip(species, factors, strict=True)
    ]
    return torch.stack(drawn).permute(0, 3, 1, 2).float() / 255.0


def plants(count: int, generator: torch.Generator) -> Tensor:
    """The data of Garden, [count, 3, 128, 128]."""
    return to_rgb(whole(make_scenes(*draw_plants(count, generator)), SIDE))


def postcards(count: int, generator: torch.Generator) -> Tensor:
    """The data of Postcards, [count, 3, 128, 128]."""
    first = int(torch.randint(1 << 40, (1,), generator=generator))
    drawn = [torch.from_numpy(picture(draw_scene(first + k), SIDE)) for k in range(count)]
    return torch.stack(drawn).permute(0, 3, 1, 2).float()


DATA: dict[str, Draw] = {
    "ridgelines": landscapes, "strata": stones, "darkroom": painted_textures, "blossoms": flowers,
    "garden": plants, "postcards": postcards, "agate": large_stones,
}  # fmt: skip
"""Id of a house model -> what draws its training data, without any damage done in training."""
FEWER = {"darkroom": 512, "blossoms": 1024, "garden": 512, "postcards": 512, "agate": 512}
"""How many pictures are measured of data that is drawn slowly."""


def write_statistics(place: Path, count: int = 0) -> PictureStatistics:
    """Put the statistics of a house model's data into the card in `place`, and seal it.

    `count` 0 takes as many pictures as are usual.

    Raises:
        ModelError: nothing is known to draw its data, or its card cannot be read.
    """
    card = card_from_json((place / CARD).read_bytes())
    if card.id not in DATA:
        known = ", ".join(DATA)
        raise ModelError(f"Nothing draws the training data of {card.id!r}; known are {known}.")
    found = data_statistics(DATA[card.id], count or FEWER.get(card.id, PICTURES))
    write_atomic(place / CARD, card_to_json(msgspec.structs.replace(card, data_statistics=found)))
    seal_on_shelf(place)
    return found


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Measure the training data of house models.")
    parser.add_argument("models", nargs="+", choices=sorted(DATA))
    parser.add_argument("--folder", type=Path, default=resources() / "models")
    parser.add_argument("--pictures", type=int, default=0)
    choice = parser.parse_args()
    for model in choice.models:
        write_statistics(choice.folder / model, choice.pictures)


if __name__ == "__main__":
    main()
