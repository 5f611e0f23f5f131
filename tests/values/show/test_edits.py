"""Edits of a show: each gives a show that its document can hold, or says why not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.errors import InputError
from studio.values import edit
from studio.values.show import edits
from studio.values.show.document import MAX_ITEMS, Night, Path, Place, Show, from_json, to_json
from tests.helpers.fake_engine import fake_card

CARD, OTHER = fake_card(), fake_card("Aurora")
A, B, C = (Place(edit.new_recipe(CARD, n)) for n in (1, 2, 3))
FAR = Place(edit.new_recipe(OTHER, 4))
SHOW = Show("Booth", (A, B, C, FAR))


def test_items_are_put_in_taken_out_and_moved():
    assert edits.added(SHOW, (FAR,), 1).playlist == (A, FAR, B, C, FAR)
    assert edits.added(SHOW, (A,)).playlist[-1] == A
    assert edits.removed(SHOW, 1).playlist == (A, C, FAR)
    assert edits.moved(SHOW, 0, 2).playlist == (B, C, A, FAR)
    assert edits.moved(SHOW, 3, 0).playlist == (FAR, A, B, C)
    assert edits.begun_at(SHOW, 2).playlist == (C, FAR, A, B)


def test_a_show_keeps_at_least_one_and_at_most_so_many():
    with pytest.raises(InputError, match="at least one place"):
        edits.removed(Show("One", (A,)), 0)
    with pytest.raises(InputError, match="at most 512"):
        edits.added(Show("Many", (A,) * MAX_ITEMS), (B,))


def test_places_of_one_model_become_a_path_and_places_again():
    joined = edits.joined(SHOW, 0)
    assert joined.playlist[0] == Path((A.recipe, B.recipe))
    longer = edits.joined(edits.stays(joined, 0, 7.0), 0)
    assert longer.playlist[0] == Path((A.recipe, B.recipe, C.recipe), 7.0)
    assert edits.length_s(longer.playlist[0]) == 21.0
    assert edits.parted(longer, 0).playlist == SHOW.playlist
    assert not edits.can_join(SHOW, 2)
    assert not edits.can_join(SHOW, 3)
    with pytest.raises(InputError, match="one model"):
        edits.joined(SHOW, 2)


def test_fields_are_named_by_their_way():
    changed = edits.with_field(SHOW, "visitor.idle_s", 12.0)
    assert edits.field(changed, "visitor.idle_s") == 12.0
    assert changed.visitor.countdown_s == SHOW.visitor.countdown_s
    assert edits.with_field(SHOW, "name", "Hall").name == "Hall"


@pytest.mark.parametrize(
    ("way", "value"),
    [("visitor.idle_s", 1.0), ("attract.speed", float("nan")), ("look.accent", "red"),
     ("name", "x" * 200), ("nights", (Night("25:00", "7"),)), ("take_home.port", 70000)],
)  # fmt: skip
def test_what_no_document_may_hold_is_refused(way, value):
    with pytest.raises(InputError):
        edits.checked(edits.with_field(SHOW, way, value), SHOW)


def test_checking_leaves_a_playlist_that_is_the_same_alone():
    quick = edits.with_field(SHOW, "credits", "The museum")
    assert edits.checked(quick, SHOW).playlist is SHOW.playlist
    new = replace(SHOW, playlist=(B, A))
    assert edits.checked(new, SHOW) == from_json(to_json(new)) == new
