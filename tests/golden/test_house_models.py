"""What every house model draws: two of its openers and two seeds, side by side."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from studio.core.pixels import to_u8
from studio.files.paths import resources
from studio.models.base import CancelToken, FollowsSize, RenderRequest
from studio.models.opening.registry import open_model
from studio.values.card import card_from_json
from studio.values.messages import InstalledModel
from tests.helpers.golden import Tolerance, compare, histogram

SIDE = 64
TOLERANCE = Tolerance(0.25, 3, 0.001)
"""Other machines sum in another order; a wrong layer is off by far more."""
FOLDERS = sorted(path.parent for path in (resources() / "models").glob("*/card.json"))


def drawn(generator, latent, controls) -> torch.Tensor:
    sizes = generator.info.sizes
    width, height = (SIDE, SIDE) if sizes.any_size else sizes.default
    if isinstance(generator, FollowsSize):
        point = generator.resolve_at(latent, {}, width, height)
    else:
        point = generator.resolve(latent, {})
    made = generator.render(RenderRequest(point, width, height, controls), CancelToken())
    return torch.nn.functional.adaptive_avg_pool2d(made, SIDE)[0]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_house_model_draws_what_it_drew(folder, request):
    card = card_from_json((folder / "card.json").read_bytes())
    generator = open_model(InstalledModel(card, folder), torch.device("cpu"))
    wanted = [(o.recipe.latent, o.recipe.controls) for o in (card.openers[0], card.openers[5])]
    wanted += [(card.info.space.seed(number), {}) for number in (7, 4182)]
    strip = torch.cat([drawn(generator, *one)[:3] for one in wanted], dim=2)
    pixels = np.ascontiguousarray(to_u8(strip[None])[0])
    renew = request.config.getoption("--renew-golden", default=False)
    compare(folder.name, pixels, TOLERANCE, renew)


def test_a_difference_is_told_by_its_histogram():
    flat = np.zeros((8, 8, 3), np.uint8)
    words = histogram(np.abs(flat.astype(int) - np.full_like(flat, 5)))
    assert [line.split()[1] for line in words.splitlines()][:4] == ["0", "0", "0", "192"]
    strips = np.full((SIDE, 4 * SIDE, 3), 128, np.uint8)
    with pytest.raises(AssertionError, match=r"aurora differs: mean error .*\n +0-0 "):
        compare("aurora", strips, TOLERANCE, False)
