"""What a large model takes is known before it is loaded, and compared with what is free."""

import pytest
import torch

from studio.errors import OutOfMemory
from studio.models.base import Weights
from studio.models.diffusion.pipeline import architecture
from studio.models.opening import memory
from tests.helpers.fake_generator import card_of
from tests.helpers.pipelines import packed, written

GB = 10**9


def test_what_fits_and_what_is_small_is_not_asked_about(monkeypatch):
    monkeypatch.setattr(memory, "free_bytes", lambda: 8 * GB)
    memory.check_room("Large", 6 * GB)
    memory.check_room("Small", memory.LARGE_BYTES - 1)
    monkeypatch.setattr(memory, "free_bytes", lambda: 1)
    memory.check_room("Small", memory.LARGE_BYTES - 1)
    monkeypatch.setattr(memory, "free_bytes", lambda: None)
    memory.check_room("Large", 900 * GB)


def test_what_does_not_fit_says_what_it_needs_and_what_is_free(monkeypatch):
    monkeypatch.setattr(memory, "free_bytes", lambda: 4 * GB)
    with pytest.raises(OutOfMemory) as refused:
        memory.check_room("Stable Diffusion XL", 14 * GB)
    assert str(refused.value) == (
        "Stable Diffusion XL needs about 15.1 GB of memory to draw, and 4.0 GB are free; close"
        " other programs, or use a machine with more."
    )


def test_the_system_says_how_much_is_free():
    free = memory.free_bytes()
    assert free is None or 1 << 20 < free < 1 << 50


def test_a_pipeline_is_refused_before_anything_of_it_is_built(monkeypatch, tmp_path):
    """Half precision on disk counts twice: the CPU computes in single."""
    weights = packed(written("sd", tmp_path / "sd"))
    half = Weights({
        name: value.half() if value.is_floating_point() else value
        for name, value in weights.items()
    })  # fmt: skip
    numbers = sum(value.numel() for value in weights.values() if value.is_floating_point())
    monkeypatch.setattr(memory, "LARGE_BYTES", 1)
    monkeypatch.setattr(memory, "SPARE_BYTES", 0)
    monkeypatch.setattr(architecture, "parts_of", lambda *_: pytest.fail("it was built"))
    card, cpu = card_of("heavy"), torch.device("cpu")
    monkeypatch.setattr(memory, "free_bytes", lambda: 4 * numbers - 1)
    with pytest.raises(OutOfMemory, match="Heavy needs about"):
        architecture.load(card, half, cpu)
    monkeypatch.undo()
    monkeypatch.setattr(memory, "LARGE_BYTES", 1)
    monkeypatch.setattr(memory, "SPARE_BYTES", 0)
    monkeypatch.setattr(memory, "free_bytes", lambda: 4 * numbers)
    assert architecture.load(card, half, cpu).info.family == "diffusion"
