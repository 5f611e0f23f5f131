"""The shipped Ridgelines as the engine meets it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from studio.core.oklab import srgb_to_oklab
from studio.errors import Cancelled, LatentError, ModelError
from studio.files.paths import resources
from studio.models.base import CancelToken, Encodes, RenderRequest
from studio.models.opening.registry import open_model
from studio.models.scenes.landscapes import draw_factors, draw_pictures, make_scene
from studio.models.vae.ridgelines.fit import thirds_of
from studio.models.vae.ridgelines.generator import RidgelinesGenerator, describe
from studio.models.vae.ridgelines.network import skylines, unpack
from studio.training.ridgelines.eval import load_model, psnr, sharpness
from studio.values import edit, hand
from studio.values.card import Card, card_from_json
from studio.values.directions import random_direction_id
from studio.values.latent import Move, Seed, Shift
from studio.values.messages import InstalledModel
from studio.values.recipe import Recipe

FOLDER = resources() / "models" / "ridgelines"
PHOTOS = Path(__file__).resolve().parents[5] / "shared" / "photos"


@pytest.fixture(scope="module")
def card() -> Card:
    return card_from_json((FOLDER / "card.json").read_bytes())


@pytest.fixture(scope="module")
def generator(card: Card) -> RidgelinesGenerator:
    opened = open_model(InstalledModel(card, FOLDER), torch.device("cpu"))
    assert isinstance(opened, RidgelinesGenerator)
    return opened


def render(
    generator: RidgelinesGenerator, latents: Tensor, size: int, **controls: object
) -> Tensor:
    request = RenderRequest(latents, size, size, controls)  # type: ignore[arg-type]
    return generator.render(request, CancelToken())


def photo(name: str) -> Tensor:
    if not (PHOTOS / name).is_file():
        pytest.skip("needs the photographs of the shared folder")
    pixels = np.asarray(Image.open(PHOTOS / name).convert("RGB"), dtype=np.float32) / 255
    return torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None]


def test_the_card_ships_what_it_promises(card: Card) -> None:
    assert len(card.openers) == 12
    assert len(card.info.directions) >= 8
    assert {"Dusk", "Ridge height", "Sun height", "Sun size", "Haze"} <= {
        direction.name for direction in card.info.directions
    }
    assert all(opener.recipe.model == card.ref for opener in card.openers)
    assert (FOLDER / "model.safetensors").stat().st_size <= 10_000_000
    assert card.info == describe(card.info.directions)
    with Image.open(FOLDER / "covers.webp") as covers:
        assert covers.size == (1024, 256)


def test_a_batch_equals_its_singles_and_every_picture_is_in_range(
    generator: RidgelinesGenerator,
) -> None:
    latents = torch.cat([generator.resolve(Seed(n), {}) for n in range(3)])
    batch = render(generator, latents, 96)
    singles = torch.cat([render(generator, z, 96) for z in latents[:, None]])
    assert torch.equal(batch, singles)
    far = render(generator, latents * 4, 64)
    assert torch.isfinite(far).all()
    assert 0.0 <= float(far.min()) <= float(far.max()) <= 1.0


def test_directions_are_calibrated(generator: RidgelinesGenerator, card: Card) -> None:
    def change(name_id: str) -> float:
        seeds = [Seed(n) for n in range(700, 706)]
        ends = [
            torch.cat([generator.resolve(Shift(s, {name_id: Move(a)}), {}) for s in seeds])
            for a in (-0.5, 0.5)
        ]
        low, high = (srgb_to_oklab(render(generator, z, 40)) for z in ends)
        return float((high - low).square().sum(1).mean((1, 2)).sqrt().mean())

    changes = sorted(change(direction.id) for direction in card.info.directions)
    assert changes[-1] < 3.0 * changes[0]


def test_higher_sun_and_larger_sun_do_what_they_say(
    generator: RidgelinesGenerator, card: Card
) -> None:
    ids = {direction.name: direction.id for direction in card.info.directions}
    painter = generator.model.painter

    def sun(name: str, amount: float) -> Tensor:
        z = generator.resolve(Shift(Seed(263), {ids[name]: Move(amount)}), {})
        with torch.no_grad():
            return painter(z)[0][0, 27:30]

    assert sun("Sun height", 1.0)[1] > sun("Sun height", -1.0)[1] + 0.1
    assert sun("Sun size", 0.5)[2] > sun("Sun size", -0.5)[2] + 0.01
    assert sun("Sun aside", 1.0)[0] > sun("Sun aside", -1.0)[0] + 0.05


def test_a_photograph_s_colours_and_brightest_spot_carry_over(
    generator: RidgelinesGenerator,
) -> None:
    for name in ("astronaut.png", "chelsea.png"):
        pixels = photo(name)
        assert isinstance(generator, Encodes)
        encoding = generator.encode(pixels, "refined", CancelToken())
        seen = render(generator, encoding.latent, 128)
        assert float((thirds_of(seen) - thirds_of(pixels)).norm(dim=2).max()) < 0.03
        assert encoding.report["brightest_spot"] < 10.0
        assert encoding.report["usualness"] < 1.6


def test_refining_improves_on_the_first_glance_and_is_repeatable(
    generator: RidgelinesGenerator,
) -> None:
    scene = make_scene(draw_factors(1, torch.Generator().manual_seed(77)))
    picture = draw_pictures(scene, 96)
    first = generator.encode(picture, "encoder", CancelToken())
    better = generator.encode(picture, "refined", CancelToken())
    again = generator.encode(picture, "refined", CancelToken())
    assert torch.equal(better.latent, again.latent)
    assert better.report["misfit"] <= first.report["misfit"]


def _properties(generator: RidgelinesGenerator, recipe: Recipe) -> dict[str, float]:
    """What *Dusk*, *Sun size* and *Ridge height* are about, read off the picture's scenery."""
    z = generator.resolve(recipe.latent, {})
    with torch.inference_mode():
        rows, scale, waves = generator.model.painter(z)
        heights = skylines(waves, scale, torch.linspace(-0.5, 0.5, 65)[None]).height
    sky = unpack(rows).sky[0, 2:5, 0].mean()
    radius, height = unpack(rows).sun[0, 2].log(), heights.mean()
    return {"Dusk": -float(sky), "Sun size": float(radius), "Ridge height": float(height)}


@pytest.mark.parametrize("name", ["Dusk", "Sun size", "Ridge height"])
def test_a_slider_does_what_it_says_however_far_one_has_walked(
    generator: RidgelinesGenerator, card: Card, name: str
) -> None:
    direction = next(d for d in card.info.directions if d.name == name)

    def effect(walked: float, seed: int) -> float:
        ways = {random_direction_id(seed, 0): 0.8 * walked, random_direction_id(seed, 1): walked}
        place = edit.nudged(edit.new_recipe(card, seed), ways if walked else {})
        low, high = (edit.with_amounts(place, {direction.id: a}) for a in (-1.0, 1.0))
        return _properties(generator, high)[name] - _properties(generator, low)[name]

    found = {walked: [effect(walked, n) for n in range(24)] for walked in (0, 3, 6, 12, 40)}
    usual = np.mean(found[0])
    for walked, effects in found.items():
        assert abs(np.mean(effects) / usual - 1.0) < 0.35, (walked, np.mean(effects), usual)
        assert np.mean(np.sign(effects) == np.sign(usual)) >= 0.9, walked


def _sun(generator: RidgelinesGenerator, recipe: Recipe) -> tuple[float, float]:
    z = generator.resolve(recipe.latent, recipe.directions)
    with torch.inference_mode():
        x, y, _ = unpack(generator.model.painter(z)[0]).sun[0].tolist()
    return x, y


def test_what_a_hand_pulls_goes_with_it(generator: RidgelinesGenerator, card: Card) -> None:
    for seed in range(12):
        place = edit.new_recipe(card, seed)
        way = card.info.way_under_hand(seed, 0)
        walked = edit.nudged(place, {way: 9.0})
        for here in (place, walked):
            x, y = _sun(generator, here)
            right = _sun(generator, hand.pulled(here, card.info, 0.3, 0.0))
            up = _sun(generator, hand.pulled(here, card.info, 0.0, 0.3))
            assert right[0] > x + (0.02 if abs(x) < 0.35 else 0.0)  # slower near the edge
            assert abs(right[1] - y) < 0.02
            assert up[1] > y + (0.02 if abs(y - 0.5) < 0.3 else 0.0)
            assert abs(up[0] - x) < 0.02
        before, after = _sun(generator, place), _sun(generator, walked)
        assert np.allclose(before, after, atol=0.03), seed  # the walk leaves it to the hand


def test_the_nearest_ridge_stays_under_the_hand(card: Card) -> None:
    place = edit.new_recipe(card, 3)
    there = hand.pulled(place, card.info, 0.4, 0.0)
    assert there.controls["walk"] == pytest.approx(-0.4)  # columns are read so much further left
    far = hand.pulled(place, card.info, 1e6, -1e6)
    assert far.controls["walk"] == -8.0
    back = hand.pulled(far, card.info, -0.5, 0.0)
    assert back.controls["walk"] == -7.5
    limits = {d.id: d.limit for d in card.info.directions}
    assert all(abs(m.amount) <= limits[key] for key, m in edit.moves_of(far.latent).items())


def test_stopping_and_nonsense_are_answered(generator: RidgelinesGenerator) -> None:
    token = CancelToken()
    token.cancel()
    z = generator.resolve(Seed(1), {})
    with pytest.raises(Cancelled):
        generator.render(RenderRequest(z, 64, 64), token)
    with pytest.raises(Cancelled):
        generator.encode(torch.rand(1, 3, 20, 30), "refined", token)
    with pytest.raises(ModelError, match="no fit"):
        generator.encode(torch.rand(1, 3, 20, 30), "magic", CancelToken())
    with pytest.raises(LatentError, match="expects latents"):
        generator.render(RenderRequest(z[:, :7], 64, 64), CancelToken())


def test_the_shipped_weights_are_sharp_and_faithful() -> None:
    model = load_model(FOLDER / "model.safetensors")
    again, imagined = sharpness(model, 192, count=5)
    assert 0.8 <= again <= 1.3
    assert 0.8 <= imagined <= 1.3
    assert psnr(model, count=32) >= 27.0
