"""Cards of every family, small, and broods of them."""

from __future__ import annotations

import hashlib

import numpy as np

from studio.values.breed.brood import Brood, Parent
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.controls import Control
from studio.values.directions import Direction
from studio.values.edit import new_recipe


def card(family="vae", **given):
    rng = np.random.default_rng(3)
    space = given.pop("space", Space("z", (16,)))
    names = ("Dusk", "Haze", "Sun")
    ways = tuple(Direction.of(n, space.name, rng.normal(size=16), 1.0, "axis") for n in names)
    info = GeneratorInfo(
        family, "test", (space, *given.pop("more", ())), Sizes((64, 64), any_size=True),
        directions=given.pop("directions", ways), **given,
    )  # fmt: skip
    sha256 = hashlib.sha256(family.encode()).hexdigest()
    return Card(family, family, "", "CC0", "", "", "", sha256, info)


def gan():
    classes = (("0", "rose"), ("1", "lily"), ("2", "iris"))
    return card(
        "gan", abilities=("mixes_layers", "takes_class"), layers=9,
        more=(Space("w", (16,), "none"), Space("w+", (9, 16), "none")),
        controls=(
            Control("class", "Class", "choice", "0", choices=classes, group="Class"),
            Control("class_2", "Second", "choice", "1", choices=classes, group="Class"),
            Control("class_mix", "Mix", "float", 0.0, group="Class"),
            Control("truncation", "Truncation", "float", 0.7),
            Control("zoom", "Zoom", "float", 1.0, 0.5, 2.0),
        ),
    )  # fmt: skip


def words():
    text = Direction.of("Storm", "text", np.ones(16), 1.0, "words")
    return card(
        "diffusion", space=Space("noise", (16,)), more=(Space("text", (16,), "none"),),
        abilities=("takes_text",), directions=(text,),
        controls=(Control("prompt", "Prompt", "text", ""),),
    )  # fmt: skip


def maps():
    return card("flow", space=Space("z", (16,), seeds="pictures"))


def brood(of, *seeds, seed=7, **given):
    parents = tuple(Parent(new_recipe(of, n)) for n in seeds or (1,))
    return Brood(parents, seed, **given)
