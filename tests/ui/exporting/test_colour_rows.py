"""The profile of an export: its rows, the person's own, and the soft proof."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from studio.errors import InputError
from studio.export.colour.choice import Colour
from studio.export.colour.kept import keep, kept_profiles, profile_of, remove
from studio.export.colour.proof import proof
from studio.ui.engine.qimage import to_qimage
from studio.ui.exporting import colour_rows
from studio.ui.exporting.colour_rows import OWN, ColourRows
from studio.ui.exporting.export_choice import ExportChoice
from studio.ui.exporting.export_dialog import ExportDialog
from studio.ui.exporting.proofing import Proofing
from tests.helpers.fake_models import make_card, place
from tests.helpers.ink_profile import ink_profile


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.icc"
    path.write_bytes(ink_profile())
    return path


@pytest.fixture
def rows(qtbot):
    made = ColourRows()
    qtbot.addWidget(made)
    made.show()
    return made


def choose(rows, key):
    index = rows.profile.findData(key)
    rows.profile.setCurrentIndex(index)
    rows.profile.activated.emit(index)


def test_srgb_shows_nothing_else(rows):
    assert rows.colour == Colour()
    hidden = (rows.intent, rows.black_point, rows.soft_proof, rows.view, rows.facts)
    assert not any(widget.isVisible() for widget in hidden)


def test_display_p3_has_a_proof_and_no_intent(qtbot, rows):
    with qtbot.waitSignal(rows.changed) as told:
        choose(rows, "p3")
    assert told.args == [Colour("p3")]
    assert rows.soft_proof.isVisible()
    assert not rows.intent.isVisible()


def test_the_persons_own_profile_is_kept_and_offered(qtbot, rows, paper, monkeypatch):
    monkeypatch.setattr(colour_rows, "ask_file", lambda *args: paper)
    choose(rows, OWN)
    key = rows.colour.profile
    assert rows.profile.currentData() == key
    assert rows.profile.currentText() == "Dull paper · CMYK"
    assert rows.intent.isVisible()
    rows.black_point.click()
    rows.intent.activated.emit(0)
    assert rows.colour == Colour(key, "perceptual", False)
    paper.unlink()
    again = ColourRows()
    qtbot.addWidget(again)
    again.set_colour(rows.colour)
    assert again.colour == rows.colour


def test_a_file_that_is_no_profile_says_so_and_changes_nothing(rows, tmp_path, monkeypatch):
    (tmp_path / "a.icc").write_text("hello")
    monkeypatch.setattr(colour_rows, "ask_file", lambda *args: tmp_path / "a.icc")
    choose(rows, OWN)
    assert rows.colour == Colour()
    assert rows.profile.currentData() == "srgb"
    assert "not a colour profile" in rows.facts.text
    assert rows.facts.isVisible()


def test_a_kept_choice_whose_profile_is_gone_becomes_srgb(rows):
    rows.set_colour(Colour("0" * 64))
    assert rows.colour == Colour()


@pytest.fixture
def sheet(qtbot, tmp_path):
    made = ExportDialog()
    qtbot.addWidget(made)
    made.set_choice(ExportChoice(folder=str(tmp_path)))
    made.set_picture(place(4182, size=(1024, 1024)), make_card())
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_sheet_answers_with_the_profile(qtbot, sheet):
    choose(sheet.colour, "p3")
    assert sheet.choice.spec.colour == Colour("p3")
    sheet.format.bits.choose(1)
    assert sheet.choice.spec.bits == 16
    assert sheet.choice.spec.colour == Colour("p3")


def test_inks_and_png_do_not_go_together(sheet, paper):
    sheet.set_choice(
        ExportChoice(spec=sheet.choice.spec.__class__(colour=Colour(keep(paper).sha256)))
    )
    assert "no CMYK" in sheet.note.text
    assert not sheet.usable


def test_the_proof_of_the_picture_on_the_canvas(qtbot, sheet, paper):
    green = np.full((64, 96, 3), (0, 255, 0), np.uint8)
    watching = Proofing(sheet)
    watching.watch(sheet, to_qimage(green))
    key = keep(paper).sha256
    sheet.colour.set_colour(Colour())
    choose(sheet.colour, key)
    assert not sheet.colour.view.has_picture
    sheet.colour.soft_proof.click()
    qtbot.waitUntil(lambda: sheet.colour.view.isVisible(), timeout=300_000)
    assert sheet.colour.facts.text.startswith("100.0 % of the picture cannot be held")
    choose(sheet.colour, "p3")
    qtbot.waitUntil(lambda: sheet.colour.facts.text.startswith("All of"), timeout=300_000)
    sheet.colour.soft_proof.click()
    assert not sheet.colour.view.isVisible()
    watching.close()
    sheet.colour.set_proof(InputError("The colour profile that was chosen is gone."))
    assert not sheet.colour.view.isVisible()
    assert proof(green, Colour(key)).share == 1


def test_enter_on_a_switch_exports(qtbot, sheet):
    sheet.recipe_switch.setFocus()
    inside = sheet.recipe_switch.isChecked()
    with qtbot.waitSignal(sheet.export_asked):
        qtbot.keyClick(sheet.recipe_switch, Qt.Key.Key_Return)
    assert sheet.recipe_switch.isChecked() is inside
    qtbot.keyClick(sheet.recipe_switch, Qt.Key.Key_Space)
    assert sheet.recipe_switch.isChecked() is not inside


def test_a_kept_profile_is_taken_off_the_list_and_put_back(qtbot, rows, paper):
    key = keep(paper).sha256
    rows.set_colour(Colour())
    assert not rows.choice.remove.isVisible()
    choose(rows, key)
    assert rows.choice.remove.isVisible()
    rows.choice.remove.click()
    assert rows.colour == Colour()
    assert rows.profile.findData(key) < 0
    assert rows.choice.told == "Dull paper · CMYK was removed."
    assert profile_of(key).space == "CMYK", "what waits in the queue can still be made"
    again = ColourRows()
    qtbot.addWidget(again)
    again.set_colour(Colour(key))
    assert again.colour == Colour(), "a removed profile is no choice any more"
    rows.choice.back.click()
    assert rows.colour.profile == rows.profile.currentData() == key
    assert rows.choice.told == ""


def test_a_removed_profile_that_is_given_again_is_kept_again(paper):
    key = keep(paper).sha256
    remove(key)
    assert kept_profiles() == ()
    assert keep(paper).sha256 == key
    assert [profile.sha256 for profile in kept_profiles()] == [key]
