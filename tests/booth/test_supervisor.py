"""The supervisor with players that are told what to do, and once with real processes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import ClassVar

import pytest

from studio.booth import supervisor as sup
from studio.booth.health import read_status
from studio.booth.player import Player
from studio.booth.supervisor import LEFT, SAFE_S, SILENT_S, Plan, Supervisor
from studio.errors import InputError

ROOT = Path(__file__).resolve().parents[2]


class Actor:
    """A player without a process."""

    made: ClassVar = []

    def __init__(self, words, log, clock):
        self.words, self.clock = words, clock
        self.beat, self.beats, self.code, self.said = {}, 10, None, []
        self.heard = clock()
        self.ended = False
        self.pid = 2**22 + 1000 + len(Actor.made)
        Actor.made.append(self)

    @property
    def silence_s(self):
        return self.clock() - self.heard

    def tell(self, word):
        self.said.append(word)

    def set(self, what, word):
        if word not in self.said[-1:]:
            self.said.append(word)

    def end(self, gently=False):
        self.ended = True


class Booth:
    def __init__(self, folder, monkeypatch, operator=None):
        Actor.made = []
        self.now, self.used, self.killed = 0.0, {}, []
        monkeypatch.setattr(sup, "resident_bytes", lambda pid: self.used.get(pid, 1 << 20))
        monkeypatch.setattr(sup, "_kill", self.killed.append)
        self.supervisor = Supervisor(
            Plan(["stage"], ["under"], folder, operator=operator),
            lambda words, log: Actor(words, log, self.clock), self.clock,
        )  # fmt: skip

    def clock(self):
        return self.now

    def look(self, seconds=0.1, beating=True):
        """Time goes by in small steps."""
        for _ in range(max(1, round(seconds / 0.1))):
            self.now += 0.1
            for actor in Actor.made if beating else ():
                if actor.code is None:
                    actor.heard = self.now
            if self.supervisor.look():
                return True
        return False

    def of(self, words):
        return [a for a in Actor.made if a.words == [words]]


@pytest.fixture
def booth(tmp_path, monkeypatch):
    made = Booth(tmp_path, monkeypatch)
    made.look(0.5)
    yield made
    made.supervisor.close()
    assert all(a.ended or a.code is not None for a in Actor.made)


def test_the_stage_comes_first_and_the_understudy_rests_behind_it(booth):
    assert [a.words for a in Actor.made] == [["stage"], ["under"]]
    assert booth.of("under")[0].said[-1] == "rest"


def test_a_dead_stage_shows_the_understudy_at_once_and_comes_back(booth):
    booth.of("stage")[0].code = -9
    booth.look()
    assert booth.of("under")[0].said[-1] == "play"
    booth.look(0.3)
    assert len(booth.of("stage")) == 2
    assert booth.of("under")[0].said[-1] == "rest"


def test_a_silent_stage_is_ended_with_its_engine(booth):
    booth.of("stage")[0].beat = {"engine_pid": 424242}
    booth.look(SILENT_S + 0.5, beating=False)
    assert booth.of("stage")[0].ended
    assert 424242 in booth.killed
    assert len(booth.of("stage")) >= 2


def test_a_young_window_is_given_time(booth):
    booth.of("stage")[0].code = 1
    booth.look(0.3)
    booth.of("stage")[1].beats = 0
    booth.look(SILENT_S + 5, beating=False)
    assert not booth.of("stage")[1].ended


def test_too_much_memory_ends_a_window_and_an_engine(booth):
    stage = booth.of("stage")[0]
    stage.beat = {"engine_pid": 424242}
    booth.used[424242] = 10_000 << 20
    booth.look()
    assert booth.killed == [424242]
    assert not stage.ended
    booth.used[stage.pid] = 2000 << 20
    booth.look()
    assert stage.ended


def test_five_engine_faults_are_the_safe_scene_until_it_is_tried_again(booth):
    stage = booth.of("stage")[0]
    for fault in range(1, 5):
        stage.beat = {"engine_faults": fault}
        booth.look(1)
    assert stage.said[-1] == "try"
    stage.beat = {"engine_faults": 5}
    booth.look(1)
    assert stage.said[-1] == "safe"
    booth.look(SAFE_S + 1)
    assert stage.said[-1] == "try"


def test_restarts_have_no_end_and_their_pauses_grow_only_so_far(booth):
    for _ in range(12):
        booth.of("stage")[-1].code = -11
        booth.look(9)
    assert len(booth.of("stage")) == 13


def test_only_the_operator_ends_it(booth):
    booth.of("stage")[0].code = 0
    assert not booth.look(1)
    booth.of("stage")[-1].code = LEFT
    assert booth.look(0.2)


def test_a_wall_clock_that_jumps_changes_nothing(booth, monkeypatch):
    monkeypatch.setattr(time, "time", lambda: 0.0)
    booth.look(3)
    monkeypatch.setattr(time, "time", lambda: 4e9)
    booth.look(3)
    assert len(Actor.made) == 2


def test_two_supervisors_refuse(booth, tmp_path):
    with pytest.raises(InputError, match="running"):
        Supervisor(Plan(["stage"], ["under"], tmp_path))


def test_the_status_says_how_things_stand(booth, tmp_path):
    booth.of("stage")[0].beat = {"visitors": 7, "engine_faults": 1}
    booth.look(2)
    told = read_status(tmp_path)
    assert told["state"] == "playing"
    assert told["window"]["visitors"] == 7
    assert told["faults"]["engine"] == 1


# ---- real processes -----------------------------------------------------------------------------
WINDOW = """
import json, sys, threading, time
def hear():
    for line in sys.stdin:
        if line.strip() == "leave": import os; os._exit(0)
threading.Thread(target=hear, daemon=True).start()
while True:
    print(json.dumps({"live": True}), flush=True); time.sleep(0.1)
"""


class Script(Player):
    """A player whose process is a small script."""

    def __init__(self, words, log=None):
        real = subprocess.Popen

        def instead(_words, **options):
            return real([sys.executable, "-c", WINDOW, *words], **options)

        subprocess.Popen = instead
        try:
            super().__init__(words, log)
        finally:
            subprocess.Popen = real


def test_a_real_window_is_heard_killed_and_replaced(tmp_path):
    made = Supervisor(Plan(["stage"], ["under"], tmp_path), Script)
    try:
        ends = time.monotonic() + 60

        def until(done):
            while not done():
                assert time.monotonic() < ends
                made.look()
                time.sleep(0.02)

        until(lambda: len(made.pids) == 2 and made.stage_beat)
        first = made.pids["stage"]
        os.kill(first, signal.SIGKILL)
        until(lambda: made.pids.get("stage", first) != first and made.stage_beat)
        until(lambda: read_status(tmp_path).get("faults", {}).get("stage") == 1)
    finally:
        made.close()
    assert made.pids == {}


# ---- the operator's window ----------------------------------------------------------------------
@pytest.fixture
def watched(tmp_path, monkeypatch):
    made = Booth(tmp_path, monkeypatch, operator=["desk"])
    yield made
    made.supervisor.close()


def told(operator):
    return json.loads(next(w for w in reversed(operator.said) if w.startswith("status "))[7:])


def test_the_operators_window_is_told_and_its_orders_pass_once(watched):
    watched.look(1.0)
    (stage,), (operator,) = watched.of("stage"), watched.of("desk")
    stage.beat = {"visitors": 3, "picture": "abc"}
    operator.beat = {"orders": [[1, "black on"], [2, "rm -rf"], ["x"], [3, "next"]]}
    watched.look(3.0)
    assert "watch on" in stage.said
    assert [w for w in stage.said if w == "order next"] == ["order next"]
    assert "order black on" in stage.said
    assert not any("rm" in word for word in stage.said)
    assert told(operator)["picture"] == "abc"
    assert told(operator)["window"]["visitors"] == 3
    assert "picture" not in read_status(watched.supervisor._plan.folder)["window"]
    stage.code = -9  # what lasts is told to the one that comes after, and to the understudy
    watched.look(3.0)
    assert "order black on" in watched.of("stage")[1].said
    assert "order black on" in watched.of("under")[0].said


def test_a_closed_operators_window_stays_closed_and_a_dead_one_comes_back(watched):
    watched.look(1.0)
    watched.of("desk")[0].code = -9
    watched.look(2.0)
    assert len(watched.of("desk")) == 2
    watched.of("desk")[1].code = 0
    watched.look(30.0)
    assert len(watched.of("desk")) == 2
    said = [word for word in watched.of("stage")[0].said if word.startswith("watch")]
    assert said[-1] == "watch off"


def test_a_window_that_does_not_listen_never_holds_the_supervisor_up(tmp_path):
    """Its pipe is full after 64 KB; telling more than that must not wait."""
    sleeper = Player.__new__(Player)
    sleeper._process = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(60)"], stdin=subprocess.PIPE
    )
    os.set_blocking(sleeper._process.stdin.fileno(), False)
    try:
        for _ in range(40):
            sleeper.tell("status " + "x" * 50_000)
    finally:
        sleeper._process.kill()
        sleeper._process.wait()
        sleeper._process.stdin.close()
