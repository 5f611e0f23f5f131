"""The stage over the fake engine: attract, a visitor, the countdown, and nothing left of them."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from studio.ui.engine.qimage import to_pixels
from studio.ui.show import controller as module
from studio.ui.show.marks import Code
from studio.ui.show.parts import Handed
from studio.values import edit, messages as m
from studio.values.show.document import Night, Output, Place, Show
from tests.helpers.fake_engine import FakeEngine, fake_card
from tests.ui.show.staging import CARD, FakeDesk, drag, live, press, show_of, zone


# ---- attract ------------------------------------------------------------------------------------
def test_the_first_picture_needs_no_engine_and_it_moves(qtbot, stage):
    control = stage()
    assert not control.window.layers.empty
    first = to_pixels(control.window.grab().toImage())

    def moved():
        return (first != to_pixels(control.window.grab().toImage())).any()

    qtbot.waitUntil(moved, timeout=20_000)
    words = control.window.shown.words
    assert words.label == "AI-generated · Ridgelines"
    assert len({words.title, *words.others.split("  ·  ")}) == 3


def test_the_engine_takes_over_and_the_drift_goes_on(qtbot, stage):
    engine = FakeEngine((CARD,))
    live(qtbot, stage(engine=engine))
    qtbot.waitUntil(lambda: len(engine.asked(m.DraftRequest)) > 5, timeout=20_000)
    recipes = [r.recipe for r in engine.asked(m.DraftRequest)]
    qtbot.waitUntil(
        lambda: len({r.recipe.id for r in engine.asked(m.DraftRequest)}) > 5, timeout=20_000
    )
    assert len(engine.asked(m.OpenModel)) == 1
    assert (recipes[0].width, recipes[0].height) == (640, 400)


def test_a_label_can_be_left_out_only_by_the_show(stage):
    assert stage(show_of(ai_label=False)).window.shown.words.label == ""


def test_a_night_is_dark_until_somebody_comes(qtbot, stage):
    control = stage(show_of(nights=(Night("00:00", "23:59"), Night("23:59", "00:01"))))
    qtbot.waitUntil(lambda: control.window.shown.night == 1.0, timeout=20_000)
    assert to_pixels(control.window.grab().toImage())[..., :3].max() == 0
    control.window.touched.emit()
    control.overlay.refresh()
    assert control.window.shown.night == 0.0


# ---- a visitor ----------------------------------------------------------------------------------
def test_a_drag_moves_the_picture_and_is_drawn_well_at_rest(qtbot, stage):
    engine = FakeEngine((CARD,))
    control = live(qtbot, stage(engine=engine))
    drag(qtbot, control)
    assert control.visit.stage == "visiting"
    assert control.visit.made
    qtbot.waitUntil(lambda: bool(engine.asked(m.FullRequest)), timeout=20_000)
    assert edit.wandered(engine.asked(m.FullRequest)[-1].recipe.latent) > 0


def test_buttons_sliders_languages_and_keys(qtbot, stage):
    control = live(qtbot, stage())
    drag(qtbot, control)
    before = control.guest.place
    slider = zone(control, f"slider:{CARD.info.directions[0].id}")
    at = QPointF(slider.rect.right() - 24, slider.rect.center().y()).toPoint()
    qtbot.mouseClick(control.window, Qt.MouseButton.LeftButton, pos=at)
    assert edit.amount(control.guest.place, CARD.info.directions[0].id) == pytest.approx(
        3.0, abs=0.1
    )
    press(qtbot, control, "language")
    assert zone(control, "new").text == "Neuer Ort"
    press(qtbot, control, "new")
    qtbot.waitUntil(lambda: not control.guest.gliding, timeout=20_000)
    assert edit.base_of(control.guest.place.latent) != edit.base_of(before.latent)
    place = control.guest.place
    qtbot.keyClick(control.window, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: not control.guest.gliding, timeout=20_000)
    assert edit.base_label(control.guest.place.latent).startswith("blend")
    qtbot.keyClick(control.window, Qt.Key.Key_Left)
    assert control.guest.place not in (place, before)


def test_who_leaves_is_forgotten(qtbot, stage, monkeypatch):
    control = live(qtbot, stage())
    drag(qtbot, control)
    place, began = control.guest.place, time.monotonic()
    later = [began + 5.1]
    monkeypatch.setattr(module.time, "monotonic", lambda: later[0])
    control._tick()
    assert control.window.shown.title == "Still there?"
    assert "5 s" in control.window.shown.line
    later[0] = began + 10.2
    control._tick()
    assert control.visit.stage == "attract"
    assert control.guest.place is None
    assert control.window.shown.title == ""
    assert control._drift.recipe != place
    assert edit.wandered(control._drift.recipe.latent) < 0.1


# ---- taking home --------------------------------------------------------------------------------
def test_without_a_desk_nothing_is_offered(qtbot, stage):
    control = live(qtbot, stage())
    drag(qtbot, control)
    assert "home" not in {z.key for z in control.overlay.zones()}


def test_a_code_is_shown_and_goes_with_its_visitor(qtbot, stage):
    desk = FakeDesk()
    control = live(qtbot, stage(desk=desk))
    drag(qtbot, control)
    press(qtbot, control, "home")
    assert control.window.shown.title.startswith("Drawing")
    recipe, taker = desk.asked[0]
    assert recipe == control.guest.place
    code = Code(((True, False), (False, True)), "Scan")
    taker(Handed((code,)))
    assert control.window.shown.codes == (code,)
    assert control.visit.kept
    control._wipe()
    assert control.window.shown.codes == ()
    taker(Handed((code,)))  # too late: they have left
    assert control.window.shown.codes == ()


def test_what_fails_is_said_without_a_dialog(qtbot, stage):
    desk = FakeDesk()
    control = live(qtbot, stage(desk=desk))
    drag(qtbot, control)
    press(qtbot, control, "home")
    desk.asked[0][1](Handed(problem="The disk is full."))
    assert control.window.shown.title == "This could not be made; try once more."
    assert control.state()["problems"] == ["The disk is full."]
    assert QApplication.activeModalWidget() is None


# ---- faults -------------------------------------------------------------------------------------
def test_while_the_engine_is_away_the_last_picture_moves_and_then_what_was_prepared(qtbot, stage):
    control = live(qtbot, stage())
    control.drawing.take(m.EngineLost("gone", 1))
    assert control.state()["engine_faults"] == 1
    first = to_pixels(control.window.grab().toImage())
    qtbot.wait(1200)
    assert (first != to_pixels(control.window.grab().toImage())).any()
    qtbot.waitUntil(lambda: not control.live, timeout=20_000)
    qtbot.waitUntil(lambda: control._shown_model == "", timeout=20_000)
    control.drawing.take(m.EngineReady("CPU", ""))
    qtbot.waitUntil(lambda: control.live, timeout=20_000)


def test_the_safe_scene_leaves_the_engine_alone(qtbot, stage):
    engine = FakeEngine((CARD,))
    control = live(qtbot, stage(engine=engine))
    control.set_safe(True)
    qtbot.wait(300)
    count = len(engine.asked(m.DraftRequest))
    qtbot.wait(500)
    assert len(engine.asked(m.DraftRequest)) == count
    control.set_safe(False)
    qtbot.waitUntil(lambda: len(engine.asked(m.DraftRequest)) > count, timeout=20_000)


def test_a_model_that_does_not_open_is_passed_over(qtbot, stage):
    other = fake_card("Aurora")
    engine = FakeEngine((CARD, other), broken=("aurora",))
    show = Show("x", (Place(edit.new_recipe(other, 1)), Place(edit.new_recipe(CARD, 2))))
    control = stage(show, engine)
    control._parts.cards[other.sha256] = other
    live(qtbot, control)
    assert control.state()["model"] in ("Ridgelines", "Aurora")


# ---- the lock -----------------------------------------------------------------------------------
def test_nothing_closes_it_but_the_number(qtbot, stage):
    control = stage()
    w, left = control.window, []
    control._parts.operator.left.connect(lambda: left.append(1))
    event = QCloseEvent()
    QApplication.sendEvent(w, event)
    assert not event.isAccepted()
    ctrl, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    for key, held in ((Qt.Key.Key_Escape, None), (Qt.Key.Key_Q, ctrl), (Qt.Key.Key_F4, alt),
                      (Qt.Key.Key_W, ctrl), (Qt.Key.Key_F11, None)):  # fmt: skip
        qtbot.keyClick(w, key, held or Qt.KeyboardModifier.NoModifier)
    assert w.isVisible()
    assert control._parts.operator.pad is None
    for corner in ((5, 5), (635, 5), (635, 395), (5, 395)):
        qtbot.mouseClick(w, Qt.MouseButton.LeftButton, pos=QPoint(*corner))
    assert w.shown.pad == (0, "")
    for digit in "1111\n":
        control._typed(digit)
    assert w.shown.pad == (0, "Not this one")
    for digit in "418":
        control._typed(digit)
    press(qtbot, control, "pin:2")
    assert not left
    press(qtbot, control, "pin:OK")
    assert left == [1]


def test_corners_in_another_order_are_touches(qtbot, stage):
    control = stage()
    for corner in ((5, 5), (5, 395), (635, 395), (635, 5)):
        qtbot.mouseClick(control.window, Qt.MouseButton.LeftButton, pos=QPoint(*corner))
    assert control.window.shown.pad is None


# ---- how it lies on the screen ------------------------------------------------------------------


@pytest.mark.parametrize("rotation", [90, 270])
def test_turned_it_stands_upright(qtbot, stage, rotation):
    control = stage(output=Output(rotation=rotation), size=(640, 400))
    assert control.window.measure.portrait
    assert (control.window.canvas.width(), control.window.canvas.height()) == (400, 640)


# ---- what was prepared --------------------------------------------------------------------------


# ---- zones --------------------------------------------------------------------------------------


def test_keys_that_qt_does_not_know_as_text(qtbot, stage):
    control = stage()
    QApplication.sendEvent(control.window, QEvent(QEvent.Type.User))
    qtbot.keyClick(control.window, Qt.Key.Key_F5)
    assert control.window.isVisible()


# ---- the operator's orders ----------------------------------------------------------------------
def test_dark_held_on_and_panic(qtbot, stage):
    engine = FakeEngine((CARD,))
    control = live(qtbot, stage(engine=engine))
    control.order("black on")
    qtbot.waitUntil(lambda: control.window.shown.night == 1.0, timeout=20_000)
    assert control.state()["black"]
    control.order("freeze on")
    qtbot.waitUntil(lambda: control.playing.held == 1.0, timeout=20_000)
    held = control.window.layers.image
    asked = len(engine.asked(m.DraftRequest))
    qtbot.wait(300)
    assert control.window.layers.image is held or control.window.layers.image == held
    assert len(engine.asked(m.DraftRequest)) <= asked + 2
    drag(qtbot, control)
    control.order("panic")
    assert not control.state()["black"]
    assert not control.state()["frozen"]
    assert control.visit.stage == "attract"
    assert control._drift._at == 0
    control.order("next")
    assert control._drift._at == 1
    for nonsense in ("", "black", "rm -rf /", "freeze"):
        control.order(nonsense)
    assert control.state()["frozen"] is False


def test_what_failed_is_kept_for_the_operator(qtbot, stage):
    control = live(qtbot, stage(engine=FakeEngine((CARD,))))
    for n in range(9):
        control._failed(f"fault {n}")
    assert control.state()["problems"][-1] == "fault 8"
    assert len(control.state()["problems"]) == 6


def test_a_small_picture_of_what_is_seen(qtbot, stage):
    control = live(qtbot, stage())
    assert control.window.snapshot(320).width() == 320
