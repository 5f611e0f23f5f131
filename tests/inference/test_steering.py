"""Places moved by their pictures: a generator whose spot moves with z, and what a job answers."""

import math

import numpy as np
import pytest
import torch
from torch.nn import functional

from studio.core.oklab import srgb_to_oklab
from studio.inference import steering
from studio.inference.renderer import Renderer
from studio.inference.steered_places import place_of
from studio.inference.steering import edge_of, steer
from studio.models.plain import PlainGenerator
from studio.values import edit
from studio.values.cancel import CancelToken
from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.latent import Vector
from studio.values.messages import CancelJob, JobDone, JobFailed, Steered, SteerJob
from studio.values.steering import Painted, Pull, Wishes
from tests.helpers.styled_models import OneModel, answers, styled

SIDE = 64
AT = torch.arange(SIDE, dtype=torch.float32)


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    """What is worked at is as small as the pictures."""
    monkeypatch.setattr(steering, "SIDE_PX", SIDE)
    monkeypatch.setattr(steering, "PICTURE_PX", SIDE)


def centre(z):
    """(x, y) of the spot in pixels; it can go no farther than 10 pixels from the edges."""
    return (31.5 + 21.0 * torch.tanh(z[..., :2] / 1.5)).unbind(-1)


def spots(z):
    """[N, 3, 64, 64]: a spot where z says, a still one below it, and a ground of z's colour."""
    x, y = (v[:, None, None] for v in centre(z))
    moving = torch.exp(-((AT[None, None] - x) ** 2 + (AT[None, :, None] - y) ** 2) / 18.0)
    still = torch.exp(-((AT[None, None] - 50.0) ** 2 + (AT[None, :, None] - 56.0) ** 2) / 10.0)
    ground = 0.3 + 0.15 * torch.tanh(z[:, 2:5])[:, :, None, None]
    warm = torch.tensor([0.6, 0.4, 0.1])[None, :, None, None]
    return (ground + moving[:, None] * warm + still[:, None] * warm.flip(1)).clamp(0, 1)


def plainly(tensors, latents, controls, check):
    check()
    return spots(latents)


def convolved(tensors, latents, controls, check):
    """The same, by way of a layer of twelve channels at half the size."""
    check()
    half = functional.avg_pool2d(spots(latents), 2)
    layer = functional.conv2d(half, tensors["w"], padding=1)
    back = functional.conv2d(layer, tensors["back"])
    return functional.interpolate(back, scale_factor=2, mode="bilinear").clamp(0, 1)


def model_of(draw, size=(SIDE, SIDE)):
    dice = torch.Generator().manual_seed(4)
    w = torch.zeros(12, 3, 3, 3)
    w[:, :, 1, 1] = torch.randn(12, 3, generator=dice)
    tensors = {"w": w, "back": torch.linalg.pinv(w[:, :, 1, 1])[:, :, None, None]}
    info = GeneratorInfo(
        "gan", "spots", (Space("z", (5,)),), Sizes(size, (size,)), abilities=("projects",)
    )
    return PlainGenerator(info, tensors, draw)


def scene_of(tmp_path, draw, z):
    source = OneModel(model_of(draw))
    renderer = Renderer(source, tmp_path, source.open)
    start = edit.with_base(edit.new_recipe(source.card, 1), Vector.of("z", np.float32(z)))
    return source, renderer, renderer.scene(start)


def share(x, y):
    return (float(x) + 0.5) / SIDE, (float(y) + 0.5) / SIDE


def best_of(found):
    return min(found, key=lambda step: step.left)


@pytest.mark.parametrize("draw", [plainly, convolved])
def test_a_spot_is_dragged_to_within_two_pixels_of_its_target(tmp_path, draw):
    _, renderer, scene = scene_of(tmp_path, draw, [-0.8, 0.4, 0.0, 0.0, 0.0])
    begin, to = share(*centre(scene.point[0])), share(44, 22)
    found = best_of(steer(scene, Wishes((Pull(begin, to),)), CancelToken()))
    assert found.met
    x, y = centre(found.point[0])
    assert math.hypot(float(x) - 44, float(y) - 22) <= 2.0
    again = renderer.scene(place_of(scene, found))
    assert torch.equal(again.point, found.point)


def test_a_point_on_flat_ground_stays_where_it_was_set(tmp_path):
    _, _, scene = scene_of(tmp_path, plainly, [-0.8, 0.4, 0.0, 0.0, 0.0])
    begin = share(8, 58)
    steps = list(steer(scene, Wishes((Pull(begin, share(30, 58)),)), CancelToken(), 4))
    x, y = steps[-1].points[0]
    assert math.hypot(x - begin[0], y - begin[1]) * SIDE < 1.5


def test_a_target_beyond_reach_ends_with_the_nearest(tmp_path, monkeypatch):
    _, _, scene = scene_of(tmp_path, plainly, [0.0, 0.0, 0.0, 0.0, 0.0])
    begin, to = share(*centre(scene.point[0])), share(63, 32)
    monkeypatch.setattr(steering, "IDLE_STEPS", 6)
    steps = list(steer(scene, Wishes((Pull(begin, to),)), CancelToken()))
    found = best_of(steps)
    assert not any(step.met for step in steps)
    assert len(steps) < steering.MOST_STEPS
    assert float(centre(found.point[0])[0]) > 42.0


def test_the_place_stays_as_usual_as_seeds_are(tmp_path):
    _, _, scene = scene_of(tmp_path, plainly, [0.5, 0.5, 0.5, 0.5, 0.5])
    begin = share(*centre(scene.point[0]))
    farthest = 1.0 + 2.0 / math.sqrt(2.0 * 5)
    for step in steer(scene, Wishes((Pull(begin, (1.0, 1.0)),)), CancelToken(), 8):
        assert float(step.point.square().mean().sqrt()) <= farthest + 1e-4


def test_a_painted_colour_is_met_and_what_must_stay_stays(tmp_path):
    _, _, scene = scene_of(tmp_path, plainly, [-0.5, 0.0, 0.0, 0.0, 0.0])
    sky = np.zeros((32, 32), np.uint8)
    sky[:6] = 255
    wanted = (0.36, 0.28, 0.24)
    stay = np.zeros((32, 32), np.uint8)
    stay[10:24, 2:22] = 255
    wishes = Wishes(paints=(Painted(sky, wanted),), stay=stay)
    before = centre(scene.point[0])
    found = best_of(steer(scene, wishes, CancelToken(), 30))
    top = spots(found.point)[0, :, :11].mean(dim=(1, 2)).reshape(3, 1, 1)
    off = (srgb_to_oklab(top) - srgb_to_oklab(torch.tensor(wanted).reshape(3, 1, 1))).norm()
    assert found.left_colour < 0.04
    assert float(off) < 0.05
    after = centre(found.point[0])
    assert all(abs(float(a - b)) < 2.0 for a, b in zip(after, before, strict=True))


def test_only_brightness_leaves_the_hue(tmp_path):
    _, _, scene = scene_of(tmp_path, plainly, [0.0, 0.0, -1.0, 0.5, 1.0])
    everywhere = np.full((8, 8), 255, np.uint8)
    wishes = Wishes(paints=(Painted(everywhere, (0.42, 0.42, 0.42), only_light=True),))
    steps = list(steer(scene, wishes, CancelToken(), 12))
    assert best_of(steps).left_colour < 0.5 * steps[0].left_colour


def test_margins_of_layers_are_known():
    assert edge_of((64, 64), (512, 512)) == 0
    assert edge_of((148, 148), (256, 256)) == 10
    assert edge_of((129, 129), (256, 256)) is None
    assert edge_of((32, 48), (384, 256)) == 0


def test_a_job_tells_every_step_and_ends_with_the_best():
    source = OneModel(styled())
    place = edit.new_recipe(source.card, 1)
    wishes = Wishes((Pull((0.4, 0.4), (0.6, 0.5)),))
    told = answers(source, SteerJob(7, place, wishes, 6))
    steps = [answer for answer in told if isinstance(answer, Steered)]
    assert [step.step for step in steps[:-1]] == [0, 1, *range(1, len(steps) - 2)]
    assert steps[0].recipe == place
    assert steps[1].recipe == steps[2].recipe  # the first move is told before it is looked at
    last = steps[-1]
    assert last.ended
    assert last.left_px == min(step.left_px for step in steps)
    assert edit.base_of(steps[1].recipe.latent).space == "w+"
    assert isinstance(told[-1], JobDone)


def test_who_is_content_gets_the_best_so_far():
    source = OneModel(styled())
    place = edit.new_recipe(source.card, 1)
    job = SteerJob(7, place, Wishes((Pull((0.4, 0.4), (0.6, 0.5)),)))

    def enough(results):
        steps = sum(isinstance(result, Steered) for result in results)
        return CancelJob(7, keep=True) if steps == 2 else None

    told = answers(source, job, between=enough)
    assert isinstance(told[-1], JobDone)
    steps = [answer for answer in told if isinstance(answer, Steered)]
    assert steps[-1].ended
    assert len(steps) <= 5


def test_a_model_that_cannot_be_followed_says_so():
    class Shut:
        def __init__(self, model):
            self.info = model.info
            self.resolve = model.resolve

    source = OneModel(Shut(model_of(plainly)))
    place = edit.new_recipe(source.card, 1)
    (failed,) = [
        a
        for a in answers(source, SteerJob(1, place, Wishes((Pull((0, 0), (1, 1)),))))
        if isinstance(a, JobFailed)
    ]
    assert "cannot be moved by its picture" in failed.message
