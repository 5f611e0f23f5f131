"""House models that are moved by their pictures: they draw what they show, and can be followed."""

import pytest
import torch
from torch.nn import functional

from studio.files.paths import resources
from studio.inference.renderer import Renderer
from studio.library.models import InstalledModels
from studio.models.base import RenderRequest, Steers
from studio.values import edit
from studio.values.cancel import CancelToken


@pytest.mark.parametrize(("name", "size", "off"), [
    ("ridgelines", (96, 64), 0.02), ("garden", (64, 96), 0.01), ("darkroom", (64, 64), 0.01),
])  # fmt: skip
def test_what_is_followed_is_what_is_shown(tmp_path, name, size, off):
    models = InstalledModels((resources() / "models",))
    card = models.named(name).card
    recipe = edit.new_recipe(card, 4, size)
    scene = Renderer(models, tmp_path).scene(recipe)
    model, controls = scene.loaded.full, scene.controls
    assert isinstance(model, Steers)
    shown = model.render(RenderRequest(scene.point, *size, controls), CancelToken())
    point = scene.point.clone().requires_grad_()
    followed = model.steered(point, size, controls, lambda: None)
    found = functional.interpolate(followed[:, :3], size[::-1], mode="bilinear", antialias=True)
    assert float((found.detach() - shown).abs().mean()) < off
    (slope,) = torch.autograd.grad(followed.square().mean(), point)
    assert torch.isfinite(slope).all()
    assert slope.any()
