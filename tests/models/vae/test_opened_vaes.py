"""VAEs that others trained: shapes agree with themselves, halves find each other, photos go in."""

from __future__ import annotations

import pytest
import torch

from studio.errors import ModelError
from studio.models.base import CancelToken, RenderRequest
from studio.models.opening.recognise import Group, MismatchError
from studio.models.vae import burgess, jointvae
from studio.models.vae.grid import taesd
from studio.values.card import Card
from studio.values.latent import Seed


def weights_of(shapes):
    generator = torch.Generator().manual_seed(4)
    return {name: torch.randn(shape, generator=generator) * 0.05 for name, shape in shapes.items()}


def tiny_taesd(channels=4):
    shapes = {}

    def conv(name, out, into, kernel=3, bias=True):
        shapes[f"{name}.weight"] = (out, into, kernel, kernel)
        if bias:
            shapes[f"{name}.bias"] = (out,)

    def block(name):
        for part in (0, 2, 4):
            conv(f"{name}.conv.{part}", 8, 8)

    conv("decoder.1", 8, channels)
    for index in (3, 8, 13, 18):
        block(f"decoder.{index}")
    for index in (7, 12, 17):
        conv(f"decoder.{index}", 8, 8, bias=False)
    conv("decoder.19", 3, 8)
    conv("encoder.0", 8, 3)
    for index in (1, 3, 5, 7):
        block(f"encoder.{index}")
    for index in (2, 4, 6):
        conv(f"encoder.{index}", 8, 8, bias=False)
    conv("encoder.8", channels, 8)
    return shapes


FACTS = jointvae.Facts(6, (3, 2), (3, 8, 8, 16, 16), (16, 16, 8, 8, 3), 20)
MODELS = {
    "burgess 64": (burgess, burgess.shapes_of(7, 3, 64)),
    "burgess 32 grey": (burgess, burgess.shapes_of(5, 1, 32)),
    "burgess 64 with alpha": (burgess, burgess.shapes_of(5, 4, 64)),
    "jointvae": (jointvae, jointvae.shapes_of(FACTS)),
    "jointvae 32 grey": (
        jointvae,
        jointvae.shapes_of(jointvae.Facts(4, (10,), (1, 8, 8, 8), (8, 8, 8, 1), 20)),
    ),
    "jointvae 32 with alpha": (
        jointvae,
        jointvae.shapes_of(jointvae.Facts(4, (), (4, 8, 8, 8), (8, 8, 8, 4), 20)),
    ),
}

MISFIT = {"burgess 64": "encoder.lin1.bias", "jointvae": "fc_mean.bias"}


def loaded(module, shapes):
    tensors = weights_of(shapes)
    info = module.info_of(tensors)
    generator = module.load(
        Card("a", "A", "", "", "", "", "", "0" * 64, info), tensors, torch.device("cpu")
    )
    assert generator.info == info
    return generator


def drawn(generator, latents, **controls):
    width, height = generator.info.sizes.default
    return generator.render(RenderRequest(latents, width, height, controls), CancelToken())


@pytest.mark.parametrize("name", MODELS)
def test_pictures_and_places(name):
    generator = loaded(*MODELS[name])
    shape = generator.info.space.shape
    latents = torch.randn(2, *shape, generator=torch.Generator().manual_seed(1))
    pictures = drawn(generator, latents)
    channels = 4 if name.endswith("alpha") else 3
    assert generator.info.channels == channels
    assert pictures.shape == (2, channels, *generator.info.sizes.default)
    if name.endswith("grey"):
        assert torch.equal(pictures[:, 0], pictures[:, 2])
    assert torch.isfinite(pictures).all()
    singles = torch.cat([drawn(generator, latent[None]) for latent in latents])
    assert torch.allclose(pictures, singles, atol=1e-5)
    assert torch.equal(pictures, drawn(generator, latents))
    photo = torch.rand(1, 3, 90, 130, generator=torch.Generator().manual_seed(2))
    encoding = generator.encode(photo, "encoder", CancelToken())
    assert encoding.latent.shape == (1, *shape)
    with pytest.raises(ModelError, match="no fit"):
        generator.encode(photo, "other", CancelToken())


@pytest.mark.parametrize("name", ["burgess 64", "jointvae"])
def test_foreign_missing_and_broken_weights_are_named(name):
    module, shapes = MODELS[name]
    info = module.info_of(weights_of(shapes))
    card = Card("a", "A", "", "", "", "", "", "0" * 64, info)
    device = torch.device("cpu")
    tensors = weights_of(shapes)
    key = next(iter(tensors))
    with pytest.raises(ModelError, match="foreign"):
        module.load(card, tensors | {"more": torch.ones(1)}, device)
    with pytest.raises(ModelError, match="finite"):
        module.load(card, tensors | {key: tensors[key] * float("nan")}, device)
    with pytest.raises(ModelError, match="expected"):
        module.load(card, tensors | {MISFIT[name]: torch.ones(99)}, device)


def test_the_kinds_are_choices():
    generator = loaded(*MODELS["jointvae"])
    assert [len(c.choices) for c in generator.info.controls] == [0, 3, 2]
    z = torch.zeros(1, 6)
    assert torch.equal(drawn(generator, z + 1, spread=0.0), drawn(generator, z))
    assert not torch.equal(drawn(generator, z), drawn(generator, z, kind_1="2"))


def test_a_decoder_alone_takes_no_photos():
    shapes = {k: v for k, v in tiny_taesd().items() if k.startswith("decoder.")}
    generator = loaded(taesd, shapes)
    assert "encodes" not in generator.info.abilities
    assert not hasattr(generator, "encode")


def test_both_halves_make_pictures_of_any_size_and_take_photos():
    generator = loaded(taesd, tiny_taesd())
    point = generator.resolve_at(Seed(3), {}, 40, 24)
    picture = generator.render(RenderRequest(point, 40, 24), CancelToken())
    assert picture.shape == (1, 3, 24, 40)
    assert torch.equal(picture, generator.render(RenderRequest(point, 40, 24), CancelToken()))
    photo = torch.rand(1, 3, 30, 30, generator=torch.Generator().manual_seed(2))
    assert generator.encode(photo, "encoder", CancelToken()).latent.shape == (1, 4, 64, 64)


def as_diffusers(name):
    half, index, rest = name.split(".", 2)
    return f"{half}.layers.{int(index) - (half == 'decoder')}.{rest}"


def test_the_names_of_diffusers_are_the_same_network():
    shapes = tiny_taesd()
    theirs = {as_diffusers(name): shape for name, shape in shapes.items()}
    match = taesd.recognise(Group("", theirs, {"_class_name": "AutoencoderTiny"}))
    assert match.names == {name: as_diffusers(name) for name in shapes}
    with pytest.raises(MismatchError, match="AutoencoderKL"):
        taesd.recognise(Group("", theirs, {"_class_name": "AutoencoderKL"}))
    del theirs["encoder.layers.0.weight"]
    with pytest.raises(MismatchError, match="halves"):
        taesd.recognise(Group("", theirs))


def test_halves_must_belong_together():
    other = {k: v for k, v in tiny_taesd(16).items() if k.startswith("encoder.")}
    mixed = {k: v for k, v in tiny_taesd(4).items() if k.startswith("decoder.")} | other
    with pytest.raises(ModelError, match="belong together"):
        taesd.info_of(weights_of(mixed))
