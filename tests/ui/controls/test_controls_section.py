"""The panel's controls are built from the list that a generator declares, whatever is in it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDial

from studio.ui.controls.control_rows import ControlRow
from studio.ui.controls.controls_section import ControlsSection
from studio.ui.controls.editor import ControlEditor, Label
from studio.ui.controls.kinds import EDITORS
from studio.ui.widgets.fold import Fold
from studio.ui.widgets.section_header import SectionHeader
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.unipolar_slider import UnipolarSlider
from studio.values.controls import Control, ControlKind

FEW = tuple((c, c.upper()) for c in "abc")
MANY = tuple((f"k{n}", f"Sampler {n}") for n in range(9))
ALL = (
    Control("psi", "Truncation", "float", 0.7, 0.0, 1.0),
    Control("steps", "Steps", "int", 20, 1, 50),
    Control("seamless", "Seamless", "bool", False),
    Control("tone", "Tone", "choice", "a", choices=FEW),
    Control("sampler", "Sampler", "choice", "k3", choices=MANY),
    Control("prompt", "Prompt", "text", "", group="Words"),
    Control("init", "Start picture", "picture", "", group="Words"),
    Control("deep", "Deep", "float", 0.0, -1.0, 1.0, mark=False),
    Control("tiny", "Tiny", "bool", False, mark=False),
)


@pytest.fixture
def section(qtbot):
    made = ControlsSection()
    qtbot.addWidget(made)
    made.resize(308, 400)
    made.set_controls(ALL)
    made.show()
    return made


def kinds():
    number = st.tuples(st.floats(-10, 0), st.floats(1, 10)).map(
        lambda ends: {"kind": "float", "low": ends[0], "high": ends[1], "default": ends[0]}
    )
    return st.one_of(
        number,
        st.just({"kind": "int", "low": 0, "high": 9, "default": 3}),
        st.just({"kind": "bool", "default": True}),
        st.just({"kind": "choice", "default": "k0", "choices": MANY}),
        st.just({"kind": "choice", "default": "a", "choices": FEW}),
        st.just({"kind": "text", "default": "sea"}),
    )


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(kinds(), st.sampled_from(["Picture", "Sampler"]), st.booleans())))
def test_every_list_becomes_one_widget_a_control(qtbot, made):
    controls = tuple(
        Control(f"c{n}", f"Control {n}", group=group, mark=mark, **kind)
        for n, (kind, group, mark) in enumerate(made)
    )
    section = ControlsSection()
    qtbot.addWidget(section)
    section.set_controls(controls)
    section.set_values({})
    assert {*section.rows, *section.chips} == {c.key for c in controls}
    for key, row in section.rows.items():
        assert row.accessibleName() == next(c.label for c in controls if c.key == key)


def test_kinds_become_the_fitting_widgets(section):
    assert isinstance(section.rows["psi"].editor, UnipolarSlider)
    assert isinstance(section.rows["tone"].editor, Segmented)
    assert isinstance(section.rows["sampler"].editor, QComboBox)
    assert set(section.chips) == {"seamless", "tiny"}


def test_unmarked_controls_lie_in_a_fold(section):
    fold = section.findChild(Fold)
    assert not section.rows["deep"].isVisible()
    fold.toggle()
    assert section.rows["deep"].isVisible()
    assert section.rows["psi"].isVisible()


def test_setting_values_is_silent_and_missing_ones_show_the_default(qtbot, section):
    with qtbot.assertNotEmitted(section.control_changed):
        section.set_values({"steps": 33, "seamless": True, "tone": "b", "sampler": "k5"})
    assert section.rows["steps"].editor.value == 33
    assert section.chips["seamless"].isChecked()
    assert section.rows["tone"].editor.value == "b"
    assert section.rows["sampler"].editor.currentData() == "k5"
    section.set_values({})
    assert section.rows["steps"].editor.value == 20
    assert not section.chips["seamless"].isChecked()


def test_what_people_do_is_said_in_the_controls_own_type(qtbot, section):
    said = {}
    section.control_changed.connect(said.__setitem__)
    qtbot.keyClick(section.rows["steps"].editor.groove, Qt.Key.Key_Right)
    qtbot.keyClick(section.rows["psi"].editor.groove, Qt.Key.Key_Left)
    section.chips["seamless"].click()
    section.rows["tone"].editor.choose(2)
    qtbot.keyClick(section.rows["sampler"].editor, Qt.Key.Key_Down)
    prompt = section.rows["prompt"].editor
    qtbot.keyClicks(prompt, "sea")
    qtbot.waitUntil(lambda: "prompt" in said)
    assert said == {
        "steps": 21, "psi": pytest.approx(0.69), "seamless": True, "tone": "c", "prompt": "sea",
        "sampler": "k4",
    }  # fmt: skip
    assert type(said["steps"]) is int
    for key, value in said.items():
        next(c for c in ALL if c.key == key).check(value)


def test_one_control_can_be_reset_without_the_others(qtbot, section):
    section.set_values({"steps": 33, "psi": 0.2})
    with qtbot.waitSignal(section.control_changed) as got:
        section.reset("steps")
    assert got.args == ["steps", 20]
    assert section.rows["psi"].editor.value == pytest.approx(0.2)


def test_a_picture_control_says_which_file(qtbot, section):
    with qtbot.waitSignal(section.picture_chosen) as got:
        section.rows["init"].editor.chosen.emit(Path("/tmp/x.png"))
    assert got.args == ["init", Path("/tmp/x.png")]


def test_another_model_replaces_the_widgets(section):
    section.set_controls(ALL[:1])
    assert set(section.rows) == {"psi"}
    assert not section.chips
    section.set_controls(())
    assert not section.rows


class AngleEditor(ControlEditor):
    """What a kind of its own takes: a widget, how it shows a value, and what it says."""

    label = Label.ABOVE

    def __init__(self, control):
        self.dial = QDial()
        self.dial.setRange(0, 359)
        super().__init__(control, self.dial, lambda value: self.dial.setValue(round(value)))
        self.dial.sliderReleased.connect(lambda: self.say(float(self.dial.value())))


def test_a_kind_of_its_own_is_one_editor_in_the_table(qtbot):
    angle = Control("angle", "Angle", "float", 90.0, 0.0, 359.0)
    row = ControlRow(angle, editors={**EDITORS, "float": AngleEditor})
    qtbot.addWidget(row)
    row.set_value(45.0)
    assert row.editor.value() == 45
    row.editor.setValue(120)
    said, ended = [], []
    row.changed.connect(said.append)
    row.gesture_ended.connect(lambda: ended.append(True))
    row.editor.sliderReleased.emit()
    row.reset()
    assert said == [120.0, 90.0]
    assert len(ended) == 2
    assert row.editor.value() == 90


def test_every_kind_but_switches_has_an_editor():
    assert set(EDITORS) == set(get_args(ControlKind)) - {"bool"}


def test_no_title_stands_twice(qtbot):
    section = ControlsSection((), "Picture", ("Picture", "Style"))
    qtbot.addWidget(section)
    groups = ("Class", "", "Style", "Picture", "Colour")
    section.set_controls(
        tuple(
            Control(f"c{n}", f"C {n}", "float", 0.0, 0.0, 1.0, group=g)
            for n, g in enumerate(groups)
        )
    )
    titles = [header.title.text for header in section.findChildren(SectionHeader)]
    assert titles == ["Colour", "More style"]
    section.resize(300, 600)
    section.show()
    order = {key: row.mapTo(section, row.rect().topLeft()).y() for key, row in section.rows.items()}
    assert sorted(order, key=order.__getitem__) == ["c0", "c1", "c3", "c4", "c2"]
