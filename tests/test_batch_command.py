"""`studio batch`: from words to a folder, and what is refused."""

import json
import os
from io import BytesIO

import pytest
from msgspec import to_builtins
from PIL import Image, ImageCms

from studio.cli import batching
from studio.cli.batch_sources import Given
from studio.cli.following import Stop
from studio.errors import Cancelled
from studio.export.reading import read_recipe
from studio.library.project import Project
from studio.values.edit import new_recipe
from tests.helpers.commands import fake_installed, runner
from tests.helpers.fake_generator import card_of


@pytest.fixture(autouse=True)
def fake_model(tmp_path_factory, monkeypatch):
    return fake_installed(tmp_path_factory.mktemp("home"), monkeypatch, batching)


@pytest.fixture
def studio(capsys):
    return runner(capsys)


SEEDS = ("batch", "--model", "fake", "--seeds", "0-5", "--size", "32x24")


def index(folder):
    return [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]


def test_seeds_over_the_choices_of_a_control_become_a_data_set(studio, tmp_path):
    code, out, err = studio(
        *SEEDS, "--classes", "kind=all", "--layout", "imagefolder", "--split", "a=1,b=1",
        "--near", "0", "-o", tmp_path / "set", "--json",
    )  # fmt: skip
    assert code == 0, err
    assert json.loads(out)["pictures"] == 6
    found = index(tmp_path / "set")
    assert [row["label"] for row in found] == ["Sea", "Sand"] * 3
    recipe = read_recipe(tmp_path / "set" / found[1]["file"]).recipe
    assert recipe.controls == {"kind": "sand"}
    assert (recipe.width, recipe.height) == (32, 24)


def test_an_index_is_a_table_that_makes_the_same_pictures(studio, tmp_path):
    assert studio(*SEEDS, "--set", "bright=0.9", "--no-mark", "-o", tmp_path / "a")[0] == 0
    assert studio("batch", "--table", tmp_path / "a" / "index.csv", "-o", tmp_path / "b")[0] == 0
    assert studio("batch", "--recipes", tmp_path / "a", "-o", tmp_path / "c")[0] == 0
    ids = [[row["recipe_id"] for row in index(tmp_path / name)] for name in "abc"]
    assert ids[0] == ids[1] == ids[2]
    assert len(set(ids[0])) == 6


def test_rows_of_a_table_say_model_and_seed(studio, tmp_path):
    table = tmp_path / "t.jsonl"
    table.write_text(
        '{"model": "fake", "seed": 3, "width": 20, "height": 10, "set.bright": 0.25,'
        ' "label": "x", "age": 4}\n'
    )
    assert studio("batch", "--table", table, "-o", tmp_path / "a")[0] == 0
    (row,) = index(tmp_path / "a")
    assert (row["seed"], row["width"], row["label"], row["age"]) == (3, 20, "x", 4)
    assert read_recipe(tmp_path / "a" / row["file"]).recipe.controls == {"bright": 0.25}


def test_the_pins_of_a_project(studio, tmp_path):
    path = tmp_path / "p.latent"
    with Project.untitled(tmp_path / "u") as project:
        first = project.add_place(new_recipe(card_of(), 1), None)
        project.add_place(new_recipe(card_of(), 2), first.id)
        project.set_pin(first.id, True, "home")
        project.save_copy(path)
    words = ("batch", "--project", path, "--size", "16x16")
    assert studio(*words, "--pins", "-o", tmp_path / "a")[0] == 0
    assert [row["file"] for row in index(tmp_path / "a")] == ["000000 home.png"]
    assert studio(*words, "-o", tmp_path / "b")[0] == 0
    assert len(index(tmp_path / "b")) == 2


def test_stopped_it_goes_on(tmp_path):
    wish = batching.BatchWish(tmp_path / "a", Given("fake", "0-5", size="32x24"))
    stop, seen = Stop(), []

    def say(phase, text):
        seen.append(text)
        if len(seen) == 2:
            stop.set()

    with pytest.raises(Cancelled):
        batching.run(wish, stop, say)
    assert len(index(tmp_path / "a")) == 2
    told = batching.run(wish, Stop(), say)
    assert (told["begun_at"], told["pictures"]) == (2, 6)
    assert batching.run(wish, Stop(), say)["begun_at"] == 6
    assert "to go" in seen[0]


@pytest.mark.parametrize(("words", "said"), [
    (("batch", "-o", "a"), "Give one of"),
    (("batch", "--seeds", "1", "-o", "a"), "need a model"),
    ((*SEEDS[:3], "--seeds", ",", "-o", "a"), "at least one seed"),
    ((*SEEDS[:3], "--seeds", "1-3,2", "-o", "a"), "named twice"),
    ((*SEEDS[:3], "--seeds", "5-1", "-o", "a"), "at most"),
    ((*SEEDS, "--table", "x", "-o", "a"), "one other source"),
    ((*SEEDS, "--classes", "all", "-o", "a"), "its choices are kind"),
    ((*SEEDS, "--classes", "kind=moon", "-o", "a"), "There is no class 'moon'"),
    ((*SEEDS, "--direction", "Up=1", "-o", "a"), "expected NAME=LOW..HIGH"),
    ((*SEEDS, "--split", "a", "-o", "a"), "--split has 'a'"),
    ((*SEEDS, "--split", "a=0", "-o", "a"), "shares nothing out"),
    ((*SEEDS, "--split", "a=1,a=2", "-o", "a"), "same name"),
    ((*SEEDS, "--layout", "pile", "-o", "a"), "expected plain"),
    ((*SEEDS, "--format", "jpeg", "--bits", "16", "-o", "a"), "8 bits"),
    ((*SEEDS, "--near", "7", "-o", "a"), "from 0 to 1"),
    (("batch", "--table", "none.csv", "-o", "a"), "There is no file"),
    (("batch", "--recipes", "none", "-o", "a"), "There is no folder"),
    (("batch", "--project", "x.png", "-o", "a"), "is not a project"),
])  # fmt: skip
def test_what_cannot_be_is_one_sentence(studio, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    code, out, err = studio(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert os.listdir(tmp_path) == []


def test_a_table_says_which_row_is_wrong(studio, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("model,seed\nfake,1\nfake,x\n")
    code, _, err = studio("batch", "--table", table, "-o", tmp_path / "a")
    assert code == 2
    assert "Row 2 of t.csv: The seed is 'x'" in err


def test_a_profile_and_a_label_are_in_every_picture(studio, tmp_path):
    words = ("batch", "--model", "fake", "--seeds", "0-1", "--size", "96x96")
    assert studio(*words, "--profile", "p3", "--label", "-o", tmp_path / "a")[0] == 0
    for row in index(tmp_path / "a"):
        with Image.open(tmp_path / "a" / row["file"]) as picture:
            profile = ImageCms.ImageCmsProfile(BytesIO(picture.info["icc_profile"]))
        assert "P3" in ImageCms.getProfileName(profile)
        told = read_recipe(tmp_path / "a" / row["file"]).provenance
        assert {"convert", "label"} <= {step["step"] for step in to_builtins(told.steps)}
