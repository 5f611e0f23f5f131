"""The pad: relative drags, keys, modes, the path."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from studio.ui.widgets.wander_pad import CORNER_REACH_PX, REACH_PX, WanderPad

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def pad(qtbot):
    made = WanderPad()
    qtbot.addWidget(made)
    made.show()
    return made


def drag(qtbot, pad, start, by):
    qtbot.mousePress(pad, LEFT, pos=QPoint(*start))
    qtbot.mouseMove(pad, QPoint(start[0] + by[0], start[1] + by[1]))
    qtbot.mouseRelease(pad, LEFT, pos=QPoint(start[0] + by[0], start[1] + by[1]))


@pytest.mark.parametrize("start", [(75, 75), (20, 120), (140, 10)])
def test_a_drag_is_relative_wherever_it_begins(qtbot, pad, start):
    with qtbot.waitSignals([pad.moved, pad.gesture_ended]):
        drag(qtbot, pad, start, (-10, 10))
    assert pad.position == pytest.approx((-10 / REACH_PX, -10 / REACH_PX))


def test_axes_end_at_the_square_and_nearby_never(qtbot, pad):
    for mode, wanted in (("axes", 1.0), ("nearby", 300 / REACH_PX), ("corners", 1.0)):
        pad.set_mode(mode)
        pad.set_position(0, 0)
        drag(qtbot, pad, (75, 75), (300, 0))
        assert pad.position[0] == pytest.approx(wanted)
        shown = pad.point_of(pad._at)
        assert 0 < shown.x() < pad.width()
    assert pad.point_of(pad._at).x() == 75 + CORNER_REACH_PX


def test_setting_is_silent_and_lengthens_the_path(qtbot, pad):
    with qtbot.assertNotEmitted(pad.moved):
        for step in range(5):
            pad.set_position(step / 5, 0.1)
    assert len(pad.path) == 6
    pad.clear_path()
    assert pad.path == ((0.8, 0.1),)


def test_arrows_move_and_shift_moves_less(qtbot, pad):
    qtbot.keyClick(pad, KEY.Key_Up)
    qtbot.keyClick(pad, KEY.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pad.position == pytest.approx((0.01, 0.05))
    with qtbot.waitSignal(pad.centre_requested):
        qtbot.keyClick(pad, KEY.Key_Delete)


def test_r_rolls_new_ways_but_not_for_axes(qtbot, pad):
    with qtbot.assertNotEmitted(pad.reroll_requested):
        qtbot.keyClick(pad, KEY.Key_R)
    pad.set_mode("nearby")
    with qtbot.waitSignal(pad.reroll_requested):
        qtbot.keyClick(pad, KEY.Key_R)


def test_wells_show_only_for_corners(pad):
    assert not any(well.isVisible() for well in pad.corners)
    pad.set_mode("corners")
    assert all(well.isVisible() for well in pad.corners)
