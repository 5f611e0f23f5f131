"""What torch and numpy write comes back as it was, without either running."""

from __future__ import annotations

import argparse
import pickle
import zipfile

import numpy as np
import pytest
import torch

from studio.errors import ExportError, FileFormatError, InputError
from studio.files.checkpoints.content import read_checkpoint
from studio.files.safetensors_reader import SafetensorsFile
from tests.helpers.checkpoints import converted, described

DTYPES = (
    torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32,
    torch.int16, torch.int8, torch.uint8, torch.bool, torch.float8_e4m3fn, torch.float8_e5m2,
    torch.uint16, torch.uint32, torch.uint64,
)  # fmt: skip

WORDS = {
    torch.float8_e4m3fn: "F8_E4M3", torch.float8_e5m2: "F8_E5M2", torch.uint16: "U16",
    torch.uint32: "U32", torch.uint64: "U64",
}  # fmt: skip


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize("dtype", DTYPES, ids=str)
def test_every_dtype_comes_back(tmp_path, zipped, dtype):
    value = torch.randn(3, 4, generator=torch.Generator().manual_seed(1)) * 5
    value = (value.abs() if "uint" in str(dtype) else value).to(dtype)
    path = tmp_path / "a.pt"
    torch.save({"x": value.t()}, path, _use_new_zipfile_serialization=zipped)
    tensor = read_checkpoint(path).tensors["x"]
    wanted = value.t().contiguous()
    assert tensor.shape == (4, 3)
    assert tensor.dtype == WORDS.get(dtype, tensor.dtype)
    assert np.ascontiguousarray(tensor.array()).tobytes() == bytes(
        wanted.view(torch.uint8).numpy().tobytes()
    )


def test_wrappers_parameters_and_attributes(tmp_path):
    module = torch.nn.Linear(2, 3)
    value = {
        "state_dict": module.state_dict(),
        "args": argparse.Namespace(lr=0.1, size=torch.Size([1, 2])),
        "parameter": torch.nn.Parameter(torch.ones(2)),
        "numpy": np.arange(4, dtype=">f4"),
        "scalar": np.float64(3.5),
        "list": [torch.zeros(1), {"deep": torch.zeros(2)}],
        "device": torch.device("cpu"),
        "dtype": torch.float32,
    }
    for zipped in (True, False):
        torch.save(value, tmp_path / "a.pt", _use_new_zipfile_serialization=zipped)
        found = read_checkpoint(tmp_path / "a.pt").tensors
        assert list(found) == [
            "state_dict/weight", "state_dict/bias", "parameter", "numpy", "list/0", "list/1/deep",
        ]  # fmt: skip
        assert np.array_equal(found["numpy"].array(), np.arange(4))
        assert np.array_equal(found["state_dict/bias"].array(), module.bias.detach().numpy())


@pytest.mark.parametrize("protocol", range(6))
def test_plain_pickles_of_every_protocol(tmp_path, protocol):
    value = {
        "w": np.arange(6, dtype=np.float32).reshape(2, 3),
        "t": (1, 2.5, None, True, "é", b"x"),
    }
    path = tmp_path / "a.pkl"
    path.write_bytes(pickle.dumps(value, protocol))
    if path.read_bytes()[:1] not in b"\x80(}]c":
        pytest.skip("this interpreter begins otherwise")
    found = read_checkpoint(path).tensors["w"]
    assert np.array_equal(found.array(), value["w"])


def test_tensors_in_a_plain_pickle(tmp_path):
    path = tmp_path / "a.pkl"
    value = torch.arange(5.0)
    path.write_bytes(pickle.dumps({"w": value}))
    assert np.array_equal(read_checkpoint(path).tensors["w"].array(), value.numpy())


def test_whole_modules_are_refused_by_name(tmp_path):
    torch.save(torch.nn.Linear(2, 2), tmp_path / "a.pt")
    with pytest.raises(FileFormatError, match=r"whole program object \(torch.nn.*nothing"):
        read_checkpoint(tmp_path / "a.pt")


def test_plain_facts_are_listed_beside_the_tensors(tmp_path):
    facts = {"side": 64, "gain": 0.25, "kind": "skip", "chain": (3, 8), "none": None, "on": True}
    rest = {"long": "x" * 300, "nan": float("nan"), "words": ["a"], "huge": 1 << 80}
    torch.save({"g": {"w": torch.ones(2), **facts, **rest}}, tmp_path / "a.pt")
    listing = described(tmp_path / "a.pt")
    expected = {f"g/{key}": value for key, value in facts.items()}
    assert listing.facts == expected | {"g/chain": [3, 8], "g/words/0": "a"}


def test_convert_writes_what_was_planned(tmp_path):
    value = {"net": {"a": torch.randn(3, 2).t(), "b": torch.ones(4, dtype=torch.bfloat16)}}
    path, out = tmp_path / "a.pt", tmp_path / "out.safetensors"
    torch.save(value, path)
    before = path.read_bytes()
    listing = described(path)
    assert {name: (s.dtype, s.sizes) for name, s in listing.tensors.items()} == {
        "net/a": ("F32", (2, 3)), "net/b": ("BF16", (4,)),
    }  # fmt: skip
    converted([(path, {"x": "net/a", "y": "net/b"})], {"architecture": "t"}, out)
    written = SafetensorsFile(out)
    assert written.metadata == {"architecture": "t"}
    arrays = {name: array for name, _, array in written.arrays()}
    assert np.array_equal(arrays["x"], value["net"]["a"].numpy())
    assert path.read_bytes() == before
    assert described(out).tensors["x"].sizes == (2, 3)


def test_problems_of_conversion_are_sentences(tmp_path):
    torch.save({"a": torch.ones(2)}, tmp_path / "a.pt")
    with pytest.raises(InputError, match="no file"):
        described(tmp_path / "none.pt")
    with pytest.raises(ExportError):
        converted([(tmp_path / "a.pt", {"a": "a"})], {}, tmp_path / "no" / "out")
    with pytest.raises(FileFormatError, match="lacks the tensor"):
        converted([(tmp_path / "a.pt", {"a": "b"})], {}, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_child_that_takes_too_long_is_ended(tmp_path):
    torch.save({"a": torch.ones(2)}, tmp_path / "a.pt")
    with pytest.raises(FileFormatError, match="not read within 0 s"):
        described(tmp_path / "a.pt", seconds=0)


@pytest.mark.parametrize(("data", "words"), [
    (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n", "pointer of Git LFS"),
    (b"\n<!DOCTYPE html><html><body>Sign in</body></html>", "is a web page"),
])  # fmt: skip
def test_what_is_no_download_is_named(tmp_path, data, words):
    (tmp_path / "a.pt").write_bytes(data)
    with pytest.raises(FileFormatError, match=words):
        read_checkpoint(tmp_path / "a.pt")


def test_archives_and_broken_off_downloads_are_named(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("model.bin", b"x")
    with pytest.raises(FileFormatError, match="is a zip archive and no checkpoint"):
        read_checkpoint(tmp_path / "a.zip")
    torch.save({"a": torch.ones(1000)}, tmp_path / "b.pt")
    (tmp_path / "b.pt").write_bytes((tmp_path / "b.pt").read_bytes()[:2000])
    with pytest.raises(FileFormatError, match="a download that broke off"):
        read_checkpoint(tmp_path / "b.pt")


def test_whole_modules_are_refused_in_the_same_words_old_and_new(tmp_path):
    for zipped in (True, False):
        path = tmp_path / f"{zipped}.pt"
        torch.save(torch.nn.Sequential(torch.nn.Linear(2, 2)), path,
                   _use_new_zipfile_serialization=zipped)  # fmt: skip
        with pytest.raises(FileFormatError, match=r"whole program object .* save the state_dict"):
            read_checkpoint(path)
