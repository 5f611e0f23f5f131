"""The list of addresses over HTTP, as a client of OSCQuery asks for it, and as nobody should."""

from __future__ import annotations

import http.client
import json
import socket

import pytest

from studio.errors import InputError
from studio.live.osc.query import QueryServer
from studio.values.live.targets import BLACKOUT, PANIC, TargetInfo, targets_of
from tests.helpers.fake_engine import fake_card

CARD = fake_card()
TARGETS = targets_of(CARD, None, scenes=2)
DUSK = next(t for t in TARGETS if t.label == "Dusk")
VALUES = {DUSK.name: 0.25, "/control/contrast": 1.5, BLACKOUT: 1.0}


@pytest.fixture
def server():
    made = QueryServer("127.0.0.1", 0, ("127.0.0.1", 9000), lambda: TARGETS, lambda: VALUES)
    yield made
    made.close()


def get(server, path, host=None, method="GET"):
    line = http.client.HTTPConnection(*server.address, timeout=10)
    line.request(method, path, headers={"Host": host} if host else {})
    answer = line.getresponse()
    data = answer.read()
    line.close()
    return answer.status, json.loads(data) if answer.status == 200 else data


def leaves(node):
    if "TYPE" in node:
        yield node
    for inner in node.get("CONTENTS", {}).values():
        yield from leaves(inner)


def test_the_tree_names_every_target_with_its_type_range_and_access(server):
    status, root = get(server, "/")
    assert status == 200
    assert (root["FULL_PATH"], root["ACCESS"]) == ("/", 0)
    found = {leaf["FULL_PATH"]: leaf for leaf in leaves(root)}
    assert set(found) == {t.address or t.name for t in TARGETS}
    for path, leaf in found.items():
        assert leaf["TYPE"] in ("f", "i")
        assert leaf["RANGE"][0]["MIN"] <= leaf["RANGE"][0]["MAX"]
        assert leaf["ACCESS"] in (2, 3)
        assert leaf["DESCRIPTION"]
        assert path.startswith("/")
    dusk = found[DUSK.address]
    assert (dusk["VALUE"], dusk["ACCESS"]) == ([0.25], 3)
    assert found[BLACKOUT]["VALUE"] == [1]
    assert (found[PANIC]["ACCESS"], "VALUE" in found[PANIC]) == (2, False)
    assert "/blackout/toggle" in found  # a node that is a method and has contents


def test_one_node_and_one_attribute(server):
    assert get(server, DUSK.address)[1]["FULL_PATH"] == DUSK.address
    assert get(server, f"{DUSK.address}?VALUE") == (200, {"VALUE": [0.25]})
    assert get(server, f"{DUSK.address}?RANGE")[1]["RANGE"][0]["MAX"] == DUSK.high
    assert get(server, f"{PANIC}?VALUE")[0] == 204
    assert get(server, f"{PANIC}?SECRET")[0] == 400
    assert get(server, "/no/such")[0] == 404


def test_it_says_who_it_is_and_promises_nothing_more(server):
    told = get(server, "/?HOST_INFO")[1]
    assert (told["OSC_IP"], told["OSC_PORT"], told["OSC_TRANSPORT"]) == ("127.0.0.1", 9000, "UDP")
    assert told["EXTENSIONS"]["VALUE"]
    assert not told["EXTENSIONS"]["LISTEN"]


def test_a_page_in_a_browser_under_another_name_is_refused(server):
    assert get(server, "/", host="evil.example:80")[0] == 403
    assert get(server, "/", host="localhost:9000")[0] == 200
    assert get(server, "/", method="POST")[0] == 501
    assert get(server, "/../../etc/passwd")[0] == 404


def test_whoever_asks_slowly_holds_up_nobody(server):
    slow = [socket.create_connection(server.address) for _ in range(6)]
    for one in slow:
        one.sendall(b"GET / HT")
    assert get(server, "/?HOST_INFO")[0] == 200
    for one in slow:
        one.close()


def test_a_port_that_is_taken_is_refused_in_one_sentence(server):
    with pytest.raises(InputError, match="cannot be served"):
        QueryServer(*server.address, ("127.0.0.1", 9000), lambda: (), dict)


def test_values_that_are_whole_are_told_as_whole():
    info = TargetInfo("/control/steps", "Steps", "whole", 1.0, 50.0)
    server = QueryServer("127.0.0.1", 0, ("", 0), lambda: [info], lambda: {info.name: 16.0})
    try:
        assert get(server, "/control/steps?VALUE")[1] == {"VALUE": [16]}
        assert get(server, "/control/steps?RANGE")[1] == {"RANGE": [{"MIN": 1, "MAX": 50}]}
    finally:
        server.close()
