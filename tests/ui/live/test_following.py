"""Learn and follow, in a whole window over the fake engine; OSC over loopback, a flood too."""

from __future__ import annotations

import socket
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pythonosc.osc_message_builder import build_msg

from studio.ui.live.learner import ends_of
from studio.ui.live.menus import BY_ITSELF, with_wave
from studio.ui.state.learning import Learnable
from studio.values.live.mapping import Setup
from studio.values.live.sources import Midi, Osc, Pressed
from studio.values.live.targets import DIRECTION
from tests.ui.live.playing import KNOB, amount, teach, turn


# ---- learn --------------------------------------------------------------------------------------
def test_right_click_learn_then_a_knob(window, live, slider, qtbot):
    key, widget = slider
    menu = widget.make_menu()
    next(a for a in menu.actions() if a.text() == "Learn").trigger()
    assert widget.groove.live == "learning"
    assert not window.canvas.banner.isHidden()
    live.devices.inbox.put("/jitter", 0.5)
    for n in range(5):
        live.devices.inbox.put(KNOB, n / 10)
    qtbot.waitUntil(lambda: widget.groove.live == "followed", timeout=3000)
    (mapping,) = live.setup.setup.mappings
    assert mapping.origin == Midi("control", 1, 74)
    assert (mapping.low, mapping.high) == (widget.groove.scale.low, widget.groove.scale.high)
    turn(live, qtbot, 0.4, 0.5, 0.75)
    assert amount(window, key) == pytest.approx(widget.groove.scale.high / 2)


def test_escape_ends_learning_and_nothing_follows(window, live, slider):
    key, widget = slider
    window.state.learning.learn(Learnable(f"{DIRECTION}{key}", "Dusk", -3, 3))
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    assert widget.groove.live == ""
    assert not live.setup.setup.mappings
    assert not live.devices.inbox.learning
    assert not live.learner._look.isActive()


def test_a_key_is_learned_and_pressed(window, live, slider, qtbot):
    key, _ = slider
    window.state.learning.learn(Learnable(f"{DIRECTION}{key}", "Dusk", 0, 2))
    QTest.keyClick(window.canvas.view, Qt.Key.Key_K)
    assert live.setup.setup.mappings[0].origin == Pressed("k")
    assert amount(window, key) == 0
    QTest.keyPress(window.canvas.view, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: amount(window, key) == 2.0, timeout=3000)


def test_learning_is_one_step_of_undo_and_a_menu_lets_go(window, live, slider):
    key, widget = slider
    teach(live, key, Midi("control", 1, 74))
    assert widget.groove.live == "followed"
    window.trail.undo()
    assert widget.groove.live == ""
    window.trail.redo()
    stop = next(a for a in widget.make_menu().actions() if a.text().startswith("Stop following"))
    stop.trigger()
    assert not live.setup.setup.mappings


def test_controls_and_the_pad_and_the_blend_can_be_learned(window, live):
    panel = window.features._explore.panel
    rows = [r for r in panel.picture.controls.rows.values() if r.control.kind != "text"]
    asked = []
    window.state.learning.changed.connect(asked.append)
    for opening in (*(row.menu_opening for row in rows), panel.place.pad.menu_opening,
                    panel.blend.row.menu_opening):  # fmt: skip
        menu = QMenu(window)
        opening.emit(menu)
        next(a for a in menu.actions() if a.text().startswith("Learn")).trigger()
        menu.deleteLater()
    targets = [what.target for what in asked]
    assert len(targets) == len(rows) + 2
    assert "/blend" in targets
    window.state.learning.cancel()


@pytest.mark.parametrize(("seen", "ends"), [((0.2, 0.9), (0, 1)), ((-0.1, 0.2), (-1, 1)),
                                            ((3, 90), (0, 127)), ((0, 5000), (0, 65535)),
                                            ((-1e5, 3), (-1e5, 3))])  # fmt: skip
def test_the_ends_of_an_unknown_source(seen, ends):
    assert ends_of(*seen) == ends


# ---- follow -------------------------------------------------------------------------------------
def test_a_knob_that_stands_elsewhere_takes_over_softly(window, live, slider, qtbot):
    key, _ = slider
    teach(live, key, Midi("control", 1, 74))
    window.state.directions.set_amount(key, 1.5)
    turn(live, qtbot, 0.1, 0.2)
    assert amount(window, key) == 1.5
    assert live.performer.held("m1")
    turn(live, qtbot, 0.8)
    assert amount(window, key) == pytest.approx(1.8)


def test_all_that_arrives_in_a_frame_moves_the_place_once(window, live, qtbot):
    keys = list(window.features._explore.panel.directions.sliders)[:2]
    for n, key in enumerate(keys):
        teach(live, key, Osc(f"/f/{n}"))
    turn(live, qtbot, 0.5, address="/f/0")
    turn(live, qtbot, 0.5, address="/f/1")
    moves = []
    window.view.moved.connect(moves.append)
    for n in range(500):
        live.devices.inbox.put("/f/0", 0.5 + n / 1000)
        live.devices.inbox.put("/f/1", 0.5 - n / 1000)
    qtbot.waitUntil(lambda: live._context.engine.scheduler.ready, timeout=5000)
    live.performer.frame()
    assert len(moves) == 1
    assert amount(window, keys[0]) == pytest.approx(6 * 0.999 - 3)
    assert amount(window, keys[1]) == pytest.approx(6 * 0.001 - 3)


def test_a_wave_swings_by_itself_and_stops_when_it_is_removed(window, live, slider, qtbot):
    key, _ = slider
    info = next(t for t in live._targets() if t.name == f"{DIRECTION}{key}")
    live.setup.edit("swing", lambda s: with_wave(s, info, BY_ITSELF[0]))
    assert live.performer.running
    first = amount(window, key)
    qtbot.waitUntil(lambda: amount(window, key) != first, timeout=3000)
    live.setup.edit("gone", lambda _s: Setup())
    qtbot.waitUntil(lambda: not live.performer.running, timeout=3000)


def test_pages_let_the_same_knob_move_other_sliders(window, live, qtbot):
    a, b = list(window.features._explore.panel.directions.sliders)[:2]
    for key in (a, b):
        teach(live, key, Midi("control", 1, 74))
    live.setup.change_mapping("m1", page=1)
    live.setup.change_mapping("m2", page=2)
    turn(live, qtbot, 0.5, 0.75)
    assert (amount(window, a), amount(window, b)) == (pytest.approx(1.5), 0)
    live._page_chosen(2)
    turn(live, qtbot, 0.5, 0.25)
    assert (amount(window, a), amount(window, b)) == (pytest.approx(1.5), pytest.approx(-1.5))


def test_a_target_without_mapping_answers_to_its_own_address(window, live, slider, qtbot):
    key, _ = slider
    turn(live, qtbot, 1.25, address=f"{DIRECTION}{key}")
    assert amount(window, key) == 1.25
    before = window.view.recipe
    turn(live, qtbot, 1.0, address="/nothing/of/the/kind")
    assert window.view.recipe == before


# ---- over the network ---------------------------------------------------------------------------
def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_osc_reaches_the_slider_and_feedback_comes_back(window, live, slider, qtbot):
    key, _ = slider
    port = free_port()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        other.settimeout(3)
        live.devices.set(osc=True, port=port, feedback=f"127.0.0.1:{other.getsockname()[1]}")
        assert live.devices.inputs.osc is not None
        teach(live, key, Osc("/fader"))
        for value in (0.5, 0.5, 0.9):
            other.sendto(build_msg("/fader", [value]).dgram, ("127.0.0.1", port))
            qtbot.wait(40)
        qtbot.waitUntil(lambda: amount(window, key) == pytest.approx(2.4), timeout=3000)
        told = {other.recv(2048).split(b"\0")[0] for _ in range(2)}
        assert b"/fader" in told
    live.devices.set(osc=False)
    assert live.devices.inputs.osc is None


def test_a_port_that_is_taken_is_said_and_the_switch_goes_back(window, live):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        window.frame.open("live")
        live.devices.set(osc=True, port=taken.getsockname()[1])
    assert not live.inputs.osc.isChecked()
    assert "cannot be heard" in live.inputs.problem.text


def test_ports_are_lent_to_a_show_and_taken_up_again(window, live):
    port = free_port()
    live.devices.set(osc=True, port=port)
    began = window.features._show.desk.running.began
    began.emit(True)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as show:
        show.bind(("127.0.0.1", port))
        live.devices.set(midi_feedback=False)  # what is preferred meanwhile waits
        assert not live.devices.active
    began.emit(False)
    assert live.devices.inputs.osc is not None
    assert not live.devices.prefs.midi_feedback
    live.devices.set(osc=False)


def test_in_a_flood_frames_stay_short_and_nothing_grows(window, live, slider):
    key, _ = slider
    port = free_port()
    live.devices.set(osc=True, port=port)
    teach(live, key, Osc("/fader"))
    took, noise = [], [bytes([n % 256] * 40) for n in range(64)]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            for n in range(200):
                sender.sendto(noise[n % 64], ("127.0.0.1", port))
            sender.sendto(build_msg("/fader", [0.5]).dgram, ("127.0.0.1", port))
            began = time.perf_counter()
            live.performer.frame()
            took.append(time.perf_counter() - began)
            QApplication.processEvents()
    assert sorted(took)[len(took) // 2] < 0.01
    assert len(live.devices.inbox._new) <= 1
    assert not live.devices.inbox._other
