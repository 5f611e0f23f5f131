import time

import pytest

from studio.inference.apart.pulse import LONG, QUICK, PulsedMailbox, stuck
from studio.inference.apart.ring import BUSY_SINCE, COUNTERS, WORK
from studio.values.messages import DraftRequest, FullRequest
from tests.helpers.fake_generator import recipe_of


@pytest.mark.parametrize(
    ("kind", "seconds", "is_stuck"),
    [(QUICK, 5, False), (QUICK, 9, True), (LONG, 9, False), (LONG, 61, True)],
)
def test_what_takes_long_by_nature_is_given_longer(kind, seconds, is_stuck):
    counters = [0] * COUNTERS
    counters[WORK], counters[BUSY_SINCE] = kind, time.monotonic_ns() - int(seconds * 1e9)
    assert stuck(counters, 8.0, 60.0, asked=True) == is_stuck


def test_an_idle_engine_is_stuck_only_where_it_was_asked():
    counters = [0] * COUNTERS
    assert not stuck(counters, 8.0, 60.0, asked=False)
    assert stuck(counters, 8.0, 60.0, asked=True)


def test_the_mailbox_tells_what_was_handed_out():
    counters = [0] * COUNTERS
    box = PulsedMailbox(counters)
    box.post(FullRequest(1, recipe_of(), 64))
    full = box.take()
    assert counters[WORK] == LONG
    assert counters[BUSY_SINCE] > 0
    box.settle(full)
    box.post(DraftRequest(2, recipe_of(), 64))
    box.take()
    assert counters[WORK] == QUICK
    box.take(0.0)
    assert counters[BUSY_SINCE] == 0
