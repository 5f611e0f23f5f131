"""How near pictures are: the same measure as a model's report, and found again on the disk."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from studio.export.batches.looks import LENGTH, Seen, look_of
from studio.export.batches.plan import Item
from studio.export.batches.splits import splits_of
from tests.export.export_samples import seed_recipe

looks = pytest.importorskip("studio.core.looks")


def pictures(count, seed=0):
    import torch

    source = np.random.default_rng(seed)
    coarse = torch.tensor(source.random((count, 3, 6, 8)), dtype=torch.float32)
    fine = torch.nn.functional.interpolate(coarse, (96, 128), mode="bicubic").clamp(0, 1)
    return (fine * 255).round().to(torch.uint8)


def test_distances_are_those_of_a_models_report():
    import torch

    batch = pictures(6)
    mine = np.stack([look_of(p.permute(1, 2, 0).numpy()) for p in batch]).astype(np.float32)
    theirs = looks.distances(looks.features(looks.shrunk(batch.float() / 255))).numpy()
    here = np.linalg.norm(mine[:, None] - mine[None], axis=2)
    assert mine.shape == (6, LENGTH)
    assert np.abs(here - theirs).max() < 0.004
    assert theirs.max() > 0.1
    assert torch.is_tensor(batch)


def test_black_and_white_are_one_apart():
    black, white = (np.full((50, 70, 3), v, np.uint8) for v in (0, 255))
    assert np.linalg.norm(look_of(black) - look_of(white)) == pytest.approx(1, abs=1e-3)


def test_what_was_kept_is_found_again_and_the_variety_is_that_of_a_report(tmp_path):
    import torch

    batch = pictures(70, 3)
    seen = Seen(tmp_path / "a", [])
    for number, picture in enumerate(batch):
        seen.add(number, look_of(picture.permute(1, 2, 0).numpy()))
    report = looks.variety_of(looks.features(looks.shrunk(batch.float() / 255)))
    mine = seen.variety()
    assert mine.distance == pytest.approx(report.distance, abs=0.003)
    assert mine.distinct == pytest.approx(report.distinct, rel=0.03)
    seen.close()
    again = Seen(tmp_path / "a", range(70))
    look = look_of(batch[40].permute(1, 2, 0).numpy())
    assert again.near(look, 0.02) == 40
    assert again.near(look, 0.02, frozenset({40})) is None
    again.close()
    assert isinstance(batch, torch.Tensor)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 6)), max_size=60))
def test_every_item_has_a_part_and_each_class_its_shares(members):
    recipe = seed_recipe(8, 8, 0)
    items = [
        Item(n, recipe, "", label, group=f"{label}{group}")
        for n, (label, group) in enumerate(members)
    ]
    shares = (("train", 0.8), ("val", 0.1), ("test", 0.1))
    parts = splits_of(items, shares)
    assert set(parts) == {item.number for item in items}
    for label in "abc":
        groups = {}
        for item in items:
            if item.label == label:
                groups.setdefault(item.group, set()).add(parts[item.number])
        assert all(len(found) == 1 for found in groups.values())
        train = sum(found == {"train"} for found in groups.values())
        assert abs(train - 0.8 * len(groups)) < 1
