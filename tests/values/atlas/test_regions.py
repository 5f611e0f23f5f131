"""Names of regions: what stands out is told, once, and the same every time."""

import numpy as np
import pytest

from studio.values.atlas.looks import FIGURES, TRAITS
from studio.values.atlas.regions import parts, regions
from studio.values.variety import HUES


@pytest.fixture
def world():
    """Four villages: two teal (one dark), one orange, one grey that lies far along a direction."""
    rng = np.random.default_rng(8)
    centres = np.array([[-3, 0], [3, 0], [0, 3], [0, -3]], np.float32)
    village = np.arange(200) % 4
    positions = (centres[village] + 0.2 * rng.normal(size=(200, 2))).astype(np.float32)
    figures = np.full((200, FIGURES), 0.5, np.float32)
    figures[:, len(TRAITS) :] = 0.0
    for number, hue in enumerate(("teal", "teal", "orange", "grey")):
        figures[village == number, len(TRAITS) + HUES.index(hue)] = 1.0
    figures[:, : len(TRAITS)] += 0.01 * rng.normal(size=(200, len(TRAITS)))
    figures[village == 0, 0] = 0.1
    along = 0.1 * rng.normal(size=(200, 2)).astype(np.float32)
    along[village == 3, 1] = 4.0
    return village, positions, figures, along


def test_parts_are_the_villages(world):
    village, positions, _, _ = world
    member = parts(positions, 4)
    assert len({(int(m), int(v)) for m, v in zip(member, village, strict=True)}) == 4
    assert (parts(positions, 4) == member).all()


def test_each_village_is_named_by_what_sets_it_apart(world):
    village, positions, figures, along = world
    found = regions(positions, figures, along, 4)
    by_village = {int(village[region.near]): region for region in found}
    assert by_village[0].words == ("dark", "teal")
    assert by_village[1].words[-1] == "teal"
    assert by_village[2].words[-1] == "orange"
    assert by_village[3].along == (1, 1)
    assert len({(region.words, region.along) for region in found}) == len(found)
    assert sum(region.count for region in found) == 200


def test_directions_of_which_nothing_is_known_name_nothing(world):
    _, positions, figures, along = world
    found = regions(positions, figures, np.full_like(along, np.nan), 4)
    assert all(region.along is None for region in found)


def test_there_are_no_more_parts_than_places():
    assert len(set(parts(np.eye(3, 2, dtype=np.float32), 9).tolist())) <= 3


def test_a_class_names_its_region(world):
    village, positions, figures, along = world
    found = regions(positions, figures, along, 4, kinds=village.astype(np.intp))
    assert {region.kind for region in found} == {0, 1, 2, 3}
    mixed = np.arange(200) % 3
    assert {r.kind for r in regions(positions, figures, along, 4, kinds=mixed)} == {-1}
