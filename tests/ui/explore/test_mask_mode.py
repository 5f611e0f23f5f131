"""A mask painted by hand on the canvas: what is drawn anew, and that undo takes strokes back."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.values import edit, painting
from studio.values.latent import Repaint, Seed
from studio.values.messages import EncodeJob
from tests.helpers.fake_engine import words_card

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot, make_window, engine):
    engine.cards = (words_card(), *engine.cards)
    made = make_window()
    made.view.open_model(engine.cards[0])
    qtbot.waitUntil(lambda: made.canvas_controller.at_rest)
    made.activateWindow()
    made.canvas.view.setFocus()
    return made


@pytest.fixture
def mask(window):
    return window.workspaces[0].mask


def at(window, x, y):
    rect = window.canvas.view.picture_rect()
    return QPoint(round(rect.x() + x * rect.width()), round(rect.y() + y * rect.height()))


def drag(window, begin, end, button=LEFT):
    view = window.canvas.view
    QTest.mousePress(view, button, PLAIN, at(window, *begin))
    for step in range(1, 9):
        x, y = (a + (b - a) * step / 8 for a, b in zip(begin, end, strict=True))
        # QTest moves the pointer without its button; the real event says which is held.
        move(view, at(window, x, y), button)
    QTest.mouseRelease(view, button, PLAIN, at(window, *end))


def move(view, point, button):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        view.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        button,
        PLAIN,
    )
    QApplication.sendEvent(view, event)


def grid(window):
    return window.view.recipe.latent.mask.array()[0]


def paint(qtbot, window, begin, end, button=LEFT):
    before = window.view.recipe
    drag(window, begin, end, button)
    qtbot.waitUntil(lambda: window.view.recipe != before)


def test_a_drag_paints_and_only_there_the_words_are_drawn(qtbot, window, mask, engine):
    seed = window.view.recipe.latent
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_M)
    assert mask.on
    assert mask.bar.isVisible()
    paint(qtbot, window, (0.2, 0.25), (0.8, 0.25))
    over = window.view.recipe.latent
    assert isinstance(over, Repaint)
    assert over.base == seed
    assert over.picture.fit == "start"
    assert window.trail.project.get_blob(over.picture.picture) is not None
    cells = grid(window)
    assert cells.shape == (8, 8)
    assert cells[1:3].mean() > 0.35
    assert not cells[4:].any()
    box = window.workspaces[0].panel.words.rows["prompt"].box
    box.setFocus()
    qtbot.keyClicks(box, "aurora")
    qtbot.waitUntil(lambda: window.view.recipe.controls.get("prompt") == "aurora")
    assert window.view.recipe.latent == over
    (job,) = engine.asked(EncodeJob)
    assert job.fit == "start"
    assert job.pixels.shape == (128, 128, 3)


def test_strokes_are_taken_back_one_by_one_and_painted_on(qtbot, window, mask):
    mask.begin()
    paint(qtbot, window, (0.2, 0.2), (0.4, 0.2))
    one = window.view.recipe
    fine = mask.brush.now.mask
    paint(qtbot, window, (0.2, 0.8), (0.8, 0.8))
    assert grid(window)[6].any()
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.view.recipe == one
    assert np.array_equal(mask.brush.now.mask, fine)
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.view.recipe.latent, Seed)
    assert not mask.brush.now.mask.any()
    assert mask.on
    window.commands.action("redo").trigger()
    assert window.view.recipe == one
    paint(qtbot, window, (0.5, 0.5), (0.6, 0.5))
    assert grid(window)[4].any()
    assert grid(window)[1].any()


def test_the_eraser_the_right_button_and_clear(qtbot, window, mask):
    mask.begin()
    paint(qtbot, window, (0.1, 0.5), (0.9, 0.5))
    full = grid(window).sum()
    paint(qtbot, window, (0.1, 0.5), (0.4, 0.5), RIGHT)
    assert 0 < grid(window).sum() < full
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_E)
    assert mask.brush.tool == "eraser"
    paint(qtbot, window, (0.3, 0.5), (1.0, 0.5))
    assert grid(window).sum() < 0.05 * full
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_E)
    paint(qtbot, window, (0.1, 0.5), (0.9, 0.5))
    qtbot.mouseClick(mask.bar.clear, LEFT)
    assert not grid(window).any()
    qtbot.mouseClick(mask.bar.invert, LEFT)
    assert grid(window).min() == 1.0


def test_brackets_change_the_size_and_esc_leaves(qtbot, window, mask):
    before = mask.brush.size
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_BracketRight)
    assert mask.brush.size == before  # only while one paints
    mask.begin()
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_BracketRight)
    assert mask.brush.size > before
    assert mask.bar.reach.share == pytest.approx(mask.brush.size, abs=0.01)
    for _ in range(2):
        qtbot.keyClick(window.canvas.view, Qt.Key.Key_BracketLeft)
    assert mask.brush.size < before
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    assert not mask.on
    assert not mask.bar.isVisible()
    here = window.view.recipe
    drag(window, (0.2, 0.2), (0.6, 0.5))
    assert edit.wandered(window.view.recipe.latent) > 0  # a drag wanders again
    assert window.view.recipe != here


def test_feathered_edges_are_soft_on_the_grid(qtbot, window, mask):
    mask.begin()
    paint(qtbot, window, (0.25, 0.5), (0.75, 0.5))
    hard = grid(window).copy()
    mask.bar.feather.groove.setFocus()
    before = window.view.recipe
    for _ in range(8):
        qtbot.keyClick(mask.bar.feather.groove, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window.view.recipe != before)
    soft = grid(window)
    assert (soft > 1e-4).sum() > (hard > 1e-4).sum()
    assert soft.max() < hard.max()


def test_a_click_takes_a_colour_with_its_neighbours(qtbot, window, mask):
    pixels = np.zeros((128, 128, 3), np.uint8)
    pixels[:64] = (90, 60, 200)
    mask.begin()
    qtbot.mouseClick(mask.bar.tools, LEFT, pos=QPoint(mask.bar.tools.width() - 8, 10))
    assert mask.brush.tool == "colour"
    assert mask.bar.tolerance.isVisible()
    mask.brush.pixels = pixels
    before = window.view.recipe
    qtbot.mouseClick(window.canvas.view, LEFT, pos=at(window, 0.5, 0.2))
    qtbot.waitUntil(lambda: window.view.recipe != before)
    assert grid(window)[:4].min() == 1.0
    assert not grid(window)[4:].any()


def test_strength_shows_while_a_picture_is_painted_over_and_it_can_be_let_go(qtbot, window, mask):
    panel = window.workspaces[0].panel
    assert not panel.paint.strength.isVisible()
    assert "strength" not in panel.picture.controls.rows
    mask.begin()
    paint(qtbot, window, (0.2, 0.2), (0.8, 0.2))
    assert panel.paint.strength.isVisible()
    assert "% of the picture" in panel.paint.hint.text
    qtbot.keyClick(panel.paint.strength.editor.groove, Qt.Key.Key_Right)
    assert window.view.recipe.controls["strength"] > 0.7
    mask.end()
    seed = window.view.recipe.latent.base
    qtbot.mouseClick(panel.paint.let_go_button, LEFT)
    assert window.view.recipe.latent == seed
    assert not panel.paint.strength.isVisible()


def test_another_seed_fills_the_same_mask(qtbot, window, mask):
    mask.begin()
    paint(qtbot, window, (0.2, 0.2), (0.8, 0.2))
    over = window.view.recipe.latent
    window.view.new_seed()
    again = painting.repaint_of(window.view.recipe)
    assert (again.picture, again.mask) == (over.picture, over.mask)
    assert again.base != over.base
    assert mask.brush.now.mask.any()


def test_a_stroke_before_the_picture_is_there_waits_for_it(qtbot, window, mask, engine):
    engine.render_ms = 150.0
    mask.begin()
    window.view.set_seed(99)
    drag(window, (0.2, 0.2), (0.8, 0.2))
    assert isinstance(window.view.recipe.latent, Seed)
    qtbot.waitUntil(lambda: isinstance(window.view.recipe.latent, Repaint), timeout=5000)
    assert window.view.recipe.latent.base.n == 99
    assert grid(window)[1].any()


def test_models_that_paint_over_nothing_have_no_mask(qtbot, window, mask, engine):
    mask.begin()
    window.view.open_model(engine.cards[1])
    assert not mask.on
    assert not window.commands.action("mask").isEnabled()
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_M)
    assert not mask.on
    assert not window.workspaces[0].panel.paint.isVisible()


def test_the_wheel_still_zooms_and_space_still_pans(qtbot, window, mask):
    mask.begin()
    here = window.view.recipe
    placed = window.canvas.view.placement
    window.canvas.view.set_pan_ready(True)
    drag(window, (0.5, 0.5), (0.7, 0.7))
    window.canvas.view.set_pan_ready(False)
    assert window.canvas.view.placement != placed
    assert window.view.recipe == here
    assert not mask.brush.now.mask.any()


def test_the_picture_goes_on_to_a_side_and_back(qtbot, window, mask, engine):
    from studio.values.extending import LEFT as TO_THE_LEFT

    extending = window.workspaces[0].extending
    before = window.view.recipe
    extending.fill()
    texts = [action.text() for action in extending.menu.actions() if action.text()]
    assert texts[:5] == [
        "To the left   160 × 128", "To the right   160 × 128", "Upwards   128 × 160",
        "Downwards   128 × 160", "All around   160 × 160",
    ]  # fmt: skip
    assert any(text.startswith("To 16:9") for text in texts)
    extending.menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: window.view.recipe != before)
    there = window.view.recipe
    assert (there.width, there.height) == (160, 128)
    over = there.latent
    assert over.base == before.latent
    assert over.picture.vector.shape == (4, 8, 10)
    assert over.mask.shape == (1, 8, 10)
    cells = over.mask.array()[0]
    assert cells[:, :2].min() == 1.0
    assert not cells[:, 3:].any()
    assert there.controls["strength"] == pytest.approx(0.9)
    (job,) = engine.asked(EncodeJob)
    assert job.pixels.shape == (128, 160, 3)
    assert extending.ways()[0].key == TO_THE_LEFT
    window.commands.action("undo").trigger()
    assert window.view.recipe == before


def test_a_mask_follows_the_size_and_that_is_said(qtbot, window, mask):
    mask.begin()
    paint(qtbot, window, (0.2, 0.2), (0.8, 0.2))
    mask.end()
    hint = window.workspaces[0].panel.paint.hint
    assert "stretched" not in hint.text
    window.view.set_size(256, 128)
    qtbot.waitUntil(lambda: "stretched to this size" in hint.text)
    window.commands.action("undo").trigger()
    assert "stretched" not in hint.text
