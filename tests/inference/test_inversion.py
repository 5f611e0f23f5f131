"""Finding pictures in generators without an encoder."""

import numpy as np
import pytest
import torch

from studio.core.pixels import to_u8
from studio.inference.inversion import project, unlikeness
from studio.models.base import CancelToken, Projects
from studio.models.gan.classes import class_controls
from studio.models.plain import PlainGenerator
from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.latent import Seed
from studio.values.messages import (
    CancelJob,
    JobDone,
    JobFailed,
    JobFrame,
    PictureEncoded,
    ProjectJob,
)
from tests.helpers.style_files import CONDITIONAL, CONFIG
from tests.helpers.styled_models import OneModel, answers, styled

STEPS = 60


def plain():
    """Smooth pictures of a z of 6 numbers."""
    dice = torch.Generator().manual_seed(1)
    weights = {"w": torch.randn(6, 3 * 16 * 16, generator=dice)}

    def draw(tensors, latents, controls, check):
        check()
        rough = (latents @ tensors["w"]).reshape(-1, 3, 16, 16)
        smooth = torch.nn.functional.avg_pool2d(rough, 5, 1, 2)
        return 0.5 + 0.5 * torch.tanh(smooth)

    info = GeneratorInfo(
        "gan", "plain", (Space("z", (6,)),), Sizes((16, 16), ((16, 16),)),
        controls=class_controls(0), abilities=("projects",),
    )  # fmt: skip
    return PlainGenerator(info, weights, draw)


def of_seed(model, seed, controls):
    points = model.resolve(Seed(seed), {})
    with torch.no_grad():
        return model.followed(points, controls, lambda: None).clamp(0, 1)


@pytest.mark.parametrize(("make", "controls", "share"), [
    (plain, {}, 0.25), (styled, {}, 0.75), (lambda: styled(CONDITIONAL), {"class": "2"}, 0.75),
])  # fmt: skip
def test_a_picture_that_the_generator_made_is_found_again(make, controls, share):
    model = make()
    assert isinstance(model, Projects)
    wanted = of_seed(model, 300, controls)
    found = list(project(model, wanted, controls, CancelToken(), STEPS))
    assert [f.done for f in found] == list(range(1, STEPS + 1))
    last = found[-1]
    assert last.error < share * last.first
    assert last.space == model.info.spaces[-1].name
    assert tuple(last.point.shape[1:]) == model.info.spaces[-1].shape
    with torch.no_grad():
        again = model.followed(last.point, controls, lambda: None)
    assert torch.allclose(again, last.picture, atol=1e-5)


def test_places_that_are_found_stay_where_pictures_are():
    model = plain()
    *_, last = project(model, torch.ones(1, 3, 16, 16), {}, CancelToken(), 30)
    assert 0.4 < float(last.point.square().mean().sqrt()) < 1.6


def test_the_same_picture_is_not_unlike_and_others_are():
    one, two = of_seed(plain(), 1, {}), of_seed(plain(), 2, {})
    assert float(unlikeness(one, one)) == 0.0
    assert float(unlikeness(one, two)) > 0.05


def photo(model):
    return to_u8(of_seed(model, 5, {}))[0]


def job(source, number=1, steps=12):
    return ProjectJob(number, source.card.ref, photo(source.generator), "c" * 64, {}, steps)


def test_the_job_shows_how_far_it_is_and_answers_with_a_place():
    source = OneModel(styled())
    results = answers(source, job(source))
    found = next(r for r in results if isinstance(r, PictureEncoded))
    assert found.latent.fit == "projected"
    assert found.latent.vector.space == "w+"
    assert found.latent.vector.shape == (CONFIG.layers, CONFIG.w_dim)
    assert found.report["rms_error"] < found.report["rms_error_at_start"]
    frames = [r for r in results if isinstance(r, JobFrame)]
    assert isinstance(results[-1], JobDone)
    styles = source.generator.resolve(found.latent, {})
    assert np.allclose(styles[0].numpy(), found.latent.vector.array(), atol=1e-6)
    with torch.no_grad():
        picture = source.generator.followed(styles, {}, lambda: None)
    assert np.abs(to_u8(picture.clamp(0, 1))[0].astype(int) - frames[-1].pixels).max() <= 1


@pytest.mark.parametrize("keep", [True, False])
def test_a_search_can_be_ended_with_what_it_has_or_without(keep):
    source = OneModel(styled())
    asked = []

    def between(results):
        if not asked and any(isinstance(r, JobFrame) for r in results):
            asked.append(True)
            return CancelJob(1, keep)
        return None

    results = answers(source, job(source, steps=500), between=between)
    found = [r for r in results if isinstance(r, PictureEncoded)]
    assert len(found) == keep
    if keep:
        assert found[0].report["steps"] < 100
        assert isinstance(results[-1], JobDone)
    else:
        assert isinstance(results[-1], JobFailed)
        assert results[-1].cancelled


def test_the_person_without_patience_still_gets_the_first_step():
    source = OneModel(styled())
    results = answers(source, job(source), CancelJob(1, keep=True))
    assert any(isinstance(r, PictureEncoded) for r in results)


def test_a_model_that_cannot_be_searched_says_so():
    model = plain()
    model._info = GeneratorInfo("gan", "plain", model.info.spaces, model.info.sizes)
    source = OneModel(model)
    results = answers(source, ProjectJob(1, source.card.ref, np.zeros((16, 16, 3), "u1"), "c" * 64))
    assert "cannot be searched" in results[-1].message
