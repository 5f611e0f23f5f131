"""How surprising a picture is: in full frames, for photographs, and not for models that cannot."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from studio.errors import ModelError, RenderError
from studio.inference.direct import DirectEngine
from studio.inference.engine import Engine
from studio.inference.mailbox import Mailbox
from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.flow import realnvp
from studio.models.surprise import sample_range
from studio.values.edit import new_recipe, with_latent
from studio.values.latent import Blend
from studio.values.messages import (
    DirectionsFound,
    DraftRequest,
    EncodeJob,
    FrameReady,
    FullRequest,
    LearnDirectionJob,
    PictureEncoded,
)
from tests.helpers.checkpoints import loaded
from tests.helpers.fake_generator import FakeModels, card_of
from tests.helpers.flows import realnvp as weights_of


class FlowModels(FakeModels):
    """One installed flow."""

    def __init__(self):
        self.generator = loaded(realnvp.NAME, Weights(weights_of()))
        super().__init__(card_of("flow", self.generator.info))

    def open(self, model, device):
        return self.generator


def answers(models, *requests):
    box, results = Mailbox(), []
    engine = Engine(models, box, results.append, None, models.open)
    for request in requests:
        box.post(request)
        while (taken := box.take(0.0)) is not None:
            engine.do(taken)
    return results


@pytest.fixture
def models():
    return FlowModels()


def test_full_frames_carry_the_bits_of_what_is_shown_and_drafts_none(models):
    recipe = new_recipe(models.models()[0].card, 3)
    full, draft = (
        next(r for r in answers(models, request) if isinstance(r, FrameReady))
        for request in (FullRequest(1, recipe, 8), DraftRequest(2, recipe, 8))
    )
    shown = torch.from_numpy(np.array(full.pixels)).permute(2, 0, 1)[None].float() / 255
    assert full.surprise == pytest.approx(float(models.generator.bits_per_dim(shown)[0]))
    assert draft.surprise is None
    small = next(r for r in answers(models, FullRequest(1, recipe, 4)) if isinstance(r, FrameReady))
    assert small.surprise is None


def test_a_photo_is_scored_when_it_goes_in(models):
    photo = np.random.default_rng(1).integers(0, 256, (20, 30, 3), np.uint8)
    card = models.models()[0].card
    found = next(
        r
        for r in answers(models, EncodeJob(1, card.ref, photo, "b" * 64))
        if isinstance(r, PictureEncoded)
    )
    engine = DirectEngine(models, None, models.open)
    assert found.report["bits_per_dim"] == pytest.approx(engine.surprise(card.ref, photo))
    assert found.report["worst_error"] < 0.05


def test_the_photo_comes_back_and_the_ends_of_a_blend_are_exact(models):
    card, engine = models.models()[0].card, DirectEngine(models, None, models.open)
    rng = np.random.default_rng(2)
    photos = [np.repeat(rng.integers(0, 256, (8, 8, 1), np.uint8), 3, 2) for _ in range(2)]
    places = [engine.encode(card.ref, photo, f"{n}" * 64)[0] for n, photo in enumerate(photos)]
    for how in ("round", "straight", "keep_length"):
        for t, photo in zip((0.0, 1.0), photos, strict=True):
            mixed = Blend(tuple(places), (1.0 - t, t), how, "z")
            assert np.array_equal(engine.picture(with_latent(new_recipe(card, 1), mixed)), photo)


def test_a_model_that_measures_none_says_so(models):
    other = FakeModels()
    engine = DirectEngine(other, None, other.open)
    photo = np.zeros((8, 8, 3), np.uint8)
    with pytest.raises(ModelError, match="does not measure surprise"):
        engine.surprise(other.models()[0].card.ref, photo)


def test_a_broken_figure_costs_no_frame_and_is_refused_for_a_photo(models):
    models.generator.bits_per_dim = lambda pixels: pixels.new_full((1,), float("nan"))
    card = models.models()[0].card
    frame = next(
        r for r in answers(models, FullRequest(1, new_recipe(card, 1), 8))
        if isinstance(r, FrameReady)
    )  # fmt: skip
    assert frame.surprise is None
    with pytest.raises(RenderError, match="no figure"):
        DirectEngine(models, None, models.open).surprise(card.ref, np.zeros((8, 8, 3), np.uint8))


def test_the_range_of_samples_holds_nine_of_ten(models):
    usual = sample_range(models.generator)
    assert usual.of == "samples"
    z = torch.randn(60, 1, 8, 8, generator=torch.Generator().manual_seed(1))
    pictures = models.generator.render(RenderRequest(z, 8, 8), CancelToken())
    bits = models.generator.bits_per_dim(pictures)
    inside = ((bits >= usual.low) & (bits <= usual.high)).float().mean()
    assert 0.6 < float(inside) <= 1.0


def test_a_direction_is_learned_from_examples_in_flow_space(models):
    card = models.models()[0].card
    having = tuple(new_recipe(card, seed) for seed in (1, 2, 3))
    lacking = tuple(new_recipe(card, seed) for seed in (4, 5, 6))
    job = LearnDirectionJob(1, card.ref, "thick", having, lacking)
    found = next(r for r in answers(models, job) if isinstance(r, DirectionsFound))
    (direction,) = found.directions
    generator = models.generator
    along = generator.resolve(having[0].latent, {}) - generator.resolve(lacking[0].latent, {})
    delta = torch.from_numpy(direction.delta().copy()).reshape(along.shape)
    assert float((along * delta).sum()) > 0
