"""Live out in the window: switched on, it is given what the canvas shows, and says how it goes."""

from __future__ import annotations

import numpy as np
import pytest

from studio.live.out import table
from studio.live.out.feed import FeedState
from studio.live.out.sink import Outlet
from studio.ui.live_out import popup
from studio.ui.live_out.feature import state_words
from studio.values import edit


class FakeSink:
    made = None

    def __init__(self, target):
        self.target, self.frames, self.closed = target, [], False
        self.breaks = False
        FakeSink.made = self

    def open(self, size, fps):
        self.size = size

    def send(self, frame, fresh):
        if self.breaks:
            raise OSError(5, "Input/output error")
        self.frames.append(frame)
        return True

    def close(self):
        self.closed = True


@pytest.fixture
def live_out(window, monkeypatch):
    """The feature with two ways out: one that works and one that cannot."""
    here = Outlet("here", "Here", "Name", lambda: "Studio", lambda: "", FakeSink)
    nowhere = Outlet("no", "No", "Name", lambda: "x", lambda: "It is for others.", FakeSink)
    monkeypatch.setattr(table, "OUTLETS", (here, nowhere))
    monkeypatch.setattr(popup, "OUTLETS", (here, nowhere))
    yield window.features.live_out
    if window.features.live_out._popup is not None:
        window.features.live_out._popup.close()


def test_switched_on_it_gets_the_picture_that_stands_and_every_one_that_comes(
    qtbot, window, live_out
):
    live_out.toggle()
    qtbot.waitUntil(lambda: FakeSink.made is not None and len(FakeSink.made.frames) > 0)
    sink = FakeSink.made
    assert (sink.size, sink.target) == ((1920, 1080), "Studio")
    first = sink.frames[-1]
    window.view.show_moving(edit.new_recipe(window.view.card, 77, (64, 64)))
    qtbot.waitUntil(lambda: not np.array_equal(sink.frames[-1], first))
    assert live_out.state.on
    word = window.status_bar.live_out
    qtbot.waitUntil(lambda: "Live" in word.text() and "fps" in word.text())
    assert not word.isHidden()
    live_out.toggle()
    assert sink.closed
    assert word.isHidden()


def test_the_sheet_switches_remembers_and_says_what_is_missing(qtbot, window, live_out):
    live_out.open()
    sheet = live_out._popup
    assert sheet.target.edit.text() == "Studio"
    sheet.target.edit.setText("Ridges")
    sheet.switch.click()
    qtbot.waitUntil(lambda: FakeSink.made.target == "Ridges" and bool(FakeSink.made.frames))
    assert sheet.switch.isChecked()
    assert not sheet.kinds.isEnabled()
    sheet.switch.click()
    assert not live_out.state.on
    sheet.kind_chosen.emit("no")
    assert not sheet.switch.isEnabled()
    assert sheet.words.text == "It is for others."
    window.context.settings.keep()
    kept = window.context.settings.value.extra["live_out"]
    assert kept == {"here": "Ridges", "kind": "no"}


def test_what_ends_by_itself_is_said_once(qtbot, window, live_out):
    live_out.toggle()
    qtbot.waitUntil(lambda: bool(FakeSink.made.frames))
    FakeSink.made.breaks = True
    qtbot.waitUntil(lambda: "could not be sent on" in window.canvas.banner.text)
    assert window.status_bar.live_out.isHidden()
    assert not live_out.state.on


def test_how_it_goes_in_words():
    assert state_words(FeedState(True, 0.0)) == "Live out waits for a reader"
    assert state_words(FeedState(True, 29.6, 0, True)) == "Live 30 fps"
    assert state_words(FeedState(True, 24.0, 1200, True)) == "Live 24 fps · 1,200 dropped"
