"""The collector rests while the studio comes up, and works again after."""

from __future__ import annotations

import gc

import pytest

from studio.ui.window import quiet_start
from studio.ui.window.quiet_start import QuietStart


@pytest.fixture(autouse=True)
def _as_before():
    yield
    gc.enable()
    gc.unfreeze()


def test_the_first_picture_ends_the_rest(make_window, qtbot):
    quiet = QuietStart()
    assert not gc.isenabled()
    window = make_window(show=False)
    window.frames.shown.connect(quiet.end)
    window.show()
    qtbot.waitUntil(lambda: window.frames.last is not None and window.features is not None)
    assert gc.isenabled()
    assert gc.get_freeze_count() > 1000


def test_where_no_picture_comes_the_collector_is_back_after_a_while(qtbot, monkeypatch):
    monkeypatch.setattr(quiet_start, "LONGEST_MS", 20)
    freeze, frozen = gc.freeze, []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(freeze()))
    quiet = QuietStart()
    qtbot.waitUntil(gc.isenabled)
    assert len(frozen) == 1
    quiet.end()
    assert len(frozen) == 1
