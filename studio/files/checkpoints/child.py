"""The process that looks at a foreign file: bounded in memory and time, and it knows no torch.

Run by `work`, never by hand: one JSON request on stdin, one JSON answer on stdout.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from studio.errors import ExportError, FileFormatError, RefusedFile
from studio.files.atomic import AtomicFile
from studio.files.checkpoints.content import Checkpoint, with_name
from studio.files.checkpoints.folder import read_any
from studio.files.checkpoints.values import StoredTensor, broken, refused


def main() -> int:
    """Answer the request on stdin."""
    request = json.loads(sys.stdin.read())
    _limit(request["memory_bytes"], request["seconds"])
    name = Path(request["paths"][0]).name
    try:
        answer = _answer(request)
    except FileFormatError as error:
        told = with_name(error, name)
        answer = {"problem": str(told), "refused": isinstance(told, RefusedFile)}
    except ExportError as error:
        answer = {"unwritten": str(error)}
    except MemoryError:
        told = with_name(refused("needs more memory than a file of its length may"), name)
        answer = {"problem": str(told), "refused": True}
    sys.stdout.write(json.dumps(answer))
    return 0


def _limit(memory_bytes: int, seconds: int) -> None:
    """Bound this process where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    paths = [Path(path) for path in request["paths"]]
    read = [read_any(path) for path in paths]
    found = [checkpoint for checkpoint, _ in read]
    if request["plans"] is None:
        return {
            "files": [str(file) for file in read[0][1]],
            "container": found[0].container,
            "tensors": {key: [t.dtype, list(t.shape)] for key, t in found[0].tensors.items()},
            "facts": found[0].facts,
        }
    limit = 4 * sum(file.stat().st_size for _, files in read for file in files) + (1 << 20)
    chosen = {
        name: _tensor(checkpoint, path)
        for checkpoint, plan in zip(found, request["plans"], strict=True)
        for name, path in plan.items()
    }
    _write(chosen, request["metadata"], Path(request["out"]), limit)
    return {}


def _tensor(found: Checkpoint, path: str) -> StoredTensor:
    tensor = found.tensors.get(path)
    if tensor is None:
        raise broken(f"lacks the tensor {path[:60]!r} that it had a moment ago")
    return tensor


def _write(
    tensors: dict[str, StoredTensor], metadata: dict[str, str], out: Path, limit: int
) -> None:
    """One safetensors file, tensor by tensor."""
    header: dict[str, Any] = {"__metadata__": metadata}
    at = 0
    for name, tensor in tensors.items():
        end = at + tensor.size
        shape = list(tensor.shape)
        header[name] = {"dtype": tensor.dtype, "shape": shape, "data_offsets": [at, end]}
        at = end
    if at > limit:
        raise refused("unfolds to far more than its own length")
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with AtomicFile(out) as target:
        target.file.write(len(text).to_bytes(8, "little") + text)
        for tensor in tensors.values():
            target.file.write(np.ascontiguousarray(tensor.array()).tobytes())


if __name__ == "__main__":
    sys.exit(main())
