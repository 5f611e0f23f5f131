import dataclasses

import numpy as np
import pytest

from studio.training.postcards.cache import PAIRED, scene_of
from studio.training.postcards.facts import LANDS, STYLES, UNSEEN, draw_facts, unseen_pairs
from studio.training.postcards.latents import BODY, weights_of
from studio.training.postcards.render import Scene, bodies_of, draw_scene, picture


@pytest.mark.parametrize("seed", [0, 7, 123_456])
def test_same_seed_same_picture(seed: int) -> None:
    np.testing.assert_array_equal(picture(draw_scene(seed), 64), picture(draw_scene(seed), 64))


def test_other_seed_other_picture() -> None:
    facts = draw_scene(3).facts
    apart = picture(Scene(facts, 3), 64) - picture(Scene(facts, 4), 64)
    assert np.abs(apart).mean() > 0.01


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("land", LANDS)
def test_a_scene_is_the_same_at_every_size(style: str, land: str) -> None:
    seed = next(
        s for s in range(5000) if (f := draw_scene(s).facts).style == style and f.land == land
    )
    small = picture(draw_scene(seed), 128)
    large = picture(draw_scene(seed), 256).reshape(128, 2, 128, 2, 3).mean((1, 3))
    assert small.min() >= 0
    assert small.max() <= 1
    limit = 0.085 if style == "woodcut" else 0.03
    assert np.abs(small - large).mean() < limit


def test_training_never_holds_an_unseen_pair() -> None:
    assert not any(unseen_pairs(draw_scene(seed).facts) for seed in range(2000))


@pytest.mark.parametrize("number", range(len(UNSEEN)))
def test_unseen_pairs_can_be_asked_for(number: int) -> None:
    facts = draw_facts(np.random.default_rng(number), unseen=number)
    assert number in unseen_pairs(facts)


def test_what_depends_on_another_fact_never_stands_alone() -> None:
    for seed in range(2000):
        facts = draw_scene(seed).facts
        assert not (facts.time == "night" and facts.body == "sun")
        assert facts.boats == 0 or facts.land == "sea"
        assert not (facts.stars and facts.time != "night")
        assert facts.phase == "full" or "moon" in facts.body


def test_the_reader_alone_is_shown_pairs_that_the_model_never_sees() -> None:
    for seed in range(40):
        assert scene_of(seed) == draw_scene(seed)
        assert (PAIRED + seed) % len(UNSEEN) in unseen_pairs(scene_of(PAIRED + seed).facts)


def test_cells_around_a_moon_count_more_and_lie_where_it_is_drawn() -> None:
    seed = next(s for s in range(5000) if draw_scene(s).facts.body == "two moons")
    scene = draw_scene(seed)
    weights, bodies = weights_of(scene), bodies_of(scene)
    assert set(np.unique(weights)) == {1, BODY}
    for body in bodies:
        assert weights[int(body.y * 16), int(body.x * 16)] == BODY
    bare = Scene(dataclasses.replace(scene.facts, body="none"), seed)
    apart = np.abs(picture(scene, 64) - picture(bare, 64)).mean(2)
    for body in bodies:
        assert apart[int(body.y * 64), int(body.x * 64)] > 0.05
    assert (weights_of(bare) == 1).all()
