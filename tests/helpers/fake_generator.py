"""A tiny generator that draws waves, and fails on request."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch

from studio.core.latents import evaluate
from studio.errors import MissingModel
from studio.models.base import Encoding
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.controls import Control
from studio.values.latent import Seed
from studio.values.messages import InstalledModel
from studio.values.recipe import Recipe

D = 8
CONTROLS = (
    Control("bright", "Bright", "float", 0.5),
    Control("kind", "Kind", "choice", "sea", choices=(("sea", "Sea"), ("sand", "Sand"))),
)
ANY_SIZE = Sizes((64, 64), any_size=True, any_aspect=True)


def info_of(sizes=ANY_SIZE, abilities=("any_size", "tiles", "encodes"), **more):
    return GeneratorInfo(
        "cppn", "fake-1", (Space("z", (D,)),), sizes,
        controls=CONTROLS, abilities=abilities, fits=("fast", "close"), **more,
    )  # fmt: skip


def card_of(name="fake", info=None):
    return Card(
        name, name.title(), "A fake.", "CC0-1.0", "made here", "none", "none",
        name.encode().hex().ljust(64, "0")[:64], info or info_of(),
    )  # fmt: skip


@dataclass
class Script:
    """What goes wrong: `on_render(generator, request)` may raise or return a picture instead."""

    on_render: Callable | None = None
    on_open: Callable | None = None
    between: Callable | None = None  # called between steps of a render
    asked: list = field(default_factory=list)  # (request, device type, dtype) of every render
    opened: list = field(default_factory=list)


class FakeGenerator:
    """Smooth waves from a latent; any rows of a picture are exactly those of the whole."""

    def __init__(self, card, script, device):
        self.info = card.info
        self.script = script
        self.device, self.dtype = device, torch.float32

    def resolve(self, latent, directions):
        return evaluate(latent, self.info, directions).to(self.device)

    def render(self, request, token, on_step=None):
        self.script.asked.append((request, self.device.type, self.dtype))
        if self.script.on_render:
            found = self.script.on_render(self, request)
            if found is not None:
                return found
        for step in range(3):
            if self.script.between:
                self.script.between(step)
            token.check()
            if on_step:
                on_step(step, 3)
            if request.preview and "tiles" not in self.info.abilities:
                request.preview(self.waves(request)[..., ::8, ::8])
        return self.waves(request).to(self.dtype)

    def waves(self, request):
        y0, y1 = request.rows or (0, request.height)
        y = torch.arange(y0, y1, dtype=torch.float64)[:, None] / request.height
        x = torch.arange(request.width, dtype=torch.float64)[None] / request.width
        z = request.latents.double().cpu().reshape(-1, 4, 2, 1, 1)
        bright = request.controls["bright"]
        planes = [torch.sin(3 * (z[:, k, 0] * x + z[:, k, 1] * y) + z[:, 3, 0]) for k in range(3)]
        return (bright + 0.4 * torch.stack(planes, dim=1)).float().clamp(0, 1)

    def to(self, device, dtype):
        self.device, self.dtype = device, dtype

    def encode(self, pixels, fit, token, on_step=None):
        for step in range(4):
            token.check()
            if on_step:
                on_step(step, 4)
        return Encoding(pixels.mean() * torch.ones(1, D), fit, {"psnr_db": 20.0})


class NoEncoder(FakeGenerator):
    encode = None


class FakeModels:
    """A ModelSource and the opener that goes with it."""

    def __init__(self, *cards):
        self.cards = cards or (card_of(),)
        self.script = Script()

    def models(self):
        return tuple(InstalledModel(card, Path("/nowhere")) for card in self.cards)

    def find(self, ref):
        for model in self.models():
            if model.card.sha256 == ref.sha256:
                return model
        raise MissingModel(f"The model {ref.id} is not installed.")

    def open(self, model, device):
        self.script.opened.append(model.card.id)
        if self.script.on_open:
            self.script.on_open(model, device)
        return FakeGenerator(model.card, self.script, device)


def recipe_of(seed=1, size=(64, 64), card=None, **controls):
    card = card or card_of()
    return Recipe(card.ref, Seed(seed), *size, controls=controls)


def picture(seed=1, height=10, width=12):
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
