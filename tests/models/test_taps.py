"""Layers of any generator, seen by the convolutions that make them."""

import torch
from torch.nn import functional

from studio.models.taps import Bent, Taps, shapes_of, up_to
from studio.values.bending import Bend

X = torch.randn(1, 3, 8, 8, generator=torch.Generator().manual_seed(1))
FIRST = torch.randn(5, 3, 3, 3, generator=torch.Generator().manual_seed(2))
UP = torch.randn(5, 4, 4, 4, generator=torch.Generator().manual_seed(3))


def draw():
    x = functional.conv2d(X, FIRST, padding=1)
    low_pass = torch.full((5, 1, 3, 3), 1 / 9)
    x = functional.conv2d(x, low_pass, padding=1, groups=5)
    return functional.conv_transpose2d(x.relu(), UP, stride=2, padding=1)


def test_layers_are_counted_in_order_and_filters_are_none():
    assert shapes_of(draw) == ((1, 5, 8, 8), (1, 4, 16, 16))


def test_a_drawing_ends_with_the_layer_that_was_wanted():
    seen = []

    def watched():
        seen.append("begun")
        draw()
        seen.append("ended")

    assert torch.equal(up_to(watched, 0), functional.conv2d(X, FIRST, padding=1))
    assert seen == ["begun"]


def test_what_is_given_back_goes_on():
    with Taps(lambda number, made: torch.zeros_like(made) if number == 0 else None):
        assert not draw().any()
    assert draw().any()


def test_what_is_drawn_between_the_steps_of_a_bent_picture_is_not_bent_and_disturbs_nothing():
    def stepped(on_step=None):
        x = functional.conv2d(X, FIRST, padding=1)
        if on_step is not None:
            on_step(1, 2)
        return functional.conv_transpose2d(x.relu(), UP, stride=2, padding=1)

    bends, others = (Bend(1, "scale", 3.0),), []
    plain = stepped()
    with Bent(bends):
        alone = stepped()
    with Bent(bends) as bending:
        assert bending.between(None) is None
        disturbed = stepped(bending.between(lambda _done, _total: others.append(stepped())))
    assert torch.equal(disturbed, alone)
    assert not torch.equal(alone, plain)
    assert torch.equal(others[0], plain)
