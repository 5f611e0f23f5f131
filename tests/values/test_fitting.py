"""Whether a place can be shown here."""

import pytest
from msgspec.structs import replace

from studio.errors import RecipeError
from studio.values.edit import new_recipe
from studio.values.fitting import check_fits, missing, shown_id
from studio.values.latent import Move, Seed, Shift
from studio.values.recipe import ModelRef
from tests.helpers.fake_engine import fake_card

CARD = fake_card()
PLACE = new_recipe(CARD, 3)


def test_a_missing_model_is_named_with_what_is_there():
    assert missing(ModelRef("cats", "c" * 64), [CARD]) == (
        "The model cats is not installed; installed are ridgelines."
    )
    assert "no model is" in missing(ModelRef("cats", "c" * 64), [])
    assert "weights cccccccccccc" in missing(ModelRef(CARD.id, "c" * 64), [CARD])


def test_a_hostile_id_shows_as_one_short_line():
    shown = shown_id(ModelRef("cats\n\x1b[31m" + "x" * 100, "c" * 64))
    assert shown.isprintable()
    assert len(shown) <= 64


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"controls": {"nonsense": 1}}, "no control 'nonsense'"),
        ({"controls": {"contrast": "x"}}, "Contrast is 'x'"),
        ({"controls": {"contrast": 1e308}}, "Contrast is 1e\\+308"),
        ({"latent": Seed(3, "w")}, "space 'w', the model has z"),
        ({"latent": Shift(Seed(3), {"f" * 64: Move(1.0)})}, "direction \\(ffffffffffff\\)"),
    ],
)
def test_what_a_model_could_never_show_is_said(changes, sentence):
    check_fits(PLACE, CARD)
    with pytest.raises(RecipeError, match=f"does not fit Ridgelines: .*{sentence}"):
        check_fits(replace(PLACE, **changes), CARD)
