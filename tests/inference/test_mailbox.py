"""Who comes next, without an engine and without torch."""

import threading

import numpy as np
from hypothesis import given, strategies as st

from studio.inference.mailbox import Mailbox
from studio.values.film import Course, Film
from studio.values.latent import Seed
from studio.values.messages import (
    CancelJob,
    DraftRequest,
    DropGroup,
    EncodeJob,
    FramesJob,
    FullRequest,
    MeasurePaceJob,
    OpenModel,
    StraightenJob,
    ThumbRequest,
)
from studio.values.recipe import ModelRef, Recipe

REF = ModelRef("m", "0" * 64)
RECIPE = Recipe(REF, Seed(1), 8, 8)


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def draft(k, epoch=0):
    return DraftRequest(k, RECIPE, 8, epoch)


def full(k, epoch=0):
    return FullRequest(k, RECIPE, 8, epoch)


def thumb(key, group="", epoch=0):
    return ThumbRequest(key, RECIPE, 8, group, epoch)


def drained(mailbox):
    found = []
    while (taken := mailbox.take(0.0)) is not None:
        mailbox.settle(taken)
        if taken.kind == "job":
            mailbox.finish(taken.request.id)
        found.append(taken.request)
    return found


def test_lanes_come_in_their_order():
    box = Mailbox()
    requests = [thumb("a"), FramesJob(1, ()), full(2), OpenModel(REF, 1)]
    for request in requests:
        box.post(request)
    assert drained(box) == list(reversed(requests))


def test_a_draft_drops_a_waiting_full_but_not_the_reverse():
    box = Mailbox()
    box.post(full(1))
    box.post(draft(2))
    box.post(full(3))
    assert [r.id for r in drained(box)] == [2, 3]


@given(st.lists(st.sampled_from("dftoj"), max_size=12))
def test_a_running_full_is_cancelled_by_any_newer_picture_or_model(posts):
    box = Mailbox()
    box.post(full(1))
    taken = box.take(0.0)
    made = {
        "d": draft(2), "f": full(3), "t": thumb("a"), "o": OpenModel(REF, 0), "j": FramesJob(9, ()),
    }  # fmt: skip
    for post in posts:
        box.post(made[post])
    newer = any(p in "dfo" for p in posts)
    assert taken.token.cancelled == newer
    assert box.settle(taken) == (not newer)


@given(st.lists(st.sampled_from("dft"), max_size=12))
def test_a_running_draft_is_never_cancelled_within_its_epoch(posts):
    box = Mailbox()
    box.post(draft(1))
    taken = box.take(0.0)
    for post in posts:
        box.post({"d": draft(2), "f": full(3), "t": thumb("a")}[post])
    assert not taken.token.cancelled
    assert box.settle(taken)


@given(st.lists(st.integers(0, 50), min_size=1))
def test_jobs_keep_their_order_and_none_is_lost(ids):
    ids = list(dict.fromkeys(ids))
    box = Mailbox()
    for k in ids:
        box.post(FramesJob(k, ()))
        box.post(draft(k))
    assert [r.id for r in drained(box) if isinstance(r, FramesJob)] == ids


def encode(k):
    return EncodeJob(k, REF, np.zeros((1, 1, 3), np.uint8), "0" * 64)


def test_a_photo_goes_between_the_frames_of_a_film_that_goes_on_afterwards():
    box = Mailbox()
    for job in (FramesJob(1, ()), FramesJob(2, ())):
        box.post(job)
    film = box.take(0.0)
    for job in (encode(3), StraightenJob(4, RECIPE), encode(5)):
        box.post(job)
    box.settle(film)  # a frame is done, the film is not
    assert [r.id for r in drained(box)] == [3, 4, 5, 1, 2]


def test_a_photo_that_waits_is_cancelled_as_any_job():
    box = Mailbox()
    box.post(FramesJob(1, ()))
    box.post(encode(2))
    box.post(CancelJob(2))
    taken = box.take(0.0)
    assert (taken.request.id, taken.token.cancelled) == (2, True)


def test_a_job_is_not_starved_by_drafts():
    clock = Clock()
    box = Mailbox(clock)
    box.post(FramesJob(1, ()))
    kinds = []
    for _ in range(9):
        box.post(draft(2))
        taken = box.take(0.0)
        clock.now += 0.3
        box.settle(taken)
        kinds.append(taken.kind)
    assert kinds == ["draft"] * 4 + ["job"] + ["draft"] * 3 + ["job"]


def test_quick_steps_of_a_job_get_a_third_of_the_time():
    clock = Clock()
    box = Mailbox(clock)
    box.post(FramesJob(1, ()))
    spent = {"draft": 0.0, "job": 0.0}
    for _ in range(400):
        box.post(draft(2))
        taken = box.take(0.0)
        took = 0.02 if taken.kind == "draft" else 0.05
        clock.now += took
        box.settle(taken)
        spent[taken.kind] += took
    assert 0.25 < spent["job"] / sum(spent.values()) < 0.4


def test_a_cancelled_job_comes_first_with_its_token_set():
    box = Mailbox()
    for k in (1, 2, 3):
        box.post(FramesJob(k, ()))
    box.post(draft(1))
    box.post(CancelJob(3))
    taken = box.take(0.0)
    assert taken.request.id == 3
    assert taken.token.cancelled


def test_the_latest_group_comes_first_in_its_own_order():
    box = Mailbox()
    for key, group in (("a", "x"), ("b", "x"), ("c", "y"), ("d", "y"), ("e", "x")):
        box.post(thumb(key, group))
    assert [r.key for r in drained(box)] == ["a", "b", "e", "c", "d"]


def test_equal_keys_replace_each_other_and_groups_are_dropped():
    box = Mailbox()
    box.post(thumb("a", "x"))
    newer = thumb("a", "y")
    box.post(newer)
    box.post(thumb("b", "x"))
    box.post(DropGroup("x"))
    box.post(DropGroup("nobody"))
    assert drained(box) == [newer]
    assert drained(box) == []


def test_a_running_thumb_ends_with_its_group_or_its_key():
    for request in (DropGroup("x"), thumb("a", "z")):
        box = Mailbox()
        box.post(thumb("a", "x"))
        taken = box.take(0.0)
        box.post(request)
        assert taken.token.cancelled
        assert not box.settle(taken)


def test_a_thumb_that_finished_although_interrupted_counts():
    box = Mailbox()
    box.post(thumb("a"))
    taken = box.take(0.0)
    box.post(draft(1))
    assert taken.token.cancelled
    assert box.settle(taken)
    assert drained(box) == [draft(1)]


def test_an_interrupted_thumb_waits_again_unless_replaced():
    box = Mailbox()
    box.post(thumb("a", "x"))
    box.post(thumb("b", "x"))
    taken = box.take(0.0)
    box.post(draft(1))
    assert not box.settle(taken, finished=False)
    assert drained(box) == [draft(1), taken.request, thumb("b", "x")]


def test_a_new_epoch_drops_what_belongs_to_earlier_ones():
    box = Mailbox()
    box.post(OpenModel(REF, 1))
    for request in (draft(1, 1), full(2, 1), thumb("a", "", 1), thumb("b")):
        box.post(request)
    box.post(OpenModel(REF, 2))
    box.post(OpenModel(REF, 1))
    box.post(draft(3, 1))
    assert drained(box) == [OpenModel(REF, 2), thumb("b")]


def test_a_new_epoch_cancels_a_running_draft():
    box = Mailbox()
    box.post(draft(1, 1))
    taken = box.take(0.0)
    box.post(OpenModel(REF, 2))
    assert taken.token.cancelled
    assert not box.settle(taken)


def test_closing_cancels_wakes_and_forgets():
    box = Mailbox()
    box.post(FramesJob(1, ()))
    taken = box.take(0.0)
    box.post(draft(1))
    box.close()
    assert taken.token.cancelled
    assert not box.settle(taken)
    box.post(draft(2))
    assert box.take() is None


def test_a_waiting_taker_wakes_up():
    box = Mailbox()
    found = []
    threads = [threading.Thread(target=lambda: found.append(box.take(20))) for _ in range(1)]
    for thread in threads:
        thread.start()
    box.post(draft(4))
    for thread in threads:
        thread.join(20)
    assert found[0].request.id == 4


def test_breathing_takes_drafts_only():
    box = Mailbox()
    box.post(full(1))
    assert box.take_draft() is None
    box.post(draft(2))
    assert box.take_draft().request.id == 2
    assert box.take_draft() is None


def test_what_only_measures_waits_for_small_pictures_and_for_other_jobs_but_not_for_ever():
    clock = Clock()
    box = Mailbox(clock)
    pace, film = MeasurePaceJob(1, Film(Course(1.0, 10.0))), FramesJob(2, ())
    for request in (pace, thumb("a"), film):
        box.post(request)
    assert [taken.request for taken in (box.take(0.0),)] == [film]
    box.finish(2)
    clock.now += 5.0
    first = box.take(0.0)
    assert first.kind == "thumb", "a second is long enough for other jobs, not for this one"
    box.settle(first)
    assert box.take(0.0).request is pace
    box.post(thumb("b"))
    clock.now += 30.0
    assert box.take(0.0).request is pace


def test_while_a_film_is_made_small_pictures_get_a_fifth_of_its_time():
    clock = Clock()
    box = Mailbox(clock)
    box.post(FramesJob(1, ()))
    for n in range(40):
        box.post(thumb(str(n), "trail"))
    spent = {"job": 0.0, "thumb": 0.0}
    for _ in range(60):
        taken = box.take(0.0)
        took = 0.3 if taken.kind == "job" else 0.05
        clock.now += took
        spent[taken.kind] += took
        box.settle(taken)
    assert 0.17 < spent["thumb"] / spent["job"] < 0.23
    box.post(EncodeJob(2, REF, np.zeros((1, 1, 3), np.uint8), "a" * 64))
    assert box.take(0.0).request.id == 2, "a photo waits for none of them"


def test_a_small_picture_that_takes_long_lets_the_film_go_on_for_as_long_as_is_its_share():
    clock = Clock()
    box = Mailbox(clock)
    box.post(FramesJob(1, ()))
    for n in range(9):
        box.post(thumb(str(n)))
    kinds = ""
    for _ in range(23):
        taken = box.take(0.0)
        clock.now += 1.0 if taken.kind == "job" else 2.0
        box.settle(taken)
        kinds += taken.kind[0]
    assert kinds == "jt" + "j" * 10 + "t" + "j" * 10


def test_drafts_that_went_between_the_steps_of_a_film_are_no_time_of_the_film_and_count_as_turns():
    clock = Clock()
    box = Mailbox(clock)
    box.post(FramesJob(1, ()))
    film = hand = 0.0
    for _ in range(1000):
        box.post(draft(9))
        taken = box.take(0.0)
        if taken.kind == "job":
            for _ in range(4):
                clock.now += 0.01
                film += 0.01
                box.post(draft(9))
                within = box.take_draft()
                clock.now += 0.015
                hand += 0.015
                assert box.settle(within)
        else:
            clock.now += 0.015
            hand += 0.015
        assert box.settle(taken)
    assert 1.8 < hand / film < 2.4, "a hand has twice the time of the film, however it gets it"
