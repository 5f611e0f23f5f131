"""Directions that are kept beside each other are told apart by their names."""

from __future__ import annotations

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from studio.values.directions import MAX_NAME, Direction, _single, distinct
from tests.values.recipes import directions


@given(st.floats(width=32, allow_nan=False) | st.floats(1e-3, 1e4) | st.floats(-50, 50))
def test_a_step_stands_in_an_id_as_numpy_writes_it(step):
    assert _single(step) == repr(np.float32(step))


few_names = st.lists(
    st.builds(
        lambda name, vector: Direction(name, "z", np.float32(vector).tobytes()),
        st.sampled_from(["Found 1", "Found 2", "found 1", "Light", "Light 2", "L" * 60]),
        st.integers(1, 10_000),
    ),
    max_size=8,
    unique_by=lambda direction: direction.id,
)


def ways(*names, first=1):
    return tuple(
        Direction(name, "z", np.float32(first + k).tobytes()) for k, name in enumerate(names)
    )


@given(few_names | st.lists(directions, max_size=5, unique_by=lambda d: d.id), few_names)
def test_no_new_name_is_borne_by_another(new, beside):
    found = distinct(new, beside)
    assert [d.id for d in found] == [d.id for d in new]
    names = [d.name.casefold() for d in found]
    others = {d.name.casefold() for d in beside if d.id not in {f.id for f in found}}
    assert len(set(names)) == len(names)
    assert not others & set(names)
    assert all(1 <= len(d.name) <= MAX_NAME for d in found)
    assert distinct(found, beside) == found


@given(few_names)
def test_those_that_are_there_already_keep_their_names(here):
    apart = distinct(here, ())
    assert distinct(apart, apart) == apart


@pytest.mark.parametrize(
    ("new", "beside", "found"),
    [
        (("Light",), ("Age",), ("Light",)),
        (("Light",), ("light",), ("Light 2",)),
        (("Light", "Light"), (), ("Light", "Light 2")),
        (("Light",), ("Light", "Light 2"), ("Light 3",)),
        (("Found 1", "Found 2"), ("Found 1", "Found 2"), ("Found 3", "Found 4")),
        (("Found 1", "Found 2"), ("Found 1",), ("Found 3", "Found 2")),
        (("L" * 60,), ("L" * 60,), ("L" * 58 + " 2",)),
    ],
)
def test_the_next_free_number_stands_behind_a_name_that_is_taken(new, beside, found):
    assert tuple(d.name for d in distinct(ways(*new), ways(*beside, first=100))) == found
