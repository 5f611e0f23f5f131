"""A show as a process of its own: started, seen, ended; what it complains of is told."""

from __future__ import annotations

import json
import sys

import pytest
from PySide6.QtCore import QObject

from studio.files.paths import log_folder
from studio.ui.show.composer.running import Running

PLAYS = """
import json, pathlib, signal, sys, time
status = pathlib.Path({status!r})
status.parent.mkdir(parents=True, exist_ok=True)
status.write_text(json.dumps({{"state": "playing", "words": sys.argv[1:]}}))
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
while True:
    time.sleep(0.05)
"""
COMPLAINS = (
    "import sys; sys.stderr.write('A show is running on this computer already.\\n'); sys.exit(2)"
)


@pytest.fixture
def running(qtbot, tmp_path):
    owner = QObject()
    made = []

    def build(code):
        program = (sys.executable, "-c", code)
        made.append(Running(owner, program))
        return made[-1]

    yield build
    for one in made:
        one.stop()
        one.close()


def test_it_is_started_seen_and_ended(running, qtbot, tmp_path):
    told = []
    status = log_folder() / "show-status.json"
    show = running(PLAYS.format(status=str(status)))
    show.changed.connect(told.append)
    show.watch(True)
    show.start(tmp_path / "hall.show")
    qtbot.waitUntil(lambda: bool(told and told[-1]), timeout=20_000)
    assert told[-1]["words"] == ["show", str(tmp_path / "hall.show")]
    assert json.loads(status.read_text())["state"] == "playing"
    assert show.on
    show.stop()
    qtbot.waitUntil(lambda: not show.on, timeout=20_000)
    assert told[-1] == {}


def test_what_it_complains_of_is_told(running, qtbot, tmp_path):
    said = []
    show = running(COMPLAINS)
    show.failed.connect(said.append)
    show.watch(True)
    show.start(tmp_path / "hall.show")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said == ["A show is running on this computer already."]
    assert not show.on


def test_a_show_that_somebody_else_started_is_noticed_while_it_says_so(running, qtbot):
    status = log_folder() / "show-status.json"
    status.parent.mkdir(parents=True, exist_ok=True)
    show = running("")
    show.watch(True)
    assert not show.plays
    status.write_text(json.dumps({"state": "playing"}))
    show.look()
    assert show.plays
    assert not show.on
    status.write_text(json.dumps({"state": "ended"}))
    show.look()
    assert not show.plays


def test_who_started_it_is_told_when_it_begins_and_ends_whatever_is_looked_at(
    running, qtbot, tmp_path
):
    told = []
    show = running("")
    show.began.connect(told.append)
    show.watch(False)
    show.start(tmp_path / "hall.show", ("--listen", "midi"))
    qtbot.waitUntil(lambda: told == [True, False], timeout=20_000)
