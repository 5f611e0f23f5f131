"""Seeds are accepted as they are, everything else is explained below the field."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from PySide6.QtCore import Qt

from studio.errors import InputError
from studio.ui.widgets.seed_field import SeedField, seed_in


@pytest.fixture
def field(qtbot):
    made = SeedField()
    qtbot.addWidget(made)
    made.resize(140, 28)
    made.show()
    made.set_seed(4182)
    return made


@given(st.integers(0, 2**63 - 1))
def test_every_seed_means_itself(seed):
    assert seed_in(str(seed)) == seed
    assert seed_in(f" {seed:,} ") == seed


@given(st.text())
def test_any_text_is_a_seed_or_one_sentence(text):
    try:
        seed = seed_in(text)
    except InputError as error:
        said = str(error)
    else:
        assert 0 <= seed < 2**63
        return
    assert said.endswith(".")


@pytest.mark.parametrize("text", ["-1", str(2**63), "dusk", "", "1.5", "9" * 50, "²", "--2"])
def test_what_is_no_seed_is_explained_and_the_place_kept(qtbot, field, text):
    field.edit.setText(text)
    with qtbot.assertNotEmitted(field.seed_entered):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.error.count(".") >= 1
    assert "2^63" in field.error
    assert field.seed == 4182
    assert field.height() > 28


def test_typing_takes_the_error_away_and_escape_the_old_seed_back(qtbot, field):
    field.edit.setText("x")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClick(field.edit, Qt.Key.Key_Y)
    assert field.error == ""
    assert field.height() == 28
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.edit.text() == "4182"


def test_63_bits_survive_the_signal(qtbot, field):
    field.edit.setText(str(2**63 - 1))
    with qtbot.waitSignal(field.seed_entered) as got:
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert got.args == [2**63 - 1]


def test_up_and_down_go_to_the_neighbours(qtbot, field):
    with qtbot.waitSignal(field.seed_entered) as got:
        qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert got.args == [4183]
    field.set_seed(0)
    with qtbot.waitSignal(field.seed_entered) as got:
        qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    assert got.args == [0]


def test_earlier_seeds_come_back_latest_first(qtbot, field):
    for seed in (7, 8, 7):
        field.set_seed(seed)
    assert field.seen == (7, 8, 4182)
    menu = field.make_menu()
    with qtbot.waitSignal(field.seed_entered) as got:
        next(a for a in menu.actions() if a.text() == "4182").trigger()
    assert got.args == [4182]


def test_a_place_that_is_no_seed_is_named(field):
    field.set_seed(None, "blend 40 %")
    assert field.edit.text() == ""
    assert field.edit.placeholderText() == "blend 40 %"
