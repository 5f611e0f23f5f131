import subprocess
import sys
import threading

from studio.inference.client import InProcessClient
from studio.values.messages import DraftRequest, EngineReady, FrameReady, FramesJob
from tests.helpers.fake_generator import FakeModels, recipe_of


def test_the_client_is_imported_without_torch():
    code = "import sys, studio.inference.client; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def served(client):
    results, some = [], threading.Condition()

    def deliver(result):
        with some:
            results.append(result)
            some.notify()

    thread = threading.Thread(target=client.serve, args=(deliver,))
    thread.start()

    def wait_for(kind):
        with some:
            found = some.wait_for(lambda: any(isinstance(r, kind) for r in results), 30)
        assert found, results
        return next(r for r in results if isinstance(r, kind))

    return thread, results, wait_for


def test_it_serves_on_a_thread_and_stops_cleanly(tmp_path):
    models = FakeModels()
    client = InProcessClient(models, tmp_path, models.open)
    client.post(DraftRequest(1, recipe_of(), 32))
    thread, results, wait_for = served(client)
    assert wait_for(EngineReady).device
    assert wait_for(FrameReady).id == 1
    client.close()
    thread.join(10)
    assert not thread.is_alive()
    assert isinstance(results[0], EngineReady)


def test_closing_cancels_what_runs():
    models = FakeModels()
    began, go_on = threading.Event(), threading.Event()

    def wait(step):
        began.set()
        go_on.wait(10)

    models.script.between = wait
    client = InProcessClient(models, None, models.open)
    client.post(FramesJob(1, tuple(recipe_of(k) for k in range(1000))))
    thread, results, _ = served(client)
    assert began.wait(30)
    client.close()
    go_on.set()
    thread.join(10)
    assert not thread.is_alive()
    assert len(models.script.asked) == 1
    assert [type(r).__name__ for r in results] == ["EngineReady"]


def test_serving_after_closing_returns():
    client = InProcessClient(FakeModels())
    client.close()
    client.post(DraftRequest(1, recipe_of(), 32))
    client.serve(lambda result: None)
