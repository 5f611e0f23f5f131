import contextlib
import json

import numpy as np
import pytest
import torch
from hypothesis import given, settings, strategies as st
from safetensors.torch import save_file

from studio.errors import FileFormatError
from studio.files.safetensors_reader import SafetensorsFile, sha256_of


def written(path, header, data=b""):
    raw = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes(len(raw).to_bytes(8, "little") + raw + data)
    return path


def entry(begin, end, shape=None, dtype="U8"):
    shape = [end - begin] if shape is None else shape
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


@pytest.mark.parametrize(
    "dtype",
    [torch.float32, torch.float64, torch.float16, torch.int64, torch.uint8, torch.bool],
)
def test_what_the_library_writes_is_read(tmp_path, dtype):
    tensors = {"a": torch.arange(12).reshape(3, 4).to(dtype), "b": torch.ones(2, 0).to(dtype)}
    save_file(tensors, tmp_path / "m.safetensors", {"architecture": "x"})
    file = SafetensorsFile(tmp_path / "m.safetensors")
    assert file.metadata == {"architecture": "x"}
    found = {name: view for name, _, view in file.arrays()}
    assert found.keys() == tensors.keys()
    for name, view in found.items():
        assert np.array_equal(view, tensors[name].numpy())
        assert not view.flags.writeable or view.size == 0


def test_a_file_without_tensors_is_empty(tmp_path):
    file = SafetensorsFile(written(tmp_path / "m", {}))
    assert list(file.arrays()) == []
    assert file.metadata == {}


BROKEN = {
    "too short": (b"\0\0", "too short"),
    "gap": ({"a": entry(1, 4)}, "gap"),
    "gap between": ({"a": entry(0, 2), "b": entry(3, 4)}, "gap"),
    "overlap": ({"a": entry(0, 3), "b": entry(2, 4)}, "overlaps"),
    "too little": ({"a": entry(0, 3)}, "holds 4 bytes of weights and lists 3"),
    "too much": ({"a": entry(0, 5)}, "lists 5"),
    "shape": ({"a": entry(0, 4, [5])}, "does not fill"),
    "dtype": ({"a": entry(0, 4, dtype="C64")}, "unknown number format"),
    "dtype kind": ({"a": entry(0, 4, dtype=7)}, "unknown number format"),
    "negative": ({"a": entry(0, 4, [-4])}, "short list of sizes"),
    "dims": ({"a": entry(0, 4, [4] + [1] * 8)}, "short list of sizes"),
    "true": ({"a": entry(0, 4, [4, True])}, "short list of sizes"),
    "absurd": ({"a": entry(0, 4, [1 << 59, 1 << 59])}, "does not fill"),
    "offsets": ({"a": entry(0, 4) | {"data_offsets": [0, 2, 4]}}, "not two numbers"),
    "reversed": ({"a": entry(4, 0, [4])}, "does not fill"),
    "keys": ({"a": {"dtype": "U8"}}, "not described"),
    "name": ({"a" * 257: entry(0, 4)}, "257 characters"),
    "metadata": ({"__metadata__": {"a": 1}, "a": entry(0, 4)}, "not text"),
    "list": (b"[1]", "not in the safetensors format"),
    "json": (b"{nonsense", "not readable"),
    "utf8": (b'{"\xff": 1}', "not readable"),
    "twice": (b'{"a": 1, "a": 2}', "stands twice"),
    "deep": (b'{"a":' + b"[" * 100_000, "not readable"),
    "digits": (b'{"a":' + b"9" * 10_000 + b"}", "not readable"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_files_are_refused_in_one_sentence(tmp_path, case):
    header, words = BROKEN[case]
    path = tmp_path / "m.safetensors"
    if case == "too short":
        path.write_bytes(header)
    else:
        written(path, header, b"1234")
    with pytest.raises(FileFormatError, match=words) as caught:
        SafetensorsFile(path)
    assert str(caught.value).startswith("m.safetensors ")
    assert len(str(caught.value)) < 200


def test_limits_of_header_and_count(tmp_path):
    path = tmp_path / "m"
    path.write_bytes((1 << 60).to_bytes(8, "little") + b"{}")
    with pytest.raises(FileFormatError, match="at most 16 MB"):
        SafetensorsFile(path)
    path.write_bytes((1 << 20).to_bytes(8, "little") + b"{}")
    with pytest.raises(FileFormatError, match="ends within its header"):
        SafetensorsFile(path)
    many = {f"t{k}": entry(0, 0) for k in range(20_001)}
    with pytest.raises(FileFormatError, match="20,001 tensors; at most 20,000"):
        SafetensorsFile(written(path, many))


def test_a_missing_file_is_named(tmp_path):
    for read in (SafetensorsFile, sha256_of):
        with pytest.raises(FileFormatError, match=r"gone\.safetensors cannot be read"):
            read(tmp_path / "gone.safetensors")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any"
    for content in (data, len(data).to_bytes(8, "little") + data):
        path.write_bytes(content)
        with contextlib.suppress(FileFormatError):
            SafetensorsFile(path)
