"""What a model's data is like reaches its card, and nothing else changes."""

import shutil

import msgspec
import pytest

from studio.errors import ModelError
from studio.files.paths import resources
from studio.library.seals import read_seals
from studio.training.shared import data_statistics as measured
from studio.training.shared.data_statistics import (
    DATA,
    data_statistics,
    landscapes,
    write_statistics,
)
from studio.training.shelf import main as seal_all
from studio.values.card import card_from_json, card_to_json

RIDGELINES = resources() / "models" / "ridgelines" / "card.json"


@pytest.fixture
def shelf(tmp_path):
    place = tmp_path / "ridgelines"
    place.mkdir()
    (tmp_path / "shelf.json").write_text("[]")
    shutil.copy(RIDGELINES, place)
    (place / "covers.webp").write_bytes(b"covers")
    return place


@pytest.mark.parametrize("model", sorted(DATA))
def test_the_data_of_each_model_can_be_measured(model):
    found = data_statistics(DATA[model], 3)
    assert found.samples == 3
    assert found.variety.distance > 0.02


def test_a_seed_decides_the_figures():
    one, two = (data_statistics(landscapes, 40, seed=3) for _ in range(2))
    assert one == two
    assert one.samples == 40
    assert one != data_statistics(landscapes, 40, seed=4)


def test_only_the_statistics_of_the_card_change_and_it_is_sealed(shelf):
    before = card_from_json(RIDGELINES.read_bytes())
    found = write_statistics(shelf, 8)
    after = card_from_json((shelf / "card.json").read_bytes())
    assert after.data_statistics == found
    assert after == msgspec.structs.replace(before, data_statistics=found)
    assert [o.recipe.id for o in after.openers] == [o.recipe.id for o in before.openers]
    assert read_seals(shelf.parent).keys() == {"ridgelines"}


def test_a_model_whose_data_nothing_draws_is_named(shelf):
    card = card_from_json((shelf / "card.json").read_bytes())
    (shelf / "card.json").write_bytes(
        msgspec.json.encode(msgspec.structs.replace(card, id="mine"), order="sorted")
    )
    with pytest.raises(ModelError, match="'mine'"):
        write_statistics(shelf, 8)


def test_the_card_that_ships_has_them():
    found = card_from_json(RIDGELINES.read_bytes()).data_statistics
    assert found is not None
    assert found.samples == 2048
    assert 1.0 < found.variety.distinct < found.variety.group


def test_sealing_completes_cards_that_lack_them(shelf, monkeypatch):
    before = card_from_json((shelf / "card.json").read_bytes())
    bare = msgspec.structs.replace(before, data_statistics=None)
    (shelf / "card.json").write_bytes(card_to_json(bare))
    monkeypatch.setattr(measured, "PICTURES", 8)
    monkeypatch.setattr("sys.argv", ["shelf", "--models", str(shelf.parent)])
    seal_all()
    found = card_from_json((shelf / "card.json").read_bytes())
    assert found.data_statistics.samples == 8
    sealed = read_seals(shelf.parent)
    seal_all()
    assert read_seals(shelf.parent) == sealed


@pytest.mark.parametrize("model", ["ridgelines", "darkroom"])
def test_shipped_cards_say_what_the_data_is_like(model):
    card = card_from_json((resources() / "models" / model / "card.json").read_bytes())
    assert card.data_statistics.samples >= 512
