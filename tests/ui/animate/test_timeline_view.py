"""Hands on the timeline: what is pressed, pulled, chosen and dropped is told as wishes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from studio.ui.animate.timeline.marks import CurveMark, KeyMark, MarkerMark, Marks, PointMark
from studio.ui.animate.timeline.view import TimelineView
from studio.ui.widgets.mime import recipe_mime
from studio.values.edit import new_recipe
from tests.ui.animate.samples import CARD

TIMES = np.linspace(0, 10, 101).astype(np.float32)


def curve(points=((2.0, 0.0), (5.0, 1.0)), active=True):
    flat = np.zeros_like(TIMES)
    sums = np.interp(TIMES, [p[0] for p in points], [p[1] for p in points]).astype(np.float32)
    marks = tuple(PointMark(at, value, (1.0, 0.0), (1.0, 0.5)) for at, value in points)
    return CurveMark("t1", "Dusk", 0, TIMES, sums, flat, -3.0, 3.0, marks)


MARKS = Marks(
    10.0, 30.0,
    keys=(KeyMark("k1", 0.0), KeyMark("k2", 3.0), KeyMark("k3", 6.0)),
    curves=(curve(),), active="t1", markers=(MarkerMark(8.0, "turn"),), region=(1.0, 9.0),
)  # fmt: skip


@pytest.fixture
def view(qtbot):
    made = TimelineView()
    qtbot.addWidget(made)
    made.resize(1032, 280)
    made.show()
    qtbot.waitExposed(made)
    made.set_marks(MARKS)
    return made


def told(signal):
    found = []
    signal.connect(lambda *args: found.append(args[0] if len(args) == 1 else args))
    return found


def spot(view, at, y):
    return QPoint(round(view.time.x(at)), round(y))


def key_spot(view, at):
    return spot(view, at, view.keys.rect.top() + 7)


def pull(view, start, end, keys=Qt.KeyboardModifier.NoModifier):
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, keys, start)
    for share in (0.5, 1.0):
        at = start + (end - start) * share
        QTest.mouseMove(port, at)
        _move(view, at, keys)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, keys, end)


def _move(view, at, keys):
    """QTest moves without modifiers."""
    if view._gesture is not None:
        view._gesture.move(QPointF(at), keys)


def test_a_press_on_ruler_or_pictures_scrubs_and_its_release_rests(view):
    at, rested = told(view.scrubbed), told(view.scrub_ended)
    pull(view, spot(view, 4.0, 10), spot(view, 5.0, 10))
    assert at[0] == pytest.approx(4.0, abs=0.02)
    assert at[-1] == pytest.approx(5.0, abs=0.02)
    assert len(rested) == 1
    pull(view, spot(view, 7.0, view.strip.rect.center().y()), spot(view, 2.0, 90))
    assert at[-1] == pytest.approx(2.0, abs=0.02)


def test_a_key_is_chosen_seen_and_pulled(view):
    dragged, chosen, seen = (
        told(view.keys_dragged), told(view.chosen_changed), told(view.key_entered)
    )  # fmt: skip
    pull(view, key_spot(view, 3.0), key_spot(view, 4.5))
    assert chosen == [frozenset({"k2"})]
    assert seen == ["k2"]
    last = dragged[-1]
    assert (last.lead, last.mode, last.done) == ("k2", "move", True)
    assert last.at == pytest.approx(4.5, abs=0.05)


@pytest.mark.parametrize(
    ("keys", "mode"),
    [(Qt.KeyboardModifier.ShiftModifier, "ripple"), (Qt.KeyboardModifier.AltModifier, "stretch"),
     (Qt.KeyboardModifier.ControlModifier, "copy")],
)  # fmt: skip
def test_other_keys_pull_in_other_ways(view, keys, mode):
    dragged = told(view.keys_dragged)
    pull(view, key_spot(view, 3.0), key_spot(view, 4.5), keys)
    assert dragged[-1].mode == mode


def test_a_pull_jumps_to_other_keys_and_markers(view):
    dragged = told(view.keys_dragged)
    pull(view, key_spot(view, 3.0), key_spot(view, 6.0) + QPoint(3, 0))
    assert dragged[-1].at == 6.0
    pull(view, key_spot(view, 0.0), key_spot(view, 8.0) - QPoint(4, 0))
    assert dragged[-1].at == 8.0


def test_a_press_without_a_pull_moves_nothing(view):
    dragged = told(view.keys_dragged)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=key_spot(view, 3.0))
    assert dragged == []
    assert view.chosen_keys == {"k2"}


def test_points_of_the_active_curve_are_pulled_and_added(view):
    dragged, wanted = told(view.points_dragged), told(view.point_wanted)
    active = view.curves.active
    where = view.curves.spot(active, active.points[1]).toPoint()
    pull(view, where, where + QPoint(100, -20))
    assert (dragged[-1].points, dragged[-1].done) == (frozenset({1}), True)
    assert dragged[-1].by_s == pytest.approx(1.0, abs=0.05)
    assert dragged[-1].by == pytest.approx(20 * view.curves.per_px(active))
    free = spot(view, 8.0, view.curves.height_of(active, 2.0))
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=free)
    assert wanted[-1].at == pytest.approx(8.0, abs=0.02)
    assert wanted[-1].value == pytest.approx(2.0, abs=0.1)


def test_handles_of_a_chosen_point_are_turned(view):
    dragged = told(view.handle_dragged)
    active = view.curves.active
    view.choose(frozenset(), frozenset({1}))
    handle = view.curves.handles(active, active.points[1])["after"].toPoint()
    pull(view, handle, handle + QPoint(50, 10))
    last = dragged[-1]
    assert (last.point, last.side, last.done) == (1, "after", True)
    assert last.by_s == pytest.approx(1.5, abs=0.05)


def test_a_band_chooses_keys_and_points(view):
    view.curves.set_chosen(frozenset())
    top = spot(view, 2.5, view.keys.rect.bottom() + 6)
    start = QPoint(round(view.time.x(9.5)), round(view.curves.rect.bottom() - 4))
    pull(view, start, QPoint(top.x(), round(view.keys.rect.center().y() - 30)))
    assert view.chosen_keys == {"k2", "k3"}
    assert view.chosen_points == {1}


def test_ends_of_the_region_and_markers_are_pulled(view):
    region, marker = told(view.region_dragged), told(view.marker_dragged)
    pull(view, spot(view, 9.0, 20), spot(view, 7.0, 20))
    assert (region[-1].start, region[-1].done) == (1.0, True)
    assert region[-1].end == pytest.approx(7.0, abs=0.05)
    pull(view, spot(view, 8.0, 5) + QPoint(3, 0), spot(view, 5.0, 5))
    assert (marker[-1].index, marker[-1].done) == (0, True)


def test_wheel_zooms_at_the_pointer_and_middle_button_pushes(qtbot, view):
    view.zoom(3.0, view.time.x(5.0))
    assert view.time.x(5.0) == pytest.approx(516, abs=1)
    before = view.time.first_s
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.MiddleButton, pos=QPoint(500, 100))
    QTest.mouseMove(port, QPoint(400, 100))
    QTest.mouseRelease(port, Qt.MouseButton.MiddleButton, pos=QPoint(400, 100))
    assert view.time.first_s > before
    view.show_all()
    assert view.time.fits


def test_a_place_is_dropped_where_the_line_shows_it(view):
    dropped = told(view.place_dropped)
    recipe = new_recipe(CARD, 3)
    data = recipe_mime(recipe)
    at = QPointF(key_spot(view, 6.0)) + QPointF(3, 0)
    view.dragMoveEvent(_drop(data, at))
    view.dropEvent(_drop(data, at))
    assert dropped == [(recipe, 6.0)]


def _drop(data: QMimeData, at: QPointF) -> QDropEvent:
    return QDropEvent(
        at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip


def test_ctrl_and_arrows_go_from_key_to_key(view):
    seen = told(view.key_entered)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    view.set_playhead(3.0)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    view.set_playhead(6.0)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert seen == ["k2", "k3", "k2"]


def test_what_is_gone_is_chosen_no_more(view):
    view.choose(frozenset({"k2", "k3"}), frozenset({1}))
    view.set_marks(Marks(10.0, 30.0, keys=(KeyMark("k2", 3.0),), curves=(curve(((2.0, 0.0),)),),
                         active="t1"))  # fmt: skip
    assert view.chosen_keys == {"k2"}
    assert view.chosen_points == frozenset()


def test_a_film_of_a_day_with_thousands_of_keys_is_drawn_in_time(view):
    keys = tuple(KeyMark(f"k{n}", n * 20.0) for n in range(4000))
    view.set_marks(Marks(86_400.0, 30.0, keys=keys))
    assert not view.grab().isNull()
    view.zoom(1e6, 500)
    assert not view.grab().isNull()
