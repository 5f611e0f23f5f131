"""Curves in Animate: added, drawn, driven by what is heard, taken away."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from studio.ui.animate.curve_menu import heard_for
from studio.ui.animate.panel.heard_mime import heard_in, heard_mime
from studio.ui.animate.targets import choice_of
from studio.values.film import Drawn, Heard, Oscillator, Target
from tests.ui.animate.samples import stored


def test_a_curve_is_added_drawn_driven_and_taken_away(window, film):
    dusk = film.timeline.known[0]
    film.panels.add(dusk, "drawn")
    track = stored(window).tracks[0]
    assert track.target == Target("direction", window.view.card.info.directions[0].id)
    assert isinstance(track.source, Drawn)
    row = film.panel.curves.rows[track.id]
    assert (row.text(), row.isChecked()) == ("Dusk", True)
    assert [c.name for c in film.foot.view.marks.curves] == ["Dusk"]
    film.panels._make_of(track.id, dusk, "wave")
    assert isinstance(stored(window).tracks[0].source, Oscillator)
    assert film.panel.curves.editor.kind is Oscillator
    row.heard_dropped.emit(track.id, Heard("band", 0))
    assert stored(window).tracks[0].source == heard_for(Heard("band", 0), dusk)
    row.removed.emit(track.id)
    assert stored(window).tracks == ()
    window.trail.undo()
    assert len(stored(window).tracks) == 1


def test_a_slider_of_a_source_is_one_edit_however_long_it_moves(window, film):
    film.panels.add(film.timeline.known[0], "wave")
    editor = film.panel.curves.editor
    for period in (2.0, 2.5, 3.0):
        editor._set_moving(period=period)
    assert stored(window).tracks[0].source.period != 3.0
    editor.settled.emit()
    assert stored(window).tracks[0].source.period == 3.0
    assert film.panel.curves.editor is editor  # the hand may still hold it


def test_something_heard_steps_the_seed(film):
    known = film.timeline.known
    seed = choice_of(Target("noise"), known)
    assert heard_for(Heard("onset"), seed).steps
    assert heard_in(heard_mime(Heard("band", 2))) == Heard("band", 2)


def test_every_menu_of_curves_has_words(window, film, monkeypatch):
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: shown.append(menu))
    film.panel.curves.add.click()
    (menu,) = shown
    groups = {a.text(): a.menu() for a in menu.actions() if a.menu() is not None}
    assert "Dusk" in groups or "Directions" in groups
    assert all(a.text() or a.isSeparator() for a in menu.actions())
