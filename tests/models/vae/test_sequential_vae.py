"""Plain VAEs: split by shape, drawn and read as their own code draws and reads them."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.opening.recognise import Group, MismatchError
from studio.models.vae import burgess, sequential
from studio.values.card import Card
from tests.helpers.checkpoints import ConvVae, DenseVae, loaded, student_gan, taught

NETS = {
    "dense": (DenseVae, {}, "sigmoid", "relu"),
    "dense colour": (DenseVae, {"numbers": 3 * 64}, "sigmoid", "relu"),
    "conv": (ConvVae, {}, "tanh", "leaky_001"),
    "conv grey, one head": (ConvVae, {"channels": 1, "one_head": True}, "tanh", "leaky_001"),
    "conv with alpha": (ConvVae, {"channels": 4}, "tanh", "leaky_001"),
}


def shapes_of(net):
    return {name: tuple(value.shape) for name, value in net.state_dict().items()}


def weights_of(net):
    match = sequential.recognise(Group("", shapes_of(net)))
    state = net.state_dict()
    return Weights({new: state[old] for new, old in match.names.items()})


def assuming(weights, end, act):
    """The generator of a card on which somebody chose what is assumed."""
    graph = sequential.graph_in({name: tuple(value.shape) for name, value in weights.items()})
    assumed = {"range": end} | {f"after_{gap + 1}": act for gap in graph.guessed}
    if act != "relu":
        assumed["after_1"] = "none"  # behind the linear front
    fits = (act, *(fit for fit in sequential.FITS if fit != act))
    info = sequential.describe(graph, assumed, fits)
    card = Card("x", "X", "", "CC0", "", "", "", "a" * 64, info)
    generator = sequential.load(card, weights, torch.device("cpu"))
    assert generator.info == info
    return generator


@pytest.mark.parametrize("name", NETS)
@torch.no_grad()
def test_pictures_and_places_are_those_of_the_file_s_own_code(name):
    kind, more, end, act = NETS[name]
    torch.manual_seed(8)
    theirs = kind(**more).eval()
    ours = assuming(weights_of(theirs), end, act)
    side, channels = ours.info.sizes.default[0], ours.info.channels
    z = torch.randn(3, *ours.info.space.shape)
    drawn = ours.render(RenderRequest(z, side, side), CancelToken())
    own = theirs(z).reshape(3, -1, side, side)
    assert drawn.shape[1] == channels
    torch.testing.assert_close(drawn, own.expand(-1, channels, -1, -1), atol=1e-5, rtol=0)
    found = ours.encode(drawn[:1, :3], ours.info.fits[0], CancelToken()).latent
    seen = own[:1].clone()
    if channels == 4:
        seen[:, 3] = 1
    torch.testing.assert_close(found, theirs.mean(seen), atol=1e-4, rtol=1e-4)


def test_what_the_halves_agree_on_is_assumed():
    ours = loaded(sequential.NAME, weights_of(taught(DenseVae(), 3)))
    choices = {control.key: control.default for control in ours.info.controls}
    assert (choices["range"], choices["after_1"]) == ("sigmoid", "relu")
    assert ours.info.fits[0] in ("relu", "leaky_001")  # next to the same


def test_an_encoder_that_shapes_do_not_tell_is_left_out():
    made = ConvVae()
    made.encoder[1] = nn.Sequential(nn.Conv2d(8, 12, 7, 2, 3), nn.BatchNorm2d(12))
    ours = loaded(sequential.NAME, weights_of(made))
    assert ours.info.fits == ()
    assert "encodes" not in ours.info.abilities
    assert not hasattr(ours, "encode")


def test_others_are_told_apart():
    with pytest.raises(MismatchError, match="disentanglement"):
        sequential.recognise(Group("", burgess.shapes_of(7, 3, 64)))
    with pytest.raises(MismatchError, match="heads"):
        sequential.recognise(Group("", shapes_of(student_gan())))
    with pytest.raises(MismatchError):
        sequential.recognise(Group("", {"a.weight": (4, 4), "b.weight": (4, 4)}))
    with pytest.raises(MismatchError, match="picture"):
        sequential.recognise(Group("", shapes_of(DenseVae(65))))
