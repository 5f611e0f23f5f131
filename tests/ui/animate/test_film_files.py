"""A film's file that is dropped on the window brings the whole film back."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl

from studio.export.films.descriptor import FilmSpec
from studio.export.films.writer import FilmWriter
from studio.export.metadata.told_films import told_film
from studio.library.films import ProjectFilms
from studio.values.edit import new_recipe
from studio.values.film import Course, Film, Oscillator, Target, Tempo, Track, edits
from studio.values.film.takes import Shooting
from tests.ui.animate.samples import animate_of


@pytest.fixture
def filmed(window, tmp_path):
    """(an exported film's file, the film)."""
    card = window.view.card
    film = Film(Course(1.0, 10.0, closed=True), name="Tide")
    film = edits.with_places(film, [new_recipe(card, n, (64, 64)) for n in (1, 2)], 0.0, 0.5)
    film, _ = edits.with_track(film, Track("t1", Target("noise", "7"), Oscillator()))
    film = edits.with_marker(edits.with_tempo(film, Tempo(120)), 0.5, "turn")
    told = told_film(film, {card.sha256: card}, Shooting(10.0))
    path = tmp_path / "tide.mp4"
    with FilmWriter(path, 64, 64, FilmSpec(fps=10.0), told, frames=10) as writer:
        for level in range(10):
            writer.add(np.full((64, 64, 3), 20 * level, np.uint8))
        writer.finish()
    return path, film


def test_it_is_offered_while_carried_and_opens_in_animate(qtbot, window, filmed):
    path, film = filmed
    drops, zones = window.features.exchange.drops, window.canvas.zones
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert drops.enter(data)
    qtbot.waitUntil(lambda: "film" in [z.key for z, _ in zones._rects()], timeout=300_000)
    drops.drop(next(rect for zone, rect in zones._rects() if zone.key == "film").center())
    animate = animate_of(window)
    assert window.frame.active is animate
    assert animate.film.film == film
    assert ProjectFilms(window.trail.project).get("1") == film
    window.trail.undo()
    assert ProjectFilms(window.trail.project).names() == ()


def test_named_on_the_command_line_it_opens_too(qtbot, window, filmed):
    path, film = filmed
    window.features.exchange.drops.open_file(path)
    qtbot.waitUntil(lambda: animate_of(window).film.film == film, timeout=300_000)


def test_inspect_says_that_it_is_a_film_and_opens_it(qtbot, window, filmed):
    path, film = filmed
    inspecting = window.features.inspecting
    inspecting.look_into(path)
    sheet = inspecting._sheet
    assert sheet.open_film.isHidden()
    qtbot.waitUntil(lambda: inspecting._found is not None, timeout=300_000)
    qtbot.waitUntil(lambda: not sheet.open_film.isHidden(), timeout=300_000)
    assert sheet.summary.text == "tide.mp4 · 2 keyframes · 1 curve · 1.0 s"
    sheet.open_film.click()
    animate = animate_of(window)
    assert window.frame.active is animate
    assert animate.film.film == film
