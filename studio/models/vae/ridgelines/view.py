"""Looks at a painted landscape through a frame of any size, in bands of bounded memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.models.base import band_rows
from studio.models.vae.ridgelines.network import Painter, skylines, unpack
from studio.models.vae.ridgelines.scenery import (
    RIDGES,
    Lights,
    Scenery,
    Skylines,
    backdrop,
    lay_ridge,
    to_rgb,
    wide_glow,
)

COLUMNS = 2048
PARALLAX = (0.22, 0.36, 0.54, 0.76, 1.0)
_SOFTEST = 0.030
_SEAM = 0.30
_SUN = Lights()


@dataclass(frozen=True)
class View:
    """Frame and manner of looking.

    Attributes:
        width: pixels of the whole picture.
        height: likewise.
        walk: steps to the right in short sides; near ridges pass faster than far ones.
        softness: 0 edges as sharp as the pixels … 1 dreamy, the far ridges more than the near.
        ridges: how many are drawn, 1 … 5; the near ones stay.
        lights: which disc; its `wrap` is set by `seamless`.
        seamless: whether the right edge continues at the left one.
    """

    width: int
    height: int
    walk: float = 0.0
    softness: float = 0.0
    ridges: int = RIDGES
    lights: Lights = _SUN
    seamless: bool = False

    @property
    def short(self) -> int:
        """Pixels of the shorter side: the unit of length."""
        return min(self.width, self.height)

    @property
    def band(self) -> int:
        """Rows computed at a time; depends on the size alone, so pixels never on the request."""
        return min(self.height, band_rows(self.width))


def paint(
    painter: Painter, latent: Tensor, view: View, rows: tuple[int, int], check: Callable[[], None]
) -> Tensor:
    """Paint rows y0 … y1 of one picture, the same bytes whichever rows are asked for.

    Args:
        painter: the decoder.
        latent: [1, 32] float32.
        view: frame and manner.
        rows: first row and the row after the last.
        check: called before each band; raises to stop.

    Returns:
        [1, 3, y1 - y0, width] float32 sRGB in [0, 1].
    """
    described, scale, waves = painter(latent)
    scenery = unpack(described)
    x = (torch.arange(view.width, device=latent.device) + (0.5 - view.width / 2)) / view.short
    cuts = tuple(range(COLUMNS, view.width, COLUMNS))
    parts = [_lines(waves, scale, part, view) for part in x.tensor_split(cuts)]
    lines = Skylines(
        torch.cat([part.height for part in parts], dim=2),
        torch.cat([part.slope for part in parts], dim=2),
    )
    first, last = rows
    out = latent.new_empty(1, 3, last - first, view.width)
    for top in range(first // view.band * view.band, last, view.band):
        check()
        bottom = min(top + view.band, view.height)
        begin, end = max(top, first), min(bottom, last)
        pixels = _band(scenery, lines, x.reshape(1, 1, -1), (top, bottom), view)
        out[:, :, begin - first : end - first] = pixels[:, :, begin - top : end - top]
    return out


def followed(painter: Painter, latents: Tensor, view: View) -> Tensor:
    """[N, 3, H, W] of latents [N, 32], differentiable in them; the whole picture at once.

    As `paint` shows it, but that all ridges are drawn crisply and nothing is turned in itself.
    """
    described, scale, waves = painter(latents)
    scenery = unpack(described)
    x = (torch.arange(view.width, device=latents.device) + (0.5 - view.width / 2)) / view.short
    rows = torch.arange(view.height, device=latents.device)
    y = (0.5 + (view.height / 2 - rows - 0.5) / view.short).reshape(1, -1, 1)
    columns = x[None]
    if view.walk:
        pace = torch.tensor(PARALLAX, device=latents.device)
        columns = (x[None] + view.walk * pace[:, None])[None]
    lines = skylines(waves, scale, columns)
    x = x.reshape(1, 1, -1)
    wide = wide_glow(scenery, x, y, None)
    pixel = torch.tensor(1.0 / view.short, device=latents.device)
    planes = backdrop(scenery, x, y, pixel, view.lights, wide)
    for k in range(RIDGES - view.ridges, RIDGES):
        line = (lines.height[:, k, None], lines.flatness[:, k, None] / pixel)
        planes = lay_ridge(planes, scenery, k, line, y, wide)
    return to_rgb(planes)


def _lines(waves: Tensor, scale: Tensor, x: Tensor, view: View) -> Skylines:
    """Skylines [1, K, W] at the columns; in double precision where there is one, for calm edges."""
    kind = torch.float32 if x.device.type == "mps" else torch.float64
    waves, scale, x = waves.to(kind), scale.to(kind), x.to(kind)
    columns = x[None]
    if view.walk:
        pace = torch.tensor(PARALLAX, dtype=kind, device=x.device)
        columns = (x[None] + view.walk * pace[:, None])[None]
    lines = skylines(waves, scale, columns)
    if view.seamless:
        ahead = skylines(waves, scale, columns + view.width / view.short)
        lines = _join(lines, ahead, waves[:, :, :1], x * (view.short / view.width) + 0.5, view)
    return Skylines(lines.height.float(), lines.slope.float())


def _join(here: Skylines, ahead: Skylines, mean: Tensor, unit: Tensor, view: View) -> Skylines:
    """Start each skyline as the one beyond the right edge and turn it into itself, relief kept.

    `unit` [W] is the column as 0 … 1 of the width. Weights w and 1 - w are divided by their length,
    so the hills in the seam are as high as elsewhere.
    """
    t = (unit / _SEAM).clamp(0.0, 1.0)
    rate = torch.where(unit < _SEAM, view.short / (view.width * _SEAM), 0.0)
    w, dw = t * t * (3 - 2 * t), 6 * t * (1 - t) * rate
    length = (w * w + (1 - w) * (1 - w)).sqrt()
    turn = (2 * w - 1) * dw / length
    mixed = w * (here.height - mean) + (1 - w) * (ahead.height - mean)
    change = w * here.slope + (1 - w) * ahead.slope + dw * (here.height - ahead.height)
    return Skylines(mean + mixed / length, change / length - mixed * turn / (length * length))


def _band(
    scenery: Scenery, lines: Skylines, x: Tensor, rows: tuple[int, int], view: View
) -> Tensor:
    """Rows of the picture, [1, 3, rows, W]; nothing is drawn where it cannot be seen."""
    index = torch.arange(*rows, device=x.device, dtype=x.dtype)
    y = (0.5 + (view.height / 2 - index - 0.5) / view.short).reshape(1, -1, 1)
    pixel = 1.0 / view.short
    lights = Lights(view.lights.disc, view.width / view.short if view.seamless else None)
    wide = wide_glow(scenery, x, y, lights.wrap)
    drawn, open_sky = _visible(lines, y, view)
    sun_edge = torch.tensor(pixel + _SOFTEST * view.softness, device=x.device)
    sky = slice(0, open_sky)
    painted = backdrop(scenery, x, y[:, sky], sun_edge, lights, wide[:, sky])
    planes = tuple(torch.zeros_like(wide) for _ in painted)
    for plane, part in zip(planes, painted, strict=True):
        plane[:, sky] = part
    for k, line, part_rows in reversed(drawn):
        behind = (planes[0][:, part_rows], planes[1][:, part_rows], planes[2][:, part_rows])
        body = lay_ridge(behind, scenery, k, line, y[:, part_rows], wide[:, part_rows])
        for plane, part in zip(behind, body, strict=True):
            plane.copy_(part)
    return to_rgb((planes[0], planes[1], planes[2]))


def _visible(
    lines: Skylines, y: Tensor, view: View
) -> tuple[list[tuple[int, tuple[Tensor, Tensor], slice]], int]:
    """Near to far, each ridge in sight with its line and rows; and how many rows show the sky."""
    drawn: list[tuple[int, tuple[Tensor, Tensor], slice]] = []
    end = y.shape[1]
    for k in range(RIDGES - 1, RIDGES - 1 - view.ridges, -1):
        edge = 1.0 / view.short + _SOFTEST * view.softness**1.5 * (1.0 - 0.16 * k)
        height, crispness = lines.height[:, k : k + 1], lines.flatness[:, k : k + 1] / edge
        reach = 0.5 / float(crispness.min()) + 1.0 / view.short
        begin = int((y > float(height.max()) + reach).sum())
        if begin < end:
            drawn.append((k, (height, crispness), slice(begin, end)))
        end = min(end, int((y >= float(height.min()) - reach).sum()))
    return drawn, end
