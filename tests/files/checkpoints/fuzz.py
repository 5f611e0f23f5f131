"""Changed copies of real small files, without end: `python -m tests.files.checkpoints.fuzz`.

Files of every container are changed byte by byte, or opcode by opcode within an archive whose sums
are made right again, and read. Nothing may run (a canary would appear), only the declared error
may come, and memory must stay bounded.
"""

from __future__ import annotations

import argparse
import io
import json
import pickle
import random
import resource
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save

from studio.errors import FileFormatError
from studio.files.checkpoints.content import read_checkpoint
from tests.helpers.hostile import corpus, system_call, zip_of
from tests.helpers.persistent import nvidia_pickle
from tests.helpers.style_files import nvidia_file, tensorflow_file

MOST_BYTES = 200_000
"""Longer files are not taken for changing: most of their bytes are numbers."""
_TENSORS = {
    "a.weight": torch.arange(6.0).reshape(2, 3),
    "a.bias": torch.ones(3, dtype=torch.half),
    "count": torch.tensor(7),
}


@cache
def good_files() -> dict[str, bytes]:
    """One real file of each container and writer."""
    value = {"g_ema": _TENSORS, "args": {"side": 32, "names": ["a"]}, "rate": np.float64(0.5)}
    files = {
        "zip": _saved(value, True),
        "stream": _saved(value, False),
        "zip packed": _packed(_saved(value, True)),
        "nvidia": nvidia_pickle(_TENSORS, {"a": {"act": "lrelu"}}),
        "nvidia stylegan2": nvidia_file(),
        "tensorflow": tensorflow_file(),
        "npz": _numpy(np.savez),
        "npz packed": _numpy(np.savez_compressed),
        "npy": _numpy(lambda out, w, **_: np.save(out, w)),
        "safetensors": save(dict(_TENSORS), {"facts": json.dumps({"side": 32})}),
    }
    arrays: dict[str, object] = {"t": torch.ones(2)}
    arrays |= {
        "w": np.arange(6, dtype=">f4").reshape(2, 3),
        "f": np.asfortranarray(np.ones((2, 3))),
    }
    files |= {f"pickle {n}": pickle.dumps(arrays, n) for n in (2, 3, 4, 5)}
    return {name: data for name, data in files.items() if len(data) <= MOST_BYTES}


def _saved(value: object, zipped: bool) -> bytes:
    out = io.BytesIO()
    torch.save(value, out, _use_new_zipfile_serialization=zipped)
    return out.getvalue()


def _numpy(write: Callable[..., None]) -> bytes:
    out = io.BytesIO()
    write(out, w=np.arange(6.0).reshape(2, 3), act=np.asfortranarray(np.ones((3, 2), ">i4")))
    return out.getvalue()


def _members(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _packed(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _members(data):
            archive.writestr(name, content)
    return out.getvalue()


# ---- changes ------------------------------------------------------------------------------------
def mutated(data: bytes, dice: random.Random, scrap: bytes) -> bytes:
    """A copy with a few bytes changed, cut out, doubled, moved, or taken from `scrap`."""
    copy = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at, length = dice.randrange(len(copy)), dice.randint(1, 12)
        match dice.randrange(8):
            case 0:
                copy[at] = dice.randrange(256)
            case 1:
                del copy[at : at + length]
            case 2:
                copy[at:at] = copy[at : at + length]
            case 3:
                copy[at : at + length] = dice.randbytes(length)
            case 4:
                copy[at : at + 4] = dice.choice((b"\xff" * 4, b"\0" * 4, b"\xff\xff\xff\x7f"))
            case 5:
                begin = dice.randrange(len(scrap))
                copy[at : at + dice.randrange(3)] = scrap[begin : begin + 4 * length]
            case 6:
                copy[at] = dice.choice(
                    b"(.0123FINJKMLSTUVXR]abcdeghijlopqrstu}BC\x80\x81\x85\x8c\x93\x94"
                )
            case _:
                if dice.random() < 0.2:
                    del copy[max(1, at) :]
        if not copy:
            copy = bytearray(b"\x80")
    return bytes(copy)


def changed(name: str, dice: random.Random, canary: str) -> bytes:
    """A changed copy of a good file; half of the archives are whole but for their list."""
    data, scrap = good_files()[name], system_call(canary)
    if name == "zip" and dice.random() < 0.6:
        members = [
            (n, mutated(d, dice, scrap) if n.endswith("data.pkl") else d) for n, d in _members(data)
        ]
        return zip_of(members)
    if name == "safetensors" and dice.random() < 0.5:
        end = 8 + int.from_bytes(data[:8], "little")
        header = mutated(data[8:end], dice, b'[{"":0}]1e999')
        return len(header).to_bytes(8, "little") + header + data[end:]
    return mutated(data, dice, scrap)


def outcome(data: bytes, path: Path) -> str:
    """`read` or the declared error; anything else escapes."""
    path.write_bytes(data)
    try:
        found = read_checkpoint(path)
        for tensor in found.tensors.values():
            np.ascontiguousarray(tensor.array()).tobytes()
        json.dumps(found.facts)
    except FileFormatError as error:
        words = str(error)
        if not words.isprintable() or not 5 < len(words) < 400:
            raise AssertionError(repr(words)) from error
        return type(error).__name__
    return "read"


def case(number: int, path: Path, canary: Path) -> str:
    """What comes of case `number` of the endless sequence."""
    dice = random.Random(number)
    names = sorted(good_files())
    if dice.random() < 0.15:
        hostile = _hostile(str(canary))
        return outcome(mutated(dice.choice(hostile), dice, system_call(str(canary))), path)
    return outcome(changed(names[number % len(names)], dice, str(canary)), path)


@cache
def _hostile(canary: str) -> list[bytes]:
    return [data for _, data in sorted(corpus(canary).items()) if 8 < len(data) < 4000]


# ---- without end --------------------------------------------------------------------------------
def hunt(one: Callable[[int], str], first: int, minutes: float, canary: Path | None = None) -> str:
    """Count what comes of case after case; gives the report, each kind of escape once."""
    counts: Counter[str] = Counter()
    escapes: Counter[str] = Counter()
    shown: dict[str, str] = {}
    began, number, slowest = time.perf_counter(), first, (0.0, first)
    while time.perf_counter() - began < 60 * minutes:
        start = time.process_time()
        try:
            counts[one(number)] += 1
        except Exception as error:  # noqa: BLE001
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
            escapes[where] += 1
            shown.setdefault(where, f"case {number}: {str(error)[:120]}")
        if canary is not None and canary.exists():
            return f"case {number} RAN"
        slowest = max(slowest, (time.process_time() - start, number))
        number += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    total = (
        f"{number - first:,} cases in {minutes:g} min; none ran; {sum(escapes.values())} escaped"
    )
    lines = [f"{total}; peak {peak} MB; slowest {slowest[0]:.1f} s ({slowest[1]})"]
    lines += [f"{count:9,} {key}" for key, count in counts.most_common()]
    lines += [f"{count:9,} {key} ({shown[key]})" for key, count in escapes.most_common()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Hunt for so many minutes."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--minutes", type=float, default=10)
    words.add_argument("--first", type=int, default=0)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, canary = Path(folder) / "file", Path(folder) / "canary"
        sys.stdout.write(hunt(lambda n: case(n, path, canary), asked.first, asked.minutes, canary))


if __name__ == "__main__":
    main()
