"""Films and doubles for the tests of Animate."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest

from studio.library.films import ProjectFilms
from studio.ui.animate.making import film_through
from studio.values.edit import new_recipe
from studio.values.film import Drawn, Point, Target, Track
from tests.helpers.fake_engine import fake_card

CARD = fake_card()


def film_of(count=4, **changes):
    """A closed film of so many seeds, 10 s or more at 30 a second."""
    from msgspec.structs import replace

    made = film_through([new_recipe(CARD, n, (64, 64)) for n in range(1, count + 1)])
    return replace(made, **changes) if changes else made


def with_curve(film, *points, **changes):
    """The film with a drawn curve `t1` on the first direction."""
    from msgspec.structs import replace

    source = Drawn(tuple(Point(at, value) for at, value in points))
    track = Track("t1", Target("direction", CARD.info.directions[0].id), source, **changes)
    return replace(film, tracks=(track,))


class FakeScheduler:
    """Takes what should be drawn."""

    def __init__(self):
        self.asked = []
        self.largest_draft = 512
        self.ready = True
        self.stopped = 0

    def change(self, recipe):
        self.asked.append(recipe)

    def stop(self):
        self.stopped += 1


class FakeStage(QObject):
    """Remembers what was shown and said."""

    pictured = Signal(object)
    touched = Signal(object)

    def __init__(self):
        super().__init__()
        self.shown = []

    def show(self, image, size):
        self.shown.append((image, size))


class FakeThumbs(QObject):
    """Remembers what was wanted; a test answers."""

    ready = Signal(object)

    def __init__(self):
        super().__init__()
        self.wanted = {}

    def want(self, key, recipe, side_px, group):
        self.wanted[key] = recipe

    def drop(self, group):
        self.wanted = {}


def places(window, count=5):
    return tuple(new_recipe(window.view.card, n, (64, 64)) for n in range(1, count + 1))


def stored(window):
    return ProjectFilms(window.trail.project).get("1")


def key(window, which, mods=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.canvas.view, which, mods)


def animate_of(window):
    """The workspace, wherever its tab stands."""
    return next(place for place in window.workspaces if place.key == "animate")
