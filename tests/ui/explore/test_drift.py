"""Drift steers back from what is flat, and Space always means it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.ui.explore.drift import AXES, Drift
from studio.ui.models.browser.card_view import CardView
from studio.values.bland import GOOD, SHARE, BlandWatch, contrast


def picture(strength, side=96):
    """Grey waves of this contrast, 0 … 1."""
    x = np.linspace(0, 20, side, dtype=np.float32)
    wave = 127.5 + 127.5 * strength * np.sin(x)[None, :] * np.cos(x)[:, None]
    return np.repeat(wave[..., None], 3, axis=2).astype(np.uint8)


def test_contrast_falls_with_what_a_picture_shows():
    values = [contrast(picture(s)) for s in (1.0, 0.6, 0.3, 0.1, 0.0)]
    assert values == sorted(values, reverse=True)
    assert values[-1] == 0.0
    assert contrast(picture(1.0, 384)) == pytest.approx(contrast(picture(1.0, 96)), rel=0.3)


def wandered(watched: bool, reach: float = 4.0, seconds: float = 240.0):
    """The strength of the picture along a drift over a hill: it is flat far from its middle."""
    now = [0.0]
    drift, watch, at = Drift(clock=lambda: now[0]), BlandWatch(), np.zeros(AXES)
    drift.moved.connect(lambda step: at.__iadd__(np.array(step)))
    drift.start()
    seen = []
    for _ in range(int(seconds * 30)):
        now[0] += 1 / 30
        drift._tick()
        strength = math.exp(-float(at @ at) / reach**2)
        seen.append(strength)
        if watched:
            share = watch.share(picture(strength, 48))
            if share < SHARE:
                drift.turn_back()
            elif share >= GOOD:
                drift.go_on()
    drift.stop()
    return seen


def test_it_steers_back_from_flat_pictures(qapp):
    free, steered = wandered(False), wandered(True)
    assert min(free) < 0.3  # there is something to steer back from
    assert min(steered) > 0.4
    assert np.mean(steered) > np.mean(free)


def test_it_goes_back_the_way_it_came_and_then_another(qapp):
    now, steps = [0.0], []
    drift = Drift(clock=lambda: now[0])
    drift.moved.connect(steps.append)
    drift.start()

    def run(count):
        steps.clear()
        for _ in range(count):
            now[0] += 0.04
            drift._tick()
        return np.array(steps)

    out = run(100)
    drift.turn_back()
    back = run(60)
    assert drift.returning
    assert (back[-1] @ out[-60]) / np.linalg.norm(back[-1]) / np.linalg.norm(out[-60]) < -0.99
    drift.go_on()
    on = run(60)
    cosine = (on[-1] @ out[-1]) / np.linalg.norm(on[-1]) / np.linalg.norm(out[-1])
    assert cosine < 0.95
    drift.stop()


def test_it_does_not_go_back_for_ever(qapp):
    now = [0.0]
    drift = Drift(clock=lambda: now[0])
    drift.start()
    drift.turn_back()
    for _ in range(400):
        now[0] += 0.04
        drift._tick()
    assert not drift.returning
    drift.stop()


def test_what_is_flat_never_becomes_the_measure():
    watch = BlandWatch()
    for _ in range(30):
        assert watch.share(picture(1.0)) == pytest.approx(1.0)
    for _ in range(2000):
        assert watch.share(picture(0.2)) < SHARE


# ---- Space --------------------------------------------------------------------------------------
@pytest.mark.parametrize("held_ms", [0, 700])
def test_space_drifts_however_long_it_took(qtbot, window, held_ms):
    view, drift = window.canvas.view, window.canvas_controller.drift
    for running in (True, False, True, False):
        QTest.keyPress(view, Qt.Key.Key_Space)
        QTest.qWait(held_ms)
        QTest.keyRelease(view, Qt.Key.Key_Space)
        assert drift.running is running
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)


def test_space_drifts_wherever_a_click_has_left_the_keyboard(qtbot, window):
    drift = window.canvas_controller.drift
    window.view.set_seed(3)
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest and window.thumbs.idle)
    strip, panel = window.strip, window.workspaces[0].panel
    cards = window.browser.findChild(CardView).viewport()
    places = [strip.line.viewport(), cards, panel, window.header, window.status_bar]
    sliders = [s.groove for s in panel.directions.sliders.values() if s.isVisible()]
    for widget in [*places, sliders[0], panel.place.pad]:
        middle = QPoint(60, 30) if widget in places[:2] else widget.rect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)
        focus = QApplication.focusWidget() or window
        for running in (True, False):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
                QApplication.sendEvent(focus, event)
            assert drift.running is running, f"{widget} -> {focus}"
