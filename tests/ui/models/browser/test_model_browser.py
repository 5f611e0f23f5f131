"""The browser answers typing, keys and clicks, and looks only at what is on screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QGuiApplication

from studio.ui.models.browser.card_delegate import fitted
from studio.ui.models.browser.covers import CoverLoader, read_covers
from studio.ui.models.browser.model_browser import ModelBrowser
from studio.ui.theme.fonts import words
from tests.helpers.fake_models import make_model

NAMES = {"Ridgelines": "vae", "Aurora": "cppn", "Blossoms": "gan", "Strata": "flow"}


@pytest.fixture
def models(tmp_path):
    return [make_model(tmp_path, name, True, family=family) for name, family in NAMES.items()]


@pytest.fixture
def browser(qtbot, models):
    made = ModelBrowser()
    qtbot.addWidget(made, before_close_func=lambda w: w.close_covers())
    made.resize(279, 700)
    made.set_models(models)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(browser):
    model = browser.view.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def test_it_says_that_it_is_looking_until_it_has_models(qtbot):
    empty = ModelBrowser()
    qtbot.addWidget(empty, before_close_func=lambda w: w.close_covers())
    assert "Looking" in empty._empty.text
    empty.set_models([])
    assert empty._empty.text == "No models are installed yet."


def test_typing_narrows(qtbot, browser):
    qtbot.keyClicks(browser.search, "str")
    assert names(browser) == ["Strata"]
    qtbot.keyClick(browser.search, Qt.Key.Key_Escape)
    assert names(browser) == list(NAMES)


def test_no_match_says_so_and_clears(qtbot, browser):
    qtbot.keyClicks(browser.search, "zebra")
    assert browser._empty.text == "No model matches “zebra”."
    assert browser._stack.currentWidget() is browser._empty
    qtbot.mouseClick(browser._empty.button, Qt.MouseButton.LeftButton)
    assert names(browser) == list(NAMES)
    assert browser._stack.currentWidget() is browser.view


def test_family_chips_narrow_and_combine_with_the_search(qtbot, browser):
    chips = {chip.text(): chip for chip in browser._families.buttons()}
    assert list(chips) == ["All", "GAN", "VAE", "Flow", "Diffusion", "CPPN"]
    qtbot.mouseClick(chips["GAN"], Qt.MouseButton.LeftButton)
    assert names(browser) == ["Blossoms"]
    qtbot.keyClicks(browser.search, "aur")
    assert browser._empty.text == "No GAN model matches “aur”."
    browser.search.clear()
    qtbot.mouseClick(chips["Diffusion"], Qt.MouseButton.LeftButton)
    assert browser._empty.text == "No Diffusion model is installed."
    browser.clear_search()
    assert chips["All"].isChecked()
    assert names(browser) == list(NAMES)


def test_a_click_and_enter_choose(qtbot, browser, models):
    second = browser.view.visualRect(browser.view.model().index(1)).center()
    with qtbot.waitSignal(browser.model_chosen) as chosen:
        qtbot.mouseClick(browser.view.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert chosen.args == [models[1]]
    qtbot.keyClick(browser.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(browser.model_chosen) as chosen:
        qtbot.keyClick(browser.view, Qt.Key.Key_Return)
    assert chosen.args == [models[2]]


def test_letters_jump_to_a_name(qtbot, browser):
    qtbot.keyClicks(browser.view, "st")
    assert browser.view.currentIndex().data() == "Strata"


def test_from_the_search_field_into_the_cards(qtbot, browser, models):
    browser.focus_search()
    qtbot.keyClicks(browser.search, "o")  # Aurora, Blossoms, takes photos …
    qtbot.keyClick(browser.search, Qt.Key.Key_Down)
    assert browser.view.currentIndex().row() == 0
    browser.search.setText("blos")
    with qtbot.waitSignal(browser.model_chosen) as chosen:
        qtbot.keyClick(browser.search, Qt.Key.Key_Return)
    assert chosen.args == [models[2]]


def test_the_current_model_is_marked_and_stays_through_a_search(browser, models):
    from studio.ui.models.browser.list_model import ChosenRole

    browser.set_current(models[3].card.sha256)
    rows = browser.view.model()
    assert [rows.index(r).data(ChosenRole) for r in range(4)] == [False, False, False, True]
    browser.search.setText("strata")
    assert rows.index(0).data(ChosenRole) is True


def test_the_menu(qtbot, browser, models):
    entry = browser._model.entry(browser._model.index(0))
    menu = browser.menu_for(entry)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    with qtbot.waitSignal(browser.details_asked) as asked:
        actions["About this model…"].trigger()
    assert asked.args == [models[0]]
    actions["Copy hash"].trigger()
    assert QGuiApplication.clipboard().text() == models[0].card.sha256
    menu.close()


def test_a_broken_model_shows_why_and_cannot_be_chosen(qtbot, browser, models):
    browser.set_models(models, {"aurora": "Its weights are missing; install it again."})
    last = browser._model.index(3)
    assert last.data() == "Aurora"
    assert last.data(Qt.ItemDataRole.AccessibleDescriptionRole).startswith("Its weights")
    with qtbot.assertNotEmitted(browser.model_chosen):
        browser.view.opened.emit(browser._model.entry(last))
    browser.grab()


def test_two_thousand_models_decode_only_what_is_on_screen(qtbot, tmp_path):
    many = [make_model(tmp_path, f"Model {n:04}") for n in range(2000)]
    browser = ModelBrowser()
    qtbot.addWidget(browser, before_close_func=lambda w: w.close_covers())
    asked = []
    browser._covers.strip = lambda path, side: asked.append(path)
    browser.resize(279, 700)
    browser.set_models(many)
    browser.show()
    qtbot.waitExposed(browser)
    browser.grab()
    assert 4 <= len(set(asked)) <= 8
    asked.clear()
    browser.view.scrollToBottom()
    browser.grab()
    assert many[-1].folder / "covers.webp" in asked
    assert len(set(asked)) <= 8


def test_covers_come_from_another_thread_and_are_kept(qtbot, models):
    loader = CoverLoader()
    path = models[0].folder / "covers.webp"
    with qtbot.waitSignal(loader.ready) as ready:
        assert loader.strip(path, 20) is None
    assert ready.args == [path]
    strip = loader.strip(path, 20)
    assert (strip.width(), strip.height()) == (80, 20)
    colors = [strip.pixelColor(10 + 20 * n, 10).getRgb()[:3] for n in range(3)]
    assert colors == [(200, 40, 40), (40, 200, 40), (40, 40, 200)]
    with qtbot.waitSignal(loader.ready):
        loader.forget(path)
    assert loader.strip(path, 20) is None
    loader.close()


def test_covers_that_are_no_picture_are_quiet(tmp_path):
    bad = tmp_path / "covers.webp"
    bad.write_bytes(b"RIFF....WEBPnot really")
    assert read_covers(bad, 20).isNull()
    assert read_covers(tmp_path / "none.webp", 20).isNull()


def test_only_the_latest_wishes_wait(qtbot):
    from studio.ui.models.browser.covers import WAITING_LIMIT

    loader = CoverLoader()
    loader._running = (Path("busy"), 1)
    for n in range(500):
        loader.strip(Path(str(n)), 8)
    assert len(loader._waiting) == WAITING_LIMIT
    assert (Path("499"), 8) in loader._waiting
    loader.close()


def test_a_right_click_beside_the_cards_opens_nothing(qtbot, browser):
    with qtbot.assertNotEmitted(browser.view.menu_asked):
        where = QPoint(5, 690)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, where)
        QGuiApplication.sendEvent(browser.view.viewport(), event)


def test_the_cross_empties_the_search(qtbot, browser):
    assert not browser.search.cross.isVisible()
    qtbot.keyClicks(browser.search, "aurora")
    assert browser.search.cross.isVisible()
    qtbot.mouseClick(browser.search.cross, Qt.MouseButton.LeftButton)
    assert names(browser) == list(NAMES)


FACTS = "takes photos · paints over photos · takes words · 256 × 256 · CC0"


def test_facts_of_a_card_lose_whole_facts_before_any_word_is_cut(qtbot):
    font = words(11)
    wide = QFontMetrics(font).horizontalAdvance
    assert fitted(FACTS, font, wide(FACTS)) == FACTS
    seen = {
        fitted(FACTS, font, room) for room in range(wide(FACTS), wide("takes photos · … · CC0"), -1)
    }
    assert seen == {
        FACTS,
        "takes photos · … · takes words · 256 × 256 · CC0",
        "takes photos · … · 256 × 256 · CC0",
        "takes photos · … · CC0",
    }
    assert wide(fitted("a single fact that is far too long", font, 60)) <= 60


@pytest.mark.parametrize("count", [1, 3, 4])
def test_few_covers_stay_whole(tmp_path, count):
    path = tmp_path / "covers.png"
    Image.new("RGB", (count * 64, 64), (200, 20, 20)).save(path)
    strip = read_covers(path, 20)
    assert (strip.width(), strip.height()) == (count * 20, 20)
