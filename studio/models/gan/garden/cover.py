"""Where on a blade or a bead a place of the picture lies, and how much of the pixel it covers.

Seen along z a blade is p = b + a u + c u² + t y + n y² in the plane. Without n the component at
right angles to t is a quadratic in u, solved as it stands; three of Newton's steps bring in n. A
surface that folds over itself as it is seen has more solutions: `branch` and `half` say which.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from studio.models.gan.garden.shapes import DEW, B, D

NEWTON = 3
_TINY = 1e-7


@dataclass
class Cover:
    """Of each pair and pixel [M, P]: coverage, darkness of the shadow it casts, and where it is.

    `near`: height towards the viewer there.
    """

    alpha: Tensor
    shadow: Tensor
    near: Tensor


def _columns(values: Tensor, index: dict[str, int], *names: str) -> list[Tensor]:
    return [values[:, index[name], None] for name in names]


def guarded(x: Tensor, least: float = _TINY) -> Tensor:
    """`x` kept away from zero, its sign kept."""
    return torch.where(x < 0, x.clamp(max=-least), x.clamp(min=least))


def outline(values: Tensor, u: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Half width of blades at u, its slope in u; u as notches and fringes shift it, its slope in v.

    Args:
        values: [M, columns] of blades.
        u: [M, P].
        v: [M, P], place across over the greatest half width.
    """
    neck, tip, width, notch, fringe, fringes, ruffle, ruffles, phase = _columns(
        values, B, "neck", "tip", "width", "notch", "fringe", "fringes", "ruffle", "ruffles",
        "phase",
    )  # fmt: skip
    inside = (1.0 - v.abs() * 2.2).clamp(min=0.0)
    tooth = torch.sin(fringes * v * 3.14159265 + phase)
    shifted = u + notch * inside * inside + fringe * (0.5 + 0.5 * tooth) * u
    slope_v = -4.4 * notch * inside * torch.sign(v) + fringe * u * (
        0.5 * fringes * 3.14159265 * torch.cos(fringes * v * 3.14159265 + phase)
    )
    s = shifted.clamp(1e-3, 1.0 - 1e-3)
    widest = neck / (neck + tip)
    top = width * torch.exp(neck * torch.log(s / widest) + tip * torch.log((1 - s) / (1 - widest)))
    wave = ruffles * 6.2831853 * u + phase
    half = top * (1.0 + ruffle * torch.sin(wave) * u)
    slope = half * (neck / s - tip / (1.0 - s))
    return half, slope, shifted, slope_v


def solve(values: Tensor, x: Tensor, y: Tensor, steps: int = NEWTON) -> tuple[Tensor, ...]:
    """(u, y, fold, miss, du_dx, du_dy, dy_dx, dy_dy) of places `x`, `y` [M, P] on blades.

    `fold`: about the distance to the edge where the surface folds. `miss`: how far the found point
    lies from the place asked for. `steps`: none is needed where blades are not cupped.
    """
    bx, by, ax, ay, cx, cy, tx, ty, nx, ny, width, branch, part = _columns(
        values,
        B,
        *("base_x", "base_y", "along_x", "along_y", "bend_x", "bend_y", "across_x"),
        *("across_y", "cup_x", "cup_y", "width", "branch", "half"),
    )
    qx, qy = x - bx, y - by
    ex, ey = tx + nx * part, ty + ny * part
    size = (ex * ex + ey * ey + 1e-6).sqrt()
    ex, ey = ex / size, ey / size
    first, second = ax * ey - ay * ex, guarded(cx * ey - cy * ex, 1e-6)
    asked = _cross(qx, qy, ex, ey)
    inside = torch.addcmul(first * first, asked, 4.0 * second)
    root = inside.clamp(min=1e-10).sqrt() * torch.where(first < 0, -1.0, 1.0)
    both = first + root
    u = torch.where(branch > 0, 2.0 * asked / guarded(both), both * (-0.5 / second))
    u = u.clamp(-0.6, 1.6)
    limit, most = 1.3 * width, 1.95 * width
    v = _less(qx, u, torch.addcmul(ax, cx, u)) * ex + _less(qy, u, torch.addcmul(ay, cy, u)) * ey
    v = (v / size).clamp(-limit, limit)
    for step in range(steps + 1):
        sx, sy = torch.addcmul(ax, 2 * cx, u), torch.addcmul(ay, 2 * cy, u)
        dx, dy = torch.addcmul(tx, 2 * nx, v), torch.addcmul(ty, 2 * ny, v)
        det = _cross(sx, sy, dx, dy)
        per = det / torch.addcmul(_small(det), det, det)  # 1 / det, but at folds
        rx = _less(_less(qx, u, torch.addcmul(ax, cx, u)), v, torch.addcmul(tx, nx, v))
        ry = _less(_less(qy, u, torch.addcmul(ay, cy, u)), v, torch.addcmul(ty, ny, v))
        if step < steps:
            u = u + (_cross(rx, ry, dx, dy) * per).clamp(-0.25, 0.25)
            v = v + (_cross(sx, sy, rx, ry) * per).clamp(-limit, limit)
            v = v.clamp(-most, most)
    miss = rx.abs() + ry.abs()
    # The determinant falls with the root of the distance to a fold.
    by_u, by_v = _cross(cx, cy, dx, dy), _cross(sx, sy, nx, ny)
    gx, gy = _cross(by_u, by_v, sy, dy), _cross(by_v, by_u, dx, sx)
    fold = det * det * 0.25 * torch.addcmul(gx * gx, gy, gy).add(1e-12).rsqrt()
    return u, v, fold, miss, dy * per, -dx * per, -sy * per, sx * per


def _cross(ax: Tensor, ay: Tensor, bx: Tensor, by: Tensor) -> Tensor:
    return torch.addcmul(ax * by, ay, bx, value=-1)


def _less(a: Tensor, b: Tensor, c: Tensor) -> Tensor:
    """What is left of a without b times c."""
    return torch.addcmul(a, b, c, value=-1)


def _small(like: Tensor) -> Tensor:
    return like.new_full((1, 1), 1e-10)


def cover_blades(
    values: Tensor,
    light: Tensor,
    shade: Tensor,
    x: Tensor,
    y: Tensor,
    pixel: Tensor,
    steps: int = NEWTON,
) -> Cover:
    """How blades cover pixels.

    Args:
        values: [M, columns].
        light: [M, 2], from where the light comes, times how far shadows are moved.
        shade: [M], how wide shadows are.
        x: [M, P], centres of pixels.
        y: likewise.
        pixel: [M, 1], a pixel's side.
        steps: as in `solve`.
    """
    u, v, fold, miss, ux, uy, vx, vy = solve(values, x, y, steps)
    width, dark = _columns(values, B, "width", "shade")
    half, slope, shifted, slope_v = outline(values, u, v / width)
    pull = slope * slope_v / width
    # Gradients of half - v and half + v over the picture.
    hx, hy = slope * ux + pull * vx, slope * uy + pull * vy
    one = ((hx - vx).square() + (hy - vy).square() + 1e-8).rsqrt()
    two = ((hx + vx).square() + (hy + vy).square() + 1e-8).rsqrt()
    right, left = (half - v) * one, (half + v) * two
    steep = (ux * ux + uy * uy + 1e-8).rsqrt()
    ex, ey = ux + slope_v / width * vx, uy + slope_v / width * vy
    foot = u * steep
    end = torch.minimum((1.0 - u) * steep, (1.0 - shifted) * (ex * ex + ey * ey + 1e-8).rsqrt())
    per = 1.0 / pixel
    alpha = (right * per + 0.5).clamp(0, 1) + (left * per + 0.5).clamp(0, 1) - 1.0
    # Where the outline is steepest it says little of places far beyond the greatest width.
    beside = (1.1 * width - v.abs()) * (vx * vx + vy * vy + 1e-8).rsqrt()
    for limit in (foot, end, fold, beside):
        alpha = torch.minimum(alpha, (limit * per + 0.5).clamp(0, 1))
    alpha = alpha.clamp(min=0.0) * (1.2 - 1.5 * miss * per).clamp(0, 1)
    shadow, near = _shadow(values, light, shade, (x, y), (u, v, half))
    return Cover(alpha, dark * shadow, near)


def _shadow(
    values: Tensor, light: Tensor, shade: Tensor, place: tuple[Tensor, Tensor],
    found: tuple[Tensor, Tensor, Tensor],
) -> tuple[Tensor, Tensor]:  # fmt: skip
    """Darkness beside blades, and how near the viewer they are.

    Shadow ends `shade` from the nearest point found, further on the side off the light. Such
    a point lies on the blade, so the distance is never too small.
    """
    bx, by, ax, ay, cx, cy, tx, ty, nx, ny, width = _columns(
        values, B, "base_x", "base_y", "along_x", "along_y", "bend_x", "bend_y", "across_x",
        "across_y", "cup_x", "cup_y", "width",
    )  # fmt: skip
    u, v, half = found
    u = u.clamp(0, 1)
    v = torch.maximum(torch.minimum(v, half), -half)
    dx = place[0] - bx - u * (ax + cx * u) - v * (tx + nx * v)
    dy = place[1] - by - u * (ay + cy * u) - v * (ty + ny * v)
    off = (dx * dx + dy * dy + 1e-10).sqrt()
    wide = shade[:, None]
    moved = -off - (dx * light[:, :1] + dy * light[:, 1:]) / (off + 0.1 * wide)
    soft = (0.5 + 0.5 * moved / wide).clamp(0, 1)
    thin = (width / wide).clamp(max=1.0)
    bz, az, cz, tz, nz = _columns(values, B, "base_z", "along_z", "bend_z", "across_z", "cup_z")
    near = bz + u * (az + cz * u) + v * (tz + nz * v)
    return thin * soft * soft * (3 - 2 * soft) * (0.4 + u), near


def bead_form(values: Tensor) -> tuple[Tensor, ...]:
    """(ax, ay, az, 1/r², g, A, g'): what a bead's silhouette and surface are made of, [M, 1]."""
    ax, ay, az, r, h = _columns(values, D, "axis_x", "axis_y", "axis_z", "radius", "height")
    inverse = 1.0 / (r * r + 1e-10)
    g = 1.0 / (h * h + 1e-10) - inverse
    a = inverse + g * az * az
    return ax, ay, az, inverse, g, a, g * inverse / a


def cover_beads(
    values: Tensor, kind: Tensor, light: Tensor, shade: Tensor, x: Tensor, y: Tensor, pixel: Tensor
) -> Cover:
    """How beads cover pixels; as `cover_blades`. A dewdrop is clear but for its lights."""
    cx, cy, cz, r = _columns(values, D, "x", "y", "z", "radius")
    ax, ay, az, inverse, slim, a, g = bead_form(values)
    qx, qy = x - cx, y - cy
    form = (ax, ay, inverse, g)
    far = _to_rim(form, qx, qy)
    # A bead smaller than a pixel dims instead of vanishing.
    small = (2.0 * r / pixel).clamp(max=1.0)
    alpha = (far / pixel + 0.5).clamp(0, 1) * small
    clear = dew_alpha(qx / r, qy / r, light)
    drop = (kind == DEW)[:, None]
    alpha = torch.where(drop, alpha * clear, alpha)
    moved = _to_rim(form, qx + light[:, :1], qy + light[:, 1:])
    soft = (0.5 + 0.5 * moved / (0.5 * torch.minimum(shade[:, None], r))).clamp(0, 1)
    m = qx * ax + qy * ay
    b, c = 2 * slim * m * az, (qx * qx + qy * qy) * inverse + slim * m * m - 1.0
    near = cz + (-b + (b * b - 4 * a * c).clamp(min=1e-12).sqrt()) / (2 * a)
    return Cover(alpha, 0.35 * soft * soft, near)


def _to_rim(form: tuple[Tensor, ...], x: Tensor, y: Tensor) -> Tensor:
    """How far inside a bead's silhouette places are; exact for a sphere, near for all others."""
    ax, ay, inverse, g = form
    m = x * ax + y * ay
    out = ((x * x + y * y) * inverse + g * m * m).clamp(min=1e-4)
    kx, ky = x * inverse + g * m * ax, y * inverse + g * m * ay
    root = out.sqrt()
    return (1.0 - root) * root * (kx * kx + ky * ky + 1e-4 * inverse).rsqrt()


def dew_lights(x: Tensor, y: Tensor, light: Tensor) -> tuple[Tensor, Tensor]:
    """The glint and the bright far side of a drop, at `x`, `y` in its radii; light [M, 2]."""
    far = (light.square().sum(1, keepdim=True) + 1e-12).rsqrt()
    lx, ly = 0.42 * light[:, :1] * far, 0.42 * light[:, 1:] * far
    glint = torch.exp(-22.0 * ((x - lx).square() + (y - ly).square()))
    caustic = torch.exp(-3.5 * ((x + 1.2 * lx).square() + (y + 1.2 * ly).square()))
    return glint, caustic


def dew_alpha(x: Tensor, y: Tensor, light: Tensor) -> Tensor:
    """How much of what is behind a drop it hides."""
    glint, caustic = dew_lights(x, y, light)
    rim = (x * x + y * y).clamp(max=1.0)
    return (0.08 + 0.9 * glint + 0.35 * caustic + 0.18 * rim * rim).clamp(0, 1)
