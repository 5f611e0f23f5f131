"""What Aurora declares: its latent space, sizes and controls, in an artist's words."""

from __future__ import annotations

from collections.abc import Mapping

from studio.models.cppn.character import Character
from studio.models.cppn.colour import Grade
from studio.models.cppn.coordinates import Frame
from studio.models.cppn.network import radians
from studio.models.cppn.scene import LATENT
from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.controls import Control, ControlValue
from studio.values.directions import Direction

NAME = "aurora-cppn-1"

CONTROLS = (
    Control(
        "seamless", "Seamless", "bool", False, group="Picture",
        help="Tiles exactly in both directions: the plane is wound round a torus, so opposite"
        " edges meet without a seam.",
    ),
    Control(
        "symmetry", "Symmetry", "choice", "none", group="Picture",
        choices=(
            ("none", "None"), ("mirror", "Mirror"), ("quad", "Quad"), ("k3", "3 rays"),
            ("k5", "5 rays"), ("k6", "6 rays"), ("k8", "8 rays"),
        ),
        help="Mirror: left and right are alike. Quad: top and bottom too. Rays: a kaleidoscope"
        " round the middle; with Seamless it becomes a tile of four rosettes.",
    ),
    Control(
        "zoom", "Zoom", "float", 1.0, 0.25, 4.0, 0.01, unit="×", group="Picture",
        help="Above 1 looks closer at the middle, below 1 shows more around it. Lines keep their"
        " sharpness.",
    ),
    Control(
        "turn", "Turn", "float", 0.0, -180.0, 180.0, 1.0, unit="°", group="Picture", mark=False,
        help="Turns the pattern; frame, tile and symmetry stay upright.",
    ),
    Control(
        "cells", "Cells", "float", 0.0, 0.0, 1.0, 0.01, group="Character",
        help="Lays the light into cells with dark walls and bright rims.",
    ),
    Control(
        "crystal", "Crystal", "float", 0.0, 0.0, 1.0, 0.01, group="Character",
        help="Breaks the light into flat faces that lean their own ways.",
    ),
    Control(
        "weave", "Weave", "float", 0.0, 0.0, 1.0, 0.01, group="Character",
        help="Weaves the light: threads over and under each other, along the folds.",
    ),
    Control(
        "hue", "Hue", "float", 0.0, -180.0, 180.0, 1.0, unit="°", group="Colour",
        help="Turns every colour round the OKLCH hue circle; lightness stays.",
    ),
    Control(
        "warmth", "Warmth", "float", 0.0, -1.0, 1.0, 0.01, group="Colour",
        help="Towards amber above 0, towards blue below; near black and near white stay neutral.",
    ),
    Control(
        "colour", "Colour", "float", 1.0, 0.0, 2.0, 0.01, unit="×", group="Colour",
        help="Multiplies OKLCH chroma: 0 is black and white, 1 as found. Colours that no screen"
        " can show are softened.",
    ),
    Control(
        "contrast", "Contrast", "float", 1.0, 0.5, 2.0, 0.01, unit="×", group="Colour",
        mark=False,
        help="Above 1 parts lights from darks, below 1 brings them together; nothing clips.",
    ),
    Control(
        "light", "Light", "float", 0.0, -1.0, 1.0, 0.01, group="Colour",
        help="Brighter above 0, darker below; highlights and shadows keep their detail.",
    ),
)  # fmt: skip


def info_with(directions: tuple[Direction, ...] = ()) -> GeneratorInfo:
    """What the generator declares, with the directions that its card ships."""
    return GeneratorInfo(
        family="cppn",
        architecture=NAME,
        spaces=(Space("z", (LATENT,)),),
        sizes=Sizes((1024, 1024), any_size=True, any_aspect=True),
        controls=CONTROLS,
        abilities=("any_size", "tiles", "drafts_cheaply"),
        directions=directions,
    )


def frame_of(width: int, height: int, values: Mapping[str, ControlValue]) -> Frame:
    """The frame that a size and checked control values ask for."""
    return Frame(
        width,
        height,
        symmetry=str(values["symmetry"]),
        seamless=bool(values["seamless"]),
        zoom=float(values["zoom"]),
    )


def character_of(values: Mapping[str, ControlValue]) -> Character:
    """The stuff that checked control values ask for."""
    return Character(
        cells=float(values["cells"]),
        crystal=float(values["crystal"]),
        weave=float(values["weave"]),
    )


def grade_of(values: Mapping[str, ControlValue]) -> Grade:
    """The colours that checked control values ask for."""
    return Grade(
        hue=radians(float(values["hue"])),
        warmth=float(values["warmth"]),
        colour=float(values["colour"]),
        contrast=float(values["contrast"]),
        light=float(values["light"]),
    )
