from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from studio.models.diffusion.postcards.autoencoder import AutoencoderLayout, PostcardAutoencoder
from studio.models.diffusion.postcards.networks import Networks
from studio.models.diffusion.postcards.text_encoder import PostcardTextEncoder, TextLayout
from studio.models.diffusion.postcards.transformer import PostcardTransformer, TransformerLayout
from studio.training.postcards.cache import drawn_block
from studio.training.postcards.flow import flow_loss, long_loss
from studio.training.postcards.muon import Muon, orthogonal
from studio.training.postcards.sampling import pictures, sample, velocity
from studio.training.postcards.vocabulary import vocabulary
from studio.training.postcards.weights import build, load_parts, parts_of


@pytest.fixture
def tiny() -> Networks:
    """Small networks with random weights, none of them zero."""
    torch.manual_seed(0)
    words = vocabulary()
    networks = Networks(
        words,
        PostcardTextEncoder(TextLayout(words.size, 32, 1, 2)),
        PostcardTransformer(TransformerLayout(4, 16, 2, 32, 2, 2, 32)),
        PostcardAutoencoder(AutoencoderLayout(4, (16, 16), (16, 16, 16), (1, 1, 1))),
    )
    for part in (networks.transformer, networks.text):
        for weight in part.parameters():
            nn.init.normal_(weight, std=0.1)
    return networks


def _text(networks: Networks, *texts: str) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    out: tuple[torch.Tensor, torch.Tensor, torch.Tensor] = networks.text(
        torch.from_numpy(networks.words.batch(list(texts)))
    )
    return out


def test_shapes_from_words_to_picture(tiny: Networks) -> None:
    latents = sample(tiny, ["two moons", ""], [1, 2], steps=2)
    assert latents.shape == (2, 4, 16, 16)
    assert pictures(tiny, latents).shape == (2, 3, 256, 256)
    assert tiny.autoencoder.encode(torch.zeros(1, 3, 128, 128)).shape == (1, 4, 16, 16)


def test_guidance_one_is_the_prompt_alone(tiny: Networks) -> None:
    x, said, unsaid = torch.randn(1, 4, 16, 16), _text(tiny, "sea"), _text(tiny, "")
    alone = velocity(tiny, x, 0.5, 0.0, said, unsaid, 1.0)
    direct = tiny.transformer(x, torch.tensor([0.5]), said, torch.zeros(1))
    torch.testing.assert_close(alone, direct)
    nearly = velocity(tiny, x, 0.5, 0.0, said, unsaid, 1.0 + 1e-6)
    torch.testing.assert_close(alone, nearly, atol=1e-4, rtol=1e-4)


def test_padding_and_company_change_nothing(tiny: Networks) -> None:
    alone = sample(tiny, ["sea"], [5], steps=2)
    beside = sample(tiny, ["sea", "two moons over a violet sea, birds"], [5, 6], steps=2)[:1]
    torch.testing.assert_close(alone, beside, atol=1e-4, rtol=1e-4)


def test_words_matter_and_so_does_binding(tiny: Networks) -> None:
    one, other = sample(tiny, ["red sky, blue sea", "blue sky, red sea"], [3, 3], steps=2)
    assert (one - other).abs().max() > 1e-4


def test_a_list_means_the_same_in_any_order_of_its_words_mean() -> None:
    torch.manual_seed(1)
    words = vocabulary()
    text = PostcardTextEncoder(TextLayout(words.size, 32, 1, 2))
    pooled = text(
        torch.from_numpy(words.batch(["the sea , birds , rain", "the rain , birds , sea"]))
    )[1]
    assert (pooled[0] - pooled[1]).norm() < pooled[0].norm()


def test_training_on_a_handful_of_scenes_lowers_the_loss(tiny: Networks) -> None:
    clean = torch.randn(8, 4, 16, 16, generator=torch.Generator().manual_seed(0))
    ids = torch.from_numpy(tiny.words.batch(["sea", "dunes"] * 4))
    weights = [*tiny.transformer.parameters(), *tiny.text.parameters()]
    adam = torch.optim.Adam(weights, 3e-3)

    def loss() -> torch.Tensor:
        return flow_loss(tiny, clean, ids, torch.Generator().manual_seed(1)).mean()

    before = float(loss().detach())
    for _ in range(12):
        adam.zero_grad()
        torch.autograd.backward(loss())
        adam.step()
    assert float(loss().detach()) < 0.9 * before


def test_errors_count_by_the_weights_of_their_cells(tiny: Networks) -> None:
    clean = torch.randn(2, 4, 16, 16, generator=torch.Generator().manual_seed(0))
    ids = torch.from_numpy(tiny.words.batch(["sea", "dunes"]))

    def loss(weights: torch.Tensor | None) -> torch.Tensor:
        return flow_loss(tiny, clean, ids, torch.Generator().manual_seed(1), weights)

    torch.testing.assert_close(loss(torch.ones(2, 1, 16, 16)), loss(None))
    left, right = torch.ones(2, 1, 16, 16), torch.ones(2, 1, 16, 16)
    left[..., 8:], right[..., :8] = 0.0, 0.0
    torch.testing.assert_close(loss(left) + loss(right), loss(None))
    assert (loss(left) > 0).all()


def test_a_deeper_network_goes_on_from_a_shallower_one() -> None:
    autoencoder = PostcardAutoencoder(AutoencoderLayout(4, (16, 16), (16, 16, 16), (1, 1, 1)))
    torch.manual_seed(0)
    few, more = (
        build(autoencoder, TransformerLayout(4, 16, 2, 32, layers, 2, 32)) for layers in (2, 4)
    )
    nn.init.normal_(few.transformer.leave.weight, std=0.1)
    assert not load_parts(parts_of(more), parts_of(few).state_dict())
    one, other = (sample(n, ["two moons over the sea"], [3], steps=2) for n in (few, more))
    torch.testing.assert_close(one, other)
    with pytest.raises(RuntimeError, match="not of this network"):
        load_parts(parts_of(few), parts_of(more).state_dict())


def test_long_steps_learn_from_two_shorter_ones(tiny: Networks) -> None:
    clean = torch.randn(4, 4, 16, 16, generator=torch.Generator().manual_seed(0))
    ids = torch.from_numpy(tiny.words.batch(["sea", "dunes"] * 2))
    for seed in range(4):
        noise = torch.Generator().manual_seed(seed)
        errors = long_loss(tiny, tiny, clean, ids, noise, 2.0)
        assert errors.shape == (4,)
        torch.autograd.backward(errors.mean())
    assert tiny.transformer.stride[0].weight.grad is not None


def test_muon_turns_matrices_to_nearly_orthogonal_ones() -> None:
    turned = orthogonal(torch.randn(3, 24, 60, generator=torch.Generator().manual_seed(0))).float()
    sizes = torch.linalg.svdvals(turned)
    assert sizes.min() > 0.3
    assert sizes.max() < 1.4


def test_muon_goes_downhill_and_goes_on_from_its_state() -> None:
    weight = nn.Parameter(torch.eye(8))
    aim = torch.zeros(8, 8)

    def advance(muon: Muon) -> float:
        weight.grad = 2 * (weight.detach() - aim)
        muon.step()
        return float((weight - aim).square().sum().detach())

    muon = Muon([weight], 0.05)
    errors = [advance(muon) for _ in range(10)]
    assert errors[-1] < errors[0]
    again = Muon([weight], 0.05)
    again.restore([running.clone() for running in muon.state()])
    torch.testing.assert_close(again.state()[0], muon.state()[0])


def test_drawn_blocks_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.training.postcards.cache.BLOCK", 2)
    first = drawn_block(tmp_path, 32, 0)
    assert first.shape == (2, 32, 32, 3)
    monkeypatch.setattr(
        "studio.training.postcards.cache.picture_u8", lambda *_: pytest.fail("drawn twice")
    )
    np.testing.assert_array_equal(drawn_block(tmp_path, 32, 0), first)


def test_a_silent_network_gives_the_best_straight_guess() -> None:
    network = PostcardTransformer(TransformerLayout(4, 16, 2, 32, 1, 2, 32))
    words = vocabulary()
    text = PostcardTextEncoder(TextLayout(words.size, 32, 1, 2))
    noise = torch.Generator().manual_seed(3)
    clean, start = (torch.randn(64, 4, 16, 16, generator=noise) for _ in range(2))
    said = text(torch.from_numpy(words.batch([""] * 64)))
    for time in (0.1, 0.5, 0.9):
        mixed = (1 - time) * clean + time * start
        guess = network(mixed, torch.full((64,), time), said, torch.zeros(64))
        slope = float(((start - clean) * mixed).sum() / mixed.square().sum())
        torch.testing.assert_close(guess, slope * mixed, atol=0.05, rtol=0.0)
