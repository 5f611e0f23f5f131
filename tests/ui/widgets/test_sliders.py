"""Groove, bipolar and unipolar sliders: pointer, wheel, keys, names, ends."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.widgets.bipolar_slider import BipolarSlider, signed_text
from studio.ui.widgets.groove import Groove, Scale
from studio.ui.widgets.slim_scroll import SlimScroll
from studio.ui.widgets.unipolar_slider import UnipolarSlider

KEY, MOD, LEFT = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


def wheel(widget, notches: float, modifiers=MOD.NoModifier) -> QWheelEvent:
    at = QPointF(widget.width() / 2, widget.height() / 2)
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event


@pytest.fixture
def slider(qtbot):
    made = BipolarSlider("Dusk")
    qtbot.addWidget(made)
    made.resize(308, 44)
    made.show()
    return made


@given(st.floats(-1e6, 1e6), st.floats(-100, 0), st.floats(0, 100))
def test_a_scale_keeps_values_within_its_ends(value, low, high):
    settled = Scale(low, high).settled(value)
    assert low <= settled <= high
    assert Scale(low, high).settled(settled) == settled


@given(st.floats(-9.99, 9.99))
def test_amounts_are_written_within_a_twentieth(amount):
    assert abs(float(signed_text(amount)) - amount) <= 0.0501


def test_zero_has_no_sign():
    assert signed_text(0.0) == signed_text(-0.0001) == "0.0"
    assert signed_text(1.4) == "+1.4"
    assert signed_text(-0.6) == "-0.6"


def test_setting_is_silent_and_moving_speaks(qtbot, slider):
    with qtbot.assertNotEmitted(slider.amount_changed):
        slider.set_amount(1.4)
    assert slider.value_text == "+1.4"
    with qtbot.waitSignal(slider.amount_changed) as got:
        qtbot.keyClick(slider.groove, KEY.Key_Right)
    assert got.args[0] == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("key", "modifiers", "wanted"),
    [
        (KEY.Key_Right, MOD.NoModifier, 0.1),
        (KEY.Key_Left, MOD.NoModifier, -0.1),
        (KEY.Key_Right, MOD.ShiftModifier, 0.01),
        (KEY.Key_Right, MOD.ControlModifier, 1.0),
        (KEY.Key_PageDown, MOD.NoModifier, -1.0),
        (KEY.Key_Home, MOD.NoModifier, -3.0),
        (KEY.Key_End, MOD.NoModifier, 3.0),
    ],
)
def test_keys_step(qtbot, slider, key, modifiers, wanted):
    qtbot.keyClick(slider.groove, key, modifiers)
    assert slider.amount == pytest.approx(wanted)


def test_the_wheel_turns_only_what_has_focus_once_the_pointer_rests(qtbot, slider):
    slider.groove.clearFocus()
    slider.groove._gate._since -= 1.0
    assert not wheel(slider.groove, 1).isAccepted()  # however long it rested
    qtbot.mouseClick(slider.groove, LEFT, pos=slider.groove.rect().center())
    assert slider.groove.hasFocus()
    slider.groove.set_value(0.0)
    slider.groove._gate.entered()
    assert not wheel(slider.groove, 1).isAccepted()
    assert slider.groove.value == 0
    slider.groove._gate._since -= 1.0
    assert wheel(slider.groove, 2).isAccepted()
    assert slider.amount == pytest.approx(0.2)
    wheel(slider.groove, -1, MOD.ShiftModifier)
    assert slider.amount == pytest.approx(0.19)


def test_a_panel_that_scrolls_moves_no_slider_that_comes_to_the_pointer(qtbot):
    scroll, content = SlimScroll(), QWidget()
    qtbot.addWidget(scroll)
    grooves = [Groove(Scale(-1, 1, 0, 0.1, 0.01, 1), content) for _ in range(40)]
    for index, groove in enumerate(grooves):
        groove.setGeometry(0, 100 + 20 * index, 200, 20)
    content.setFixedSize(200, 900)
    scroll.set_content(content)
    scroll.resize(200, 200)
    scroll.show()
    qtbot.waitExposed(scroll)
    grooves[7]._gate._since -= 1.0
    grooves[7].setFocus()
    qtbot.waitUntil(grooves[7].hasFocus)
    wheel(scroll.viewport(), -1)
    assert not wheel(grooves[7], -1).isAccepted()
    assert grooves[7].value == 0
    scroll.wheeled -= 1.0
    grooves[7]._gate._since -= 1.0
    assert not wheel(grooves[6], -1).isAccepted()
    assert wheel(grooves[7], -1).isAccepted()


def test_fine_wheels_turn_whole_numbers_too(qtbot):
    groove = Groove(Scale(1, 50, 1, 1, 1, 10, whole=True))
    qtbot.addWidget(groove)
    groove.show()
    groove.setFocus()
    qtbot.waitUntil(groove.hasFocus)
    for _ in range(20):
        groove._gate._since -= 1.0
        wheel(groove, 0.25)
    assert groove.value == 6
    for _ in range(400):
        groove._gate._since -= 1.0
        wheel(groove, -0.25)
    assert groove.value == 1


def test_a_gesture_of_the_keys_ends_when_the_focus_goes(qtbot, slider):
    slider.groove.setFocus()
    qtbot.keyClick(slider.groove, KEY.Key_Right)
    ended = []
    slider.gesture_ended.connect(lambda: ended.append(1))
    slider.groove.focusOutEvent(None)
    assert ended == [1]
    slider.groove.focusOutEvent(None)
    assert ended == [1]


def test_a_drag_is_relative_and_ends(qtbot, slider):
    groove = slider.groove
    middle = QPoint(groove.width() // 2, groove.height() // 2)
    unit_px = round((groove.width() - 2 * Groove.OVERHANG_PX) / 6)
    ended = []
    slider.gesture_ended.connect(lambda: ended.append(1))
    qtbot.mousePress(groove, LEFT, pos=middle + QPoint(3, 0))
    qtbot.mouseMove(groove, middle + QPoint(3 + unit_px, 0))
    assert slider.amount == pytest.approx(1.0, abs=0.05)
    assert ended == []
    qtbot.mouseRelease(groove, LEFT, pos=middle)
    assert ended == [1]


def test_a_press_far_from_the_handle_brings_it_there(qtbot, slider):
    groove = slider.groove
    qtbot.mouseClick(groove, LEFT, pos=QPoint(Groove.OVERHANG_PX, groove.height() // 2))
    assert slider.amount == pytest.approx(-3.0, abs=0.05)


def test_a_double_click_on_the_groove_resets(qtbot, slider):
    slider.set_amount(2.0)
    with qtbot.waitSignals([slider.amount_changed, slider.gesture_ended]):
        qtbot.mouseDClick(slider.groove, LEFT, pos=QPoint(40, 10))
    assert slider.amount == 0


def test_delete_resets(qtbot, slider):
    slider.set_amount(2.0)
    qtbot.keyClick(slider.groove, KEY.Key_Delete)
    assert slider.amount == 0


def test_a_double_click_on_the_name_renames_in_place(qtbot, slider):
    qtbot.mouseDClick(slider.label, LEFT)
    edit = slider.label._edit
    edit.setText("Night")
    with qtbot.waitSignal(slider.renamed) as got:
        qtbot.keyClick(edit, KEY.Key_Return)
    assert got.args == ["Night"]
    assert slider.name == "Night"
    assert slider.groove.accessibleName() == "Night"
    assert not slider.label.is_editing


def test_escape_and_an_empty_name_keep_the_old_one(qtbot, slider):
    for text, key in (("Night", KEY.Key_Escape), ("   ", KEY.Key_Return)):
        slider.label.begin_edit()
        slider.label._edit.setText(text)
        with qtbot.assertNotEmitted(slider.renamed):
            qtbot.keyClick(slider.label._edit, key)
        assert slider.name == "Dusk"


def test_exact_amounts_can_be_typed_and_nonsense_is_dropped(qtbot, slider):
    for text, wanted in (("1,25", 1.25), ("nan", 1.25), ("far", 1.25), ("99", 3.0)):
        qtbot.keyClick(slider.groove, KEY.Key_Return)
        slider._value._edit.setText(text)
        qtbot.keyClick(slider._value._edit, KEY.Key_Return)
        assert slider.amount == wanted


def test_a_click_on_an_end_steps_one_unit(qtbot, slider):
    low, high = slider.ends
    qtbot.mouseClick(high, LEFT)
    qtbot.mouseClick(high, LEFT)
    assert slider.amount == 2
    qtbot.mouseClick(low, LEFT)
    assert slider.amount == 1
    qtbot.keyClick(low, KEY.Key_Return)
    assert slider.amount == 0


def test_ends_keep_their_picture_until_a_new_one_comes(qtbot, slider):
    picture = QPixmap(20, 10)
    picture.fill(Qt.GlobalColor.red)
    slider.set_ends(picture, None)
    slider.set_ends(None, picture)
    assert all(thumb.picture is not None for thumb in slider.ends)
    assert slider.grab().toImage().pixelColor(22, 22) == Qt.GlobalColor.red


def test_the_menu_offers_what_there_is(qtbot, slider):
    words = [a.text() for a in slider.make_menu().actions() if a.text()]
    assert words == ["Rename", "Type amount", "Reset", "Hide"]
    slider.set_has_layers(True)
    slider.set_amount(1.0)
    actions = {a.text(): a for a in slider.make_menu().actions()}
    with qtbot.waitSignal(slider.layers_requested):
        actions["Layers…"].trigger()
    with qtbot.waitSignal(slider.hide_requested):
        actions["Hide"].trigger()


def test_the_enlarged_picture_shows_and_goes(qtbot, slider):
    from studio.ui.widgets.enlarged import Enlarged

    picture = QPixmap(200, 200)
    picture.fill(Qt.GlobalColor.blue)
    slider.set_ends(picture, picture)
    popup = slider.ends[0].findChild(Enlarged)
    popup.show_now()
    assert popup.isVisible()
    slider.ends[0].left.emit()
    assert not popup.isVisible()


def test_neither_enlarged_picture_lies_on_the_row(qtbot, slider):
    from studio.ui.widgets.enlarged import Enlarged

    area = slider.screen().availableGeometry()
    slider.setFixedWidth(300)
    for x in (area.left(), area.right() - 299):
        slider.move(x, area.center().y())
        picture = QPixmap(200, 200)
        slider.set_ends(picture, picture)
        row = QRect(slider.mapToGlobal(QPoint(0, 0)), slider.size())
        for end in slider.ends:
            popup = end.findChild(Enlarged)
            popup.show_now()
            assert area.contains(popup.geometry())
            assert not popup.geometry().intersects(row)
            popup.dismiss()


def test_a_unipolar_slider_writes_its_unit_and_resets_to_its_default(qtbot):
    slider = UnipolarSlider("Steps", Scale(1, 50, 1, 1, 1, 10, whole=True), 20, "steps")
    qtbot.addWidget(slider)
    assert slider.value_text == "20 steps"
    qtbot.keyClick(slider.groove, KEY.Key_Right)
    qtbot.keyClick(slider.groove, KEY.Key_Right, MOD.ControlModifier)
    assert slider.value == 31
    slider._on_typed("7 steps")
    assert slider.value == 7
    slider.reset()
    assert slider.value == 20


def test_almost_nothing_below_zero_has_no_sign(qtbot):
    walk = UnipolarSlider("Walk", Scale(-30.0, 30.0), -0.004)
    qtbot.addWidget(walk)
    assert walk.value_text == "0.0"
