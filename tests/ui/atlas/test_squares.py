"""Squares of the map: panning paints only what comes into view, zooming never leaves it blank."""

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from studio.ui.atlas import squares as squares_of
from studio.ui.atlas.squares import SQUARE_PX, Squares
from studio.ui.atlas.viewport import Viewport

SIZE = QSizeF(512, 512)


@pytest.fixture
def painted(qtbot):
    return []


@pytest.fixture
def squares(painted):
    def make(column, row, scale, ratio):
        painted.append((column, row, scale))
        pixmap = QPixmap(SQUARE_PX, SQUARE_PX)
        pixmap.fill(QColor(40 * (column % 5), 40 * (row % 5), 200))
        return pixmap

    return Squares(make)


def paint(squares, view):
    image = QImage(512, 512, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    complete = squares.paint(painter, view, 1.0)
    painter.end()
    return image, complete


def test_panning_paints_what_comes_into_view_and_nothing_twice(squares, painted):
    view = Viewport(0.0, 0.0, 100.0, SIZE)
    paint(squares, view)
    before = set(painted)
    assert len(painted) == len(before)
    for _ in range(20):
        view = view.panned(-30, 0)
        while not paint(squares, view)[1]:
            pass
    assert len(painted) == len(set(painted))
    assert set(painted) > before


def test_what_is_renewed_is_shown_until_it_is_painted_again(squares, painted):
    view = Viewport(0.0, 0.0, 100.0, SIZE)
    paint(squares, view)
    count = len(painted)
    squares.renew([(0, 0), (99, 99)])
    image, complete = paint(squares, view)
    assert complete
    assert painted[count:] == [(0, 0, 100.0)]
    assert image.pixelColor(300, 300).blue() == 200


def test_a_zoom_shows_the_old_squares_where_new_ones_take_too_long(squares, painted, monkeypatch):
    view = Viewport(0.01, 0.01, 100.0, SIZE)
    paint(squares, view)
    monkeypatch.setattr(squares_of, "BUDGET_MS", -1.0)
    closer = Viewport(0.01, 0.01, 150.0, SIZE)
    count = len(painted)
    image, complete = paint(squares, closer)
    assert not complete
    assert len(painted) == count + 1
    assert all(image.pixelColor(x, y).blue() == 200 for x in (5, 250, 500) for y in (5, 250, 500))
    while not complete:
        image, complete = paint(squares, closer)
    assert {scale for *_, scale in painted[count:]} == {150.0}
