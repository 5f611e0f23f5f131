"""A performance in the window becomes a film of the project."""

from __future__ import annotations

import pytest

from studio.library.films import ProjectFilms
from studio.live.recording import lines_of
from studio.values import edit
from studio.values.film import Reel
from studio.values.live.performance import read
from studio.values.live.sources import Midi
from tests.ui.live.playing import teach, turn


def test_what_is_played_is_a_film_afterwards(window, live, slider, qtbot):
    key, _ = slider
    window.frame.open("live")
    teach(live, key, Midi("control", 1, 74))
    live.foot.record.click()
    assert live.foot.record.isChecked()
    path = live.recording.path
    turn(live, qtbot, 0.5)
    shown = []
    for unit in (0.55, 0.6, 0.7, 0.8):
        turn(live, qtbot, unit)
        live.recording.write()
        shown.append((live.recording.seconds, window.view.recipe))
        qtbot.wait(40)
    live.foot.record.click()
    films = ProjectFilms(window.trail.project)
    qtbot.waitUntil(lambda: len(films.names()) == 1, timeout=5000)
    assert not live.foot.record.isChecked()
    assert path.is_file()
    film = films.get(films.names()[0].id)
    card = window.view.card
    reel = Reel(film, {card.sha256: card.info})
    for at, recipe in shown:
        there = edit.amount(reel.recipe_at(at), key)
        assert there == pytest.approx(edit.amount(recipe, key), abs=0.35)
    last = reel.recipe_at(film.seconds)
    assert edit.amount(last, key) == pytest.approx(edit.amount(shown[-1][1], key), abs=0.01)
    live.recording.film_asked.emit(films.names()[0].id)
    assert window.frame.active.key == "animate"


def test_closing_the_window_while_it_records_leaves_the_file(window, live):
    live.recording.start()
    path = live.recording.path
    window.view.set_seed(5)
    live.recording.write()
    window.close()
    assert len(list(read(lines_of(path)))) == 2
