"""A small StyleGAN2 with random weights behind a real engine."""

from __future__ import annotations

from pathlib import Path

import torch

from studio.inference.engine import Engine
from studio.inference.mailbox import Mailbox
from studio.models.gan.styled import StyledGenerator
from studio.models.gan.stylegan2.config import Config
from studio.models.gan.stylegan2.generator import StyleGan2Drawing, describe
from studio.values.card import Card
from studio.values.messages import InstalledModel
from tests.helpers.style_files import CONFIG, lively


def styled(config: Config = CONFIG) -> StyledGenerator:
    """The generator of lively random weights."""
    drawing = StyleGan2Drawing(lively(config))
    return StyledGenerator(describe(config), drawing, config.c_dim, torch.device("cpu"))


class OneModel:
    """A source of models that has one, and the opener that goes with it."""

    def __init__(self, generator) -> None:
        self.generator = generator
        self.card = Card("small", "Small", "", "", "", "", "", "5" * 64, generator.info)

    def models(self):
        return (InstalledModel(self.card, Path("/nowhere")),)

    def find(self, ref):
        return self.models()[0]

    def open(self, model, device):
        return self.generator


def answers(source: OneModel, *requests, between=None) -> list:
    """All that an engine says to these requests; `between(results)` may ask for more."""
    box, results = Mailbox(), []
    engine = Engine(source, box, results.append, None, source.open)
    for request in requests:
        box.post(request)
    while (taken := box.take(0.0)) is not None:
        engine.do(taken)
        more = between(results) if between else None
        if more is not None:
            box.post(more)
    return results
