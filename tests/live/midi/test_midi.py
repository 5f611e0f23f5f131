"""MIDI over ports that are not real, and over ALSA's where they exist."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from studio.errors import InputError
from studio.live.inbox import Inbox
from studio.live.midi.clock import ClockIn, ClockOut
from studio.live.midi.desk import MidiDesk
from studio.live.midi.ports import MidoPorts
from studio.live.midi.reading import read, written
from studio.values.live.tempo import BeatClock

KNOB = "midi control 1 74"


class FakePort:
    def __init__(self, hears=None):
        self.hears, self.sent, self.closed, self.gone = hears, [], False, False

    def send(self, data):
        if self.gone:
            raise OSError("gone")
        self.sent.append(data)

    def close(self):
        self.closed = True


class FakePorts:
    """Ports that a test plugs in and pulls out."""

    def __init__(self, *names):
        self.names, self.ins, self.outs = list(names), {}, {}

    def inputs(self):
        return list(self.names)

    outputs = inputs

    def hear(self, name, hears):
        return self.ins.setdefault(name, FakePort(hears))

    def open_output(self, name):
        return self.outs.setdefault(name, FakePort())


@pytest.fixture
def inbox():
    box = Inbox()
    box.want(frozenset({KNOB, "midi note 10 36"}))
    return box


@pytest.fixture
def desk_of(inbox):
    made = []

    def make(ports):
        made.append(MidiDesk(inbox, lambda: ports, look_s=0.01))
        return made[-1]

    yield make
    for desk in made:
        desk.close()


def until(holds, timeout_s=5.0):
    end = time.monotonic() + timeout_s
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.002)


# ---- bytes --------------------------------------------------------------------------------------
@pytest.mark.parametrize(("data", "told"), [
    ([0xB0, 74, 127], (KNOB, 1.0)), ([0x99, 36, 0], ("midi note 10 36", 0.0)),
    ([0x8F, 60, 64], ("midi note 16 60", 0.0)), ([0xE1, 127, 127], ("midi bend 2", 1.0)),
    ([0xD2, 0], ("midi pressure 3", 0.0)), ([0xF8], None), ([0xB0, 200, 3], None), ([], None),
    ([0xB0, 1], None), ([0xF0, 1, 2, 3], None),
])  # fmt: skip
def test_bytes_are_read(data, told):
    assert read(data) == told


@given(st.sampled_from([0x90, 0xB0, 0xD0, 0xE0]), st.integers(0, 15), st.integers(0, 127),
       st.integers(1, 127))  # fmt: skip
def test_what_is_read_is_written_again(kind, channel, number, value):
    data = [kind | channel, number] if kind == 0xD0 else [kind | channel, number, value]
    assert written(*read(data)) == data


@given(st.lists(st.integers(-5, 300), max_size=5))
def test_garbage_never_raises(data):
    found = read(data)
    assert found is None or 0 <= found[1] <= 1


# ---- ports --------------------------------------------------------------------------------------
def test_a_knob_is_heard_and_a_device_that_is_pulled_out_comes_back(inbox, desk_of):
    ports = FakePorts("Desk")
    desk = desk_of(ports)
    until(lambda: desk.names == ("Desk",))
    ports.ins["Desk"].hears([0xB0, 74, 127])
    assert inbox.take()[0].value == 1.0
    ports.names, ports.ins["Desk"].gone = [], True
    pulled = ports.ins.pop("Desk")
    until(lambda: pulled.closed)
    assert desk.names == ()
    ports.names = ["Desk"]
    until(lambda: desk.names == ("Desk",))
    ports.ins["Desk"].hears([0xB0, 74, 0])
    assert inbox.take()[0].value == 0.0


def test_feedback_goes_out_once_and_not_back_to_a_knob_that_stands_there(desk_of):
    ports = FakePorts("Desk")
    desk = desk_of(ports)
    until(lambda: "Desk" in ports.outs)
    time.sleep(0.03)
    desk.send({KNOB: 0.5, "/osc": 1.0})
    desk.send({KNOB: 0.5})
    assert ports.outs["Desk"].sent == [[0xB0, 74, 64]]
    ports.outs["Desk"].gone = True
    desk.send({KNOB: 0.6})
    until(lambda: desk.names == ("Desk",))


def test_no_midi_is_said_in_a_sentence(inbox):
    def none():
        raise InputError("There is none.")

    desk = MidiDesk(inbox, none)
    until(lambda: desk.problem == "There is none.")
    desk.close()


@pytest.mark.skipif(not Path("/dev/snd/seq").exists(), reason="needs ALSA's sequencer")
def test_a_virtual_port_of_this_computer(inbox, desk_of):
    mido = pytest.importorskip("mido")
    with mido.open_output("studio test", virtual=True) as out:
        desk = desk_of(MidoPorts())
        until(lambda: any("studio test" in name for name in desk.names))
        out.send(mido.Message("control_change", control=74, value=127))
        until(lambda: any(found.address == KNOB for found in inbox.take()))


def test_real_ports_open_or_say_why_not():
    pytest.importorskip("rtmidi")
    ports = MidoPorts()
    if Path("/dev/snd/seq").exists():
        assert isinstance(ports.inputs(), list)
    else:
        with pytest.raises(InputError, match="MIDI"):
            ports.inputs()


# ---- time ---------------------------------------------------------------------------------------
def test_a_clock_tells_its_tempo_in_spite_of_late_ticks():
    clock, now = ClockIn(), 10.0
    clock.start()
    for n in range(97):
        clock.tick(now + (0.004 if n % 7 == 0 else 0.0))
        now += 60 / (24 * 128)
    assert clock.bpm(now) == pytest.approx(128, rel=0.01)
    assert clock.beat == 4.0
    assert clock.bpm(now + 2) is None


def test_a_clock_goes_out_at_its_tempo():
    ticks = []
    clock = ClockOut(lambda data: ticks.append((time.monotonic(), data)), 300)
    time.sleep(0.3)
    clock.close()
    assert all(data == [0xF8] for _, data in ticks)
    took = ticks[-1][0] - ticks[0][0]
    assert (len(ticks) - 1) / took == pytest.approx(120, rel=0.25)


def test_taps_make_the_tempo_and_are_beats():
    clock = BeatClock()
    for n in range(5):
        clock.tap(100 + n * 0.4)
    assert clock.bpm == pytest.approx(150)
    assert clock.beat(101.6) == pytest.approx(round(clock.beat(101.6)))
    clock.tap(200.0)
    assert clock.bpm == pytest.approx(150)


@given(
    st.lists(st.tuples(st.floats(0, 5), st.floats(-100, 1000) | st.just(float("nan"))), max_size=20)
)
def test_the_beat_never_goes_back_when_the_tempo_changes(steps):
    clock, now, last = BeatClock(), 0.0, 0.0
    for wait, bpm in steps:
        now += wait
        clock.set_bpm(bpm, now)
        assert clock.beat(now) >= last - 1e-9
        last = clock.beat(now)


def test_another_clock_gives_its_fraction():
    clock = BeatClock(120)
    clock.follow(100, 7.25, 50.0)
    assert clock.beat(50.0) % 1 == pytest.approx(0.25)
    assert clock.beat(50.6) % 1 == pytest.approx(0.25)
