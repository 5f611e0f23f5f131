"""numpy's own files: one array (`.npy`), or a zip archive of some (`.npz`); never objects.

Source of the form: numpy's `numpy.lib.format`, versions 1.0 and 2.0.
"""

from __future__ import annotations

import math
import re
import struct

import numpy as np

from studio.files.checkpoints.values import Budget, NumpyArray, broken, refused

MAGIC = b"\x93NUMPY"
SUFFIX = ".npy"
MAX_HEADER_CHARS = 2_000
_HEADER = re.compile(
    r"\{'descr': '([<>|=])([a-zA-Z])(\d{1,4})', 'fortran_order': (True|False),"
    r" 'shape': \(((?:\d{1,15}(?:, ?|,?(?=\))))*)\), \}\s*"
)
_NUMBERS = "biuf"


def read_npy(data: memoryview, budget: Budget) -> NumpyArray:
    """The array in a file of this kind.

    Raises:
        FileFormatError: damaged; `RefusedFile`: it holds objects, text or fields.
    """
    major = data[6] if len(data) > 12 else 0
    if bytes(data[:6]) != MAGIC or major not in (1, 2, 3):
        raise broken("holds a numpy array of an unknown kind")
    width = 2 if major == 1 else 4
    (length,) = struct.unpack_from("<H" if major == 1 else "<I", data, 8)
    begin = 8 + width + length
    if length > MAX_HEADER_CHARS or begin > len(data):
        raise broken("holds a numpy array whose description is too long")
    text = bytes(data[8 + width : begin]).decode("latin-1")
    found = _HEADER.fullmatch(text)
    if found is None:
        if "'descr': '|O'" in text or "'O'" in text:
            raise refused("holds a numpy array of objects")
        raise refused("holds a numpy array that is not plain numbers")
    order, kind, size, fortran, sides = found.groups()
    if kind == "O":
        raise refused("holds a numpy array of objects")
    if kind not in _NUMBERS:
        raise refused("holds a numpy array that is not plain numbers")
    try:
        dtype = np.dtype(f"{order}{kind}{size}")
    except (TypeError, ValueError):
        raise broken(f"names the unknown number format {kind + size!r}") from None
    shape = tuple(int(side) for side in sides.replace(",", " ").split())
    if len(shape) > 8 or math.prod(shape) * dtype.itemsize != len(data) - begin:
        raise broken("holds a numpy array that does not fill its shape")
    if fortran == "True":
        budget.bytes(len(data) - begin)
    try:
        flat = np.frombuffer(data[begin:], dtype)
        return NumpyArray(flat.reshape(shape, order="F" if fortran == "True" else "C"))
    except ValueError:
        raise broken("holds a numpy array whose shape makes no sense") from None
