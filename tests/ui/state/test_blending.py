"""Wells, the way between them, corners; and the place that lends its style."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from studio.library.project import Project
from studio.ui.state.blending import NO_CORNERS, Wells
from studio.ui.state.studio_state import StudioState
from studio.ui.state.trail_controller import TrailController
from studio.values import edit
from studio.values.directions import Direction
from studio.values.latent import MAX_DEPTH, Blend, Encoded, Seed, StyleMix, Vector
from studio.values.messages import InstalledModel
from studio.values.mixing import cornered


@pytest.fixture
def blending(state):
    return state.blending


@pytest.fixture
def a(card):
    return edit.new_recipe(card, 1)


@pytest.fixture
def b(card):
    return edit.new_recipe(card, 2)


@pytest.fixture
def full(blending, a, b):
    blending.set_well("A", a)
    blending.set_well("B", b)
    return blending


@pytest.mark.parametrize(("which", "amount"), [("A", 1.0), ("B", 0.0)])
def test_the_other_well_takes_the_place_shown(place, blending, a, which, amount):
    here = place.recipe
    blending.set_well(which, a)
    wells = blending.wells
    assert (wells.a, wells.b) == ((a, here) if which == "A" else (here, a))
    assert wells.amount == amount


def test_a_well_is_emptied_without_the_other(full, b):
    full.set_well("A", None)
    assert (full.wells.a, full.wells.b) == (None, b)


def test_the_handle_goes_to_the_place_and_is_a_gesture(place, full, kept):
    told = []
    full.wells_changed.connect(told.append)
    full.set_amount(0.25)
    assert place.recipe.latent == Blend((Seed(1), Seed(2)), (0.75, 0.25), "round", "z")
    assert told[0].amount == full.wells.amount == 0.25
    assert kept == []


def test_sliders_on_the_way_stay_where_they_are(state, full, card):
    key = card.info.directions[0].id
    full.set_amount(0.25)
    state.directions.set_amount(key, 1.0)
    full.set_amount(0.5)
    assert edit.amount(state.place.recipe, key) == 1.0
    assert edit.base_of(state.place.recipe.latent).weights == (0.5, 0.5)


def test_directions_that_were_found_stay_with_their_sliders_on_the_way(state, full, card):
    found = Direction.of("Found", "z", np.ones(16, np.float32), 1.0, "pca")
    state.directions.add(card.sha256, (found,))
    full.set_amount(0.25)
    state.directions.set_amount(found.id, 1.0)
    full.set_amount(0.5)
    assert state.place.recipe.directions == {found.id: found}


def test_another_way_moves_only_what_is_on_the_line(place, full):
    here = place.recipe
    full.set_how("straight")
    assert place.recipe == here
    assert full.wells.how == "straight"
    full.set_amount(0.5)
    assert place.recipe.latent.how == "straight"
    full.set_how("round")
    assert place.recipe.latent.how == "round"


def test_a_place_on_the_line_moves_the_handle_any_other_does_not(place, full, b):
    full.set_amount(0.25)
    place.end_gesture()
    quarter = place.recipe
    place.go_to(b)
    assert full.wells.amount == 1.0
    place.set_seed(99)
    assert full.wells.amount == 1.0
    place.go_to(quarter)
    assert full.wells.amount == pytest.approx(0.25)


@pytest.mark.parametrize("put", ["set_well", "set_corner"])
def test_only_places_of_the_model_in_use_are_mixed(blending, other, said, put):
    where = "A" if put == "set_well" else 0
    getattr(blending, put)(where, edit.new_recipe(other, 3))
    assert blending.wells == Wells()
    assert blending.corners == NO_CORNERS
    assert said == ["Only places of Ridgelines can be mixed here; go to that one first."]


def test_four_corners_mix_and_free_ones_are_the_place_shown(place, blending, a, b, card):
    here = place.recipe.latent
    blending.set_corner(1, a)
    blending.set_corner(2, b)
    assert blending.corners == (None, a, b, None)
    blending.set_corner_position(1.0, 0.0)
    assert place.recipe.latent == Seed(1)
    blending.set_corner(1, None)
    assert blending.corners[1] is None
    assert here != place.recipe.latent


def test_another_model_empties_everything_before_it_is_shown(state, full, other, a):
    full.set_corner(0, a)
    seen = []
    state.place.card_changed.connect(
        lambda _card: seen.append((full.wells, full.corners, state.styles.recipe))
    )
    told = []
    for part in (full.wells_changed, full.corners_changed, state.styles.changed):
        part.connect(told.append)
    state.place.open_model(other)
    assert seen == [(Wells(), NO_CORNERS, None)]
    assert told == [Wells(), NO_CORNERS, None]


def test_photographs_are_blended_as_the_model_declares(state, card):
    straight = replace(card, info=replace(card.info, photo_blends="straight"))
    state.place.set_models((InstalledModel(straight, Path(".")),))
    point = Vector.of("z", np.full(16, 0.3, np.float32))
    photo = replace(state.place.recipe, latent=Encoded("0" * 64, "quick", point))
    state.blending.set_well("A", photo)
    assert state.blending.wells.how == "straight"


def test_without_a_place_nothing_is_mixed(qapp):
    state = StudioState()
    state.blending.set_amount(0.5)
    state.blending.set_corner_position(0.5, 0.5)
    state.styles.set_parts(("fine",))
    state.styles.roll("fine")
    assert state.place.recipe is None


# ---- what is dropped -----------------------------------------------------------------------------
@pytest.mark.parametrize("which", ["A", "B"])
def test_what_is_dropped_shows_at_once(place, blending, a, which, kept, said):
    here = place.recipe
    blending.drop_in_well(which, a)
    parts = (a.latent, here.latent) if which == "A" else (here.latent, a.latent)
    assert place.recipe.latent == Blend(parts, (0.5, 0.5), "round", "z")
    assert kept == [place.recipe]
    assert said == ["Half A, half B. The slider under Blend goes from one to the other."]


def test_the_place_shown_dropped_on_a_well_moves_nothing(place, blending, kept, said):
    here = place.recipe
    blending.drop_in_well("A", here)
    assert (place.recipe, kept, said) == (here, [], [])


# ---- what a recipe holds -------------------------------------------------------------------------
def blend(card, first, second, amount, how="round"):
    latent = Blend((Seed(first), Seed(second)), (1.0 - amount, amount), how, "z")
    return edit.with_latent(edit.new_recipe(card, 0), latent)


def check_wells(state):
    """If the base is a blend of two, the wells show its parts, its amount and its way."""
    base, wells = edit.base_of(state.place.recipe.latent), state.blending.wells
    if isinstance(base, Blend) and len(base.parts) == 2:
        assert (wells.a.latent, wells.b.latent) == base.parts
        assert (wells.amount, wells.how) == (base.weights[1], base.how)
        assert state.blending.on_line


@pytest.mark.parametrize("luck", range(8))
def test_a_blend_shows_in_the_wells_wherever_it_comes_from(state, card, other, tmp_path, luck):
    dice = random.Random(luck)
    trail = TrailController(state.place, Project.untitled(tmp_path))
    key = card.info.directions[0].id
    nested = blend(card, 3, 4, 0.3)
    nested = edit.with_latent(nested, Blend((nested.latent, Seed(5)), (0.6, 0.4), "straight", "z"))
    places = [
        blend(card, 1, 2, 0.45), blend(card, 1, 2, 0.7), blend(card, 1, 2, 0.45, "straight"),
        blend(card, 8, 9, 0.1), blend(other, 1, 2, 0.45), nested, edit.new_recipe(card, 1),
        edit.with_amounts(blend(card, 6, 7, 1 / 3), {key: 2.0}), edit.new_recipe(other, 3),
    ]  # fmt: skip
    for _ in range(60):
        match dice.randrange(6):
            case 0 | 1:
                state.place.go_to(dice.choice(places))
            case 2:
                trail.undo()
            case 3:
                trail.redo()
            case 4:
                state.place.open_model(dice.choice((card, other)))
            case 5 if len(trail.project.trail):
                trail.go_to_node(dice.choice([node.id for node in trail.project.trail]))
        check_wells(state)
    trail.close()


def test_what_the_person_puts_into_a_well_since_stays(state, card, a):
    state.place.go_to(blend(card, 8, 9, 0.25))
    state.blending.set_well("A", a)
    state.directions.set_amount(card.info.directions[0].id, 1.0)
    state.place.end_gesture()
    assert state.blending.wells.a == a
    state.blending.set_well("B", None)
    state.directions.set_amount(card.info.directions[0].id, 2.0)
    state.place.end_gesture()
    assert (state.blending.wells.a, state.blending.wells.b) == (a, None)


def test_the_way_to_a_place_that_is_a_blend_itself_keeps_its_wells(state, card, b):
    nested = blend(card, 8, 9, 0.25)
    state.blending.set_well("A", nested)
    state.blending.set_well("B", b)
    for amount in (0.5, 0.0, 0.3, 1.0):
        state.blending.set_amount(amount)
        state.place.end_gesture()
        assert (state.blending.wells.a, state.blending.wells.b) == (nested, b)
        assert state.blending.on_line


def test_between_two_corners_the_wells_stay(state, full, a, b, card):
    wells = full.wells
    full.set_corner(0, edit.new_recipe(card, 11))
    full.set_corner(1, edit.new_recipe(card, 12))
    full.set_corner_position(0.5, 0.0)
    state.place.end_gesture()
    assert isinstance(state.place.recipe.latent, Blend)
    assert full.wells == wells


def test_a_blend_of_four_from_anywhere_shows_its_corners(state, full, a, b, card):
    places = tuple(edit.new_recipe(card, seed) for seed in (11, 12, 13, 14))
    mix = cornered(places, 0.25, 0.5, "round", card.info, a)
    state.place.go_to(mix)
    assert tuple(corner.latent for corner in full.corners) == tuple(p.latent for p in places)
    assert full.corner_position == pytest.approx((0.25, 0.5))
    full.set_corner(2, b)
    assert full.corner_position is None
    state.place.go_to(a)
    assert full.corners[2] == b, "a place that is no blend of four leaves the corners alone"
    full.restore(Wells(), NO_CORNERS)
    state.place.go_to(mix)
    full.restore(Wells(), (b, None, None, None))
    assert full.corner_position == pytest.approx((0.25, 0.5)), "the recipe before what was kept"


# ---- styles -------------------------------------------------------------------------------------
@pytest.fixture
def styled(state, card):
    info = replace(card.info, layers=14, abilities=("mixes_layers",))
    made = replace(card, info=info, sha256="5" * 64)
    state.place.set_models((*state.place.models, InstalledModel(made, Path("."))))
    state.place.open_model(made, edit.new_recipe(made, 4182))
    return made


def test_a_style_is_mixed_into_the_finest_layers_and_kept(state, styled, kept):
    lender = edit.new_recipe(styled, 77)
    state.styles.set(lender)
    assert state.styles.recipe == lender
    assert state.place.recipe.latent == StyleMix(Seed(4182), Seed(77), (8, 13))
    assert kept == [state.place.recipe]


def test_the_same_parts_again_make_no_second_node(state, styled, kept):
    state.styles.set(edit.new_recipe(styled, 77))
    state.styles.set_parts(("fine",))
    assert len(kept) == 1


def test_an_emptied_well_leaves_the_picture(state, styled):
    state.styles.set(edit.new_recipe(styled, 77))
    here = state.place.recipe
    state.styles.set(None)
    assert state.styles.recipe is None
    assert state.place.recipe == here


def test_a_roll_is_a_seed_on_those_layers(state, styled):
    state.styles.roll("coarse")
    latent = state.place.recipe.latent
    assert (latent.base, latent.layers) == (Seed(4182), (0, 3))


def test_styles_of_another_model_are_refused(state, styled, other, said):
    state.styles.set(edit.new_recipe(other, 3))
    assert state.styles.recipe is None
    assert len(said) == 1


def test_too_deep_a_mix_is_said_and_not_made(state, styled, said, kept):
    deep = Seed(0)
    for n in range(1, MAX_DEPTH):
        deep = Blend((deep, Seed(n)), (0.5, 0.5), "round", "z")
    state.place.jump_to(edit.with_latent(state.place.recipe, deep))
    kept.clear()
    state.styles.roll("fine")
    assert said == ["This place is mixed too often already; begin with another."]
    assert kept == []


def test_the_well_shows_the_style_of_a_place_that_is_found_again(state, styled, card):
    state.styles.set(edit.new_recipe(styled, 77))
    mixed = state.place.recipe
    state.place.open_model(card)
    assert state.styles.recipe is None
    state.place.go_to(mixed)
    assert state.styles.recipe.latent == Seed(77)
    state.styles.set(None)
    state.directions.set_amount(styled.info.directions[0].id, 1.0)
    state.place.end_gesture()
    assert state.styles.recipe is None


def test_a_style_in_the_well_stays_while_it_is_one_of_several(state, styled):
    lender = edit.new_recipe(styled, 77)
    state.styles.set(lender)
    state.styles.roll("coarse")
    assert state.styles.recipe == lender


def test_a_straight_blend_is_brought_back_to_its_length_and_keeps_its_sliders(state, card):
    state.blending.set_well("A", edit.new_recipe(card, 1))
    state.blending.set_well("B", edit.new_recipe(card, 2))
    state.blending.set_how("straight")
    state.blending.set_amount(0.5)
    state.directions.set_amount(card.info.directions[0].id, 1.0)
    before = state.place.recipe
    state.blending.keep_length()
    after = state.place.recipe
    assert after.latent.base.how == "keep_length"
    assert after.latent.base.parts == before.latent.base.parts
    assert after.latent.moves == before.latent.moves
    assert state.blending.wells.how == "keep_length"
    state.place.set_seed(5)
    state.blending.keep_length()
    assert state.place.recipe.latent.n == 5
