"""The strip shows a cross-fade as the film will: both pictures, mixed as light."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage

from studio.ui.animate import strip_feeder
from studio.ui.animate.cross_fade import mix
from studio.ui.animate.strip_feeder import FADES, StripFeeder
from studio.ui.engine.thumbnails import Thumbnail
from studio.values.film import Shot
from tests.ui.animate.samples import FakeThumbs, film_of


def flat(level):
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(QColor(level, level, level))
    return image


class FakeStrip:
    """Three cells; remembers their pictures."""

    def __init__(self):
        self.pictures = {}
        self.seen = tuple(((3, n), float(n)) for n in range(3))

    def lacks(self, cell):
        return cell not in self.pictures

    def set_picture(self, cell, image):
        self.pictures[cell] = image

    def age(self):
        self.pictures.clear()


@pytest.fixture
def fed(qtbot, monkeypatch):
    monkeypatch.setattr(strip_feeder, "SOON_MS", 0)
    film = film_of(2)
    a, b = (key.recipe for key in film.keys)
    shots = [Shot(a), Shot(a, b, 0.25), Shot(a, b, 0.75)]
    state = SimpleNamespace(film=film, shot_at=lambda at: shots[int(at)])
    strip, thumbs, parent = FakeStrip(), FakeThumbs(), QObject()
    feeder = StripFeeder(state, lambda: strip, thumbs, parent)
    feeder.start()
    qtbot.waitUntil(lambda: len(thumbs.wanted) == 3)
    yield feeder, strip, thumbs, (a, b)
    feeder.stop()


def test_a_cell_in_a_fade_is_the_mixture(fed):
    _, strip, thumbs, (a, b) = fed
    thumbs.ready.emit(Thumbnail(f"{FADES}/{a.id}", FADES, flat(0)))
    assert not strip.pictures, "half of a fade is not the fade"
    thumbs.ready.emit(Thumbnail(f"{FADES}/{b.id}", FADES, flat(255)))
    assert set(strip.pictures) == {(3, 1), (3, 2)}
    seen = [strip.pictures[3, n].pixelColor(4, 4).lightness() for n in (1, 2)]
    wanted = [mix(flat(0), flat(255), t, (64, 64)).pixelColor(4, 4) for t in (0.25, 0.75)]
    assert seen == [colour.lightness() for colour in wanted]
    assert 0 < seen[0] < seen[1] < 255


def test_an_older_films_fade_is_forgotten(fed):
    feeder, strip, thumbs, (a, b) = fed
    thumbs.ready.emit(Thumbnail(f"{FADES}/{a.id}", FADES, flat(0)))
    feeder.renew()
    thumbs.ready.emit(Thumbnail(f"{FADES}/{b.id}", FADES, flat(255)))
    assert not strip.pictures
