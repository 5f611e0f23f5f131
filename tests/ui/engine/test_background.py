"""Calls on another thread: in order, answered here, waited for at the end."""

from __future__ import annotations

import threading

import pytest

from studio.errors import InputError
from studio.ui.engine.background import BackgroundCalls


@pytest.fixture
def calls(qapp):
    made = BackgroundCalls()
    yield made
    made.close()


def test_answers_come_here_in_the_order_asked_for(qtbot, calls):
    seen, ran = [], []

    def call(n):
        ran.append(threading.current_thread())
        return n

    for n in range(20):
        calls.run(
            lambda n=n: call(n), lambda answer: seen.append((answer, threading.current_thread()))
        )
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert [answer for answer, _ in seen] == list(range(20))
    assert {thread for _, thread in seen} == {threading.main_thread()}
    assert threading.main_thread() not in ran


def test_a_fault_is_an_answer(qtbot, calls):
    def refuse():
        raise InputError("No.")

    seen = []
    calls.run(refuse)  # nobody wants to know
    calls.run(refuse, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert isinstance(seen[0], InputError)


@pytest.mark.parametrize(("finish", "expected"), [(False, ["first"]), (True, ["first", "second"])])
def test_closing_waits_for_what_runs_and_tells_nobody(qtbot, calls, finish, expected):
    begun, go, done, seen = threading.Event(), threading.Event(), [], []

    def first():
        begun.set()
        go.wait(5)
        done.append("first")

    calls.run(first, seen.append)
    calls.run(lambda: done.append("second"), seen.append)
    assert begun.wait(5)
    threading.Timer(0.1, go.set).start()
    calls.close(finish=finish)
    assert done == expected
    qtbot.wait(50)
    assert seen == []
