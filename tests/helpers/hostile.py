"""Files that try to make their reader run something, take all memory, or believe a lie.

Every one that could run code would create the file named by `canary`.
"""

from __future__ import annotations

import importlib
import io
import os
import pickle
import struct
import zipfile
from collections import OrderedDict

from tests.helpers.persistent import Named, Reduced, module, pickled, state_of

MAGIC = pickle.dumps(0x1950A86A20F9469CFC6C, 2)
PROTOCOL = pickle.dumps(1001, 2)


class _Touch:
    def __init__(self, call: object, *arguments: object) -> None:
        self._what = (call, arguments)

    def __reduce__(self) -> tuple:
        return self._what


class _Built:
    def __setstate__(self, state: object) -> None: ...


def system_call(canary: str) -> bytes:
    """The plainest of all attacks."""
    return pickle.dumps(_Touch(os.system, f"touch {canary}"), 2)


def zip_of(members: list[tuple[str, bytes]], **options: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **options) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def checkpoint_of(pickled: bytes) -> bytes:
    return zip_of([("a/data.pkl", pickled), ("a/version", b"3\n")])


def stream_of(pickled: bytes, rest: bytes = b"") -> bytes:
    system = pickle.dumps({"little_endian": True, "protocol_version": 1001}, 2)
    return MAGIC + PROTOCOL + system + pickled + (rest or pickle.dumps([], 2))


def tensor_pickle(shape: tuple[int, ...], strides: tuple[int, ...], count: int) -> bytes:
    """A tensor that says whatever is wanted of itself, by hand, in protocol 2."""
    ints = lambda values: b"(" + b"".join(b"L%dL\n" % v for v in values) + b"t"  # noqa: E731
    storage = b"(U\x07storagectorch\nFloatStorage\nU\x010U\x03cpuL%dLtQ" % count
    body = storage + b"K\x00" + ints(shape) + ints(strides) + b"\x89)"
    return b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n(" + body + b"tR."


# Qt may have put a function of its own in the place of `__import__`, so these are written by hand.
IMPORTS = {
    2: b"\x80\x02c__builtin__\n__import__\nX\x02\x00\x00\x00os\x85R.",
    5: b"\x80\x05\x8c\x08builtins\x8c\x0a__import__\x93\x8c\x02os\x85R.",
}


def corpus(canary: str) -> dict[str, bytes]:
    """Name -> bytes of every hostile file; all must be refused or found broken."""
    command = f"touch {canary}"
    system = pickle.dumps(_Touch(os.system, command), 2)
    plain = pickle.dumps({"weight": 1}, 2)
    calls = {
        "system": _Touch(os.system, command),
        "exec": _Touch(exec, f"open({canary!r}, 'w')"),
        "eval": _Touch(eval, f"open({canary!r}, 'w')"),
        "import": _Touch(importlib.import_module, "os"),
        "open": _Touch(open, canary, "w"),
        "nested": OrderedDict(a=[{"b": _Touch(os.system, command)}]),
        "key": {1: (_Touch(os.popen, command),)},
        "module": _Built(),
        "slice of a class": _Touch(type, "X", (), {}),
    }
    files = {f"pickle {name}": pickle.dumps(value, 2) for name, value in calls.items()}
    files |= {f"pickle5 {name}": pickle.dumps(value, 5) for name, value in calls.items()}
    files |= {f"zip {name}": checkpoint_of(pickle.dumps(value, 2)) for name, value in calls.items()}
    files |= {f"stream {name}": stream_of(pickle.dumps(value, 2)) for name, value in calls.items()}
    files |= {f"pickle{protocol} plain import": data for protocol, data in IMPORTS.items()}
    files |= {
        "zip plain import": checkpoint_of(IMPORTS[2]),
        "stream plain import": stream_of(IMPORTS[2]),
    }
    inner = pickle.dumps(_Touch(os.system, command), 2)
    loader = b"\x80\x02ctorch.storage\n_load_from_bytes\n(B" + struct.pack("<I", len(inner)) + inner
    files["in storages"] = loader + b"tR."
    files["in key list"] = stream_of(plain, system)
    files["after STOP"] = plain + system
    files["after STOP in zip"] = checkpoint_of(plain + system)
    files["after STOP in stream"] = stream_of(plain) + system
    files["inst"] = b"(S'touch " + canary.encode() + b"'\nios\nsystem\n."
    files["obj"] = b"(cos\nsystem\nS'touch " + canary.encode() + b"'\no."
    files["build on a class"] = b"cos\nsystem\n}U\x01aK\x01sb."
    files["extension"] = b"\x80\x02\x82\x01."
    files["foreign reference"] = b"\x80\x02U\x01aQ."
    files["deep lists"] = b"\x80\x02" + b"]" * 3001 + b"a" * 3000 + b"."
    files["deep tuples"] = b"\x80\x02N" + b"\x85" * 100_000 + b"."
    bomb = b"]" + b"q\x00h\x00h\x00\x87" * 60
    files["memo bomb"] = b"\x80\x02" + bomb + b"."
    for name, code in {"new": b"\x81", "named": b"\x92", "reduce": b"R", "append": b"a"}.items():
        files[f"memo bomb, {name}"] = b"\x80\x02" + bomb + b"h\x00h\x00" + code + b"."
    files["memo bomb as a reference"] = stream_of(b"\x80\x02" + bomb + b"Q.")
    files["memo bomb as keys"] = stream_of(plain, b"\x80\x02](" + bomb + b"e.")
    files["memo bomb as a tensor"] = (
        b"\x80\x02ctorch._tensor\n_rebuild_from_type_v2\n(" + bomb + b"NNNtR."
    )
    files["itself"] = b"\x80\x02]q\x00h\x00a."
    files["many marks"] = b"\x80\x02" + b"(" * 1_100_000
    files["many opcodes"] = b"\x80\x02" + b"N0" * 1_100_000 + b"N."
    files["long number"] = b"\x80\x02\x8b" + struct.pack("<i", 0x7FFFFFF0) + b"1"
    files["negative number"] = b"\x80\x02\x8b" + struct.pack("<i", -5) + b"1."
    files["huge bytes"] = b"\x80\x04\x8e" + struct.pack("<Q", 1 << 62) + b"x"
    files["huge frame"] = b"\x80\x04\x95" + struct.pack("<Q", 1 << 62) + b"N."
    files["memo index"] = b"\x80\x02Nr\xff\xff\xff\xff."
    files["huge shape"] = stream_of(tensor_pickle((1 << 40, 1 << 40), (0, 0), 4))
    files["negative stride"] = stream_of(tensor_pickle((2,), (-1,), 4))
    files["beyond"] = stream_of(tensor_pickle((2, 2), (2, 2), 4))
    files["huge storage"] = stream_of(tensor_pickle((1,), (1,), 1 << 47))
    files["object array"] = pickle.dumps(_object_array(), 2)
    files["tar"] = b"\0" * 257 + b"ustar" + b"\0" * 300
    files["torchscript"] = zip_of([("a/data.pkl", plain), ("a/code/x.py", b"pass")])
    files["two lists"] = zip_of([("a/data.pkl", plain), ("b/data.pkl", plain)])
    files["traversal"] = zip_of([("a/data.pkl", plain), ("../x", b"1")])
    files["absolute"] = zip_of([("a/data.pkl", plain), ("/etc/x", b"1")])
    files["no list"] = zip_of([("a/other", plain)])
    files["zip bomb"] = _deflated("a/data.pkl", b"\0" * (40 << 20))
    files |= _lying(plain)
    files["safetensors header"] = (1 << 60).to_bytes(8, "little") + b"{" + b"x" * 100
    files["safetensors shape"] = _safe(b'{"a":{"dtype":"F32","shape":[1000000000,1000000000],'
                                       b'"data_offsets":[0,4]}}') + b"1234"  # fmt: skip
    files["safetensors twice"] = (
        _safe(
            b'{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},'
            b'"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
        )
        + b"1234"
    )
    files |= _networks(canary)
    files["empty"] = b""
    files["text"] = b"just some words\n" * 40
    return files


def _object_array() -> object:
    import numpy as np

    return np.array([{}, None], dtype=object)


def _safe(header: bytes) -> bytes:
    return len(header).to_bytes(8, "little") + header


def _deflated(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def _lying(plain: bytes) -> dict[str, bytes]:
    good = bytearray(zip_of([("a/data.pkl", plain), ("a/data/0", b"1234")]))
    central = good.rindex(b"PK\x01\x02")
    local = good.rindex(b"PK\x03\x04")

    def changed(at: int, value: bytes) -> bytes:
        return bytes(good[:at] + value + good[at + len(value) :])

    return {
        "lying size": changed(central + 24, struct.pack("<I", 1 << 31)),
        "lying packed size": changed(central + 20, struct.pack("<I", 3)),
        "lying place": changed(central + 42, struct.pack("<I", 0)),
        "lying local size": changed(local + 22, struct.pack("<I", 77)),
        "lying local name": changed(local + 30, b"b/data/0"),
        "encrypted": changed(central + 8, b"\x01\x00"),
        "unknown method": changed(central + 10, b"\x63\x00"),
        "too many": changed(len(good) - 14, struct.pack("<2H", 60_000, 60_000)),
        "shifted directory": changed(len(good) - 6, struct.pack("<I", 1)),
        "in front": b"PK\x03\x04" + b"#!/bin/sh\n" + bytes(good),
        "behind": bytes(good) + b"more",
        "cut": bytes(good[: len(good) // 2]),
        "duplicate": _twice(plain),
    }


def _twice(plain: bytes) -> bytes:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return zip_of([("a/data.pkl", plain), ("a/data/0", b"1"), ("a/data/0", b"2")])


def unread(canary: str) -> dict[str, bytes]:
    """Files that hold programs as text which a reader has no reason to look at: they just open."""
    source = f"open({canary!r}, 'w')\nprint('here')\n"
    good = module("Generator", state_of({}, {}, {}, z_dim=4), source)
    return {
        "source text": pickled({"G_ema": good}),
        "source text, protocol 2": pickled({"G_ema": good}, 2),
        "class name": pickled({"G_ema": module(f"__import__('os').system('touch {canary}')", {})}),
        "attributes": pickled({"G_ema": module("G", {"__class__": source, "forward": source})}),
    }


def _networks(canary: str) -> dict[str, bytes]:
    """Networks in the form of NVIDIA's files that try what such files never do."""
    command = f"touch {canary}"
    system = _Touch(os.system, command)
    inner = pickle.dumps(system, 2)
    load = Named("torch.storage", "_load_from_bytes")
    rebuild = Named("torch._utils", "_rebuild_tensor_v2")

    def with_storage(raw: bytes, count: int = 4) -> bytes:
        tensor = Reduced(rebuild, Reduced(load, raw), 0, (count,), (1,), False, OrderedDict())
        return pickled({"G_ema": module("G", state_of({"weight": tensor}, {}, {}))})

    good = _storage(4)
    wide: object = module("B", state_of({}, {}, {}))
    for _ in range(40):
        wide = module("B", state_of({}, {}, {"a": wide, "b": wide, "c": wide}))
    nested = inner
    for _ in range(6):
        nested = stream_of(pickled(Reduced(load, nested), 2))
    itself: dict[str, object] = {}
    itself["module"] = module("B", {"_modules": itself})
    values = {
        "state runs": module("G", system),
        "state is no dict": module("G", [1]),
        "source runs": module("G", {}, system),  # type: ignore[arg-type]
        "parts are no list": module("G", {"_parameters": [1]}),
        "part runs": module("G", state_of({"w": system}, {}, {})),
        "attribute runs": module("G", state_of({}, {}, {}, hook=system)),
        "no meta": Reduced(Named("torch_utils.persistence", "_reconstruct_persistent_obj"), 1),
        "two metas": Reduced(Named("torch_utils.persistence", "_reconstruct_persistent_obj"), 1, 2),
        "source to module": Reduced(Named("torch_utils.persistence", "_src_to_module"), "x = 1"),
        "download": Reduced(Named("dnnlib.util", "open_url"), "http://127.0.0.1/"),
        "build on a network": Reduced(
            Named("torch_utils.persistence", "_reconstruct_persistent_obj"),
            {"state": {}, "class_name": "G"},
            state={"forward": 1},
        ),
        "wide modules": wide,
        "modules within themselves": itself,
    }
    files = {f"network: {name}": pickled({"G_ema": value}) for name, value in values.items()}
    opening = b"ctorch_utils.persistence\n_reconstruct_persistent_obj\n(}U\x05state}U\x08_modules"
    deep = (opening + b"}U\x01b") * 5000 + b"N" + b"ssstR" * 5000
    files["network: deep modules"] = b"\x80\x02" + deep + b"."
    files["network: storage runs"] = with_storage(inner)
    files["network: storage runs inside"] = with_storage(stream_of(inner))
    files["network: storage is a zip"] = with_storage(checkpoint_of(pickle.dumps({}, 2)))
    files["network: storage too small"] = with_storage(good, count=5)
    files["network: storage cut"] = with_storage(good[:-3])
    files["network: storage and more"] = with_storage(good + b"more")
    files["network: storage in storages"] = with_storage(nested)
    files["network: storage says more"] = with_storage(good.replace(b"K\x04tQ", b"K\x05tQ"), 4)
    return files


def _storage(count: int) -> bytes:
    """A nested stream of `count` numbers, by hand."""
    place = b"(U\x07storagectorch\nFloatStorage\nU\x010U\x03cpuK" + bytes([count]) + b"tQ."
    numbers = struct.pack("<q", count) + struct.pack(f"<{count}f", *range(count))
    return stream_of(b"\x80\x02" + place, pickle.dumps(["0"], 2) + numbers)
