"""A new model proves itself in a time that does not depend on how slow it is."""

from __future__ import annotations

import pytest
import torch

from studio.adding import prove
from studio.adding.watch import Watch
from studio.errors import ModelError
from studio.values.card import Opener
from studio.values.edit import new_recipe
from tests.helpers.fake_engine import fake_card


class Slow:
    """Each picture takes a second of the clock, and differs by its latent."""

    def __init__(self, card, steady=True):
        self.info, self.now, self.drawn, self._steady = card.info, 0.0, 0, steady

    def resolve(self, latent, directions):
        return torch.tensor([[float(latent.n)]])

    def render(self, request, token, on_step=None):
        self.now += 1.0
        self.drawn += 1
        ramp = torch.linspace(0, 1, 64).expand(1, 3, 64, 64) * request.latents.item() / 10
        return ramp if self._steady else ramp + 0.1 * self.drawn


@pytest.fixture
def card():
    import msgspec

    made = fake_card()
    openers = tuple(Opener(f"Seed {n}", new_recipe(made, n)) for n in range(1, 9))
    return msgspec.structs.replace(made, openers=openers)


@pytest.mark.parametrize(("patience", "drawn", "covers"), [(0.0, 2, 1), (4.5, 4, 3), (60.0, 9, 4)])
def test_a_slow_model_is_drawn_with_less_often(card, monkeypatch, patience, drawn, covers):
    slow = Slow(card)
    monkeypatch.setattr(prove.time, "perf_counter", lambda: slow.now)
    monkeypatch.setattr(prove, "PATIENCE_S", patience)
    seen = []
    monkeypatch.setattr(prove, "_strip", lambda pictures: seen.extend(pictures) or b"")
    found, _ = prove._tried(card, slow, Watch())
    assert (slow.drawn, len(seen)) == (drawn, covers)
    assert found.draft_ms == 1000.0
    assert len(found.openers) == 4


def test_however_little_time_there_is_two_pictures_of_one_place_are_seen(card, monkeypatch):
    monkeypatch.setattr(prove, "PATIENCE_S", 0.0)
    with pytest.raises(ModelError, match="two pictures for one place"):
        prove._tried(card, Slow(card, steady=False), Watch())
