"""An engine that was kept ready takes the place of one that is gone."""

import os
import signal
import subprocess
import sys
import time

import pytest

from studio.files import spares
from studio.inference.apart.client import ProcessClient
from studio.values import messages as m
from tests.helpers.fake_generator import FakeModels, card_of
from tests.inference.apart.test_process_client import PATIENCE_S, FaultyOpener, Served, draft, shown

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals")


@pytest.fixture
def folder():
    made = spares.make_folder()
    yield made
    spares.drop_folder(made)


def spare(folder):
    """A process that is ready."""
    words = [sys.executable, "-m", "studio", "engine", str(folder)]
    process = subprocess.Popen(words, stdin=subprocess.PIPE)
    until = time.monotonic() + PATIENCE_S
    while not spares.ready(folder, process.pid):
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.02)
    return process


def test_the_one_that_is_ready_draws_and_after_it_one_that_is_started(folder):
    ready = spare(folder)
    served = Served(ProcessClient(FakeModels, opener=FaultyOpener(), spares=folder))
    served.client.post(m.OpenModel(card_of().ref, 1))
    served.client.post(draft(1))
    served.until(shown(1))
    assert served.client.pid == ready.pid
    assert spares.claim(folder) is None
    os.kill(ready.pid, signal.SIGKILL)
    served.client.post(draft(2))
    served.until(shown(2))
    assert served.client.pid not in (None, ready.pid)
    assert served.client.faults == 1
    served.close()
    ready.wait(PATIENCE_S)
    ready.stdin.close()


def test_one_that_works_outlives_who_kept_it_and_ends_with_who_took_it(folder):
    ready = spare(folder)
    (folder / "0.spare").write_text(str(folder / "nobody-is-behind-this.door"))
    served = Served(ProcessClient(FakeModels, opener=FaultyOpener(), spares=folder))
    served.client.post(draft(1))
    served.until(shown(1))
    ready.stdin.close()
    served.client.post(draft(2))
    served.until(shown(2))
    assert served.client.faults == 0
    served.close()
    assert ready.wait(PATIENCE_S) == 0


def test_one_that_nobody_took_ends_with_who_kept_it(folder):
    words = [sys.executable, "-m", "studio", "engine", str(folder)]
    assert subprocess.run(words, stdin=subprocess.DEVNULL, timeout=PATIENCE_S).returncode == 0
    assert spares.claim(folder) is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_an_engine_that_was_stopped_is_found_within_seconds():
    from studio.inference.apart.client import Patience

    served = Served(
        ProcessClient(FakeModels, opener=FaultyOpener(), patience=Patience(PATIENCE_S, PATIENCE_S))
    )
    served.client.post(draft(1))
    served.until(shown(1))
    os.kill(served.client.pid, signal.SIGSTOP)
    served.client.post(draft(2))
    served.until(shown(2))
    assert served.client.faults == 1
    served.close()
