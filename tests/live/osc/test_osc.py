"""OSC over loopback: what arrives, what is dropped, and what a flood costs."""

from __future__ import annotations

import json
import math
import random
import socket
import struct
import time

import pytest
from hypothesis import given, settings, strategies as st
from pythonosc.osc_bundle_builder import OscBundleBuilder
from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder, build_msg

from studio.errors import InputError
from studio.live.inbox import MOST_UNKNOWN, Inbox
from studio.live.osc.reading import messages_in, number_in
from studio.live.osc.receiver import OscReceiver
from studio.live.osc.sending import OscSender, host_and_port
from studio.live.osc.table import aliases, as_text, rows
from studio.values.live.targets import targets_of
from tests.helpers.fake_generator import card_of, recipe_of


@pytest.fixture
def inbox():
    box = Inbox()
    box.want(frozenset({"/a", "/b"}))
    return box


@pytest.fixture
def receiver(inbox):
    targets = targets_of(card_of("fake"), recipe_of())
    there = OscReceiver(inbox, port=0, table=lambda: rows(targets))
    yield there
    there.close()


@pytest.fixture
def out(receiver):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.connect(receiver.address)
        sender.settimeout(5)
        yield sender


def arrived(inbox, address, timeout_s=5.0):
    end = time.monotonic() + timeout_s
    while time.monotonic() < end:
        for found in inbox.take():
            if found.address == address:
                return found
        time.sleep(0.002)
    raise AssertionError(f"nothing arrived at {address}")


def bundle(when, *messages):
    builder = OscBundleBuilder(when)
    for message in messages:
        builder.add_content(message)
    return builder.build().dgram


# ---- reading ------------------------------------------------------------------------------------
@pytest.mark.parametrize(("value", "tag"), [(0.25, "f"), (7, "i"), (True, "T"), (0.1, "d"),
                                            (False, "F"), (2**40, "h")])  # fmt: skip
def test_every_kind_of_number_is_read(value, tag):
    builder = OscMessageBuilder("/a")
    builder.add_arg(value, tag)
    assert number_in(builder.build().dgram) == pytest.approx(float(value))


def test_words_are_no_number_and_nothing_is_a_press():
    assert number_in(build_msg("/a", ["word"]).dgram) is None
    assert number_in(build_msg("/a", []).dgram) == 1.0


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_garbage_is_read_as_nothing_or_a_number_and_never_raises(data):
    for message in (*messages_in(b"#bundle\0" + data), *messages_in(data), b"/a" + data):
        number = number_in(message)
        assert number is None or isinstance(number, float)


def test_bundles_within_bundles_end():
    deep = build_msg("/a", [1.0]).dgram
    for _ in range(2000):
        deep = b"#bundle\0" + bytes(8) + struct.pack(">i", len(deep)) + deep
    assert messages_in(deep) == []
    wide = bundle(0, *[build_msg("/a", [float(n)]) for n in range(500)])
    assert len(messages_in(wide)) == 64


# ---- receiving ----------------------------------------------------------------------------------
def test_a_message_arrives(inbox, out):
    out.send(build_msg("/a", [0.75]).dgram)
    assert arrived(inbox, "/a").value == 0.75


def test_a_bundle_dated_in_the_future_counts_now(inbox, out):
    out.send(bundle(time.time() + 3600, build_msg("/a", [0.5])))
    assert arrived(inbox, "/a").value == 0.5


def test_the_latest_wins_and_a_short_press_is_not_lost(inbox, out):
    for value in (0.1, 1.0, 0.0):
        out.send(build_msg("/a", [value]).dgram)
    time.sleep(0.2)
    found = arrived(inbox, "/a")
    assert (found.value, found.highest) == (0.0, 1.0)
    assert inbox.take() == ()


@pytest.mark.parametrize("value", [math.nan, "word"])
def test_what_is_no_number_is_dropped(inbox, out, value):
    out.send(build_msg("/a", [value]).dgram)
    out.send(build_msg("/b", [2.0]).dgram)
    assert arrived(inbox, "/b").value == 2.0
    assert inbox.dropped == 1


def test_huge_values_are_kept_within_bounds(inbox, out):
    out.send(build_msg("/a", [math.inf]).dgram)
    assert arrived(inbox, "/a").value == 1e6


def test_unknown_addresses_are_ignored_unless_somebody_learns(inbox, out):
    out.send(build_msg("/unknown", [1.0]).dgram)
    out.send(build_msg("/a", [1.0]).dgram)
    arrived(inbox, "/a")
    assert inbox.take_any() == ()
    inbox.learning = True
    for n in range(200):
        inbox.put(f"/unknown/{n}", 1.0)
    assert len(inbox.take_any()) == MOST_UNKNOWN


def test_the_list_of_addresses_is_served_but_not_often(out):
    for _ in range(20):
        out.send(build_msg("/list", []).dgram)
    table = json.loads(OscMessage(out.recv(65_535)).params[0])
    assert {"FULL_PATH", "TYPE", "RANGE", "EXAMPLE"} <= set(table[0])
    assert "/panic" in {row["FULL_PATH"] for row in table}
    out.settimeout(0.05)
    with pytest.raises(TimeoutError):
        out.recv(65_535)


def test_in_a_flood_of_garbage_what_counts_still_arrives(inbox, out):
    """Eight thousand datagrams of noise as fast as they go, and knobs among them."""
    noise = random.Random(3)
    garbage = [noise.randbytes(noise.randrange(1, 90)) for _ in range(50)]
    garbage += [build_msg(f"/x/{n}", [float(n)]).dgram for n in range(50)]
    for n in range(8_000):
        out.send(garbage[n % 100])
    for n in range(300):
        out.send(build_msg("/a", [float(n)]).dgram)
        out.send(garbage[n % 100])
        time.sleep(0.0005)
    time.sleep(0.1)
    assert arrived(inbox, "/a").value == 299.0
    assert len(inbox._new) <= 2
    assert not inbox._other


def test_a_taken_port_is_said_in_a_sentence(inbox, receiver):
    with pytest.raises(InputError, match="Choose another"):
        OscReceiver(inbox, port=receiver.address[1])
    with pytest.raises(InputError, match="cannot be heard"):
        OscReceiver(inbox, host="203.0.113.7", port=0)


# ---- sending ------------------------------------------------------------------------------------
def test_feedback_goes_out_when_it_changes(inbox, receiver):
    sender = OscSender("{}:{}".format(*receiver.address))
    assert sender.send({"/a": 0.5}) == 1
    assert arrived(inbox, "/a").value == 0.5
    assert sender.send({"/a": 0.5}) == 0
    assert sender.send({f"/many/{n}": 1.0 for n in range(200)}) == 64
    sender.close()


@pytest.mark.parametrize(
    "text", ["", "localhost:9", "127.0.0.1", "127.0.0.1:99999", "1:2:3", "127.1:5"]
)
def test_feedback_to_nowhere_is_refused(text):
    with pytest.raises(InputError):
        host_and_port(text)


# ---- the table ----------------------------------------------------------------------------------
def test_the_table_names_every_target_with_an_example_that_works():
    targets = targets_of(card_of("fake"), recipe_of(), (), 2)
    assert as_text(targets).count("\n") == len(targets) + 1
    known = aliases(targets)
    for row in rows(targets):
        address, value = str(row["EXAMPLE"]).split(" ")
        assert address in known
        assert row["RANGE"][0]["MIN"] <= float(value) <= row["RANGE"][0]["MAX"]
