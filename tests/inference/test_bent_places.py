"""Places drawn with bends, and the layers that can be bent."""

import numpy as np
import pytest
import torch

from studio.inference.layers_inside import grouped
from studio.inference.renderer import Renderer
from studio.values import edit
from studio.values.bending import Bend
from studio.values.cancel import CancelToken
from studio.values.messages import JobFailed, LayersJob, LayersSeen
from tests.helpers.fake_generator import FakeModels, card_of, recipe_of
from tests.helpers.styled_models import OneModel, answers, styled


@pytest.fixture(scope="module")
def source():
    return OneModel(styled())


def drawn(renderer, place):
    return renderer.full(renderer.scene(place), 4096, CancelToken())[0]


def test_a_bend_changes_the_picture_the_same_way_every_time(source, tmp_path):
    renderer = Renderer(source, tmp_path, source.open)
    plain = edit.new_recipe(source.card, 1)
    place = edit.with_bends(plain, (Bend(1, "invert", 1.0),))
    first = drawn(renderer, place)
    assert not np.array_equal(first, drawn(renderer, plain))
    assert np.array_equal(first, drawn(renderer, place))
    nothing = edit.with_bends(plain, (Bend(1, "scale", 0.0), Bend(200, "scale", 2.0)))
    assert np.array_equal(drawn(renderer, nothing), drawn(renderer, plain))


def test_several_drafts_are_those_of_each_alone(source, tmp_path):
    renderer = Renderer(source, tmp_path, source.open)
    bends = (Bend(2, "noise", 1.0),)
    places = [edit.with_bends(edit.new_recipe(source.card, n), bends) for n in (1, 2)]
    scenes = [renderer.scene(place) for place in places]
    together = renderer.drafts(scenes, 64, CancelToken())
    for scene, picture in zip(scenes, together, strict=True):
        alone, _ = renderer.draft(scene, 64, CancelToken())
        assert np.abs(picture.astype(int) - alone).max() <= 1


def test_layers_are_told_with_groups_that_hold_every_channel_once(source):
    place = edit.new_recipe(source.card, 1)
    (seen,) = [a for a in answers(source, LayersJob(3, place)) if isinstance(a, LayersSeen)]
    assert [layer.number for layer in seen.layers] == sorted(layer.number for layer in seen.layers)
    for layer in seen.layers:
        channels = [channel for group in layer.groups for channel in group.channels]
        assert sorted(channels) == list(range(layer.count))
        assert all(group.picture.shape == (48, 48) for group in layer.groups)


def test_a_model_without_layers_says_so(tmp_path):
    card = card_of()
    models = FakeModels(card)
    (failed,) = [
        answer
        for answer in answers_of(models, LayersJob(1, recipe_of(1, (64, 64), card)))
        if isinstance(answer, JobFailed)
    ]
    assert "no layers" in failed.message


def answers_of(models, *requests):
    from studio.inference.engine import Engine
    from studio.inference.mailbox import Mailbox

    box, results = Mailbox(), []
    engine = Engine(models, box, results.append, None, models.open)
    for request in requests:
        box.post(request)
    while (taken := box.take(0.0)) is not None:
        engine.do(taken)
    return results


def test_rows_that_are_alike_come_together():
    dice = torch.Generator().manual_seed(2)
    middles = torch.tensor([[4.0, 0.0], [0.0, 4.0], [-4.0, -4.0]])
    which = torch.tensor([0, 1, 1, 2, 1, 0, 1])
    of = grouped(middles[which] + 0.1 * torch.randn(7, 2, generator=dice), 3)
    assert int(of[1]) == 0  # the largest first
    pairs = [
        (int(a == b), int(of[i] == of[j])) for i, a in enumerate(which) for j, b in enumerate(which)
    ]
    assert all(a == b for a, b in pairs)
    assert grouped(torch.ones(4, 2), 3).tolist() == [0, 0, 0, 0]
