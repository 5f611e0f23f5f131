"""`AutoencoderKL`: recognised under all its names, any size, photographs in and out."""

import pytest
import torch

from studio.errors import LatentError, ModelError
from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.opening.recognise import Group, MismatchError
from studio.models.vae.grid import kl
from studio.models.vae.grid.autoencoder_kl import AutoencoderKL, Layout
from studio.models.vae.grid.kl_names import renamed, shapes_of
from studio.values.card import Card
from studio.values.latent import Encoded, Seed, Vector

TINY = Layout((8, 8, 16), 1, 4, 3, 4)
FACTS = {"_class_name": "AutoencoderKL", "norm_num_groups": 4, "scaling_factor": 0.5}


def weights_of(layout, facts=FACTS):
    torch.manual_seed(3)
    return Weights(AutoencoderKL(layout).state_dict(), facts)


def loaded(layout=TINY, facts=FACTS):
    weights = weights_of(layout, facts)
    info = kl.info_of(weights)
    card = Card("m", "M", "", "CC0", "", "", "", "0" * 64, info)
    generator = kl.load(card, weights, torch.device("cpu"))
    assert generator.info == info
    return generator


def shown(generator, point, width, height, **controls):
    request = RenderRequest(point, width, height, controls)
    return generator.render(request, CancelToken())


@pytest.fixture(scope="module")
def generator():
    return loaded()


@pytest.mark.parametrize(
    "layout",
    [
        TINY,
        Layout((8, 8), 2, 3, 3, 4, quant=False, post_quant=False),
        Layout((4, 8, 8), 3, 16, 1, 4, quant=False, attention=False),
        Layout((4, 8, 8, 8), 1, 8, 4, 4, post_quant=False),
    ],
)
def test_every_layout_is_told_from_its_shapes(layout):
    match = kl.recognise(Group("", shapes_of(layout), FACTS))
    assert f"{layout.latent} latent channels, {layout.cell} times smaller" in match.reason
    assert match.facts["scaling_factor"] == 0.5
    assert loaded(layout).info.space.cell == layout.cell


def older(name):
    for new, old in {
        "to_q": "query",
        "to_k": "key",
        "to_v": "value",
        "to_out.0": "proj_attn",
    }.items():
        name = name.replace(f".{new}.", f".{old}.")
    return name


def original(name):
    """A name as the code of the latent-diffusion paper has it, for the three levels of `TINY`."""
    for level in range(3):
        name = name.replace(f"up_blocks.{level}.resnets.", f"up.{2 - level}.block.")
        name = name.replace(f"up_blocks.{level}.upsamplers.0.", f"up.{2 - level}.upsample.")
        name = name.replace(f"down_blocks.{level}.resnets.", f"down.{level}.block.")
        name = name.replace(f"down_blocks.{level}.downsamplers.0.", f"down.{level}.downsample.")
    for index in (0, 1):
        name = name.replace(f"mid_block.resnets.{index}.", f"mid.block_{index + 1}.")
    words = {"group_norm": "norm", "to_q": "q", "to_k": "k", "to_v": "v", "to_out.0": "proj_out"}
    for new, old in words.items():
        name = name.replace(f"mid_block.attentions.0.{new}.", f"mid.attn_1.{old}.")
    name = name.replace("conv_norm_out", "norm_out")
    return name.replace("conv_shortcut", "nin_shortcut")


@pytest.mark.parametrize("spelt", [older, original])
def test_other_names_mean_the_same_network(spelt):
    shapes = shapes_of(TINY)
    names = renamed([spelt(name) for name in shapes])
    assert names == {name: spelt(name) for name in shapes}


def test_attention_as_convolutions_of_one_pixel_is_the_same():
    shapes = {original(n): (*s, 1, 1) if len(s) == 2 else s for n, s in shapes_of(TINY).items()}
    match = kl.recognise(Group("", shapes, FACTS))
    weights = weights_of(TINY)
    spelt = {
        match_name: weights[match_name].reshape(shapes[found])
        for match_name, found in match.names.items()
    }
    assert kl.info_of(Weights(spelt, FACTS)) == loaded().info


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s, f: s.pop("decoder.conv_out.bias"), "lacks"),
        (lambda s, f: s.update({"decoder.more": (1,)}), "foreign"),
        (lambda s, f: f.update(norm_num_groups=3), "3 groups"),
        (lambda s, f: f.update(_class_name="AutoencoderKLWan"), "AutoencoderKLWan"),
        (lambda s, f: f.update(act_fn="gelu"), "gelu"),
        (lambda s, f: s.clear(), "lacks the levels"),
    ],
)
def test_what_it_is_not_is_said(change, said):
    shapes, facts = shapes_of(TINY), dict(FACTS)
    change(shapes, facts)
    with pytest.raises(MismatchError, match=said):
        kl.recognise(Group("", shapes, facts))


def test_broken_weights_are_refused():
    weights = weights_of(TINY)
    weights["decoder.conv_in.weight"][0] = float("nan")
    card = Card("m", "M", "", "CC0", "", "", "", "0" * 64, kl.info_of(weights))
    with pytest.raises(ModelError, match=r"decoder\.conv_in"):
        kl.load(card, weights, torch.device("cpu"))


@pytest.mark.parametrize("size", [(64, 64), (96, 40), (36, 60)])
def test_any_size_and_aspect(generator, size):
    point = generator.resolve_at(Seed(5), {}, *size)
    picture = shown(generator, point, *size)
    assert picture.shape == (1, 3, size[1], size[0])
    assert torch.equal(picture, shown(generator, point, *size))


def test_a_draft_is_the_picture_made_smaller(generator):
    point = generator.resolve_at(Seed(5), {}, 64, 64)
    assert shown(generator, point, 32, 32).shape == (1, 3, 32, 32)
    with pytest.raises(LatentError, match="4 channels"):
        shown(generator, point[:, :3], 32, 32)


def test_a_batch_is_its_singles(generator):
    points = torch.cat([generator.resolve_at(Seed(n), {}, 32, 32) for n in (1, 2)])
    both = shown(generator, points, 32, 32)
    apart = torch.cat([shown(generator, p[None], 32, 32) for p in points])
    assert torch.allclose(both, apart, atol=1e-5)


def test_a_photo_goes_where_its_latent_comes_back_exactly(generator):
    photo = torch.rand(1, 3, 30, 45, generator=torch.Generator().manual_seed(1))
    found = generator.encode(photo, "encoder", CancelToken())
    wide, high = found.latent.shape[3] * 4, found.latent.shape[2] * 4
    assert abs(wide / high - 1.5) < 0.02
    assert abs(wide * high - 512**2) < 8000
    vector = Vector.of("z", found.latent[0].numpy())
    again = generator.resolve_at(Encoded("0" * 64, "encoder", vector), {}, wide, high)
    assert torch.equal(again, found.latent)
    with pytest.raises(ModelError, match="no fit"):
        generator.encode(photo, "refined", CancelToken())


def test_contrast_and_detail_leave_the_mean_alone_and_do_nothing_at_rest(generator):
    points = generator.resolve_at(Seed(9), {}, 64, 64)
    plain = generator.latents(points, {"contrast": 1.0, "detail": 0.0})
    flat = generator.latents(points, {"contrast": 0.0, "detail": 0.0})
    crisp = generator.latents(points, {"contrast": 1.0, "detail": 1.0})
    assert torch.allclose(plain, generator.prior.coloured(points))
    assert torch.allclose(flat.mean((2, 3)), plain.mean((2, 3)), atol=1e-5)
    assert float((flat - flat.mean((2, 3), keepdim=True)).abs().max()) < 1e-4
    step = lambda z: float(z.diff(dim=3).square().mean())  # noqa: E731
    assert step(crisp) > 1.5 * step(plain)


def test_shift_and_scale_are_taken_out_and_put_back():
    facts = FACTS | {"scaling_factor": 0.25, "shift_factor": 0.5}
    one, other = loaded(facts=FACTS | {"scaling_factor": 1.0}), loaded(facts=facts)
    photo = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(1))
    a, b = (g._network.read(photo, lambda: None) for g in (one, other))
    assert torch.allclose(b, (a - 0.5) * 0.25, atol=1e-6)
    assert torch.allclose(
        one._network.draw(a, lambda: None), other._network.draw(b, lambda: None), atol=1e-5
    )


def test_means_and_spreads_of_channels_are_taken_out_and_put_back():
    facts = FACTS | {"scaling_factor": 1.0, "latents_mean": [1, 2, 3, 4], "latents_std": [2] * 4}
    one, other = loaded(facts=FACTS | {"scaling_factor": 1.0}), loaded(facts=facts)
    photo = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(1))
    a, b = (g._network.read(photo, lambda: None) for g in (one, other))
    mean = torch.tensor([1.0, 2.0, 3.0, 4.0]).reshape(1, 4, 1, 1)
    assert torch.allclose(b, (a - mean) / 2, atol=1e-6)


def test_grey_and_transparent_ones():
    grey = loaded(Layout((4, 8), 1, 4, 1, 4))
    clear = loaded(Layout((4, 8), 1, 4, 4, 4))
    for generator, channels in ((grey, 3), (clear, 4)):
        point = generator.resolve_at(Seed(1), {}, 32, 32)
        assert shown(generator, point, 32, 32).shape == (1, channels, 32, 32)
        assert generator._network.read(torch.rand(1, 3, 8, 8), lambda: None).shape == (1, 4, 4, 4)
