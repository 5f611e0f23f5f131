"""What pictures look like in numbers: alike is near, whatever the alpha or the size."""

import msgspec
import numpy as np
import pytest

from studio.values.atlas.between import average, spot
from studio.values.atlas.looks import LENGTH, TRAITS, figures_of, looks_of
from studio.values.atlas.places import Ground
from studio.values.controls import Control
from studio.values.edit import new_recipe
from studio.values.latent import Blend, Seed
from studio.values.variety import HUES
from tests.helpers.fake_engine import fake_card


def flat(colour, side=64):
    return np.broadcast_to(np.array(colour, np.uint8), (1, side, side, len(colour))).copy()


def apart(a, b):
    return float(np.linalg.norm(looks_of(a) - looks_of(b)))


def test_looks_are_finite_and_of_one_length_for_any_picture():
    rng = np.random.default_rng(0)
    for channels in (1, 3, 4):
        pictures = rng.integers(0, 256, (3, 40, 64, channels), dtype=np.uint8)
        found = looks_of(pictures)
        assert found.shape == (3, LENGTH)
        assert found.dtype == np.float32
        assert np.isfinite(found).all()


def test_teal_lies_nearer_to_green_blue_than_to_red():
    teal, near, red = flat((20, 120, 120)), flat((30, 130, 140)), flat((150, 40, 30))
    assert apart(teal, near) < 0.4 * apart(teal, red)


def test_the_same_picture_smaller_looks_much_the_same():
    rows = np.linspace(0, 255, 64).astype(np.uint8)
    large = np.stack(np.broadcast_arrays(rows[:, None], rows[None], np.uint8(90)), -1)[None]
    assert apart(large, large[:, ::2, ::2]) < 0.25 * apart(large, large[:, ::-1])


def test_what_is_clear_is_black():
    clear = np.concatenate((flat((200, 10, 10)), flat((0,))), axis=3)
    assert apart(clear, flat((0, 0, 0))) == 0.0


def test_figures_name_the_colour():
    figures = figures_of(looks_of(flat((20, 140, 130))))[0]
    shares = figures[len(TRAITS) :]
    assert HUES[int(shares.argmax())] == "teal"
    assert shares.sum() == pytest.approx(1.0, abs=1e-4)
    assert figures_of(looks_of(flat((9, 9, 9))))[0, -1] == pytest.approx(1.0, abs=1e-4)


@pytest.fixture
def ground():
    card = fake_card()
    return Ground.of(new_recipe(card, 7), card, class_held=False)


def test_a_place_of_the_map_is_the_seed_of_its_number(ground):
    assert ground.place(4182) == new_recipe(ground.card, 4182)


def test_the_key_follows_controls_and_model_and_not_the_seed(ground):
    card = ground.card
    other = Ground.of(new_recipe(card, 99), card, class_held=False)
    assert other.key == ground.key
    changed = msgspec.structs.replace(new_recipe(card, 7), controls={"contrast": 1.5})
    assert Ground.of(changed, card, class_held=False).key != ground.key
    aurora = fake_card("Aurora")
    assert Ground.of(new_recipe(aurora, 7), aurora, class_held=False).key != ground.key


def test_classes_take_turns_unless_one_is_held():
    choices = (("a", "A"), ("b", "B"))
    control = Control("class", "Class", "choice", "a", choices=choices)
    card = fake_card()
    info = msgspec.structs.replace(card.info, controls=(*card.info.controls, control))
    card = msgspec.structs.replace(card, info=info)
    here = msgspec.structs.replace(new_recipe(card, 1), controls={"class": "b"})
    all_of_them = Ground.of(here, card, class_held=False)
    assert [all_of_them.place(n).controls for n in (0, 1)] == [{}, {"class": "b"}]
    held = Ground.of(here, card, class_held=True)
    assert held.place(0).controls == {"class": "b"}
    assert held.key != all_of_them.key


def test_on_a_place_is_that_place_and_between_is_a_mean_at_the_right_length(ground):
    positions = np.array([[0, 0], [1, 0], [0, 1], [1, 1], [9, 9]], np.float32)
    seeds = [3, 5, 8, 9, 11]
    assert spot(ground, seeds, positions, 1.0, 0.0, 0.5).latent == Seed(5)
    middle = spot(ground, seeds, positions, 0.5, 0.5, 1.0).latent
    assert isinstance(middle, Blend)
    assert middle.how == "round"
    assert sum(middle.weights) == pytest.approx(1.0)
    assert max(middle.weights) < 0.3
    assert spot(ground, seeds, positions, 5.0, 5.0, 1.0) is None


def test_an_average_of_very_many_holds_no_more_than_a_blend_may(ground):
    found = average(ground, range(1000)).latent
    assert isinstance(found, Blend)
    assert len(found.parts) <= 64
    assert average(ground, [4]).latent == Seed(4)
