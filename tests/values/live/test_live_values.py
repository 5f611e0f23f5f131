"""Mappings as data, and what they do in time."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given, strategies as st

from studio.errors import InputError
from studio.values.film.sources import Oscillator, Wander
from studio.values.latent import Blend
from studio.values.live import acting, targets
from studio.values.live.following import Follower, shaped
from studio.values.live.mapping import Mapping, Scene, Setup, check_setup, learned, with_mapping
from studio.values.live.sources import Midi, Osc, Pressed, address_of, origin_at, sane
from tests.helpers.fake_generator import card_of, info_of, recipe_of

KNOB = Midi("control", 1, 74)
numbers = st.floats(allow_nan=True, allow_infinity=True)


def mapping(**fields):
    given = {"id": "m1", "origin": KNOB, "target": "/control/truncation", "takes_over": False}
    return Mapping(**{**given, **fields})


def test_a_setup_survives_json():
    setup = Setup((mapping(), mapping(id="m2", origin=Oscillator(period=8)),
                   mapping(id="m3", origin=Osc("/fader/1", -1, 1), curve=2, beats=4)))  # fmt: skip
    assert msgspec.json.decode(msgspec.json.encode(setup), type=Setup) == setup


@pytest.mark.parametrize("raw", [
    {"low": float("nan")}, {"curve": 0.0}, {"smooth_s": -1.0}, {"beats": -1}, {"low": 1e300},
    {"target": "control"}, {"target": "/control/__import__('os')"},
    {"origin": {"source": "python", "code": "1"}},
    {"origin": {"source": "osc", "address": "no slash"}}, {"page": 99}, {"expression": "x*2"},
])  # fmt: skip
def test_what_is_out_of_bounds_is_refused(raw):
    good = msgspec.to_builtins(mapping())
    with pytest.raises((msgspec.ValidationError, InputError)):
        check_setup(Setup((msgspec.convert({**good, **raw}, Mapping),)))


def test_two_of_one_id_are_refused():
    with pytest.raises(InputError):
        check_setup(Setup((mapping(), mapping())))
    place = recipe_of()
    with pytest.raises(InputError):
        check_setup(Setup(scenes=(Scene("s1", place), Scene("s1", place))))


def test_learning_again_replaces_what_a_hand_moved_and_keeps_the_wave():
    setup = with_mapping(Setup(), mapping(id="m5", origin=Wander()))
    setup = learned(setup, KNOB, "/control/truncation", 0, 1)
    setup = learned(setup, Osc("/fader"), "/control/truncation", 0, 1)
    assert [m.origin for m in setup.mappings] == [Wander(), Osc("/fader")]


@given(numbers, st.floats(0.1, 10))
def test_what_comes_out_lies_in_the_range_whatever_comes_in(raw, curve):
    out = shaped(mapping(low=2.0, high=-3.0, curve=curve), raw)
    assert (out is None) == math.isnan(raw)
    assert out is None or -3.0 <= out <= 2.0


def test_huge_and_foolish_numbers():
    assert sane(10**400) == 1e6
    assert sane(float("-inf")) == -1e6
    assert sane("7") is None


@pytest.mark.parametrize("origin", [KNOB, Midi("note", 16, 60), Midi("bend", 3), Osc("/a/b"),
                                    Pressed("q"), Midi("pressure", 2)])  # fmt: skip
def test_an_address_leads_back_to_its_source(origin):
    assert origin_at(address_of(origin)) == origin


@pytest.mark.parametrize("address", ["", "midi", "midi control 17 1", "midi control 1 128",
                                     "midi x 1 1", "/ü", "/" + "a" * 500, "key ",
                                     "midi note a b"])  # fmt: skip
def test_an_address_of_nothing(address):
    assert origin_at(address) is None


# ---- in time ------------------------------------------------------------------------------------
def test_a_knob_takes_over_only_when_it_passes_its_target():
    follower = Follower(mapping(takes_over=True))
    for raw in (0.1, 0.2, 0.3):
        follower.feed(raw, 0.6)
        assert follower.step(0.016, 0, 0.6) is None
    assert follower.held
    follower.feed(0.7, 0.6)
    assert follower.step(0.016, 0, 0.6) == pytest.approx(0.7)
    follower.feed(0.2, 0.7)
    assert follower.step(0.016, 0, 0.7) == pytest.approx(0.2)


def test_a_target_that_another_hand_moved_lets_go_of_the_knob():
    follower = Follower(mapping(takes_over=True))
    follower.feed(0.5, 0.5)
    assert follower.step(0.016, 0, 0.5) == 0.5
    assert follower.step(0.016, 0, 0.9) is None
    assert follower.held
    follower.feed(0.52, 0.9)
    assert follower.step(0.016, 0, 0.9) is None


def test_smoothing_arrives_and_never_overshoots():
    follower = Follower(mapping(smooth_s=0.1))
    follower.feed(1.0, 0.0)
    seen, now = [], 0.0
    for _ in range(200):
        new = follower.step(0.016, 0, now)
        now = now if new is None else new
        seen.append(now)
    assert seen == sorted(seen)
    assert seen[5] == pytest.approx(1 - math.exp(-6 * 0.016 / 0.1), abs=1e-6)
    assert seen[-1] == 1.0


def test_quantised_changes_happen_at_the_beat():
    follower = Follower(mapping(beats=1.0))
    follower.step(0.01, 0.1, 0.0)
    follower.feed(0.4, 0.0)
    assert follower.step(0.01, 0.2, 0.0) is None
    follower.feed(0.8, 0.0)
    assert follower.step(0.01, 0.9, 0.0) is None
    assert follower.step(0.01, 1.01, 0.0) == pytest.approx(0.8)


def test_a_rise_happens_once():
    follower = Follower(mapping(target="/seed/next"))
    for raw in (0.0, 0.9, 1.0, 0.2, 0.8):
        follower.feed(raw, None)
    assert follower.rose(0) == 2
    assert follower.rose(0) == 0


# ---- targets ------------------------------------------------------------------------------------
def test_every_target_is_named_by_what_a_mapping_may_hold():
    card, recipe = card_of("fake"), recipe_of()
    blend = Blend((recipe.latent, recipe.latent), (0.5, 0.5))
    found = targets.targets_of(card, msgspec.structs.replace(recipe, latent=blend), (), 3)
    assert len({t.name for t in found}) == len(found)
    for target in found:
        check_setup(Setup((mapping(target=target.name, low=target.low, high=target.high),)))
        address = target.example.split(" ")[0]
        assert origin_at(address) is not None
    names = {t.name for t in found}
    assert {"/blend", "/weight/1", "/scene/3", "/panic"} <= names
    assert any(name.startswith("/control/") for name in names)


def test_values_reach_their_targets_and_nothing_else():
    info = info_of()
    control = next(c for c in info.controls if c.kind == "float")
    place = recipe_of()
    wanted = {f"/control/{control.key}": 1e9, "/direction/random-3-0": 2.5, "/control/nothing": 1,
              "/weight/0": 0.2, "/direction/random-x": 1, "/direction/none": 1,
              "/panic": 1}  # fmt: skip
    there = acting.set_to(place, wanted, info)
    assert there.controls.get(control.key, control.default) == control.high
    assert acting.value_at(there, "/direction/random-3-0", info) == 2.5
    assert acting.value_at(there, "/direction/none", info) == 0.0
    again = acting.set_to(there, {"/direction/random-3-0": float("nan")}, info)
    assert again == there


@given(st.floats(-2, 3))
def test_the_weights_of_a_blend_keep_their_sum(value):
    recipe = recipe_of()
    blend = Blend((recipe.latent,) * 3, (0.5, 0.25, 0.25))
    there = acting.set_to(
        msgspec.structs.replace(recipe, latent=blend), {"/weight/0": value}, info_of()
    )
    weights = there.latent.weights
    assert sum(weights) == pytest.approx(1)
    assert weights[0] == pytest.approx(min(max(value, 0), 1))
    assert weights[1] == pytest.approx(weights[2])
