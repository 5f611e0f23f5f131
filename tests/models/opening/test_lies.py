"""Shapes and facts that lie: refused by a declared error, before any memory is asked for."""

from __future__ import annotations

import resource
from collections import Counter

import pytest

from studio.files.checkpoints.work import Listing, Shape
from studio.models.opening.identify import identify
from tests.helpers import style_files
from tests.models.opening import lies


def verdict(tmp_path, tensors, facts=None):
    shapes = {name: Shape("F32", tuple(shape)) for name, shape in tensors.items()}
    return identify(Listing(tmp_path / "a.pt", "zip", shapes, facts or {}))


@pytest.mark.parametrize("name", sorted(lies.sources()))
def test_what_does_not_lie_is_a_match(name, tmp_path):
    shapes, facts = lies.sources()[name]
    assert verdict(tmp_path, shapes, facts).verdict == "match"


def test_many_lies_give_only_declared_errors():
    counts = Counter(lies.case(number) for number in range(290))
    assert counts["unknown"] > 5
    assert counts["drawn"] > 1


SMALL_FILES_THAT_ASK_FOR_ALL = {
    "a long z": {"0.weight": (100_000, 1, 4, 4), "2.weight": (1, 3, 4, 4)},
    "many classes": {
        "label_emb.weight": (1 << 20, 1), "l1.weight": (64, 4), "2.weight": (4, 3, 4, 4),
    },
    "wide maps": {"0.weight": (2, 1 << 20, 16, 16), "1.weight": (1 << 20, 3, 4, 4)},
    "a power without end": {
        "input.input": (1, 4, 4, 4), "style.1.weight": (8, 8),
        f"convs.{10**12}.conv.weight": (1, 4, 4, 3, 3),
    },
    "grain without end": {
        "synthesis.4x4.Const.const": (1, 4, 4, 4), f"synthesis.noise{10**12}": (1, 1, 4, 4),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL_FILES_THAT_ASK_FOR_ALL)
def test_small_files_that_ask_for_all_memory(name, tmp_path):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert verdict(tmp_path, SMALL_FILES_THAT_ASK_FOR_ALL[name]).verdict != "match"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_blocks_without_end_are_refused(tmp_path):
    shapes = {name: tuple(value.shape) for name, value in style_files.bare().items()}
    last = {n: s for n, s in shapes.items() if n.startswith("synthesis.b32.")}
    for k in range(4, 40):
        new = f"synthesis.b{4 << k}."
        shapes |= {
            n.replace("synthesis.b32.", new): s for n, s in last.items() if "noise_const" not in n
        }
    found = verdict(tmp_path, shapes)
    assert found.verdict == "unknown"
    assert any("larger than any real network" in c.reason for c in found.candidates)
