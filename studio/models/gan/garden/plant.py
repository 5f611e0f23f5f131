"""From a scene to its shapes: whorls of petals, sepals, stamens, a heart, stems, leaves and dew.

Everything is differentiable in the numbers of the scene but for what exists: shapes that are too
small to be seen are left out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from studio.models.gan.garden import shapes
from studio.models.gan.garden.scene import FLOWERS, RINGS, Scene
from studio.models.gan.garden.shapes import Table, bead_table, blade_table, joined

PETALS, STAMENS, SEPALS, LEAVES, DROPS = 36, 44, 5, 5, 26
GOLDEN = math.pi * (3.0 - math.sqrt(5.0))
_LEAST = 0.04
_SCATTER = torch.from_numpy(
    np.random.Generator(np.random.Philox(57)).uniform(-1, 1, (12, RINGS + 1, 48)).astype("<f4")
)
"""Nature's noise, the same in every scene: of 12 properties for each ring and place in it."""


@dataclass
class Heads:
    """Flowers of scenes, [N, 5] or [N, 5, 3] each: centre, frame (two across, axis), size."""

    centre: Tensor
    east: Tensor
    north: Tensor
    axis: Tensor
    size: Tensor
    present: Tensor


def heads(scene: Scene) -> Heads:
    """Where the flowers stand and how they are turned."""
    tilt = torch.stack((scene["tilt_x"], scene["tilt_y"]), -1)
    angle = (tilt.square().sum(-1) + 1e-8).sqrt()
    aside = tilt / angle[..., None]
    sin, cos = torch.sin(angle)[..., None], torch.cos(angle)[..., None]
    axis = torch.cat((sin * aside, cos), -1)
    # The frame is turned about the line at right angles to the tilt, so that it never jumps.
    ax, ay = aside[..., :1], aside[..., 1:]
    east0 = torch.cat((1 - ax * ax * (1 - cos), -ax * ay * (1 - cos), -ax * sin), -1)
    north0 = torch.cat((-ax * ay * (1 - cos), 1 - ay * ay * (1 - cos), -ay * sin), -1)
    turn = scene["roll"][..., None]
    east = torch.cos(turn) * east0 + torch.sin(turn) * north0
    north = torch.cos(turn) * north0 - torch.sin(turn) * east0
    depth = torch.arange(FLOWERS, device=tilt.device).expand_as(angle) * -1.0
    centre = torch.stack((scene["x"], scene["y"], depth), -1)
    return Heads(centre, east, north, axis, scene["size"], scene["present"].clamp(0.0, 1.0))


def grown(scene: Scene) -> tuple[Table, Table]:
    """The blades and the beads of all scenes."""
    flowers = heads(scene)
    petals = _petals(scene, flowers)
    filaments, anthers = _stamens(scene, flowers)
    blades = [_stems(scene, flowers), _leaves(scene, flowers), _sepals(scene, flowers)]
    beads = [_domes(scene, flowers), anthers, _dew(scene, petals)]
    return joined([*blades, _folded(petals), filaments]), joined(beads)


def settled(count: Tensor) -> Tensor:
    """A number of things that rests at whole numbers, so that nearly five petals are five."""
    whole = torch.floor(count.detach())
    part = ((count - whole - 0.3) / 0.4).clamp(0.0, 1.0)
    return whole + part * part * (3.0 - 2.0 * part)


def _mix(outer: Tensor, inner: Tensor, age: Tensor) -> Tensor:
    return outer + (inner - outer) * age


def _ends(scene: Scene, name: str, n: Tensor, age: Tensor) -> Tensor:
    return _mix(scene.one(name + "_outer")[n], scene.one(name + "_inner")[n], age)


def _petals(scene: Scene, flowers: Heads) -> Table:
    """Petals of all rings; each ring stands in the gaps of the last."""
    device = scene.rows.device
    rings = settled(scene.one("rings"))
    ring = torch.arange(RINGS, device=device)
    share = (ring / (rings[:, None] - 1.0).clamp(min=1.0)).clamp(0.0, 1.0)  # [N, RINGS]
    ringed = (rings[:, None] - ring).clamp(0.0, 1.0)
    count = settled(_mix(scene["count_outer"], scene["count_inner"], share))
    there = (count[..., None] - torch.arange(PETALS, device=device)).clamp(0.0, 1.0)
    there = there * ringed[..., None]  # [N, RINGS, PETALS]
    seen = (there[:, None] > _LEAST) & (flowers.present[..., None, None] > _LEAST)
    n, f, r, k = seen.nonzero(as_tuple=True)
    grow, age = there[n, r, k] * flowers.present[n, f], share[n, r]
    step = 2 * math.pi / count[n, r]
    wild = scene.one("wild")[n]
    waves = scene["harmonics"][n]
    scatter = _SCATTER.to(device)[:, r, k]  # [12, B]
    turn = step * (k + 0.5 * (r % 2) + scene.one("spin")[n] * r)
    turn = turn + 0.16 * wild * scatter[0] * step.clamp(max=1.3)
    one, two = turn + 1.3 * f, 2 * turn + 2.1 * f
    sway = waves[:, 0] * torch.cos(one) + waves[:, 1] * torch.sin(one)
    sway = sway + waves[:, 2] * torch.cos(two) + waves[:, 3] * torch.sin(two)
    lift = waves[:, 4] * torch.cos(one) + waves[:, 5] * torch.sin(one)
    lift = lift + waves[:, 6] * torch.cos(two) + waves[:, 7] * torch.sin(two)
    curl = waves[:, 8] * torch.cos(two) + waves[:, 9] * torch.sin(two)
    size = flowers.size[n, f]
    length = _ends(scene, "length", n, age) * (1.0 + wild * (0.07 * sway + 0.09 * scatter[1]))
    length = length * size * grow.sqrt()
    opened = scene["open"][n, f]
    rise = _ends(scene, "rise", n, age) + opened + wild * (0.10 * lift + 0.12 * scatter[2])
    bent = _ends(scene, "finish", n, age) + opened
    bent = bent + wild * (0.18 * lift + 0.14 * curl + 0.22 * scatter[3])
    width = _ends(scene, "width", n, age) * length * (1.0 + 0.10 * wild * scatter[4])
    columns = _whorled(flowers, n, f, turn, rise, bent, length) | {
        "width": width, "neck": _ends(scene, "neck", n, age), "tip": _ends(scene, "tip", n, age),
        "notch": scene.one("notch")[n] * (1.0 + 0.4 * wild * scatter[5]),
        "fringe": scene.one("fringe")[n], "fringes": scene.one("fringes")[n],
        "ruffle": scene.one("ruffle")[n] * (1.0 + 0.3 * scatter[6]),
        "ruffles": scene.one("ruffles")[n], "phase": math.pi * scatter[7], "age": age,
        "tint": scatter[8], "shade": torch.ones_like(age), "branch": torch.ones_like(age),
    }  # fmt: skip
    # Each petal turns a little about its spine, so that neighbours overlap like tiles.
    roof = 0.10 + 0.22 * wild * scatter[9]
    across, up = columns["across"], columns["upwards"]
    columns["across"] = torch.cos(roof)[:, None] * across + torch.sin(roof)[:, None] * up
    cup = _ends(scene, "cup", n, age) / width.clamp(min=1e-4)
    columns["cup"] = cup[:, None] * up
    root = _ends(scene, "root", n, age) * size
    height = scene.one("height")[n] * age * size
    columns["base"] = (
        flowers.centre[n, f] + root[:, None] * columns["outward"]
        + height[:, None] * flowers.axis[n, f]
    )  # fmt: skip
    columns["key"] = _depth(columns, 0.55) + 0.004 * age
    return blade_table(columns, n, shapes.PETAL)


def _whorled(
    flowers: Heads, n: Tensor, f: Tensor, turn: Tensor, rise: Tensor, bent: Tensor, length: Tensor
) -> dict[str, Tensor]:
    """Spines that leave the axis at azimuths, starting and ending at elevations; vectors [B, 3]."""
    cos, sin = torch.cos(turn)[:, None], torch.sin(turn)[:, None]
    outward = cos * flowers.east[n, f] + sin * flowers.north[n, f]
    across = cos * flowers.north[n, f] - sin * flowers.east[n, f]
    axis = flowers.axis[n, f]

    def towards(elevation: Tensor) -> Tensor:
        return torch.cos(elevation)[:, None] * outward + torch.sin(elevation)[:, None] * axis

    start, end = towards(rise), towards(bent)
    middle = 0.5 * (rise + bent)
    up = torch.cos(middle)[:, None] * axis - torch.sin(middle)[:, None] * outward
    along = length[:, None] * start
    bend = (0.5 * length)[:, None] * (end - start)
    return {"along": along, "bend": bend, "across": across, "outward": outward, "upwards": up}


def _depth(columns: dict[str, Tensor], u: float) -> Tensor:
    """[B]: how near the viewer the spine is at u, above the flower's own layer."""
    return (columns["base"] + u * columns["along"] + u * u * columns["bend"])[:, 2]


def _folded(petals: Table) -> Table:
    """Adds the other part of each petal that folds over itself as it is seen: along, or across."""
    v, c = petals.values, shapes.B
    first = v[:, c["along_x"]] * v[:, c["across_y"]] - v[:, c["along_y"]] * v[:, c["across_x"]]
    second = v[:, c["bend_x"]] * v[:, c["across_y"]] - v[:, c["bend_y"]] * v[:, c["across_x"]]
    fold = -first / (2 * torch.where(second.abs() < 1e-9, 1e-9, second))
    folds = ((fold > 0.03) & (fold < 0.97)).detach().nonzero()[:, 0]
    spine = v[:, c["along_x"] : c["along_z"]] + v[:, c["bend_x"] : c["bend_z"]]
    one = spine[:, 0] * v[:, c["across_y"]] - spine[:, 1] * v[:, c["across_x"]]
    two = spine[:, 0] * v[:, c["cup_y"]] - spine[:, 1] * v[:, c["cup_x"]]
    width = v[:, c["width"]]
    halved = (one.abs() < (two * width).abs()).detach().nonzero()[:, 0]
    again = [_with(petals, folds, "branch", -v[folds, c["branch"]])]
    for sign in (-0.6, 0.6):
        again.append(_with(petals, halved, "half", sign * width[halved]))
    return joined([petals, *again])


def _with(table: Table, rows: Tensor, column: str, value: Tensor) -> Table:
    """Some rows of a table, one of their columns changed."""
    at = shapes.B[column]
    v = table.values[rows]
    v = torch.cat((v[:, :at], value[:, None], v[:, at + 1 :]), 1)
    return Table(v, table.scene[rows], table.kind[rows])


def _sepals(scene: Scene, flowers: Heads) -> Table:
    """Five green blades beneath each flower."""
    long = scene.one("sepal_length")[:, None] * flowers.size * flowers.present
    seen = (long > _LEAST * 0.2)[..., None] & (
        scene.one("sepals")[:, None, None] > torch.arange(SEPALS, device=long.device) + _LEAST
    )
    n, f, k = seen.nonzero(as_tuple=True)
    length = long[n, f]
    turn = 2 * math.pi / 5 * (k + 0.3) + 0.2 * _SCATTER.to(long.device)[0, RINGS, k]
    rise = scene.one("rise_outer")[n] * 0.75 - 0.18
    bent = scene.one("finish_outer")[n] * 0.5 - 0.45
    columns = _whorled(flowers, n, f, turn, rise, bent, length)
    base = flowers.centre[n, f] + 0.02 * length[:, None] * columns["outward"]
    columns |= {
        "base": base - 0.06 * flowers.size[n, f][:, None] * flowers.axis[n, f],
        "width": 0.2 * length, "neck": torch.full_like(length, 0.4),
        "tip": torch.full_like(length, 1.1), "tint": _SCATTER.to(long.device)[8, RINGS, k],
        "shade": torch.ones_like(length), "branch": torch.ones_like(length),
        "fold": torch.full_like(length, 0.2),
    }  # fmt: skip
    columns["key"] = _depth(columns, 0.5) - 0.05
    return blade_table(columns, n, shapes.LEAF)


def _stems(scene: Scene, flowers: Heads) -> Table:
    """One from each flower down to a common foot below the picture."""
    wide = scene.one("stem")
    seen = (flowers.present > _LEAST) & (wide > 1e-3)[:, None]
    n, f = seen.nonzero(as_tuple=True)
    centre, axis, size = flowers.centre[n, f], flowers.axis[n, f], flowers.size[n, f]
    level = -8.0 - 0.1 * f.float()
    base = centre - 0.03 * size[:, None] * axis
    base = torch.stack((base[:, 0], base[:, 1], level), 1)
    foot = torch.stack((scene.one("stem_x")[n], scene.one("stem_y")[n], level), 1)
    flat = axis * axis.new_tensor([1.0, 1.0, 0.0])
    down = foot - base
    reach = down.norm(dim=1, keepdim=True)
    along = (-0.9 * flat + 0.25 * down / reach) * reach * scene.one("bend")[n, None]
    across = torch.stack((-down[:, 1], down[:, 0], torch.zeros_like(size)), 1) / reach
    width = wide[n] * (0.6 + 0.4 * size / flowers.size[n, 0].clamp(min=1e-3))
    columns = {
        "base": base, "along": along, "bend": down - along, "across": across, "width": width,
        "neck": torch.full_like(size, 0.03), "tip": torch.full_like(size, 0.03),
        "key": level, "shade": torch.full_like(size, 0.6),
        "branch": torch.ones_like(size),
    }  # fmt: skip
    return blade_table(columns, n, shapes.STEM)


def _leaves(scene: Scene, flowers: Heads) -> Table:
    """Leaves of the first flower's stem, right and left by turns."""
    device = scene.rows.device
    there = (scene.one("leaves")[:, None] - torch.arange(LEAVES, device=device)).clamp(0.0, 1.0)
    n, k = (there > _LEAST).nonzero(as_tuple=True)
    grow = there[n, k].sqrt()
    side = torch.where(k % 2 == 0, 1.0, -1.0)
    scatter = _SCATTER.to(device)[:, RINGS, 10 + k]
    down = 0.10 + 0.17 * k + 0.03 * scatter[0]
    centre = flowers.centre[n, 0]
    base = torch.stack((
        _mix(centre[:, 0], scene.one("stem_x")[n], down * 0.8),
        centre[:, 1] + down * scene.one("stem_y")[n], -7.0 - 0.1 * k.float(),
    ), 1)  # fmt: skip
    angle = scene.one("leaf_turn")[n] + 0.35 * scatter[1] - 0.22 * k
    droop = scene.one("leaf_droop")[n] + 0.25 * scatter[2]
    length = scene.one("leaf_length")[n] * grow * (1.0 + 0.15 * scatter[3])
    zero = torch.zeros_like(angle)

    def heading(a: Tensor) -> Tensor:
        return torch.stack((side * torch.cos(a), torch.sin(a), zero), 1)

    along = length[:, None] * heading(angle)
    bend = 0.5 * length[:, None] * (heading(angle - droop) - heading(angle))
    lean = 0.5 * scatter[4]
    middle = heading(angle - 0.5 * droop)
    across = torch.stack((-middle[:, 1] * side, middle[:, 0] * side, zero), 1)
    across = torch.cos(lean)[:, None] * across + torch.sin(lean)[:, None] * across.new_tensor(
        [0.0, 0.0, 1.0]
    )
    columns = {
        "base": base, "along": along, "bend": bend, "across": across,
        "width": scene.one("leaf_width")[n] * length,
        "neck": scene.one("leaf_neck")[n], "tip": scene.one("leaf_tip")[n],
        "ruffle": 0.04 + zero, "ruffles": 1.5 + zero, "phase": math.pi * scatter[7],
        "tint": scatter[8], "key": -7.0 - 0.1 * k.float() + zero, "shade": 1.0 + zero,
        "branch": 1.0 + zero, "fold": 0.5 + zero, "age": k / LEAVES + zero,
    }  # fmt: skip
    return blade_table(columns, n, shapes.LEAF)


def _stamens(scene: Scene, flowers: Heads) -> tuple[Table, Table]:
    """Filaments around the axis, and the anthers at their ends."""
    device = scene.rows.device
    there = scene.one("stamens")[:, None] - torch.arange(STAMENS, device=device)
    seen = (there > _LEAST)[:, None] & (flowers.present > 0.3)[..., None]
    n, f, k = seen.nonzero(as_tuple=True)
    grow = there[n, k].clamp(0.0, 1.0)
    scatter = _SCATTER.to(device)[:, 0, k]
    size = flowers.size[n, f]
    turn = GOLDEN * k + 0.3 * scatter[0]
    ring = ((k % 7) / 7.0 - 0.5) * 0.35
    rise = scene.one("stamen_rise")[n] + ring + 0.12 * scatter[1] + 0.5 * scene["open"][n, f]
    bent = rise + scene.one("stamen_bend")[n]
    length = scene.one("stamen_length")[n] * size * grow * (1.0 + 0.15 * scatter[2])
    columns = _whorled(flowers, n, f, turn, rise, bent, length)
    lifted = scene.one("height")[n] * size * 0.5
    base = flowers.centre[n, f] + lifted[:, None] * flowers.axis[n, f]
    columns["base"] = base + (0.03 * size)[:, None] * columns["outward"]
    spine = columns["along"] + columns["bend"]
    flat = torch.stack((-spine[:, 1], spine[:, 0], torch.zeros_like(size)), 1)
    columns["across"] = flat / (flat.norm(dim=1, keepdim=True) + 1e-6)
    full = torch.ones_like(size)
    columns |= {
        "width": 0.011 * size + 0.06 * scene.one("anther")[n] * size, "neck": 0.05 * full,
        "tip": 0.12 * full, "tint": scatter[8], "shade": 0.3 * full, "branch": full,
    }  # fmt: skip
    columns["key"] = _depth(columns, 0.8) + 0.05 * size
    end = columns["base"] + spine
    radius = scene.one("anther")[n] * size * grow * (1.0 + 0.2 * scatter[3])
    anthers = bead_table(
        {"place": end, "axis": columns["across"], "radius": 0.55 * radius, "height": radius,
         "tint": scatter[8], "key": end[:, 2] + 0.06 * size},
        n, shapes.ANTHER,
    )  # fmt: skip
    return blade_table(columns, n, shapes.FILAMENT), anthers


def _domes(scene: Scene, flowers: Heads) -> Table:
    """The heart of each flower."""
    radius = scene.one("dome")[:, None] * flowers.size * flowers.present.sqrt()
    n, f = ((radius > 0.004) & (flowers.present > _LEAST)).nonzero(as_tuple=True)
    size = radius[n, f]
    axis = flowers.axis[n, f]
    lifted = scene.one("height")[n] * flowers.size[n, f]
    place = flowers.centre[n, f] + (0.35 * lifted)[:, None] * axis
    tall = scene.one("dome_height")[n] * size
    key = place[:, 2] + tall * axis[:, 2] + 0.02 * size
    columns = {
        "place": place, "axis": axis, "radius": size, "height": tall, "key": key,
        "age": scene.one("florets")[n], "turn": scene["roll"][n, f],
    }  # fmt: skip
    return bead_table(columns, n, shapes.DOME)


def _dew(scene: Scene, petals: Table) -> Table:
    """Drops on petals; the more dew, the more petals carry one."""
    device = scene.rows.device
    order = torch.arange(len(petals), device=device)
    scatter = _SCATTER.to(device)[10].reshape(-1)[(order * 7) % ((RINGS + 1) * 48)]
    where = _SCATTER.to(device)[11].reshape(-1)[(order * 11) % ((RINGS + 1) * 48)]
    wet = scene.one("dew")[petals.scene] * 1.4 - 0.5 * (scatter + 1.0)
    v, c = petals.values, shapes.B
    keep = ((wet > 0.02) & (v[:, c["width"]] > 0.015)).nonzero()[:, 0]
    w = v[keep]
    u = (0.55 + 0.3 * where[keep])[:, None]
    y = (0.45 * scatter[keep] * w[:, c["width"]])[:, None]
    place = (
        w[:, 0:3] + w[:, 3:6] * u + w[:, 6:9] * u * u + w[:, 9:12] * y + w[:, 12:15] * y * y
    )  # fmt: skip
    radius = 0.014 * wet[keep].clamp(max=0.5) * (1.2 + 0.6 * where[keep])
    normal = torch.linalg.cross(w[:, 3:6] + 2 * u * w[:, 6:9], w[:, 9:12], dim=1)
    normal = normal * torch.sign(normal[:, 2:]) / (normal.norm(dim=1, keepdim=True) + 1e-8)
    columns = {
        "place": place, "axis": normal, "radius": radius, "height": 0.7 * radius,
        "tint": where[keep], "key": w[:, c["key"]] + 0.003,
    }  # fmt: skip
    return bead_table(columns, petals.scene[keep], shapes.DEW)
