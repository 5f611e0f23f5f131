"""Blades and beads: places on a surface are found again, and cover what they should."""

from __future__ import annotations

import math

import torch

from studio.models.gan.garden.cover import cover_beads, cover_blades, outline, solve
from studio.models.gan.garden.raster import blade_boxes
from studio.models.gan.garden.shapes import ANTHER, B, bead_table, blade_table


def petal(cup: float = 0.0, **more: float):
    one = torch.ones(1)
    columns = {
        "base": torch.tensor([[0.1, -0.2, 0.0]]),
        "along": torch.tensor([[0.5, 0.3, 0.2]]),
        "bend": torch.tensor([[-0.1, 0.1, -0.3]]),
        "across": torch.tensor([[-0.4, 0.8, 0.3]]),
        "cup": cup * torch.tensor([[0.3, -0.2, 0.9]]),
        "width": 0.12 * one, "neck": 0.6 * one, "tip": 0.5 * one, "branch": one, "shade": one,
    }  # fmt: skip
    columns |= {name: value * one for name, value in more.items()}
    return blade_table(columns, torch.zeros(1, dtype=torch.int64), 0).values


def test_places_on_a_petal_are_found_again():
    for cup in (0.0, 1.5):
        blade = petal(cup)
        u = torch.rand(1, 200, generator=torch.Generator().manual_seed(1)) * 0.9 + 0.05
        y = (torch.rand(1, 200, generator=torch.Generator().manual_seed(2)) - 0.5) * 0.2
        at = []
        for axis in "xy":
            base, along, bend, across, n = (
                blade[:, B[f"{name}_{axis}"]] for name in ("base", "along", "bend", "across", "cup")
            )
            at.append(base + u * (along + u * bend) + y * (across + y * n))
        found = solve(blade, *at)
        assert (found[0] - u).abs().max() < 1e-3
        assert (found[1] - y).abs().max() < 1e-3
        assert found[3].max() < 1e-4


def test_slopes_are_those_of_finite_differences():
    blade = petal(1.0).double()
    x, y = torch.tensor([[0.35]]).double(), torch.tensor([[0.0]]).double()
    h = 1e-5
    u, v, _, _, ux, uy, vx, vy = solve(blade, x, y)
    right, up = solve(blade, x + h, y), solve(blade, x, y + h)
    for exact, ahead, here in (
        (ux, right[0], u),
        (vx, right[1], v),
        (uy, up[0], u),
        (vy, up[1], v),
    ):
        assert torch.allclose(exact, (ahead - here) / h, rtol=1e-2, atol=1e-3)


def test_an_outline_is_widest_where_it_should_be():
    blade = petal()
    u = torch.linspace(0.01, 0.99, 199)[None]
    half, *_ = outline(blade, u, torch.zeros_like(u))
    assert abs(float(u[0, half.argmax()]) - 0.6 / 1.1) < 0.01
    assert abs(float(half.max()) - 0.12) < 1e-3


def _area(blade: torch.Tensor, side: int) -> float:
    pixel = 1.0 / side
    at = (torch.arange(side) + 0.5) * pixel - 0.5
    x, y = at.repeat(side)[None], at.repeat_interleave(side)[None]
    cover = cover_blades(
        blade, torch.zeros(1, 2), torch.tensor([0.03]), x, y, torch.tensor([[pixel]])
    )
    assert float(cover.alpha.min()) >= 0
    assert float(cover.alpha.max()) <= 1
    return float(cover.alpha.sum()) * pixel * pixel


def test_a_petal_covers_its_area_whatever_the_size_of_the_pixels():
    blade = petal(0.4)
    fine = _area(blade, 512)
    assert abs(_area(blade, 64) / fine - 1) < 0.03
    assert abs(_area(blade, 24) / fine - 1) < 0.10


def test_a_bead_covers_its_disc():
    bead = bead_table(
        {"place": torch.zeros(1, 3), "axis": torch.tensor([[0.0, 0.6, 0.8]]),
         "radius": torch.tensor([0.2]), "height": torch.tensor([0.2])},
        torch.zeros(1, dtype=torch.int64), ANTHER,
    )  # fmt: skip
    side, pixel = 128, 1.0 / 128
    at = (torch.arange(side) + 0.5) * pixel - 0.5
    cover = cover_beads(
        bead.values, bead.kind, torch.zeros(1, 2), torch.tensor([0.03]),
        at.repeat(side)[None], at.repeat_interleave(side)[None], torch.tensor([[pixel]]),
    )  # fmt: skip
    assert abs(float(cover.alpha.sum()) * pixel * pixel / (math.pi * 0.04) - 1) < 0.02


def test_boxes_hold_what_is_covered():
    blade = petal(0.8)
    box = blade_boxes(blade)[0]
    at = (torch.arange(200) + 0.5) / 100 - 1.0
    x, y = at.repeat(200)[None], at.repeat_interleave(200)[None]
    cover = cover_blades(
        blade, torch.zeros(1, 2), torch.tensor([0.03]), x, y, torch.tensor([[0.01]])
    )
    seen = cover.alpha[0] > 0.5
    assert seen.any()
    slack = 0.012
    assert float(x[0, seen].min()) > float(box[0]) - slack
    assert float(x[0, seen].max()) < float(box[2]) + slack
    assert float(y[0, seen].min()) > float(box[1]) - slack
    assert float(y[0, seen].max()) < float(box[3]) + slack
