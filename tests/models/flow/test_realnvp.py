"""RealNVP-type flows: exact both ways, and their likelihood is a likelihood."""

from __future__ import annotations

import math

import pytest
import torch

from studio.errors import Cancelled, ModelError, RenderError
from studio.models.base import CancelToken, Encodes, RenderRequest, Scores, Weights
from studio.models.flow import realnvp
from studio.models.flow.generator import FlowGenerator
from studio.models.opening.recognise import Group, MismatchError
from studio.values.card import Card
from studio.values.latent import Seed
from tests.helpers.checkpoints import opened
from tests.helpers.flows import realnvp as weights_of

KINDS = ("simple", "learned", "scales")


def load(tensors):
    info = realnvp.info_of(Weights(tensors))
    card = Card("x", "X", "", "CC0", "", "", "", "a" * 64, info)
    return realnvp.load(card, Weights(tensors), torch.device("cpu"))


def draw(generator, latents, **controls):
    size = generator.info.sizes.default
    return generator.render(RenderRequest(latents, *size, controls=controls), CancelToken())


def recognise(tensors):
    return realnvp.recognise(Group("", {n: tuple(t.shape) for n, t in tensors.items()}))


@pytest.mark.parametrize("kind", KINDS)
def test_there_and_back_is_the_identity(kind):
    generator = load(weights_of(kind))
    plan = realnvp.plan_of({n: tuple(t.shape) for n, t in generator.tensors.items()})
    z = torch.randn(3, math.prod(plan.shape))
    logits = realnvp.from_latent(generator.tensors, plan, z, lambda: None)
    again, _ = realnvp.to_latent(generator.tensors, plan, logits)
    torch.testing.assert_close(again, z, atol=1e-4, rtol=0)


@pytest.mark.parametrize("kind", KINDS)
def test_the_log_determinant_is_that_of_the_jacobian(kind):
    tensors = {name: value.double() for name, value in weights_of(kind, side=4).items()}
    plan = realnvp.plan_of({n: tuple(t.shape) for n, t in tensors.items()})
    x = torch.randn(1, *plan.shape, dtype=torch.float64)
    jacobian = torch.autograd.functional.jacobian(
        lambda flat: realnvp.to_latent(tensors, plan, flat.reshape(1, *plan.shape))[0][0],
        x.flatten(),
    )
    _, total = realnvp.to_latent(tensors, plan, x)
    torch.testing.assert_close(total[0], torch.linalg.slogdet(jacobian)[1])


def test_learned_noise_stays_in_its_cell_and_has_its_density():
    tensors = {name: value.double() for name, value in weights_of("learned", side=4).items()}
    plan = realnvp.plan_of({n: tuple(t.shape) for n, t in tensors.items()})
    levels = torch.randint(0, 256, (1, 1, 4, 4)).double()
    noise = torch.rand(1, 1, 4, 4, dtype=torch.float64) * 0.8 + 0.1
    made, log_q = realnvp._learned_noise(tensors, plan, levels, noise)
    assert ((made > 0) & (made < 1)).all()
    jacobian = torch.autograd.functional.jacobian(
        lambda flat: realnvp._learned_noise(tensors, plan, levels, flat.reshape(1, 1, 4, 4))[0],
        noise.flatten(),
    )
    slope = torch.linalg.slogdet(jacobian.reshape(16, 16))[1]
    torch.testing.assert_close(log_q[0], -slope)


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_goes_in_and_comes_out_the_same(kind):
    generator = load(weights_of(kind))
    assert isinstance(generator, Encodes)
    assert isinstance(generator, Scores)
    photo = torch.randint(0, 256, (1, 1, 8, 8)).float().expand(-1, 3, -1, -1) / 255
    found = generator.encode(photo, "exact", CancelToken())
    assert found.report["worst_error"] < 0.05
    torch.testing.assert_close(draw(generator, found.latent), photo, atol=2e-4, rtol=0)


def test_temperature_scales_the_latent_and_cancel_stops():
    generator = load(weights_of())
    z = generator.resolve(Seed(3), {})
    assert torch.equal(draw(generator, z, temperature=0.5), draw(generator, z * 0.5))
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        generator.render(RenderRequest(z, 8, 8), token)


def test_the_probabilities_of_all_values_of_a_pixel_sum_to_one():
    """Under open masks a coupling is the identity, and all pixels are alike and independent."""
    generator = load(weights_of(side=4))
    for name in ("flows.1.mask", "flows.2.mask"):
        generator.tensors[name].fill_(1)
    values = torch.arange(256).float() / 255
    bits_per_pixel = generator.bits_per_dim(torch.zeros(256, 3, 4, 4) + values.reshape(-1, 1, 1, 1))
    assert float(torch.exp2(-bits_per_pixel.double()).sum()) == pytest.approx(1.0, abs=0.05)


def test_a_batch_scores_as_its_singles_and_the_same_twice():
    generator = load(weights_of())
    pictures = torch.rand(3, 3, 8, 8)
    together = generator.bits_per_dim(pictures)
    alone = torch.cat([generator.bits_per_dim(p[None]) for p in pictures])
    torch.testing.assert_close(together, alone, atol=1e-5, rtol=0)
    assert torch.equal(together, generator.bits_per_dim(pictures))


def test_where_it_cannot_be_run_backwards_a_photo_is_refused_in_one_sentence():
    tensors = weights_of()
    tensors["flows.2.scaling_factor"] = torch.full((1,), 6.0)
    tensors["flows.2.network.nn.4.bias"] = torch.tensor([-300.0, 0.0])  # exp(-300) is zero
    generator = load(tensors)
    with pytest.raises(RenderError, match="cannot be run backwards at this picture"):
        generator.encode(torch.rand(1, 3, 8, 8), "exact", CancelToken())


def test_what_is_no_such_flow_is_told_why():
    tensors = weights_of()
    assert "2 couplings on 1 × 8 × 8" in recognise(tensors).reason
    assert "6 couplings" in recognise(weights_of("scales")).reason
    without = {n: t for n, t in tensors.items() if n != "flows.2.network.nn.0.bias"}
    with pytest.raises(MismatchError, match="lacks"):
        recognise(without)
    with pytest.raises(MismatchError, match="foreign"):
        recognise(tensors | {"flows.1.extra": torch.ones(1)})
    moved = {n.replace("flows.2", "flows.4"): t for n, t in tensors.items()}
    with pytest.raises(MismatchError, match="continue"):
        recognise(moved)
    with pytest.raises(MismatchError, match="couplings"):
        recognise({"main.0.weight": torch.ones(3, 3, 4, 4)})


@pytest.mark.parametrize("value", [0.5, float("nan")])
def test_masks_and_numbers_are_checked(value):
    tensors = weights_of()
    tensors["flows.1.mask"] = tensors["flows.1.mask"] * value
    with pytest.raises(ModelError, match=r"mask|finite"):
        load(tensors)


def test_the_published_flow_draws_strokes_that_cost_what_digits_cost():
    generator = opened("mnist-flow-28.ckpt")
    assert isinstance(generator, FlowGenerator)
    z = torch.cat([generator.resolve(Seed(n), {}) for n in range(6)])
    pictures = draw(generator, z)
    assert (pictures < 0.1).float().mean() > 0.7  # a black ground
    assert (pictures > 0.8).float().mean() > 0.02  # and white strokes
    bits = generator.bits_per_dim(pictures)
    assert 0.5 < float(bits.mean()) < 1.6  # its test digits cost 1.08, says the file
    assert float(generator.bits_per_dim(torch.rand(1, 3, 28, 28))) > 5
    found = generator.encode(pictures[:1], "exact", CancelToken())
    assert found.report["worst_error"] < 0.05
