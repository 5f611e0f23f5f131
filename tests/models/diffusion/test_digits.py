"""The small U-Net with layer norms: what it is, what it draws, drafts and cancel."""

from __future__ import annotations

import pytest
import torch

from studio.errors import Cancelled, ModelError
from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.diffusion import digits
from studio.models.diffusion.generator import DRAFT_STEPS
from studio.models.opening.recognise import Group, MismatchError
from studio.values.latent import Seed
from tests.helpers.checkpoints import loaded, opened


def weights(channels=1, side=12, steps=20, wide=(2, 3, 4)):
    """Random weights, one block a stage."""
    a, b, c = wide
    widths = {"b1": a, "b2": b, "b3": c, "b_mid": c, "b4": b, "b5": a, "b_out": a}
    found = {
        "time_embed.weight": (steps, 6), "b1.0.ln.weight": (channels, side, side),
        **{f"{stage}.0.conv1.weight": (wide,) for stage, wide in widths.items()},
    }  # fmt: skip
    torch.manual_seed(2)
    return Weights(
        {name: torch.randn(shape) * 0.2 for name, shape in digits.shapes_of(found).items()}
    )


def draw(generator, latents, draft=False, **controls):
    size = generator.info.sizes.default
    request = RenderRequest(latents, *size, controls=controls, draft=draft)
    return generator.render(request, CancelToken())


@pytest.mark.parametrize(("channels", "shown"), [(1, 3), (3, 3), (4, 4)])
def test_pictures_of_any_channels_batches_and_repeats(channels, shown):
    generator = loaded(digits.NAME, weights(channels))
    z = torch.randn(2, *generator.info.space.shape)
    pictures = draw(generator, z, steps=4)
    assert pictures.shape == (2, shown, 12, 12)
    assert torch.equal(pictures, draw(generator, z, steps=4))
    singles = torch.cat([draw(generator, one[None], steps=4) for one in z])
    torch.testing.assert_close(pictures, singles, atol=1e-5, rtol=0)


def test_a_draft_takes_few_steps_and_tells_them():
    generator = loaded(digits.NAME, weights(steps=200))
    z, told = torch.randn(1, 1, 12, 12), []
    for draft in (True, False):
        request = RenderRequest(z, 12, 12, {"steps": 30}, draft=draft)
        generator.render(request, CancelToken(), lambda done, total: told.append((done, total)))
    assert told[DRAFT_STEPS - 1] == (DRAFT_STEPS, DRAFT_STEPS)
    assert told[-1] == (30, 30)
    assert torch.equal(draw(generator, z, draft=True, steps=3), draw(generator, z, steps=3))


def test_cancel_is_looked_at_between_steps():
    generator, token = loaded(digits.NAME, weights()), CancelToken()
    done = []

    def stop(step, _total):
        done.append(step)
        if step == 2:
            token.cancel()

    request = RenderRequest(torch.randn(1, 1, 12, 12), 12, 12, {"steps": 9})
    with pytest.raises(Cancelled):
        generator.render(request, token, stop)
    assert done == [1, 2]


def test_noise_is_brought_to_spread_one_and_its_mean_is_the_ground_control():
    generator = loaded(digits.NAME, weights())
    z = torch.randn(1, 1, 12, 12)
    torch.testing.assert_close(
        draw(generator, z, steps=4), draw(generator, 2 * z + 3, steps=4), atol=1e-4, rtol=0
    )
    noise = generator.start(z, {"ground": 1.5})
    assert float(noise.mean()) * 12 == pytest.approx(1.5, abs=1e-4)


def test_what_is_no_such_network_is_told_why():
    good = {name: tuple(value.shape) for name, value in weights().items()}
    assert "1 × 12 × 12, 20 steps" in digits.recognise(Group("", good)).reason
    for change, words in (
        ({"extra": (1,)}, "foreign"),
        ({"b1.0.ln.weight": (1, 16, 16)}, "cannot halve"),
        ({"down1.weight": (9, 9, 4, 4)}, "expected"),
        ({"time_embed.weight": (3, 6)}, "3 steps"),
    ):
        with pytest.raises(MismatchError, match=words):
            digits.recognise(Group("", good | change))
    with pytest.raises(MismatchError, match="lacks"):
        digits.recognise(Group("", {"some.weight": (3, 3)}))
    broken = weights()
    broken["conv_out.bias"] = broken["conv_out.bias"] * float("nan")
    with pytest.raises(ModelError, match="finite"):
        loaded(digits.NAME, broken)


def test_the_published_ddpm_draws_white_strokes_on_a_dark_ground():
    generator = opened("mnist-ddpm-28.pt")
    z = torch.cat([generator.resolve(Seed(n, "noise"), {}) for n in range(4)])
    pictures = draw(generator, z, steps=20)
    border = torch.cat((pictures[:, :, :2].flatten(1), pictures[:, :, -2:].flatten(1)), 1)
    assert border.mean() < 0.35
    assert (pictures > 0.8).float().mean() > 0.02
    drafts = draw(generator, z, draft=True)
    assert (drafts - draw(generator, z)).abs().mean() < 0.1
