"""Bands drawn side by side are the bands of the picture."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
import torch
from hypothesis import given, strategies as st

from studio.errors import Cancelled, ModelError
from studio.inference.workers import Workers, shares_of
from studio.models.base import CancelToken, RenderRequest, band_rows


class Rows:
    """Each pixel tells its own row; `fault` is raised in the band that holds row 100."""

    def __init__(self, fault=None):
        self.fault = fault
        self.threads = set()

    def render(self, request, token, on_step=None):
        token.check()
        self.threads.add(threading.current_thread().name)
        assert torch.is_inference_mode_enabled()
        first, last = request.rows
        if self.fault and first <= 100 < last:
            raise self.fault
        rows = torch.arange(first, last, dtype=torch.float32)
        return rows.reshape(1, 1, -1, 1).expand(1, 3, -1, request.width)


@pytest.fixture
def workers():
    made = Workers(2)
    yield made
    made.close()


def request_of(width, height, rows=None):
    return RenderRequest(torch.zeros(1, 4), width, height, {}, rows)


@given(st.integers(1, 2000), st.integers(1, 2000), st.integers(1, 8), st.data())
def test_shares_are_whole_bands_and_cover_what_was_asked(width, height, count, data):
    first = data.draw(st.integers(0, height - 1))
    last = data.draw(st.integers(first + 1, height))
    shares = [
        share.rows or (0, height)
        for share in shares_of(request_of(width, height, (first, last)), count)
    ]
    assert shares[0][0] == first
    assert shares[-1][1] == last
    assert all(a[1] == b[0] for a, b in pairwise(shares))
    assert all(y0 < y1 for y0, y1 in shares)
    assert all(y0 % band_rows(width) == 0 for y0, _ in shares[1:])
    assert len(shares) <= 2 * count


def test_the_picture_is_put_together_from_all_threads(workers):
    generator, told = Rows(), []
    found = workers.render(
        generator, request_of(512, 512, (37, 500)), CancelToken(), lambda *a: told.append(a)
    )
    assert torch.equal(found[0, 1, :, 5], torch.arange(37.0, 500.0))
    assert generator.threads
    assert all(name.startswith("bands") for name in generator.threads)
    assert told == [(k, len(told)) for k in range(1, len(told) + 1)]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_draft_is_drawn_between_the_shares_of_a_long_picture(count):
    some, drafts, threads = Workers(count), [], set()

    def breathe(_done, _total):
        threads.add(threading.current_thread())
        draft = some.render(Rows(), request_of(512, 384, (0, 384)), CancelToken())
        drafts.append(draft.shape[2])

    found = some.render(Rows(), request_of(512, 512, (0, 512)), CancelToken(), breathe)
    some.close()
    assert torch.equal(found[0, 1, :, 5], torch.arange(512.0))
    assert drafts
    assert set(drafts) == {384}
    assert threads == {threading.current_thread()}, "the engine's work stays on its thread"


def test_what_a_step_raises_ends_the_picture(workers):
    token = CancelToken()

    def stop(_done, _total):
        token.cancel()
        token.check()

    with pytest.raises(Cancelled):
        workers.render(Rows(), request_of(512, 512, (0, 512)), token, stop)
    assert workers.render(Rows(), request_of(512, 512, (0, 512)), CancelToken()).shape[2] == 512


def test_the_bytes_do_not_depend_on_the_number_of_threads(house):
    model, generator = house
    point = generator.resolve(model.openers[0].recipe.latent, {})
    request = replace(request_of(301, 263), latents=point)
    pictures = []
    for count in (1, 2, 3):
        some = Workers(count)
        pictures.append(some.render(generator, request, CancelToken()))
        some.close()
    assert torch.equal(pictures[0], pictures[1])
    assert torch.equal(pictures[0], pictures[2])


def test_a_fault_in_one_band_is_the_fault_of_the_picture(workers):
    with pytest.raises(ModelError, match="row 100"):
        workers.render(Rows(ModelError("row 100")), request_of(512, 512), CancelToken())
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        workers.render(Rows(), request_of(512, 512), token)


@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_pieces_come_back_in_their_order_from_threads_of_one_operation_each(workers, count):
    def piece(number):
        return number, threading.current_thread().name, torch.is_inference_mode_enabled()

    for inference in (False, True):
        with torch.inference_mode(inference):
            found = workers.side_by_side([partial(piece, number) for number in range(count)])
        assert [number for number, _, _ in found] == list(range(count))
        assert all(name.startswith("bands") and mode == inference for _, name, mode in found)


def test_a_fault_in_one_piece_is_that_of_all_and_no_other_is_begun(workers):
    begun = []

    def piece(number):
        begun.append(number)
        if number == 1:
            raise ModelError("piece 1")
        time.sleep(0.01)

    with pytest.raises(ModelError, match="piece 1"):
        workers.side_by_side([partial(piece, number) for number in range(200)])
    assert len(begun) < 10
    assert workers.side_by_side([lambda: 3]) == [3]


def test_no_thread_is_left(workers):
    before = set(threading.enumerate())
    workers.render(Rows(), request_of(512, 512), CancelToken())
    assert set(threading.enumerate()) > before
    workers.close()
    assert set(threading.enumerate()) <= before


@pytest.fixture(params=["ridgelines", "aurora"])
def house(request):
    from studio.library.models import InstalledModels
    from studio.models.opening.registry import open_model

    model = next(m for m in InstalledModels().models() if m.card.id == request.param)
    return model.card, open_model(model, torch.device("cpu"))
