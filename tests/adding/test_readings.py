"""A file whose weights do not say all is read in several ways, and one of them is chosen."""

from __future__ import annotations

import base64
import io
import json

import numpy as np
import pytest
import torch
from PIL import Image

from studio.__main__ import main
from studio.adding.again import look_again
from studio.adding.otherwise import read_otherwise
from studio.adding.watch import Watch
from studio.errors import InputError, ModelError
from studio.files.paths import HOME_VARIABLE
from studio.library.models import InstalledModels
from studio.models.gan.sequential.layouts import others
from studio.models.opening.assumptions import assumed_on
from tests.helpers.dense import dense_gan


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def told(home, capsys):
    def run(*words):
        code = main([*words, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def doubtful(home):
    untrained = {n: torch.randn(v.shape) for n, v in dense_gan(0.0, steps=0).state_dict().items()}
    torch.save(untrained, home / "odd.pth")
    return str(home / "odd.pth")


def picture_of(one):
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(one["png"]))))


def test_a_doubtful_file_shows_readings_that_look_apart(told, doubtful):
    code, found = told("open", doubtful)
    assert code == 2
    readings = found["readings"]
    assert readings[0]["key"] == "as-taken"
    assert 2 <= len(readings) <= 6
    sheets = [picture_of(one) for one in readings]
    for at, sheet in enumerate(sheets):
        assert sheet.std() > 5
        assert all(np.abs(sheet - other.astype(float)).mean() > 1 for other in sheets[:at])
    assert readings[1]["key"] in found["reason"]


def test_the_chosen_reading_stands_on_the_card_and_draws(told, doubtful):
    _, found = told("open", doubtful)
    key = next(one["key"] for one in found["readings"] if one["key"].startswith("between="))
    words = ("--add", "--as", "sequential-gan", "--reading", key)
    code, _ = told("open", doubtful, *words)
    model = InstalledModels().named("odd")
    assert code == 0
    choice = key.partition("=")[2]
    between = {v for k, v in assumed_on(model.card).items() if k.startswith("after_")}
    assert between == {choice}
    assert "Read as a person chose" in model.card.notes
    look_again(model)
    kept = InstalledModels().named("odd").card
    assert assumed_on(kept) == assumed_on(model.card)


def test_a_reading_is_changed_later_and_back(told, doubtful):
    told("open", doubtful, "--add", "--as", "sequential-gan")
    model = InstalledModels().named("odd")
    code, listed = told("models", "readings", "odd")
    assert code == 0
    assert listed["readings"][0]["key"] == "as-taken"
    code, answer = told("models", "readings", "odd", "--take", "range=sigmoid")
    assert (code, answer["id"]) == (0, "odd")
    now = InstalledModels().named("odd")
    assert assumed_on(now.card)["range"] == "sigmoid"
    assert now.card.sha256 == model.card.sha256
    read_otherwise(now, "range=tanh", Watch())
    assert assumed_on(InstalledModels().named("odd").card)["range"] == "tanh"
    with pytest.raises(InputError, match="no reading"):
        read_otherwise(now, "range=nothing", Watch())


def test_a_house_model_offers_none(home):
    house = next(model for model in InstalledModels().models() if model.card.house)
    with pytest.raises(ModelError, match="came with the studio"):
        read_otherwise(house, "range=tanh", Watch())


def test_another_size_is_another_naming_of_the_same_weights(told, home):
    layers = torch.nn.Sequential(
        torch.nn.ConvTranspose2d(16, 24, 4, 1, 0), torch.nn.ReLU(),
        torch.nn.ConvTranspose2d(24, 12, 4, 2, 1), torch.nn.ReLU(),
        torch.nn.ConvTranspose2d(12, 6, 4, 2, 1), torch.nn.ReLU(),
        torch.nn.ConvTranspose2d(6, 1, 4, 2, 1),
    )  # fmt: skip
    torch.save(layers.state_dict(), home / "sizes.pth")
    code, found = told("open", str(home / "sizes.pth"), "--add", "--as", "sequential-gan")
    model = InstalledModels().named("sizes")
    assert model.card.info.sizes.default == (32, 32)
    _, listed = told("models", "readings", "sizes")
    read, _ = read_otherwise(model, "size=16x16", Watch())
    assert read.card.info.sizes.default == (16, 16)
    assert read.card.sha256 == model.card.sha256
    assert found["verdict"] in ("match", "doubtful")
    assert code == 0
    assert len(listed["readings"]) > 1


def test_nonsense_has_no_other_sizes():
    assert others({"00.linear.weight": (3, 4), "01.conv.weight": (9, 9, 3, 3)}) == ()
