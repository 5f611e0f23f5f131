"""Mixing from the window: what is asked, and what the command line is told."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.ui.models.mix_sheet import MixSheet
from tests.helpers.fake_engine import fake_card

ONE = fake_card("One")
TWO = replace(fake_card("Two"), license="CC BY-NC 4.0")


def test_the_sheet_says_the_stricter_licence_and_what_was_chosen(qtbot):
    sheet = MixSheet(ONE, (TWO,))
    qtbot.addWidget(sheet)
    sheet.show()
    assert "CC BY-NC 4.0 (not for trade)" in sheet.licence.text
    chosen = []
    sheet.chosen.connect(lambda other, words: chosen.append((other, words)))
    sheet.where.choose(2)
    sheet.share.groove.change(100.0)
    sheet.ok_button.click()
    assert chosen == [("two", ("--share", "1", "--from", "0.5", "--to", "1"))]
    assert not sheet.isVisible()


@pytest.fixture
def window(qtbot, make_window):
    made = make_window()
    qtbot.waitUntil(lambda: made.canvas_controller.at_rest)
    return made


def test_a_mixture_is_made_by_the_command_line_and_announced(qtbot, window):
    jobs, asked = window.features.models.jobs, []
    jobs.process.run = lambda words, given, done: asked.append((words, given, done))
    model = window.view.models[0]
    jobs.mix(model, "two", ("--share", "0.5", "--from", "0", "--to", "1"))
    (words, given, done) = asked[0]
    assert words[:4] == ("models", "mix", "--with", "two")
    assert given == model.card.id
    said = []
    window.view.notices.said.connect(said.append)
    done({"problem": "One and Two cannot be mixed: one is a, the other b."})
    assert "cannot be mixed" in said[-1].text
    done({"id": model.card.id, "new": True})
    assert "is in the library now" in said[-1].text


def test_where_there_is_no_other_of_its_kind_it_says_so(qtbot, window):
    said = []
    window.view.notices.said.connect(said.append)
    window.view.set_models(window.view.models[:1])
    window.features.models.jobs.ask_mix(window.view.models[0])
    assert "no other model of the kind" in said[-1].text
