"""A batch: made, stopped, killed, gone on with; its labels, its index, what is left out."""

import csv
import json
import os
import random
import signal
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image

from studio.errors import ExportError, InputError
from studio.export.batches.journal import FOLDER, Begun, Journal
from studio.export.batches.maker import Maker
from studio.export.batches.plan import Along, Listed, Listing, Plan
from studio.export.reading import read_recipe
from studio.values.recipe import from_text
from tests.export.batches.batch_samples import CLASSES, HELPERS, made, plan_of, seeds, step
from tests.export.export_samples import seed_recipe

ROOT = Path(__file__).resolve().parents[3]
CREATED = "2026-01-02T03:04:05Z"


@pytest.fixture(autouse=True)
def one_moment(monkeypatch):
    monkeypatch.setattr(
        "studio.export.batches.journal.time.strftime", lambda *words: CREATED
    )  # fmt: skip


def files(folder):
    """Name -> bytes of all that a person sees."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and FOLDER not in path.parts
    }


def rows(folder):
    return [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("layout", ["plain", "imagefolder", "webdataset"])
def test_stopped_anywhere_it_goes_on_to_the_same_bytes(tmp_path, layout):
    plan = plan_of(layout)
    whole, parts = tmp_path / "a" / "set", tmp_path / "b" / "set"
    made(whole, plan, repeats=(5, 6, 9))
    for _ in range(9):
        maker = Maker(parts, plan, HELPERS)
        for _ in range(2):
            step(maker, repeats=(5, 6, 9))
        maker.pause()
    made(parts, None, repeats=(5, 6, 9))
    assert files(parts) == files(whole)
    assert len(rows(whole)) == 12


def test_a_plain_folder_is_named_after_its_seeds_and_each_file_is_a_whole_export(tmp_path):
    made(tmp_path / "a", Plan(seeds(3)))
    assert sorted(files(tmp_path / "a")) == [
        "aurora-test-0.png", "aurora-test-1.png", "aurora-test-2.png", "index.csv", "index.jsonl",
    ]  # fmt: skip
    for row in rows(tmp_path / "a"):
        recipe = read_recipe(tmp_path / "a" / row["file"]).recipe
        assert recipe == from_text(row["recipe"])
        assert (recipe.latent.n, recipe.id) == (row["seed"], row["recipe_id"])


def test_classes_are_equal_and_splits_are_even_in_each_and_bases_stay_together(tmp_path):
    along = (Along("a" * 16, "Up", levels=(-1.0, 0.0, 1.0)),)
    plan = Plan(
        seeds(20, classes=CLASSES, along=along), layout="imagefolder",
        split=(("train", 0.8), ("test", 0.2)), near=0.02,
    )  # fmt: skip
    made(tmp_path, plan)
    found = rows(tmp_path)
    assert len(found) == 60, "pictures of one base are no near-duplicates of each other"
    for label in ("Sea", "Sand"):
        of_class = [row for row in found if row["label"] == label]
        assert len(of_class) == 30
        assert sum(row["split"] == "test" for row in of_class) == 6
        assert {row["Up"] for row in of_class} == {-1.0, 0.0, 1.0}
    by_seed = {}
    for row in found:
        assert row["file"].startswith(f"{row['split']}/{row['label']}/")
        by_seed.setdefault(row["seed"], set()).add(row["split"])
    assert all(len(splits) == 1 for splits in by_seed.values())
    lines = (tmp_path / "test" / "metadata.jsonl").read_text().splitlines()
    assert all((tmp_path / "test" / json.loads(line)["file_name"]).is_file() for line in lines)


def test_near_duplicates_are_dropped_and_others_come_in_their_place(tmp_path):
    maker = made(tmp_path, plan_of("imagefolder"), repeats=(3, 7, 15))
    found = rows(tmp_path)
    assert (maker.dropped, len(found)) == (3, 12), "15 would have replaced 3, and was too near"
    assert not {3, 7, 15} & {row["seed"] for row in found}
    assert sum(row["label"] == "Sea" for row in found) == 6
    card = (tmp_path / "README.md").read_text()
    assert "3 near-duplicates were dropped" in card
    assert "equally many of each class" in card


def test_what_cannot_be_told_apart_ends(tmp_path):
    maker = made(tmp_path, plan_of("imagefolder", 4), repeats=range(1000))
    assert (maker.kept, maker.dropped) == (1, 3 * 8)


def test_a_tar_is_read_by_a_plain_loader(tmp_path):
    made(tmp_path, plan_of("webdataset"))
    seen = {}
    for path in tmp_path.glob("*.tar"):
        with tarfile.open(path) as tar:
            for member in tar:
                key, _, kind = member.name.partition(".")
                seen.setdefault(f"{path.name}/{key}", {})[kind] = tar.extractfile(member).read()
    assert len(seen) == 12
    by_name = {row["file"].removesuffix(".png"): row for row in rows(tmp_path)}
    for key, parts in seen.items():
        told = json.loads(parts["json"])
        assert int(parts["cls"]) == ["Sand", "Sea"].index(told["label"])
        assert told["sha256"] == by_name[key]["sha256"]
        assert read_recipe_of_bytes(parts["png"]) == told["recipe_id"]


def read_recipe_of_bytes(data):
    import io

    from studio.export.reading import read_recipe_of

    return read_recipe_of(io.BytesIO(data)).recipe.id


def test_a_picture_that_cannot_be_made_is_told_and_tried_again(tmp_path):
    maker = made(tmp_path, Plan(seeds(4)), broken=(2,))
    assert (maker.kept, maker.failures) == (3, 1)
    assert len(rows(tmp_path)) == 3
    assert made(tmp_path, Plan(seeds(4))).kept == 4


def test_nothing_at_all_is_an_error(tmp_path):
    with pytest.raises(ExportError, match="fell apart"):
        made(tmp_path, Plan(seeds(2)), broken=(0, 1))


def test_a_file_that_went_missing_is_made_again(tmp_path):
    made(tmp_path, Plan(seeds(3)))
    before = files(tmp_path)
    (tmp_path / "aurora-test-1.png").unlink()
    made(tmp_path, Plan(seeds(3)))
    assert files(tmp_path) == before


def test_places_of_a_list_keep_their_names_labels_and_splits(tmp_path):
    places = tuple(
        Listing(seed_recipe(40, 40, n), f"spot {n}", "old", {"age": n}, "train") for n in (5, 6)
    )
    made(tmp_path, Plan(Listed(places)))
    names = [row["file"] for row in rows(tmp_path)]
    assert names == ["train/000000 spot 5.png", "train/000001 spot 6.png"]
    with (tmp_path / "index.csv").open() as file:
        assert [row["age"] for row in csv.DictReader(file)] == ["5", "6"]


def test_a_folder_is_used_by_one_batch_and_one_program(tmp_path):
    maker = Maker(tmp_path / "a", Plan(seeds(3)), HELPERS)
    with pytest.raises(ExportError, match="made already"):
        Maker(tmp_path / "a", Plan(seeds(3)), HELPERS)
    maker.pause()
    with pytest.raises(InputError, match="Another batch"):
        Maker(tmp_path / "a", Plan(seeds(4)), HELPERS)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "mine.txt").write_text("x")
    with pytest.raises(InputError, match="begins in an empty folder"):
        Maker(tmp_path / "b", Plan(seeds(3)), HELPERS)
    with pytest.raises(InputError, match="No batch was begun"):
        Maker(tmp_path / "c", None, HELPERS)
    (tmp_path / "a" / FOLDER / "plan.json").write_bytes(b"{")
    with pytest.raises(InputError, match="cannot be read any more"):
        Maker(tmp_path / "a", None, HELPERS)


def test_a_formula_in_a_label_stays_text_in_a_spreadsheet(tmp_path):
    place = Listing(seed_recipe(40, 40, 1), "x", "=1+1")
    made(tmp_path, Plan(Listed((place,))))
    assert ",'=1+1," in (tmp_path / "index.csv").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
@pytest.mark.parametrize("layout", ["imagefolder", "webdataset"])
def test_killed_while_it_writes_it_goes_on_to_the_same_bytes(tmp_path, layout):
    plan = plan_of(layout, 400)
    killed, whole = tmp_path / "a" / "set", tmp_path / "b" / "set"
    fix_moment(killed, plan)
    chance = random.Random(layout)
    for _ in range(5):
        command = [sys.executable, "-m", "tests.export.batches.batch_samples", killed, layout]
        with subprocess.Popen(command, cwd=ROOT) as process:
            wait_for_more(killed, process)
            time.sleep(chance.uniform(0, 0.2))
            process.send_signal(signal.SIGKILL)
    left = (killed / FOLDER / "journal.jsonl").read_bytes().count(b"\n")
    assert left > 10
    repeats = range(1, 400, 7)
    made(killed, None, repeats=repeats)
    made(whole, plan, repeats=repeats)
    assert files(killed) == files(whole)


def fix_moment(folder, plan):
    """A batch that was begun at the same moment as those of this test."""
    Journal(folder, plan).close()
    path = folder / FOLDER / "plan.json"
    begun = msgspec.json.decode(path.read_bytes(), type=Begun)
    assert begun.created == CREATED


def wait_for_more(folder, process):
    journal = folder / FOLDER / "journal.jsonl"
    before = journal.stat().st_size
    until = time.monotonic() + 120
    while journal.stat().st_size == before and time.monotonic() < until:
        assert process.poll() is None, "it ended too early to be killed"
        time.sleep(0.01)


def test_the_pixels_are_those_that_came(tmp_path):
    from tests.export.batches.batch_samples import drawn

    made(tmp_path, Plan(seeds(1)))
    with Image.open(tmp_path / "aurora-test-0.png") as image:
        assert np.array_equal(np.asarray(image), drawn(seed_recipe(40, 40, 0)))
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".tmp")]
