"""The export sheet answers with what is set, remembers it, and says what cannot be done."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import numpy as np
import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace as replace_fields
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from studio.errors import ModelError
from studio.export.formats import table
from studio.export.papers import paper_px
from studio.export.spec import PRESETS, StillSpec
from studio.files.atomic import make_folder
from studio.files.enlargers import find_enlarger, kept_enlargers, tell, weights_of
from studio.ui.engine.qimage import to_pixels
from studio.ui.exporting.export_choice import (
    ExportChoice,
    from_state,
    sized,
    to_state,
    with_preset,
)
from studio.ui.exporting.export_dialog import ExportDialog
from studio.ui.exporting.preview import preview
from studio.ui.exporting.weight_words import weight_words
from studio.values.card import Sizes
from studio.values.enlarging import Enlarger
from tests.helpers.fake_models import make_card, place

SIZES = Sizes((1024, 1024), any_size=True, any_aspect=True, largest=16_384)
choices = st.builds(
    ExportChoice,
    spec=st.builds(
        StillSpec, format=st.sampled_from([known.key for known in table.FORMATS]),
        quality=st.integers(1, 100),
        bits=st.sampled_from((8, 16)), dither=st.booleans(), include_recipe=st.booleans(),
    ),
    size=st.sampled_from(("canvas", "a4", "custom")),
    width=st.integers(64, 16_384),
    folder=st.sampled_from(("", "/tmp/out")),
)  # fmt: skip


@given(choices)
def test_a_choice_survives_the_settings(choice):
    assert from_state(to_state(choice)) == choice


@pytest.mark.parametrize("text", ["", "{", '{"width": 0}', "[1]", '{"spec": {"format": "bmp"}}'])
def test_what_cannot_be_read_becomes_the_usual(text):
    assert from_state(text) == ExportChoice()


@pytest.fixture
def sheet(qtbot, tmp_path):
    made = ExportDialog()
    qtbot.addWidget(made)
    made.set_choice(ExportChoice(folder=str(tmp_path)))
    made.set_picture(place(4182, size=(1024, 1024)), make_card(sizes=SIZES))
    made.show()
    qtbot.waitExposed(made)
    return made


def exported(qtbot, sheet):
    with qtbot.waitSignal(sheet.export_asked) as asked:
        qtbot.mouseClick(sheet.export_button, Qt.MouseButton.LeftButton)
    return asked.args[0]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda p: p.key)
def test_a_preset_gives_its_spec(qtbot, sheet, preset):
    qtbot.mouseClick(sheet.presets[preset.key], Qt.MouseButton.LeftButton)
    choice = exported(qtbot, sheet)
    assert choice.spec == preset.spec
    assert choice.template == preset.template
    assert choice.preset == preset.key
    assert [k for k, chip in sheet.presets.items() if chip.isChecked()] == [preset.key]


def test_changing_something_leaves_the_preset(qtbot, sheet):
    sheet.presets["web"].click()
    sheet.format.format.choose(1)  # JPEG
    assert sheet.choice.preset == ""
    assert sheet.choice.spec.format == "jpeg"
    assert sheet.choice.spec.include_recipe


def test_depth_only_where_a_format_has_it(sheet):
    sheet.format.format.choose(4)  # TIFF
    sheet.format.bits.choose(1)
    assert sheet.choice.spec.bits == 16
    assert not sheet.format.dither.isVisible()
    sheet.format.format.choose(2)  # WebP
    assert sheet.choice.spec.bits == 8
    assert not sheet.format._bits_row.isVisible()
    assert sheet.format.dither.isVisible()
    assert sheet.format.quality.isVisible()
    sheet.format.lossless.click()
    assert not sheet.format.quality.isVisible()
    assert sheet.choice.spec.lossless
    sheet.format.format.choose(0)
    assert not sheet.choice.spec.lossless


def test_paper_follows_the_dots_per_inch(qtbot, sheet):
    sheet.presets["print"].click()
    sheet.size_rows._chosen("a4")
    assert (sheet.choice.width, sheet.choice.height) == (2480, 3508)
    sheet.size_rows.dpi.change(150)
    choice = exported(qtbot, sheet)
    assert (choice.width, choice.height) == (1240, 1754)
    assert choice.spec.dpi == 150
    assert choice.size == "a4"


def test_linked_sides_keep_their_ratio(sheet):
    fields = sheet.size_rows.fields
    fields.width_box.change(2000)
    assert fields.size_px == (2000, 2000)
    fields.set_linked(False)
    fields.height_box.change(1000)
    assert fields.size_px == (2000, 1000)
    fields.set_linked(True)
    fields.height_box.change(500)
    assert (sheet.choice.width, sheet.choice.height, sheet.choice.size) == (1000, 500, "custom")


def test_the_size_follows_the_picture(sheet):
    sheet.set_picture(place(1, size=(800, 600)), make_card(sizes=SIZES))
    assert (sheet.choice.width, sheet.choice.height) == (800, 600)
    sheet.size_rows._chosen("double")
    sheet.set_picture(place(1, size=(500, 400)), make_card(sizes=SIZES))
    assert (sheet.choice.width, sheet.choice.height) == (1000, 800)


def test_what_a_format_cannot_do_is_said_and_stops_the_export(sheet):
    sheet.format.format.choose(2)
    sheet.size_rows.fields.width_box.change(16_384)
    assert "16,383" in sheet.note.text
    assert not sheet.export_button.isEnabled()
    sheet.format.format.choose(0)
    assert sheet.note.text == ""
    assert sheet.export_button.isEnabled()


def test_what_the_model_cannot_do_is_said(sheet):
    sheet.set_picture(place(1, size=(512, 512)), make_card(sizes=Sizes((512, 512))))
    sheet.size_rows.fields.width_box.change(700)
    assert "fixed sizes" in sheet.note.text
    assert not sheet.export_button.isEnabled()


def test_the_name_shows_as_it_will_be(sheet, tmp_path):
    sheet.template.edit.setText("{model}-{seed}-{size}")
    assert sheet.example.text == "The next file: Ridgelines-4182-1024x1024.png"
    (tmp_path / "Ridgelines-4182-1024x1024.png").touch()
    sheet.format.dither.click()
    assert sheet.example.text == "The next file: Ridgelines-4182-1024x1024 2.png"
    sheet.template.edit.setText("{colour}")
    assert "{colour}" in sheet.note.text
    assert not sheet.export_button.isEnabled()


def test_the_recipe_can_stay_out_and_the_mark_is_explained(qtbot, sheet):
    assert "stays" in sheet.recipe_switch.accessibleDescription()
    qtbot.mouseClick(sheet.recipe_switch, Qt.MouseButton.LeftButton)
    assert exported(qtbot, sheet).spec.include_recipe is False


def test_a_visible_label_is_asked_for_and_kept(qtbot, sheet):
    assert not sheet.choice.spec.label
    qtbot.mouseClick(sheet.label_switch, Qt.MouseButton.LeftButton)
    sheet.format.dither.click()
    assert exported(qtbot, sheet).spec.label is True
    sheet.set_choice(ExportChoice())
    assert not sheet.label_switch.isChecked()


def test_changes_are_told_so_that_they_are_kept(qtbot, sheet):
    with qtbot.waitSignal(sheet.choice_changed) as changed:
        sheet.presets["compositing"].click()
    kept = from_state(to_state(changed.args[0]))
    other = ExportDialog()
    qtbot.addWidget(other)
    other.set_choice(kept)
    other.set_picture(place(4182, size=(1024, 1024)), make_card(sizes=SIZES))
    assert other.choice == kept


def test_escape_closes(qtbot, sheet):
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_with_preset_keeps_size_and_folder():
    before = ExportChoice(width=300, height=200, size="custom", folder="/x")
    after = with_preset(before, "print")
    same = msgspec.structs.replace(after, spec=before.spec, template=before.template, preset="")
    assert same == before


def test_a_format_of_the_table_is_a_choice_of_the_sheet(qtbot, monkeypatch):
    toy = replace(table.FORMATS[0], key="toy", name="Toy", summary="For play.", suffixes=(".toy",))
    monkeypatch.setattr(table, "FORMATS", (*table.FORMATS, replace(toy, depths=(8,))))
    sheet = ExportDialog()
    qtbot.addWidget(sheet)
    sheet.set_picture(place(4182, size=(1024, 1024)), make_card(sizes=SIZES))
    sheet.format.format.choose(len(table.FORMATS) - 1)
    assert sheet.choice.spec.format == "toy"
    assert sheet.format.words == "For play."
    assert sheet.format._bits_row.isHidden()
    assert sheet.example.text.endswith(".toy")


def test_a_picture_too_small_for_a_mark_says_so(sheet):
    sheet.set_marking(True)
    assert not sheet.unmarked.isVisible()
    sheet.set_picture(place(4182, size=(64, 64)), make_card(sizes=Sizes((64, 64))))
    assert sheet.unmarked.isVisible()
    assert sheet.unmarked.text == "A mark needs 256 pixels a side; at 64 × 64 there is none."
    sheet.set_marking(False)
    assert not sheet.unmarked.isVisible()


def test_what_a_model_of_a_fixed_size_makes_can_be_enlarged(qtbot, sheet):
    card = make_card(sizes=Sizes((512, 512)))
    sheet.set_picture(place(4182, size=(512, 512)), card)
    assert list(sheet.size_rows._offered()) == ["canvas"]
    sheet.size_rows.enlarge.click()
    sheet.size_rows._chosen("a4")
    choice = exported(qtbot, sheet)
    assert choice.enlarge
    recipe, step = sized(choice, place(4182, size=(512, 512)), card)
    assert (recipe.width, recipe.height) == (512, 512)
    assert (step.width, step.height) == (choice.width, choice.height) == paper_px("A4", 144)
    assert "made at 512 × 512" in sheet.size_rows.facts.text


def test_a_size_beyond_the_model_keeps_its_shape_where_it_is_enlarged():
    card = make_card(sizes=Sizes((512, 512), any_size=True, any_aspect=True, multiple=8,
                                 largest=2048))  # fmt: skip
    choice = ExportChoice(size="custom", width=2480, height=3508, enlarge=True)
    recipe, step = sized(choice, place(1, size=(512, 512)), card)
    assert (recipe.width, recipe.height) == (1448, 2048)
    assert (step.width, step.height) == (2480, 3508)
    small = replace_size(choice, 800, 640)
    assert sized(small, place(1, size=(512, 512)), card)[1] is None


def replace_size(choice, width, height):
    return msgspec.structs.replace(choice, width=width, height=height)


def test_papers_stand_both_ways_and_screens_beside_them(sheet):
    offered = sheet.size_rows._offered()
    assert offered["a3"][1:] == tuple(reversed(offered["a3-turned"][1:]))
    assert offered["story"][1:] == (1080, 1920)
    assert {"a6", "letter", "tabloid-turned", "4k", "square"} <= set(offered)


def test_the_weight_is_told_and_cancel_leaves(qtbot, window):
    window.features.exporting.show_export()
    sheet = window.findChild(ExportDialog)
    qtbot.waitUntil(lambda: "about" in sheet.weight.text)
    before = sheet.weight.text
    sheet.format.format.choose(4)  # TIFF
    qtbot.waitUntil(lambda: "about" in sheet.weight.text and sheet.weight.text != before)
    assert "KB" in sheet.weight.text
    qtbot.mouseClick(sheet.cancel_button, Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
    assert window.features.exporting.export.queue.entries == ()


@pytest.mark.parametrize(("count", "words"), [
    (900, "1 KB"), (345_678, "350 KB"), (2_140_000, "2.1 MB"), (34_600_000, "35 MB"),
    (812_000_000, "810 MB"), (1_340_000_000, "1.3 GB"),
])  # fmt: skip
def test_a_weight_in_words(count, words):
    assert weight_words(count) == words


@pytest.mark.parametrize("size", [(512, 512), (900, 400), (300, 700)])
def test_the_small_picture_shows_the_visible_label_while_its_switch_is_on(sheet, size):
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    sheet.set_picture(place(1, size=(1024, 1024)), make_card(sizes=SIZES), picture)
    thumb = sheet.thumb

    def shown():
        return to_pixels(thumb.grab().toImage())[..., :3].astype(int)

    before = shown()
    assert abs(thumb.width() / thumb.height() - size[0] / size[1]) < 0.05
    sheet.label_switch.click()
    changed = np.argwhere(np.abs(shown() - before).max(axis=2) > 24)
    assert len(changed) > 12
    assert changed[:, 0].min() > before.shape[0] / 2
    sheet.label_switch.click()
    assert np.array_equal(shown(), before)


def test_a_file_too_small_for_a_label_is_shown_without_one(qapp):
    picture = QImage(512, 512, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    flat = to_pixels(preview(picture, 1024, 1024, False).toImage())
    small = to_pixels(preview(picture, 60, 60, True).toImage())
    assert np.array_equal(flat, small)
    assert len(np.unique(to_pixels(preview(picture, 64, 64, True).toImage()))) > 3


def test_a_kept_network_enlarges_where_it_is_chosen(qtbot, sheet):
    """The choice holds its hash; what is written says its name."""
    sha256 = "ab" * 32
    make_folder(weights_of(sha256).parent)
    weights_of(sha256).write_bytes(b"")
    tell(Enlarger(sha256, "Some x4", "ESRGAN", 4))
    small = Sizes((64, 64))
    sheet.set_picture(place(4182, size=(64, 64)), make_card(sizes=small))
    assert not sheet.size_rows.by.isVisible()
    sheet.set_choice(replace_fields(sheet.choice, enlarge=True, size="four"))
    assert sheet.size_rows.by.isVisible()
    index = sheet.size_rows.by.findData(sha256)
    sheet.size_rows.by.setCurrentIndex(index)
    sheet.size_rows.by.activated.emit(index)
    choice = exported(qtbot, sheet)
    assert choice.enlarger == sha256
    recipe, step = sized(choice, place(4182, size=(64, 64)), make_card(sizes=small))
    assert (recipe.width, step.width, step.how, step.name) == (64, 256, "network", "Some x4")
    sheet.set_choice(replace_fields(choice, enlarger="cd" * 32))
    assert sheet.choice.enlarger == "", "one that is gone becomes the filter"
    choice = replace_fields(choice, enlarger="cd" * 32)
    with pytest.raises(ModelError, match="not here any more"):
        sized(choice, place(4182, size=(64, 64)), make_card(sizes=small))


def test_a_kept_network_is_taken_off_the_list_and_put_back(sheet):
    sha256 = "ab" * 32
    make_folder(weights_of(sha256).parent)
    weights_of(sha256).write_bytes(b"")
    tell(Enlarger(sha256, "Some x4", "ESRGAN", 4))
    sheet.set_picture(place(4182, size=(64, 64)), make_card(sizes=Sizes((64, 64))))
    sheet.set_choice(replace_fields(sheet.choice, enlarge=True, size="four", enlarger=sha256))
    row = sheet.size_rows._by_row
    assert row.remove.isVisible()
    row.remove.click()
    assert sheet.choice.enlarger == ""
    assert kept_enlargers() == ()
    assert row.isVisible()
    assert "Some x4" in row.told
    assert find_enlarger(sha256).scale == 4, "what waits in the queue can still be made"
    row.back.click()
    assert sheet.choice.enlarger == sha256
    assert row.told == ""
    assert [known.name for known in kept_enlargers()] == ["Some x4"]
