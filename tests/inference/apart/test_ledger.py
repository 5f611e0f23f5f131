import numpy as np

from studio.inference.apart.ledger import Ledger
from studio.values import messages as m
from tests.helpers.fake_generator import card_of, recipe_of

MODEL = card_of().ref
PIXELS = np.zeros((1, 1, 3), np.uint8)


def frame(number, lane="draft"):
    return m.FrameReady(number, lane, 0, recipe_of(), PIXELS, 1.0)


def ledger(*requests):
    made = Ledger()
    for request in requests:
        made.note(request)
    return made


def test_only_the_latest_is_asked_again():
    drafts = [m.DraftRequest(n, recipe_of(n), 64) for n in (1, 2, 3)]
    made = ledger(m.OpenModel(MODEL, 1), *drafts)
    assert made.again() == (m.OpenModel(MODEL, 1), drafts[-1])
    made.answered(frame(2))
    assert drafts[-1] in made.again()
    made.answered(frame(3))
    assert made.again() == (m.OpenModel(MODEL, 1),)


def test_a_draft_drops_the_full_picture_and_a_model_drops_both():
    full, draft = m.FullRequest(1, recipe_of(), 64), m.DraftRequest(2, recipe_of(), 64)
    assert ledger(full, draft).again() == (draft,)
    assert ledger(draft, m.OpenModel(MODEL, 2)).again() == (m.OpenModel(MODEL, 2),)


def test_a_model_that_was_ready_is_not_told_ready_twice():
    made = ledger(m.OpenModel(MODEL, 1))
    ready = m.ModelReady(1, card_of(), 1.0)
    assert made.answered(ready)
    assert made.lost() == ()
    assert not made.answered(ready)
    made.note(m.OpenModel(MODEL, 2))
    assert made.answered(m.ModelReady(2, card_of(), 1.0))


def test_what_was_there_at_two_faults_fails():
    made = ledger(m.OpenModel(MODEL, 1), m.DraftRequest(5, recipe_of(), 64), m.FramesJob(7, ()))
    assert made.lost() == ()
    lost = made.lost()
    assert [type(r).__name__ for r in lost] == ["ModelFailed", "FrameFailed", "JobFailed"]
    assert (lost[1].id, lost[2].job) == (5, 7)
    assert made.again() == ()


def test_a_job_that_has_begun_fails_and_one_that_waits_is_asked_again():
    begun, waits = m.FramesJob(1, ()), m.FramesJob(2, ())
    made = ledger(begun, waits)
    made.answered(m.JobFrame(1, 0, PIXELS))
    assert [(r.job, r.cancelled) for r in made.lost()] == [(1, False)]
    assert made.again() == (waits,)


def test_a_cancelled_job_ends_as_cancelled():
    made = ledger(m.FramesJob(1, ()), m.CancelJob(1))
    assert [(r.job, r.cancelled) for r in made.lost()] == [(1, True)]


def test_thumbnails_and_words_by_key_and_group():
    thumb = m.ThumbRequest("a", recipe_of(), 44, "ends")
    words = m.ReadWords(MODEL, "a", "sea")
    made = ledger(thumb, words)
    assert made.again() == (thumb, words)
    made.note(m.DropGroup("ends"))
    made.answered(m.WordsRead("a", 0, MODEL, "sea", None))
    assert made.again() == ()
