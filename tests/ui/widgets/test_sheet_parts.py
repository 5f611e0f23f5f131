"""The small parts that sheets are made of."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from studio.ui.widgets.error_banner import ErrorBanner
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.progress_row import ProgressRow, time_words
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.switch import LEFT_PX, Switch


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "a few seconds"), (12, "10 s"), (54, "55 s"), (58, "1 min"), (200, "3 min"),
     (7800, "2 h 10 min")],
)  # fmt: skip
def test_times_as_people_say_them(seconds, words):
    assert time_words(seconds) == words


@given(st.floats(0, 1e6))
def test_every_time_has_words(seconds):
    assert time_words(seconds)


def test_progress_goes_on_and_can_be_cancelled_once(qtbot):
    row = ProgressRow("Loading")
    qtbot.addWidget(row)
    row.resize(300, 30)
    row.show()
    assert row.unit is None
    row.set_progress(3, 12, 20)
    assert row.unit == 0.25
    assert row.left.text == "20 s"
    row.grab()
    cancelled = []
    row.cancelled.connect(lambda: cancelled.append(1))
    qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    assert cancelled == [1]
    row.start("Again")
    assert row.unit is None
    assert row.cancel.isEnabled()


def test_an_error_says_one_sentence_offers_a_way_and_goes(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    banner = ErrorBanner(window)
    window.show()
    assert not banner.isVisible()
    banner.show_error("The disk is full; free some space.", "Try again")
    assert banner.accessibleName() == "The disk is full; free some space."
    with qtbot.waitSignal(banner.action_clicked):
        qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.closed):
        qtbot.keyClick(banner, Qt.Key.Key_Escape)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_switch_turns_by_key(qtbot, key):
    switch = Switch("Dither", "A trace of noise.")
    qtbot.addWidget(switch)
    switch.resize(300, 40)
    switch.grab()
    qtbot.keyClick(switch, key)
    assert switch.isChecked()
    assert switch.heightForWidth(120) > switch.heightForWidth(600)


def test_a_number_is_typed_stepped_and_bounded(qtbot):
    field = NumberField("Width", 64, 4096, "px")
    qtbot.addWidget(field)
    field.set_value(512)
    said = []
    field.value_changed.connect(said.append)
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    qtbot.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    field.edit.setText("1,024 px")
    field.edit.editingFinished.emit()
    field.edit.setText("99999")
    field.edit.editingFinished.emit()
    field.edit.setText("wide")
    field.edit.editingFinished.emit()
    assert said == [513, 503, 1024, 4096]
    assert field.edit.text() == "4096"
    field.grab()


def test_a_switch_is_as_high_as_its_words_are_when_they_are_drawn(qtbot):
    switch = Switch("OSC", "From this computer alone, at port 9000")
    qtbot.addWidget(switch)
    words_px = QFontMetrics(switch._small).horizontalAdvance(
        "From this computer alone, at port 9000"
    )
    just = LEFT_PX + words_px + 1
    assert switch.heightForWidth(just) == switch.heightForWidth(600)
    assert switch.heightForWidth(just - 8) > switch.heightForWidth(just)


def test_a_foot_without_a_button_takes_no_room(qtbot):
    sheet = Sheet("Queue")
    qtbot.addWidget(sheet)
    button = sheet.add_button("Pause all")
    sheet.finish(400)
    sheet.show()
    tall = sheet.height()
    button.hide()
    sheet.fit()
    assert sheet.height() < tall - 30
    sheet.say("It is full.")
    sheet.fit()
    assert sheet.height() > tall - 30
    button.show()
    sheet.fit()
    assert sheet.height() == tall
