"""Sending pictures on: the newest wins, nobody waits, every shape is boxed."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from studio.errors import ExportError
from studio.live.out.boxed import boxed
from studio.live.out.feed import Feed


class FakeSink:
    """Remembers what came; `hold` keeps it from taking more."""

    def __init__(self, refuses=""):
        self.frames, self.fresh, self.size = [], [], None
        self.refuses, self.closed = refuses, 0
        self.hold = threading.Event()
        self.hold.set()
        self.came = threading.Event()

    def open(self, size, fps):
        self.size = size
        if self.refuses == "open":
            raise ExportError("It cannot be opened.")

    def send(self, frame, fresh):
        self.frames.append(frame)
        self.fresh.append(fresh)
        self.came.set()
        self.hold.wait(10)
        if self.refuses == "send":
            raise OSError(5, "Input/output error")
        return True

    def close(self):
        self.closed += 1


@pytest.fixture
def feeding():
    feeds = []

    def start(sink, **more):
        feed = Feed(sink, **{"size": (32, 18), "fps": 200.0} | more)
        feeds.append(feed)
        feed.start()
        return feed

    yield start
    for feed in feeds:
        feed.stop()


def until(what, seconds=10.0):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.005)


def level(value, height=18, width=32, channels=3):
    return np.full((height, width, channels), value, np.uint8)


def test_what_does_not_move_is_sent_again_and_converted_once(feeding):
    sink = FakeSink()
    feed = feeding(sink)
    feed.put(lambda: level(7))
    until(lambda: len(sink.frames) > 3)
    assert sink.fresh[0]
    assert not any(sink.fresh[1:])
    assert all(frame is sink.frames[0] for frame in sink.frames)
    assert (sink.size, feed.state.on, feed.state.heard) == ((32, 18), True, True)
    assert feed.state.fps > 3


def test_the_newest_wins_while_the_other_side_is_slow_and_nobody_waits(feeding):
    sink = FakeSink()
    feed = feeding(sink)
    feed.put(lambda: level(0))
    until(lambda: feed.state.heard)
    sink.hold.clear()
    sink.came.clear()
    assert sink.came.wait(10)
    began = time.perf_counter()
    for n in range(1, 101):
        feed.put(lambda n=n: level(n))
    assert time.perf_counter() - began < 1.0
    sink.hold.set()
    until(lambda: sink.frames[-1][0, 0, 0] == 100)
    assert {int(frame[0, 0, 0]) for frame in sink.frames} <= {0, 1, 100}
    assert feed.state.dropped >= 98


@pytest.mark.parametrize(("how", "says"), [("open", "cannot be opened"), ("send", "input/output")])
def test_a_sink_that_ends_is_one_sentence(feeding, how, says):
    sink = FakeSink(how)
    feed = feeding(sink)
    feed.put(lambda: level(1))
    until(lambda: not feed.state.on)
    assert says in feed.state.problem
    assert sink.closed


def test_stopped_it_sends_no_more_and_has_no_problem(feeding):
    sink = FakeSink()
    feed = feeding(sink)
    feed.put(lambda: level(1))
    until(lambda: sink.frames)
    feed.stop()
    count = len(sink.frames)
    feed.put(lambda: level(2))
    time.sleep(0.05)
    assert len(sink.frames) == count
    assert (feed.state.on, feed.state.problem) == (False, "")


@pytest.mark.parametrize(("shape", "bars"), [((90, 90), (0, 35)), ((20, 160), (35, 0))])
def test_any_shape_lies_whole_in_the_middle(shape, bars):
    frame = boxed(level(200, *shape), (160, 90))
    assert frame.shape == (90, 160, 3)
    rows, columns = np.nonzero(frame[..., 0])
    assert (rows.min(), columns.min()) == bars
    assert (89 - rows.max(), 159 - columns.max()) == bars
    assert set(np.unique(frame)) == {0, 200}


def test_what_is_transparent_is_black_and_grey_is_grey():
    half = np.dstack([level(200), level(128, channels=1)])
    assert (boxed(half, (32, 18)) == 100).all()
    assert (boxed(level(9, channels=1), (32, 18)) == 9).all()
