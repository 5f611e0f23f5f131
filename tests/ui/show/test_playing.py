"""A show that is played: signals move the stage, scenes, blackout and freeze, a gamepad's hands."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.live.inbox import Inbox
from studio.live.inputs import Inputs
from studio.ui.engine.qimage import to_pixels
from studio.ui.show.controller import ShowController
from studio.values import edit, messages as m
from studio.values.film.sources import Oscillator
from studio.values.live.mapping import Mapping, Scene, Setup
from studio.values.live.sources import Osc, Pad
from studio.values.live.targets import BLACKOUT, DIRECTION, FREEZE, PANIC
from tests.helpers.fake_engine import FakeEngine
from tests.ui.show.staging import CARD, drag, live, show_of

DUSK = CARD.info.directions[0].id
KNOB = Mapping("m1", Osc("/knob"), f"{DIRECTION}{DUSK}", -3.0, 3.0, takes_over=False)
SCENES = (Scene("s1", edit.new_recipe(CARD, 501)), Scene("s2", edit.new_recipe(CARD, 502)))
SETUP = Setup((KNOB,), SCENES, bpm=240.0, fade_beats=1.0)


@pytest.fixture
def played(qtbot, stage):
    def build(setup=SETUP, engine=None):
        inputs = Inputs(Inbox())
        return live(qtbot, stage(show_of(live=setup), engine, inputs=inputs)), inputs.inbox

    return build


def send(control: ShowController, inbox: Inbox, address: str, value: float = 1.0) -> None:
    control.playing._look()
    inbox.put(address, value)
    control.playing.frame()


def asked(engine):
    return [r.recipe for r in engine.asked(m.DraftRequest)]


def test_a_knob_moves_the_drift_and_then_the_visitors_place(qtbot, played):
    engine = FakeEngine((CARD,))
    control, inbox = played(engine=engine)
    send(control, inbox, "/knob", 0.75)
    qtbot.waitUntil(
        lambda: edit.amount(asked(engine)[-1], DUSK) == pytest.approx(1.5), timeout=20_000
    )
    drag(qtbot, control)
    send(control, inbox, "/knob", 1.0)
    assert edit.amount(control.guest.place, DUSK) == pytest.approx(3.0)
    for wrong in (float("nan"), 1e30):
        send(control, inbox, "/knob", wrong)
    assert edit.amount(control.guest.place, DUSK) == pytest.approx(3.0)


def test_what_is_sent_to_a_target_itself_needs_no_mapping(played):
    control, inbox = played()
    send(control, inbox, f"{DIRECTION}dusk", -2.0)
    assert control.playing.value(f"{DIRECTION}{DUSK}") == -2.0
    send(control, inbox, "/no/such/thing", 1.0)
    assert inbox.dropped == 1


def test_a_wave_plays_alone(qtbot, played):
    wave = Mapping("m1", Oscillator(period=2.0), f"{DIRECTION}{DUSK}", -3.0, 3.0)
    engine = FakeEngine((CARD,))
    played(Setup((wave,)), engine)
    qtbot.waitUntil(
        lambda: len({round(edit.amount(r, DUSK), 3) for r in asked(engine)}) > 4, timeout=20_000
    )


def test_scenes_are_led_to_in_beats_and_panic_leads_to_the_safe_place(qtbot, played):
    control, inbox = played(replace(SETUP, safe=SCENES[1].recipe))
    send(control, inbox, "/scene/1")
    base = edit.base_of(SCENES[0].recipe.latent)
    qtbot.waitUntil(lambda: edit.base_of(control._drift.recipe.latent) == base, timeout=20_000)
    drag(qtbot, control)
    send(control, inbox, "/scene/2")
    qtbot.waitUntil(lambda: not control.guest.gliding, timeout=20_000)
    assert control.guest.place.latent == SCENES[1].recipe.latent
    send(control, inbox, BLACKOUT)
    send(control, inbox, PANIC)
    assert not control.playing.black
    assert control.guest.place.latent == SCENES[1].recipe.latent


def test_blackout_comes_and_goes_with_a_fade(qtbot, played):
    control, inbox = played()
    send(control, inbox, BLACKOUT)
    seen = []

    def dark():
        seen.append(control.window.shown.night)
        return seen[-1] == 1.0

    qtbot.waitUntil(dark, timeout=20_000)
    assert any(0.0 < night < 1.0 for night in seen)
    assert to_pixels(control.window.grab().toImage())[..., :3].max() == 0
    send(control, inbox, f"{BLACKOUT}/toggle")
    qtbot.waitUntil(lambda: control.window.shown.night == 0.0, timeout=20_000)


def test_frozen_the_picture_stands_and_goes_on_softly(qtbot, played):
    control, inbox = played()
    send(control, inbox, FREEZE)
    qtbot.waitUntil(lambda: control.playing.held == 1.0, timeout=20_000)
    control._tick()
    place = control._drift.recipe
    assert not control.window.layers.moving(control.window.layers._held_at + 60.0)
    qtbot.wait(200)
    assert control._drift.recipe == place
    send(control, inbox, FREEZE, 0.0)
    qtbot.waitUntil(lambda: control._drift.recipe != place, timeout=20_000)
    assert control.window.layers._held_at is None


def test_a_gamepad_wanders_presses_and_what_the_show_maps_is_the_shows(qtbot, played):
    mapped = Mapping("m1", Pad("axis", 1), f"{DIRECTION}{DUSK}", -3.0, 3.0)
    control, inbox = played(Setup((mapped,)))
    send(control, inbox, "pad axis 0", 1.0)
    qtbot.wait(60)
    control.playing.frame()
    assert control.visit.stage == "visiting"
    assert edit.wandered(control.guest.place.latent) > 0
    send(control, inbox, "pad axis 0", 0.0)
    before = control.guest.place
    send(control, inbox, "pad axis 1", 1.0)
    assert edit.wandered(control.guest.place.latent) == edit.wandered(before.latent)
    assert edit.amount(control.guest.place, DUSK) == pytest.approx(3.0)
    send(control, inbox, "pad button 2", 1.0)
    assert control.choices.open == "children"
    send(control, inbox, "pad button 1", 1.0)
    assert not control.choices.open


def test_the_operator_hears_why_something_is_not_heard(played):
    control, _ = played()
    assert "inputs" not in control.state()
    control.playing._inputs.problems["osc"] = "The port is taken."
    assert control.state()["inputs"] == {"osc": "The port is taken."}


def test_the_list_of_a_stage_holds_what_a_stage_can(played):
    control, _ = played()
    control.playing._look()
    names = {t.name for t in control.playing._inputs.targets}
    assert {BLACKOUT, PANIC, "/scene/2", f"{DIRECTION}{DUSK}"} <= names
    assert not {"/film/play", "/record", "/blend"} & names
