"""`studio queue`: what waits is listed, made without a window, and survives a kill."""

import json
import os

import pytest

from studio.cli import batching, queueing
from studio.errors import DiskFull
from studio.export.queue.store import Queue
from studio.export.queue.tasks import StillTask
from studio.export.spec import StillSpec
from studio.values.edit import new_recipe
from tests.helpers.commands import fake_installed, runner
from tests.helpers.fake_generator import card_of


@pytest.fixture(autouse=True)
def fake_model(tmp_path_factory, monkeypatch):
    return fake_installed(tmp_path_factory.mktemp("home"), monkeypatch, batching, queueing)


@pytest.fixture
def studio(capsys):
    return runner(capsys)


def add(path, n=1):
    queue = Queue()
    queue.add(StillTask(str(path), new_recipe(card_of(), n, (32, 24)), StillSpec()))
    queue.close()


def test_what_waits_is_made_and_listed(studio, tmp_path):
    add(tmp_path / "a.png")
    words = ("batch", "--model", "fake", "--seeds", "0-3", "--size", "16x16", "--later")
    assert "Number 2" in studio(*words, "-o", tmp_path / "many")[1]
    assert not (tmp_path / "many").exists()
    listed = json.loads(studio("queue", "--json")[1])
    assert [(e["number"], e["state"], e["kind"]) for e in listed] == [
        (1, "waiting", "still"), (2, "waiting", "batch"),
    ]  # fmt: skip
    code, out, err = studio("queue", "run", "--bell")
    assert code == 0, err
    assert out.splitlines() == [str(tmp_path / "a.png"), str(tmp_path / "many")]
    assert "\a" in err
    assert len(list((tmp_path / "many").glob("*.png"))) == 4
    assert "done 4 of 4" in studio("queue")[1]


def test_paused_put_first_taken_out(studio, tmp_path):
    for name in ("a", "b", "c"):
        add(tmp_path / f"{name}.png")
    assert studio("queue", "pause", 1)[0] == 0
    assert studio("queue", "first", 3)[0] == 0
    assert studio("queue", "remove", 2)[0] == 0
    assert studio("queue", "run")[1].splitlines() == [str(tmp_path / "c.png")]
    assert studio("queue", "resume", 1)[0] == 0
    assert studio("queue", "run")[1].splitlines() == [str(tmp_path / "a.png")]
    code, _, err = studio("queue", "pause", 1)
    assert (code, "a.png is done" in err) == (2, True)
    assert studio("queue", "remove", 9)[0] == 2


def test_a_folder_that_is_gone_fails_alone(studio, tmp_path):
    (tmp_path / "gone").write_bytes(b"")
    add(tmp_path / "gone" / "a.png")
    add(tmp_path / "b.png")
    code, out, err = studio("queue", "run")
    assert code == 1
    assert out.strip() == str(tmp_path / "b.png")
    assert "is not a folder" in err
    assert "failed" in studio("queue")[1]


def test_a_full_disk_lets_all_wait(studio, tmp_path, monkeypatch):
    def full(self):
        raise DiskFull("The disk is full: make room and try again.")

    add(tmp_path / "a.png")
    add(tmp_path / "b.png")
    with monkeypatch.context() as patch:
        patch.setattr("studio.export.queue.makings.StillMaking.finish", full)
        code, _, err = studio("queue", "run")
    assert code == 2
    assert "The disk is full" in err
    assert studio("queue")[1].count("waiting") == 2
    assert len(studio("queue", "run")[1].splitlines()) == 2
    assert sorted(os.listdir(tmp_path)) == ["a.png", "b.png"]


def test_what_is_in_an_open_window_stays_there(studio, tmp_path):
    window = Queue()
    window.add(StillTask(str(tmp_path / "a.png"), new_recipe(card_of(), 1, (32, 24)), StillSpec()))
    assert studio("queue", "run")[1] == ""
    assert "in a window that is open" in studio("queue")[1]
    assert "change it there" in studio("queue", "pause", 1)[2]
    window.close()
    assert studio("queue", "run")[1].strip() == str(tmp_path / "a.png")


def test_an_empty_queue_says_so(studio):
    assert studio("queue")[1].strip() == "Nothing waits."
    assert studio("queue", "run")[0] == 0
