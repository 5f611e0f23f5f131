"""Directions out of the weights of styles and out of samples of w."""

from functools import cache, partial

import numpy as np
import pytest
import torch

from studio.inference import discover
from studio.models.base import RenderRequest, Styles
from studio.values import edit
from studio.values.cancel import CancelToken
from studio.values.controls import check_controls
from studio.values.directions import Direction
from studio.values.latent import Seed
from studio.values.layers import third
from studio.values.messages import CalibrateJob, DirectionsFound, FindDirectionsJob, JobFailed
from tests.helpers.fake_generator import FakeModels, card_of
from tests.helpers.style_files import CONDITIONAL, CONFIG
from tests.helpers.styled_models import OneModel, answers, styled

LAYERS = CONFIG.layers


@pytest.fixture(scope="module")
def source():
    return OneModel(styled())


def searched(source, **asked):
    results = answers(source, FindDirectionsJob(1, source.card.ref, **asked))
    return next(r.directions for r in results if isinstance(r, DirectionsFound))


@pytest.fixture(scope="module")
def found(source):
    """Directions of the network, searched once for each way of asking."""
    return cache(partial(searched, source))


def vector(direction):
    return torch.from_numpy(np.frombuffer(direction.vector, "<f4").copy()).double()


def test_directions_of_the_weights_are_their_eigenvectors(source, found):
    directions = found(how="weights", count=4, parts=False)
    rows = torch.cat(source.generator.style_weights()).double()
    product = rows.T @ rows
    stack = torch.stack([vector(d) for d in directions])
    assert torch.allclose(stack @ stack.T, torch.eye(4, dtype=torch.float64), atol=1e-5)
    values = (stack @ product @ stack.T).diagonal()
    assert torch.allclose(stack @ product, values[:, None] * stack, atol=1e-3 * float(values[0]))
    assert bool((values.diff() < 0).all())
    assert {d.origin for d in directions} == {"sefa"}
    assert all(d.layers is None and d.space == "w" for d in directions)


def test_each_part_has_its_own_and_they_begin_there(source, found):
    directions = found(how="weights", count=6)
    names = ["Shape 1", "Form 1", "Colour 1", "Shape 2", "Form 2", "Colour 2"]
    assert [d.name for d in directions] == names
    coarse = directions[0]
    assert coarse.layers == third("coarse", LAYERS)
    rows = torch.cat(source.generator.style_weights()[: coarse.layers[1] + 1]).double()
    longest = torch.linalg.svd(rows).Vh[0]
    assert abs(abs(float(longest @ vector(coarse))) - 1) < 1e-5
    recipe = edit.new_recipe(source.card, 3)
    moved = edit.with_amounts(recipe, {coarse.id: 2.0}, (coarse,))
    assert edit.moves_of(moved.latent)[coarse.id].layers == coarse.layers
    ahead = source.generator.resolve(moved.latent, moved.directions)
    apart = (ahead - source.generator.resolve(recipe.latent, {}))[0]
    last = coarse.layers[1]
    expected = torch.from_numpy(2.0 * coarse.delta()).expand(last + 1, -1)
    assert torch.allclose(apart[: last + 1], expected, atol=1e-4)
    assert float(apart[last + 1 :].abs().max()) == 0.0


def test_directions_of_the_samples_are_their_principal_components(source, found):
    directions = found(how="samples", count=3, parts=False)
    z = torch.randn(20_000, CONFIG.z_dim, generator=torch.Generator().manual_seed(2))
    w = source.generator.style_points(z, {}).double()
    _, vectors = torch.linalg.eigh(torch.cov(w.T))
    overlap = (vectors.T.flip(0)[:2] @ torch.stack([vector(d) for d in directions[:2]]).T).abs()
    assert float(overlap.diagonal().min()) > 0.95
    assert {d.origin for d in directions} == {"pca"}


def test_the_same_component_on_other_layers_is_another_direction(found):
    directions = found(how="samples", count=6)
    assert len({d.id for d in directions}) == 6
    assert abs(float(vector(directions[0]) @ vector(directions[1]))) > 0.999


def test_one_unit_changes_the_picture_about_equally(found):
    steps = [d.step for d in found(how="weights", count=6)]
    assert len(set(steps)) > 1
    assert all(0.02 <= step <= 1.5 for step in steps)


def test_classes_are_those_of_the_place():
    source = OneModel(styled(CONDITIONAL))
    one = searched(source, how="samples", count=1, parts=False, controls={"class": "0"})
    two = searched(source, how="samples", count=1, parts=False, controls={"class": "2"})
    assert one[0].vector != two[0].vector


def test_a_model_without_styles_says_so():
    models = FakeModels()
    job = FindDirectionsJob(1, card_of().ref, how="weights")
    results = []
    from studio.inference.engine import Engine
    from studio.inference.mailbox import Mailbox

    box = Mailbox()
    engine = Engine(models, box, results.append, None, models.open)
    box.post(job)
    engine.do(box.take(0.0))
    failed = next(r for r in results if isinstance(r, JobFailed))
    assert "no styles" in failed.message


def test_the_weights_read_every_layer(source):
    assert isinstance(source.generator, Styles)
    weights = source.generator.style_weights()
    assert len(weights) == LAYERS
    assert all(len(w) > 0 and w.shape[1] == CONFIG.w_dim for w in weights)
    assert source.generator.resolve(Seed(1), {}).shape == (1, LAYERS, CONFIG.w_dim)


def test_directions_from_elsewhere_get_a_measure_and_keep_their_way(source):
    values = np.random.default_rng(3).standard_normal((2, CONFIG.w_dim)).astype(np.float32)
    bare = tuple(
        Direction.of(f"D{k}", "w", row, 1.0, "imported", ) for k, row in enumerate(values)
    )  # fmt: skip
    results = answers(source, CalibrateJob(1, source.card.ref, bare))
    made = next(r.directions for r in results if isinstance(r, DirectionsFound))
    assert [d.name for d in made] == ["D0", "D1"]
    assert [d.vector for d in made] == [d.vector for d in bare]
    assert all(0.02 <= d.step <= 1.5 for d in made)
    assert len({d.step for d in made}) == 2
    foreign = Direction.of("F", "w", np.ones(3, np.float32), 1.0, "imported")
    results = answers(source, CalibrateJob(1, source.card.ref, (foreign,)))
    assert "does not fit" in results[-1].message


@pytest.mark.parametrize("how", ["weights", "samples", "pictures"])
def test_directions_that_nobody_sees_are_left_out(source, found, how, monkeypatch):
    some = found(how=how, count=6)
    assert some
    for direction in some:
        assert direction.limit in discover.REACHES
        apart = ends_differ(source, direction)
        assert apart >= 0.4 * discover.LEAST  # at other places than those that were measured
        assert apart < 10.0
    monkeypatch.setattr(discover, "LEAST", 10.0)
    monkeypatch.setattr(discover, "SEEN", 10.0)
    assert searched(source, how=how, count=2) == ()


def ends_differ(source, direction):
    """How far apart the ends of its slider lie, as seen from afar, over four places."""
    found, values = [], check_controls(source.card.info.controls, {})
    for n in range(4):
        ends = []
        for amount in (-direction.limit, direction.limit):
            recipe = edit.with_amounts(
                edit.new_recipe(source.card, n), {direction.id: amount}, (direction,)
            )
            latent = source.generator.resolve(recipe.latent, recipe.directions)
            asked = RenderRequest(latent, recipe.width, recipe.height, values)
            picture = source.generator.render(asked, CancelToken())
            ends.append(torch.nn.functional.adaptive_avg_pool2d(picture, discover.CELLS))
        found.append(float((ends[0] - ends[1]).square().mean().sqrt()))
    return float(np.mean(found))
