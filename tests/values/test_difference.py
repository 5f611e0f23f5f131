"""What a step changed, in words."""

from __future__ import annotations

import msgspec
import pytest

from studio.values import edit
from studio.values.difference import difference
from studio.values.directions import random_direction_id
from studio.values.latent import Seed
from tests.helpers.fake_engine import fake_card

CARD = fake_card()
HERE = edit.new_recipe(CARD, 7)
ONE, TWO = (d.id for d in CARD.info.directions[:2])
NAMES = {d.id: d.name for d in CARD.info.directions}


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (HERE, ""),
        (edit.with_base(HERE, Seed(12)), "seed 12"),
        (edit.nudged(HERE, {ONE: 1.0}), NAMES[ONE]),
        (edit.nudged(HERE, {ONE: 1.0, TWO: 1.0}), " and ".join(sorted((NAMES[ONE], NAMES[TWO])))),
        (edit.nudged(HERE, {random_direction_id(7, 0): 1.0}), "the walk"),
        (
            edit.nudged(HERE, {random_direction_id(7, n): 1.0 for n in range(3)} | {ONE: 2.0}),
            f"{NAMES[ONE]} and the walk",
        ),
        (edit.with_size(HERE, 64, 96), "the size"),
        (msgspec.structs.replace(HERE, controls={"strange": 2.0}), "strange"),
        (edit.new_recipe(fake_card("Aurora"), 7), "another model"),
    ],
)
def test_a_step_is_told_by_what_it_changed(after, words):
    assert difference(HERE, after, CARD) == words


def test_a_step_back_changes_the_same():
    there = edit.nudged(HERE, {ONE: 1.0})
    assert difference(there, HERE, CARD) == difference(HERE, there, CARD) == NAMES[ONE]


def test_many_changes_are_counted_and_not_listed():
    keys = {f"control_{n}": 1.0 for n in range(6)}
    after = msgspec.structs.replace(HERE, controls=keys)
    assert difference(HERE, after, CARD) == "control_0, control_1 and 4 more"


def test_a_direction_that_nobody_names_is_one_all_the_same():
    after = edit.nudged(HERE, {"0" * 16: 1.0})
    assert difference(HERE, after) == "a direction"


def test_moves_that_went_with_their_seed_need_no_words():
    moved = edit.nudged(HERE, {ONE: 1.0})
    assert difference(moved, edit.with_base(moved, Seed(12)), CARD) == "seed 12"
    kept = edit.nudged(edit.with_base(moved, Seed(12), keep_moves=True), {ONE: 1.0})
    assert difference(moved, kept, CARD) == f"seed 12 and {NAMES[ONE]}"
