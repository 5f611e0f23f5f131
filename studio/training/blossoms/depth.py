"""What of a plant of Blossoms is seen where: curved petals and beads in a depth buffer.

Every petal is a surface S(u, v) = rho(u) a + v b + (eta(u) + zeta(u, v)) n over the flower's
radial, sideways and axial directions. Since rho and eta are quadratics, a pixel's (u, v) is the
root of a quadratic, refined for the cup zeta.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.training.blossoms.plant import Floats, Petals, Plant

FAR = -4.0


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
        return cls(np.full_like(plane, FAR), number, plane, plane.copy())


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


def draw_petal(plant: Plant, frames: Frames, k: int, buffers: Buffers, steps: Floats) -> None:
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


def draw_beads(plant: Plant, frames: Frames, buffers: Buffers, steps: Floats) -> None:
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
