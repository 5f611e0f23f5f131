"""Device, precision, cache and what is remembered of this machine."""

import gc
import json
import platform
import subprocess
import sys
import weakref

import pytest
import torch

from studio.errors import ModelError
from studio.inference import device as devices
from studio.inference.cache import Loaded, ModelCache
from studio.inference.device import (
    Device,
    calculates_right,
    choose_device,
    threads_wanted,
)
from studio.inference.measured import Measured
from studio.inference.precision import half_is_good, needs_trial, trial
from studio.inference.progress import Progress
from tests.helpers.fake_generator import FakeModels, card_of

CPU = Device(torch.device("cpu"), "CPU", "CPU")


# ---- what is remembered ------------------------------------------------------------------------
def test_findings_survive_a_restart(tmp_path):
    folder = tmp_path / "new"
    Measured(folder).put("a", True)
    again = Measured(folder)
    again.put("b", False)
    assert (Measured(folder).get("a"), Measured(folder).get("b")) == (True, False)
    assert Measured(folder).get("c") is None
    assert [p.name for p in folder.iterdir()] == ["measured.json"]


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"a": 1}', "9" * 9999, "[" * 99_999])
def test_a_broken_file_is_as_good_as_none(tmp_path, content):
    (tmp_path / "measured.json").write_text(content)
    known = Measured(tmp_path)
    assert known.get("a") is None
    known.put("a", True)
    assert json.loads((tmp_path / "measured.json").read_text()) == {"a": True}


def test_without_a_folder_nothing_is_written():
    known = Measured(None)
    known.put("a", True)
    assert known.get("a") is True


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path):
    (tmp_path / "file").write_text("")
    Measured(tmp_path / "file" / "below").put("a", True)


# ---- device ------------------------------------------------------------------------------------
def test_without_accelerators_the_cpu_works(monkeypatch):
    monkeypatch.setattr(devices, "_accelerators", list)
    chosen = choose_device(Measured(None))
    assert chosen.torch.type == "cpu"
    assert chosen.words in (f"CPU · {n} core{'s' * (n > 1)}" for n in range(1, 513))
    assert torch.get_num_threads() == threads_wanted()


@pytest.mark.parametrize(("asked", "threads"), [
    ("1", 1), ("2", 2), ("64", 4), ("0", 1), ("", 4), ("many", 4), ("2,1", 4),
])  # fmt: skip
def test_fewer_threads_where_the_environment_says_so(monkeypatch, asked, threads):
    monkeypatch.setattr(devices, "physical_cores", lambda: 4)
    monkeypatch.setenv("OMP_NUM_THREADS", asked)
    assert threads_wanted() == threads


def test_a_right_accelerator_is_used_and_tested_once(monkeypatch):
    tested = []
    monkeypatch.setattr(devices, "_accelerators", lambda: [("cpu", "Pretender")])
    monkeypatch.setattr(devices, "calculates_right", lambda d: tested.append(d) or True)
    known = Measured(None)
    assert choose_device(known).words == choose_device(known).words == "GPU"
    assert len(tested) == 1


def test_a_wrong_accelerator_is_left_alone(monkeypatch):
    monkeypatch.setattr(devices, "_accelerators", lambda: [("cuda", "Liar")])
    monkeypatch.setattr(devices, "calculates_right", lambda d: False)
    chosen = choose_device(Measured(None))
    assert chosen.torch.type == "cpu"
    assert "not used: Liar (failed the start-up test)" in chosen.details


def test_the_self_test_sees_wrong_numbers(monkeypatch):
    assert calculates_right(torch.device("cpu"))
    assert not calculates_right(torch.device("cuda", 99))
    real, calls = devices._sample, []

    def wrong(device):
        calls.append(device)
        sample = list(real(device))
        sample[1] = sample[1] * (1.01 if len(calls) == 2 else 1.0)
        return tuple(sample)

    monkeypatch.setattr(devices, "_sample", wrong)
    assert not calculates_right(torch.device("cpu"))


def test_cores_are_counted_without_their_siblings():
    text = "\n\n".join(
        f"processor\t: {k}\nphysical id\t: 0\ncore id\t\t: {k % 4}\nflags\t\t: a b"
        for k in range(8)
    )
    assert devices._cores_in(text, None) == 4
    assert devices._cores_in(text, {0, 4, 1}) == 2
    assert devices._cores_in("model: ARM", None) == 0


# ---- precision ---------------------------------------------------------------------------------
def run_trial(on_render, monkeypatch, seconds):
    from studio.inference import precision

    monkeypatch.setattr(precision, "_may_gain", lambda d: True)
    times = iter(seconds)
    monkeypatch.setattr(precision, "perf_counter", lambda: next(times))
    models = FakeModels()
    models.script.on_render = on_render
    known, loaded = Measured(None), Loaded(models.models()[0], CPU, models.open)
    assert needs_trial(known, loaded, CPU)
    for _ in trial(known, loaded, CPU):
        pass
    assert not needs_trial(known, loaded, CPU)
    return half_is_good(known, loaded, CPU)


FULL_SLOW = [0, 2, 10, 11] * 10
BOTH_EQUAL = [0, 1] * 20


def test_half_precision_is_used_where_faster_and_right(monkeypatch):
    assert run_trial(None, monkeypatch, FULL_SLOW)


def test_half_precision_is_left_where_not_faster(monkeypatch):
    assert not run_trial(None, monkeypatch, BOTH_EQUAL)


@pytest.mark.parametrize("bad", [0.2, float("nan")])
def test_half_precision_is_left_where_wrong(monkeypatch, bad):
    def wrong(generator, request):
        half = generator.dtype is not torch.float32
        return generator.waves(request) + bad if half else None

    assert not run_trial(wrong, monkeypatch, FULL_SLOW)


def test_half_precision_is_left_where_unknown(monkeypatch):
    def unable(generator, request):
        if generator.dtype is not torch.float32:
            raise RuntimeError("not implemented for 'BFloat16'")

    assert not run_trial(unable, monkeypatch, FULL_SLOW)


# ---- cache -------------------------------------------------------------------------------------
def sized_cache(models, budget):
    cache = ModelCache(models, CPU, models.open, budget)
    real = cache._load

    def load(model):
        loaded = real(model)
        loaded.bytes = 100
        return loaded

    cache._load = load
    return cache


def test_the_least_recently_used_goes_first_and_is_freed():
    cards = [card_of(n) for n in "abc"]
    models = FakeModels(*cards)
    cache = sized_cache(models, 250)
    first = weakref.ref(cache.get(cards[0].ref).full)
    second = weakref.ref(cache.get(cards[1].ref).full)
    cache.get(cards[0].ref)
    cache.get(cards[2].ref)
    gc.collect()
    assert first() is not None
    assert second() is None
    assert models.script.opened == ["a", "b", "c"]


def test_the_last_one_stays_however_large():
    models = FakeModels()
    cache = sized_cache(models, 1)
    cache.get(card_of().ref)
    cache.get(card_of().ref)
    assert models.script.opened == ["fake"]
    assert len(cache) == 1


def test_a_failed_load_is_tried_again():
    models = FakeModels()

    def fail(model, device):
        raise ModelError("Broken.")

    models.script.on_open = fail
    cache = sized_cache(models, 100)
    with pytest.raises(ModelError):
        cache.get(card_of().ref)
    models.script.on_open = None
    assert cache.get(card_of().ref).card == card_of()


# ---- progress ----------------------------------------------------------------------------------
def test_progress_comes_ten_times_a_second_and_guesses_the_end():
    now, sent = [0.0], []
    progress = Progress(3, sent.append, lambda: now[0])
    for done in range(1, 101):
        now[0] += 0.02
        progress(done, 100)
    assert 17 <= len(sent) <= 22
    assert sent[0].eta_s is None
    assert sent[-1].done == 100
    assert sent[-1].eta_s == 0.0
    middle = min(sent, key=lambda p: abs(p.done - 50))
    assert middle.eta_s == pytest.approx((100 - middle.done) * 0.02, rel=0.05)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the heap of glibc")
def test_what_an_evicted_model_leaves_in_the_heap_goes_back_to_the_system():
    code = """
import os, torch
from studio.inference.device import free_device_cache
def used():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
free_device_cache(torch.device("cpu"))
before = used()
small = [torch.ones(5000) for _ in range(4000)]
last = torch.ones(5000)
del small
held = used() - before
free_device_cache(torch.device("cpu"))
print(held, used() - before)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    held, left = map(int, done.stdout.split())
    assert held > 60, "nothing was held, so nothing was shown"
    assert left < 10
