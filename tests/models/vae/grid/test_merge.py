"""*Merge* as part of a recipe: on grids region by region, everywhere else round."""

import pytest
import torch

from studio.core.latents import evaluate
from studio.files.paths import resources
from studio.library.models import read_card
from studio.models.opening.registry import open_model
from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.latent import Blend, Seed
from studio.values.messages import InstalledModel


@pytest.fixture(scope="module")
def darkroom():
    folder = resources() / "models" / "darkroom"
    return open_model(InstalledModel(read_card(folder), folder), torch.device("cpu"))


def blend_of(how, t):
    seeds = Seed(36, "z", "pictures"), Seed(18, "z", "pictures")
    return Blend(seeds, (1 - t, t), how)


def at(darkroom, latent, side=128):
    return darkroom.resolve_at(latent, {}, side, side)


def test_darkroom_says_that_places_merge_and_photographs_do_so_first(darkroom):
    assert "merges" in darkroom.info.abilities
    assert darkroom.info.photo_blends == "merge"


@pytest.mark.parametrize("side", [8, 72, 128])
def test_merging_is_another_way_between_the_same_ends(darkroom, side):
    for t in (0.0, 1.0):
        ends = [at(darkroom, blend_of(how, t), side) for how in ("merge", "round")]
        assert torch.equal(*ends)
    middle = at(darkroom, blend_of("merge", 0.5), side)
    assert torch.isfinite(middle).all()
    assert side == 8 or not torch.allclose(middle, at(darkroom, blend_of("round", 0.5), side))
    assert torch.equal(middle, at(darkroom, blend_of("merge", 0.5), side))


def test_models_without_grids_go_round():
    info = GeneratorInfo("gan", "a", (Space("z", (16,)),), Sizes((8, 8)))
    parts = Seed(1), Seed(2)
    merged, round_ = (
        evaluate(Blend(parts, (0.4, 0.6), how), info, {}) for how in ("merge", "round")
    )
    assert torch.equal(merged, round_)
