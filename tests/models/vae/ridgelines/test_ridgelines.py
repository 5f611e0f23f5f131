"""Laws of the painter and of the frame, on a small scene with random weights."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from studio.core.oklab import planes_to_srgb, srgb_to_oklab
from studio.models.scenes.landscapes import draw_factors, draw_pictures, make_scene
from studio.models.vae.ridgelines.network import LATENT, PERIOD, Painter, pack, skylines, unpack
from studio.models.vae.ridgelines.scenery import Lights
from studio.models.vae.ridgelines.view import View, paint
from studio.training.ridgelines.objectives import truth_of


class Scripted(Painter):
    """A painter that says what a scene of the data set is, whatever the latent."""

    def __init__(self, seed: int) -> None:
        super().__init__(width=8, depth=1)
        self.scene = make_scene(draw_factors(1, torch.Generator().manual_seed(seed)))
        self.truth = truth_of(self.scene)

    def forward(self, z: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.truth.rows, self.truth.scale, self.truth.waves


@pytest.fixture(scope="module")
def painter() -> Scripted:
    return Scripted(3)


def look(painter: Painter, view: View, rows: tuple[int, int] | None = None) -> Tensor:
    with torch.no_grad():
        return paint(painter, torch.zeros(1, LATENT), view, rows or (0, view.height), lambda: None)


def test_oklab_and_back_is_the_identity() -> None:
    pixels = torch.rand(1, 3, 8, 8, generator=torch.Generator().manual_seed(0))
    back = torch.stack(planes_to_srgb(srgb_to_oklab(pixels).unbind(1)), dim=1)
    assert torch.allclose(back, pixels, atol=2e-4)


def test_scenery_survives_packing() -> None:
    scenery = make_scene(draw_factors(4, torch.Generator().manual_seed(1))).scenery
    again = unpack(pack(scenery))
    assert torch.equal(again.sky, scenery.sky)
    assert torch.allclose(again.depth, scenery.depth)


def test_fourier_series_are_the_scene_s_skylines(painter: Scripted) -> None:
    x = torch.linspace(-1.2, 1.2, 301)[None]
    lines = skylines(painter.truth.waves, painter.truth.scale, x)
    wanted = painter.scene.skylines(x)
    assert torch.allclose(lines.height, wanted.height, atol=1e-3)
    assert torch.allclose(lines.slope, wanted.slope, atol=0.15)


def test_painting_a_known_scene_is_the_data_set_s_picture(painter: Scripted) -> None:
    seen = look(painter, View(96, 96))
    assert torch.allclose(seen, draw_pictures(painter.scene, 96), atol=0.02)


@pytest.mark.parametrize("size", [(2048, 300), (300, 700), (256, 256)])
def test_rows_are_the_same_bytes_whichever_are_asked_for(
    painter: Scripted, size: tuple[int, int]
) -> None:
    view = View(*size, walk=0.3, softness=0.2)
    whole = look(painter, view)
    for rows in ((0, 1), (37, 201), (size[1] - 5, size[1])):
        assert torch.equal(look(painter, view, rows), whole[:, :, rows[0] : rows[1]])


def test_a_wide_or_tall_frame_shows_more_and_stretches_nothing(painter: Scripted) -> None:
    square = look(painter, View(180, 180))
    wide = look(painter, View(420, 180))
    tall = look(painter, View(180, 320))
    assert torch.allclose(wide[..., 120:300], square, atol=1e-5)
    assert torch.allclose(tall[:, :, 70:250], square, atol=1e-5)


def test_a_small_picture_is_the_large_one_averaged(painter: Scripted) -> None:
    large = look(painter, View(512, 512))
    small = look(painter, View(128, 128))
    averaged = torch.nn.functional.avg_pool2d(large, 4)
    assert float((averaged - small).abs().mean()) < 0.002
    assert float((averaged - small).abs().max()) < 0.12


def test_seamless_continues_at_the_other_edge(painter: Scripted) -> None:
    seam = look(painter, View(256, 128, seamless=True))
    across = (seam[..., 0] - seam[..., -1]).abs().mean()
    inside = (seam[..., 1:] - seam[..., :-1]).abs().mean((0, 1, 2)).max()
    assert float(across) <= float(inside) * 1.5 + 0.01
    bare = look(painter, View(256, 128))
    assert float((bare[..., 0] - bare[..., -1]).abs().mean()) > 2 * float(across)


def test_walking_a_period_comes_back_for_the_nearest_ridge(painter: Scripted) -> None:
    around = PERIOD / float(painter.truth.scale)
    here = look(painter, View(64, 64, ridges=1, lights=Lights("none")))
    there = look(painter, View(64, 64, ridges=1, walk=around, lights=Lights("none")))
    assert torch.allclose(here, there, atol=2e-3)


def test_softness_lowers_the_gradient_and_discs_differ(painter: Scripted) -> None:
    def edge(picture: Tensor) -> float:
        return float((picture[:, :, 1:] - picture[:, :, :-1]).abs().max())

    assert edge(look(painter, View(128, 128, softness=1.0))) < 0.5 * edge(
        look(painter, View(128, 128))
    )
    sun, crescent, bare = (
        look(painter, View(128, 128, lights=Lights(disc))).mean()
        for disc in ("sun", "crescent", "none")
    )
    assert sun > crescent > bare


def test_a_widest_tile_needs_little_memory(painter: Scripted) -> None:
    view = View(16_384, 9_216)
    assert view.band * view.width <= 1 << 18
    rows = look(painter, view, (5_000, 5_002))
    assert rows.shape == (1, 3, 2, 16_384)
    assert torch.isfinite(rows).all()
