import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from studio.inference.apart.client import Patience, ProcessClient
from studio.inference.client import InProcessClient
from studio.values import messages as m
from tests.helpers.fake_generator import FakeGenerator, FakeModels, card_of, recipe_of

PATIENCE_S = 300


class FaultyOpener:
    """Opens models whose picture of seed 66 ends the process, of seed 77 never ends."""

    def __call__(self, model, device):
        models = FakeModels(model.card)
        models.script.on_render = _fault
        return FakeGenerator(model.card, models.script, device)


def _fault(generator, request):
    if request.controls["bright"] == 0.66:
        os.kill(os.getpid(), signal.SIGKILL)
    if request.controls["bright"] == 0.77:
        time.sleep(PATIENCE_S)


class Served:
    """A client served on a thread; what it delivered, and when all of a kind is there."""

    def __init__(self, client):
        self.client, self.results, self.some = client, [], threading.Condition()
        self.thread = threading.Thread(target=client.serve, args=(self._deliver,))
        self.thread.start()

    def _deliver(self, result):
        with self.some:
            self.results.append(result)
            self.some.notify()

    def of(self, kind):
        return [r for r in self.results if isinstance(r, kind)]

    def until(self, done):
        with self.some:
            assert self.some.wait_for(lambda: done(self), PATIENCE_S), self.results

    def close(self):
        self.client.close()
        self.thread.join(30)
        assert not self.thread.is_alive()


@pytest.fixture
def serve():
    made = []

    def start(**options):
        made.append(Served(ProcessClient(FakeModels, opener=FaultyOpener(), **options)))
        return made[-1]

    yield start
    for served in made:
        served.close()
        assert served.client.pid is None


def draft(number, **controls):
    return m.DraftRequest(number, recipe_of(number, **controls), 64, 1)


def shown(number):
    return lambda served: any(r.id == number for r in served.of(m.FrameReady))


def test_it_draws_what_the_engine_in_this_process_draws(serve):
    served = serve()
    job = m.FramesJob(1, tuple(recipe_of(n, (96, 64)) for n in range(3)))
    export = m.ExportJob(2, recipe_of(5, (70, 50)), 16)
    for request in (draft(1), job, export):
        served.client.post(request)
    served.until(lambda s: shown(1)(s) and len(s.of(m.JobDone)) == 2)
    here = Served(InProcessClient(FakeModels(), None, FaultyOpener()))
    for request in (draft(1), job, export):
        here.client.post(request)
    here.until(lambda s: shown(1)(s) and len(s.of(m.JobDone)) == 2)
    here.close()
    for kind, name in ((m.FrameReady, "pixels"), (m.JobFrame, "pixels"), (m.Band, "rows")):
        mine, theirs = served.of(kind), here.of(kind)
        assert len(mine) == len(theirs) > 0
        for a, b in zip(mine, theirs, strict=True):
            assert np.array_equal(getattr(a, name), getattr(b, name))
    assert served.of(m.FrameReady)[0].recipe == recipe_of(1)


def test_it_dies_and_comes_back_with_what_was_asked(serve):
    served = serve()
    served.client.post(m.OpenModel(card_of().ref, 1))
    served.client.post(draft(1))
    served.until(shown(1))
    before = served.client.pid
    os.kill(before, signal.SIGKILL)
    served.client.post(draft(2))
    served.until(shown(2))
    assert served.client.pid != before
    assert [r.faults for r in served.of(m.EngineLost)] == [1]
    assert len(served.of(m.ModelReady)) == 1
    assert len(served.of(m.EngineReady)) == 2


def test_a_picture_that_ends_the_engine_fails_and_the_next_is_drawn(serve):
    served = serve()
    served.client.post(m.OpenModel(card_of().ref, 1))
    served.client.post(draft(1, bright=0.66))
    served.until(lambda s: s.of(m.FrameFailed))
    assert [r.id for r in served.of(m.FrameFailed)] == [1]
    assert served.client.faults == 2
    served.client.post(draft(2))
    served.until(shown(2))


def test_an_engine_that_is_stuck_is_started_again(serve):
    served = serve(patience=Patience(1.0, 60.0))
    served.client.post(draft(1))
    served.until(shown(1))
    served.client.post(draft(2, bright=0.77))
    time.sleep(0.3)
    served.client.post(draft(3))
    served.until(shown(3))
    assert "did not answer" in served.of(m.EngineLost)[0].reason


def test_a_job_under_way_fails_and_a_cancel_reaches_it(serve):
    served = serve()
    served.client.post(m.FramesJob(1, tuple(recipe_of(n) for n in range(100_000))))
    served.until(lambda s: s.of(m.JobFrame))
    served.client.post(m.CancelJob(1))
    served.until(lambda s: s.of(m.JobFailed))
    assert served.of(m.JobFailed)[0].cancelled


def test_closing_before_serving_starts_nothing():
    client = ProcessClient(FakeModels)
    client.close()
    client.post(draft(1))
    client.serve(lambda result: None)
    assert client.pid is None


PARENT = """
import sys, threading
from studio.inference.apart.client import ProcessClient
from studio.values import messages as m
from tests.helpers.fake_generator import FakeModels
from tests.inference.apart.test_process_client import FaultyOpener, draft
if __name__ == "__main__":
    client = ProcessClient(FakeModels, opener=FaultyOpener())
    def deliver(result):
        if isinstance(result, m.FrameReady):
            print(client.pid, flush=True)
    client.post(draft(1))
    client.serve(deliver)
"""


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="looks into Linux's shared memory")
def test_a_killed_parent_leaves_no_process_no_memory_and_no_word(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    root = Path(__file__).resolve().parents[3]
    parent = subprocess.Popen(
        [sys.executable, str(script)], cwd=root, env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    child = int(parent.stdout.readline())
    mapped = [x for x in Path(f"/proc/{child}/maps").read_text().splitlines() if "psm_" in x]
    assert mapped
    assert all(line.endswith("(deleted)") for line in mapped)  # no name is left to clear up
    parent.kill()
    _, said = parent.communicate()
    ends = time.monotonic() + PATIENCE_S
    while Path(f"/proc/{child}").exists() and time.monotonic() < ends:
        time.sleep(0.1)
    assert not Path(f"/proc/{child}").exists()
    assert said == b""


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="stops a process as POSIX does")
def test_an_engine_that_stands_still_while_it_waits_is_stuck_too(serve):
    served = serve(patience=Patience(1.0, 60.0))
    served.client.post(draft(1))
    served.until(shown(1))
    time.sleep(0.3)
    os.kill(served.client.pid, signal.SIGSTOP)
    served.client.post(draft(2))
    served.until(shown(2))
    assert served.client.faults == 1
