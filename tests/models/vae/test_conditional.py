"""Dense VAEs that are told a class: drawn as torch draws them, refused where they lie."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.opening.recognise import Group, MismatchError
from studio.models.plain import shapes_in
from studio.models.vae import conditional
from studio.values.card import Card

KINDS = {
    "layer": (lambda: nn.Linear(4, 5), 5), "table": (lambda: nn.Embedding(4, 5), 5),
    "one-hot": (None, 4),
}  # fmt: skip


class Half(nn.Module):
    def __init__(self, kind, into, out, heads=False):
        super().__init__()
        label, told = KINDS[kind]
        if label is not None:
            self.label_embedding = label()
        self.fc_hidden = nn.Linear(into + told, 8)
        if heads:
            self.fc_mu, self.fc_logvar = nn.Linear(8, out), nn.Linear(8, out)
        else:
            self.fc_out = nn.Linear(8, out)


class Conditional(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.encoder, self.decoder = Half(kind, 784, 3, heads=True), Half(kind, 3, 784)
        self.kind = kind

    def forward(self, z, label):
        told = torch.eye(4)[[label]]
        if self.kind == "layer":
            told = self.decoder.label_embedding(told).relu()
        elif self.kind == "table":
            told = self.decoder.label_embedding(torch.tensor([label]))
        hidden = self.decoder.fc_hidden(torch.cat((z, told.expand(len(z), -1)), 1)).relu()
        return self.decoder.fc_out(hidden).sigmoid().view(-1, 1, 28, 28)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_label_is_told_as_torch_tells_it(kind):
    torch.manual_seed(2)
    net = Conditional(kind)
    state = net.state_dict()
    match = conditional.recognise(Group("", shapes_in(state)))
    assert "one of 4 classes" in match.reason
    weights = Weights({new: state[old] for new, old in match.names.items()})
    plan = conditional.net_of(shapes_in(weights))
    assumed = {"inside": "relu", "range": "sigmoid", "join": "z_first", "named": "relu"}
    info = conditional.describe(plan, assumed, kind == "layer")
    card = Card("c", "C", "", "CC0", "", "", "", "0" * 64, info=info)
    generator = conditional.load(card, weights, torch.device("cpu"))
    assert generator.info == info
    z = torch.randn(2, 3)
    found = generator.render(RenderRequest(z, 28, 28, {"class": "2"}), CancelToken())
    with torch.inference_mode():
        torch.testing.assert_close(found[:, :1], net(z, 2))
    conditional.info_of(weights)


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("encoder.label_embedding.weight", (6, 4)), ("decoder.label_embedding.weight", (10**9, 4)),
        ("decoder.fc_hidden.weight", (8, 10**6)), ("decoder.fc_out.weight", (785, 8)),
        ("encoder.fc_logvar.weight", (2, 8)), ("encoder.fc_hidden.weight", (8, 790)),
        ("more.weight", (3, 3, 3, 3)),
    ],
)  # fmt: skip
def test_lies_are_refused(name, shape):
    with pytest.raises(MismatchError):
        conditional.recognise(
            Group("", shapes_in(Conditional("layer").state_dict()) | {name: shape})
        )


def test_a_chain_that_claims_a_million_layers_is_refused():
    shapes = {f"fc{n}.weight": (784, 784) for n in range(200)}
    with pytest.raises(MismatchError):
        conditional.recognise(Group("", shapes))
