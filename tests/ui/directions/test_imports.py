"""Directions and places of other tools are offered where they fit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from studio.ui.directions.imports import ImportController
from studio.ui.state.place import PlaceState
from studio.values.card import Space
from studio.values.directions import Direction
from studio.values.edit import new_recipe
from studio.values.held import Held
from studio.values.latent import Vector
from studio.values.messages import InstalledModel
from tests.helpers.fake_engine import fake_card

DIRECTIONS = Held(
    "directions", "holds one",
    (Direction.of("Age", "w", np.ones(16, np.float32), 1.0, "imported"),),
)  # fmt: skip
PLACES = Held("places", "holds two", places=tuple(
    Vector.of("w+", np.full((6, 16), k, np.float32)) for k in range(2)
))  # fmt: skip


class Desk:
    """Remembers what it was given."""

    def __init__(self) -> None:
        self.given = []

    def bring(self, directions) -> None:
        self.given.append(directions)


@pytest.fixture
def styled():
    card = fake_card(name="cats")
    spaces = (*card.info.spaces, Space("w", (16,), "none"), Space("w+", (6, 16), "none"))
    return replace(card, sha256="e" * 64, info=replace(card.info, spaces=spaces, layers=6))


@pytest.fixture
def bench(qapp, styled):
    view, desk, said = PlaceState(), Desk(), []
    view.notices.said.connect(said.append)
    plain = fake_card(name="plain")

    def use(*cards):
        view.set_models(tuple(InstalledModel(card, Path(".")) for card in cards))
        view.open_model(cards[0], new_recipe(cards[0], 1))
        return view, ImportController(view, desk.bring, view), desk, said

    return use, plain


def test_directions_go_into_the_model_in_use(bench, styled):
    use, _ = bench
    _, held, desk, said = use(styled)
    held.offer(DIRECTIONS, "a.npy holds one direction.")
    assert said[-1].action_label == f"Bring into {styled.name}"
    said[-1].on_action()
    assert desk.given == [DIRECTIONS.directions]
    said[-1].on_action()  # nothing waits any more
    assert len(desk.given) == 1


def test_another_installed_model_is_named_and_opened(bench, styled):
    use, plain = bench
    view, held, desk, said = use(plain, styled)
    held.offer(DIRECTIONS, "a.npy holds one direction.")
    assert said[-1].action_label == f"Open {styled.name}"
    said[-1].on_action()
    assert view.card.sha256 == styled.sha256
    assert desk.given == [DIRECTIONS.directions]


def test_where_nothing_fits_it_is_said_in_a_sentence(bench):
    use, plain = bench
    _, held, _, said = use(plain)
    held.offer(DIRECTIONS, "a.npy holds one direction.")
    assert said[-1].text.endswith("No installed model has w of 16.")
    assert not said[-1].action_label


def test_places_become_nodes_of_the_trail(bench, styled):
    use, _ = bench
    view, held, _, said = use(styled)
    kept = []
    view.kept.connect(kept.append)
    held.offer(PLACES, "r.pt holds two places.")
    said[-1].on_action()
    assert [recipe.latent for recipe in kept] == list(PLACES.places)
