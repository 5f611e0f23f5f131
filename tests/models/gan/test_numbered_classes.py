"""A conditional generator whose class goes in as a number through a layer of its own."""

from __future__ import annotations

import torch
from torch import nn

from studio.models.gan.sequential.architecture import recognise
from studio.models.gan.sequential.graph import NUMBERED, graph_of
from studio.models.gan.sequential.walk import drawn
from studio.models.opening.recognise import Group


def test_the_number_of_a_class_goes_through_its_layer_beside_z():
    torch.manual_seed(1)
    number = nn.Linear(1, 10)
    net = nn.Sequential(nn.Linear(42, 24), nn.ReLU(), nn.Linear(24, 784))
    inside = {name: tuple(value.shape) for name, value in net.state_dict().items()}
    beside = {f"fc.{name}": tuple(value.shape) for name, value in number.state_dict().items()}
    match = recognise(Group("gen", inside, beside=beside))
    assert match.names[NUMBERED[0]] == "../fc.weight"
    tensors = {
        new: number.state_dict()[old[6:]] if old.startswith("../") else net.state_dict()[old]
        for new, old in match.names.items()
    }
    graph = graph_of({name: tuple(value.shape) for name, value in tensors.items()})
    assert (graph.latent, graph.classes) == (32, 10)
    z = torch.randn(3, 32)
    choices = {"prior": "normal", "range": "unit", "join": "z_first", "after_1": "relu"}
    found = drawn(tensors, graph, z, choices, lambda: None, torch.eye(10)[[7, 2, 0]])
    label = torch.tensor([[7.0], [2.0], [0.0]])
    wanted = net(torch.cat((z, number(label)), 1)).reshape(3, 1, 28, 28)
    torch.testing.assert_close(found, wanted)
