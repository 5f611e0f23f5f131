"""Weights in the safetensors format, whose header is checked before anything is believed.

    8 bytes   length of the header, little endian
    header    JSON: name -> {dtype, shape, data_offsets}, and "__metadata__" of text
    data      the tensors without gaps or overlaps, to the last byte of the file

Source: the format's description at https://github.com/huggingface/safetensors.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from studio.errors import FileFormatError
from studio.files.atomic import printable

MAX_HEADER_BYTES = 16 << 20
MAX_TENSORS = 20_000
MAX_NAME = 256
MAX_DIMS = 8
MAX_ELEMENTS = 1 << 40
DTYPE_BYTES = {
    "BOOL": 1, "U8": 1, "I8": 1, "F8_E5M2": 1, "F8_E4M3": 1, "I16": 2, "U16": 2, "F16": 2,
    "BF16": 2, "I32": 4, "U32": 4, "F32": 4, "F64": 8, "I64": 8, "U64": 8,
}  # fmt: skip
_NUMPY = {
    "BOOL": "|b1", "U8": "|u1", "I8": "|i1", "F8_E5M2": "|u1", "F8_E4M3": "|u1", "I16": "<i2",
    "U16": "<u2", "F16": "<f2", "BF16": "<u2", "I32": "<i4", "U32": "<u4", "F32": "<f4",
    "F64": "<f8", "I64": "<i8", "U64": "<u8",
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One tensor: its dtype in the format's words, and which bytes of the data it is."""

    dtype: str
    shape: tuple[int, ...]
    begin: int
    end: int


class SafetensorsFile:
    """A checked file; tensors are read-only views of the mapped file until copied."""

    def __init__(self, path: Path, data: memoryview | None = None) -> None:
        """Read and check the header.

        Args:
            path: where the file is.
            data: its bytes, where it is mapped already; then it is not opened again.

        Raises:
            FileFormatError: the file cannot be read or breaks a rule; one plain sentence.
        """
        self.path = path
        self._data = data
        name = printable(path.name)
        if data is not None:
            size = len(data)
            header, self._start = _read_header(
                bytes(data[:8]), lambda length: bytes(data[8 : 8 + length]), size, name
            )
        else:
            header, self._start, size = _opened_header(path, name)
        self.metadata: Mapping[str, str] = _metadata(header.pop("__metadata__", {}), name)
        self.entries: Mapping[str, Entry] = _entries(header, size - self._start, name)

    def arrays(self, mode: Literal["r", "c"] = "r") -> Iterator[tuple[str, str, NDArray[Any]]]:
        """(name, dtype, view) of every tensor in the file's order.

        `mode`: `c` where whoever holds views may change them; the file never changes.
        Dtypes that numpy lacks come as unsigned integers of their size: BF16, F8_E4M3, F8_E5M2.
        """
        if all(entry.end == 0 for entry in self.entries.values()):
            data: NDArray[np.uint8] = np.empty(0, np.uint8)
        elif self._data is not None:
            data = np.frombuffer(self._data[self._start :], np.uint8)
        else:
            data = np.memmap(self.path, np.uint8, mode, self._start)
        for name, entry in self.entries.items():
            flat = data[entry.begin : entry.end].view(_NUMPY[entry.dtype])
            yield name, entry.dtype, flat.reshape(entry.shape)


def sha256_of(path: Path) -> str:
    """64 hex digits of a file's contents.

    Raises:
        FileFormatError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        words = error.strerror or "unknown reason"
        raise FileFormatError(f"{path.name} cannot be read: {words}.") from None


def _opened_header(path: Path, name: str) -> tuple[dict[str, Any], int, int]:
    """(header, where the data begins, bytes of the whole file)."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            return *_read_header(file.read(8), file.read, size, name), size
    except OSError as error:
        words = error.strerror or "unknown reason"
        raise FileFormatError(f"{name} cannot be read: {words}.") from None


def _read_header(first: bytes, read: Any, size: int, name: str) -> tuple[dict[str, Any], int]:
    if len(first) < 8:
        raise FileFormatError(f"{name} is too short to hold weights.")
    length = int.from_bytes(first, "little")
    if length > MAX_HEADER_BYTES:
        raise FileFormatError(f"{name} has a header of {length >> 20} MB; at most 16 MB.")
    if 8 + length > size:
        raise FileFormatError(f"{name} ends within its header; copy or download it again.")
    raw = read(length)
    if not raw.startswith(b"{"):
        raise FileFormatError(f"{name} is not in the safetensors format.")
    try:
        header = json.loads(raw, object_pairs_hook=_Objects())
    except (ValueError, RecursionError) as error:
        words = printable(str(error)[:80].rstrip("."))
        raise FileFormatError(f"{name} has a header that is not readable: {words}.") from None
    return header, 8 + length


class _Objects:
    """Makes the objects of a header: no more than it may list, no name in one of them twice."""

    def __init__(self) -> None:
        self._left = 2 * MAX_TENSORS

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        self._left -= 1
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError("a name stands twice")
        if self._left < 0:
            raise ValueError("it lists more tensors than any real file")
        return found


def _metadata(found: object, name: str) -> dict[str, str]:
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise FileFormatError(f"{name} has metadata that is not text.")
    return found


def _entries(header: dict[str, Any], data_bytes: int, name: str) -> dict[str, Entry]:
    if len(header) > MAX_TENSORS:
        raise FileFormatError(f"{name} lists {len(header):,} tensors; at most {MAX_TENSORS:,}.")
    entries = {key: _entry(key, value, name) for key, value in header.items()}
    ordered = dict(sorted(entries.items(), key=lambda item: (item[1].begin, item[1].end)))
    at = 0
    for key, entry in ordered.items():
        if entry.begin != at:
            what = "overlaps another" if entry.begin < at else "leaves a gap before it"
            raise FileFormatError(f"{name} is broken: tensor {key!r} {what}.")
        at = entry.end
    if at != data_bytes:
        raise FileFormatError(
            f"{name} holds {data_bytes:,} bytes of weights and lists {at:,}; copy or download it"
            " again."
        )
    return ordered


def _entry(key: str, value: object, name: str) -> Entry:
    def broken(what: str) -> FileFormatError:
        return FileFormatError(f"{name} is broken: tensor {key[:60]!r} {what}.")

    if len(key) > MAX_NAME:
        raise broken(f"has a name of {len(key)} characters")
    if not isinstance(value, dict) or set(value) != {"dtype", "shape", "data_offsets"}:
        raise broken("is not described by dtype, shape and offsets")
    dtype, shape, offsets = value["dtype"], value["shape"], value["data_offsets"]
    if not isinstance(dtype, str) or dtype not in DTYPE_BYTES:
        raise broken(f"has the unknown number format {str(dtype)[:20]!r}")
    if not _naturals(shape) or len(shape) > MAX_DIMS:
        raise broken("has a shape that is not a short list of sizes")
    if not _naturals(offsets) or len(offsets) != 2:
        raise broken("has offsets that are not two numbers")
    elements = math.prod(shape)
    if not is_sane(shape) or offsets[1] - offsets[0] != elements * DTYPE_BYTES[dtype]:
        raise broken("has a shape that does not fill its bytes")
    return Entry(dtype, tuple(shape), offsets[0], offsets[1])


def is_sane(shape: Iterable[int]) -> bool:
    """Whether an array of this shape can exist; a size of 0 excuses no other that is absurd."""
    return math.prod(max(size, 1) for size in shape) <= MAX_ELEMENTS


def _naturals(found: Any) -> bool:
    return isinstance(found, list) and all(
        isinstance(n, int) and not isinstance(n, bool) and 0 <= n < 1 << 60 for n in found
    )
