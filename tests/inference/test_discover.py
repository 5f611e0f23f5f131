"""Directions found and learned on a generator whose true ones are known."""

from types import SimpleNamespace

import numpy as np
import pytest
import torch

from studio.inference.engine import Engine
from studio.inference.mailbox import Mailbox
from studio.values.directions import Direction
from studio.values.edit import with_amounts
from studio.values.latent import Vector
from studio.values.messages import CancelJob, FindDirectionsJob, LearnDirectionJob
from studio.values.recipe import Recipe
from tests.helpers.fake_generator import D, FakeModels, card_of, info_of, recipe_of

BRIGHT, WARM, WIDE = 1, 4, 6
"""Which coordinates do what in the pictures below."""


def simple(generator, request):
    """Three effects a person can see, the rest of the latent does nothing."""
    z = request.latents.reshape(-1, D).double()
    y0, y1 = request.rows or (0, request.height)
    x = torch.linspace(-1, 1, request.width, dtype=torch.float64)
    wide = (0.02 * z[:, WIDE, None] * x)[:, None, None, :]
    warm = 0.04 * z[:, WARM, None] * torch.tensor([1.0, 0.0, -1.0])
    base = 0.5 + 0.08 * torch.tanh(z[:, BRIGHT])[:, None] + warm
    return (base[:, :, None, None] + wide).float().expand(-1, -1, y1 - y0, -1).contiguous()


@pytest.fixture
def bench():
    return make_bench()


def make_bench(*cards):
    models = FakeModels(*cards)
    models.script.on_render = simple
    box, results = Mailbox(), []
    engine = Engine(models, box, results.append, None, models.open)

    def run(*requests, steps=10_000):
        for request in requests:
            box.post(request)
        for _ in range(steps):
            taken = box.take(0.0)
            if taken is None:
                break
            engine.do(taken)
        return results

    return run


def names(results):
    return [type(r).__name__ for r in results]


def vector_of(direction):
    return np.frombuffer(direction.vector, "<f4")


def test_visible_effects_are_found_named_and_calibrated(bench):
    results = bench(FindDirectionsJob(1, card_of().ref, 3))
    assert names(results)[-2:] == ["DirectionsFound", "JobDone"]
    found = results[-2].directions
    assert [d.name for d in found] == ["Found 1", "Found 2", "Found 3"]
    axes = [int(np.abs(vector_of(d)).argmax()) for d in found]
    assert sorted(axes) == sorted([BRIGHT, WARM, WIDE])
    assert all(np.abs(vector_of(d)).max() > 0.9 for d in found)
    words = {axis: (d.low, d.high) for axis, d in zip(axes, found, strict=True)}
    assert words[BRIGHT] == ("darker", "brighter")
    assert words[WARM] == ("cooler", "warmer")
    assert vector_of(found[axes.index(BRIGHT)])[BRIGHT] > 0
    assert all("%" in d.note for d in found)
    assert len({d.id for d in found}) == 3


def change_by(delta):
    points = torch.randn(60, D, generator=torch.Generator().manual_seed(1)).double()
    request = {"rows": None, "height": 9, "width": 9}
    ahead, behind = (
        simple(None, SimpleNamespace(latents=p, **request))
        for p in (points + delta, points - delta)
    )
    return float((ahead - behind).square().mean().sqrt()) / 2


def test_one_unit_changes_the_picture_about_equally(bench):
    found = bench(FindDirectionsJob(1, card_of().ref, 3))[-2].directions
    changes = [change_by(torch.from_numpy(d.delta().copy()).double()) for d in found]
    assert max(changes) < 1.3 * min(changes)


def test_found_directions_are_as_strong_as_the_models_own():
    own = tuple(
        Direction.of(f"own {axis}", "z", np.eye(D, dtype=np.float32)[axis], step, "axis")
        for axis, step in ((BRIGHT, 0.3), (WARM, 0.6), (WIDE, 1.4))
    )
    card = card_of(info=info_of(directions=own))
    middle = sorted(change_by(torch.from_numpy(d.delta().copy()).double()) for d in own)[1]
    found = make_bench(card)(FindDirectionsJob(1, card.ref, 2))[-2].directions
    for direction in found:
        changed = change_by(torch.from_numpy(direction.delta().copy()).double())
        assert changed == pytest.approx(middle, rel=0.3)


def test_the_search_reports_and_can_be_stopped(bench):
    results = bench(FindDirectionsJob(1, card_of().ref, 3), steps=5)
    assert "JobProgress" in names(results)
    results = bench(CancelJob(1))
    assert results[-1].cancelled
    assert "DirectionsFound" not in names(results)


def test_the_same_search_finds_the_same(bench):
    one = [d.id for d in bench(FindDirectionsJob(1, card_of().ref, 3))[-2].directions]
    two = [d.id for d in bench(FindDirectionsJob(2, card_of().ref, 3))[-2].directions]
    assert one == two


def test_a_direction_is_learned_from_a_few_examples(bench):
    card = card_of()

    def example(seed, bright):
        values = np.random.default_rng(seed).standard_normal(D).astype(np.float32)
        values[BRIGHT] = bright
        return Recipe(card.ref, Vector.of("z", values), 32, 32)

    having = tuple(example(k, 1.5) for k in range(6))
    lacking = tuple(example(k + 50, -1.5) for k in range(6))
    results = bench(LearnDirectionJob(1, card.ref, "Glow", having, lacking))
    (direction,) = results[-2].directions
    assert (direction.name, direction.high, direction.origin) == ("Glow", "Glow", "examples")
    assert vector_of(direction)[BRIGHT] > 0.7
    moved = with_amounts(recipe_of(), {direction.id: 2.0}, [direction])
    assert moved.directions == {direction.id: direction}


def test_one_example_is_enough(bench):
    results = bench(LearnDirectionJob(1, card_of().ref, "Like this", (recipe_of(4),), ()))
    assert names(results)[-2:] == ["DirectionsFound", "JobDone"]


@pytest.mark.parametrize(
    ("having", "lacking", "words"),
    [
        ((), (recipe_of(),), "at least one"),
        ((recipe_of(),), (recipe_of(),), "the same"),
        ((recipe_of(card=card_of("other")),), (), "belongs to other"),
    ],
)
def test_useless_examples_are_refused(bench, having, lacking, words):
    results = bench(LearnDirectionJob(1, card_of().ref, "X", having, lacking))
    assert words in results[-1].message
    assert not results[-1].cancelled
