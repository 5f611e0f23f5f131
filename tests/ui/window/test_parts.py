"""Small parts of the shell: scheduler, recorder, drift, theme, pixels, render thread."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from studio.errors import ExportError
from studio.ui.engine.qimage import to_pixels, to_qimage
from studio.ui.engine.render_thread import RenderThread
from studio.ui.engine.scheduler import Scheduler
from studio.ui.explore.drift import Drift
from studio.ui.state.recorder import Recorder, there_and_back
from studio.ui.theme import tokens
from studio.values import messages as m
from studio.values.edit import new_recipe, nudged
from tests.helpers.fake_engine import FakeEngine, fake_card, picture_of

CARD = fake_card()


@given(st.sampled_from([3, 4]), st.integers(1, 40), st.integers(1, 40), st.integers(0, 99))
def test_pixels_survive_being_an_image(channels, height, width, seed):
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, channels), np.uint8)
    if channels == 4:
        pixels[..., 3] = 255
    assert np.array_equal(to_pixels(to_qimage(pixels))[..., :3], pixels[..., :3])


def luminance(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("ground", ["window", "panel", "raised", "canvas"])
@pytest.mark.parametrize("ink", ["text", "secondary", "faint", "accent_text", "bad"])
def test_text_can_be_read(scheme, ground, ink):
    chosen = tokens.named(scheme)
    assert contrast(getattr(chosen, ground), getattr(chosen, ink)) >= 4.5
    assert contrast(chosen.accent, chosen.on_accent) >= 4.5


def frame(recipe, ms, epoch=0, lane="draft"):
    return m.FrameReady(1, lane, epoch, recipe, picture_of(recipe, 8, 8), ms)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def scheduler(qapp, asked):
    made = Scheduler(asked.append)
    yield made
    made.stop()


def test_drafts_are_at_most_as_large_as_what_is_seen(scheduler, asked):
    scheduler.set_shown_side(617)
    scheduler.change(new_recipe(CARD, 1))
    scheduler.set_draft_side(128)
    scheduler.change(new_recipe(CARD, 1))
    scheduler.set_draft_side(None)
    scheduler.change(new_recipe(CARD, 1))
    assert [request.side_px for request in asked] == [617, 128, 617]


def test_there_is_room_until_one_is_drawn_and_one_waits(scheduler):
    recipe = new_recipe(CARD, 1)
    assert scheduler.ready
    scheduler.change(recipe)
    assert scheduler.ready
    scheduler.change(recipe)
    assert not scheduler.ready
    scheduler.accepts(frame(recipe, 5.0))
    assert scheduler.ready
    scheduler.change(recipe)
    scheduler.restart(2)
    assert scheduler.ready


def test_frames_of_another_epoch_are_not_accepted(scheduler):
    scheduler.restart(3)
    assert not scheduler.accepts(frame(new_recipe(CARD, 1), 1.0, epoch=2))


def test_every_change_is_asked_for_and_rest_once(qtbot, scheduler, asked):
    for n in range(5):
        scheduler.change(new_recipe(CARD, n))
    qtbot.waitUntil(lambda: len(asked) == 6)
    assert [type(a) for a in asked] == [m.DraftRequest] * 5 + [m.FullRequest]
    assert asked[-1].recipe == new_recipe(CARD, 4)
    assert len({a.id for a in asked}) == 6


def test_the_recorder_keeps_ten_seconds():
    recorder, recipe = Recorder(), new_recipe(CARD, 1)
    for step in range(200):
        recorder.add(step * 0.1, nudged(recipe, {"random-1-0": 0.01 * step}))
    frames = recorder.frames(20.0, 10)
    assert len(frames) == 100
    assert frames[0] == nudged(recipe, {"random-1-0": 1.0})
    assert Recorder().frames(5.0, 30) == ()


@given(st.integers(2, 30))
def test_a_loop_has_no_double_ends(count):
    recipes = tuple(new_recipe(CARD, n) for n in range(count))
    loop = there_and_back(recipes)
    assert len(loop) == 2 * count - 2
    assert all(a != b for a, b in zip(loop, loop[1:] + loop[:1], strict=True)) or count == 1


@given(st.floats(0, 1e4))
def test_drift_goes_at_one_speed(seconds):
    heading = Drift.heading(Drift.__new__(Drift), seconds)
    assert math.hypot(*heading) == pytest.approx(1.0)


@pytest.fixture
def thread(qapp):
    made = RenderThread(FakeEngine((CARD,)))
    yield made
    made.stop()
    assert not made.isRunning()


def test_a_sink_gets_the_pixels_and_the_window_the_end(qtbot, thread):
    seen, results = [], []
    thread.result.connect(results.append)
    thread.sink(5, lambda r: seen.append((type(r), thread.isRunning())))
    thread.start()
    thread.post(m.FramesJob(5, (new_recipe(CARD, 1, (16, 16)), new_recipe(CARD, 2, (16, 16)))))
    qtbot.waitUntil(lambda: any(isinstance(r, m.JobDone) for r in results))
    assert [kind for kind, _ in seen] == [m.JobFrame, m.JobFrame, m.JobDone]
    assert not any(isinstance(r, m.JobFrame) for r in results)


def test_a_sink_that_fails_ends_its_job_alone(qtbot, thread):
    results, ends = [], []
    thread.result.connect(results.append)

    def full_disk(result):
        if isinstance(result, m.JobFrame):
            raise ExportError("The disk is full.")
        ends.append(result)

    thread.sink(5, full_disk)
    thread.start()
    thread.post(m.FramesJob(5, (new_recipe(CARD, 1, (16, 16)),) * 3))
    thread.post(m.FramesJob(6, (new_recipe(CARD, 1, (16, 16)),)))
    qtbot.waitUntil(lambda: any(isinstance(r, m.JobDone) and r.job == 6 for r in results))
    failed = [r for r in results if isinstance(r, m.JobFailed)]
    assert [f.message for f in failed] == ["The disk is full."]
    assert len(ends) == 1
    assert not any(isinstance(r, m.JobDone) and r.job == 5 for r in results)


def test_large_numbers_pass_through_signals(qtbot, thread):
    results = []
    thread.result.connect(results.append)
    thread.start()
    thread.post(m.ThumbRequest("k", new_recipe(CARD, 2**62), 8, epoch=2**40))
    qtbot.waitUntil(lambda: any(isinstance(r, m.ThumbReady) for r in results))
    assert results[-1].epoch == 2**40
