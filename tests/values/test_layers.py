"""Parts of a generator, and their words."""

import itertools

from hypothesis import given, strategies as st

from studio.values.layers import PART_WORDS, PARTS, exact, part_word, ranges_of, third


@given(st.integers(5, 64))
def test_every_part_is_told_by_its_own_word(count):
    for part in PARTS:
        layers = third(part, count)
        assert part_word(layers) == PART_WORDS[part].lower()
        assert ranges_of({part}, count) == (layers,)


@given(st.integers(4, 64), st.sets(st.sampled_from(PARTS)))
def test_ranges_cover_the_parts_and_nothing_else(count, parts):
    covered = [k for first, last in ranges_of(parts, count) for k in range(first, last + 1)]
    wanted = [
        k for p in PARTS if p in parts for k in range(third(p, count)[0], third(p, count)[1] + 1)
    ]
    assert covered == wanted
    ranges = ranges_of(parts, count)
    assert all(b[0] > a[1] + 1 for a, b in itertools.pairwise(ranges))


def test_other_ranges_are_told_by_their_numbers():
    assert part_word((2, 9)) == "layers 3 to 10"
    assert part_word((0, 7)) == "shape and form"
    assert exact((4, 4)) == "layer 5"
