"""What the picture view paints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from studio.ui.explore.canvas import painting
from studio.ui.explore.canvas.picture_view import PictureView


def plain(color, side=64, alpha=False):
    kind = QImage.Format.Format_ARGB32_Premultiplied if alpha else QImage.Format.Format_RGB32
    image = QImage(side, side, kind)
    image.fill(QColor(color))
    return image


@pytest.fixture
def view(qtbot):
    made = PictureView()
    qtbot.addWidget(made)
    made.resize(600, 600)
    made.show_frame(plain("#ff0000"), (256, 256), fade=False)
    made.show()
    yield made
    made.stop()


def color_at(view, fx, fy):
    rect = view.picture_rect()
    point = QPointF(rect.x() + rect.width() * fx, rect.y() + rect.height() * fy).toPoint()
    return view.grab().toImage().pixelColor(point).name()


def test_a_draft_fills_the_place_of_the_full_picture(view):
    before = view.picture_rect()
    view.show_frame(plain("#00ff00", 16), (256, 256), fade=False)
    assert view.picture_rect() == before
    assert color_at(view, 0.5, 0.5) == "#00ff00"


def test_the_fade_ends_at_the_new_picture(qtbot, view):
    view.show_frame(plain("#0000ff"), (256, 256), fade=True)
    assert view.scene.before is not None
    qtbot.waitUntil(lambda: view.scene.before is None)
    assert color_at(view, 0.5, 0.5) == "#0000ff"


def test_the_wipe_shows_the_other_left_of_the_divider(view):
    view.set_scene(other=plain("#00ff00"), divider=0.5)
    assert color_at(view, 0.25, 0.3) == "#00ff00"
    assert color_at(view, 0.75, 0.3) == "#ff0000"


def test_the_divider_is_dragged_and_the_place_is_not(view):
    moved = []
    view.wander.moved.connect(moved.append)
    view.set_scene(other=plain("#00ff00"), divider=0.5)
    rect = view.picture_rect()
    start = QPoint(round(rect.center().x()), round(rect.y() + 40))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(round(rect.width() / 4), 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start)
    assert view.scene.divider == pytest.approx(0.75, abs=0.01)
    assert moved == []


def test_transparent_pictures_stand_on_squares(view):
    view.show_frame(plain(QColor(0, 0, 0, 0), alpha=True), (256, 256), fade=False)
    rect = view.picture_rect()
    image = view.grab().toImage()
    seen = {
        image.pixelColor(round(rect.x()) + x, round(rect.y()) + 3).name() for x in range(0, 64, 4)
    }
    assert len(seen) == 2


def test_a_photo_stands_left_of_the_picture(view):
    view.set_scene(beside=plain("#ffff00"))
    assert view.picture_rect().left() > 300
    left = view.grab().toImage().pixelColor(150, 300).name()
    assert left == "#ffff00"


def test_the_crop_frame_darkens_what_is_left_out(view):
    view.set_scene(crop=9 / 16)
    assert color_at(view, 0.5, 0.5) == "#ff0000"
    assert color_at(view, 0.05, 0.5) != "#ff0000"
    assert view.crop_rect() == (56, 0, 144, 256)


def test_the_crop_frame_is_dragged_by_what_it_leaves_out_and_moved_by_arrows(view):
    moved = []
    view.wander.moved.connect(moved.append)
    view.set_scene(crop=9 / 16)
    rect = view.picture_rect()
    start = QPoint(round(rect.left()) + 20, round(rect.center().y()))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start - QPoint(round(10 * view.placement.scale), 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start)
    assert view.crop_rect()[0] == pytest.approx(46, abs=1)
    assert moved == []
    for _ in range(40):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.crop_rect() == (112, 0, 144, 256)


def test_a_view_that_is_resized_keeps_the_picture_fitted_unless_zoomed(view):
    view.resize(400, 500)
    assert view.placement.fitted
    assert view.picture_rect().right() <= 400
    view.actual_size()
    assert view.zoom_percent == pytest.approx(100)
    view.placement = replace(view.placement, x=7.0)
    view.resize(500, 500)
    assert view.placement.x == 7.0


def test_the_middle_button_pans(view):
    start = view.placement
    QTest.mousePress(view, Qt.MouseButton.MiddleButton, pos=QPoint(300, 300))
    QTest.mouseMove(view, QPoint(310, 295))
    QTest.mouseRelease(view, Qt.MouseButton.MiddleButton, pos=QPoint(310, 295))
    assert (view.placement.x, view.placement.y) == (start.x + 10, start.y - 5)


def test_the_name_in_the_corner_makes_room_for_the_grip(view):
    view.set_scene(other=plain("#00ff00"), divider=0.2, name="Ridgelines", grip=True)
    grip = painting.grip_rect(view.picture_rect())
    image = view.grab().toImage()
    between = QPointF(grip.left() - 5, grip.center().y()).toPoint()
    beyond = QPointF(grip.left() - 14, grip.top() + 5).toPoint()
    assert image.pixelColor(between).name() == "#ff0000"
    assert image.pixelColor(beyond).name() != "#ff0000"
