import json

import pytest
from msgspec.structs import replace

from studio.errors import MissingModel
from studio.files.paths import resources
from studio.library.models import InstalledModels, covers
from studio.values.card import Card, GeneratorInfo, Sizes, Space, card_to_json
from studio.values.recipe import ModelRef

INFO = GeneratorInfo("vae", "ridgelines", (Space("z", (8,)),), Sizes((64, 64)))
CARD = Card(
    id="ridgelines", name="Ridgelines", summary="", license="CC0", source="", training_data="",
    known_limits="", sha256="a" * 64, info=INFO, house=True,
)  # fmt: skip


def install(folder, card=CARD, **changes):
    card = replace(card, **changes)
    place = folder / card.id
    place.mkdir(parents=True)
    (place / "card.json").write_bytes(card_to_json(card))
    (place / "model.safetensors").write_bytes(b"weights")
    return place


@pytest.fixture
def house(tmp_path):
    install(tmp_path / "house")
    install(tmp_path / "house", id="aurora", name="Aurora", sha256="b" * 64)
    return tmp_path / "house"


def test_models_are_listed_by_name_house_models_first(house, tmp_path):
    install(tmp_path / "own", id="abc", name="Abc", sha256="c" * 64, house=False)
    models = InstalledModels([house, tmp_path / "own"])
    assert [m.card.name for m in models.models()] == ["Aurora", "Ridgelines", "Abc"]
    assert models.problems() == {}
    assert covers(models.models()[0]) is None


def test_the_hash_decides_whatever_the_id(house):
    found = InstalledModels([house]).find(ModelRef("another name", "b" * 64))
    assert found.card.id == "aurora"
    assert found.folder == house / "aurora"


def test_what_is_missing_says_what_is_there(house):
    models = InstalledModels([house])
    with pytest.raises(MissingModel, match=r"blossoms is not installed; .*aurora, ridgelines"):
        models.find(ModelRef("blossoms", "c" * 64))
    with pytest.raises(MissingModel, match=r"with the weights cccccccccccc; .* aaaaaaaaaaaa"):
        models.find(ModelRef("ridgelines", "c" * 64))
    with pytest.raises(MissingModel, match="no model 'x' installed"):
        models.named("x")
    assert models.named(" Aurora ").card.id == "aurora"
    with pytest.raises(MissingModel, match="no model is"):
        InstalledModels([]).find(CARD.ref)


def test_a_model_without_its_weights_is_listed_with_the_file_that_is_missing(house):
    (house / "aurora" / "model.safetensors").unlink()
    models = InstalledModels([house])
    assert len(models.models()) == 2
    assert str(house / "aurora" / "model.safetensors") in models.problems()["aurora"]


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"id": 1}', b"[" * 10_000])
def test_a_broken_card_is_a_problem_and_not_a_crash(house, content):
    (house / "aurora" / "card.json").write_bytes(content)
    models = InstalledModels([house])
    assert [m.card.id for m in models.models()] == ["ridgelines"]
    assert str(house / "aurora") in models.problems()["aurora"]


def test_the_same_weights_twice_are_one_model(house, tmp_path):
    install(tmp_path / "own", id="copy", house=False)
    assert len(InstalledModels([house, tmp_path / "own"]).models()) == 2


def test_new_models_appear_after_refresh(house):
    models = InstalledModels([house, house / "missing"])
    assert len(models.models()) == 2
    install(house, id="new", sha256="d" * 64)
    assert len(models.models()) == 2
    models.refresh()
    assert len(models.models()) == 3


def test_files_that_are_no_model_are_passed_over(house):
    (house / "notes.txt").write_text("hello")
    (house / "empty").mkdir()
    assert len(InstalledModels([house]).models()) == 2
    assert json.loads((house / "aurora" / "card.json").read_text())["id"] == "aurora"


def test_the_shelf_orders_the_house_models():
    order = json.loads((resources() / "models" / "shelf.json").read_text())
    assert [m.card.id for m in InstalledModels().models()] == order
    assert order[0] == "ridgelines"


def test_a_broken_or_missing_card_is_named_where_the_model_is_asked_for(house):
    (house / "aurora" / "card.json").unlink()
    (house / "ridgelines" / "card.json").write_text('{"name": ')
    models = InstalledModels([house])
    with pytest.raises(MissingModel, match=r"aurora lacks its file card\.json; install it again"):
        models.named("aurora")
    with pytest.raises(MissingModel, match=r"ridgelines is not listed: .*card cannot be read"):
        models.find(CARD.ref)
    assert set(models.problems()) == {"aurora", "ridgelines"}
