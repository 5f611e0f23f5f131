"""What is known of the surface at each visible fragment: the input of all shading.

Whatever repeats (veins, florets, spots) is faded here by the pixel's footprint, so nothing flickers
below the finest detail that a picture can show.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from studio.models.gan.garden.cover import bead_form, dew_lights, outline, solve
from studio.models.gan.garden.raster import SEEN, Layers, light_of
from studio.models.gan.garden.scene import DISCS, Scene
from studio.models.gan.garden.shapes import DEW, FILAMENT, LEAF, STEM, B, D, Table
from studio.models.gan.garden.tiles import Tiles

BLADE_FEATURES = (
    "u", "across", "sun", "glint", "facing", "lit", "age", "tint", "side", "vein", "fine", "spot",
    "rim",
)  # fmt: skip
BEAD_FEATURES = ("radial", "sun", "glint", "facing", "lit", "floret", "tint", "high")
GROUND_FEATURES = ("x", "y", "far", "glow", "discs", "lit", "wave_a", "wave_b")
_GRID = 24
_SPOTS = torch.from_numpy(
    np.random.Generator(np.random.Philox(91)).uniform(0, 1, (3, _GRID, _GRID)).astype("<f4")
)


@dataclass
class Seen:
    """Visible fragments of one sort: features [V, F], kind, scene, and the row in `Layers`."""

    features: Tensor
    kind: Tensor
    scene: Tensor
    pair: Tensor
    place: Tensor


def faded(wave: Tensor, pace: Tensor) -> Tensor:
    """A wave whose phase turns by `pace` radians a pixel, as a pixel of that width sees it."""
    return wave * torch.exp(-pace.square() / 24.0 * 4.0)


def _lamps(scene: Scene, index: Tensor) -> tuple[Tensor, Tensor]:
    """Directions to the light and to its mirror image in the eye, [V, 3] each."""
    light, _, _ = light_of(scene)
    half = light + light.new_tensor([0.0, 0.0, 1.0])
    half = half / half.norm(dim=1, keepdim=True)
    return light[index], half[index]


def seen_blades(scene: Scene, blades: Table, found: Layers, tiles: Tiles) -> Seen:
    """The visible fragments of blades."""
    pair, place = ((found.weight > SEEN) & (found.shape < found.blades)[:, None]).nonzero(
        as_tuple=True
    )
    shape, tile = found.shape[pair], found.tile[pair]
    v = _told(blades, shape, tiles)
    kind, index = blades.kind[shape], tiles.scene[tile]
    x, y, pixel = _at(tiles, tile, place)
    u, across, _, _, _, _, vx, vy = solve(v, x, y)
    width = v[:, B["width"], None]
    half, *_ = outline(v, u, across / width)
    half = half.clamp(min=1e-5)
    along3 = v[:, 3:6] + 2 * u * v[:, 6:9]
    across3 = v[:, 9:12] + 2 * across * v[:, 12:15]
    normal = torch.linalg.cross(along3, across3, dim=1)
    ratio = (across / half).clamp(-1.2, 1.2)
    ruffle, ruffles, phase, fold = (
        v[:, B[n], None] for n in ("ruffle", "ruffles", "phase", "fold")
    )
    size = normal.norm(dim=1, keepdim=True) + 1e-8
    normal = normal / size
    side = torch.where(normal[:, 2:] < 0, -1.0, 1.0)
    lean = -fold * torch.tanh(6.0 * ratio)
    lean = lean + 2.2 * ruffle * u * torch.cos(ruffles * 6.2831853 * u + phase + 2.0 * ratio)
    tube = ((kind == STEM) | (kind == FILAMENT))[:, None]
    unit = across3 / (across3.norm(dim=1, keepdim=True) + 1e-8)
    bent = (normal + lean * unit) * side
    bent = bent / (bent.norm(dim=1, keepdim=True) + 1e-8)
    round_ = ratio.clamp(-0.98, 0.98)
    tubed = round_ * unit + (1 - round_ * round_).sqrt() * unit.new_tensor([0.0, 0.0, 1.0])
    normal = torch.where(tube, tubed, bent)
    steep = (vx.square() + vy.square() + 1e-12).sqrt() * pixel
    vein, fine, spot = _patterns(scene, index, kind, u, across, half, width, steep, v)
    light, middle = _lamps(scene, index)
    rim = 1.0 - ratio.abs().clamp(max=1.0)
    features = torch.cat((
        u, ratio.abs(), (normal * light).sum(1, keepdim=True),
        (normal * middle).sum(1, keepdim=True), normal[:, 2:], found.lit[pair, place][:, None],
        v[:, B["age"], None], v[:, B["tint"], None], side, vein, fine, spot, rim,
    ), 1)  # fmt: skip
    return Seen(features, kind, index, pair, place)


def _told(table: Table, shape: Tensor, tiles: Tiles) -> Tensor:
    """[V, columns]: the rows of shapes; where it is to be quick each column lies in one piece."""
    return table.values.T.contiguous()[:, shape].T if tiles.quick else table.values[shape]


def _at(tiles: Tiles, tile: Tensor, place: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Centres x, y [V, 1] of pixels number `place` of tiles, and their side."""
    pixel = tiles.pixel[tile]
    x = tiles.x[tile] + (place % tiles.side) * pixel
    y = tiles.y[tile] - torch.div(place, tiles.side, rounding_mode="floor") * pixel
    return x[:, None], y[:, None], pixel[:, None]


def _patterns(
    scene: Scene, index: Tensor, kind: Tensor, u: Tensor, across: Tensor, half: Tensor,
    width: Tensor, steep: Tensor, v: Tensor,
) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
    """Veins, finer veins and spots: waves across petals, ribs of leaves, jittered dots."""
    fan = across / (half + 0.12 * width)
    fan = fan + 0.03 * torch.sin(9.0 * u + v[:, B["phase"], None])
    pace = steep / (half + 0.12 * width)
    many = scene.one("veins")[index, None]
    petal_vein = faded(torch.cos(2 * math.pi * many * fan), 2 * math.pi * many * pace)
    petal_fine = faded(
        torch.cos(2 * math.pi * 2.7 * many * fan + 3.0 * u), 2 * math.pi * 2.7 * many * pace
    )
    ribs = 2 * math.pi * (8.0 * u - 3.2 * (across / width).abs())
    leaf_vein = faded(torch.cos(ribs), 2 * math.pi * 3.2 * steep / width + 0 * u)
    line = 0.035 * width * (1.1 - u).clamp(min=0.2)
    leaf_fine = ((line - across.abs()) / steep.clamp(min=1e-6) + 0.5).clamp(0, 1)
    leaf = (kind == LEAF)[:, None]
    cell_u, cell_v = 11.0 * u, 5.0 * (across / width + 1.2)
    iu, iv = cell_u.floor(), cell_v.floor()
    near = _SPOTS.to(u.device)[
        :, iu.long()[:, 0].remainder(_GRID),
        (iv.long()[:, 0] + (37 * v[:, B["phase"]]).long()).remainder(_GRID),
    ]  # fmt: skip
    off = ((cell_u - iu - 0.25 - 0.5 * near[0, :, None]).square()
           + (cell_v - iv - 0.25 - 0.5 * near[1, :, None]).square()).sqrt()  # fmt: skip
    radius = 0.10 + 0.14 * near[2, :, None]
    spot = ((radius - off) / (5.0 * steep / width + 0.04) + 0.5).clamp(0, 1)
    # As strong as the scene has them: what is not there needs no network to suppress it.
    strong = 0.3 + 0.7 * scene.one("vein")[index, None]
    petal_vein, petal_fine = strong * petal_vein, strong * petal_fine
    spot = spot * (scene.one("spots")[index, None] * 3.0).clamp(0.0, 1.0)
    return (
        torch.where(leaf, leaf_vein, petal_vein), torch.where(leaf, leaf_fine, petal_fine), spot,
    )  # fmt: skip


def seen_beads(scene: Scene, beads: Table, found: Layers, tiles: Tiles) -> Seen:
    """The visible fragments of beads."""
    pair, place = ((found.weight > SEEN) & (found.shape >= found.blades)[:, None]).nonzero(
        as_tuple=True
    )
    shape, tile = found.shape[pair] - found.blades, found.tile[pair]
    v = _told(beads, shape, tiles)
    kind, index = beads.kind[shape], tiles.scene[tile]
    pixel = tiles.pixel[tile][:, None]
    x, y, _ = _at(tiles, tile, place)
    qx, qy = x - v[:, D["x"], None], y - v[:, D["y"], None]
    ax, ay, az, inverse, g, a, _ = bead_form(v)
    m = qx * ax + qy * ay
    b, c = 2 * g * m * az, (qx * qx + qy * qy) * inverse + g * m * m - 1.0
    z = (-b + (b * b - 4 * a * c).clamp(min=1e-12).sqrt()) / (2 * a)
    s = m + z * az
    axis, point = v[:, 3:6], torch.cat((qx, qy, z), 1)
    beside = point - s * axis
    r, h = v[:, D["radius"], None], v[:, D["height"], None]
    normal = beside * inverse + axis * (s / (h * h + 1e-10))
    normal = normal / (normal.norm(dim=1, keepdim=True) + 1e-8)
    light, middle = _lamps(scene, index)
    radial = (beside.norm(dim=1, keepdim=True) / r).clamp(max=1.3)
    floret, bump = _florets(v, axis, beside, radial, pixel / r)
    drop = (kind == DEW)[:, None]
    glint, caustic = dew_lights(qx / r, qy / r, light[:, :2])
    sun = (normal * light).sum(1, keepdim=True) + bump
    features = torch.cat((
        torch.where(drop, caustic, radial), sun,
        torch.where(drop, glint, (normal * middle).sum(1, keepdim=True)), normal[:, 2:],
        found.lit[pair, place][:, None], floret, v[:, D["tint"], None], s / h,
    ), 1)  # fmt: skip
    return Seen(features, kind, index, pair, place)


def _florets(
    v: Tensor, axis: Tensor, beside: Tensor, radial: Tensor, pixel: Tensor
) -> tuple[Tensor, Tensor]:
    """The crossing spirals of a flower's heart: knobs, and how they catch the light."""
    ax, ay, az = axis[:, :1], axis[:, 1:2], axis[:, 2:]
    over = 1.0 / (1.0 + az.clamp(min=-0.95))
    east = torch.cat((1 - ax * ax * over, -ax * ay * over, -ax), 1)
    north = torch.cat((-ax * ay * over, 1 - ay * ay * over, -ay), 1)
    turn = torch.atan2((beside * north).sum(1, keepdim=True), (beside * east).sum(1, keepdim=True))
    turn = turn - v[:, D["turn"], None]
    many = v[:, D["age"], None]
    tight = torch.log(radial.clamp(min=0.03))
    one = 13.0 * turn + many * tight * 1.6
    two = 21.0 * turn - many * tight * 1.6
    pace = 1.6 * (many + 8.0) * pixel / radial.clamp(min=0.05) / az.abs().clamp(min=0.25)
    knob = faded(torch.cos(one) * torch.cos(two), pace)
    return knob, 0.25 * faded(torch.sin(one) * torch.cos(two), pace)


def ground(scene: Scene, lit: Tensor, tiles: Tiles) -> Tensor:
    """[T, P, F]: what is known of the ground at each pixel; `lit` [T, P] is its light."""
    everything = torch.arange(len(tiles), device=tiles.x.device)
    x, y, pixel = tiles.places(everything)
    n = tiles.scene
    far = (x * x + y * y).sqrt()
    apart = (x - scene.one("glow_x")[n, None]).square() + (
        y - scene.one("glow_y")[n, None]
    ).square()
    glow = torch.exp(-apart / scene.one("glow_width")[n, None].square())
    discs = torch.zeros_like(x)
    for k in range(DISCS):
        size = scene["disc_size"][n, k, None]
        off = ((x - scene["disc_x"][n, k, None]).square()
               + (y - scene["disc_y"][n, k, None]).square() + 1e-8).sqrt()  # fmt: skip
        soft = pixel + 0.25 * size
        inside = ((size - off) / soft + 0.5).clamp(0, 1)
        inside = inside * inside * (3 - 2 * inside)
        discs = discs + scene["disc_light"][n, k, None] * inside * (0.75 + 0.25 * off / size)
    wave_a = torch.sin(5.0 * x + 3.0 * y + 7.0 * scene.one("glow_x")[n, None])
    wave_b = torch.cos(4.0 * y - 6.0 * x + 9.0 * scene.one("glow_y")[n, None])
    return torch.stack((x, y, far, glow, discs, lit, wave_a, wave_b), -1)
