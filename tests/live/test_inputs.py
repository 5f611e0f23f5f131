"""What is listened to: opened by preferences, refused politely, heard by name."""

from __future__ import annotations

import socket

import pytest

from studio.errors import InputError
from studio.live.inbox import Inbox
from studio.live.inputs import Inputs
from studio.values.live.devices import DevicePrefs, listening


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_osc_and_its_list_open_and_close_together():
    inputs, port = Inputs(Inbox()), free_port()
    prefs = inputs.open(DevicePrefs(osc=True, port=port))
    assert prefs.osc
    assert inputs.active
    assert inputs.query.address == inputs.osc.address == ("127.0.0.1", port)
    inputs.open(DevicePrefs(), prefs)
    assert inputs.osc is None
    assert inputs.query is None
    inputs.close()


def test_where_the_list_finds_no_room_osc_is_heard_all_the_same():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        inputs = Inputs(Inbox())
        prefs = inputs.open(DevicePrefs(osc=True, port=taken.getsockname()[1]))
        assert prefs.osc
        assert inputs.query is None
        assert "cannot be served" in inputs.problems["list"]
        inputs.close()


def test_a_port_that_is_taken_is_refused_in_one_sentence():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        inputs = Inputs(Inbox())
        prefs = inputs.open(DevicePrefs(osc=True, port=taken.getsockname()[1]))
        assert not prefs.osc
        assert "Choose another" in inputs.problems["osc"]
        inputs.close()


def test_words_of_the_command_line():
    assert listening("") == DevicePrefs()
    assert listening("osc, midi") == DevicePrefs(osc=True, midi=True)
    assert listening("osc=192.168.0.7:9100") == DevicePrefs(osc=True, host="192.168.0.7", port=9100)
    for wrong in ("x", "midi=1", "osc=here", "osc=1.2.3.4:99999"):
        with pytest.raises(InputError):
            listening(wrong)
