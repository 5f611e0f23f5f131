"""Pictures on their way: they sharpen in place, and are nobody's picture."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.ui.explore.presenter import GROWN
from studio.values.messages import FrameFailed, FrameReady
from tests.helpers.fake_engine import picture_of

SOFT = 16 * GROWN


@pytest.fixture
def seen(window):
    """(side of the picture on the canvas, fade, label) whenever it is painted anew."""
    found = []
    view, show = window.canvas.view, window.canvas.view.show_frame

    def watched(image, size, fade):
        show(image, size, fade)
        found.append((image.width(), fade))

    view.show_frame = watched
    yield found
    del view.show_frame


def preview(window, step, of=4, took_ms=1500.0, side=16):
    recipe = window.view.recipe
    return FrameReady(
        10_000 + step, "preview", window.view.epoch, recipe, picture_of(recipe, side, side),
        took_ms, step=(step, of),
    )  # fmt: skip


def test_a_slow_picture_shows_itself_without_a_fade_and_is_recorded_once(
    qtbot, window, engine, seen
):
    engine.previews = 4
    told = []
    window.frames.shown.connect(told.append)
    labels = []
    relabel = window.canvas.row.set_facts
    window.canvas.row.set_facts = lambda facts: (labels.append(facts), relabel(facts))
    window.view.set_seed(71)
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    sides = [side for side, _ in seen]
    assert sides.count(SOFT) == 2  # steps 3 and 4 of 5: before that, the draft shows more
    assert not any(fade for side, fade in seen if side == SOFT)
    assert not seen[-1][1]  # nor does the full picture fade over what became it
    assert [shown.frame.lane for shown in told] == ["draft", "full"]
    assert [f[-1] for f in labels if "step" in f[-1]] == [f"step {n} of 5" for n in (1, 2, 3, 4)]
    assert "full" in window.canvas.row.text
    assert "step" not in window.canvas.row.text


def test_a_quick_picture_leaves_its_draft_alone(qtbot, window, engine, seen):
    engine.previews, engine.preview_ms = 3, 200.0
    window.view.set_seed(72)
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    assert SOFT not in [side for side, _ in seen]


def test_what_was_before_stays_the_picture_until_the_new_one_is_there(qtbot, window, seen):
    window.view._move(replace(window.view.recipe, controls={"contrast": 1.5}))
    window.link.take(preview(window, 1))
    assert seen[-1] == (SOFT, False)
    assert not window.canvas_controller.at_rest
    assert window.canvas_controller.image.width() > SOFT
    assert "on its way" in window.canvas.row.text
    assert "full" not in window.canvas.row.text
    assert window.frames.last.lane != "preview"
    window.link.take(FrameFailed(10_002, "full", window.view.epoch, "The model failed."))
    assert seen[-1][0] > SOFT  # the last good picture is back


def test_a_preview_of_another_place_is_dropped(qtbot, window, seen):
    old = preview(window, 1)
    window.view.set_seed(73)
    seen.clear()
    window.link.take(old)
    assert SOFT not in [side for side, _ in seen]
