"""A model leaves as one file, joins another library, and is looked at once more."""

from __future__ import annotations

import json

import msgspec
import numpy as np
import pytest
import torch

from studio.__main__ import main
from studio.files.atomic import write_atomic
from studio.files.paths import HOME_VARIABLE
from studio.library.directions import DirectionLibrary
from studio.library.models import InstalledModels
from studio.values.card import card_to_json
from studio.values.directions import Direction
from tests.helpers.checkpoints import student_gan


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    def call(home, *words):
        monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / home))
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, json.loads(out) if "--json" in words and out else out, err

    return call


def test_there_and_back(run, tmp_path):
    path = tmp_path / "My GAN.pth"
    torch.save({"g_ema": student_gan().state_dict()}, path)
    assert run("one", "open", path, "--add", "--license", "MIT")[0] == 0
    model = InstalledModels().named("my-gan")
    way = Direction.of("Mine", "z", np.arange(16, dtype=np.float32), 1.0, "examples")
    long = Direction.of("Not of this model", "z", np.ones(3, np.float32), 1.0, "examples")
    DirectionLibrary().add(model.card.ref, (way, long))
    packed = tmp_path / "my-gan.latentmodel"
    code, told, _ = run("one", "models", "export", "my-gan", "-o", tmp_path, "--json")
    assert (code, told["path"], told["bytes"]) == (0, str(packed), packed.stat().st_size)

    code, told, _ = run("two", "open", packed, "--json")
    assert (code, told["verdict"], told["family"]) == (0, "match", "gan")
    assert "id" not in told
    code, told, _ = run("two", "open", packed, "--add", "--json")
    assert (code, told["id"], told["new"]) == (0, "my-gan", True)
    again = InstalledModels().named("my-gan")
    assert again.folder != model.folder
    same = ("name", "license", "sha256", "weights_sha256", "info", "openers", "notes", "tags")
    assert [getattr(again.card, key) for key in same] == [getattr(model.card, key) for key in same]
    assert (again.folder / "covers.webp").read_bytes() == (
        model.folder / "covers.webp"
    ).read_bytes()
    assert DirectionLibrary().own(again.card.ref).added == (way,)
    assert run("two", "open", packed, "--add", "--json")[1]["new"] is False

    card = msgspec.structs.replace(again.card, license="GPL", draft_ms=0.0, name="Mine")
    write_atomic(again.folder / "card.json", card_to_json(card))
    code, told, _ = run("two", "models", "identify", "my-gan", "--json")
    assert (code, told["architecture"]) == (0, "sequential-gan")
    assert "is what it was taken for" in told["reason"]
    now = InstalledModels().named("my-gan").card
    assert (now.license, now.name, now.openers) == ("GPL", "Mine", again.card.openers)
    assert now.info == again.card.info
    assert now.draft_ms > 0


def test_packed_directions_are_told_apart_from_those_that_are_here(run, tmp_path):
    packed = tmp_path / "aurora.latentmodel"
    run("one", "models")
    model = InstalledModels().named("aurora").card
    size = model.info.space.size
    theirs, named, mine = (
        Direction.of("Fog", model.info.space.name, np.eye(size, dtype=np.float32)[k], 1.0, "pca")
        for k in range(3)
    )
    library = DirectionLibrary()
    library.add(model.ref, (theirs, named))
    library.rename(model.ref, named.id, "Mist")
    assert run("one", "models", "export", "aurora", "-o", packed)[0] == 0
    run("two", "models")
    library = DirectionLibrary()
    library.add(model.ref, (mine,))
    library.rename(model.ref, mine.id, "mist")
    for _ in range(2):
        assert run("two", "open", packed, "--add")[0] == 0
        shown = DirectionLibrary().shown(model.ref, ())
        assert {d.id: d.name for d in shown} == {
            theirs.id: "Fog", named.id: "Mist 2", mine.id: "mist",
        }  # fmt: skip


def test_a_house_model_leaves_and_is_known_where_it_is_installed(run, tmp_path):
    packed = tmp_path / "a.latentmodel"
    assert run("one", "models", "export", "aurora", "-o", packed)[0] == 0
    code, told, _ = run("one", "open", packed, "--add", "--json")
    assert (code, told["id"], told["new"]) == (0, "aurora", False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("models", "export", "aurora", "-o", "a.zip"), "ends in .latentmodel"),
        (("models", "export", "none", "-o", "a.latentmodel"), "no model 'none'"),
        (("models", "identify", "aurora"), "came with the studio"),
    ],
)
def test_bad_input_is_one_sentence(run, words, said):
    code, _, err = run("one", *words)
    assert code == 2
    assert said in err
    assert len(err.strip().splitlines()) == 1


def test_a_damaged_packed_model_is_said_to_be_broken(run, tmp_path):
    packed = tmp_path / "a.latentmodel"
    run("one", "models", "export", "aurora", "-o", packed)
    raw = packed.read_bytes()
    packed.write_bytes(raw[:2000] + b"x" + raw[2001:])
    code, told, _ = run("one", "open", packed, "--add", "--json")
    assert (code, told["verdict"]) == (2, "broken")
    assert "damaged or changed" in told["reason"]
