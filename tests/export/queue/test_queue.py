"""The queue on the disk: its order, whose it is, what survives; and how each kind is made."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from studio.errors import ExportError, InputError, MissingModel
from studio.export.batches.maker import Helpers
from studio.export.batches.plan import Plan
from studio.export.films.table import MP4
from studio.export.metadata.provenance import Crop
from studio.export.queue.makings import open_task
from studio.export.queue.store import Queue
from studio.export.queue.tasks import (
    BatchTask,
    SheetTask,
    StillTask,
    from_json,
    to_json,
)
from studio.export.reading import read_recipe
from studio.export.spec import StillSpec
from tests.export.batches.batch_samples import HELPERS, seeds
from tests.export.export_samples import picture, seed_recipe
from tests.helpers.frames_task import frames_task

ROOT = Path(__file__).resolve().parents[3]


def still(name="a.png", folder="/nowhere"):
    return StillTask(f"{folder}/{name}", seed_recipe(), StillSpec())


def film(path="/nowhere/a.mp4", count=3):
    frames = tuple(seed_recipe(64, 48, n // 2) for n in range(count))
    return frames_task(str(path), frames, MP4.usual(12))


def batch(path="/nowhere/set", count=3):
    return BatchTask(str(path), Plan(seeds(count)))


def made(making):
    """Everything it asks for, in two bands each; gives the pictures asked for."""
    asked = []
    while (ask := making.ask()) is not None:
        asked.append(ask)
        rows = picture(ask.recipe.width, ask.recipe.height, ask.bits, seed=ask.recipe.latent.n)
        making.band(0, rows[:20])
        making.band(20, rows[20:])
        making.made()
    return asked


@pytest.mark.parametrize("task", [still(), film(), batch()], ids=["still", "film", "batch"])
def test_a_task_survives_json(task):
    assert from_json(to_json(task)) == task


@pytest.mark.parametrize("data", [b"", b"{}", b'{"type": "still"}', b"\xff", b"[" * 100_000])
def test_what_is_no_task_is_refused(data):
    with pytest.raises(InputError, match="cannot be read any more"):
        from_json(data)


def test_what_is_done_soon_goes_before_what_takes_long(tmp_path):
    queue = Queue(tmp_path)
    for task in (batch(), film(), still("1.png"), still("2.png"), film("/x/b.mp4")):
        queue.add(task)
    assert [e.name for e in queue.entries()] == ["1.png", "2.png", "a.mp4", "b.mp4", "set"]
    queue.add(still("3.png"), priority=-1)
    queue.add(batch("/x/now"), priority=1)
    names = [e.name for e in queue.entries()]
    assert (names[0], names[-1]) == ("now", "3.png")
    queue.close()


def test_what_a_program_left_is_taken_over_and_what_lives_is_not(tmp_path):
    first, second = Queue(tmp_path), Queue(tmp_path)
    entry = first.add(still())
    first.change(entry.id, state="running", done=3)
    assert second.adopt() == []
    assert second.is_elsewhere(second.entries()[0])
    first.close()
    (found,) = second.adopt()
    assert (found.state, found.done, found.owner) == ("waiting", 3, second.owner)
    assert second.task(found.id) == still()
    assert second.adopt() == []
    second.close()


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_all_that_was_added_is_there_after_a_kill(tmp_path):
    code = (
        "import os, sys, time; from pathlib import Path;"
        "from studio.export.queue.store import Queue;"
        "from tests.export.queue.test_queue import still;"
        "q = Queue(Path(sys.argv[1]));\n"
        "for n in range(10**6): q.add(still(f'{n}.png')); os.write(1, b'%d\\n' % n)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        said = process.stdout.readline()
        time.sleep(0.3)
        process.kill()
        said += process.stdout.read()
    last = int(said.split(b"\n")[:-1][-1])
    queue = Queue(tmp_path)
    assert len(queue.adopt()) >= last + 1
    assert {e.state for e in queue.entries()} == {"waiting"}
    queue.close()


def test_only_the_newest_of_what_is_done_is_kept(tmp_path):
    queue = Queue(tmp_path)
    for n in range(105):
        queue.change(queue.add(still(f"{n}.png")).id, state="done", ended=float(n + 1))
    queue.adopt()
    names = {e.name for e in queue.entries()}
    assert len(names) == 100
    assert "104.png" in names
    assert "0.png" not in names
    queue.close()


def test_a_file_that_is_no_queue_is_one_sentence(tmp_path):
    (tmp_path / "queue.sqlite").write_bytes(b"x" * 5000)
    with pytest.raises(ExportError, match="queue cannot be used"):
        Queue(tmp_path).entries()
    (tmp_path / "queue.sqlite").unlink()
    with sqlite3.connect(tmp_path / "queue.sqlite") as database:
        database.execute("CREATE TABLE tasks (id INTEGER)")
    with pytest.raises(ExportError, match="queue cannot be used"):
        Queue(tmp_path).entries()


# ---- how they are made --------------------------------------------------------------------------
def test_a_still_is_cropped_and_put_on_a_free_name(tmp_path):
    task = StillTask(str(tmp_path / "new" / "a.png"), seed_recipe(), StillSpec(),
                     Crop(3, 5, 20, 30))  # fmt: skip
    for name in ("a.png", "a 2.png"):
        making = open_task(task, HELPERS)
        assert len(made(making)) == 1
        assert making.finish() == tmp_path / "new" / name
        making.pause()
    with Image.open(tmp_path / "new" / "a.png") as image:
        expected = picture(64, 48, seed=4182)[5:35, 3:23]
        assert np.array_equal(np.asarray(image), expected)


def test_a_film_goes_on_where_it_was_paused(tmp_path):
    task = film(tmp_path / "a.mp4", 100)
    making = open_task(task, HELPERS)
    for _ in range(20):
        ask = making.ask()
        making.band(0, picture(64, 48, seed=ask.recipe.latent.n))
        making.made()
    making.pause()
    again = open_task(task, HELPERS)
    assert again.done == 24, "whole pieces of the 40 frames"
    assert len(made(again)) == 38
    again.finish()
    with av.open(tmp_path / "a.mp4") as container:
        assert len(list(container.decode(video=0))) == 100
    assert read_recipe(tmp_path / "a.mp4").provenance.parts[1] == seed_recipe(64, 48, 1)


def test_a_film_of_a_model_of_one_size_has_the_size_that_was_asked_for(tmp_path):
    frames = tuple(seed_recipe(64, 48, n) for n in range(4))
    task = frames_task(str(tmp_path / "a.mp4"), frames, MP4.usual(12), (320, 240))
    assert from_json(to_json(task)) == task
    making = open_task(task, HELPERS)
    made(making)
    with av.open(making.finish()) as container:
        assert (container.streams.video[0].width, container.streams.video[0].height) == (320, 240)
        assert len(list(container.decode(video=0))) == 4


def test_a_sheet_holds_all_of_its_pictures(tmp_path):
    recipes = tuple(seed_recipe(64, 48, n) for n in range(4))
    task = SheetTask(str(tmp_path / "a.png"), recipes, ("a", "b", "c", "d"), StillSpec(), 2)
    making = open_task(task, HELPERS)
    made(making)
    path = making.finish()
    assert read_recipe(path).provenance.parts == recipes
    making.pause()


def test_a_batch_is_made_in_its_folder(tmp_path):
    making = open_task(batch(tmp_path / "set"), HELPERS)
    made(making)
    assert making.finish() == tmp_path / "set"
    assert len(list((tmp_path / "set").glob("*.png"))) == 3


def test_a_model_that_is_gone_and_a_folder_that_is_none(tmp_path):
    with pytest.raises(MissingModel, match="not installed"):
        open_task(still(), Helpers({}, lambda *recipes: None))
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError, match="not a folder"):
        open_task(still(folder=str(tmp_path / "file" / "below")), HELPERS)
    assert os.listdir(tmp_path) == ["file"]
