import pytest
import torch

from studio.inference.sketches import IMPRESSIONS, features, impressions, words


def flat(red, green, blue):
    return torch.tensor([red, green, blue]).double().reshape(1, 3, 1, 1).expand(1, 3, 8, 8)


def striped(width):
    columns = (torch.arange(32) // width % 2).double()
    return columns.expand(1, 3, 32, 32)


@pytest.mark.parametrize(
    ("less", "more", "name"),
    [
        (flat(0.2, 0.2, 0.2), flat(0.8, 0.8, 0.8), "brighter"),
        (flat(0.2, 0.5, 0.8), flat(0.8, 0.5, 0.2), "warmer"),
        (flat(0.5, 0.5, 0.5), flat(0.2, 0.8, 0.5), "richer"),
        (0.5 * striped(4), striped(4), "stronger"),
        (striped(8), striped(1), "finer"),
    ],
)
def test_impressions_grow_with_what_they_are_named_after(less, more, name):
    index = [above for _, above in IMPRESSIONS].index(name)
    assert float(impressions(more)[0, index]) > float(impressions(less)[0, index])


def test_words_name_the_strongest_effect_and_turn_it_the_plain_way():
    assert words(torch.tensor([-1.0, 0.5, 0.0, 0.0, 0.0])) == ("darker", "brighter", -1.0)
    assert words(torch.tensor([0.1, 0.5, 0.0, 0.0, 0.0])) == ("cooler", "warmer", 1.0)
    assert words(torch.full((5,), 0.1)) == ("", "", 1.0)


def test_features_see_both_place_and_impression():
    left = torch.zeros(1, 3, 12, 12, dtype=torch.float64)
    right = left.clone()
    left[..., :4], right[..., 8:] = 1.0, 1.0
    apart = features(left, torch.ones(5)) - features(right, torch.ones(5))
    assert float(apart[0, :-5].abs().max()) > 0.0
    assert float(apart[0, -5:].abs().max()) < 1e-9
