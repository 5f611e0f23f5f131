"""The process that looks at foreign files: bounded in memory and time, and it knows no torch.

Run by `work`, never by hand: JSON requests on stdin, one a line, each answered by one line on
stdout, before which lines `{"done": …, "total": …}` may tell how far it is. A file is opened once
and stays mapped until the process ends, so what is hashed and converted is what was looked at.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.errors import ExportError, FileFormatError, RefusedFile
from studio.files.atomic import AtomicFile
from studio.files.checkpoints.content import Checkpoint, with_name
from studio.files.checkpoints.folder import read_any
from studio.files.checkpoints.small import small_file, texts_in
from studio.files.checkpoints.values import StoredTensor, broken, refused

_EIGHT_BIT = ("F8_E4M3", "F8_E5M2")
"""Written in 16 bits, which hold them exactly."""
CHUNK = 8 << 20
TELL_S = 0.1
"""No more than ten reports a second."""


def main() -> int:
    """Answer the requests on stdin until it ends."""
    opened: dict[Path, Checkpoint] = {}
    for line in sys.stdin:
        request = json.loads(line)
        _limit(request["memory_bytes"], request["seconds"])
        _tell(_answered(request, opened))
    return 0


def _answered(request: dict[str, Any], opened: dict[Path, Checkpoint]) -> dict[str, Any]:
    name = Path(request["path"]).name
    try:
        return _REQUESTS[request["do"]](request, opened)
    except FileFormatError as error:
        told = with_name(error, name)
        return {"problem": str(told), "refused": isinstance(told, RefusedFile)}
    except ExportError as error:
        return {"unwritten": str(error)}
    except MemoryError:
        told = with_name(refused("needs more memory than a file of its length may"), name)
        return {"problem": str(told), "refused": True}


def _tell(answer: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _limit(memory_bytes: int, seconds: int) -> None:
    """Bound this process where the system can: its memory, and its time from now on."""
    try:
        import resource
    except ImportError:  # Windows
        return
    spent = int(time.process_time()) + 1
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, most))
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class _Report:
    """Tells how many bytes of a known number are done."""

    def __init__(self, total: int) -> None:
        self._done, self._total, self._told = 0, total, time.monotonic()

    def add(self, count: int) -> None:
        """So many more."""
        self._done += count
        if time.monotonic() - self._told >= TELL_S:
            self._told = time.monotonic()
            _tell({"done": self._done, "total": self._total})


# ---- requests -----------------------------------------------------------------------------------
def _look(request: dict[str, Any], opened: dict[Path, Checkpoint]) -> dict[str, Any]:
    path = Path(request["path"])
    found = opened[path] = read_any(path)
    return {
        "files": [str(file) for file in found.files],
        "container": found.container,
        "tensors": {key: [t.dtype, list(t.shape)] for key, t in found.tensors.items()},
        "facts": found.facts,
        "texts": texts_in(found.tensors),
    }


def _hash(request: dict[str, Any], opened: dict[Path, Checkpoint]) -> dict[str, Any]:
    """The sha256 of every file that was read for a path, by its own path."""
    files = opened[Path(request["path"])].files
    report = _Report(sum(map(len, files.values())))
    digests = {}
    for path, data in files.items():
        digest = hashlib.sha256()
        for part in _parts(data):
            digest.update(part)
            report.add(len(part))
        digests[str(path)] = digest.hexdigest()
    return {"sha256": digests}


def _convert(request: dict[str, Any], opened: dict[Path, Checkpoint]) -> dict[str, Any]:
    sources = [(opened[Path(path)], plan) for path, plan in request["sources"]]
    limit = 4 * sum(len(data) for found, _ in sources for data in found.files.values()) + (1 << 20)
    chosen = {name: _tensor(found, path) for found, plan in sources for name, path in plan.items()}
    for path, text in request["texts"].items():
        data = memoryview(text.encode())
        chosen |= [small_file(path, data)]
        limit += len(data)
    return {"sha256": _write(chosen, request["metadata"], Path(request["out"]), limit)}


_REQUESTS = {"look": _look, "hash": _hash, "convert": _convert}


def _tensor(found: Checkpoint, path: str) -> StoredTensor:
    tensor = found.tensors.get(path)
    if tensor is None:
        raise broken(f"lacks the tensor {path[:60]!r} that it had a moment ago")
    return tensor


def _write(
    tensors: dict[str, StoredTensor], metadata: dict[str, str], out: Path, limit: int
) -> str:
    """One safetensors file, tensor by tensor; gives its sha256."""
    header: dict[str, Any] = {"__metadata__": metadata}
    at = 0
    for name, tensor in tensors.items():
        eight_bit = tensor.dtype in _EIGHT_BIT
        end = at + tensor.size * (2 if eight_bit else 1)
        shape = list(tensor.shape)
        dtype = "F16" if eight_bit else tensor.dtype
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [at, end]}
        at = end
    if at > limit:
        raise refused("unfolds to far more than its own length")
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    report = _Report(at)
    with AtomicFile(out) as target:
        digest = hashlib.sha256()
        for part in (len(text).to_bytes(8, "little"), text, *map(_bytes, tensors.values())):
            digest.update(part)
            target.file.write(part)
            report.add(len(part))
    return digest.hexdigest()


def _bytes(tensor: StoredTensor) -> bytes:
    array = np.ascontiguousarray(tensor.array())
    if tensor.dtype in _EIGHT_BIT:
        array = _half(tensor.dtype)[array]
    return array.tobytes()


@cache
def _half(dtype: str) -> NDArray[np.float16]:
    """[256] what each byte of an 8-bit float means, exactly.

    Source: Micikevicius et al., "FP8 Formats for Deep Learning", 2022, arXiv:2209.05433.
    """
    if dtype == "F8_E5M2":  # the upper half of a 16-bit float
        return (np.arange(256, dtype=np.uint16) << 8).view(np.float16)
    code = np.arange(256)
    exponent, mantissa = (code >> 3) & 15, code & 7
    size = np.where(
        exponent > 0, (1 + mantissa / 8) * 2.0 ** (exponent - 7.0), mantissa / 8 * 2.0**-6
    )
    size[(code & 127) == 127] = np.nan
    return np.where(code > 127, -size, size).astype(np.float16)


def _parts(data: memoryview) -> Iterator[memoryview]:
    for at in range(0, len(data), CHUNK):
        with data[at : at + CHUNK] as part:
            yield part


if __name__ == "__main__":
    sys.exit(main())
