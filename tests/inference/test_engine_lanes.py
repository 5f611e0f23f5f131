"""The engine driven by hand: requests in, results out, no thread."""

import threading

import numpy as np
import pytest
import torch

from studio.inference.engine import Engine
from studio.inference.mailbox import Mailbox
from studio.values.film import Course, Film
from studio.values.film.takes import Shooting
from studio.values.messages import (
    CancelJob,
    DraftRequest,
    EncodeJob,
    ExportJob,
    FilmJob,
    FramesJob,
    FullRequest,
    JobDone,
    OpenModel,
    ThumbRequest,
)
from tests.helpers.fake_generator import FakeModels, card_of, info_of, picture, recipe_of


class Bench:
    """An engine whose mailbox is emptied on request."""

    def __init__(self, *cards):
        self.models = FakeModels(*cards)
        self.script = self.models.script
        self.mailbox = Mailbox()
        self.results = []
        self.engine = Engine(self.models, self.mailbox, self.results.append, None, self.models.open)

    def post(self, *requests):
        for request in requests:
            self.mailbox.post(request)

    def run(self, steps=1000):
        for _ in range(steps):
            taken = self.mailbox.take(0.0)
            if taken is None:
                break
            self.engine.do(taken)
        return self.results

    def names(self):
        return [type(r).__name__ for r in self.results]

    def of(self, kind):
        return [r for r in self.results if type(r).__name__ == kind]


@pytest.fixture
def bench():
    return Bench()


def test_a_draft_comes_back_with_all_it_needs(bench):
    recipe = recipe_of(5, (400, 200))
    bench.post(DraftRequest(7, recipe, 100, epoch=3))
    (frame,) = bench.run()
    assert (frame.id, frame.lane, frame.epoch, frame.recipe) == (7, "draft", 3, recipe)
    assert frame.pixels.shape == (50, 100, 3)
    assert frame.pixels.flags.c_contiguous
    assert -1 <= frame.usual <= 1
    assert frame.render_ms > 0
    assert frame.notes == ()


def test_only_the_latest_draft_is_rendered(bench):
    bench.post(*(DraftRequest(k, recipe_of(k), 64) for k in range(20)))
    assert [r.id for r in bench.run()] == [19]


def test_a_running_draft_outlives_newer_ones(bench):
    def newer(step):
        if len(bench.script.asked) < 4:
            bench.post(DraftRequest(100 + len(bench.script.asked), recipe_of(), 32))

    bench.script.between = newer
    bench.post(DraftRequest(1, recipe_of(), 32))
    bench.run()
    assert [r.id for r in bench.results] == [1, 101, 102, 103]


def test_a_running_full_is_dropped_by_a_newer_draft(bench):
    def draft(step):
        if step == 0 and len(bench.script.asked) == 1:
            bench.post(DraftRequest(2, recipe_of(), 32))

    bench.script.between = draft
    bench.post(FullRequest(1, recipe_of(), 64))
    bench.run()
    assert [(r.id, r.lane) for r in bench.results] == [(2, "draft")]


def test_full_equals_the_export_at_the_same_size(bench):
    recipe = recipe_of(9, (1500, 900))
    bench.post(FullRequest(1, recipe, 1500), ExportJob(2, recipe))
    bench.run()
    (frame,) = bench.of("FrameReady")
    bands = bench.of("Band")
    assert len(bands) == 3
    assert np.array_equal(np.concatenate([b.rows for b in bands]), frame.pixels)
    assert [b.y0 for b in bands] == [0, 344, 688]
    assert bench.results[-1].notes == ()
    assert all(not request.draft for request, *_ in bench.script.asked)


@pytest.mark.parametrize("bits", [8, 16])
def test_bands_equal_the_whole(bench, bits):
    recipe = recipe_of(9, (600, 1800))
    bench.post(ExportJob(2, recipe, bits, dither=bits == 8, dither_seed=5))
    bench.run()
    rows = np.concatenate([b.rows for b in bench.of("Band")])
    assert rows.shape == (1800, 600, 3)
    assert rows.dtype == (np.uint8 if bits == 8 else np.uint16)
    from studio.core.pixels import to_u8, to_u16

    scene = bench.engine._renderer.scene(recipe)
    request = bench.engine._renderer._request(scene, (600, 1800), False)
    whole = scene.loaded.full.waves(request)
    assert np.array_equal(rows, to_u8(whole, 5)[0] if bits == 8 else to_u16(whole)[0])


def test_drafts_slip_in_between_the_frames_of_a_film(bench):
    bench.post(FramesJob(1, tuple(recipe_of(k, (16, 16)) for k in range(4))))
    bench.run(1)
    bench.post(DraftRequest(9, recipe_of(), 32))
    bench.run(2)
    kinds = [n for n in bench.names() if n != "JobProgress"]
    assert kinds == ["JobFrame", "FrameReady", "JobFrame"]
    bench.run()
    assert [f.index for f in bench.of("JobFrame")] == [0, 1, 2, 3]
    assert bench.names()[-1] == "JobDone"


def test_a_fallback_in_one_frame_is_told_with_it_and_at_the_end(bench):
    calls = []

    def once(generator, request):
        calls.append(1)
        if len(calls) in (2, 3):  # freeing other models is tried first, and is no fallback
            raise MemoryError

    bench.script.on_render = once
    bench.post(FramesJob(1, tuple(recipe_of(k, (16, 16)) for k in range(3))))
    bench.run()
    notes = [frame.notes for frame in bench.of("JobFrame")]
    assert [len(told) for told in notes] == [0, 1, 0]
    assert bench.results[-1] == JobDone(1, notes[1])


def test_frames_are_those_of_exports(bench):
    recipe = recipe_of(3, (40, 30))
    bench.post(FramesJob(1, (recipe,)), ExportJob(2, recipe))
    bench.run()
    assert np.array_equal(bench.of("JobFrame")[0].pixels, bench.of("Band")[0].rows)


def test_jobs_are_first_in_first_out_and_can_be_cancelled(bench):
    frames = tuple(recipe_of(k, (16, 16)) for k in range(5))
    bench.post(FramesJob(1, frames), FramesJob(2, frames), FramesJob(3, frames))
    bench.run(2)
    bench.post(CancelJob(2), CancelJob(99))
    bench.run(1)
    assert bench.results[-1].job == 2
    assert bench.results[-1].cancelled
    bench.post(CancelJob(1))
    bench.run()
    ends = [(r.job, type(r).__name__) for r in bench.results if hasattr(r, "job")]
    ends = [e for e in ends if e[1] in {"JobDone", "JobFailed"}]
    assert ends == [(2, "JobFailed"), (1, "JobFailed"), (3, "JobDone")]


def test_a_photo_finds_its_place_and_drafts_breathe_meanwhile(bench):
    bench.post(EncodeJob(4, card_of().ref, picture(), "a" * 64))
    bench.run(1)
    bench.post(DraftRequest(1, recipe_of(), 32))
    bench.run(1)
    bench.post(EncodeJob(5, card_of().ref, picture(), "b" * 64, "close"))
    bench.run()
    first, second = bench.of("PictureEncoded")
    assert first.latent.fit == "fast"
    assert second.latent.fit == "close"
    assert first.report == {"psnr_db": 20.0}
    bench.post(DraftRequest(2, recipe_of().__class__(card_of().ref, first.latent, 64, 64), 32))
    assert bench.run()[-1].id == 2


def test_a_draft_goes_between_the_bands_of_an_export_on_the_engines_own_thread(bench):
    threads = []
    deliver = bench.results.append

    def delivered(result):
        threads.append(threading.current_thread())
        deliver(result)

    bench.engine = Engine(bench.models, bench.mailbox, delivered, None, bench.models.open)

    def drag(_step):
        if len(bench.script.asked) == 1:
            bench.post(DraftRequest(2, recipe_of(3, (512, 512)), 512))

    bench.script.between = drag
    bench.post(ExportJob(1, recipe_of(5, (512, 512))))
    bench.run()
    names = bench.names()
    assert names.index("FrameReady") < names.index("Band")
    assert bench.of("FrameReady")[0].id == 2
    assert set(threads) == {threading.current_thread()}


@pytest.mark.parametrize("kind", ["film", "frames"])
def test_a_draft_goes_between_the_bands_of_a_film_and_of_a_batch(bench, kind):
    deliver, order = bench.results.append, []

    def delivered(result):
        order.append(type(result).__name__)
        deliver(result)

    bench.engine = Engine(bench.models, bench.mailbox, delivered, None, bench.models.open)

    def drag(_step):
        if len(bench.script.asked) == 1:
            bench.post(DraftRequest(2, recipe_of(3, (512, 512)), 512))

    bench.script.between = drag
    places = (recipe_of(5, (512, 512)), recipe_of(6, (512, 512)))
    if kind == "frames":
        bench.post(FramesJob(1, places))
    else:
        film = Film.through(list(places), Course(0.2, 10.0))
        sizes = {card_of().sha256: (512, 512)}
        bench.post(FilmJob(1, film, Shooting(10.0), sizes))
    bench.run()
    first = "JobFrame" if kind == "frames" else "FilmTake"
    assert order.index("FrameReady") < order.index(first)
    assert bench.of("FrameReady")[0].id == 2
    assert order[-1] == "JobDone"


def test_models_without_the_ability_say_so():
    bench = Bench(card_of(info=info_of(abilities=("any_size",))))
    bench.post(EncodeJob(4, card_of().ref, picture(), "a" * 64))
    (failed,) = bench.run()
    assert failed.message == "Fake takes no photos; choose a model that does."
    assert not failed.cancelled


def test_unknown_fits_are_refused(bench):
    bench.post(EncodeJob(4, card_of().ref, picture(), "a" * 64, "magic"))
    assert "no fit 'magic'" in bench.run()[-1].message


def test_thumbs_wait_until_the_rest_is_done_or_a_job_makes_room(bench):
    bench.post(ThumbRequest("a", recipe_of(), 16, "ends"))
    bench.post(FullRequest(1, recipe_of(), 32), DraftRequest(2, recipe_of(), 32))
    bench.post(FramesJob(3, (recipe_of(1, (8, 8)),)))
    bench.run()
    kinds = [n for n in bench.names() if n != "JobProgress"]
    assert kinds == ["FrameReady", "JobFrame", "ThumbReady", "JobDone"]


def test_an_interrupted_thumb_is_made_again(bench):
    def draft(step):
        if len(bench.script.asked) == 1 and step == 0:
            bench.post(DraftRequest(2, recipe_of(), 32))

    bench.script.between = draft
    bench.post(ThumbRequest("a", recipe_of(), 16))
    bench.run()
    assert bench.names() == ["FrameReady", "ThumbReady"]


def test_models_open_and_results_of_earlier_epochs_are_dropped():
    one, two = card_of("one"), card_of("two")
    bench = Bench(one, two)
    bench.post(OpenModel(one.ref, 1), DraftRequest(1, recipe_of(card=one), 32, 1))
    bench.post(ThumbRequest("k", recipe_of(card=one), 16, "", 1))
    bench.post(OpenModel(two.ref, 2), DraftRequest(2, recipe_of(card=two), 32, 2))
    bench.post(DraftRequest(3, recipe_of(card=one), 32, 1))
    ready, frame = bench.run()
    assert (ready.epoch, ready.card) == (2, two)
    assert frame.id == 2
    assert bench.script.opened == ["two"]


def test_missing_models_are_named(bench):
    other = card_of("other")
    bench.post(OpenModel(other.ref, 1), DraftRequest(1, recipe_of(card=other), 32))
    opened, frame = bench.run()
    assert opened.message == frame.message == "The model other is not installed."


@pytest.mark.parametrize(
    ("recipe", "words"),
    [
        (recipe_of(size=(64, 64), loud=1.0), "no control 'loud'"),
        (recipe_of(bright=7.0), "expected a number from 0 to 1"),
        (recipe_of(kind="mud"), "expected one of sea, sand"),
    ],
)
def test_recipes_are_checked_first(bench, recipe, words):
    bench.post(DraftRequest(1, recipe, 32))
    (failed,) = bench.run()
    assert words in failed.message
    assert failed.message.startswith("Fake: ")
    assert not bench.script.asked


def test_a_fault_costs_one_picture_only(bench, caplog):
    def fail(generator, request):
        if len(bench.script.asked) == 1:
            raise ValueError("boom")

    bench.script.on_render = fail
    bench.post(DraftRequest(1, recipe_of(), 32))
    bench.run()
    bench.post(DraftRequest(2, recipe_of(), 32))
    failed, frame = bench.run()
    assert failed.message == "The model failed unexpectedly (details in the log)."
    assert frame.id == 2
    assert "boom" in caplog.text


def test_a_fault_costs_one_job_only(bench, caplog):
    def fail(generator, request):
        raise ValueError("boom")

    bench.post(FramesJob(1, (recipe_of(), recipe_of())), FramesJob(2, (recipe_of(),)))
    bench.script.on_render = fail
    bench.run(1)
    bench.script.on_render = None
    bench.run()
    ends = [n for n in bench.names() if n in {"JobFailed", "JobDone"}]
    assert ends == ["JobFailed", "JobDone"]
    assert "boom" in caplog.text


def test_fixed_sizes_are_rendered_whole_and_shown_small():
    from studio.values.card import Sizes

    card = card_of(info=info_of(Sizes((64, 64), ((64, 64), (32, 32))), ()))
    bench = Bench(card)
    bench.post(DraftRequest(1, recipe_of(card=card), 20))
    (frame,) = bench.run()
    assert frame.pixels.shape == (20, 20, 3)
    assert bench.script.asked[0][0].width == 32
    bench.post(DraftRequest(2, recipe_of(card=card, size=(50, 50)), 20))
    assert "expected 64 × 64, 32 × 32" in bench.run()[-1].message


def test_a_settled_seed_renders_the_same_bytes_again(bench):
    bench.post(FullRequest(1, recipe_of(4), 64))
    bench.run()
    torch.manual_seed(1)
    bench.post(FullRequest(2, recipe_of(4), 64))
    one, two = bench.run()
    assert one.pixels.tobytes() == two.pixels.tobytes()


def test_a_full_picture_shows_itself_on_the_way_with_its_steps():
    card = card_of(info=info_of(abilities=("any_size",)))
    bench = Bench(card)
    bench.post(DraftRequest(1, recipe_of(card=card), 64), FullRequest(2, recipe_of(card=card), 64))
    frames = bench.run()
    assert [f.lane for f in frames] == ["draft", "preview", "preview", "preview", "full"]
    assert [f.step for f in frames] == [None, (0, 3), (1, 3), (2, 3), None]
    assert frames[1].pixels.shape == (8, 8, 3)
    assert {f.id for f in frames[1:]} == {2}


def test_nobody_is_shown_the_way_to_a_picture_that_is_not_wanted_any_more():
    card = card_of(info=info_of(abilities=("any_size",)))
    bench = Bench(card)

    def draft(step):
        if step == 1 and len(bench.script.asked) == 1:
            bench.post(DraftRequest(2, recipe_of(card=card), 32))

    bench.script.between = draft
    bench.post(FullRequest(1, recipe_of(card=card), 64))
    assert [(f.id, f.lane) for f in bench.run()] == [(1, "preview"), (2, "draft")]
