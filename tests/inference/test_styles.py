"""Models that go from z to w in the engine: points under controls, usual, learning in w."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from studio.inference.discover import learn_direction
from studio.inference.renderer import Renderer
from studio.inference.sketches import Sketcher
from studio.models.gan.styled import StyledGenerator
from studio.models.gan.stylegan2.generator import StyleGan2Drawing, describe
from studio.values.cancel import CancelToken
from studio.values.latent import Seed, Vector
from studio.values.messages import LearnDirectionJob
from tests.helpers.fake_generator import FakeModels, card_of, recipe_of
from tests.helpers.style_files import CONFIG, lively

CARD = card_of("styles", describe(CONFIG))


@pytest.fixture
def renderer(tmp_path):
    def opener(model, device):
        return StyledGenerator(CARD.info, StyleGan2Drawing(lively()), 0, device)

    return Renderer(FakeModels(CARD), tmp_path, opener)


def test_controls_bend_the_way_to_the_point(renderer):
    scenes = [renderer.scene(recipe_of(1, (32, 32), CARD, truncation=psi)) for psi in (0.0, 1.0)]
    middle = lively().mapping.w_avg
    assert torch.allclose(scenes[0].point, middle.expand_as(scenes[0].point), atol=1e-6)
    assert not torch.allclose(scenes[0].point, scenes[1].point, atol=1e-2)
    assert scenes[0].usual() == scenes[1].usual()


def test_usual_is_told_of_places_in_every_space(renderer):
    for latent in (Seed(1), Vector.of("w", np.ones(CONFIG.w_dim, np.float32))):
        recipe = replace_latent(recipe_of(1, (32, 32), CARD), latent)
        assert -1.0 <= renderer.scene(recipe).usual() <= 1.0


def replace_latent(recipe, latent):
    from studio.values.edit import with_latent

    return with_latent(recipe, latent)


def test_drafts_and_full_pictures(renderer):
    scene = renderer.scene(recipe_of(3, (32, 32), CARD))
    full, _ = renderer.full(scene, 32, CancelToken())
    draft, _ = renderer.draft(scene, 16, CancelToken())
    assert full.shape == (32, 32, 3)
    assert draft.shape == (16, 16, 3)


def test_a_direction_is_learnt_in_w(renderer):
    loaded = renderer.cache.get(CARD.ref)
    sketch = Sketcher(renderer, loaded, CancelToken(), lambda: None)
    recipes = tuple(recipe_of(n, (32, 32), CARD) for n in range(4))
    job = LearnDirectionJob(1, CARD.ref, "Found", recipes[:2], recipes[2:])
    steps = learn_direction(sketch, job, lambda done, total: None)
    try:
        while True:
            next(steps)
    except StopIteration as end:
        direction, _ = end.value
    assert direction.space == "w"
    assert len(direction.vector) == 4 * CONFIG.w_dim
    beyond = replace(sketch, beyond=True)
    places = beyond.seeds(0, 2)
    assert places.shape == (2, CONFIG.w_dim)
    delta = torch.from_numpy(direction.delta().astype(np.float64))
    assert beyond.change(places, delta) > 0
