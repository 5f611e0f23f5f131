"""Finding directions and learning one from examples."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from studio.ui.directions.find_directions import FindDirectionsDialog
from studio.ui.directions.five_strip import AMOUNTS
from studio.ui.directions.from_examples import FromExamplesDialog
from studio.values.card import Space
from studio.values.directions import Direction
from studio.values.edit import amount
from tests.helpers.fake_models import make_card, place


def directions(count):
    rng = np.random.default_rng(0)
    return tuple(
        Direction.of(f"Direction {i + 1}", "z", rng.standard_normal(8, np.float32), 1.0, "pca")
        for i in range(count)
    )


def picture():
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    return image


@pytest.fixture
def find(qtbot):
    made = FindDirectionsDialog(make_card(), place(7))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def begin(qtbot, find):
    with qtbot.waitSignal(find.find_asked) as asked:
        qtbot.mouseClick(find.main_button, Qt.MouseButton.LeftButton)
    return asked.args[0]


def test_how_many_then_progress(qtbot, find):
    find.count.choose(2)
    assert begin(qtbot, find) == 16
    assert not find.main_button.isEnabled()
    find.set_progress(1, 4, 30)
    assert find.progress.unit == 0.25
    with qtbot.waitSignal(find.cancel_asked):
        qtbot.mouseClick(find.progress.cancel, Qt.MouseButton.LeftButton)
    find.set_failed("Stopped.", cancelled=True)
    assert find.main_button.isEnabled()
    assert not find.error.isVisible()


def test_a_failure_is_said_and_can_be_tried_again(qtbot, find):
    begin(qtbot, find)
    find.set_failed("The model ran out of memory.")
    assert find.error.words.text == "The model ran out of memory."
    assert begin(qtbot, find) == 8
    assert not find.error.isVisible()
    find.set_found(())
    assert "no clear direction" in find.error.words.text


def test_found_directions_show_five_pictures_each(qtbot, find):
    asked = []
    find.thumb_needed.connect(lambda key, recipe: asked.append((key, recipe)))
    begin(qtbot, find)
    found = directions(3)
    find.set_found(found)
    assert len({key for key, _ in asked}) == 15
    moves = sorted(amount(recipe, found[0].id) for key, recipe in asked[:5])
    assert moves == [-3.0, -1.5, 0.0, 1.5, 3.0]  # as far as its slider goes
    for _, recipe in asked:
        assert recipe.model == place(7).model
    for key, _ in asked:
        find.set_thumb(key, picture())
    assert all(row.strip.has_picture(a) for row in find.list.rows for a in AMOUNTS)
    find.grab()


def tinted(amount, strength):
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(QColor(120 + round(strength * amount), 90, 40))
    return image


def test_a_direction_whose_ends_look_the_same_is_not_kept(qtbot, find):
    keys = []
    find.thumb_needed.connect(lambda key, _recipe: keys.append(key))
    begin(qtbot, find)
    find.set_found(directions(2))
    seen, unseen = find.list.rows
    for key in keys:
        amount = int(key.rpartition("/")[2])
        mine = key.split("/")[1] == seen.direction.id
        find.set_thumb(key, tinted(amount, 20 if mine else 2))
    assert (seen.strip.shows, unseen.strip.shows) == (True, False)
    assert (seen.kept, unseen.kept) == (True, False)
    assert (seen.nothing.isHidden(), unseen.nothing.isHidden()) == (True, False)
    assert find.main_button.text() == "Keep 1 direction"
    assert not find.error.isVisible()


def test_it_says_so_where_none_of_them_shows(qtbot, find):
    keys = []
    find.thumb_needed.connect(lambda key, _recipe: keys.append(key))
    begin(qtbot, find)
    find.set_found(directions(2))
    for key in keys:
        find.set_thumb(key, tinted(int(key.rpartition("/")[2]), 1))
    assert "None of these changes the picture" in find.error.words.text
    assert not find.main_button.isEnabled()


def test_names_and_what_is_kept(qtbot, find):
    begin(qtbot, find)
    found = directions(3)
    find.set_found(found)
    qtbot.keyClicks(find.list.rows[0].name.edit, "Dusk")
    qtbot.mouseClick(find.list.rows[1].keep, Qt.MouseButton.LeftButton)
    assert find.main_button.text() == "Keep 2 directions"
    with qtbot.waitSignal(find.kept) as kept:
        qtbot.mouseClick(find.main_button, Qt.MouseButton.LeftButton)
    names = [d.name for d in kept.args[0]]
    assert names == ["Dusk", "Direction 3"]
    assert [d.id for d in kept.args[0]] == [found[0].id, found[2].id]
    assert not find.isVisible()


def test_naming_keeps_and_keeping_none_is_no_choice(qtbot, find):
    begin(qtbot, find)
    find.set_found(directions(1))
    row = find.list.rows[0]
    row.keep.click()
    assert not find.main_button.isEnabled()
    qtbot.keyClicks(row.name.edit, "F")
    assert row.kept


def test_closing_while_it_works_cancels(qtbot, find):
    begin(qtbot, find)
    with qtbot.waitSignal(find.cancel_asked):
        qtbot.keyClick(find, Qt.Key.Key_Escape)


@pytest.fixture
def examples(qtbot):
    made = FromExamplesDialog(place(7))
    qtbot.addWidget(made)
    made.asked = []
    made.thumb_needed.connect(lambda key, recipe: made.asked.append((key, recipe)))
    made.show()
    qtbot.waitExposed(made)
    made.set_examples([place(i) for i in range(12)])
    return made


def click(qtbot, grid, at, times):
    for _ in range(times):
        spot = grid._box(at).center().toPoint()
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=spot)


def test_clicks_go_round(qtbot, examples):
    grid, keys = examples.grid, examples.grid._keys
    click(qtbot, grid, 0, 1)
    click(qtbot, grid, 1, 2)
    click(qtbot, grid, 2, 3)
    assert grid.marked("has") == (keys[0],)
    assert grid.marked("lacks") == (keys[1],)
    grid.grab()


def test_keys_mark_too(qtbot, examples):
    grid, keys = examples.grid, examples.grid._keys
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Plus)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_N)
    assert (grid.marked("has"), grid.marked("lacks")) == ((keys[0],), (keys[1],))
    assert grid.accessibleDescription() == "Example 2 of 12: has it not"
    qtbot.keyClick(grid, Qt.Key.Key_0)
    assert grid.marked("lacks") == ()


def test_it_says_what_is_still_needed_then_learns_and_keeps(qtbot, examples):
    assert examples.note.text == (
        "Still needed: a name, 3 more that have it, 3 more that have it not."
    )
    qtbot.keyClicks(examples.name.edit, "Warmth")
    for at in (0, 1, 2):
        click(qtbot, examples.grid, at, 1)
    for at in (3, 4, 5):
        click(qtbot, examples.grid, at, 2)
    with qtbot.waitSignal(examples.learn_asked) as asked:
        qtbot.mouseClick(examples.learn_button, Qt.MouseButton.LeftButton)
    assert asked.args[0] == "Warmth"
    assert asked.args[1] == tuple(place(i) for i in (0, 1, 2))
    assert asked.args[2] == tuple(place(i) for i in (3, 4, 5))
    assert examples.progress.isVisible()
    examples.set_progress(1, 2)
    learned = directions(1)[0]
    examples.asked.clear()
    examples.set_learned(learned)
    assert len(examples.asked) == 5
    for key, _ in examples.asked:
        examples.set_thumb(key, tinted(int(key.rpartition("/")[2]), 20))
    with qtbot.waitSignal(examples.kept) as kept:
        qtbot.mouseClick(examples.keep_button, Qt.MouseButton.LeftButton)
    assert kept.args[0] == (learned,)


def test_more_examples_keep_the_marks(qtbot, examples):
    click(qtbot, examples.grid, 0, 1)
    with qtbot.waitSignal(examples.more_asked):
        qtbot.mouseClick(examples.more, Qt.MouseButton.LeftButton)
    examples.set_examples([place(i) for i in range(24)])
    assert len(examples.grid.marked("has")) == 1
    assert len(examples.grid._keys) == 24


def test_a_failed_learning_is_said(qtbot, examples):
    examples.set_failed("The two groups look alike; mark clearer pictures.")
    assert examples.error.isVisible()


def styled_card():
    card = make_card()
    spaces = (Space("z", (16,)), Space("w", (16,), "none"), Space("w+", (9, 16), "none"))
    info = replace(card.info, spaces=spaces, layers=9, abilities=("mixes_layers",))
    return replace(card, info=info)


def test_only_models_with_styles_offer_weights_and_samples(qtbot, find):
    assert not find.way_row.isVisible()
    assert not find.layers_row.isVisible()
    sheet = FindDirectionsDialog(styled_card(), place(7))
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.way_row.isVisible()
    assert sheet.layers_row.isVisible()
    assert "weights" in sheet.words.text
    with qtbot.waitSignal(sheet.find_asked) as asked:
        qtbot.mouseClick(sheet.main_button, Qt.MouseButton.LeftButton)
    assert asked.args == [8, "weights", True]
    sheet.set_failed("", cancelled=True)
    sheet.way.choose(1)
    sheet.layers.choose(1)
    assert "ten thousand" in sheet.words.text
    with qtbot.waitSignal(sheet.find_asked) as asked:
        qtbot.mouseClick(sheet.main_button, Qt.MouseButton.LeftButton)
    assert asked.args == [8, "samples", False]
    sheet.set_failed("", cancelled=True)
    sheet.way.choose(2)
    assert not sheet.layers_row.isVisible()


def test_diffusion_models_are_looked_into(qtbot):
    card = make_card()
    info = replace(card.info, architecture="diffusion-pipeline", abilities=("finds_directions",))
    card = replace(card, info=info)
    sheet = FindDirectionsDialog(card, place(7))
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.way_row.isVisible()
    assert not sheet.layers_row.isVisible()
    assert "middle of the network" in sheet.words.text
    with qtbot.waitSignal(sheet.find_asked) as asked:
        qtbot.mouseClick(sheet.main_button, Qt.MouseButton.LeftButton)
    assert asked.args[:2] == [8, "inside"]
    sheet.set_failed("", cancelled=True)
    sheet.way.choose(1)
    assert "middle" not in sheet.words.text
    free = replace(card, info=replace(info, architecture="openai-unet", abilities=("any_size",)))
    sheet = FindDirectionsDialog(free, place(7))
    qtbot.addWidget(sheet)
    sheet.show()
    assert not sheet.way_row.isVisible(), "there is one way only"
    with qtbot.waitSignal(sheet.find_asked) as asked:
        qtbot.mouseClick(sheet.main_button, Qt.MouseButton.LeftButton)
    assert asked.args[:2] == [8, "inside"]
