"""Faults and their pauses, the lock, the number, the log, the endpoint."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from studio.booth import health, pin
from studio.booth.endpoint import Endpoint
from studio.booth.faults import CALM_S, MANY, PAUSES_S, WITHIN_S, FaultLine
from studio.booth.health import Health, read_status
from studio.booth.memory import own_bytes, resident_bytes
from studio.booth.pin import LOCKED_S, TRIES, Lock, set_pin
from studio.booth.single import Single
from studio.errors import InputError

ROOT = Path(__file__).resolve().parents[2]


# ---- faults -------------------------------------------------------------------------------------
def test_pauses_grow_to_an_end_and_begin_anew_after_calm():
    line = FaultLine()
    assert [line.note(float(n)) for n in range(8)] == [*PAUSES_S, PAUSES_S[-1], PAUSES_S[-1]]
    assert line.note(8 + CALM_S) == 0.0
    assert line.total == 9


def test_five_in_ten_minutes_are_many_and_are_forgotten_after():
    line = FaultLine()
    for n in range(MANY - 1):
        line.note(100.0 * n)
    assert not line.many(400.0)
    line.note(450.0)
    assert line.many(460.0)
    assert not line.many(450.0 + WITHIN_S + 1)


# ---- one supervisor -----------------------------------------------------------------------------
def test_two_refuse_each_other_and_a_killed_one_lets_go(tmp_path):
    path = tmp_path / "deep" / "show.lock"
    first = Single(path)
    with pytest.raises(InputError, match="running"):
        Single(path)
    first.close()
    code = (
        "import sys, pathlib; from studio.booth.single import Single;"
        f"kept = Single(pathlib.Path({str(path)!r})); print('in', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout.readline().strip() == b"in"
    with pytest.raises(InputError):
        Single(path)
    other.kill()
    other.communicate()
    Single(path).close()


# ---- the number ---------------------------------------------------------------------------------
@pytest.fixture
def cheap(monkeypatch):
    monkeypatch.setattr(pin, "_N", 16)


@pytest.mark.usefixtures("cheap")
def test_the_right_number_opens_and_nothing_readable_is_kept(tmp_path):
    set_pin(tmp_path, "4182")
    kept = (tmp_path / pin.FILE).read_text()
    assert "4182" not in kept
    if os.name == "posix":
        assert (tmp_path / pin.FILE).stat().st_mode & 0o077 == 0
    lock = Lock(tmp_path)
    assert lock.is_set
    assert lock.opens("4182")
    assert not lock.opens("4183")
    set_pin(tmp_path, "4182")
    assert (tmp_path / pin.FILE).read_text() != kept  # another salt


@pytest.mark.usefixtures("cheap")
def test_after_five_wrong_ones_even_the_right_one_waits(tmp_path):
    set_pin(tmp_path, "000000")
    now = [0.0]
    lock = Lock(tmp_path, lambda: now[0])
    assert not any(lock.opens("1111") for _ in range(TRIES))
    assert lock.wait_s == LOCKED_S
    assert not lock.opens("000000")
    now[0] = LOCKED_S
    assert lock.opens("000000")


@pytest.mark.parametrize("wrong", ["", "123", "12a4", "1" * 13, "１２３４"])
def test_what_is_no_number_is_refused(tmp_path, wrong):
    with pytest.raises(InputError):
        set_pin(tmp_path, wrong)
    assert not Lock(tmp_path).is_set


@pytest.mark.parametrize("content", ["", "{", "[]", '{"salt": 1}', '{"salt": "zz", "hash": ""}'])
def test_a_damaged_file_opens_nothing_and_removing_it_does(tmp_path, content):
    path = tmp_path / pin.FILE
    path.write_text(content)
    assert not Lock(tmp_path).opens("1234")
    path.unlink()
    assert Lock(tmp_path).opens("anything")


# ---- health -------------------------------------------------------------------------------------
def test_the_log_never_grows_beyond_its_bounds(tmp_path, monkeypatch):
    monkeypatch.setattr(health, "FILE_BYTES", 2000)
    made = Health(tmp_path)
    for n in range(1000):
        made.say("well", number=n)
    made.close()
    logs = list(tmp_path.glob("show-health.log*"))
    assert len(logs) == 1 + health.OLDER
    assert sum(p.stat().st_size for p in logs) <= 2000 * len(logs)
    assert (4 << 20) * (1 + health.OLDER) <= 25 << 20


def test_the_status_is_read_back_and_a_broken_one_is_none(tmp_path):
    made = Health(tmp_path)
    made.tell({"state": "playing"})
    assert read_status(tmp_path)["state"] == "playing"
    made.close()
    assert read_status(tmp_path)["state"] == "ended"
    (tmp_path / health.STATUS).write_text("[")
    assert read_status(tmp_path) == {}


def test_a_full_disk_is_no_fault(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    made = Health(blocked / "logs")
    made.say("well")
    made.tell({"state": "playing"})
    made.close()


def test_memory_of_this_process_and_of_none():
    assert (resident_bytes(os.getpid()) or 0) > 1 << 20
    assert resident_bytes(2**22 + 12345) is None


HOLDS = """
import mmap, os
from studio.booth.memory import own_bytes
before = own_bytes(os.getpid())
held = mmap.mmap(-1, 20 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
held.write(b"x" * len(held))
print((own_bytes(os.getpid()) - before) / len(held))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells")
def test_what_is_held_for_oneself_grows_with_what_is_held():
    # a process of its own: in a large one the pages given back by others hide what is taken
    told = subprocess.run(
        [sys.executable, "-c", HOLDS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert 0.9 < float(told.stdout) < 2.2
    assert own_bytes(2**22 + 12345) is None


# ---- the endpoint -------------------------------------------------------------------------------
def asked(port, path="/", host=None):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
    if host:
        request.add_header("Host", host)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, b""


def test_the_endpoint_tells_the_status_on_loopback_to_its_own_name_only():
    made = Endpoint(lambda: {"state": "playing"})
    code, body = asked(made.port)
    assert (code, json.loads(body)) == (200, {"state": "playing"})
    assert asked(made.port, "/etc/passwd")[0] == 404
    assert asked(made.port, host="evil.example")[0] == 404
    made.close()
