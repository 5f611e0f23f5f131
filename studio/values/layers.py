"""The parts of a generator that is steered layer by layer: coarse ones shape, fine ones colour.

Source: Karras et al., "A Style-Based Generator Architecture for Generative Adversarial Networks",
CVPR 2019, arXiv:1812.04948, section 3.1, for the coarse and the middle layers being the first
four and the next four; smaller generators are divided in three.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from typing import Literal

from studio.values.card import GeneratorInfo
from studio.values.directions import Direction
from studio.values.latent import INSIDE_SPACE, TEXT_SPACE

Layers = tuple[int, int]
"""The first and the last layer, both included, counted from 0."""
Part = Literal["coarse", "middle", "fine"]
PARTS: tuple[Part, ...] = ("coarse", "middle", "fine")
PART_WORDS: dict[str, str] = {"coarse": "Shape", "middle": "Form", "fine": "Colour"}
"""What a person sees change."""
_EACH = 4
_SMALLEST, _LARGEST = 5, 64
"""Below, a range could be of several parts."""


def third(name: str, count: int) -> Layers | None:
    """The layers of `coarse`, `middle` or `fine` among `count`; None for all."""
    cut = min(_EACH, max(1, count // 3))
    upper = min(2 * _EACH, max(2, 2 * count // 3))
    ranges = {"coarse": (0, cut - 1), "middle": (cut, upper - 1), "fine": (upper, count - 1)}
    return ranges.get(name)


def ranges_of(parts: Container[str], count: int) -> tuple[Layers, ...]:
    """The layers of some parts among `count`; neighbours are one range."""
    found: list[Layers] = []
    for part in PARTS:
        layers = third(part, count)
        if part not in parts or layers is None:
            continue
        if found and found[-1][1] + 1 == layers[0]:
            found[-1] = (found[-1][0], layers[1])
        else:
            found.append(layers)
    return tuple(found)


def part_word(layers: Layers) -> str:
    """A range of layers in a word or two: `shape`, `form and colour`, else `layers 3 to 5`."""
    return _words().get(layers, exact(layers))


def exact(layers: Layers) -> str:
    """The same range by its numbers, counted from 1."""
    first, last = layers
    return f"layers {first + 1} to {last + 1}" if last > first else f"layer {first + 1}"


@lru_cache(maxsize=1)
def _words() -> dict[Layers, str]:
    """Every range that is a part, or two neighbours, of some generator; the larger ones count."""
    found: dict[Layers, str] = {}
    for count in range(_LARGEST, _SMALLEST - 1, -1):
        ranges = [third(name, count) for name in PARTS]
        for begin, end in ((0, 0), (1, 1), (2, 2), (0, 1), (1, 2)):
            low, high = ranges[begin], ranges[end]
            assert low is not None
            assert high is not None
            words = " and ".join(PART_WORDS[PARTS[k]].lower() for k in range(begin, end + 1))
            found.setdefault((low[0], high[1]), words)
    return found


def takes_steps(direction: Direction, info: GeneratorInfo) -> bool:
    """Whether a direction can be kept to some of the steps: its "layers" are hundredths of them."""
    told = direction.space in (TEXT_SPACE, INSIDE_SPACE)
    return told and any(control.key == "steps" for control in info.controls)


def mixes_styles(info: GeneratorInfo) -> bool:
    """Whether the model's layers are steered one by one."""
    return "mixes_layers" in info.abilities and info.layers > 1


_DENOISERS = ("diffusion-pipeline", "openai-unet", "lucidrains-unet", "ddpm-layernorm")


def has_middle(info: GeneratorInfo) -> bool:
    """Whether it comes to its pictures by a network whose middle can be moved.

    What is there is no place of a picture, so it is none of the spaces that a card lists.
    """
    return info.architecture in _DENOISERS


def has_w(info: GeneratorInfo) -> bool:
    """Whether it has an intermediate space w, in which styles are linear."""
    return mixes_styles(info) and any(space.name == "w" for space in info.spaces)
