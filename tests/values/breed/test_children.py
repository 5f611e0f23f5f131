"""Laws of breeding: the same every time, at home in every family, flat after many generations."""

from __future__ import annotations

import msgspec
import pytest

from studio.errors import RecipeError
from studio.values import edit
from studio.values.breed.brood import (
    CHANGES,
    CHILDREN,
    Parent,
    changes_of,
    check_brood,
    crosses_of,
    first_changes,
)
from studio.values.breed.children import child, children
from studio.values.breed.crossing import Genome
from studio.values.fitting import check_fits
from studio.values.latent import Move, StyleMix, walk
from studio.values.recipe import check_recipe, from_json, to_json
from tests.values.breed.samples import brood, card, gan, maps, words

FAMILIES = [card(), gan(), words(), maps(), card("cppn")]


def names(of):
    return of.info.family


@pytest.mark.parametrize("of", FAMILIES, ids=names)
def test_a_brood_is_the_same_every_time_and_its_twelve_differ(of):
    wish = brood(of, 1, 2, may=changes_of(of.info))
    first = children(wish, of.info)
    assert first == children(wish, of.info)
    assert len({place.id for place in first}) == CHILDREN
    assert not {p.id for p in first} & {
        p.id for p in children(msgspec.structs.replace(wish, seed=8), of.info)
    }
    for place in first:
        check_recipe(place)
        check_fits(place, of)
        assert from_json(to_json(place)) == place


@pytest.mark.parametrize("of", FAMILIES, ids=names)
@pytest.mark.parametrize("cross", ["blend", "directions", "layers"])
def test_ten_generations_stay_flat_and_can_be_told(of, cross):
    if cross not in crosses_of(of.info):
        pytest.skip("the model has no layers")
    wish = brood(of, 1, 2, cross=cross, strength=0.5, may=changes_of(of.info))
    for generation in range(12):
        found = children(wish, of.info)
        for place in found:
            check_recipe(place)
        wish = msgspec.structs.replace(
            wish, parents=(Parent(found[0]), Parent(found[5], 0.5)), seed=generation
        )
    depth = max(depth for depth, _ in walk(found[0].latent))
    assert depth <= (4 if cross != "layers" else 16)
    assert len(to_json(found[0])) < 200_000


def test_without_strength_a_single_parent_has_twelve_of_itself():
    of = card()
    wish = brood(of, 5, strength=0.0)
    assert {c.id for c in children(wish, of.info)} == {wish.main.id}


def test_a_parent_of_no_weight_has_no_part_in_its_children():
    of = card()
    one, other = edit.new_recipe(of, 1), edit.new_recipe(of, 2)
    wish = brood(of, 1, strength=0.0)
    wish = msgspec.structs.replace(wish, parents=(Parent(one), Parent(other, 0.0)))
    assert {c.id for c in children(wish, of.info)} == {one.id}


def test_the_heavier_parent_shows_more():
    of = card()
    wish = brood(of, 1, strength=0.0)
    parents = (Parent(edit.new_recipe(of, 1), 3.0), Parent(edit.new_recipe(of, 2), 1.0))
    wish = msgspec.structs.replace(wish, parents=parents)
    shares = [dict_of(child(wish, n, of.info), of).get(1, 0.0) for n in range(96)]
    assert 0.57 < sum(shares) / len(shares) < 0.85


def dict_of(place, of):
    return {p.n: share for p, share in Genome.of(place, of.info).points}


def test_siblings_are_crossed_in_their_moves_and_keep_their_base():
    of = card()
    dusk, haze = (d.id for d in of.info.directions[:2])
    here = edit.new_recipe(of, 4)
    one = edit.with_amounts(here, {dusk: 2.0})
    other = edit.with_amounts(here, {dusk: 1.0, haze: -1.0})
    wish = brood(of, 4, strength=0.0)
    wish = msgspec.structs.replace(wish, parents=(Parent(one), Parent(other)))
    for place in children(wish, of.info):
        assert edit.base_of(place.latent) == here.latent
        moves = edit.moves_of(place.latent)
        share = 2.0 - moves[dusk].amount
        assert -1e-9 <= share <= 1.0
        assert edit.amount(place, haze) == pytest.approx(-share, abs=1e-3)
    wish = msgspec.structs.replace(wish, cross="directions")
    found = {
        (edit.amount(p, dusk), edit.amount(p, haze))
        for p in (child(wish, n, of.info) for n in range(40))
    }
    assert found == {(a, b) for a in (2.0, 1.0) for b in (0.0, -1.0)}


def test_layers_come_from_one_parent_each():
    of = gan()
    wish = brood(of, 1, 2, strength=0.0, cross="layers")
    found = children(wish, of.info)
    assert all(isinstance(edit.base_of(p.latent), StyleMix) for p in found)
    assert len({p.id for p in found}) > 3


def test_only_what_may_change_changes():
    of = gan()
    wish = brood(of, 1, strength=0.8, may=("fine",))
    for place in children(wish, of.info):
        assert place.controls == {}
        (move,) = edit.moves_of(place.latent).values()
        assert move.layers == (6, 8)
    wish = msgspec.structs.replace(wish, may=("class", "controls"))
    found = children(wish, of.info)
    assert all(p.latent == wish.main.latent for p in found)
    assert {key for p in found for key in p.controls} <= {"class", "class_2", "class_mix", "zoom"}
    assert "truncation" not in {key for p in found for key in p.controls}
    wish = msgspec.structs.replace(wish, may=("directions",), ways=(of.info.directions[1].id,))
    for place in children(wish, of.info):
        assert set(edit.moves_of(place.latent)) <= {of.info.directions[1].id}


def test_words_weigh_more_or_less_and_what_was_written_with_care_stays():
    of = words()
    wish = brood(of, 1, strength=0.8, may=("words",))
    plain = edit.with_control(wish.main, "prompt", "a calm lake at night", "")
    wish = msgspec.structs.replace(wish, parents=(Parent(plain),))
    told = {c.controls["prompt"] for c in children(wish, of.info)}
    assert len(told) > 6
    assert all("lake" in text for text in told)
    careful = edit.with_control(wish.main, "prompt", "a {calm|wild} lake", "")
    wish = msgspec.structs.replace(wish, parents=(Parent(careful),))
    assert {c.controls["prompt"] for c in children(wish, of.info)} == {"a {calm|wild} lake"}


def test_strength_is_how_far_children_go():
    of = card()
    far = []
    for strength in (0.1, 0.4, 0.8):
        found = children(brood(of, 3, strength=strength), of.info)
        far.append(sum(edit.wandered(p.latent) for p in found) / CHILDREN)
    assert far[0] < far[1] < far[2]
    assert far[0] == pytest.approx(0.1 * 1.5708 / 0.25, rel=0.35)


def test_maps_of_compositions_are_few_however_long_one_breeds():
    of = maps()
    wish = brood(of, 1, strength=0.6)
    for generation in range(8):
        wish = msgspec.structs.replace(
            wish, parents=(Parent(child(wish, 0, of.info)),), seed=generation
        )
    assert len(edit.moves_of(wish.main.latent)) <= 3


def test_a_full_place_keeps_room_for_the_hand():
    of = card()
    way = of.info.space.way
    moves = {way(n, 0): Move(0.01 * n) for n in range(1, 64)}
    full = edit.with_latent(
        edit.new_recipe(of, 1), edit.shifted(edit.new_recipe(of, 1).latent, moves)
    )
    wish = msgspec.structs.replace(brood(of, 1), parents=(Parent(full),))
    assert all(len(edit.moves_of(c.latent)) <= 56 for c in children(wish, of.info))


def test_what_is_held_stays_in_its_cell():
    of = card()
    held = edit.new_recipe(of, 99)
    wish = brood(of, 1, held={4: held})
    found = children(wish, of.info)
    assert found[4] == held
    assert found[3] == children(brood(of, 1), of.info)[3]


def test_what_can_change_is_what_the_model_has():
    assert changes_of(card().info) == ("place", "directions")
    assert changes_of(gan().info) == (
        "coarse", "middle", "fine", "directions", "class", "controls",
    )  # fmt: skip
    assert changes_of(words().info) == ("place", "words")
    assert first_changes(gan().info) == ("coarse", "middle", "fine")
    assert set(changes_of(gan().info)) <= set(CHANGES)


def test_broods_that_nothing_follows_from_are_refused():
    of, other = card(), gan()
    good = brood(of, 1)
    check_brood(good)
    strangers = (Parent(edit.new_recipe(of, 1)), Parent(edit.new_recipe(other, 1)))
    for bad in (
        msgspec.structs.replace(good, parents=()),
        msgspec.structs.replace(good, parents=strangers),
        msgspec.structs.replace(good, strength=float("nan")),
        msgspec.structs.replace(good, chosen=(1, 2)),
        msgspec.structs.replace(good, chosen=(99,) * 12),
    ):
        with pytest.raises(RecipeError):
            check_brood(bad)
