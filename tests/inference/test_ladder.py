from hypothesis import given, strategies as st

from studio.inference.ladder import PATIENT, SIDES, START_PX, QualityLadder


def drag(ladder, wanted, ms_of, drafts=40):
    sides = []
    for _ in range(drafts):
        side = ladder.side(wanted)
        ladder.report(wanted, side, ms_of(side))
        sides.append(side)
    return sides


def area(ms_at_512):
    return lambda side: ms_at_512 * (side / 512) ** 2


def test_a_quick_model_is_soon_drafted_as_asked():
    sides = drag(QualityLadder(), 617, area(10))
    assert sides[0] == START_PX
    assert sides[-1] == 617


def test_the_first_draft_is_not_believed():
    ladder = QualityLadder()
    ladder.report(512, 256, 3000.0)
    assert ladder.side(512) == START_PX


def test_a_slow_model_steps_down_at_once_and_stays():
    sides = drag(QualityLadder(), 512, area(1000))
    assert sides[:3] == [256, 256, 128]
    assert set(sides[3:]) == {128}


def test_what_is_not_fluent_is_not_made_smaller_than_256_for_that():
    assert set(drag(QualityLadder(), 1024, area(300))) == {256}


def test_a_machine_that_gets_busy_steps_down_and_comes_back():
    ladder = QualityLadder()
    assert drag(ladder, 512, area(20))[-1] == 512
    assert drag(ladder, 512, area(60))[-1] == 256
    assert drag(ladder, 512, area(1000))[-1] == 128
    sides = drag(ladder, 512, area(20))
    assert sides[-1] == 512
    assert sides == sorted(sides)


def test_one_slow_draft_among_quick_ones_changes_nothing():
    ladder = QualityLadder()
    drag(ladder, 512, area(20))
    ladder.report(512, 512, 100.0)
    assert drag(ladder, 512, area(20), 5) == [512] * 5


def test_steps_up_that_fail_become_rare():
    whole_costs = lambda side: 2.0 if side <= 256 else 400.0  # noqa: E731
    sides = drag(QualityLadder(), 512, whole_costs, 400)
    assert 1 < sides.count(512) < 20
    assert sides[-150:].count(512) < 4


def test_the_slowest_are_drafted_at_64():
    assert drag(QualityLadder(), 512, area(5000))[-1] == 64


def test_from_64_it_climbs_back_when_there_is_time():
    ladder = QualityLadder()
    drag(ladder, 512, area(5000))
    assert drag(ladder, 512, area(1000), 200)[-1] == 128


@given(st.floats(1.0, 20000.0), st.integers(64, 2048))
def test_sizes_never_flicker_nor_exceed_the_wish(ms_at_512, wanted):
    sides = drag(QualityLadder(), wanted, area(ms_at_512), 80)
    assert all(side <= wanted for side in sides)
    assert all(side == wanted or side in SIDES for side in sides)
    assert len(set(sides[-20:])) == 1


@given(st.floats(1.0, 5000.0))
def test_where_it_settles_is_fluent_or_at_most_256(ms_at_512):
    last = drag(QualityLadder(), 1024, area(ms_at_512), 80)[-1]
    took = area(ms_at_512)(last)
    assert took <= 33 * PATIENT or (last <= 256 and (took <= 150 or last == 64))
