"""Tables of places: of one cell and of ten thousand, over everything that can vary."""

from __future__ import annotations

import msgspec
import pytest

from studio.errors import InputError, RecipeError
from studio.values import edit
from studio.values.controls import Control
from studio.values.latent import Seed
from studio.values.table import (
    NOTHING,
    Stop,
    Table,
    along,
    check_table,
    in_model,
    of_control,
    of_models,
    of_seeds,
    place,
)
from tests.values.breed.samples import card, gan, words


def test_a_table_of_one_cell_is_its_base():
    of = card()
    table = Table(edit.new_recipe(of, 3))
    check_table(table)
    assert (table.count, table.shape, table.label((0, 0))) == (1, (1, 1), "")
    assert place(table, (0, 0), [of]) == table.base


def test_each_axis_sets_one_thing_and_all_else_stays():
    of = gan()
    dusk = of.info.directions[0]
    kind, zoom = (next(c for c in of.info.controls if c.key == k) for k in ("class", "zoom"))
    base = edit.with_amounts(edit.new_recipe(of, 3), {of.info.directions[1].id: 0.5})
    table = Table(base, (along(dusk), of_seeds(10, 4, "Seed"), of_control(kind), of_control(zoom)))
    check_table(table)
    assert table.shape == (5, 4, 3, 5)
    found = place(table, (0, 2, 1, 4), [of])
    assert edit.base_of(found.latent) == Seed(12)
    assert edit.amount(found, dusk.id) == -3.0
    assert edit.amount(found, of.info.directions[1].id) == 0.5
    assert found.controls == {"class": "1", "zoom": 2.0}
    assert table.label((0, 2, 1, 4)) == "Dusk −3 · Seed 12 · Class lily · Zoom 2"


def test_ten_thousand_cells_are_made_one_by_one_and_more_are_refused():
    of = card()
    table = Table(
        edit.new_recipe(of, 1), (of_seeds(0, 100, "a"), along(of.info.directions[0], 100))
    )
    check_table(table)
    assert place(table, (99, 50), [of]) != table.base
    more = msgspec.structs.replace(table, axes=(*table.axes, of_seeds(0, 2, "b")))
    with pytest.raises(RecipeError, match="20,000 cells"):
        check_table(more)
    with pytest.raises(RecipeError, match="axes"):
        check_table(msgspec.structs.replace(table, axes=(NOTHING,) * 7))


def test_the_same_point_in_another_model_of_the_same_space_else_its_seed():
    of, other, far = card(), card("cppn"), words()
    base = edit.with_amounts(edit.new_recipe(of, 8), {of.info.directions[0].id: 1.0})
    assert in_model(base, of) is base
    assert in_model(base, other).latent == base.latent
    there = in_model(base, far)
    assert there.latent == far.info.space.seed(8)
    table = Table(base, (of_models((of, other, far), "Model"), NOTHING))
    found = [place(table, (n, 0), [of, other, far]).model.id for n in range(3)]
    assert found == ["vae", "cppn", "diffusion"]
    with pytest.raises(InputError, match="installed"):
        place(table, (1, 0), [of])


def test_controls_give_the_stops_that_suit_them():
    steps = Control("steps", "Steps", "int", 3, 1, 4)
    assert [s.value for s in of_control(steps, 9).stops] == [1, 2, 3, 4]
    tiles = Control("seamless", "Seamless", "bool", False)
    assert [s.value for s in of_control(tiles).stops] == [False, True]
    prompt = Control("prompt", "Prompt", "text", "")
    assert of_control(prompt, texts=("a", "b")).stops == (Stop("a", "a"), Stop("b", "b"))
    assert len(of_control(prompt).stops) == 1
    zoom = Control("zoom", "Zoom", "float", 1.0, 0.0, 2.0)
    assert [s.value for s in of_control(zoom, 1).stops] == [1.0]
