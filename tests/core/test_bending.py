"""What bends do to activations."""

import pytest
import torch

from studio.core.bending import bent
from studio.values.bending import RANGES, Bend

X = torch.randn(1, 6, 9, 9, generator=torch.Generator().manual_seed(3))


@pytest.mark.parametrize("how", list(RANGES))
def test_nothing_is_bent_by_nothing(how):
    assert torch.allclose(bent(X, Bend(0, how)), X, atol=1e-5)


@pytest.mark.parametrize("how", list(RANGES))
def test_only_the_channels_that_are_named_are_bent_and_always_alike(how):
    bend = Bend(2, how, RANGES[how][1] / 2, (1, 4, 77))
    found = bent(X, bend)
    same = (found == X).flatten(2).all(dim=2)[0].tolist()
    assert same == [True, False, True, True, False, True]
    assert torch.equal(found, bent(X, bend))


def test_scaling_and_inverting_are_what_they_say():
    assert torch.allclose(bent(X, Bend(0, "scale", 1.5)), 2.5 * X)
    mean = X.mean(dim=(2, 3), keepdim=True)
    assert torch.allclose(bent(X, Bend(0, "invert", 1.0)), 2 * mean - X, atol=1e-6)


def test_a_spot_goes_where_it_is_turned_and_shifted():
    spot = torch.zeros(1, 2, 9, 9)
    spot[:, :, 2, 4] = 1.0  # above the middle
    assert int(bent(spot, Bend(0, "rotate", 90.0))[0, 0].argmax()) in (4 * 9 + 2, 4 * 9 + 6)
    assert int(bent(spot, Bend(0, "across", 1 / 3))[0, 0].argmax()) == 2 * 9 + 7
    assert float(bent(spot, Bend(0, "down", 1 / 3))[0, 0, 5, 4]) == pytest.approx(1.0, abs=1e-3)
    assert int(bent(spot, Bend(0, "zoom", 1.0))[0, 0].argmax()) == 4


def test_what_would_be_no_number_stays():
    large = torch.full((1, 2, 3, 3), 3e38)
    assert torch.equal(bent(large, Bend(0, "scale", 3.0)), large)


def test_units_of_flat_layers_are_bent_along_the_last_axis():
    units = torch.arange(8.0).reshape(2, 4)
    found = bent(units, Bend(0, "scale", -1.0, (1,), flat=True))
    assert found.tolist() == [[0.0, 0.0, 2.0, 3.0], [4.0, 0.0, 6.0, 7.0]]
