"""Agate's training: it begins as Strata, learns a little in a few steps, and leaves what opens."""

from __future__ import annotations

import torch
from safetensors.torch import load_file

from studio.models.flow.wavelet.architecture import wavelet_layout
from studio.training.agate.train import CROP, Plan, Quarry, larger_state, train

PLAN = Plan(steps=3, batch=2, stones=2)


def test_it_begins_as_strata_at_two_more_sizes():
    layout = wavelet_layout(larger_state())
    assert layout.side == 256
    assert layout.scales[0] == layout.scales[1] == layout.scales[2]


def test_crops_are_centred_and_of_one_size():
    quarry = Quarry(PLAN)
    for size in (0, 1):
        found = quarry.batch(2, size)
        assert found.shape == (2, 3, CROP, CROP)
        assert float(found.abs().max()) <= 0.55


def test_a_few_steps_change_the_two_finest_sizes_alone(tmp_path):
    figures = list(train(PLAN, tmp_path))
    assert len(figures) == 2 * PLAN.steps
    assert all(figure < 0 for _, figure in figures)  # far better than white noise at once
    before, after = larger_state(), load_file(tmp_path / "model.safetensors")
    changed = {name for name in before if not torch.equal(before[name].half(), after[name])}
    assert changed
    assert {name.split(".")[1] for name in changed} == {"0", "1"}
