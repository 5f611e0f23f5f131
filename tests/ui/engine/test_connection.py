"""The one road: a change of the place is a request in the mailbox before anybody else hears."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from studio.ui.engine.connection import EngineConnection
from studio.ui.engine.scheduler import REST_MS
from studio.ui.engine.thumbnails import CAPACITY, Thumbnails
from studio.ui.state.studio_state import StudioState
from studio.values import messages as m
from studio.values.edit import new_recipe
from tests.helpers.fake_engine import FakeEngine, fake_card, picture_of

CARD, OTHER = fake_card(), fake_card("Aurora")


@pytest.fixture
def engine():
    return FakeEngine((CARD, OTHER))


@pytest.fixture
def state(qapp):
    made = StudioState()
    made.place.set_models(tuple(m.InstalledModel(c, Path(".")) for c in (CARD, OTHER)))
    return made


@pytest.fixture
def link(state, engine):
    made = EngineConnection(engine)
    made.follow(state.place)
    yield made
    made.stop()


def frame(recipe, epoch, lane="draft", id=1):
    return m.FrameReady(id, lane, epoch, recipe, picture_of(recipe, 8, 8), 5.0)


def test_opening_a_model_asks_for_it_and_for_its_place(state, engine, link):
    state.place.open_model(CARD)
    kinds = [type(r) for r in engine.posted]
    assert kinds == [m.OpenModel, m.DraftRequest, m.FullRequest]
    assert {r.epoch for r in engine.posted} == {state.place.epoch}


def test_a_move_is_in_the_mailbox_before_it_is_shown(state, engine, link):
    state.place.open_model(CARD)
    engine.posted.clear()
    order = []
    state.place.recipe_changed.connect(lambda _r: order.append([type(r) for r in engine.posted]))
    state.place.set_seed(5)
    assert order[0] == [m.DraftRequest]
    assert engine.posted[0].recipe == state.place.recipe


def test_a_kept_place_is_drawn_well_without_waiting_for_rest(qtbot, state, engine, link):
    state.place.open_model(CARD)
    engine.posted.clear()
    state.directions.set_amount(CARD.info.directions[0].id, 0.5)
    state.place.end_gesture()
    assert [type(r) for r in engine.posted] == [m.DraftRequest, m.FullRequest]
    qtbot.wait(REST_MS + 80)
    assert len(engine.posted) == 2


def test_after_the_end_nothing_is_asked(qtbot, state, engine, link):
    state.place.open_model(CARD)
    state.directions.set_amount(CARD.info.directions[0].id, 0.5)
    engine.posted.clear()
    link.scheduler.stop()
    link.scheduler.settle()
    link.scheduler.render_full()
    qtbot.wait(REST_MS + 80)
    assert engine.posted == []


def test_frames_of_an_earlier_model_are_dropped(state, link):
    state.place.open_model(CARD)
    shown = []
    link.frame.connect(shown.append)
    old = frame(state.place.recipe, state.place.epoch)
    link.take(old)
    state.place.open_model(OTHER)
    link.take(old)
    assert shown == [old]


def test_what_comes_back_goes_where_it_belongs(state, link):
    told = {}
    for name in ("frame_failed", "engine_ready", "model_ready", "model_failed"):
        getattr(link, name).connect(lambda fact, name=name: told.update({name: fact}))
    results = {
        "frame_failed": m.FrameFailed(1, "draft", 0, "NaN"),
        "engine_ready": m.EngineReady("CPU", "fake", ("a", "b")),
        "model_ready": m.ModelReady(1, CARD, 1.0),
        "model_failed": m.ModelFailed(1, CARD.ref, "broken"),
    }
    for result in results.values():
        link.take(result)
    assert told == results
    assert (link.device, link.details, link.opens) == ("CPU", "fake", ("a", "b"))


# ---- jobs ---------------------------------------------------------------------------------------
def test_a_job_is_followed_to_its_end_and_heard_of_no_more(link, engine):
    took, moved, ended = [], [], []
    link.jobs.progressed.connect(moved.append)
    link.jobs.ended.connect(ended.append)
    job = link.jobs.start("Finding", lambda n: m.FramesJob(n, ()), took.append)
    assert engine.posted == [m.FramesJob(job, ())]
    assert [task.text for task in link.jobs.running] == ["Finding"]
    assert link.jobs.writing == ()
    step, end = m.JobProgress(job, 1, 2, None), m.JobDone(job)
    link.take(step)
    link.take(end)
    link.take(end)
    assert (moved[0].task.id, moved[0].progress) == (job, step)
    assert (took, [e.result for e in ended]) == ([end], [end])
    assert link.jobs.running == ()
    link.jobs.cancel(job)
    assert len(engine.posted) == 1


def test_a_job_with_a_sink_writes_and_is_cancelled_by_its_number(link, engine):
    first = link.jobs.start("One", lambda n: m.FramesJob(n, ()), print)
    job = link.jobs.start("Two", lambda n: m.FramesJob(n, ()), print, lambda result: None)
    assert [task.id for task in link.jobs.writing] == [job] != [first]
    link.jobs.cancel(job, keep=True)
    assert engine.posted[-1] == m.CancelJob(job, True)


# ---- thumbnails ---------------------------------------------------------------------------------
@pytest.fixture
def posted():
    return []


@pytest.fixture
def thumbs(qapp, posted):
    return Thumbnails(posted.append)


@pytest.fixture
def came(thumbs):
    seen = []
    thumbs.ready.connect(seen.append)
    return seen


def answer(thumbs, key, group="g"):
    thumbs.take(m.ThumbReady(key, group, 0, np.zeros((8, 8, 3), np.uint8)))


def test_the_same_small_picture_is_made_once(thumbs, posted, came):
    recipe = new_recipe(CARD, 1)
    thumbs.restart(7)
    thumbs.want("g/a", recipe, 64, "g")
    assert not thumbs.idle
    assert posted == [m.ThumbRequest("g/a", recipe, 64, "g", 7)]
    answer(thumbs, "g/a")
    assert thumbs.idle
    thumbs.want("h/b", recipe, 64, "h")
    assert len(posted) == 1
    assert [(t.key, t.group) for t in came] == [("g/a", "g"), ("h/b", "h")]
    assert came[0].image == came[1].image
    thumbs.want("h/b", recipe, 32, "h")
    assert len(posted) == 2


def test_dropping_a_group_leaves_the_others(thumbs, posted):
    thumbs.want("g/a", new_recipe(CARD, 1), 64, "g")
    thumbs.want("h/a", new_recipe(CARD, 2), 64, "h")
    thumbs.drop("g")
    assert posted[-1] == m.DropGroup("g")
    assert not thumbs.idle
    answer(thumbs, "h/a", "h")
    assert thumbs.idle


def test_a_wish_that_is_met_from_memory_waits_no_more(thumbs):
    first, second = new_recipe(CARD, 1), new_recipe(CARD, 2)
    thumbs.want("g/a", first, 64, "g")
    answer(thumbs, "g/a")
    thumbs.want("g/a", second, 64, "g")
    thumbs.want("g/a", first, 64, "g")
    assert thumbs.idle


def test_pictures_long_not_seen_are_forgotten_first(thumbs, posted):
    def want(n):
        thumbs.want(f"g/{n}", new_recipe(CARD, n), 8, "g")

    for n in range(CAPACITY):
        want(n)
        answer(thumbs, f"g/{n}")
    want(0)  # seen again
    want(CAPACITY)
    answer(thumbs, f"g/{CAPACITY}")
    posted.clear()
    want(0)
    assert posted == []
    want(1)
    assert len(posted) == 1
