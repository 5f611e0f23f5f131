"""Mixing classes and styles of one generator."""

import pytest
import torch

from studio.values import edit
from studio.values.latent import Seed, StyleMix
from tests.helpers.style_files import CONDITIONAL, CONFIG
from tests.helpers.styled_models import OneModel, styled


@pytest.fixture(scope="module")
def model():
    return styled(CONDITIONAL)


def test_a_blend_of_classes_goes_from_the_first_to_the_second(model):
    def at(**controls):
        return model.resolve_under(Seed(4), {}, controls)

    first, second = at(**{"class": "0"}), at(**{"class": "2"})
    assert not torch.equal(first, second)
    blend = {"class": "0", "class_2": "2"}
    assert torch.equal(at(**blend), first)
    assert torch.allclose(at(**blend, class_mix=1.0), second, atol=1e-6)
    half = at(**blend, class_mix=0.5)
    assert not torch.allclose(half, first)
    assert not torch.allclose(half, second)
    assert abs(model.usual_under(Seed(4), {}, {**blend, "class_mix": 0.5})) < 0.6


def test_a_mix_of_all_layers_is_the_other_place(model):
    whole = StyleMix(Seed(1), Seed(2), (0, CONFIG.layers - 1))
    assert torch.equal(model.resolve(whole, {}), model.resolve(Seed(2), {}))


def test_a_roll_changes_its_layers_alone(model):
    source = OneModel(model)
    recipe = edit.with_style(edit.new_recipe(source.card, 1), Seed(9), (2, 4))
    mixed, base = model.resolve(recipe.latent, {})[0], model.resolve(Seed(1), {})[0]
    other = model.resolve(Seed(9), {})[0]
    assert torch.equal(mixed[2:5], other[2:5])
    assert torch.equal(mixed[:2], base[:2])
    assert torch.equal(mixed[5:], base[5:])
