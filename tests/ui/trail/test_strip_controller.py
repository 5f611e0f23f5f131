"""Pictures of the trail's nodes are those of the places they are now."""

from __future__ import annotations

import numpy as np
import pytest

from studio.ui.engine.qimage import to_pixels
from studio.values import edit
from tests.helpers.fake_engine import picture_of


def mean_of(image):
    return to_pixels(image)[..., :3].reshape(-1, 3).mean(0)


def shows(store, node):
    picture = store.picture(node)
    wanted = picture_of(node.recipe, 192, 192).reshape(-1, 3).mean(0)
    return picture is not None and np.abs(mean_of(picture.toImage()) - wanted).max() < 6


@pytest.mark.parametrize("rested", [True, False])
def test_a_node_that_took_three_nudges_has_the_picture_of_the_last(qtbot, window, rested):
    key = window.view.card.info.directions[0].id
    store, count = window.strip.thumbs, len(window.trail.project.trail)
    for amount in (0.5, 1.0, 1.5):
        window.state.directions.set_amount(key, amount)
        if rested:  # the full picture is there before the gesture is kept
            qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
        window.view.end_gesture()
        if rested:
            qtbot.waitUntil(lambda: shows(store, window.trail.node))
    node = window.trail.node
    assert len(window.trail.project.trail) == count + 1
    assert edit.amount(node.recipe, key) == 1.5
    qtbot.waitUntil(lambda: shows(store, node))


def test_a_picture_that_comes_after_the_node_has_moved_on_is_not_kept(qtbot, window):
    key = window.view.card.info.directions[0].id
    window.state.directions.set_amount(key, 0.5)
    window.view.end_gesture()
    node = window.trail.node
    late = f"node/{node.id}/{'0' * 16}"
    shown = []
    window.strip.thumbs.changed.connect(shown.append)
    window.thumbs.want(late, edit.new_recipe(window.view.card, 99), 192, "node")
    qtbot.waitUntil(lambda: window.thumbs.idle)
    qtbot.waitUntil(lambda: shows(window.strip.thumbs, node))
