"""Directions found in the middle of a denoiser, on a small network of random weights."""

import numpy as np
import pytest
import torch

from studio.errors import ModelError
from studio.inference import discover_inside
from studio.inference.discover_inside import find_inside
from studio.inference.renderer import Renderer
from studio.inference.sketches import Sketcher
from studio.values.cancel import CancelToken
from studio.values.messages import FindDirectionsJob
from tests.helpers.fake_generator import FakeModels, card_of
from tests.helpers.postcard_parts import small_generator

CONTROLS = {"prompt": "a violet sea, moon", "steps": 4, "guidance": 2.0}


def sketcher(card, opened):
    models = FakeModels(card)
    opener = models.open if opened is None else lambda model, device: opened
    renderer = Renderer(models, None, opener)
    return Sketcher(
        renderer, renderer.cache.get(card.ref), CancelToken(), lambda: None, controls=CONTROLS
    )


def run(sketch, count=2):
    said = []
    steps = find_inside(
        sketch,
        FindDirectionsJob(1, sketch.loaded.card.ref, count, 0, "inside", controls=CONTROLS),
        lambda done, total: said.append((done, total)),
    )
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value[0], said


@pytest.fixture(scope="module")
def found():
    generator = small_generator()
    sketch = sketcher(card_of("small", generator.info), generator)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(discover_inside, "SEEDS", 16)
        patch.setattr(discover_inside, "LEAST", -1.0)  # small random networks show little
        return (sketch, *run(sketch))


def test_they_are_at_right_angles_and_travel_in_recipes(found):
    sketch, directions, said = found
    shape = sketch.loaded.full._middle.shape
    assert [d.space for d in directions] == ["h", "h"]
    vectors = [np.frombuffer(d.vector, "<f4") for d in directions]
    assert all(v.size == np.prod(shape) for v in vectors)
    assert np.allclose([[a @ b for b in vectors] for a in vectors], np.eye(2), atol=1e-5)
    assert all("% of what differs in the middle" in d.note for d in directions)
    assert said[-1][0] == said[-1][1]


def test_the_strongest_holds_most_of_what_differs_there(found):
    """Against the variance along each of what the middle held, found again here."""
    sketch, directions, _ = found
    with torch.inference_mode():
        held = sketch.inside(sketch.seeds(0, 16)).double().flatten(1)
    along = [
        float((held @ torch.from_numpy(np.frombuffer(d.vector, "<f4").astype(float))).var())
        for d in directions
    ]
    assert along[0] > along[1] > 0
    other = torch.randn(held.shape[1], generator=torch.Generator().manual_seed(1)).double()
    assert along[1] > float((held @ (other / other.norm())).var())


def test_a_model_without_such_a_network_says_so():
    sketch = sketcher(card_of(), None)
    with pytest.raises(ModelError, match="no diffusion model"):
        run(sketch)
