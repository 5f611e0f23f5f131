"""Gamepads behind the protocol of all sources; the pads are made up."""

from __future__ import annotations

import sys
import time

import pytest

from studio.errors import InputError
from studio.live.gamepad.desk import GamepadDesk
from studio.live.gamepad.pads import PygamePads, _state
from studio.live.inbox import Inbox
from studio.values.live.sources import Pad, address_of, is_by_hand, is_struck, origin_at, span


class MadeUp:
    def __init__(self):
        self.now = {"pad axis 0": 0.03, "pad button 1": 0.0}
        self.closed = False

    def names(self):
        return ("Made up",) if self.now else ()

    def look(self):
        return dict(self.now)

    def close(self):
        self.closed = True


def until(true, seconds=20.0):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.002)


@pytest.fixture
def desk():
    pads, inbox = MadeUp(), Inbox()
    inbox.want(frozenset(("pad axis 0", "pad button 1")))
    made = GamepadDesk(inbox, lambda: pads, look_s=0.001)
    yield made, pads, inbox
    made.close()
    assert pads.closed


def test_what_changes_arrives_once_and_noise_about_the_middle_does_not(desk):
    made, pads, inbox = desk
    until(lambda: made.names == ("Made up",))
    time.sleep(0.02)
    assert inbox.take() == ()
    pads.now = {"pad axis 0": 0.5, "pad button 1": 1.0}
    until(lambda: inbox.taken == 2)
    assert {a.address: a.value for a in inbox.take()} == {"pad axis 0": 0.5, "pad button 1": 1.0}
    time.sleep(0.02)
    assert inbox.taken == 2


def test_one_that_is_pulled_out_lets_go_of_everything(desk):
    made, pads, inbox = desk
    pads.now = {"pad axis 0": -1.0, "pad button 1": 1.0}
    until(lambda: inbox.taken == 2)
    inbox.take()
    pads.now = {}
    until(lambda: inbox.taken == 4)
    assert {a.value for a in inbox.take()} == {0.0}
    until(lambda: made.names == ())


def test_without_pygame_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pygame", None)
    made = GamepadDesk(Inbox(), PygamePads, look_s=0.001)
    until(lambda: bool(made.problem))
    assert "latent-studio[gamepad]" in made.problem
    made.close()
    with pytest.raises(InputError):
        PygamePads()


def test_sticks_buttons_and_crosses_have_addresses():
    class Stick:
        def get_numaxes(self):
            return 40

        def get_axis(self, n):
            return n / 40

        def get_numbuttons(self):
            return 2

        def get_button(self, n):
            return n == 1

        def get_numhats(self):
            return 1

        def get_hat(self, _n):
            return (1, -1)

    found = _state(Stick())
    assert found["pad axis 15"] == 15 / 40
    assert "pad axis 16" not in found
    assert (found["pad button 0"], found["pad button 1"]) == (0.0, 1.0)
    assert (found["pad cross 0"], found["pad cross 1"]) == (1.0, -1.0)


def test_a_pad_is_a_source_like_any_other():
    for pad in (Pad("axis", 3), Pad("button", 0), Pad("cross", 1)):
        assert origin_at(address_of(pad)) == pad
    assert span(Pad("axis")) == (-1.0, 1.0)
    assert span(Pad("button")) == (0.0, 1.0)
    assert is_struck(Pad("button"))
    assert not is_struck(Pad("axis"))
    assert not is_by_hand(Pad("axis"))  # it springs back: nothing to be taken over
    for wrong in ("pad axis 99", "pad wheel 1", "pad axis", "pad axis x"):
        assert origin_at(wrong) is None
