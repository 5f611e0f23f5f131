"""Points dragged on the canvas: what is asked of the engine, and what becomes of it."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.ui.explore.pointing.mode import seldom_arrives
from studio.values import edit
from studio.values.messages import CancelJob, FullRequest, SteerJob
from tests.helpers.fake_engine import fake_card, words_card

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot, make_window, engine):
    engine.cards = (*engine.cards, words_card())
    made = make_window()
    qtbot.waitUntil(lambda: made.canvas_controller.at_rest)
    made.activateWindow()
    made.canvas.view.setFocus()
    return made


@pytest.fixture
def points(window):
    return window.workspaces[0].points


def drag(window, begin, end, button=LEFT):
    view, rect = window.canvas.view, window.canvas.view.picture_rect()
    first, last = (
        QPoint(round(rect.x() + x * rect.width()), round(rect.y() + y * rect.height()))
        for x, y in (begin, end)
    )
    QTest.mousePress(view, button, PLAIN, first)
    place = QPointF(last)
    held = QMouseEvent(
        QEvent.Type.MouseMove, place, view.mapToGlobal(place), Qt.MouseButton.NoButton, button,
        PLAIN,
    )  # fmt: skip
    QApplication.sendEvent(view, held)
    QTest.mouseRelease(view, button, PLAIN, last)


def went(qtbot, window, points):
    before = window.view.recipe
    points.go_or_stop()
    qtbot.waitUntil(lambda: window.view.recipe != before and not points.running)
    return before


def test_a_dragged_point_moves_the_place_and_makes_one_node(qtbot, window, points, engine):
    nodes = len(window.trail.project.trail)
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_D)
    assert points.on
    assert points.bar.isVisible()
    assert window.canvas.row.points.isChecked()
    drag(window, (0.3, 0.4), (0.7, 0.5))
    fulls = len(engine.asked(FullRequest))
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not points.running)
    (job,) = engine.asked(SteerJob)
    (pull,) = job.wishes.pulls
    assert pull.begin == pytest.approx((0.3, 0.4), abs=0.01)
    assert pull.to == pytest.approx((0.7, 0.5), abs=0.01)
    assert edit.base_of(window.view.recipe.latent).array()[0] == pytest.approx(0.3)
    assert len(window.trail.project.trail) == nodes + 1
    assert len(engine.asked(FullRequest)) == fulls + 1
    assert not window.view.flowing
    (arrow,) = points.hand.arrows.all
    assert arrow.now == pytest.approx(arrow.to)


def test_undo_takes_all_of_it_back_and_the_points_begin_anew(qtbot, window, points):
    points.begin()
    drag(window, (0.3, 0.4), (0.7, 0.5))
    before = went(qtbot, window, points)
    window.commands.action("undo").trigger()
    assert window.view.recipe == before
    (arrow,) = points.hand.arrows.all
    assert arrow.now == arrow.begin
    assert points.on


def test_a_target_that_is_not_reached_ends_with_one_sentence(qtbot, window, points):
    said = []
    window.view.notices.said.connect(said.append)
    points.begin()
    drag(window, (0.6, 0.4), (0.2, 0.4))
    went(qtbot, window, points)
    assert "nearest that was found is kept" in said[-1].text


def test_what_fails_leaves_the_picture_as_it_was(qtbot, window, points, engine):
    points.begin()
    drag(window, (0.3, 0.4), (0.7, 0.5))
    before = window.view.recipe
    engine.failing = "The model gave broken numbers."
    points.go_or_stop()
    qtbot.waitUntil(lambda: not points.running)
    assert window.view.recipe == before
    engine.failing = ""


def test_esc_stops_first_and_then_ends(qtbot, window, points, engine):
    points.begin()
    drag(window, (0.3, 0.4), (0.7, 0.5))
    engine.render_ms = 60.0
    points.go_or_stop()
    qtbot.waitUntil(lambda: bool(engine.asked(SteerJob)))
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    assert points.on
    assert engine.asked(CancelJob)[-1].keep
    qtbot.waitUntil(lambda: not points.running)
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    assert not points.on
    assert not points.bar.isVisible()
    engine.render_ms = 0.0


def test_going_elsewhere_meanwhile_wins(qtbot, window, points, engine):
    points.begin()
    drag(window, (0.3, 0.4), (0.7, 0.5))
    engine.render_ms = 60.0
    points.go_or_stop()
    qtbot.waitUntil(lambda: bool(engine.asked(SteerJob)))
    window.view.set_seed(77)
    elsewhere = window.view.recipe
    assert not points.running
    assert not engine.asked(CancelJob)[-1].keep
    engine.render_ms = 0.0
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    assert window.view.recipe == elsewhere


def test_clicks_set_nothing_and_the_right_button_takes_away(window, points):
    points.begin()
    drag(window, (0.3, 0.4), (0.3, 0.4))
    assert not points.hand.arrows.all
    drag(window, (0.3, 0.4), (0.7, 0.5))
    drag(window, (0.7, 0.5), (0.8, 0.8))
    (arrow,) = points.hand.arrows.all
    assert arrow.to == pytest.approx((0.8, 0.8), abs=0.01)
    drag(window, (0.8, 0.8), (0.8, 0.8), RIGHT)
    assert not points.hand.arrows.all


def test_what_is_painted_is_asked_for(qtbot, window, points, engine):
    points.begin()
    points.bar.tools.choose(1)
    drag(window, (0.1, 0.9), (0.9, 0.9))
    points.bar.tools.choose(2)
    drag(window, (0.1, 0.1), (0.9, 0.1))
    points.hand.set_colour((0.2, 0.3, 0.9), only_light=True)
    drag(window, (0.5, 0.4), (0.5, 0.5))
    assert not points.hand.aside
    went(qtbot, window, points)
    assert points.hand.aside  # the picture is seen as it became
    wishes = engine.asked(SteerJob)[-1].wishes
    height = wishes.stay.shape[0]
    assert wishes.stay[int(0.9 * height)].any()
    assert not wishes.stay[: height // 2].any()
    first, second = wishes.paints
    assert first.mask[int(0.1 * height)].any()
    assert (second.colour, second.only_light) == ((0.2, 0.3, 0.9), True)
    points.hand.clear()
    assert not points.hand.wishes().any
    assert points.hand.wishes().stay is None


def test_keys_set_move_and_take_away_points(qtbot, window, points, engine):
    view = window.canvas.view
    points.begin()
    qtbot.keyClick(view, Qt.Key.Key_Insert)
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (arrow,) = points.hand.arrows.all
    assert arrow.to == pytest.approx((0.52, 0.35))
    assert arrow.begin == pytest.approx((0.5, 0.505))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert not points.hand.arrows.all


def test_models_that_draw_from_noise_are_left_out_and_masks_end_it(qtbot, window, points, engine):
    points.begin()
    drag(window, (0.3, 0.4), (0.7, 0.5))
    window.view.open_model(engine.cards[-1])
    assert not points.on
    assert not points.hand.arrows.all
    assert not window.canvas.row.points.isEnabled()
    points.begin()
    assert not points.on


def test_the_popup_of_colours_is_chosen_from_by_keys(qtbot, window, points):
    from studio.ui.explore.pointing.swatches import ColourPopup, colour_of

    popup = ColourPopup((0, 2), False, window)
    changed = []
    popup.changed.connect(lambda: changed.append(popup.colour))
    qtbot.keyClick(popup.swatches, Qt.Key.Key_Right)
    qtbot.keyClick(popup.swatches, Qt.Key.Key_Down)
    assert changed == [colour_of(1, 2), colour_of(1, 3)]
    popup.ways.choose(1)
    assert popup.only_light
    popup.close()


@pytest.mark.parametrize("even", [True, False])
def test_a_point_where_the_picture_is_even_says_so_before_one_goes(
    window, points, monkeypatch, even
):
    picture = QImage(200, 100, QImage.Format.Format_RGB888)
    picture.fill(QColor(90, 120, 200))
    if not even:
        painter = QPainter(picture)
        painter.fillRect(56, 36, 8, 8, QColor(250, 240, 200))
        painter.end()
    monkeypatch.setattr(type(window.canvas_controller), "image", picture)
    told = []
    window.view.notices.said.connect(told.append)
    points.begin()
    drag(window, (0.3, 0.4), (0.7, 0.5))
    assert ("nothing to follow" in told[-1].text) == even


def test_models_whose_details_seldom_arrive_are_said_to_be_so():
    card = fake_card()
    assert not seldom_arrives(card)
    info = msgspec.structs.replace(card.info, family="flow")
    assert seldom_arrives(msgspec.structs.replace(card, info=info))
