import json
import zlib

import hypothesis.strategies as st
import msgspec
import numpy as np
import pytest
from hypothesis import given, settings

from studio.errors import NewerError, RecipeError
from studio.values.directions import Direction
from studio.values.latent import Blend, Move, Seed, Shift, short_bytes
from studio.values.recipe import (
    MAX_JSON_BYTES,
    TEXT_PREFIX,
    ModelRef,
    Recipe,
    check_recipe,
    from_json,
    from_text,
    to_json,
    to_text,
)
from tests.values.recipes import json_values, recipes

PLAIN = Recipe(ModelRef("ridgelines", "a" * 64), Seed(4182), 512, 512)
DOCUMENT = json.loads(to_json(PLAIN))


def changed(**fields):
    return json.dumps({**DOCUMENT, "recipe": {**DOCUMENT["recipe"], **fields}})


@given(recipes)
def test_a_recipe_survives_json(recipe):
    assert from_json(to_json(recipe)) == recipe


@given(recipes)
def test_the_same_recipe_gives_the_same_bytes(recipe):
    again = from_json(to_json(recipe))
    assert to_json(again) == to_json(recipe)
    assert again.id == recipe.id


@given(recipes)
def test_the_order_of_keys_does_not_change_the_id(recipe):
    turned = msgspec.structs.replace(
        recipe,
        controls=dict(reversed(recipe.controls.items())),
        directions=dict(reversed(recipe.directions.items())),
    )
    assert turned.id == recipe.id


@given(recipes)
def test_a_recipe_survives_being_copied_as_text(recipe):
    text = to_text(recipe)
    assert text.startswith(TEXT_PREFIX)
    assert "\n" not in text
    assert from_text(text) == recipe
    assert from_text(f"  {text[:20]}\n{text[20:]} \n") == recipe


def test_an_id_never_changes():
    assert to_json(PLAIN) == (
        b'{"format":"latent-studio/recipe","recipe":{"height":512,"latent":{"convention":"studio",'
        b'"n":4182,"node":"seed","space":"z"},"model":{"id":"ridgelines","sha256":"' + b"a" * 64
        + b'"},"width":512},"version":1}'
    )  # fmt: skip
    assert PLAIN.id == "f21baed497cb61795ecd4a84ad382b4b41f3736d566929315be267ace16fe464"


@given(json_values)
def test_any_json_is_read_or_refused_in_one_sentence(value):
    with pytest.raises(RecipeError) as refused:
        from_json(json.dumps(value))
    assert "\n" not in str(refused.value)


@given(st.sampled_from(sorted(DOCUMENT["recipe"])), json_values)
def test_a_recipe_with_anything_in_one_place_is_read_or_refused(key, value):
    try:
        recipe = from_json(changed(**{key: value}))
    except RecipeError:
        return
    assert from_json(to_json(recipe)) == recipe


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    with pytest.raises(RecipeError):
        from_json(data)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    for given_text in (text, TEXT_PREFIX + text):
        with pytest.raises(RecipeError):
            from_text(given_text)


@settings(max_examples=50)
@given(recipes, st.data())
def test_a_torn_text_is_refused(recipe, data):
    text = to_text(recipe)
    cut = data.draw(st.integers(len(TEXT_PREFIX), len(text) - 5))
    with pytest.raises(RecipeError):
        from_text(text[:cut])


def test_a_newer_recipe_is_refused_as_newer():
    with pytest.raises(NewerError, match="newer studio"):
        from_json(json.dumps({**DOCUMENT, "version": 2}))


@pytest.mark.parametrize("version", [0, -1, True, "1", None, 1.5, [1]])
def test_a_version_that_is_no_number_is_refused(version):
    with pytest.raises(RecipeError):
        from_json(json.dumps({**DOCUMENT, "version": version}))


@pytest.mark.parametrize(
    "fields",
    [
        {"width": 0},
        {"width": 16_385},
        {"height": -1},
        {"height": 512.5},
        {"surprise": 1},
        {"model": {"id": "ridgelines", "sha256": "A" * 64}},
        {"model": {"id": "", "sha256": "a" * 64}},
        {"latent": {"node": "seed", "n": -1}},
        {"latent": {"node": "seed", "n": 2**63}},
        {"latent": {"node": "seed", "n": 2**32, "convention": "nvidia"}},
        {"latent": {"node": "vector", "space": "z", "shape": [2], "data": "AAAA"}},
        {"latent": {"node": "vector", "space": "z", "shape": [1], "data": "AADAfw=="}},
        {"latent": {"node": "vector", "space": "z", "shape": [1 << 20] * 9, "data": ""}},
        {"latent": {"node": "vector", "space": "z", "shape": [1] * 9, "data": "AAAAAA=="}},
        {"latent": {"node": "other"}},
        {"controls": {"x": [1]}},
        {"controls": {"x": "y" * 4001}},
        {"controls": {"k" * 33: 1}},
    ],
)
def test_what_contradicts_itself_is_refused(fields):
    with pytest.raises(RecipeError):
        from_json(changed(**fields))


@pytest.mark.parametrize(
    "latent",
    [
        Shift(Shift(Seed(1), {}), {}),
        Shift(Seed(1), {"a": Move(1001.0)}),
        Shift(Seed(1), {"random-1": Move(1.0)}),
        Blend((Seed(1), Seed(2)), (0.5, 0.4)),
        Blend((Seed(1), Seed(2)), (0.5, 0.25, 0.25)),
        Blend((Seed(1), Seed(2)), (200.0, -199.0)),
    ],
)
def test_an_expression_that_means_nothing_is_refused(latent):
    recipe = msgspec.structs.replace(PLAIN, latent=latent)
    with pytest.raises(RecipeError):
        from_json(to_json(recipe))


@pytest.mark.parametrize(("depth", "fine"), [(15, True), (16, False), (5000, False)])
def test_nesting_is_bounded(depth, fine):
    seed, head = '{"node":"seed","n":1}', '{"node":"blend","parts":['
    rest = '{"node":"seed","n":2}],"weights":[0.5,0.5]}'
    text = changed(latent="@").replace('"@"', head * depth + seed + f",{rest}" * depth)
    if fine:
        assert from_json(text).latent.weights == (0.5, 0.5)
    else:
        with pytest.raises(RecipeError):
            from_json(text)


def test_a_direction_must_be_what_its_id_says():
    odd = {"0" * 16: {"name": "x", "space": "z", "vector": "AACAPw=="}}
    with pytest.raises(RecipeError, match="does not match"):
        from_json(changed(directions=odd))


@pytest.mark.parametrize(("vector", "step"), [([np.nan], 1.0), ([np.inf], 1.0), ([1.0], np.inf)])
def test_a_direction_that_leads_nowhere_is_refused(vector, step):
    odd = Direction("odd", "z", np.array(vector, "<f4").tobytes(), step)
    with pytest.raises(RecipeError, match="broken vector"):
        check_recipe(msgspec.structs.replace(PLAIN, directions={odd.id: odd}))


def test_too_large_is_refused_before_it_is_read():
    with pytest.raises(RecipeError, match="MB"):
        from_json(b" " * (MAX_JSON_BYTES + 1))


def test_a_text_that_expands_without_end_is_refused():
    bomb = TEXT_PREFIX + short_bytes(zlib.compress(b" " * (64 << 20), 9))
    with pytest.raises(RecipeError):
        from_text(bomb)
