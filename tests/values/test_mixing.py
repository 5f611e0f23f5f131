"""Whole recipes between others: at each place exactly that place, in between every part of it."""

import hypothesis.strategies as st
import pytest
from hypothesis import given
from msgspec.structs import replace

from studio.values import edit
from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.controls import Control
from studio.values.latent import Blend, Seed
from studio.values.mixing import between, cornered, crowded, mixed
from studio.values.recipe import ModelRef, Recipe, check_recipe, from_json, to_json
from tests.values.recipes import recipes

KINDS = (("0", "Aster"), ("1", "Dahlia"), ("2", "Rose"))
CONTROLS = (
    Control("truncation", "Truncation", "float", 0.7, 0.0, 1.5),
    Control("ridges", "Ridges", "int", 5, 1, 9, 1),
    Control("seamless", "Seamless", "bool", default=False),
    Control("class", "Class", "choice", "0", choices=KINDS),
    Control("class_2", "Second class", "choice", "1", choices=KINDS),
    Control("class_mix", "Mix", "float", 0.0, 0.0, 1.0),
)
INFO = GeneratorInfo("gan", "test", (Space("z", (8,)),), Sizes((64, 64)), controls=CONTROLS)
PLAIN = GeneratorInfo("gan", "test", (Space("z", (8,)),), Sizes((64, 64)), controls=CONTROLS[:4])
REF = ModelRef("m", "0" * 64)


def place(n, size=(64, 64), **controls):
    return Recipe(REF, Seed(n), *size, controls=controls)


@given(recipes, recipes)
def test_the_ends_are_the_places_themselves(a, b):
    a, b = (edit.with_size(r, 64, 64) for r in (a, b))
    for t, end in ((0.0, a), (1.0, b)):
        found = between(a, b, t, "round", INFO)
        assert found.latent == end.latent
        assert found.directions.items() <= end.directions.items()
        assert found.model == end.model


def test_every_pin_of_three_is_met_exactly():
    pins = (
        place(1, truncation=1.0, ridges=2),
        place(2, truncation=0.2, seamless=True, **{"class": "2"}),
        place(3, (32, 48), **{"class": "1", "class_2": "0", "class_mix": 0.25}),
    )
    for a, b in ((0, 1), (1, 2)):
        for t, k in ((0.0, a), (1.0, b)):
            found = between(pins[a], pins[b], t, "round", INFO, pins[0])
            assert found == edit.with_size(pins[k], 64, 64)


def test_numbers_glide_and_whole_numbers_stay_whole():
    a, b = place(1, truncation=1.0, ridges=1), place(2, truncation=0.2, ridges=8)
    found = [between(a, b, t / 10, "round", INFO).controls for t in range(11)]
    truncations = [c.get("truncation", 0.7) for c in found]
    assert truncations == pytest.approx([1.0 - 0.08 * t for t in range(11)])
    assert [c.get("ridges", 5) for c in found] == [1, 2, 2, 3, 4, 4, 5, 6, 7, 7, 8]


def test_choices_switch_halfway():
    a, b = place(1, seamless=True, **{"class": "2"}), place(2)
    found = [between(a, b, t, "round", PLAIN).controls for t in (0.0, 0.49, 0.51, 1.0)]
    assert found == [a.controls, a.controls, {}, {}]


@given(st.floats(0.01, 0.99))
def test_two_classes_are_mixed_where_the_model_can(t):
    found = between(place(1, **{"class": "2"}), place(2, **{"class": "1"}), t, "round", INFO)
    controls = found.controls
    assert (controls["class"], controls.get("class_2", "1")) == ("2", "1")
    assert controls["class_mix"] == pytest.approx(t)


def test_a_mix_of_the_same_two_classes_glides():
    a = place(1, **{"class": "1", "class_2": "2", "class_mix": 0.5})
    b = place(2, **{"class": "2"})
    found = between(a, b, 0.5, "round", INFO).controls
    assert (found["class"], found["class_2"]) == ("1", "2")
    assert found["class_mix"] == pytest.approx(0.75)


def test_three_classes_switch_to_the_nearest_place():
    parts = (place(1), place(2, **{"class": "1"}), place(3, **{"class": "2"}))
    found = mixed(parts, (0.2, 0.3, 0.5), "round", INFO, parts[0])
    assert found.controls == {"class": "2"}


def test_an_edit_under_the_hand_stays_where_both_places_agree():
    a, b = place(1, truncation=1.0), place(2, truncation=0.5)
    here = place(3, (128, 64), ridges=8, truncation=0.1)
    found = between(a, b, 0.5, "round", INFO, here, held=True)
    assert found.controls == {"truncation": pytest.approx(0.75), "ridges": 8}
    assert (found.width, found.height) == (128, 64)
    assert "ridges" not in between(a, b, 0.5, "round", INFO, here).controls


@given(st.floats(0, 1), st.floats(0, 1))
def test_corners_mix_with_weights_that_sum_to_one(x, y):
    corners = tuple(place(n, truncation=n / 4) for n in range(4))
    found = cornered(corners, x, y, "round", INFO, corners[0])
    check_recipe(found)
    if isinstance(found.latent, Blend):
        assert sum(found.latent.weights) == pytest.approx(1.0)
    expected = ((1 - y) * x + y * 2 * (1 - x) + y * x * 3) / 4
    assert found.controls.get("truncation", 0.7) == pytest.approx(expected, abs=1e-6)
    for (i, j), corner in zip([(0, 0), (1, 0), (0, 1), (1, 1)], corners, strict=True):
        assert cornered(corners, i, j, "round", INFO, corners[0]) == corner


@given(st.floats(-0.5, 1.5))
def test_beyond_the_ends_controls_stay_in_their_range(t):
    found = between(place(1, truncation=1.5), place(2, truncation=0.0), t, "straight", INFO)
    for control in CONTROLS:
        control.check(found.controls.get(control.key, control.default))


TEXTS = (Control("prompt", "Prompt", "text", "a beach"), Control("negative", "Without", "text", ""))
SPEAKER = GeneratorInfo(
    "diffusion", "test", (Space("noise", (8,)),), Sizes((64, 64)), controls=TEXTS,
    abilities=("takes_text",),
)  # fmt: skip


def test_prompts_of_a_model_that_takes_words_become_scenes_with_shares():
    a, b = place(1, prompt="two moons"), place(2, negative="rain")
    found = between(a, b, 0.25, "round", SPEAKER).controls
    assert found == {
        "prompt": "two moons ::0.75 | a beach ::0.25", "negative": "::0.75 | rain ::0.25",
    }  # fmt: skip
    assert between(a, b, 0.0, "round", SPEAKER).controls == a.controls
    assert between(a, b, 1.0, "round", SPEAKER).controls == b.controls


def test_a_walk_on_from_a_mix_stays_flat():
    a, b = place(1, prompt="sea"), place(2, prompt="sand")
    half = between(a, b, 0.5, "round", SPEAKER)
    corners = (half, a, b, half)
    found = cornered(corners, 0.5, 0.5, "round", SPEAKER, a).controls
    assert found == {"prompt": "sea ::0.5 | sand ::0.5"}


def test_mixes_of_long_prompts_fit_a_recipe_and_it_is_said():
    a, b = place(1, prompt="sea " * 900), place(2, prompt="sand " * 700)
    found = between(a, b, 0.4, "round", SPEAKER)
    check_recipe(from_json(to_json(found)))
    assert "4,000" in crowded((a, b), SPEAKER)
    assert crowded((a, place(3)), SPEAKER) == ""


def test_texts_of_other_models_switch_halfway():
    a, b = place(1, prompt="sea"), place(2, prompt="sand")
    silent = replace(SPEAKER, abilities=())
    assert between(a, b, 0.4, "round", silent).controls == {"prompt": "sea"}
