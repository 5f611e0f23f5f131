"""The page about a model over the window: measured when wanted, kept, stopped with the page."""

import pytest

from studio.library.described import kept_report
from studio.values.messages import CancelJob, DescribeModelJob


@pytest.fixture
def open_page(window, qtbot):
    def make(at=0):
        window.features.models.about.show(window.view.models[at])
        page = window.features.models.about._pages[-1]
        qtbot.waitUntil(lambda: page.has_report or page.makes.draw_button.isVisible())
        return page

    return make


def test_pictures_are_drawn_when_asked_for_and_kept(qtbot, window, engine, open_page):
    page = open_page()
    assert engine.asked(DescribeModelJob) == []  # how long it takes is not known
    page.makes.draw_button.click()
    qtbot.waitUntil(lambda: page.has_report)
    assert page.makes.sheet.shown == 64
    assert not page.makes.draw_button.isVisible()
    card = page.model.card
    qtbot.waitUntil(lambda: kept_report(card) is not None)
    page.close()
    again = open_page()
    qtbot.waitUntil(lambda: again.has_report)
    assert len(engine.asked(DescribeModelJob)) == 1
    assert again.makes.sheet.shown == 64


def test_the_page_of_a_model_is_there_once(window, open_page):
    page = open_page()
    window.features.models.about.show(window.view.models[0])
    assert window.features.models.about._pages == [page]


def test_closing_the_page_stops_the_work(qtbot, window, engine, open_page):
    engine.render_ms = 20
    page = open_page()
    page.makes.draw_button.click()
    qtbot.waitUntil(lambda: page.makes.sheet.shown > 1)
    page.close()
    qtbot.waitUntil(lambda: not window.link.jobs.running)
    assert engine.asked(CancelJob)


def test_stopping_leaves_the_page_and_a_way_to_go_on(qtbot, window, engine, open_page):
    engine.render_ms = 20
    page = open_page()
    page.makes.draw_button.click()
    qtbot.waitUntil(lambda: page.makes.sheet.shown > 1)
    page.makes.progress.cancel.click()
    qtbot.waitUntil(lambda: page.makes.draw_button.isVisible())
    assert not page.makes.error.isVisible()


def test_what_failed_is_said_in_place(qtbot, window, engine, open_page):
    page = open_page()
    engine.failing = "The model is broken; add it again."
    page.makes.draw_button.click()
    qtbot.waitUntil(page.makes.error.isVisible)
    assert page.makes.error.words.text == engine.failing
    engine.failing = ""
    page.makes.error.action.click()
    qtbot.waitUntil(lambda: page.has_report)


def test_broken_pictures_stay_empty_and_are_told(qtbot, window, engine, open_page):
    engine.nan = (3, 5)
    page = open_page()
    page.makes.draw_button.click()
    qtbot.waitUntil(lambda: page.has_report)
    assert page.makes.sheet.picture(3) is None
    assert page.makes.sheet._broken == {3, 5}


def test_no_banner_tells_what_the_page_tells(qtbot, window, engine, open_page):
    said = []
    window.view.notices.progressed.connect(said.append)
    page = open_page()
    page.makes.draw_button.click()
    qtbot.waitUntil(lambda: page.has_report)
    assert said == []
