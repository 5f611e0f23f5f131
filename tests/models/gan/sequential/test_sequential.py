"""Sequential GANs: our graph against the network itself, and assumptions found by statistics."""

from __future__ import annotations

import pytest
import torch

from studio.models.base import CancelToken, RenderRequest
from studio.models.gan.sequential.architecture import info_of, load
from studio.models.gan.sequential.graph import graph_of, plan_of
from studio.models.gan.sequential.stems import NotSequentialError
from studio.values.card import Card
from tests.helpers.checkpoints import UpsampleGan, student_gan


def planned(shapes):
    return graph_of({new: shapes[old] for new, old in plan_of(shapes).items()})


def loaded(network):
    weights = network.state_dict()
    plan = plan_of({name: tuple(value.shape) for name, value in weights.items()})
    tensors = {new: weights[old] for new, old in plan.items()}
    info = info_of(tensors)
    card = Card("a", "A", "", "", "", "", "", "0" * 64, info)
    generator = load(card, tensors, torch.device("cpu"))
    assert generator.info == info
    return generator


def drawn(generator, z, **controls):
    side = generator.info.sizes.default[0]
    return generator.render(RenderRequest(z, side, side, controls), CancelToken())


def defaults(generator):
    return {control.key: control.default for control in generator.info.controls}


def test_same_pictures_as_the_network_itself():
    network = student_gan()
    generator = loaded(network)
    z = torch.randn(4, 16, generator=torch.Generator().manual_seed(2))
    with torch.no_grad():
        wanted = (network(z[:, :, None, None]) + 1) / 2
    assert torch.allclose(drawn(generator, z), wanted, atol=1e-5)
    singles = torch.cat([drawn(generator, row[None]) for row in z])
    assert torch.allclose(drawn(generator, z), singles, atol=1e-5)


def test_activations_and_prior_are_found_by_the_norms():
    found = defaults(loaded(student_gan()))
    assert (found["after_1"], found["after_2"], found["prior"]) == ("relu", "relu", "normal")
    found = defaults(loaded(student_gan(uniform=True, leak=0.2)))
    assert (found["after_1"], found["after_2"], found["prior"]) == (
        "leaky_02",
        "leaky_02",
        "uniform",
    )


def test_assumptions_can_be_changed_and_seen():
    generator = loaded(student_gan())
    z = torch.randn(1, 16, generator=torch.Generator().manual_seed(2))
    usual = drawn(generator, z)
    for change in ({"prior": "uniform"}, {"after_1": "none"}, {"range": "sigmoid"}):
        assert not torch.allclose(drawn(generator, z, **change), usual, atol=1e-3)


def test_linear_front_and_upsampling():
    torch.manual_seed(1)
    network = UpsampleGan().eval()
    generator = loaded(network)
    z = torch.randn(2, 10)
    with torch.no_grad():
        wanted = (network(z) + 1) / 2
    controls = {"after_1": "none", "after_2": "leaky_02", "after_3": "leaky_02"}
    found = drawn(generator, z, **controls)
    assert torch.allclose(found, wanted.expand(-1, 3, -1, -1), atol=1e-5)


@pytest.mark.parametrize(
    "shapes",
    [
        {"a.weight": (4,)},
        {"a.weight": (16, 8, 4, 4), "b.weight": (9, 3, 4, 4)},
        {"a.weight": (16, 8, 4, 4), "b.weight": (8, 5, 4, 4)},
        {"a.weight": (16, 8, 4, 4), "b.other": (8,)},
    ],
)
def test_what_is_no_sequence_says_why(shapes):
    with pytest.raises(NotSequentialError, match=r"\w+ .*\w$"):
        planned(shapes)
