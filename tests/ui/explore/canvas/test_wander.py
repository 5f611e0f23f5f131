"""A drag as moves: relative, endless, gliding on."""

from __future__ import annotations

import pytest

from studio.ui.explore.canvas.wander import PIXELS_PER_UNIT, Wander


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def wander(qapp, clock):
    made = Wander(clock=clock)
    yield made
    made.stop()


@pytest.fixture
def moves(wander):
    seen = []
    wander.moved.connect(seen.append)
    return seen


def test_180_pixels_are_one_unit(wander, moves):
    wander.press(0, 0)
    for x in range(0, int(PIXELS_PER_UNIT) + 1, 10):
        wander.move(x, 0)
    assert sum(dx for dx, _ in moves) == pytest.approx(1.0)
    assert all(dy == 0 for _, dy in moves)


def test_shift_moves_a_fifth(wander, moves):
    wander.press(0, 0)
    wander.move(180, 90, fine=True)
    assert moves == [(pytest.approx(0.2), pytest.approx(0.1))]


def test_there_and_back_is_nothing(wander, moves):
    wander.press(5, 5)
    for x, y in ((50, 20), (-30, 8), (5, 5)):
        wander.move(x, y)
    assert sum(dx for dx, _ in moves) == pytest.approx(0)
    assert sum(dy for _, dy in moves) == pytest.approx(0)


def test_a_slow_hand_ends_at_once(qtbot, wander, clock):
    wander.press(0, 0)
    clock.now = 1.0
    wander.move(40, 0)
    clock.now = 2.0
    with qtbot.waitSignal(wander.ended):
        wander.release()
    assert not wander.gliding


def test_a_flick_glides_until_friction_ends_it(qtbot, wander, moves, clock):
    wander.press(0, 0)
    for step in range(1, 6):
        clock.now = 0.01 * step
        wander.move(20 * step, 0)
    wander.release()
    assert wander.gliding
    before = len(moves)
    for _ in range(400):
        clock.now += 0.016
        wander._tick()
        if not wander.gliding:
            break
    steps = [dx for dx, _ in moves[before:]]
    assert not wander.gliding
    assert steps[0] > steps[-1] > 0


def test_a_new_hand_stops_the_glide(wander, clock):
    wander.press(0, 0)
    clock.now = 0.02
    wander.move(60, 0)
    wander.release()
    assert wander.gliding
    wander.press(10, 10)
    assert not wander.gliding
