"""Draws the plants of `blossoms_scenes`: curved petals in a depth buffer, then one pass of light.

Every petal is a surface S(u, v) = rho(u) a + v b + (eta(u) + zeta(u, v)) n over the flower's
radial, sideways and axial directions. Since rho and eta are quadratics, a pixel's (u, v) is the
root of a quadratic, refined once for the cup zeta. Light is computed per pixel: wrapped diffuse,
light through the petal, soft shadows and occlusion from the depth buffer, sheen and rim.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.training.blossoms_scenes import Floats, Petals, Plant

SUPER = 3
_FAR = -4.0


@dataclass
class Buffers:
    """What is seen at each pixel [S, S]: depth, the thing's number (-1 none) and (u, w) on it."""

    depth: Floats
    number: NDArray[np.int32]
    u: Floats
    w: Floats

    @classmethod
    def empty(cls, size: int) -> Buffers:
        """Nothing seen yet."""
        plane = np.zeros((size, size), np.float32)
        number = np.full((size, size), -1, np.int32)
        return cls(np.full_like(plane, _FAR), number, plane, plane.copy())


@dataclass
class Frames:
    """Petals' directions in the world [P, 3] and their curves' coefficients [P]."""

    radial: Floats
    sideways: Floats
    axis: Floats
    rho1: Floats
    rho2: Floats
    eta1: Floats
    eta2: Floats
    scale: Floats
    to_world: Floats


def rotation_to(axis: Floats) -> Floats:
    """The smallest rotation [3, 3] that takes z to unit `axis`."""
    x, y, z = (float(part) for part in axis)
    k = 1.0 / (1.0 + z)
    return np.asarray(
        ((1 - k * x * x, -k * x * y, x), (-k * x * y, 1 - k * y * y, y), (-x, -y, z)), np.float32
    )


def frames_of(plant: Plant) -> Frames:
    """Where the plant's petals lie in the picture's frame."""
    petals = plant.petals
    turn = rotation_to(plant.axis)
    cos, sin = np.cos(petals.azimuth), np.sin(petals.azimuth)
    flat = np.zeros_like(cos)
    length = petals.length
    rise, finish = petals.rise, petals.finish
    peak = petals.neck / (petals.neck + petals.tip)
    return Frames(
        radial=np.stack((cos, sin, flat), 1) @ turn.T,
        sideways=np.stack((-sin, cos, flat), 1) @ turn.T,
        axis=turn[:, 2],
        rho1=length * np.cos(rise),
        rho2=length * (np.cos(finish) - np.cos(rise)) / 2,
        eta1=length * np.sin(rise),
        eta2=length * (np.sin(finish) - np.sin(rise)) / 2,
        scale=np.asarray(petals.width / (peak**petals.neck * (1 - peak) ** petals.tip), np.float32),
        to_world=turn,
    )


def framed(plant: Plant, frames: Frames) -> Plant:
    """The plant with its outline's middle at `centre` and its reach as large as `size` says."""
    every = np.concatenate([_outline(plant, frames, k) for k in range(len(frames.scale))])
    middle = (every.max(0) + every.min(0)) / 2
    reach = float(np.quantile(np.hypot(*(every - middle).T), 0.96))
    size = plant.size / reach
    cx, cy = plant.centre
    return replace(
        plant, size=size, centre=(cx - size * float(middle[0]), cy - size * float(middle[1]))
    )


def _outline(plant: Plant, frames: Frames, k: int) -> Floats:
    """Points [M, 2] around which petal `k` lies."""
    petals = plant.petals
    u = np.asarray([0.02, 0.25, 0.5, 0.75, 1.0], np.float32)[:, None]
    v = petals.width[k] * np.asarray([-1.0, 0.0, 1.0], np.float32)[None]
    rho = petals.root[k] + frames.rho1[k] * u + frames.rho2[k] * u * u
    cup = petals.cup[k] * v * v / petals.width[k] + petals.twist[k] * v * u
    eta = petals.height[k] + frames.eta1[k] * u + frames.eta2[k] * u * u + cup
    x, y = (
        rho * frames.radial[k, i] + v * frames.sideways[k, i] + eta * frames.axis[i]
        for i in range(2)
    )
    return np.stack((x.ravel(), y.ravel()), 1)


def _draw_petal(plant: Plant, frames: Frames, k: int, buffers: Buffers, steps: Floats) -> None:
    """Put petal `k` into the buffers where it is the nearest thing."""
    outline = _outline(plant, frames, k)
    low = outline.min(0) - 0.03
    high = outline.max(0) + 0.03
    cx, cy = plant.centre
    xs = (steps - cx) / plant.size
    ys = (-steps - cy) / plant.size  # rows go down
    left, right = np.searchsorted(xs, (low[0], high[0]))
    top, bottom = np.searchsorted(-ys, (-high[1], -low[1]))
    if left >= right or top >= bottom:
        return
    x, y = xs[None, left:right], ys[top:bottom, None]
    where = (slice(top, bottom), slice(left, right))
    p = _Solver(plant.petals, frames, k)
    extremum = -p.linear / (2 * p.square) if abs(p.square) > 1e-6 else np.inf
    for other in (False, True) if 0.02 < extremum < 1.0 else (False,):
        u, w, depth = p.solve(x, y, other)
        ahead = (np.abs(w) < 1) & (u > 0.005) & (u < 1) & (depth > buffers.depth[where])
        buffers.depth[where][ahead] = depth[ahead]
        buffers.number[where][ahead] = k
        buffers.u[where][ahead] = u[ahead]
        buffers.w[where][ahead] = w[ahead]


class _Solver:
    """From pixels to a petal's own coordinates."""

    def __init__(self, petals: Petals, frames: Frames, k: int) -> None:
        a, b, n = frames.radial[k], frames.sideways[k], frames.axis
        self.a, self.b, self.n = a, b, n
        self.bb = max(1e-6, float(b[0] * b[0] + b[1] * b[1]))
        alpha = float(b[0] * a[1] - b[1] * a[0])
        self.beta = float(b[0] * n[1] - b[1] * n[0])
        self.rho = (float(petals.root[k]), float(frames.rho1[k]), float(frames.rho2[k]))
        self.eta = (float(petals.height[k]), float(frames.eta1[k]), float(frames.eta2[k]))
        self.linear = alpha * self.rho[1] + self.beta * self.eta[1]
        self.square = alpha * self.rho[2] + self.beta * self.eta[2]
        self.offset = alpha * self.rho[0] + self.beta * self.eta[0]
        self.width, self.scale = float(petals.width[k]), float(frames.scale[k])
        self.neck, self.tip = float(petals.neck[k]), float(petals.tip[k])
        self.cup, self.twist = float(petals.cup[k]), float(petals.twist[k])
        self.ruffle, self.phase = float(petals.ruffle[k]), float(petals.phase[k])

    def _root(self, right: Floats, other: bool) -> Floats:
        disc = self.linear**2 + 4 * self.square * right
        sign = 1.0 if self.linear >= 0 else -1.0
        root = sign * np.sqrt(np.maximum(disc, 0.0))
        if other:
            u = (-self.linear - root) / (2 * self.square)
        else:
            u = 2 * right / (self.linear + root + sign * 1e-6)
        return np.where(disc < 0, np.float32(-1.0), u).astype(np.float32)

    def solve(self, x: Floats, y: Floats, other: bool) -> tuple[Floats, Floats, Floats]:
        """(u, w, depth), each [H, W], of the pixels at columns x and rows y."""
        a, b, n = self.a, self.b, self.n
        cross = b[0] * y - b[1] * x - self.offset
        along = b[0] * x + b[1] * y
        ab, nb = a[0] * b[0] + a[1] * b[1], n[0] * b[0] + n[1] * b[1]
        zeta: Floats | float = 0.0
        for _ in range(3):
            u = self._root(cross - self.beta * zeta, other)
            rho = self.rho[0] + u * (self.rho[1] + u * self.rho[2])
            eta = self.eta[0] + u * (self.eta[1] + u * self.eta[2]) + zeta
            v = (along - ab * rho - nb * eta) / self.bb
            inside = np.clip(u, 1e-3, 1 - 1e-3)
            profile = self.scale * inside**self.neck * (1 - inside) ** self.tip
            w = v / profile
            held = np.clip(v, -1.2 * self.width, 1.2 * self.width)
            zeta = held * (held * (self.cup / self.width) + self.twist * u)
            if self.ruffle:
                zeta = zeta + self.ruffle * u * u * np.sin(5.0 * np.clip(w, -1, 1) + self.phase)
        depth = a[2] * rho + b[2] * v + n[2] * eta
        return u, w, depth


def _draw_beads(plant: Plant, frames: Frames, buffers: Buffers, steps: Floats) -> None:
    """Put the small spheres into the buffers, numbered after the petals."""
    place = plant.beads.place @ frames.to_world.T
    first = len(plant.petals.length)
    cx, cy = plant.centre
    xs, ys = (steps - cx) / plant.size, (-steps - cy) / plant.size
    for k, (x0, y0, z0) in enumerate(place):
        r = plant.beads.radius[k]
        left, right = np.searchsorted(xs, (x0 - r, x0 + r))
        top, bottom = np.searchsorted(-ys, (-y0 - r, -y0 + r))
        if left >= right or top >= bottom:
            continue
        where = (slice(top, bottom), slice(left, right))
        dx, dy = (xs[None, left:right] - x0) / r, (ys[top:bottom, None] - y0) / r
        rest = 1 - dx * dx - dy * dy
        depth = z0 + r * np.sqrt(np.maximum(rest, 0))
        ahead = (rest > 0) & (depth > buffers.depth[where])
        buffers.depth[where][ahead] = depth[ahead]
        buffers.number[where][ahead] = first + k
        buffers.u[where][ahead] = np.broadcast_to(dx, rest.shape)[ahead]
        buffers.w[where][ahead] = np.broadcast_to(dy, rest.shape)[ahead]


_FROM_LAB = np.asarray(
    ((1.0, 0.3963377774, 0.2158037573), (1.0, -0.1055613458, -0.0638541728),
     (1.0, -0.0894841775, -1.2914855480)), np.float32)  # fmt: skip
_FROM_LMS = np.asarray(
    ((4.0767416621, -3.3077115913, 0.2309699292), (-1.2684380046, 2.6097574011, -0.3413193965),
     (-0.0041960863, -0.7034186147, 1.7076147010)), np.float32)  # fmt: skip


def to_linear(lab: Floats) -> Floats:
    """OKLab [..., 3] as linear sRGB, never negative."""
    rgb: Floats = np.maximum((lab @ _FROM_LAB.T) ** 3 @ _FROM_LMS.T, 0.0)
    return rgb


def _smooth(x: Floats, low: float, high: float) -> Floats:
    t = np.clip((x - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


@dataclass
class Surface:
    """The covered pixels, M of them: colours [M, 3] OKLab, normals [M, 3] and [M] thinness."""

    colour: Floats
    normal: Floats
    thin: Floats
    hidden: Floats
    petal: NDArray[np.bool_]


def _petal_normals(
    plant: Plant, frames: Frames, k: NDArray[np.int32], u: Floats, w: Floats
) -> Floats:
    """Unit normals of the petals' upper sides at (u, w), with a crease and veins pressed in."""
    petals = plant.petals
    width = petals.width[k]
    neck, tip = petals.neck[k], petals.tip[k]
    inside = np.clip(u, 1e-3, 1 - 1e-3)
    profile = frames.scale[k] * inside**neck * (1 - inside) ** tip
    v = w * profile
    rho = frames.rho1[k] + 2 * frames.rho2[k] * u
    wave = 5.0 * w + petals.phase[k]
    ruffle = petals.ruffle[k] * u * u
    slope_u = frames.eta1[k] + 2 * frames.eta2[k] * u + petals.twist[k] * v
    slope_u = slope_u + 2 * petals.ruffle[k] * u * np.sin(wave)
    slope_v = 2 * petals.cup[k] * v / width + petals.twist[k] * u
    slope_v = slope_v + ruffle * np.cos(wave) * 5.0 / np.maximum(profile, 0.25 * width)
    crease = 1.1 * w * np.exp(-((w / 0.16) ** 2)) * (1 - u) * 2.0
    veins = 0.10 * plant.vein * np.sin(21.0 * w) * (1 - w * w)
    slope_v = slope_v + crease + veins
    local = np.asarray(np.stack((-slope_u, -rho * slope_v, rho), 1), np.float32)
    local /= np.linalg.norm(local, axis=1, keepdims=True) + 1e-9
    a, b = frames.radial[k], frames.sideways[k]
    normal: Floats = local[:, :1] * a + local[:, 1:2] * b + local[:, 2:] * frames.axis
    return normal


def surface_of(plant: Plant, frames: Frames, buffers: Buffers) -> Surface:
    """Colours and normals of everything seen."""
    seen = buffers.number >= 0
    number, u, w = buffers.number[seen], buffers.u[seen], buffers.w[seen]
    petals = len(plant.petals.length)
    leaf = number < petals
    k = np.where(leaf, number, 0)
    normal = _petal_normals(plant, frames, k, u, w)
    colour = _petal_colour(plant, k, u, w, normal[:, 2] < 0)
    normal = np.where(normal[:, 2:] < 0, -normal, normal)
    hidden = 0.30 + 0.70 * _smooth(u, -0.05, 0.55)
    if len(plant.beads.radius):
        bead = np.where(leaf, 0, number - petals)
        round_ = np.stack((u, w, np.sqrt(np.maximum(0.0, 1 - u * u - w * w))), 1)
        normal = np.where(leaf[:, None], normal, round_)
        colour = np.where(leaf[:, None], colour, plant.beads.colour[bead])
        hidden = np.where(leaf, hidden, 0.85)
    thin = np.where(leaf, 0.45 + 0.55 * np.abs(w) * u, 0.0)
    return Surface(
        colour.astype(np.float32), normal.astype(np.float32), thin.astype(np.float32),
        hidden.astype(np.float32), leaf,
    )  # fmt: skip


def _petal_colour(
    plant: Plant, k: NDArray[np.int32], u: Floats, w: Floats, below: NDArray[np.bool_]
) -> Floats:
    """OKLab of the petals: base to tip, a margin, veins, a paler underside."""
    reach = _smooth(u, plant.edge - 0.35, plant.edge + 0.4)
    margin = plant.margin * _smooth(np.abs(w), 0.55, 1.0) * _smooth(u, 0.2, 0.7)
    mix = np.clip(reach * (1 - 0.6 * plant.margin) + margin, 0.0, 1.0)[:, None]
    colour = plant.base + (plant.tip - plant.base) * mix
    under = plant.under + (plant.tip - plant.base) * 0.7 * mix
    colour = np.asarray(np.where(below[:, None], under, colour), np.float32)
    veins = plant.vein * 0.055 * (np.cos(21.0 * w) ** 4) * (1 - u) * _smooth(u, 0.0, 0.3)
    colour[:, 0] += plant.petals.tint[k] - veins + 0.05 * (plant.petals.age[k] - 0.4)
    colour[:, 0] -= 0.10 * np.exp(-u / 0.10)
    return colour


def _shift(plane: Floats, dx: int, dy: int) -> Floats:
    """`plane` as seen dx to the right and dy below, edges repeated."""
    size = len(plane)
    rows = np.clip(np.arange(size) + dy, 0, size - 1)
    columns = np.clip(np.arange(size) + dx, 0, size - 1)
    return plane[rows[:, None], columns[None]]


def shadows(depth: Floats, sun: Floats, scale: float) -> Floats:
    """How much of the sun reaches each pixel [S, S] past whatever stands between, softly.

    Args:
        depth: [S, S] towards the viewer.
        sun: unit direction to the light.
        scale: depth units a pixel.
    """
    flat = max(0.15, float(np.hypot(sun[0], sun[1])))
    rise = max(0.12, float(sun[2])) / flat
    dx, dy = float(sun[0]) / flat, -float(sun[1]) / flat
    dark = np.zeros_like(depth)
    for far in (0.02, 0.045, 0.08, 0.125, 0.18, 0.25, 0.34):
        pixels = far / scale
        other = _shift(depth, round(dx * pixels), round(dy * pixels))
        above = other - depth - far * rise
        block = np.clip((above - 0.006) / (0.02 + 0.25 * far), 0.0, 1.0)
        block *= np.clip((0.75 - above) / 0.3, 0.0, 1.0)
        dark = np.maximum(dark, block * (1.0 - 0.9 * far))
    return np.asarray(1.0 - dark, np.float32)


def box_blur(plane: Floats, radius: int) -> Floats:
    """Mean over squares of 2 `radius` + 1 pixels, edges repeated."""
    for axis in (0, 1):
        pad = [(0, 0), (0, 0)]
        pad[axis] = (radius + 1, radius)
        total = np.cumsum(np.pad(plane, pad, mode="edge"), axis=axis, dtype=np.float64)
        wide = 2 * radius + 1
        high = total[wide:] if axis == 0 else total[:, wide:]
        low = total[:-wide] if axis == 0 else total[:, :-wide]
        plane = ((high - low) / wide).astype(np.float32)
    return plane


def occlusion(depth: Floats, scale: float) -> Floats:
    """Ambient light that reaches each pixel: less where the neighbourhood stands higher."""
    floor = np.maximum(depth, depth[depth > _FAR].min() if (depth > _FAR).any() else _FAR)
    dark = np.zeros_like(depth)
    for far, weight in ((0.04, 5.0), (0.11, 2.4)):
        above = box_blur(floor, max(1, round(far / scale))) - floor
        dark += weight * np.maximum(above, 0.0)
    return np.asarray(np.exp(-1.6 * dark), np.float32)


def _light(plant: Plant, surface: Surface, sunlit: Floats, open_: Floats) -> Floats:
    """Linear radiance [M, 3] of the surface."""
    warm = plant.warmth
    key = np.asarray((1.0 + 0.10 * warm, 0.96, 0.90 - 0.16 * warm), np.float32) * 2.55
    sky = np.asarray((0.55 - 0.1 * warm, 0.62, 0.80 + 0.1 * warm), np.float32) * 0.46
    albedo = to_linear(surface.colour)
    towards = surface.normal @ plant.sun
    facing = surface.normal[:, 2]
    wrapped = np.clip((towards + 0.22) / 1.22, 0.0, 1.0) * sunlit
    open_ = open_ * surface.hidden
    fill = 0.5 + 0.5 * (0.35 * surface.normal[:, 1] + 0.65 * facing)
    light = (wrapped * (0.35 + 0.65 * surface.hidden))[:, None] * key
    light = light + (fill * open_)[:, None] * sky
    out = albedo * light
    behind = np.clip(0.25 - towards, 0.0, 1.0) * surface.thin * (0.35 + 0.65 * sunlit)
    glow = albedo**1.35 * key * (1.15 * plant.through * behind * surface.hidden)[:, None]
    half = plant.sun + np.asarray((0.0, 0.0, 1.0), np.float32)
    half /= np.linalg.norm(half) + 1e-6
    shine = np.clip(surface.normal @ half, 0.0, 1.0)
    sheen = plant.waxy * (0.16 * shine**14 + 0.24 * shine**60) * sunlit * surface.hidden
    rim = (1.0 - facing) ** 3 * np.clip(0.45 + towards, 0.0, 1.0) * open_ * 0.55
    lit: Floats = out + glow + (sheen + rim)[:, None] * key * (0.45 + 0.55 * albedo)
    return lit + _counter_light(plant, surface, open_) * (0.3 + 0.7 * albedo)


def _counter_light(plant: Plant, surface: Surface, open_: Floats) -> Floats:
    """A faint light [M, 3] from behind, opposite the sun, in the colour of the backdrop's glow."""
    away = np.asarray((-plant.sun[0], -plant.sun[1], -0.35), np.float32)
    away /= np.linalg.norm(away) + 1e-6
    graze = np.clip(surface.normal @ away + 0.15, 0.0, 1.0) * (1.0 - 0.6 * surface.normal[:, 2])
    glow = np.asarray((0.80, *(3.2 * plant.glow[1:])), np.float32)
    light: Floats = (0.65 * graze * open_)[:, None] * to_linear(glow)
    return light


def _ground(plant: Plant, steps: Floats) -> Floats:
    """Linear radiance [S, S, 3] of what lies behind: a dark ground, a glow, blurred leaves."""
    x, y = steps[None], -steps[:, None]
    gx, gy, strength = plant.glow_at
    near = np.exp(-((x - gx) ** 2 + (y - gy) ** 2) / 0.75)
    vignette = 1.0 - 0.22 * (x * x + y * y)
    mix = (strength * near)[..., None]
    lab = plant.ground + (plant.glow - plant.ground) * mix
    for angle, reach, length, width, light in plant.leaves:
        cos, sin = np.cos(angle), np.sin(angle)
        along = (x * cos + y * sin - reach) / length
        across = (-x * sin + y * cos) / width
        narrow = across / np.maximum(0.3, 1.05 - 0.5 * along)
        inside = 1.0 / (1.0 + np.exp(np.minimum(60.0, 7.0 * (along**2 + narrow**2 - 0.8))))
        shade = 0.5 + 0.5 * np.tanh(1.2 * across * (plant.sun[1] * cos - plant.sun[0] * sin))
        tint = np.asarray((0.060, -0.016, 0.008), np.float32) * light
        lab = lab + (inside * (0.35 + 0.65 * shade))[..., None] * tint
    lab = lab * np.stack((vignette, vignette, vignette), -1)
    return to_linear(lab.astype(np.float32))


def _add_drops(
    plant: Plant, frames: Frames, buffers: Buffers, picture: Floats, steps: Floats
) -> None:
    """Draw dew over the lit picture [S, S, 3], in place, where its petal is seen."""
    petals = plant.petals
    size = len(steps)
    for number, u, w, r in plant.drops:
        k = int(number)
        profile = frames.scale[k] * u ** petals.neck[k] * (1 - u) ** petals.tip[k]
        v = w * profile
        rho = petals.root[k] + u * (frames.rho1[k] + u * frames.rho2[k])
        eta = petals.height[k] + u * (frames.eta1[k] + u * frames.eta2[k])
        eta = eta + v * (v * petals.cup[k] / petals.width[k] + petals.twist[k] * u)
        eta = eta + petals.ruffle[k] * u * u * np.sin(5.0 * w + petals.phase[k])
        place = rho * frames.radial[k] + v * frames.sideways[k] + eta * frames.axis
        px = plant.centre[0] + plant.size * place[0]
        py = plant.centre[1] + plant.size * place[1]
        column, row = int((px + 1) / 2 * size), int((1 - py) / 2 * size)
        if not (0 <= column < size and 0 <= row < size) or buffers.number[row, column] != k:
            continue
        _one_drop(plant, picture, steps, (px, py, r * plant.size))


def _one_drop(plant: Plant, picture: Floats, steps: Floats, at: tuple[float, float, float]) -> None:
    """A lens of water: dark where the light enters, bright where it leaves, with one glint."""
    px, py, r = at
    left, right = np.searchsorted(steps, (px - r, px + r))
    top, bottom = np.searchsorted(steps, (-py - r, -py + r))
    x, y = (steps[None, left:right] - px) / r, (-steps[top:bottom, None] - py) / r
    inside = _smooth(1.0 - np.sqrt(x * x + y * y), 0.0, 0.25)[..., None]
    side = -(x * plant.sun[0] + y * plant.sun[1])
    lens = (1.0 + 0.75 * side + 0.15)[..., None]
    glint = np.exp(-((x - 0.38 * plant.sun[0]) ** 2 + (y - 0.38 * plant.sun[1]) ** 2) / 0.05)
    patch = picture[top:bottom, left:right]
    wet = patch * lens + 0.02 + 0.8 * glint[..., None]
    picture[top:bottom, left:right] = patch + (wet - patch) * inside


def to_bytes(linear: Floats) -> NDArray[np.uint8]:
    """Linear light as sRGB bytes, highlights rolled off."""
    soft = linear * (1 + linear / 6.0) / (1 + 0.62 * linear)
    soft = np.clip(soft, 0.0, 1.0)
    srgb = np.where(soft <= 0.0031308, 12.92 * soft, 1.055 * soft ** (1 / 2.4) - 0.055)
    return np.asarray(srgb * 255 + 0.5, np.uint8)


def render(plant: Plant, size: int, super_: int = SUPER) -> NDArray[np.uint8]:
    """A picture of the plant: [size, size, 3] bytes, sRGB, each pixel the mean of several."""
    fine = size * super_
    steps = ((np.arange(fine) + 0.5) / fine * 2 - 1).astype(np.float32)
    frames = frames_of(plant)
    plant = framed(plant, frames)
    buffers = Buffers.empty(fine)
    for k in range(len(plant.petals.length)):
        _draw_petal(plant, frames, k, buffers, steps)
    _draw_beads(plant, frames, buffers, steps)
    coarse = ((np.arange(size) + 0.5) / size * 2 - 1).astype(np.float32)
    picture = np.repeat(np.repeat(_ground(plant, coarse), super_, 0), super_, 1)
    seen = buffers.number >= 0
    if seen.any():
        surface = surface_of(plant, frames, buffers)
        pixel = 2.0 / fine / plant.size
        sunlit = shadows(buffers.depth, plant.sun, pixel)[seen]
        open_ = occlusion(buffers.depth, pixel)[seen]
        picture[seen] = _light(plant, surface, sunlit, open_)
        _add_drops(plant, frames, buffers, picture, steps)
    mean = np.minimum(picture, 4.0).reshape(size, super_, size, super_, 3).mean((1, 3))
    return to_bytes(_bloom(mean.astype(np.float32)))


def _bloom(picture: Floats) -> Floats:
    """Bright places spill a little light over their surroundings, as in a lens."""
    bright = np.maximum(picture - 0.25, 0.0)
    out = picture
    for share, weight in ((0.02, 0.04), (0.07, 0.04)):
        radius = max(1, round(share * len(picture)))
        blurred = [box_blur(box_blur(bright[..., i], radius), radius) for i in range(3)]
        out = out + weight * np.stack(blurred, -1)
    return out
