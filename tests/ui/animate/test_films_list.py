"""The films of a project in Animate: listed, opened, begun, copied, named and taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.library.films import ProjectFilms
from studio.values.edit import new_recipe
from tests.ui.animate.samples import animate_of


@pytest.fixture
def animate(window):
    return animate_of(window)


@pytest.fixture
def films(window, animate):
    """Two films, the second one is worked on; gives their controller."""
    for count in (3, 5):
        places = [new_recipe(window.view.card, n, (64, 64)) for n in range(1, count + 1)]
        window.strip.film_asked.emit(tuple(places))
        animate.player.pause()
    return animate.films


@pytest.fixture
def popup(qtbot, films):
    films.open()
    yield films.popup
    if films.popup is not None:
        with qtbot.waitSignal(films.popup.destroyed):
            films.popup.close()


def names(films):
    return [row.name for row in films.model.rows]


def test_the_button_names_the_film_and_the_list_says_how_long_each_is(films, popup):
    assert films._transport.film.text() == "Film 2"
    assert names(films) == ["Film 1", "Film 2"]
    assert films.model.rows[0].details == "7.2 s · 3 keyframes"
    assert popup.view.row().id == "2"


def test_an_arrow_works_on_the_film_before_and_remembers_it(window, animate, popup):
    QTest.keyClick(popup.view, Qt.Key.Key_Up)
    assert animate.film.id == "1"
    assert len(animate.film.film.keys) == 3
    assert window.trail.project.state("film") == "1"


def test_a_copy_is_worked_on_and_a_name_typed_is_an_edit(window, animate, films, popup):
    QTest.keyClick(popup.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert names(films) == ["Film 1", "Film 2", "Film 2 copy"]
    films.model.setData(films.model.index(0), "  Dusk,  slowly ")
    assert names(films)[0] == "Dusk, slowly"
    assert ProjectFilms(window.trail.project).get("1").name == "Dusk, slowly"
    assert animate.film.id == "3"
    window.trail.undo()
    assert names(films)[0] == "Film 1"
    assert animate.film.id == "1", "what undo changed is looked at"


def test_an_empty_name_is_none(films, popup):
    assert not films.model.setData(films.model.index(0), "   ")
    assert names(films)[0] == "Film 1"


def test_delete_takes_a_film_away_its_neighbour_follows_and_undo_brings_it_back(
    window, animate, films, popup
):
    QTest.keyClick(popup.view, Qt.Key.Key_Delete)
    assert names(films) == ["Film 1"]
    assert animate.film.id == "1"
    QTest.keyClick(popup.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(films) == ["Film 1", "Film 2"]
    assert animate.film.id == "2"


def test_without_films_the_list_closes_and_the_button_goes(qtbot, animate, films, popup):
    with qtbot.waitSignal(popup.destroyed):
        for _ in range(2):
            QTest.keyClick(popup.view, Qt.Key.Key_Delete)
    assert animate.film.film is None
    assert films.popup is None
    assert films._transport.film.isHidden()


def test_a_new_film_is_empty_and_is_filled_by_what_is_placed(animate, films):
    animate.film.begin()
    animate.film.begin()
    assert [film.id for film in animate.film.others] == ["1", "2", "3"], "it is begun once"
    assert not animate.foot.view.isVisible()
    animate.film.rename("3", "Night")
    animate.timeline.keep()
    assert [film.id for film in animate.film.others] == ["1", "2", "3"]
    assert (animate.film.film.name, len(animate.film.film.keys)) == ("Night", 1)


def test_a_film_that_is_not_worked_on_can_be_renamed(window, animate, films):
    animate.film.rename("1", "First")
    assert animate.film.id == "2"
    assert ProjectFilms(window.trail.project).get("1").name == "First"
