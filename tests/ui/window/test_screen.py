"""The window on the screen: its size, its panels, picture only."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.ui.explore.canvas.label_row import fitted
from studio.ui.theme import fonts
from studio.ui.window.screen_fit import first_size, inside, least_size

FRAME = QSize(2, 37)
ALL, NARROW = [True] * 3, [False, True, True]
"""Left, right, bottom."""


@given(st.integers(800, 4000), st.integers(560, 2400))
def test_the_first_window_fits_with_its_frame_and_is_no_smaller_than_it_may_be(wide, high):
    room = QSize(wide, high)
    first, least = first_size(room, FRAME), least_size(room, FRAME)
    for size in (first, least):
        assert (size + FRAME).boundedTo(room) == size + FRAME
    assert least.boundedTo(first) == least
    assert first == QSize(1440, 900) or first.width() == wide - 2 or first.height() == high - 37


def test_1080p_at_150_percent_is_enough():
    room = QSize(1280, 680)  # logical, less a task bar of 40
    assert least_size(room, FRAME) == QSize(1024, 643)
    assert first_size(room, FRAME) == QSize(1278, 643)


rects = st.builds(
    QRect, st.integers(-900, 3000), st.integers(-900, 3000), st.integers(1, 3000),
    st.integers(1, 3000),
)  # fmt: skip


@given(rects, st.builds(QRect, st.just(0), st.integers(0, 60), st.just(1280), st.just(680)))
def test_a_window_is_brought_onto_the_screen_and_left_alone_where_it_is_on_it(frame, room):
    there = inside(frame, room)
    assert room.contains(there)
    assert inside(there, room) == there
    if room.contains(frame):
        assert there == frame


def shown(window):
    frame = window.frame
    return [not slot.isHidden() for slot in (frame.left, frame.right, frame.bottom)]


@pytest.mark.parametrize(
    ("width", "panels"),
    [(1440, ALL), (1180, ALL), (1179, NARROW), (1024, NARROW)],
)
def test_a_narrow_window_lets_the_left_panel_go(window, width, panels):
    window.setMinimumSize(400, 400)
    window.resize(width, 720)
    assert shown(window) == panels
    QApplication.processEvents()
    assert window.canvas.width() >= 480
    window.resize(1440, 900)
    assert shown(window) == [True] * 3


def test_a_very_narrow_one_lets_the_right_panel_go_too(window):
    window.setMinimumSize(400, 400)
    window.resize(860, 700)
    assert shown(window) == [False, False, True]


def test_f9_shows_what_had_no_room_then_hides_all(window):
    window.resize(1024, 680)
    window.toggle_panels()
    assert shown(window) == [True] * 3
    window.toggle_panels()
    assert shown(window) == [False] * 3
    window.toggle_panels()
    assert shown(window) == [True] * 3
    window.resize(1440, 900)
    window.resize(1024, 680)
    assert shown(window) == [False, True, True]


def test_searching_a_model_shows_the_list_in_a_narrow_window(window):
    window.resize(1024, 680)
    window.commands.action("search").trigger()
    assert window.browser.isVisible()


def test_nothing_is_cut_in_the_smallest_window(window):
    window.resize(1024, 680)
    QApplication.processEvents()
    assert window.size() == QSize(1024, 680)
    inner = window.centralWidget().rect()
    header = window.header
    for part in (header, window.canvas, window.strip, window.status_bar, header.export):
        place = QRect(part.mapTo(window.centralWidget(), QPoint(0, 0)), part.size())
        assert inner.contains(place), part
        assert part.width() >= part.minimumSizeHint().width(), part


def test_f11_shows_the_picture_only_and_gives_back_what_was_there(qtbot, window):
    view = window.canvas.view
    window.toggle_panels()
    window.toggle_bare()
    parts = (window.header, window.status_bar, window.canvas.row, window.canvas.banner)
    assert [part.isVisible() for part in parts] == [False] * 4
    assert shown(window) == [False] * 3
    view.set_scene(crop=1.0)
    QTest.mouseMove(view, view.rect().center())
    assert view.scene.handles
    qtbot.waitUntil(lambda: not view.scene.handles)
    assert view.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(view, view.rect().center() + QPoint(20, 0))
    assert view.scene.handles
    assert view.cursor().shape() != Qt.CursorShape.BlankCursor
    window.toggle_bare()
    assert view.scene.handles
    assert not view._idle.isActive()
    assert shown(window) == [False] * 3


def test_the_picture_fills_its_room_and_hard_pixels_grow_by_whole_factors(window):
    view = window.canvas.view
    room = QSize(view.width() - 48, view.height() - 90)
    assert view.picture_rect().width() >= min(room.width(), room.height()) - 1
    window.commands.action("smooth").trigger()
    assert view.placement.scale == int(view.placement.scale)
    window.commands.action("smooth").trigger()
    assert view.picture_rect().width() >= min(room.width(), room.height()) - 1


def test_words_under_the_picture_are_cut_to_their_room_and_whole_in_the_tooltip(window):
    row = window.canvas.row
    facts = ("4182 + 3 moves", "1024 × 1024", "full", "crop 1024 × 576", "drifting")
    row.set_facts(facts)
    whole = "  ·  ".join(facts)
    assert (row.text, row._text.text(), row._text.toolTip()) == (whole, whole, "")
    window.resize(1024, 680)
    window.toggle_panels()
    QApplication.processEvents()
    assert row.text == row._text.toolTip() == whole
    assert "…" in row._text.text()
    assert row._text.geometry().right() < row.compare.x()
    assert row._text.fontMetrics().horizontalAdvance(row._text.text()) <= row._text.width()


def test_of_a_long_name_and_a_size_the_name_is_cut(qapp):
    metrics = QFontMetrics(fonts.figures())
    facts = ("A place with quite a long name of its own", "1024 × 1024", "full")
    for room in (150, 200, 300):
        shown = fitted(facts, metrics, room)
        assert shown.endswith(" · 1024 × 1024")
        assert "…" in shown
        assert metrics.horizontalAdvance(shown) <= room
    assert fitted(facts, metrics, 2000) == "  ·  ".join(facts)
    assert fitted(("0:03",), metrics, 2000) == "0:03"
    assert fitted((), metrics, 40) == ""
