"""Aurora: a coordinate network with a latent; light first, colour after, any size and shape."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.models.cppn.character import Character
from studio.models.cppn.colour import Grade, graded, to_srgb
from studio.models.cppn.coordinates import Frame, points
from studio.models.cppn.light import LIQUID, Light, light
from studio.models.cppn.scene import Scene, SceneMap
from studio.models.cppn.sketch import can_sketch, sketched
from studio.models.cppn.waves import Layer, fields, layers_of

PROBE_PX = 40


@dataclass(frozen=True)
class View:
    """One latent made ready to be drawn in a frame, on a device."""

    scene: Scene
    layers: list[Layer]
    frame: Frame
    grade: Grade
    device: torch.device
    character: Character = LIQUID


class Aurora:
    """Draws rows of pictures; holds weights only, so threads may share it."""

    def __init__(self, tensors: Mapping[str, Tensor], device: torch.device) -> None:
        self._map = SceneMap(tensors)
        self._step = tensors["wave.step"].double().cpu()
        self._mix = tensors["field.mix"].double().cpu()
        self.device = device

    def view(
        self, latent: Tensor, frame: Frame, grade: Grade, turn: float = 0.0,
        character: Character = LIQUID,
    ) -> View:  # fmt: skip
        """What is needed to draw `latent` ([D] float) in `frame`.

        The exposure is measured on a small plain picture of the same latent, so it does not
        depend on size, rows or controls, and moves smoothly with the latent.
        """
        scene, waves = self._map(latent)
        cpu = torch.device("cpu")
        plain = layers_of(scene, waves, self._step, self._mix, 0.0, cpu)
        scene = _exposed(scene, plain)
        grade = dataclasses.replace(grade, warmth=grade.warmth + scene.tint)
        ready = layers_of(scene, waves, self._step, self._mix, turn, self.device)
        return View(scene, ready, frame, grade, self.device, character)


def _exposed(scene: Scene, layers: list[Layer]) -> Scene:
    frame = Frame(PROBE_PX, PROBE_PX)
    at = points(frame, (0, PROBE_PX), torch.device("cpu"))
    energy = light(fields(layers, at), at, scene, frame.pixel).energy
    mean, spread = float(energy.mean()), float(energy.std())
    black = scene.black * max(mean - 1.2 * spread, 0.0)
    gain = (1.05 / max(mean - black + 0.8 * spread, 1e-3)) ** 0.95
    return dataclasses.replace(scene, black=black, exposure=scene.exposure * gain)


def draw(view: View, rows: tuple[int, int], draft: bool = False) -> Tensor:
    """[3, rows, W] float32 sRGB in [0, 1] of rows y0 … y1 (not included) of the frame."""
    at = points(view.frame, rows, view.device)
    if draft and can_sketch(view.frame):
        planes = sketched(view.layers, view.frame, rows, view.device)
    else:
        planes = fields(view.layers, at)
    lit = light(planes, at, view.scene, view.frame.pixel, view.character)
    lightness, chroma, hue = palette(planes, lit, view.scene)
    picture = to_srgb(*graded(lightness, chroma, hue, view.grade))
    return picture.reshape(3, rows[1] - rows[0], view.frame.width)


def palette(planes: Tensor, lit: Light, scene: Scene) -> tuple[Tensor, Tensor, Tensor]:
    """Lightness, chroma and hue [P] each, from [5, 3, P] fields and their light.

    By night light rises from near black, by day ink darkens pale paper. Shadows lean to blue and
    lights to gold, as they do outdoors; the greens between moss and olive are passed quickly.
    """
    above = lit.energy - scene.black
    tone = 1 - torch.exp(-0.5 * scene.exposure * (above + torch.sqrt(above.square() + 0.004)))
    curve = 0.45 * math.tanh(scene.contrast)
    tone = tone + 4 * curve * tone * (1 - tone) * (tone - 0.5)
    night = scene.ink + (0.955 - scene.ink) * tone
    day = 0.965 - 0.70 * tone.pow(1.15)
    share = torch.sigmoid(8.0 * (scene.day + torch.tanh(planes[4, 0])))
    lightness = torch.lerp(night, day, share)
    material = torch.tanh(planes[3, 0])
    home, reach = _home_hue(scene.hue)
    stray = scene.hue_drift * material + scene.hue_light * (tone - 0.4)
    stray = (stray + scene.hue_fold * torch.tanh(planes[1, 0])) / 1.25
    hue = home + 1.25 * reach * torch.tanh(stray) + scene.hue_accent * lit.thread
    hue = hue + 0.60 * torch.sin(4.55 - hue) * (1 - lightness)
    hue = hue + 0.40 * torch.sin(1.4 - hue) * lightness.square()
    amber = hue - 2.0
    hue = hue + 0.9 * torch.sin(amber) * torch.cos(amber).clamp(min=0.0).pow(3)
    arch = (4 * lightness * (1 - lightness)).clamp(min=0.0).pow(0.7)
    ember = 1 + 0.4 * torch.cos(hue - 0.9).clamp(min=0.0).square()
    chroma = scene.chroma * arch * ember
    chroma = chroma * (0.75 + scene.chroma_drift * torch.sin(1.3 * material + 1))
    return lightness, chroma, hue


def _home_hue(angle: float) -> tuple[float, float]:
    """The hue that an angle stands for, and how far a picture may stray from it."""
    home = angle + 0.30 * math.sin(angle - 2.0) + 0.22 * math.sin(2 * (angle - 2.0))
    return home, 1 - 0.65 * (0.5 + 0.5 * math.cos(home - 1.9)) ** 2


def radians(degrees: float) -> float:
    """Degrees as radians."""
    return math.radians(degrees)
