"""Kept maps: what is read is what was written, and what is damaged is not believed."""

import numpy as np
import pytest

from studio.library.atlas.settling import read_layout
from studio.library.atlas.store import (
    Kept,
    folder_of,
    keep_to_budget,
    load,
    save,
)
from studio.values.atlas.looks import LENGTH

KEY = "0" * 31 + "a"


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path))


def made(count=300, seed=0):
    rng = np.random.default_rng(seed)
    facts = rng.normal(size=(count, 5)).astype(np.float32)
    facts[:, 1] = np.nan
    return Kept(
        count + 10, np.arange(count) * 1 + 3, rng.random((count, LENGTH), np.float32),
        rng.normal(size=(count, 2)).astype(np.float32), facts, True, 12.5,
    )  # fmt: skip


def sheets(count=2):
    base = np.zeros((1024, 1024, 3), np.uint8)
    base[:, :512] = (40, 90, 160)
    return dict.fromkeys(range(count), base)


def test_a_map_comes_back_as_it_was_kept():
    kept = made()
    save(KEY, kept, sheets())
    found = load(KEY)
    assert (found.seeds == kept.seeds).all()
    assert np.abs(found.looks - kept.looks).max() < 1e-3
    assert (found.positions == kept.positions).all()
    assert np.array_equal(found.facts, kept.facts, equal_nan=True)
    assert (found.asked, found.settled, found.took_ms) == (310, True, 12.5)
    assert len(found.sheets) == 2
    assert np.abs(found.sheets[0].astype(int) - sheets()[0]).max() < 30


def test_there_is_no_map_where_none_was_kept():
    assert load(KEY) is None


def _cut(folder):
    path = folder / "looks"
    path.write_bytes(path.read_bytes()[:-1])


def _nan(folder):
    path = folder / "layout"
    data = np.frombuffer(path.read_bytes(), "<f4").copy()
    data[3] = np.nan
    path.write_bytes(data.tobytes())


def _no_picture(folder):
    (folder / "sheet-001.jpg").write_bytes(b"not a picture")


def _no_head(folder):
    (folder / "map.json").write_bytes(b'{"key": "' + b"9" * 40 + b'"}')


def _huge(folder):
    text = (folder / "map.json").read_text().replace('"count":300', '"count":999999999')
    (folder / "map.json").write_text(text)


def _seeds(folder):
    path = folder / "facts"
    data = bytearray(path.read_bytes())
    data[0:4] = (10**6).to_bytes(4, "little")
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("damage", [_cut, _nan, _no_picture, _no_head, _huge, _seeds])
def test_a_damaged_map_is_thrown_away(damage):
    save(KEY, made(), sheets())
    damage(folder_of(KEY))
    assert load(KEY) is None
    assert not folder_of(KEY).exists()


def test_a_map_that_was_not_finished_is_none():
    save(KEY, made(), sheets())
    (folder_of(KEY) / "map.json").unlink()
    assert load(KEY) is None


def test_what_was_longest_not_looked_at_goes_first():
    import os

    keys = [f"{n:032x}" for n in range(4)]
    for age, key in enumerate(keys):
        save(key, made(20), sheets(1))
        os.utime(folder_of(key), (1000 - age, 1000 - age))
    size = sum(path.stat().st_size for path in folder_of(keys[0]).iterdir())
    keep_to_budget(keys[3], budget=2 * size + size // 2)
    assert [folder_of(key).exists() for key in keys] == [True, True, False, True]


@pytest.mark.parametrize("shape", [(3, 2), (4, 3), (4,)])
def test_a_layout_of_another_shape_is_none(tmp_path, shape):
    path = tmp_path / "layout.npy"
    np.save(path, np.zeros(shape, np.float32))
    assert read_layout(path, 4) is None
    path.write_bytes(b"\x93NUMPY and no more")
    assert read_layout(path, 4) is None
    np.save(path, np.ones((4, 2), np.float32))
    assert read_layout(path, 4).shape == (4, 2)
