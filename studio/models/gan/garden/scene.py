"""What a picture shows, as a row of numbers: names, sizes, and the style layer that governs each.

Lengths are in short sides of the picture, the middle of the picture is (0, 0), y goes up and z
towards the viewer; angles are in radians, colours OKLab.
"""

from __future__ import annotations

from torch import Tensor

FLOWERS = 5
RINGS = 5
DISCS = 7
HARMONICS = 10

COMPOSITION, POSE, HABIT, PETAL, WILD, HEART = range(6)
GREEN, LIGHT, COLOUR, PATTERN, GROUND, FINISH = range(6, 12)
LAYER_NAMES = (
    "composition", "pose", "habit", "petals", "growth", "heart", "leaves", "light",
    "colours", "pattern", "ground", "finish",
)  # fmt: skip
LAYERS = len(LAYER_NAMES)

_ENDS = ("outer", "inner")


def _both(*names: str) -> dict[str, int]:
    """A number at the outermost and one at the innermost ring."""
    return {f"{name}_{end}": 1 for name in names for end in _ENDS}


GROUPS: dict[int, dict[str, int]] = {
    COMPOSITION: {"present": FLOWERS, "x": FLOWERS, "y": FLOWERS, "size": FLOWERS},
    POSE: {"tilt_x": FLOWERS, "tilt_y": FLOWERS, "roll": FLOWERS},
    HABIT: {**_both("count", "root", "length", "rise", "finish"), "rings": 1, "height": 1,
            "spin": 1},
    PETAL: {**_both("width", "neck", "tip", "cup"), "notch": 1, "fringe": 1, "fringes": 1,
            "ruffle": 1, "ruffles": 1},
    WILD: {"wild": 1, "harmonics": HARMONICS, "open": FLOWERS},
    HEART: {"dome": 1, "dome_height": 1, "florets": 1, "stamens": 1, "stamen_length": 1,
            "stamen_rise": 1, "stamen_bend": 1, "anther": 1, "dew": 1},
    GREEN: {"stem": 1, "stem_x": 1, "stem_y": 1, "bend": 1, "leaves": 1, "leaf_length": 1,
            "leaf_width": 1, "leaf_neck": 1, "leaf_tip": 1, "leaf_turn": 1, "leaf_droop": 1,
            "sepals": 1, "sepal_length": 1, "green": 3, "green_back": 3},
    LIGHT: {"light": 3, "shade": 1, "shade_width": 1, "ambient": 1},
    COLOUR: {"petal": 3, "petal_tip": 3, "petal_base": 3, "petal_back": 3, "accent": 3,
             "heart": 3, "anther_colour": 3},
    PATTERN: {"veins": 1, "vein": 1, "spots": 1, "blotch": 1, "flush": 1, "edge": 1},
    GROUND: {"ground": 3, "ground_far": 3, "glow": 3, "glow_x": 1, "glow_y": 1, "glow_width": 1,
             "disc_x": DISCS, "disc_y": DISCS, "disc_size": DISCS, "disc_light": DISCS},
    FINISH: {"gloss": 1, "velvet": 1, "through": 1},
}  # fmt: skip
"""For each style layer the numbers that it governs, with how many there are of each."""

ROWS = sum(sum(group.values()) for group in GROUPS.values())


def _places() -> dict[str, slice]:
    found, at = {}, 0
    for group in GROUPS.values():
        for name, count in group.items():
            found[name] = slice(at, at + count)
            at += count
    return found


PLACES = _places()
"""Where in a row each number stands."""


def group_slice(layer: int) -> slice:
    """The part of a row that a style layer governs."""
    names = list(GROUPS[layer])
    return slice(PLACES[names[0]].start, PLACES[names[-1]].stop)


class Scene:
    """Rows [N, R] read by name; `scene["x"]` is [N, 5], `scene.one("rings")` is [N]."""

    def __init__(self, rows: Tensor) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, name: str) -> Tensor:
        return self.rows[:, PLACES[name]]

    def one(self, name: str) -> Tensor:
        """[N]: a number that a scene has once."""
        return self.rows[:, PLACES[name].start]
