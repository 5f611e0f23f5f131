from hypothesis import given
from hypothesis import strategies as st

from studio.inference.ladder import SIDES, QualityLadder


def drag(ladder, wanted, ms_of, drafts=30):
    sides = []
    for _ in range(drafts):
        side = ladder.side(wanted)
        ladder.report(wanted, side, ms_of(side))
        sides.append(side)
    return sides


def area(ms_at_512):
    return lambda side: ms_at_512 * (side / 512) ** 2


def test_a_fast_model_is_drafted_as_asked():
    assert set(drag(QualityLadder(), 700, area(60))) == {700}


def test_the_first_draft_is_not_believed():
    ladder = QualityLadder()
    ladder.report(512, 512, 3000.0)
    assert ladder.side(512) == 512


def test_a_slow_model_steps_down_at_once_and_stays():
    sides = drag(QualityLadder(), 512, area(1000))
    assert sides[:3] == [512, 512, 128]
    assert set(sides[3:]) == {128}


def test_steps_follow_the_list():
    sides = drag(QualityLadder(), 512, area(160))
    assert set(sides) == {512, 384}


def test_a_machine_that_calms_down_steps_up_again():
    ladder = QualityLadder()
    drag(ladder, 512, area(1000))
    sides = drag(ladder, 512, area(50), 60)
    assert sides[-1] == 512
    assert sides == sorted(sides)


@given(st.floats(1.0, 20000.0), st.integers(64, 2048))
def test_sizes_never_flicker_nor_exceed_the_wish(ms_at_512, wanted):
    sides = drag(QualityLadder(), wanted, area(ms_at_512), 60)
    assert all(side <= wanted for side in sides)
    assert all(side == wanted or side in SIDES for side in sides)
    assert len(set(sides[-20:])) == 1


@given(st.floats(1.0, 5000.0))
def test_where_it_settles_is_fast_or_the_smallest(ms_at_512):
    last = drag(QualityLadder(), 1024, area(ms_at_512), 60)[-1]
    assert area(ms_at_512)(last) <= 150 or last == 128
