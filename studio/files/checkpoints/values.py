"""The inert values that a pickle may be made of, and the budget that bounds them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.errors import FileFormatError, RefusedFile
from studio.files.atomic import printable
from studio.files.safetensors_reader import DTYPE_BYTES, MAX_DIMS, is_sane

Bytes = NDArray[np.uint8]
NUMPY = {
    "BOOL": "|b1", "U8": "|u1", "I8": "|i1", "F8_E5M2": "|u1", "F8_E4M3": "|u1", "I16": "<i2",
    "U16": "<u2", "F16": "<f2", "BF16": "<u2", "I32": "<i4", "U32": "<u4", "F32": "<f4",
    "F64": "<f8", "I64": "<i8", "U64": "<u8",
}  # fmt: skip
"""How numpy holds each dtype of the safetensors format; bfloat16 and float8 as whole numbers."""


def broken(what: str) -> FileFormatError:
    """The error for a damaged file; `what` goes on after its name."""
    return FileFormatError(printable(what))


def refused(what: str) -> RefusedFile:
    """The error for a file that policy keeps shut; `what` goes on after its name."""
    return RefusedFile(f"{printable(what)}; nothing from it was run")


@dataclass(frozen=True, eq=False)
class Token:
    """A name that a pickle asked for. It stands for the text and for nothing else."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"[:120]


class Attributes(dict[Any, Any]):
    """What was an object of attributes (a namespace, an EasyDict); setting its state fills it."""


@dataclass(eq=False)
class NumpyType:
    """A numpy dtype by its code, such as `f4`; `order` is `<`, `>` or `|`."""

    code: str
    order: str = "<"

    def numpy(self) -> np.dtype[Any]:
        """The dtype itself.

        Raises:
            RefusedFile: it holds objects or fields.
        """
        if self.code[:1] not in "biufcSU" or not self.code[1:].isdigit():
            raise refused(f"holds a numpy array of the type {self.code[:20]!r}")
        try:
            found = np.dtype(self.order + self.code)
        except (TypeError, ValueError):
            found = None
        if found is None or not found.itemsize:
            raise broken(f"names the unknown number format {self.code[:20]!r}")
        return found


@dataclass(eq=False)
class NumpyArray:
    """A numpy array, filled by its state."""

    array: NDArray[Any] | None = None

    @cached_property
    def tensor(self) -> StoredTensor | None:
        """It as a tensor: made once, however often a file refers to it."""
        return None if self.array is None else tensor_of(self.array)


@dataclass(eq=False)
class Storage:
    """A run of numbers that tensors look into; `read` gives its bytes once they are known."""

    dtype: str
    key: str
    count: int
    read: Callable[[], Bytes] | None = field(default=None, repr=False)

    @property
    def size(self) -> int:
        """Bytes."""
        return self.count * DTYPE_BYTES[self.dtype]

    def numbers(self) -> NDArray[Any]:
        """[count], read-only where the file allows.

        Raises:
            FileFormatError: its bytes are missing or too few.
        """
        data = self.read() if self.read is not None else np.empty(0, np.uint8)
        if len(data) != self.size:
            raise broken(
                f"holds {len(data):,} bytes for numbers {self.key[:20]!r}, not {self.size:,}"
            )
        return data.view(NUMPY[self.dtype])

    def as_dtype(self, dtype: str) -> Storage:
        """The same bytes as numbers of another dtype.

        Raises:
            FileFormatError: they are no whole count of them.
        """
        count, over = divmod(self.size, DTYPE_BYTES[dtype])
        if over:
            raise broken(f"holds {self.size:,} bytes that are no whole count of {dtype} numbers")
        return Storage(dtype, self.key, count, lambda: self.numbers().view(np.uint8))


@dataclass(frozen=True, eq=False)
class StoredTensor:
    """A tensor that is still in its file: shape and strides over a storage, checked."""

    storage: Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    @property
    def dtype(self) -> str:
        """In the words of the safetensors format."""
        return self.storage.dtype

    @property
    def size(self) -> int:
        """Bytes when written out."""
        return math.prod(self.shape) * DTYPE_BYTES[self.dtype]

    def array(self) -> NDArray[Any]:
        """[*shape] view of the file's bytes; bfloat16 as uint16.

        Raises:
            FileFormatError: the bytes are missing.
        """
        flat = self.storage.numbers()[self.offset :]
        if not math.prod(self.shape):
            return np.empty(self.shape, flat.dtype)
        steps = tuple(stride * flat.itemsize for stride in self.strides)
        return np.lib.stride_tricks.as_strided(flat, self.shape, steps, writeable=False)


def plain_key(key: Any) -> Any:
    """The key of a dict, if it is text or a number; huge numbers could be made to collide.

    Raises:
        FileFormatError: it is none.
    """
    small = isinstance(key, str | float | bytes | None) or (
        isinstance(key, int) and abs(key) < 1 << 63
    )
    if not small:
        raise broken("has a key that is neither text nor number")
    return key


def tensor_on(storage: Any, offset: Any, shape: Any, strides: Any) -> StoredTensor:
    """The tensor, if it lies within its storage.

    Raises:
        FileFormatError: it does not, or is not described by numbers.
    """
    if not isinstance(storage, Storage) or not _naturals((offset,)):
        raise broken("describes a tensor by something that is not one")
    if not _naturals(shape) or not _naturals(strides) or len(shape) != len(strides):
        raise broken("holds a tensor whose shape is not a list of sizes")
    if len(shape) > MAX_DIMS:
        raise broken(f"holds a tensor of {len(shape)} dimensions; at most {MAX_DIMS}")
    if math.prod(shape) > max(storage.count, 1 << 20) or not is_sane(shape):
        raise broken("holds a tensor that is larger than its numbers")
    last = sum((n - 1) * step for n, step in zip(shape, strides, strict=True))
    if math.prod(shape) and offset + last >= storage.count:
        raise broken("holds a tensor that reaches beyond its numbers")
    return StoredTensor(storage, offset, tuple(shape), tuple(strides))


def tensor_of(array: NDArray[Any], key: str = "array") -> StoredTensor | None:
    """A numpy array as a tensor, None where the format has no such numbers."""
    wanted = {np.dtype(code): word for word, code in NUMPY.items() if not word.startswith("F8")}
    wanted[np.dtype("u2")] = "U16"
    dtype = array.dtype.newbyteorder("<")
    word = wanted.get(dtype)
    if word is None or array.ndim > MAX_DIMS:
        return None
    flat = np.ascontiguousarray(array.astype(dtype, copy=False)).reshape(-1)
    storage = Storage(word, key, flat.size, lambda: flat.view(np.uint8))
    strides, step = [], 1
    for side in reversed(array.shape):
        strides.append(step)
        step *= side
    return StoredTensor(storage, 0, tuple(array.shape), tuple(reversed(strides)))


def _naturals(found: Any) -> bool:
    return isinstance(found, tuple | list) and all(
        isinstance(n, int) and not isinstance(n, bool) and 0 <= n < 1 << 48 for n in found
    )


class Budget:
    """How much work and memory a file may ask for, in proportion to its length.

    `inner` reads a file of torch that lies within another one, under the same budget.
    """

    MAX_STEPS = 2_000_000
    MAX_NESTING = 3

    def __init__(self, file_bytes: int, inner: Callable[[memoryview, Budget], Any]) -> None:
        self._steps = self.MAX_STEPS
        self._bytes = 3 * file_bytes + (1 << 20)
        self._inner = inner
        self._nesting = 0

    def steps(self, count: int = 1) -> None:
        """Take `count` steps.

        Raises:
            RefusedFile: none are left.
        """
        self._steps -= count
        if self._steps < 0:
            raise refused("asks for more work than any real checkpoint")

    def bytes(self, count: int) -> None:
        """Make `count` bytes beyond those of the file.

        Raises:
            RefusedFile: no more may be made.
        """
        self._bytes -= count
        if self._bytes < 0:
            raise refused("unfolds to far more than its own length")

    def within(self, raw: memoryview) -> Any:
        """The value in a file that lies within the one being read.

        Raises:
            FileFormatError: it is damaged; `RefusedFile`: files within files within files.
        """
        if self._nesting >= self.MAX_NESTING:
            raise refused("hides files within files")
        self.bytes(len(raw))
        self._nesting += 1
        found = self._inner(raw, self)
        self._nesting -= 1
        return found
