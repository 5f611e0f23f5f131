"""A direction from pairs of words: asked in a small sheet, on the panel once it is learned."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from studio.library.directions import DirectionLibrary
from studio.ui.directions.from_words import MOST_PAIRS, FromWordsDialog
from studio.values.messages import LearnWordsJob
from tests.helpers.fake_engine import words_card

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, make_window, engine):
    engine.cards = (words_card(), *engine.cards)
    made = make_window()
    made.view.open_model(engine.cards[0])
    qtbot.waitUntil(lambda: made.canvas_controller.at_rest)
    return made


@pytest.fixture
def sheet(window):
    section = window.workspaces[0].panel.directions
    assert section.find_button.isVisible()
    menu = section.find_menu()
    (action,) = [a for a in menu.actions() if a.data() == "words"]
    assert not [a for a in menu.actions() if a.data() in ("find", "examples")]
    menu.triggered.emit(action)
    found = window.features.directions.controller._sheet
    assert isinstance(found, FromWordsDialog)
    return found


def test_more_of_this_less_of_that_becomes_a_slider_at_once(qtbot, window, engine, sheet):
    assert not sheet.learn_button.isEnabled()
    qtbot.keyClicks(sheet.pairs[0].more.edit, "a stormy sea")
    qtbot.keyClicks(sheet.pairs[0].less.edit, "a calm sea")
    qtbot.mouseClick(sheet.another, LEFT)
    qtbot.keyClicks(sheet.pairs[1].more.edit, "storm")
    qtbot.keyClicks(sheet.pairs[1].less.edit, "calm")
    qtbot.keyClicks(sheet.name.edit, "More stormy")
    qtbot.mouseClick(sheet.learn_button, LEFT)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    (job,) = engine.asked(LearnWordsJob)
    assert job.pairs == (("a stormy sea", "a calm sea"), ("storm", "calm"))
    assert job.name == "More stormy"
    (direction,) = [d for d in window.state.directions.known if d.origin == "words"]
    slider = window.workspaces[0].panel.directions.sliders[direction.id]
    qtbot.waitUntil(slider.isVisible)
    latent = window.view.recipe.latent
    window.state.directions.set_amount(direction.id, 1.0)
    window.view.end_gesture()
    assert window.view.recipe.latent.base == latent
    assert window.view.recipe.latent.moves[direction.id].amount == 1.0
    assert direction.id in {d.id for d in DirectionLibrary().own(window.view.card.ref).added}
    window.commands.action("undo").trigger()
    assert window.view.recipe.latent == latent


def test_without_a_name_it_is_called_what_there_is_more_of(qtbot, window, engine, sheet):
    qtbot.keyClicks(sheet.pairs[0].more.edit, "birds")
    qtbot.mouseClick(sheet.learn_button, LEFT)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert engine.asked(LearnWordsJob)[0].name == "birds"
    assert engine.asked(LearnWordsJob)[0].pairs == (("birds", ""),)


def test_equal_words_teach_nothing_and_there_are_so_many_pairs(qtbot, sheet):
    qtbot.keyClicks(sheet.pairs[0].more.edit, "sea")
    qtbot.keyClicks(sheet.pairs[0].less.edit, "sea")
    assert not sheet.learn_button.isEnabled()
    for _ in range(MOST_PAIRS):
        qtbot.mouseClick(sheet.another, LEFT)
    assert len(sheet.pairs) == MOST_PAIRS
    assert not sheet.another.isVisible()


def test_a_failure_is_told_in_the_sheet(qtbot, window, sheet):
    sheet._busy = True
    sheet.set_failed("To this model both texts say the same; write what sets them apart.")
    assert sheet.error.isVisible()
    assert sheet.isVisible()


def test_models_without_words_do_not_offer_it(window, engine):
    window.view.open_model(engine.cards[1])
    menu = window.workspaces[0].panel.directions.find_menu()
    assert not [a for a in menu.actions() if a.data() == "words"]
    window.features.directions.controller.learn_words()
    assert window.features.directions.controller._sheet is None
