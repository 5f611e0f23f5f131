"""From normal factors to scenes: every number of a scene is a smooth function of its factors.

A scene has a species and F standard normal factors; the same factors in another species are
another plant in the same light, pose and place.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

from studio.models.gan.garden.scene import DISCS, FLOWERS, HARMONICS, PLACES, ROWS
from studio.training.garden.species import COLOURS, GROUNDS, HABITS, SPECIES, USUAL, Lch

Put = Callable[[str, Tensor], None]
Normal = Callable[[str], Tensor]
Ranged = Callable[[str, Tensor], Tensor]

_SHARED: dict[str, tuple[str, ...]] = {
    "fullness": ("count_outer", "count_inner", "rings", "stamens"),
    "length": ("length_outer",), "inner": ("length_inner",),
    "opening": ("rise_outer", "rise_inner"), "curl": ("finish_outer", "finish_inner"),
    "breadth": ("width_outer", "width_inner"), "neck": ("neck_outer", "neck_inner"),
    "point": ("tip_outer", "tip_inner"), "cup": ("cup_outer", "cup_inner"),
    "notch": ("notch", "fringe"), "fringes": ("fringes",), "ruffle": ("ruffle",),
    "ruffles": ("ruffles",), "root": ("root_outer", "root_inner", "height"), "spin": ("spin",),
    "wild": ("wild",), "dome": ("dome",), "dome_height": ("dome_height", "florets"),
    "stamen_length": ("stamen_length",), "stamen_rise": ("stamen_rise",),
    "stamen_bend": ("stamen_bend",), "anther": ("anther",), "leaf_length": ("leaf_length",),
    "leaf_width": ("leaf_width",), "leaf_neck": ("leaf_neck",), "leaf_tip": ("leaf_tip",),
    "sepals": ("sepals", "sepal_length"), "stem": ("stem",), "veins": ("veins",),
    "vein": ("vein",), "spots": ("spots", "blotch"), "flush": ("flush",), "edge": ("edge",),
    "gloss": ("gloss",), "velvet": ("velvet",), "through": ("through",),
}  # fmt: skip
"""Factors that walk through a species' own ranges, with the numbers that each drives."""
_OWN: dict[str, int] = {
    "many": 1, "arrangement": 1, "spread": 1, "place_x": 1, "place_y": 1, "size": 1, "side": 1,
    "facing": 1, "turn": 1, "nod": FLOWERS, "roll": FLOWERS, "open": FLOWERS,
    "harmonic": HARMONICS, "dew": 1, "foot": 1, "bend": 1, "leaves": 1, "leaf_turn": 1,
    "leaf_droop": 1, "green_light": 1, "green_hue": 1, "sun_x": 1, "sun_y": 1, "sun_height": 1,
    "shade": 1, "shade_width": 1, "ambient": 1, "colourway": 1, "hue": 1, "light": 1, "chroma": 1,
    "tip_light": 1, "ground": 1, "ground_light": 1, "ground_hue": 1, "glow_x": 1, "glow_y": 1,
    "glow_width": 1, "discs": 1, "disc_turn": 1, "disc_size": 1,
}  # fmt: skip


def _factor_places() -> dict[str, slice]:
    found, at = {}, 0
    for name, count in (dict.fromkeys(_SHARED, 1) | _OWN).items():
        found[name] = slice(at, at + count)
        at += count
    return found


FACTOR_PLACES = _factor_places()
FACTORS = max(place.stop for place in FACTOR_PLACES.values())


def draw_factors(count: int, source: torch.Generator) -> tuple[Tensor, Tensor]:
    """Factors [N, F] float32 and species [N] int64, all equally often."""
    factors = torch.randn(count, FACTORS, generator=source)
    return factors, torch.randint(0, len(SPECIES), (count,), generator=source)


def unit(x: Tensor) -> Tensor:
    """Standard normal to [0, 1], evenly."""
    return 0.5 * (1.0 + torch.erf(x / math.sqrt(2.0)))


def _table(name: str) -> Tensor:
    """[K, 2]: the range of a number in each species."""
    return torch.tensor([HABITS[s].get(name, USUAL[name]) for s in SPECIES])


def _lab(colour: Lch) -> tuple[float, float, float]:
    light, chroma, hue = colour
    angle = math.radians(hue)
    return light, chroma * math.cos(angle), chroma * math.sin(angle)


def _walk(anchors: Tensor, t: Tensor) -> Tensor:
    """Anchors [N, A, ...] at t [N] in [0, 1]: straight from one to the next, resting at each."""
    count = anchors.shape[1]
    place = t.clamp(0, 1) * (count - 1e-4)
    first = place.long()
    part = ((place - first - 0.5) * 2.0).clamp(-1, 1)
    # Near an anchor's middle it is itself, halfway between two it is their mean.
    step = torch.sign(part).long()
    other = (first + step).clamp(0, count - 1)
    amount = 0.5 * (part.abs() * 1.6 - 0.6).clamp(min=0.0)
    n = torch.arange(len(t))
    shape = [len(t)] + [1] * (anchors.dim() - 2)
    return torch.lerp(anchors[n, first], anchors[n, other], amount.reshape(shape))


_WAYS = max(len(ways) for ways in COLOURS.values())
_PETALS = torch.tensor(
    [[[_lab(c) for c in COLOURS[s][i * len(COLOURS[s]) // _WAYS]] for i in range(_WAYS)]
     for s in SPECIES]
)  # fmt: skip
_GROUNDS = torch.tensor([[_lab(c) for c in way] for way in GROUNDS])


def make_scenes(factors: Tensor, species: Tensor) -> Tensor:
    """Rows [N, R] of scenes."""
    rows = torch.zeros(len(factors), ROWS)

    def normal(name: str) -> Tensor:
        place = FACTOR_PLACES[name]
        found = factors[:, place]
        return found[:, 0] if place.stop - place.start == 1 else found

    def put(name: str, value: Tensor) -> None:
        rows[:, PLACES[name]] = value[:, None] if value.dim() == 1 else value

    def ranged(name: str, t: Tensor) -> Tensor:
        low, high = _table(name)[species].unbind(1)
        return low + (high - low) * t

    for factor, names in _SHARED.items():
        for name in names:
            put(name, ranged(name, unit(normal(factor))))
    _place(put, normal, ranged)
    _green(put, normal)
    _light(put, normal)
    _colour(put, normal, species)
    _ground(put, normal)
    put("open", 0.10 * normal("open"))
    put("harmonics", normal("harmonic"))
    put("dew", (unit(normal("dew")) - 0.6).clamp(min=0.0) * 2.0)
    return rows


def _place(put: Put, normal: Normal, ranged: Ranged) -> None:
    """How many flowers there are, where, how large and how turned."""
    many = 1.0 + 4.0 * (unit(normal("many")) - 0.34).clamp(min=0.0) / 0.66
    index = torch.arange(FLOWERS)
    present = (many[:, None] - index).clamp(0.0, 1.0)
    present = present * present * (3 - 2 * present)
    crowd = ((many - 1.0) / 3.0).clamp(0, 1)
    turn = 6.2831853 * unit(normal("arrangement"))[:, None] + 2.4 * index
    reach = (0.27 + 0.07 * unit(normal("spread")))[:, None] * (0.85 + 0.15 * (index % 2))
    first = (index == 0).float()
    reach = reach * (1 - first) + first * 0.5 * reach
    gather = crowd[:, None] * reach
    gather = torch.where(index == 0, gather, reach)
    x = gather * torch.cos(turn) + (0.06 * normal("place_x"))[:, None]
    y = 0.9 * gather * torch.sin(turn) + (0.02 + 0.05 * normal("place_y"))[:, None]
    alone = 0.36 * (1.0 + 0.10 * normal("size").clamp(-2.2, 2.2))
    size = alone[:, None] * (1.0 - 0.46 * crowd[:, None]) * (1.0 - 0.07 * index)
    size = size * ranged("size", unit(normal("size")))[:, None]
    put("present", present)
    put("x", x)
    put("y", y)
    put("size", size * (0.55 + 0.45 * present))
    side = ranged("side", unit(normal("side")))
    face = normal("facing") * 0.9
    side_x = side * torch.sin(face)
    down = (ranged("side", torch.zeros_like(side)) > 1.0).float()
    side_y = side * torch.cos(face) * (1.0 - 3.0 * down)
    # Bells hang: their axis points below the horizon; all others look up and to the viewer.
    lean_x = side_x[:, None] + 0.9 * (x - x[:, :1]) + 0.16 * normal("nod")
    lean_y = torch.where(down[:, None] > 0, -(0.55 + side)[:, None], side_y[:, None])
    lean_y = lean_y + 0.5 * (y - y[:, :1]) + 0.10 * normal("nod").roll(1, 1)
    put("stem_y", ranged("stem_y", torch.zeros_like(side)))
    put("tilt_x", lean_x)
    put("tilt_y", lean_y)
    put("roll", (0.6 * normal("turn"))[:, None] + 0.5 * normal("roll"))


def _green(put: Put, normal: Normal) -> None:
    put("stem_x", 0.10 * normal("foot"))
    put("bend", 0.30 + 0.35 * unit(normal("bend")))
    put("leaves", 5.0 * (unit(normal("leaves")) * 1.25 - 0.15).clamp(0.0, 1.0))
    put("leaf_turn", 0.55 + 0.35 * normal("leaf_turn"))
    put("leaf_droop", 0.7 + 0.5 * normal("leaf_droop"))
    light = 0.44 + 0.055 * normal("green_light")
    hue = torch.deg2rad(132.0 + 9.0 * normal("green_hue"))
    chroma = 0.085 + 0.012 * normal("green_light").tanh()
    put("green", torch.stack((light, chroma * torch.cos(hue), chroma * torch.sin(hue)), 1))
    pale = torch.stack((light + 0.13, 0.75 * chroma * torch.cos(hue),
                        0.75 * chroma * torch.sin(hue)), 1)  # fmt: skip
    put("green_back", pale)


def _light(put: Put, normal: Normal) -> None:
    x, y = 0.9 * normal("sun_x"), 0.55 + 0.55 * normal("sun_y")
    height = 0.55 + 0.7 * unit(normal("sun_height"))
    put("light", torch.stack((x, y, height), 1))
    put("shade", 0.35 + 0.40 * unit(normal("shade")))
    put("shade_width", 0.022 + 0.045 * unit(normal("shade_width")))
    put("ambient", 0.16 + 0.34 * unit(normal("ambient")))


def _turned(lab: Tensor, hue: Tensor, chroma: Tensor, light: Tensor) -> Tensor:
    """Colours [N, 3] turned by `hue` radians, with chroma times and lightness plus something."""
    cos, sin = torch.cos(hue) * chroma, torch.sin(hue) * chroma
    a, b = lab[:, 1], lab[:, 2]
    return torch.stack((lab[:, 0] + light, a * cos - b * sin, a * sin + b * cos), 1)


def _colour(put: Put, normal: Normal, species: Tensor) -> None:
    way = _walk(_PETALS[species], unit(normal("colourway")))  # [N, 6, 3]
    hue = 0.10 * normal("hue")
    chroma = 1.0 + 0.10 * normal("chroma").clamp(-2, 2)
    light = 0.025 * normal("light")
    names = ("petal", "petal_tip", "petal_base", "accent", "heart", "anther_colour")
    for i, name in enumerate(names):
        own = light + (0.03 * normal("tip_light") if name == "petal_tip" else 0.0)
        turn = hue if i < 4 else 0.3 * hue
        put(name, _turned(way[:, i], turn, chroma, own if i < 3 else 0.0 * own))
    back = _turned(way[:, 0], hue, 0.72 * chroma, light + 0.05 * (0.9 - way[:, 0, 0]))
    put("petal_back", back)


def _ground(put: Put, normal: Normal) -> None:
    t = unit(normal("ground"))
    way = _walk(_GROUNDS[None].expand(len(t), -1, -1, -1), t)
    hue = 0.22 * normal("ground_hue")
    light = 0.02 * normal("ground_light")
    for i, name in enumerate(("ground", "ground_far", "glow")):
        put(name, _turned(way[:, i], hue, torch.ones_like(hue), light))
    put("glow_x", 0.42 * normal("glow_x").tanh())
    put("glow_y", 0.15 + 0.35 * normal("glow_y").tanh())
    put("glow_width", 0.30 + 0.45 * unit(normal("glow_width")))
    index = torch.arange(DISCS)
    turn = 6.2831853 * unit(normal("disc_turn"))[:, None] + 2.39996 * index
    reach = 0.18 + 0.62 * ((index + 0.5) / DISCS).sqrt()
    put("disc_x", reach * torch.cos(turn))
    put("disc_y", reach * torch.sin(turn))
    size = (0.05 + 0.07 * unit(normal("disc_size")))[:, None] * (0.7 + 0.09 * (index * 3 % 7))
    put("disc_size", size)
    soft = (1.0 - (way[:, 0, :1] - 0.42).abs() / 0.36).clamp(0, 1)
    amount = (unit(normal("discs")) - 0.35).clamp(min=0.0)[:, None] * soft
    put("disc_light", amount * (0.55 + 0.15 * (index % 4)))
