"""Words are followed as they are typed, and are one step of the trail when they rest."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from studio.ui.widgets.prompt_box import LONGEST
from studio.values.messages import DraftRequest
from tests.helpers.fake_engine import words_card


@pytest.fixture
def window(make_window, engine):
    engine.cards = (words_card(), *engine.cards)
    made = make_window()
    made.view.open_model(engine.cards[0])
    made.activateWindow()
    return made


@pytest.fixture
def words(window):
    return window.workspaces[0].panel.words


@pytest.fixture
def box(words):
    found = words.rows["prompt"].box
    found.setFocus()
    return found


def type_slowly(qtbot, box, text):
    for letter in text:
        qtbot.keyClick(box, letter)
        qtbot.wait(5)


def test_only_models_that_take_words_have_them_and_they_stand_first(window, words, engine):
    assert words.isVisible()
    assert words.y() < window.workspaces[0].panel.place.y()
    assert {"prompt", "negative"}.isdisjoint(window.workspaces[0].panel.picture.controls.rows)
    assert not words.rows["negative"].isVisible()
    window.view.open_model(engine.cards[1])
    assert not words.isVisible()


def test_the_picture_follows_while_one_types_and_the_latest_wins(qtbot, window, engine, box):
    type_slowly(qtbot, box, "two moons over a violet sea")
    qtbot.waitUntil(lambda: window.view.recipe.controls.get("prompt") == box.text)
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    drafts = [r.recipe.controls.get("prompt") for r in engine.asked(DraftRequest)]
    typed = [text for text in drafts if text]
    assert typed[-1] == "two moons over a violet sea"
    assert len(typed) < 9  # not one for every letter
    assert window.frames.last.recipe.controls["prompt"] == typed[-1]


def test_typing_is_one_node_and_undo_takes_it_back_as_one(qtbot, window, box):
    before = len(window.trail.project.trail)
    type_slowly(qtbot, box, "a violet sea")
    qtbot.wait(200)
    type_slowly(qtbot, box, " at night")
    window.focus_picture()
    assert window.view.recipe.controls["prompt"] == "a violet sea at night"
    assert len(window.trail.project.trail) == before + 1
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "prompt" not in window.view.recipe.controls
    assert box.text == ""
    window.commands.action("redo").trigger()
    assert box.text == "a violet sea at night"


def test_letters_that_are_commands_elsewhere_are_letters_here(qtbot, window, box):
    seed = window.view.recipe.latent
    type_slowly(qtbot, box, "gnrcm []")
    assert box.text == "gnrcm []"
    assert window.view.recipe.latent == seed
    assert not window.canvas.grid.isVisible()


def test_tab_leaves_the_field_and_keeps_what_was_typed_at_once(qtbot, window, box):
    qtbot.keyClicks(box, "sea")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert not box.hasFocus()
    assert box.text == "sea"
    assert window.view.recipe.controls["prompt"] == "sea"
    assert window.trail.node.recipe.controls["prompt"] == "sea"


def test_control_and_arrows_weigh_the_selected_words(qtbot, window, box):
    qtbot.keyClicks(box, "two moons")
    qtbot.keyClick(box, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier
                   | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    for _ in range(2):
        qtbot.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert box.text == "two (moons:1.2)"
    qtbot.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert box.text == "two (moons:1.1)"
    assert box.textCursor().selectedText() == "moons"
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.text == "two (moons:1.2)"
    qtbot.waitUntil(lambda: window.view.recipe.controls.get("prompt") == "two (moons:1.2)")


def test_a_place_from_elsewhere_is_written_over_what_stands_there(qtbot, window, box):
    qtbot.keyClicks(box, "sea")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    window.view.set_control("prompt", "dunes")
    window.view.set_control("negative", "rain")
    window.view.end_gesture()
    words = window.workspaces[0].panel.words
    assert words.rows["prompt"].box.text == "dunes"
    assert words.folds["negative"].is_open
    assert words.rows["negative"].box.isVisible()


def test_five_thousand_words_are_cut_to_what_a_recipe_holds(qtbot, window, box):
    data = QMimeData()
    data.setText("palimpsest " * 5000)
    QApplication.clipboard().setMimeData(data)
    box.paste()
    assert len(box.text) == LONGEST
    qtbot.keyClicks(box, "more")
    assert len(box.text) == LONGEST
    qtbot.waitUntil(lambda: window.view.recipe.controls.get("prompt") == box.text)
    assert box.height() < 200
    note = window.workspaces[0].panel.words.rows["prompt"].note
    assert "Words end at 4,000 letters" in note.text
    assert "left out" in note.text
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert "left out" not in note.text


def test_right_to_left_words_and_pictographs_are_kept(qtbot, window, box):
    text = "بحر بنفسجي 🌙🌙 sea"
    box.insertPlainText(text)
    qtbot.waitUntil(lambda: window.view.recipe.controls.get("prompt") == text)
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)


def test_the_seed_stays_and_b_takes_the_words_along(qtbot, window, box):
    qtbot.keyClicks(box, "sea")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    latent = window.view.recipe.latent
    sea = window.view.recipe
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "dunes")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert window.view.recipe.latent == latent
    window.state.blending.set_well("A", sea)
    window.state.blending.set_well("B", window.view.recipe)
    window.state.blending.set_amount(0.0)
    window.view.end_gesture()
    assert box.text == "sea"
    window.state.blending.set_amount(1.0)
    window.view.end_gesture()
    assert box.text == "dunes"


def test_the_field_grows_with_its_words(qtbot, box):
    low = box.height()
    box.insertPlainText("two moons over a violet sea, three sharp peaks, birds, " * 4)
    assert box.height() > low
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert box.height() == low


def test_unknown_words_are_told_while_one_types_and_what_is_cut(qtbot, window, words, box):
    note = words.rows["prompt"].note
    assert not note.isVisible()
    type_slowly(qtbot, box, "two moons over a dragon")
    qtbot.waitUntil(lambda: note.text == "5 of 10 tokens · unknown: dragon")
    marks = [mark.cursor.selectedText() for mark in box.extraSelections()]
    assert marks == ["dragon"]
    type_slowly(qtbot, box, " and many more words than a model reads")
    qtbot.waitUntil(lambda: "cut off: a model reads" in note.text)
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not note.isVisible())
    assert not box.extraSelections()


def test_only_the_report_of_what_stands_there_is_shown(qtbot, window, words, box):
    box.insertPlainText("a dragon")
    qtbot.waitUntil(lambda: words.rows["prompt"].note.isVisible())
    from studio.values.messages import WordsRead
    from tests.helpers.fake_engine import tokens_of

    late = WordsRead("prompt", window.view.epoch, window.view.card.ref, "x y", tokens_of("x y"))
    window.link.take(late)
    assert "dragon" in words.rows["prompt"].note.text


@pytest.fixture
def colours():
    from studio.library.word_lists import word_lists_folder

    word_lists_folder().mkdir(parents=True)
    lines = [f"colour {n}" for n in range(200)]
    (word_lists_folder() / "colours.txt").write_text("\n".join(lines), encoding="utf-8")
    return lines


def test_a_place_holds_what_a_list_gave_and_a_new_one_chooses_anew(
    qtbot, window, words, box, colours
):
    qtbot.keyClicks(box, "a __colours__ sea")
    qtbot.waitUntil(lambda: window.view.recipe.controls.get("prompt", "").endswith(" sea"))
    first = window.view.recipe.controls["prompt"]
    assert first.removeprefix("a ").removesuffix(" sea") in colours
    assert box.text == "a __colours__ sea"
    assert f"drawn: {first}" in words.rows["prompt"].note.text
    window.view.end_gesture()
    seen = set()
    for n in (5, 6, 7):
        window.view.set_seed(n)
        seen.add(window.view.recipe.controls["prompt"])
        assert box.text == "a __colours__ sea"
    assert len(seen | {first}) > 2
    window.view.set_seed(6)
    again = window.view.recipe.controls["prompt"]
    window.view.set_seed(9)
    window.commands.action("undo").trigger()
    assert window.view.recipe.controls["prompt"] == again
    assert box.text == "a __colours__ sea"


def test_a_list_that_is_not_there_is_said_while_typing(qtbot, window, words, box, colours):
    qtbot.keyClicks(box, "a __colors__ sea")
    qtbot.waitUntil(lambda: "no word list 'colors'" in words.rows["prompt"].note.text)
    assert "there are: colours" in words.rows["prompt"].note.text
    assert window.view.recipe.controls["prompt"] == "a __colors__ sea"
    box.selectAll()
    qtbot.keyClicks(box, "a sea")
    qtbot.waitUntil(lambda: "word list" not in words.rows["prompt"].note.text)


def test_lists_are_seen_brought_and_put_into_the_prompt(qtbot, window, words, box, tmp_path):
    sheet = words.open_lists()
    assert sheet.nothing.isVisible()
    assert not sheet.insert_button.isEnabled()
    good = tmp_path / "Weather.txt"
    good.write_text("rain\n# not this\nfog\n", encoding="utf-8")
    sheet.bring(good)
    assert sheet.chosen == "weather"
    assert sheet.words.toPlainText() == "rain\nfog"
    broken = tmp_path / "model.txt"
    broken.write_bytes(bytes(range(256)) * 20)
    sheet.bring(broken)
    assert sheet.error.words.text.startswith("model.txt is no word list")
    assert sheet.chosen == "weather"
    box.set_text("a sea,")
    box.moveCursor(box.textCursor().MoveOperation.End)
    qtbot.mouseClick(sheet.insert_button, Qt.MouseButton.LeftButton)
    assert box.text == "a sea, __weather__"
    qtbot.waitUntil(
        lambda: window.view.recipe.controls.get("prompt") in ("a sea, rain", "a sea, fog")
    )
    sheet.close()
