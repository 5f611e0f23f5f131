"""Files whose values lie: numbers of numpy that cannot be, names without end, sizes of nothing."""

from __future__ import annotations

import io
import json
import os
import pickle
import struct
import zipfile

import torch

from tests.helpers.hostile import stream_of, tensor_pickle, zip_of
from tests.helpers.persistent import Easy, Named, Reduced, Stated, module, pickled, state_of


def array(
    shape: object, code: str, raw: object, order: str = "<", fortran: bool = False
) -> Reduced:
    """An array as numpy writes it, that says whatever is wanted of itself."""
    kind = Reduced(
        Named("numpy", "dtype"), code, False, True, state=(3, order, None, None, None, -1, -1, 0)
    )
    empty = Named("numpy.core.multiarray", "_reconstruct")
    return Reduced(
        empty, Named("numpy", "ndarray"), (0,), b"b", state=(1, shape, kind, fortran, raw)
    )


class _Run:
    def __init__(self, command: str) -> None:
        self._command = command

    def __reduce__(self) -> tuple:
        return os.system, (self._command,)


def values(canary: str) -> dict[str, bytes]:
    """Name -> bytes; all must be refused or found broken."""
    run = _Run(f"touch {canary}")
    long = Easy({"x" * 300: torch.ones(1)})
    arrays = {
        "numbers of no bytes": array((3,), "S0", b""),
        "nothing of all": array((0, 1 << 47, 1 << 47), "f4", b""),
        "objects": array((2,), "O8", [run, run]),
        "objects as bytes": array((2,), "O8", b"\0" * 16),
        "fields": array((1,), "V16", b"\0" * 16),
        "type that runs": array((1,), run, b"1234"),  # type: ignore[arg-type]
        "shape that runs": array((run,), "f4", b"1234"),
        "numbers that run": array((1,), "f4", run),
        "negative sizes": array((-1, -4), "f4", b"1234" * 4),
        "text beyond letters": Reduced(
            Named("numpy.core.multiarray", "scalar"),
            Reduced(Named("numpy", "dtype"), "U1", False, True), b"\xff" * 4,
        ),
    }  # fmt: skip
    files = {f"numpy: {name}": pickled({"a": value}) for name, value in arrays.items()}
    for name, item in {"runs": run, "no pair": 1, "long name": ("x" * 300, 1)}.items():
        state = {"variables": [item], "components": {}, "static_kwargs": Easy()}
        files[f"tensorflow: {name}"] = pickled(
            tuple(Stated("dnnlib.tflib.network", "Network", state) for _ in range(3))
        )
    files["tensorflow: state runs"] = pickled(Stated("dnnlib.tflib.network", "Network", run))
    files["easy dict runs"] = pickled(Easy(a=Easy(b=run)))
    files["network: long name"] = pickled({"G": module("G", state_of(long, {}, {}))})
    files["network: name is no text"] = pickled(
        {"G": module("G", {"_modules": {1: module("G", {})}})}
    )
    ones = torch.ones(2)
    files["doubled names"] = _saved({1: ones, "1": ones})
    files["doubled names, separators"] = _saved({"a/b": ones, "a|b": ones})
    files["key that collides"] = pickle.dumps({(1 << 61) - 1 << 80: 1}, 2)
    files["controls in a name"] = b"\x80\x04\x8c\x08os\n\x1b[2Jx\x8c\x06system\x93)R."
    name = b"X" + struct.pack("<I", 200) + b"a" * 200
    words = b"(" + name + b"q\x02" + b"h\x02" * 100_000 + b"tq\x01"
    files["words bomb"] = b"\x80\x02ctorch\ndevice\nq\x00" + words + b"h\x00h\x01R0" * 900 + b"."
    nothing = tensor_pickle((0, 1 << 47, 1 << 47), (0, 0, 0), 0)
    files["tensor of nothing"] = stream_of(nothing, pickle.dumps(["0"], 2) + struct.pack("<q", 0))
    return files | _headers() | _archives() | _arrays()


def _saved(value: object) -> bytes:
    out = io.BytesIO()
    torch.save(value, out)
    return out.getvalue()


def _npy(shape: str, kind: str = "<f4", numbers: bytes = b"") -> bytes:
    text = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': ({shape}), }}".encode()
    return b"\x93NUMPY\x01\0" + struct.pack("<H", len(text)) + text + numbers


def _arrays() -> dict[str, bytes]:
    """numpy's own files, alone and in archives."""
    alone = {
        "nothing of all": _npy("0, 100000000000000, 100000000000000"),
        "huge": _npy("100000000000000, 100000000000000"),
        "objects": _npy("1,", "|O", pickle.dumps([1])),
        "fields": _npy("1,", "[('a', '<f4')]", b"1234"),
        "no bytes": _npy("3,", "<f0"),
        "a program": _npy("__import__('os').getcwd()", "<f4", b"1234"),
        "digits without end": _npy("1," * 900, "<f4", b"1234"),
        "cut": _npy("9,", "<f4", b"1234"),
    }
    files = {f"npy: {name}": data for name, data in alone.items()}
    return files | {f"npz: {n}": zip_of([("w.npy", data)]) for n, data in alone.items()}


def _headers() -> dict[str, bytes]:
    nothing = {"dtype": "F32", "shape": [0, (1 << 60) - 1, (1 << 60) - 1], "data_offsets": [0, 0]}
    one = {"dtype": "U8", "shape": [0], "data_offsets": [0, 0]}
    headers = {
        "nothing of all": json.dumps({"a": nothing}),
        "a million objects": '{"a":[' + "{}," * 999_999 + "{}]}",
        "billion tensors": json.dumps({f"t{k}": one for k in range(21_000)}),
        "beyond numbers": '{"a":{"dtype":"F32","shape":[1e999],"data_offsets":[0,4]}}',
        "no number": '{"a":{"dtype":"F32","shape":[NaN],"data_offsets":[0,4]}}',
        "deep": '{"a":' * 50_000,
        "name of controls": '{"\\u001b[2J":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}',
    }
    return {
        f"safetensors: {name}": len(text).to_bytes(8, "little") + text.encode()
        for name, text in headers.items()
    }


def _archives() -> dict[str, bytes]:
    plain = pickle.dumps({"weight": 1}, 2)
    good = zip_of([("a/data.pkl", plain), ("a/data/0", b"1234")])
    directory = good.index(b"PK\x01\x02")
    second = good.index(b"PK\x03\x04", 4)
    hidden = b"#!/bin/sh\ntouch here\n"

    def inserted(at: int) -> bytes:
        out = bytearray(good[:at] + hidden + good[at:])
        end = out.rindex(b"PK\x05\x06")
        out[end + 16 : end + 20] = struct.pack("<I", directory + len(hidden))
        if at <= second:
            entry = out.rindex(b"PK\x01\x02")
            out[entry + 42 : entry + 46] = struct.pack("<I", second + len(hidden))
        return bytes(out)

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/data.pkl", plain)
        archive.writestr("a/data/0", bytes(90 << 20))
    return {
        "hidden between": inserted(second),
        "hidden before the directory": inserted(directory),
        "packed numbers without end": packed.getvalue(),
    }
