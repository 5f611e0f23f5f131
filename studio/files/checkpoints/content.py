"""From a file of any kind that policy opens to its tensors by name, and the kinds it keeps shut."""

from __future__ import annotations

import math
import mmap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.errors import FileFormatError
from studio.files.atomic import printable
from studio.files.checkpoints.arrays import MAGIC as NPY_MAGIC, read_npy
from studio.files.checkpoints.machine import Machine
from studio.files.checkpoints.networks import Network, TfNetwork
from studio.files.checkpoints.stream import MAGIC_BYTES, read_stream
from studio.files.checkpoints.values import (
    Budget,
    NumpyArray,
    Storage,
    StoredTensor,
    broken,
    refused,
)
from studio.files.checkpoints.zipped import read_zip
from studio.files.safetensors_reader import MAX_HEADER_BYTES, MAX_NAME, MAX_TENSORS, SafetensorsFile

MAX_DEPTH = 64
MAX_FACTS, MAX_FACT_CHARS, MAX_FACT_NUMBERS = 20_000, 200, 64
MAX_VALUES = 500_000
_TF_NAMES = ("G", "D", "Gs")
"""What the three networks of a file of NVIDIA's TensorFlow code are, in their order."""
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
Fact = bool | int | float | str | None | list[Any]
_SEPARATOR = "/"
"""Stands between the names of nested dicts; the last dict's own names keep their dots.

A network is one such dict: the names of its parts within parts are joined by dots.
"""


@dataclass(frozen=True)
class Checkpoint:
    """What a file holds by the path to it: tensors, and facts (plain numbers and short words).

    `files`: the bytes of every file that was read for it, in the order of reading.
    """

    container: str
    tensors: dict[str, StoredTensor]
    facts: dict[str, Fact]
    files: Mapping[Path, memoryview]


def read_checkpoint(path: Path) -> Checkpoint:
    """Everything in a file that policy opens; views of the file where its form allows.

    Raises:
        FileFormatError: damaged or of no known kind; `RefusedFile`: one that policy keeps shut.
    """
    data = _mapped(path)
    container = container_of(data)
    facts: dict[str, Fact] = {}
    if container == "safetensors":
        return Checkpoint(container, _safe_tensors(path, data), facts, {path: data})
    tensors: dict[str, StoredTensor] = {}
    for name, tensor in _walk(_value(container, data), facts):
        if name in tensors:
            raise refused(f"holds two tensors under the name {name[:60]!r}")
        tensors[name] = tensor
    return Checkpoint(container, tensors, facts, {path: data})


def _mapped(path: Path) -> memoryview:
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            raise broken("is not a file")
        with path.open("rb") as file:
            if path.stat().st_size < 4:
                raise broken("is too short to hold weights")
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        words = getattr(error, "strerror", None) or "unknown reason"
        raise broken(f"cannot be read: {words.lower()}") from None


def _value(container: str, data: memoryview) -> Any:
    """What a whole file describes, inert."""
    budget = Budget(len(data), read_stream)
    if container == "zip":
        return read_zip(data, budget)
    if container == "stream":
        return read_stream(data, budget)
    if container == "npy":
        return {"array": read_npy(data, budget)}
    machine = Machine(data, 0, budget)
    found = machine.run()
    if machine.end != len(data):
        raise refused(f"holds {len(data) - machine.end:,} bytes behind its end")
    return found


def container_of(data: memoryview) -> str:
    """`zip`, `stream`, `pickle`, `npy` or `safetensors`, by its first bytes.

    Raises:
        FileFormatError: none of these; says what it is where that can be seen.
    """
    head = bytes(data[:512])
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head[2:14] == MAGIC_BYTES and head[0] == 0x80:
        return "stream"
    if head[8:9] == b"{" and int.from_bytes(head[:8], "little") <= MAX_HEADER_BYTES:
        return "safetensors"
    if head.startswith(b"version https://git-lfs"):
        raise broken(
            "is only a pointer of Git LFS: the weights themselves were not fetched; run git lfs"
            " pull, or download the file itself"
        )
    if head.lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<head")):
        raise broken("is a web page, not a model: what was saved is the page around the download")
    if head.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        raise broken("is an empty or divided archive")
    if head[257:262] == b"ustar":
        raise refused("is a tar archive, in which torch's oldest files hide programs")
    if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf")):
        raise refused("is packed; unpack it first and look at what is inside")
    if head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        raise broken("is a picture, not a model")
    if head.startswith(NPY_MAGIC):
        return "npy"
    if head.startswith((b"\x08\x03\x12", b"\x08\x04\x12", b"\x08\x05\x12", b"\x08\x06\x12",
                        b"\x08\x07\x12", b"\x08\x08\x12", b"\x08\x09\x12")):  # fmt: skip
        raise refused("looks like an ONNX program, which this version does not open")
    if (head[0] == 0x80 and 2 <= head[1] <= 5) or head[0] in b"(}]c":
        return "pickle"
    raise broken("is no kind of weights that the studio knows")


def _safe_tensors(path: Path, data: memoryview) -> dict[str, StoredTensor]:
    found = {}
    for name, dtype, view in SafetensorsFile(path, data).arrays():
        flat = view.reshape(-1).view("u1")
        strides, step = [], 1
        for side in reversed(view.shape):
            strides.append(step)
            step *= side
        storage = Storage(dtype, name, view.size, lambda flat=flat: flat)  # type: ignore[misc]
        found[name] = StoredTensor(storage, 0, view.shape, tuple(reversed(strides)))
    return found


def _walk(found: Any, facts: dict[str, Fact]) -> Iterator[tuple[str, StoredTensor]]:
    """Every tensor with the path to it, in the file's order; `facts` is filled on the way.

    Raises:
        RefusedFile: nested too deeply, or unfolding to too many values.
    """
    waiting: list[tuple[str, Any, int, str]] = [("", found, 0, _SEPARATOR)]
    values = tensors = 0
    while waiting:
        path, value, depth, between = waiting.pop()
        values += 1
        if depth > MAX_DEPTH or values + len(waiting) > MAX_VALUES:
            raise refused("is nested more deeply than any real checkpoint")
        inside: list[tuple[Any, Any]] = []
        if isinstance(value, Network | TfNetwork):
            inside = list(value.parts())
        elif isinstance(value, dict):
            inside = list(value.items())
        elif isinstance(value, tuple) and len(value) == 3 and _all_tf(value):
            inside = list(zip(_TF_NAMES, value, strict=True))
        elif isinstance(value, list | tuple):
            inside = list(enumerate(value))
        tensor = _as_tensor(value)
        if tensor is not None:
            tensors += 1
            if len(path) > MAX_NAME or tensors > MAX_TENSORS:
                raise refused("holds more tensors, or longer names, than any real checkpoint")
            yield path, tensor
        elif len(path) <= MAX_NAME and len(facts) < MAX_FACTS and is_fact(value):
            facts[path] = list(value) if isinstance(value, tuple) else value
            inside = []
        if len(inside) + len(waiting) > MAX_VALUES:
            raise refused("unfolds to more values than any real checkpoint")
        network = isinstance(value, Network | TfNetwork)
        between = between if network else _SEPARATOR
        deeper = "." if network else _SEPARATOR
        for key, part in reversed(inside):
            waiting.append((_joined(path, key, between), part, depth + 1, deeper))


def _all_tf(values: tuple[Any, ...]) -> bool:
    return all(isinstance(value, TfNetwork) for value in values)


def is_fact(value: Any) -> bool:
    """Whether a value is a plain number, a short word, or a short list of numbers."""
    if isinstance(value, str):
        return len(value) <= MAX_FACT_CHARS
    if isinstance(value, list | tuple):
        return len(value) <= MAX_FACT_NUMBERS and all(_is_number(part) for part in value)
    return value is None or _is_number(value)


def _is_number(value: Any) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, bool) or (isinstance(value, int) and abs(value) < 1 << 53)


def _as_tensor(value: Any) -> StoredTensor | None:
    if isinstance(value, StoredTensor):
        return value
    return value.tensor if isinstance(value, NumpyArray) else None


def _joined(path: str, key: Any, between: str) -> str:
    short = key[: MAX_NAME + 1] if isinstance(key, str | bytes) else key
    name = str(short)[: MAX_NAME + 1].replace(_SEPARATOR, "|")
    return f"{path}{between}{name}"[: MAX_NAME + 1] if path else name


def with_name(error: FileFormatError, name: str) -> FileFormatError:
    """The same error as a whole sentence that begins with the file's name."""
    text, name = str(error).rstrip("."), printable(name)
    return error if text.startswith(name) else type(error)(f"{name} {text}.")
