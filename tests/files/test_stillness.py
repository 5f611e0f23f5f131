"""A thread that sleeps for ever is still; one that wakes, works or is gone is not."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from studio.files.stillness import Stillness

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
SLEEPS = "import time; print(1, flush=True); time.sleep(60)"
WAKES = "import time; print(1, flush=True)\nwhile True: time.sleep(0.02)"
WORKS = "print(1, flush=True)\nwhile True: pass"


@pytest.mark.parametrize(("code", "still"), [(SLEEPS, True), (WAKES, False), (WORKS, False)])
def test_only_a_thread_that_is_never_woken_is_still(code, still):
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    try:
        process.stdout.readline()
        time.sleep(0.1)
        watch = Stillness()
        watch.look(process.pid, 0.0)
        time.sleep(0.15)
        seconds = watch.look(process.pid, 1.6)
        assert (seconds == 1.6) is still
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    assert watch.look(process.pid, 2.0) == 0.0


def test_a_process_that_was_stopped_is_still_as_a_whole():
    process = subprocess.Popen([sys.executable, "-c", WAKES], stdout=subprocess.PIPE)
    try:
        process.stdout.readline()
        watch = Stillness(whole=True)
        watch.look(process.pid, 0.0)
        time.sleep(0.15)
        assert watch.look(process.pid, 1.0) == 0.0
        process.send_signal(signal.SIGSTOP)
        time.sleep(0.1)
        watch.look(process.pid, 2.0)
        assert watch.look(process.pid, 3.5) == 1.5
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_another_process_begins_anew():
    watch = Stillness()
    watch.look(2**22 + 7, 0.0)
    assert watch.look(2**22 + 9, 5.0) == 0.0
